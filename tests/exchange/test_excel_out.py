"""The workbook of a score sheet: live sums that agree with the totals, words that cannot run, its look."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from lxml import etree

from tests.exchange.print_forms import ND30
from thiduadesk import resources
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.points import ZERO
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.exchange.excel_out import score_sheet_xlsx
from thiduadesk.exchange.excel_text import LONGEST
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.rules.scoring import compute

WORDS = resources.toml("wording/scoresheet.toml")
SOFFICE = shutil.which("soffice")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def points(text: str | None) -> Points | None:
    return None if text is None else Points.parse(text)


def section(no: str, text: str = "Nội dung", group: Group | None = None) -> Row:
    return Row(Criterion(no, None, "", text, section=True, group=group or Group()))


def line(
    no: str, parent: str | None, most: str | None, most_bonus: str | None = None, **scored: Any
) -> Row:
    criterion = Criterion(
        no, parent, no, f"Tiêu chí {no}", max_points=points(most), max_bonus=points(most_bonus)
    )
    score: dict[str, Any] = {
        name: Points.parse(one) if isinstance(one, str) else one for name, one in scored.items()
    }
    return Row(criterion, Score(**score))


def explained(text: str) -> Sheet:
    row = line("1", "I", "20", points="15")
    return Sheet(
        2022, "BẢNG", (section("I"), replace(row, score=replace(row.score, explanation=text)))
    )


def small() -> Sheet:
    """Two sections; a parent with its own bonus; a provisional row; fractions."""
    return Sheet(
        2022,
        "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022",
        (
            section("I", "Nội dung 1: Thi đua thực hiện kế hoạch phát triển kinh tế - xã hội"),
            line("I.1", "I", None, "2", bonus="2"),
            line("I.1.1", "I.1", "10", points="9,75"),
            line("I.1.2", "I.1", "10", "1", points="0,1", bonus="0,5"),
            line("I.2", "I", "20", "2", points="20", bonus="2"),
            section("II"),
            line("II.1", "II", "30", points="15", provisional=True),
            line("II.2", "II", "5"),
        ),
        notes=("Ghi chú: bảng này kèm theo báo cáo.",),
    )


def book(sheet: Sheet) -> bytes:
    return score_sheet_xlsx(
        sheet,
        compute(sheet),
        unit_line="Đơn vị: Văn phòng UBND tỉnh",
        issued_line="(Ban hành kèm theo Báo cáo)",
        words=WORDS,
        form=ND30,
    )


def page(data: bytes, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values).active


def head_row(sheet: Any) -> int:
    return next(row for row in range(1, 20) if sheet.cell(row, 1).value == WORDS["head"]["no"])


def table(data: bytes, *, values: bool = False) -> list[list[Any]]:
    sheet = page(data, values=values)
    first = head_row(sheet) + 1
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def expected(sheet: Sheet) -> list[tuple[Decimal, ...]]:
    """Max points, max bonus, points, bonus of each line and the total; nothing counts as 0."""
    totals = compute(sheet)
    lines: list[Any] = [*(totals.rows[row.criterion.no] for row in sheet.rows), totals]
    return [
        tuple((one or ZERO).decimal for one in (it.max_points, it.max_bonus, it.points, it.bonus))
        for it in lines
    ]


def recalculated(data: bytes, folder: Path) -> list[list[str]]:
    """The table as LibreOffice computes it: the values we stored are taken out first."""
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            blob = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                root = etree.fromstring(blob)
                for cell in root.iter(f"{MAIN}c"):
                    stored = cell.find(f"{MAIN}v")
                    if cell.find(f"{MAIN}f") is not None and stored is not None:
                        cell.remove(stored)
                blob = etree.tostring(root)
            target.writestr(name, blob)
    (folder / "sheet.xlsx").write_bytes(bare.getvalue())
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false", "--outdir", str(folder),
         str(folder / "sheet.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (folder / "sheet.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    start = next(place for place, row in enumerate(rows) if row[0] == WORDS["head"]["no"])
    return rows[start + 1 :]


def decimal(text: object) -> Decimal:
    return Decimal(str(text if text not in (None, "") else 0).replace(",", "."))


# --- sums --------------------------------------------------------------------------------------
def test_headers_and_total_are_live_sums() -> None:
    rows = table(book(small()))
    sheet = page(book(small()))
    first = head_row(sheet) + 1
    assert rows[1][4] == f"=SUM(E{first + 2}:E{first + 3})", "a parent's points"
    assert rows[1][5] == f"=2+SUM(F{first + 3})", "its own bonus and its children's"
    assert rows[0][4] == f"=SUM(E{first + 1},E{first + 4})", "a section"
    assert rows[8][4] == f"=SUM(E{first},E{first + 5})", "the total"


def test_a_parents_own_bonus_stays_a_number_where_its_children_have_none() -> None:
    sheet = samples.load().sheets[0]
    rows = table(book(sheet))
    parent = next(place for place, row in enumerate(sheet.rows) if row.criterion.no == "I.1")
    assert rows[parent][5] == 20
    assert str(rows[parent][4]).startswith("=SUM(")


def test_values_shown_without_calculating_are_the_totals() -> None:
    for sheet in (small(), samples.load().sheets[0]):
        rows = table(book(sheet), values=True)
        shown = [tuple(decimal(row[place]) for place in (2, 3, 4, 5)) for row in rows]
        assert shown[: len(sheet.rows) + 1] == expected(sheet)


@pytest.mark.soffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_the_totals_from_the_formulas(tmp_path: Path) -> None:
    for number, sheet in enumerate((small(), samples.load().sheets[0])):
        folder = tmp_path / str(number)
        folder.mkdir()
        rows = recalculated(book(sheet), folder)
        shown = [
            tuple(Points.of(decimal(row[place])).decimal for place in (2, 3, 4, 5)) for row in rows
        ]
        assert shown[: len(sheet.rows) + 1] == expected(sheet)


def test_limits_of_a_group_hold_for_the_maxima_only() -> None:
    rows = (
        section("I", group=Group(at_most_one=True)),
        line("I.1", "I", "10", points="10"),
        line("I.2", "I", "30", points="5"),
        section("II", group=Group(cap_points=Points.parse("12,5"))),
        line("II.1", "II", "10", points="10"),
        line("II.2", "II", "10", points="10"),
    )
    sheet = Sheet(2022, "BẢNG", rows)
    found = table(book(sheet))
    first = head_row(page(book(sheet))) + 1
    assert found[0][2] == f"=MAX(C{first + 1}:C{first + 2})"
    assert found[3][2] == f"=MIN(12.5,SUM(C{first + 4}:C{first + 5}))"
    assert found[3][4] == f"=SUM(E{first + 4}:E{first + 5})"
    shown = [
        tuple(decimal(row[place]) for place in (2, 3, 4, 5))
        for row in table(book(sheet), values=True)
    ]
    assert shown == expected(sheet)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 9999), st.none() | st.integers(0, 999)), min_size=1, max_size=8
    )
)
def test_numbers_are_exact_to_hundredths(scores: list[tuple[int, int | None]]) -> None:
    rows = [section("I")]
    for place, (given_points, bonus) in enumerate(scores):
        row = line(f"I.{place}", "I", "100", "10")
        score = Score(Points(given_points), None if bonus is None else Points(bonus))
        rows.append(replace(row, score=score))
    sheet = Sheet(2022, "BẢNG", tuple(rows))
    shown = table(book(sheet), values=True)[1 : len(rows)]
    assert [decimal(row[4]) for row in shown] == [Points(one).decimal for one, _ in scores]
    assert [decimal(row[5]) for row in shown] == [Points(one or 0).decimal for _, one in scores]


def test_nothing_answered_prints_nothing() -> None:
    sheet = Sheet(2022, "BẢNG", (section("I"), line("I.1", "I", "10"), line("I.2", "I", "10")))
    first = head_row(page(book(sheet))) + 1
    cell = page(book(sheet)).cell(first, 5)
    assert str(cell.value).startswith("=SUM(")
    assert cell.number_format == "General;-General;", "a sum of nothing hides its zero"


def test_penalties_get_columns_only_where_the_rubric_deducts() -> None:
    assert WORDS["head"]["max_penalty"] not in str(table(book(small())))
    row = line("I.1", "I", None, penalty="3")
    deducting = replace(row, criterion=replace(row.criterion, rule=PenaltyRule(Points.parse("5"))))
    sheet = Sheet(2022, "BẢNG", (section("I"), deducting))
    head = [cell.value for cell in page(book(sheet))[head_row(page(book(sheet)))]]
    assert head.count(WORDS["head"]["max_penalty"]) == head.count(WORDS["head"]["penalty"]) == 1
    last = table(book(sheet), values=True)[2]
    assert [decimal(last[place]) for place in (4, 7)] == [Decimal(5), Decimal(3)]


# --- words that cannot run ---------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example","x")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "=cmd|' /C calc'!A0",
        "- Kế hoạch số 495/KH-VP",
        "%0A=1",
    ],
)
def test_words_that_look_like_formulas_stay_words(text: str) -> None:
    data = book(explained(text))
    row = table(data)[1]
    sheet = page(data)
    cell = sheet.cell(head_row(sheet) + 2, 7)
    assert cell.value == row[6] == text
    assert cell.data_type == "s"
    assert cell.quotePrefix
    formulas = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    ).iter(f"{MAIN}f")
    assert all(re.fullmatch(r"(\d+\+)?SUM\([A-Z0-9:,]+\)", one.text or "") for one in formulas)


@pytest.mark.parametrize("title", ["=1+1", "@x"])
def test_titles_notes_and_criteria_stay_words_too(title: str) -> None:
    row = line("1", None, "10")
    criterion = replace(row.criterion, text=title, printed_no=title)
    sheet = Sheet(2022, title, (replace(row, criterion=criterion),), title, notes=(title,))
    found = [
        cell for line_ in page(book(sheet)).iter_rows() for cell in line_ if cell.value == title
    ]
    assert len(found) == 5
    assert {cell.data_type for cell in found} == {"s"}


def test_lines_marks_and_odd_characters_survive() -> None:
    text = "dòng một\r\n- dòng hai: “được” <b> & 'x'\x0b\ufffe"
    assert table(book(explained(text)))[1][6] == "dòng một\n- dòng hai: “được” <b> & 'x'"


def test_too_long_words_are_refused_and_not_cut() -> None:
    with pytest.raises(Refused) as caught:
        book(explained("x" * (LONGEST + 1)))
    assert caught.value.code == "cell_text_too_long"
    assert re.fullmatch(r"[A-Z]+\d+", caught.value.params["cell"])


# --- look --------------------------------------------------------------------------------------
def test_it_looks_like_the_printed_table() -> None:
    sheet = page(book(small()))
    head = head_row(sheet)
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022",
        "Đơn vị: Văn phòng UBND tỉnh",
        "(Ban hành kèm theo Báo cáo)",
    ]
    titles = [cell.value for cell in sheet[head]]
    assert titles[0] == "TT"
    assert titles[2:] == [
        "Điểm chuẩn",
        "Điểm thưởng",
        "Điểm tự chấm",
        "Điểm thưởng tự chấm",
        WORDS["head"]["explanation"],
    ]
    assert {cell.font.name for cell in sheet[head]} == {"Times New Roman"}
    assert all(
        cell.border.left.style == "thin" and cell.alignment.wrap_text for cell in sheet[head]
    )
    assert sheet.cell(sheet.max_row, 1).value == "Ghi chú: bảng này kèm theo báo cáo."
    assert sheet.cell(sheet.max_row - 1, 1).value == WORDS["total"]


def test_it_prints_on_landscape_a4_with_the_head_on_every_page() -> None:
    sheet = page(book(small()))
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    head = head_row(sheet)
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)


def test_bonuses_print_two_digits_and_points_as_they_are() -> None:
    sheet = page(book(small()))
    first = head_row(sheet) + 1
    own = sheet.cell(first + 4, 6)
    assert (own.value, own.number_format) == (2, "00;-00;0")
    assert sheet.cell(first + 2, 5).number_format == "General"
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert rules, "a fraction in a two-digit column shows as it is"
    assert all("MOD(" in rule.formula[0] for rule in rules)


def test_a_provisional_row_says_so() -> None:
    assert table(book(small()))[6][6] == WORDS["provisional"]


def test_what_was_exported_reads_back_the_same(tmp_path: Path) -> None:
    sheet = samples.load().sheets[0]
    (tmp_path / "sheet.xlsx").write_bytes(book(sheet))
    back = read_rubric(tmp_path / "sheet.xlsx", sheet.year).sheet
    for one, again in zip(sheet.rows, back.rows, strict=True):
        assert (again.criterion.no, again.criterion.text) == (one.criterion.no, one.criterion.text)
        assert (again.score.points, again.score.bonus) == (one.score.points, one.score.bonus)
        assert again.score.provisional == one.score.provisional
    assert compute(back).points == compute(sheet).points


def test_same_sheet_same_bytes() -> None:
    assert book(small()) == book(small())
    assert page(book(small())).parent.properties.creator in (None, "")
