"""The door for other people's files: what is read, what is refused, and how fast."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from openpyxl.styles import Font

from tests.exchange.rubric_files import word
from tests.exchange.rubric_files import xlsx
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.exchange.grid import Trouble
from thiduadesk.exchange.rubric_in import read_rubric
from thiduadesk.exchange.tables_in import read_tables

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        read_tables(path)
    return caught.value


def repacked(source: Path, target: Path, changes: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, changes.get(part.filename, old.read(part)))
    return target


# ── what is read ──


def test_excel_cells_tell_text_value_place_merging_and_bold(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx", [["Đầu đề", None, 0.5], ["x", 1.0, True]], merged=["A1:B1"], bold=[1]
    )
    (table,) = read_tables(path).tables
    head, covered, number = table.rows[0]
    assert (head.text, head.where, head.columns, head.bold) == ("Đầu đề", "Chấm điểm!A1", 2, True)
    assert covered.covered
    assert (number.text, number.value) == ("0.5", 0.5)
    assert table.rows[1][1].text == "1"
    assert table.rows[1][2].text == ""
    assert not table.rows[1][0].bold


def test_excel_numbers_read_as_they_are_shown(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "b.xlsx", [[1.1, 1.1, 0.95, 12]], formats={"B1": "0.00", "C1": "0%", "D1": "0"}
    )
    assert [cell.text for cell in read_tables(path).tables[0].rows[0]] == [
        "1.1",
        "1.10",
        "95%",
        "12",
    ]


def test_formulas_are_told_from_values(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "c.xlsx", [["=1+1", "#REF!", 2]])
    never, error, plain = read_tables(path).tables[0].rows[0]
    assert never.trouble is Trouble.NOT_CALCULATED
    assert (error.trouble, error.text) == (Trouble.ERROR, "#REF!")
    assert plain.trouble is None


def test_a_calculated_formula_gives_its_value(tmp_path: Path) -> None:
    plain = xlsx(tmp_path / "d.xlsx", [[1, "=A1+1"]])
    with zipfile.ZipFile(plain) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    xml, times = re.subn(rb"</f><v\s*(?:/>|></v>)", b"</f><v>2</v>", xml)
    assert times == 1
    path = repacked(plain, tmp_path / "e.xlsx", {"xl/worksheets/sheet1.xml": xml})
    cell = read_tables(path).tables[0].rows[0][1]
    assert (cell.value, cell.trouble) == (2, None)


def test_word_cells_keep_places_merging_and_paragraphs(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        [[["Một", "<", "Hai"], ["a\nb", "c", "d"], ["^", "e", "f"]], [["Ba"]]],
        before=["Trước"],
        after=["Sau"],
    )
    first, second = read_tables(path).tables
    assert [cell.text for cell in first.rows[0]] == ["Một", "", "Hai"]
    assert first.rows[0][0].columns == 2
    assert first.rows[1][0].text == "a\nb"
    assert first.rows[2][0].covered
    assert first.rows[2][1].where == "Bảng 1, dòng 3, cột 2"
    assert first.before == ("Trước",)
    assert (second.name, second.after) == ("Bảng 2", ("Sau",))


def test_word_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    paragraph = table.cell(0, 0).paragraphs[0]
    paragraph.add_run("20")
    inserted = f'<w:ins {W} w:id="1" w:author="x"><w:r><w:t> điểm</w:t></w:r></w:ins>'
    deleted = f'<w:del {W} w:id="2" w:author="x"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(inserted))
    paragraph._p.append(parse_xml(deleted))
    document.save(str(tmp_path / "b.docx"))
    assert read_tables(tmp_path / "b.docx").tables[0].rows[0][0].text == "20 điểm"


def test_hidden_sheets_are_marked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(tmp_path / "f.xlsx")
    assert [table.hidden for table in read_tables(tmp_path / "f.xlsx").tables] == [False, True]


# ── what is refused ──


@pytest.mark.parametrize(
    ("name", "data", "code", "key", "value"),
    [
        ("ghi-chu.xlsx", "Ghi chú của tôi".encode(), "file_not_office", "found", "TXT"),
        ("scan.docx", b"%PDF-1.7 ...", "file_not_office", "found", "PDF"),
        ("khac.xlsx", b"\xff\xfe\x00binary", "file_not_office", "found", "?"),
        ("trang.xlsx", b"<html><table>", "file_not_office", "found", "HTML"),
        ("rong.xlsx", b"", "file_empty", "file", "rong.xlsx"),
        ("trang.docx", b"  \n", "file_empty", "file", "trang.docx"),
        ("cu.xls", OLE + "Workbook".encode("utf-16-le"), "file_old_format", "wanted", "xlsx"),
        ("cu.doc", OLE + "WordDocument".encode("utf-16-le"), "file_old_format", "wanted", "docx"),
        ("khoa.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted", "file", "khoa.xlsx"),
        ("hong.xlsx", b"PK\x03\x04" + b"x" * 100, "file_damaged", "file", "hong.xlsx"),
    ],
)  # fmt: skip
def test_other_files_are_refused_by_name(
    tmp_path: Path, name: str, data: bytes, code: str, key: str, value: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    refused = refusal(path)
    assert refused.code == code
    assert refused.params[key] == value
    assert refused.params["file"] == name


def test_a_zip_of_something_else_is_no_office_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("anh.png", b"x")
    refused = refusal(tmp_path / "a.xlsx")
    assert (refused.code, refused.params["found"]) == ("file_not_office", "ZIP")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_broken_part_is_a_damaged_file(tmp_path: Path, part: str) -> None:
    good = xlsx(tmp_path / "a.xlsx", [["TT"]])
    bad = repacked(good, tmp_path / "b.xlsx", {part: b"<worksheet><sheetData><row>"})
    assert refusal(bad).code == "file_damaged"


def test_a_broken_word_file_is_damaged(tmp_path: Path) -> None:
    good = word(tmp_path / "a.docx", [[["TT"]]])
    bad = repacked(good, tmp_path / "b.docx", {"word/document.xml": b"<w:document>"})
    assert refusal(bad).code == "file_damaged"


def test_a_cut_download_is_damaged(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "a.xlsx", [["TT"] * 50] * 50).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    assert refusal(tmp_path / "b.xlsx").code == "file_damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_refused_unopened(tmp_path: Path, encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    good = xlsx(tmp_path / "a.xlsx", [["TT"]])
    bad = repacked(good, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": bomb.encode(encoding)})
    refused = refusal(bad)
    assert (refused.code, refused.params["part"]) == ("file_unsafe", "xl/worksheets/sheet1.xml")


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 210_000_000)
    refused = refusal(tmp_path / "bomb.xlsx")
    assert refused.code == "file_too_large"
    assert refused.params["size"] == "210"


def test_a_missing_file_is_a_fault_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        read_tables(tmp_path / "nowhere.xlsx")
    assert caught.value.fault is Fault.MISSING


def test_a_file_that_may_not_be_read_is_a_fault_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(
        Path, "read_bytes", denied
    )  # root may read everything, so ask the system's error
    with pytest.raises(EnvironmentProblem) as caught:
        read_tables(tmp_path / "locked.xlsx")
    assert caught.value.fault is Fault.NO_PERMISSION


def test_values_far_below_the_table_are_refused_with_the_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A9000"] = "x"
    book.save(tmp_path / "far.xlsx")
    refused = refusal(tmp_path / "far.xlsx")
    assert (refused.code, refused.params["row"]) == ("table_too_long", "9000")


def test_a_hundred_thousand_empty_rows_are_no_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["TT", "Tiêu chí", "Điểm chuẩn"])
    page.append(["1", "Một", 10])
    page["A2"].font = Font(bold=True)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    empty = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{column}{row}" s="1"/>' for column in "ABCDEFG")
        + "</row>"
        for row in range(3, 100_003)
    )
    xml = xml.replace(b"</sheetData>", empty.encode() + b"</sheetData>")
    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(buffer.getvalue())
    path = repacked(plain, tmp_path / "empty.xlsx", {"xl/worksheets/sheet1.xml": xml})
    sheet = read_rubric(path, 2024).sheet
    assert len(sheet.rows) == 1


def test_a_merged_sheet_and_a_value_in_the_last_column_end(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["TT", "Tiêu chí", "Điểm chuẩn"], ["1", "Một", 10]):
        page.append(row)
    page["XFD1"] = "x"
    book.save(tmp_path / "wide.xlsx")
    with zipfile.ZipFile(tmp_path / "wide.xlsx") as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    path = repacked(
        tmp_path / "wide.xlsx",
        tmp_path / "merged.xlsx",
        {"xl/worksheets/sheet1.xml": xml.replace(b"</sheetData>", merged)},
    )
    assert len(read_rubric(path, 2024).sheet.rows) == 1


def test_numbers_that_word_writes_by_itself_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, kind, text in (
            (0, "upperRoman", "%1."),
            (1, "decimal", "%2"),
            (2, "decimal", "%2.%3"),
            (3, "bullet", "•"),
        )
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    rows = [
        (0, "Phần một", "30"),
        (1, "Một", ""),
        (2, "Một một", "10"),
        (2, "Một hai", "20"),
        (0, "Phần hai", "5"),
        (1, "Hai", "5"),
    ]
    table = document.add_table(rows=len(rows) + 1, cols=3)
    for column, heading in enumerate(("TT", "Tiêu chí", "Điểm chuẩn")):
        table.cell(0, column).text = heading
    for number, (level, text, maximum) in enumerate(rows, start=1):
        properties = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        table.cell(number, 0).paragraphs[0]._p.get_or_add_pPr().append(parse_xml(properties))
        table.cell(number, 1).text = text
        table.cell(number, 2).text = maximum
    document.save(str(tmp_path / "auto.docx"))
    cells = [row[0].text for row in read_tables(tmp_path / "auto.docx").tables[0].rows]
    assert cells == ["TT", "I.", "1", "1.1", "1.2", "II.", "1"]
    sheet = read_rubric(tmp_path / "auto.docx", 2024).sheet
    assert [row.criterion.no for row in sheet.rows] == ["I", "I.1", "I.1.1", "I.1.2", "II", "II.1"]
