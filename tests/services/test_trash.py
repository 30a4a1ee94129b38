from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import content
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.services import rubric as sheets
from thiduadesk.services import safety
from thiduadesk.services import trash

NOW = dt.datetime(2026, 11, 21, 23, 0)  # noqa: DTZ001


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "x.thidua") as made:
        office_2022.fill(made)
        yield made


def delete_everything(store: Store) -> None:
    with store.change(Label("Delete")) as w:
        rubric.delete_sheet(w, 2022)
        dispatches.delete(w, 1)
        office.delete_names(w, 1)
        for signatory in (*office_2022.SIGNATORIES, office_2022.ACTING):
            office.delete_signatory(w, signatory.id)
        for organisation in office_2022.ORGANISATIONS:
            office.delete_organisation(w, organisation.id)
        for unit in office_2022.UNITS:
            office.delete_unit(w, unit.id)
        for count in office_2022.HEAD_COUNTS:
            office.delete_head_count(w, count.id)
        office.delete_distribution_list(w, 1)
        office.delete_bloc(w, 1)


def test_everything_deleted_comes_back_as_it_was_but_for_its_number(store: Store) -> None:
    before = content(store)
    delete_everything(store)
    kinds = {item.kind for item in trash.items(store)}
    assert len(trash.items(store)) == 16
    assert "BÁO CÁO Tổng kết" in " ".join(item.title for item in trash.items(store))
    for item in reversed(trash.items(store)):
        trash.restore(store, item.id)
    assert trash.items(store) == ()
    after = content(store)
    # the order of deletion makes new numbers; the unit above was deleted after the one below it
    assert len(kinds) == 9
    for name in ("names", "signatories", "organisations", "head_counts", "lists", "blocs"):
        assert _without_ids(after[name]) == _without_ids(before[name]), name
    assert after["sheets"] == before["sheets"]
    with store.read() as r:
        (listed,) = dispatches.items(r)
        draft = dispatches.get(r, listed.id)
    assert draft is not None
    assert dataclasses.replace(draft, id=1, body=()) == dataclasses.replace(
        office_2022.DRAFT, body=()
    )
    assert str(draft.body).count("Part(") == str(office_2022.BODY).count("Part(")


def _without_ids(records: object) -> list[str]:
    assert isinstance(records, tuple)
    return sorted(repr(dataclasses.replace(record, id=0)) for record in records)


def test_undo_of_a_deletion_takes_it_out_of_the_trash_too(store: Store) -> None:
    before = content(store)
    delete_everything(store)
    store.undo()
    assert content(store) == before
    assert trash.items(store) == ()


def test_a_sheet_comes_back_without_papers_that_are_gone(store: Store) -> None:
    with store.change(Label("Delete")) as w:
        rubric.delete_sheet(w, 2022)
        papers.delete_paper(w, 3)
    (sheet,) = (item for item in trash.items(store) if item.kind == "Sheet")
    trash.restore(store, sheet.id)
    with store.read() as r:
        back = rubric.sheet(r, 2022)
    assert back is not None
    assert back.rows[1].score.evidence == (1,)


def test_a_sheet_replaced_by_an_import_changes_places_with_the_new_one(store: Store) -> None:
    file = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022" / "rubric-self-scored.xlsx"
    fresh = sheets.read_file(file, 2022).sheet
    sheets.put(store, fresh, replace_old=True)
    for expected in (office_2022.SHEET, fresh):
        (item,) = trash.items(store)
        assert item.kind == "Sheet"
        trash.restore(store, item.id)
        assert sheets.require(store, 2022).sheet == expected
    with pytest.raises(Refused, match="record_missing"):
        trash.restore(store, 99)


def test_emptying_keeps_a_backup_of_a_year_and_can_be_undone(store: Store) -> None:
    delete_everything(store)
    assert trash.empty(store, NOW) == 16
    assert trash.items(store) == ()
    (backup,) = safety.backups(store.path)
    assert backup.reason is safety.Reason.BEFORE_PURGE
    store.undo()
    assert len(trash.items(store)) == 16
