"""Document 001's score sheet, from the file to its proof."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exchange.rubric_files import CASES
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Sheet
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import compute

FILES = ["rubric-self-scored.xlsx", "rubric-self-scored.docx"]


def errors(sheet: Sheet) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (f.code, f.where, f.found, f.expected) for f in prove(sheet) if f.severity is Severity.ERROR
    ]


def mended(sheet: Sheet) -> Sheet:
    """II.3 with its bonus 1."""

    def mend(row: Row) -> Row:
        right = replace(row.score, bonus=Points.of(1))
        return replace(row, score=right) if row.criterion.no == "II.3" else row

    return replace(sheet, rows=tuple(mend(row) for row in sheet.rows))


@pytest.mark.parametrize("name", FILES)
def test_the_faults_of_the_sheet_as_typed(name: str) -> None:
    sheet = read_rubric(CASES / name, 2022).sheet
    assert errors(sheet) == [
        ("score_header_not_sum", "II", "200", "195"),
        ("bonus_header_not_sum", "II", "10", "17"),
        ("bonus_above_max", "II.3", "10", "1"),
        ("total_not_sum", "total", "48", "57"),
    ]


@pytest.mark.parametrize("name", FILES)
def test_once_mended_only_the_section_line_is_wrong(name: str) -> None:
    sheet = mended(read_rubric(CASES / name, 2022).sheet)
    totals = compute(sheet)
    assert (str(totals.points), str(totals.bonus)) == ("945", "48")
    assert errors(sheet) == [
        ("score_header_not_sum", "II", "200", "195"),
        ("bonus_header_not_sum", "II", "10", "8"),
    ]


def test_the_mean_rule_of_the_dissolved_body_is_told_and_not_blamed() -> None:
    findings = prove(read_rubric(CASES / FILES[0], 2022).sheet)
    about = [(f.code, f.severity, f.quote) for f in findings if f.where == "II.7"]
    assert about == [("mean_rule_applied", Severity.INFO, "Hội Cựu chiến binh")]


def test_the_provisional_row_gives_the_range_of_the_total() -> None:
    sheet = read_rubric(CASES / FILES[0], 2022).sheet
    totals = compute(sheet)
    assert (str(totals.low), str(totals.high)) == ("945", "950")
    assert [f.where for f in prove(sheet) if f.code == "row_provisional"] == ["II.6"]


def test_the_hint_leads_to_the_mistyped_bonus() -> None:
    findings = prove(read_rubric(CASES / FILES[0], 2022).sheet)
    hints = [(f.where, f.found, f.expected) for f in findings if f.code == "one_value_would_agree"]
    assert hints == [("II.3", "10", "1")]


def test_full_marks_with_a_cited_paper_are_not_questioned() -> None:
    findings = prove(read_rubric(CASES / FILES[0], 2022).sheet)
    warned = {f.where for f in findings if f.code == "full_marks_without_evidence"}
    assert {"I.5", "II.5", "III.5"} <= warned, "words only"
    assert not {"I.1.1", "I.4", "II.3", "III.1", "III.4"} & warned, "decisions and plans are cited"


def test_a_blank_rubric_is_unanswered_and_nothing_else() -> None:
    sheet = read_rubric(CASES / "rubric-blank.xlsx", 2022).sheet
    assert {f.code for f in prove(sheet)} == {"row_unanswered"}
    assert len(prove(sheet)) == 28
