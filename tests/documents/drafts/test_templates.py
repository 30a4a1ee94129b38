from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.documents.papers import composed
from tests.documents.plain_words import document_text
from thiduadesk.documents.drafts import facts
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.drafts import template
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree.fields import Rows
from thiduadesk.documents.tree.fields import sources
from thiduadesk.documents.tree.placeholders import placeholders
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import walk
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.rubric import Score
from thiduadesk.rules.scoring import compute

DAY = dt.date(2022, 12, 15)


@pytest.fixture(scope="module")
def known(sample: samples.Sample) -> dict[str, str]:
    return facts.words_of(
        2022,
        day=DAY,
        names=sample.names[0],
        signatories=[one for one in sample.signatories if one.span.holds(DAY)],
        head_counts=sample.head_counts,
        units=sample.units,
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


@pytest.mark.parametrize(
    ("office", "post", "title"),
    [
        ("Văn phòng UBND tỉnh A", "Chánh Văn phòng", "Chánh Văn phòng UBND tỉnh A"),
        ("Sở Tư pháp", "Giám đốc", "Giám đốc Sở Tư pháp"),
        ("Thanh tra tỉnh", "Chánh Thanh tra", "Chánh Thanh tra tỉnh"),
    ],
)
def test_title_of_the_head_says_the_office_once(office: str, post: str, title: str) -> None:
    known = facts.words_of(
        2026, names=OfficeNames(0, office), signatories=[Signatory(0, "A", post)]
    )
    assert known["office.head_title"] == title


@pytest.mark.parametrize(
    ("day", "act", "decree"),
    [
        (
            dt.date(2022, 12, 15),
            "năm 2003 (sửa đổi, bổ sung năm 2005 và năm 2013)",
            "91/2017/NĐ-CP",
        ),
        (
            dt.date(2023, 12, 31),
            "năm 2003 (sửa đổi, bổ sung năm 2005 và năm 2013)",
            "91/2017/NĐ-CP",
        ),
        (dt.date(2024, 1, 1), "năm 2022", "98/2023/NĐ-CP"),
        (dt.date(2025, 6, 30), "năm 2022", "98/2023/NĐ-CP"),
        (dt.date(2025, 7, 1), "năm 2022", "152/2025/NĐ-CP"),
        (dt.date(2026, 11, 22), "năm 2022 (sửa đổi, bổ sung năm 2026)", "152/2025/NĐ-CP"),
    ],
)
def test_law_is_that_of_the_day(day: dt.date, act: str, decree: str) -> None:
    law = facts.law(day)
    assert law["law.act"] == act
    assert decree in law["law.decree"]
    decrees = [line for line in law["law.bases"].split("\n") if line.startswith("Căn cứ Nghị định")]
    assert [decree in line for line in decrees] == [True]


def test_law_before_the_first_one_is_not_said() -> None:
    assert facts.law(dt.date(2003, 1, 1)) == {}


def test_papers_issued_are_counted_drafts_are_not() -> None:
    papers = [
        DispatchItem(
            1,
            "report.year",
            "BÁO CÁO",
            2022,
            "05",
            "BC-VP",
            dt.date(2022, 3, 9),
            "Sơ kết.",
            State.ISSUED,
        ),
        DispatchItem(2, "letter", "", 2022, None, "VP", None, "góp ý", State.DRAFT),
    ]
    rows = facts.rows_of(issued=papers)
    assert rows == {
        "issued.names": (("Báo cáo Sơ kết (số 05/BC-VP ngày 09/3/2022).",),),
        "issued.rows": (("1", "05/BC-VP", "09/3/2022", "Báo cáo Sơ kết"),),
    }


# --- drafts ------------------------------------------------------------------------------------
KINDS = (
    "report.year", "report.halfyear", "report.movement", "report.bloc",
    "letter", "letter.comments", "notice", "invitation",
    "plan.launch", "registration", "pact",
    "submission", "decision.award", "decision.council", "decision.regulation",
    "decision.initiatives",
    "minutes.council", "minutes.bloc", "minutes.tally",
    "list.proposal", "list.excerpt", "achievement.person", "achievement.collective",
    "confirmation.initiatives",
)  # fmt: skip


def test_every_paper_of_the_trade_has_a_template_in_one_group() -> None:
    assert template.kinds() == KINDS
    assert [kind for group in template.groups().values() for kind in group] == list(KINDS)
    assert list(template.groups()) == [
        "reports", "letters", "movements", "decisions", "meetings", "files",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_data_field_of_a_template_is_a_fact(
    sample: samples.Sample, known: dict[str, str], kind: str
) -> None:
    rows = rows_known(sample)
    outline = template.body(kind, {}, with_sheet=True)
    asked = {run.key for part in walk(outline) for run in runs_of(part) if isinstance(run, Field)}
    unsaid = {"office.address", "office.telephone", "office.email", "bloc.deputy", "leaders.detail"}
    assert asked <= {*known, *unsaid, *following.asked(outline)}
    assert sources(outline) <= set(rows)
    for block in (block for part in walk(outline) for block in part.blocks):
        if isinstance(block, Table) and block.source:
            assert len(block.widths) >= len(rows[block.source][0])
            assert len(block.rows[0].cells) == len(block.widths)
    drafted_here = template.draft(kind, year=2022, day=DAY, facts=known, rows=rows)
    assert "{" not in str(drafted_here.frame)


def rows_known(sample: samples.Sample) -> dict[str, Rows]:
    return facts.rows_of(
        signatories=sample.signatories,
        units=sample.units,
        bloc=next(one for one in sample.bloc_years if one.year == 2022),
    )


def runs_of(part: Part) -> list[object]:
    out: list[object] = list(part.heading.runs) if part.heading else []
    for block in part.blocks:
        if isinstance(block, Paragraph):
            out += block.runs
        elif isinstance(block, ListBlock):
            out += [run for item in block.items for run in item]
        elif isinstance(block, Table):
            cells = (cell for row in (*block.head, *block.rows) for cell in row.cells)
            out += [run for cell in cells for line in cell.paragraphs for run in line]
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
