"""Lists and tables from the records: refreshed, kept beside the clerk's own columns, detached."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.plain_words import cell
from thiduadesk.documents.drafts import compact
from thiduadesk.documents.tree import fields
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import words

MEMBERS = (("1", "Sở Nội vụ"), ("2", "Sở Tư pháp"))


def parts(*rows: list[str]) -> tuple[Part, ...]:
    return compact.parts(
        [
            {
                "blocks": [
                    {"list": ["cũ."], "source": "bloc.names"},
                    {
                        "table": [["TT", "Đơn vị", "Điểm", "Ký"], *rows],
                        "align": ["center", "left", "right", "left"],
                        "source": "bloc.rows",
                    },
                ]
            }
        ]
    )


def refreshed(some: tuple[Part, ...], rows: dict[str, fields.Rows]) -> tuple[ListBlock, Table]:
    listed, table = fields.filled(some, {}, rows)[0].blocks
    assert isinstance(listed, ListBlock)
    assert isinstance(table, Table)
    return listed, table


def shown(table: Table) -> list[list[str]]:
    return [[cell(one) for one in row.cells] for row in table.rows]


def test_list_and_table_take_the_lines_of_the_records() -> None:
    listed, table = refreshed(
        parts(["«…»", "«…»", "«…»", ""]), {"bloc.names": (("A;",), ("B.",)), "bloc.rows": MEMBERS}
    )
    assert [words(item) for item in listed.items] == ["A;", "B."]
    assert shown(table) == [["1", "Sở Nội vụ", "«…»", ""], ["2", "Sở Tư pháp", "«…»", ""]]
    assert [one.align for one in table.rows[1].cells] == [
        Align.CENTER, Align.LEFT, Align.RIGHT, Align.LEFT,
    ]  # fmt: skip


def test_columns_of_the_clerk_stay_beside_their_name() -> None:
    before = parts(["1", "Sở Tư pháp", "940", ""], ["2", "Sở Y tế", "930", ""])
    _listed, table = refreshed(before, {"bloc.rows": MEMBERS})
    assert shown(table) == [["1", "Sở Nội vụ", "«…»", ""], ["2", "Sở Tư pháp", "940", ""]]
    again = (replace(before[0], blocks=(before[0].blocks[0], table)),)
    assert refreshed(again, {"bloc.rows": MEMBERS})[1] == table, "refreshing twice changes nothing"


def test_records_without_lines_leave_one_blank() -> None:
    listed, table = refreshed(parts(["1", "Sở Tư pháp", "940", ""]), {})
    assert [words(item) for item in listed.items] == ["«…»"]
    assert shown(table) == [["«…»", "«…»", "«…»", ""]]


def test_without_records_or_source_nothing_changes() -> None:
    some = parts(["1", "Sở Tư pháp", "940", ""])
    assert fields.filled(some, {}) == some
    table = refreshed(some, {"bloc.rows": MEMBERS})[1]
    detached = (replace(some[0], blocks=(replace(table, source=""),)),)
    assert fields.filled(detached, {}, {"bloc.rows": (("1", "Sở Y tế"),)}) == detached


def test_sources_are_found_at_any_depth() -> None:
    assert fields.sources((Part("a", children=parts()),)) == {"bloc.names", "bloc.rows"}
    assert fields.sources(()) == frozenset()
