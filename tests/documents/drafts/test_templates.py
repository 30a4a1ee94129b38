from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.documents.papers import composed
from tests.documents.plain_words import document_text
from thiduadesk.documents.drafts import facts
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.drafts import template
from thiduadesk.documents.tree.placeholders import placeholders
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.rubric import Score
from thiduadesk.rules.scoring import compute

DAY = dt.date(2022, 12, 15)


@pytest.fixture(scope="module")
def known(sample: samples.Sample) -> dict[str, str]:
    return facts.words_of(
        2022,
        names=sample.names[0],
        head_counts=sample.head_counts,
        organisations=[one for one in sample.organisations if one.span.holds(DAY)],
        bloc=next(one for one in sample.bloc_years if one.year == 2022),
        totals=compute(sample.sheets[0]),
    )


def drafted(
    sample: samples.Sample, kind: str, known: dict[str, str], *, has_sheet: bool = True
) -> Document:
    dispatch = template.draft(
        kind,
        year=2022,
        day=DAY,
        facts=known,
        lists=sample.distribution_lists,
        has_sheet=has_sheet,
    )
    return composed(sample, dispatch)


# --- facts -------------------------------------------------------------------------------------
def test_facts_say_the_head_count_in_the_words_of_the_report(known: dict[str, str]) -> None:
    assert known["staff.total"] == "89"
    assert known["staff.detail"] == (
        "60 cán bộ, công chức (bao gồm cả Chủ tịch và các Phó Chủ tịch UBND tỉnh), 14 lao động hợp đồng "
        "theo Nghị định số 161/2018/NĐ-CP và 15 viên chức sự nghiệp thuộc Trung tâm Công báo và Tin học"
    )
    assert known["bloc.head"] == "Thanh tra tỉnh"
    assert (known["score.points"], known["score.bonus"]) == ("945", "48")


def test_facts_nobody_entered_are_absent() -> None:
    assert facts.words_of(2026) == {
        "year": "2026",
        "previous_year": "2025",
        "next_year": "2027",
    }


def test_sheet_that_nobody_has_scored_gives_no_facts(sample: samples.Sample) -> None:
    (sheet,) = sample.sheets
    rows = tuple(replace(row, score=Score()) for row in sheet.rows)
    unscored = facts.words_of(2022, totals=compute(replace(sheet, rows=rows)))
    assert not [key for key in unscored if key.startswith("score.")]


def test_facts_of_one_kind_have_no_and() -> None:
    one = facts.words_of(2026, head_counts=[HeadCount(0, DAY, "công chức", 7)])
    assert (one["staff.total"], one["staff.detail"]) == ("07", "07 công chức")


# --- drafts ------------------------------------------------------------------------------------
def test_every_field_of_every_template_is_a_fact(known: dict[str, str]) -> None:
    assert template.kinds() == ("report.year", "report.halfyear", "letter")
    for kind in template.kinds():
        asked = [
            run.key
            for part in walk_parts(template.body(kind, {}, with_sheet=True))
            for run in runs_of(part)
            if isinstance(run, Field)
        ]
        assert set(asked) <= set(known), kind
        assert asked, kind


def walk_parts(parts: tuple[Part, ...]) -> list[Part]:
    return [one for part in parts for one in (part, *walk_parts(part.children))]


def runs_of(part: Part) -> list[object]:
    out: list[object] = list(part.heading.runs) if part.heading else []
    for block in part.blocks:
        if isinstance(block, Paragraph):
            out += block.runs
        elif isinstance(block, ListBlock):
            out += [run for item in block.items for run in item]
    return out


def test_year_report_is_filled_from_the_records(
    sample: samples.Sample, known: dict[str, str]
) -> None:
    text = document_text(drafted(sample, "report.year", known))
    assert "người lao động là 89, trong đó có 60 cán bộ" in text
    assert "Văn phòng UBND tỉnh tự chấm 945/950 điểm chuẩn và 48/50 điểm thưởng." in text
    assert "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023" in text
    assert "(Bảng chấm điểm thi đua kèm theo)" in text
    assert "- Lưu: VT, HCQTvan." in text


def test_year_report_without_a_sheet_promises_none(
    sample: samples.Sample, known: dict[str, str]
) -> None:
    document = drafted(sample, "report.year", known, has_sheet=False)
    assert document.appendices == ()
    assert "kèm theo" not in document_text(document)


def test_facts_that_are_missing_add_to_the_placeholders(
    sample: samples.Sample, known: dict[str, str]
) -> None:
    full = placeholders(drafted(sample, "report.year", known))
    poorer = {key: text for key, text in known.items() if key != "staff.total"}
    more = placeholders(drafted(sample, "report.year", poorer))
    assert len(more) == len(full) + 1
    (new,) = [one for one in more if one not in full]
    assert "người lao động là «…», trong đó có" in new.words
    assert new.place == "PHẦN THỨ NHẤT I. 1."


def test_letter_starts_with_as_above_and_blanks_in_the_frame(
    sample: samples.Sample, known: dict[str, str]
) -> None:
    document = drafted(sample, "letter", known)
    assert document.distribution is not None
    assert document.distribution.as_above
    assert [one.key for one in placeholders(document)] == ["frame", "frame", "1", "1"]


def test_draft_without_lists_still_files_a_copy(known: dict[str, str]) -> None:
    made = template.draft("report.halfyear", year=2022, day=DAY, facts=known)
    assert made.frame.distribution is not None
    assert made.frame.distribution.filing is not None
    assert made.frame.distribution.filing.units == ("VT",)
    assert made.frame.subject[0].endswith("6 tháng đầu năm 2022")


def test_draft_takes_the_list_saved_last(sample: samples.Sample, known: dict[str, str]) -> None:
    first, last = sample.distribution_lists
    made = template.draft(
        "report.year",
        year=2022,
        day=DAY,
        facts=known,
        lists=(replace(first, id=9), replace(last, id=4)),
    )
    assert made.frame.distribution is not None
    assert made.frame.distribution.recipients == first.recipients


def test_half_year_report_drafted_in_winter_is_dated_in_july() -> None:
    def about_day(day: dt.date) -> dt.date:
        return template.draft("report.halfyear", year=2022, day=day, facts={}).frame.about_day

    assert about_day(dt.date(2022, 12, 31)) == dt.date(2022, 7, 31)
    assert about_day(dt.date(2022, 6, 20)) == dt.date(2022, 6, 20)


def test_draft_follows_the_regime_of_its_day(known: dict[str, str]) -> None:
    made = template.draft("report.year", year=2017, day=dt.date(2017, 12, 1), facts=known)
    assert made.profile == "tt01"
