"""Reading the rubric of document 001, blank and filled in, and refusing what is no rubric."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.exchange.rubric_files import CASES
from tests.exchange.rubric_files import word
from tests.exchange.rubric_files import xlsx
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Sheet
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_in import Choices
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.faults import unread_score
from thiduadesk.rules.proof import prove
from thiduadesk.rules.scoring import compute

KNOWN: dict[str, Any] = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
HEADER = [
    "TT",
    "Tiêu chí",
    "Điểm chuẩn",
    "Điểm thưởng",
    "Điểm tự chấm",
    "Điểm thưởng tự chấm",
    "Giải trình",
]


def scored(name: str = "rubric-self-scored.xlsx") -> Sheet:
    return read_rubric(CASES / name, 2022).sheet


def refusal(path: Path, choices: Choices | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_rubric(path, 2024, choices)
    return caught.value


# ── document 001 ──


@pytest.mark.parametrize(
    "name", ["rubric-blank.xlsx", "rubric-self-scored.xlsx", "rubric-self-scored.docx"]
)
def test_case_has_the_known_size_and_maxima(name: str) -> None:
    reading = read_rubric(CASES / name, 2022)
    sheet, totals = reading.sheet, compute(reading.sheet)
    assert len(sheet.criteria) == KNOWN["criteria"]
    assert len(sheet.leaves) == KNOWN["leaves"]
    sections = [row.criterion for row in sheet.rows if row.criterion.section]
    assert len(sections) == KNOWN["sections"]
    assert str(totals.max_points) == KNOWN["max"]
    assert str(totals.max_bonus) == KNOWN["max_bonus"]
    for section, (points, bonus) in zip(sections, KNOWN["sections_max"].values(), strict=True):
        line = totals.rows[section.no]
        assert (str(line.max_points), str(line.max_bonus)) == (points, bonus)
        assert (str(section.claimed.max_points), str(section.claimed.max_bonus)) == (points, bonus)
    assert [section.no for section in sections] == ["I", "II", "III"]
    assert reading.findings == ()
    assert sheet.title == "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022"
    assert sheet.criteria_heading == "TIÊU CHÍ ĐÁNH GIÁ THI ĐUA NĂM 2022"
    assert sheet.source == name


def test_case_guesses_are_told() -> None:
    guesses = read_rubric(CASES / "rubric-blank.xlsx", 2022).guesses
    assert guesses.table == "Bảng chấm điểm"
    assert (guesses.header_first, guesses.header_last) == (5, 5)
    assert [(guess.column, guess.heading, guess.meaning) for guess in guesses.columns] == [
        (1, "TT", Meaning.NUMBER),
        (2, "TIÊU CHÍ ĐÁNH GIÁ THI ĐUA NĂM 2022", Meaning.TEXT),
        (3, "Điểm chuẩn", Meaning.MAX_POINTS),
        (4, "Điểm thưởng", Meaning.MAX_BONUS),
        (5, "Điểm tự chấm", Meaning.POINTS),
        (6, "Điểm thưởng tự chấm", Meaning.BONUS),
        (7, "Giải trình/ tài liệu kiểm chứng", Meaning.EXPLANATION),
    ]


def test_case_parent_keeps_its_own_bonus_and_claims_its_points() -> None:
    parent = scored().row("I.1")
    assert parent is not None
    assert parent.criterion.max_points is None
    assert parent.criterion.max_bonus == Points.of(20)
    assert parent.criterion.claimed.max_points == Points.of(400)
    assert parent.criterion.claimed.max_bonus is None
    assert parent.score.bonus == Points.of(20)
    assert parent.score.points is None
    assert parent.criterion.printed_no == "1"


def test_case_section_keeps_its_words_and_has_no_number_of_its_own() -> None:
    section = scored().row("I")
    assert section is not None
    assert section.criterion.text.startswith("Nội dung 1: Thi đua")
    assert section.criterion.printed_no == ""
    assert section.criterion.where == "Bảng chấm điểm!A6"


def test_case_recognises_the_ladder_and_the_bodies() -> None:
    sheet = scored()
    ladder, bodies = sheet.row("II.6"), sheet.row("II.7")
    assert ladder is not None
    assert bodies is not None
    assert isinstance(ladder.criterion.rule, LadderRule)
    assert {level.name: str(level.points) for level in ladder.criterion.rule.levels} == (
        KNOWN["rules_in_the_table"][0]["levels"]
    )
    assert isinstance(bodies.criterion.rule, BodiesRule)
    assert [body.name for body in bodies.criterion.rule.bodies] == [
        "Công đoàn",
        "Đoàn thanh niên",
        "Hội Cựu chiến binh",
    ]
    assert bodies.criterion.rule.mean_for_absent
    others = [row for row in sheet.leaves if row.criterion.no not in ("II.6", "II.7")]
    assert {type(row.criterion.rule) for row in others} == {DirectRule}


@pytest.mark.parametrize("name", ["rubric-self-scored.xlsx", "rubric-self-scored.docx"])
def test_case_reads_the_scores(name: str) -> None:
    sheet = scored(name)
    totals = compute(sheet)
    assert str(totals.points) == KNOWN["sum_of_rows"]["score"]
    assert str(totals.bonus) == KNOWN["sum_of_rows"]["bonus_as_typed"]
    assert str(sheet.total_claimed.points) == KNOWN["printed_totals"]["score"]
    assert str(sheet.total_claimed.bonus) == KNOWN["printed_totals"]["bonus"]
    provisional = [row.criterion.no for row in sheet.rows if row.score.provisional]
    assert provisional == ["II.6"]
    bodies = sheet.row("II.7")
    assert bodies is not None
    assert bodies.score.points == Points.of(60)
    assert [(body.name, body.exists, str(body.points)) for body in bodies.score.answer.bodies] == [
        ("Công đoàn", True, "20"),
        ("Đoàn thanh niên", True, "20"),
        ("Hội Cựu chiến binh", False, "20"),
    ]


def test_case_says_the_same_from_excel_and_from_word() -> None:
    def plain(sheet: Sheet) -> list[object]:
        return [
            (row.criterion.no, row.criterion.parent, row.criterion.text, row.criterion.rule,
             row.criterion.claimed, row.criterion.max_points, row.criterion.max_bonus, row.score)
            for row in sheet.rows
        ]  # fmt: skip

    assert plain(scored()) == plain(scored("rubric-self-scored.docx"))


def test_blank_case_has_no_scores() -> None:
    sheet = scored("rubric-blank.xlsx")
    assert all(row.score.points is None and row.score.bonus is None for row in sheet.rows)
    totals = compute(sheet)
    assert (totals.answered, totals.leaves) == (0, KNOWN["leaves"])


# ── refusals and values that cannot be read ──


def test_no_header_names_what_was_looked_for(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        [["Họ và tên", "Chức vụ"], ["Nguyễn Văn A", "Chuyên viên"]],
        sheet="Người",
    )
    refused = refusal(path)
    assert refused.code == "rubric_no_header"
    assert refused.params["sheets"] == "Người"
    assert "Điểm chuẩn" in refused.params["looked_for"]


def test_wrong_sheet_is_refused_and_the_right_one_found_by_itself(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Hướng dẫn"
    first.append(["Cách chấm điểm"])
    page = book.create_sheet("Bảng điểm")
    for row in (HEADER, ["1", "Một", 10]):
        page.append(row)
    book.save(tmp_path / "b.xlsx")
    assert read_rubric(tmp_path / "b.xlsx", 2024).guesses.table == "Bảng điểm"
    assert read_rubric(tmp_path / "b.xlsx", 2024).guesses.tables == ("Hướng dẫn", "Bảng điểm")
    assert refusal(tmp_path / "b.xlsx", Choices(table="Hướng dẫn")).code == "rubric_no_header"
    wrong = refusal(tmp_path / "b.xlsx", Choices(table="Sheet9"))
    assert wrong.code == "rubric_no_such_table"
    assert wrong.params["sheets"] == "Hướng dẫn, Bảng điểm"


@pytest.mark.parametrize("value", ["hai mươi", "20?", "l0", "10 hoặc 15"])
def test_an_unreadable_maximum_refuses_the_file_with_its_cell(tmp_path: Path, value: str) -> None:
    refused = refusal(xlsx(tmp_path / "c.xlsx", [HEADER, ["1", "Một", 10], ["2", "Hai", value]]))
    assert refused.code == "rubric_maximum_unreadable"
    assert refused.params == {"file": "c.xlsx", "cell": "Chấm điểm!C3", "found": value}


def test_an_unreadable_maximum_in_word_names_table_row_and_column(tmp_path: Path) -> None:
    path = word(tmp_path / "c.docx", [[HEADER, ["1", "Một", "mười", "", "", "", ""]]])
    assert refusal(path).params["cell"] == "Bảng 1, dòng 2, cột 3"


def test_an_unreadable_self_score_leaves_the_row_unanswered(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "d.xlsx",
        [HEADER, ["1", "Một", 10, 1, "chín", None, "x"], ["2", "Hai", 10, None, 9]],
    )
    reading = read_rubric(path, 2024)
    row = reading.sheet.rows[0]
    assert row.score.points is None
    assert row.score.unread == "chín"
    assert reading.findings == (unread_score(row),)
    assert reading.findings[0].quote == "chín"
    assert reading.findings[0].params["cell"] == "Chấm điểm!A2"
    assert unread_score(row) in prove(reading.sheet)


@pytest.mark.parametrize("cell", ["#REF!", "#DIV/0!", "#N/A", "#NAME?"])
def test_a_formula_error_in_a_maximum_is_refused_with_its_cell(tmp_path: Path, cell: str) -> None:
    refused = refusal(xlsx(tmp_path / "e.xlsx", [HEADER, ["1", "Một", cell]]))
    assert refused.code == "rubric_formula_error"
    assert refused.params == {"file": "e.xlsx", "cell": "Chấm điểm!C2", "found": cell}


def test_a_formula_never_calculated_is_refused_in_a_row_but_not_on_a_sum(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEADER,
        ["I", "Phần", "=SUM(C3:C3)"],
        ["1", "Một", 10],
        [None, "Tổng cộng", "=C2"],
    ]
    reading = read_rubric(xlsx(tmp_path / "f.xlsx", rows), 2024)
    assert reading.sheet.rows[0].criterion.claimed.max_points is None
    assert reading.sheet.total_claimed.max_points is None
    refused = refusal(xlsx(tmp_path / "g.xlsx", [HEADER, ["1", "Một", "=5+5"]]))
    assert refused.code == "rubric_formula_not_calculated"


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    assert (
        refusal(xlsx(tmp_path / "h.xlsx", [HEADER, [None, "Tổng cộng", 100]])).code
        == "rubric_no_rows"
    )


def test_decomposed_text_is_composed_at_the_door(tmp_path: Path) -> None:
    rows = [[unicodedata.normalize("NFD", text) for text in HEADER]]
    rows.append([unicodedata.normalize("NFD", text) for text in ("1", "Cải cách hành chính", "10")])
    sheet = read_rubric(xlsx(tmp_path / "i.xlsx", rows), 2024).sheet
    assert sheet.rows[0].criterion.text == "Cải cách hành chính"


# ── what is written comes back ──

points_text = st.integers(0, 4000).map(lambda quarter: Points(quarter * 25))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(points_text, points_text, points_text), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_import_of_an_exported_sheet_is_the_same_sheet(
    tmp_path_factory: pytest.TempPathFactory,
    sections: list[list[tuple[Points, Points, Points]]],
    as_text: bool,
) -> None:
    def cell(points: Points) -> object:
        return points.printed(pad=True) if as_text else float(points.decimal)

    rows: list[list[object]] = [list(HEADER)]
    wanted = []
    restart = len(sections) > 1
    for number, criteria in enumerate(sections, start=1):
        roman = ("I", "II", "III", "IV")[number - 1]
        rows.append([roman, f"Phần {roman}", None, None, None, None, None])
        for place, (maximum, bonus, given_points) in enumerate(criteria, start=1):
            rows.append(
                [
                    str(place),
                    f"Tiêu chí {place}",
                    cell(maximum),
                    cell(bonus),
                    cell(given_points),
                    None,
                    "Tốt",
                ]
            )
            no = f"{roman}.{place}" if restart else str(place)
            wanted.append((no, roman, maximum, bonus, given_points))
    path = xlsx(tmp_path_factory.mktemp("books") / "book.xlsx", rows)
    sheet = read_rubric(path, 2024).sheet
    read = [
        (
            row.criterion.no,
            row.criterion.parent,
            row.criterion.max_points,
            row.criterion.max_bonus,
            row.score.points,
        )
        for row in sheet.leaves
    ]
    assert read == wanted
    assert compute(sheet).points == Points.total(points for *_, points in wanted)
