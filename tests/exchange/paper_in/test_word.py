"""Word files are read as their printed pages are: numbers, frames, notes, fonts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.ns import qn

from tests.documents.papers import composed
from tests.exchange.paper_in.plain_tree import appendix
from tests.exchange.paper_in.plain_tree import body
from tests.exchange.paper_in.plain_tree import frame
from tests.exchange.paper_in.plain_tree import outline
from thiduadesk.documents import layout
from thiduadesk.documents import word
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import words
from thiduadesk.domain.problems import Refused
from thiduadesk.exchange.paper_in import read_paper

CASES = Path(__file__).parents[2] / "fixtures" / "quang-ngai-2022"


# --- our own papers ----------------------------------------------------------------------------
def test_every_sample_paper_is_read_back_as_it_was_printed(tmp_path: Path) -> None:
    sample = samples.load()
    papers = [composed(sample, dispatch) for dispatch in sample.dispatches]
    assert len({paper.kind for paper in papers}) > 20
    for count, printed in enumerate(papers):
        path = tmp_path / f"{count}.docx"
        path.write_bytes(word.render(printed, layout.load(printed.profile)))
        (read,) = read_paper(path)
        assert frame(read) == frame(printed), printed.kind
        assert body(read.body) == body(printed.body), printed.kind
        assert list(map(appendix, read.appendices)) == list(map(appendix, printed.appendices))


def test_score_sheet_by_itself_is_an_appendix() -> None:
    (paper,) = read_paper(CASES / "rubric-self-scored.docx")
    assert (paper.letterhead, paper.title, paper.body) == (None, None, ())
    (sheet,) = paper.appendices
    assert words(sheet.title[0].runs).startswith("BẢNG CHẤM ĐIỂM")
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert len(table.widths) == 7
    assert {sum(cell.across for cell in row.cells) for row in table.rows} == {7}


# --- made by hand, as clerks make them ---------------------------------------------------------
@pytest.fixture
def made(tmp_path: Path) -> tuple[Any, Path]:
    return docx.Document(), tmp_path / "paper.docx"


def _read(document: Any, path: Path) -> Document:
    document.save(str(path))
    (paper,) = read_paper(path)
    return paper


def _two_columns(document: Any, left: list[str], right: list[str]) -> None:
    cells = document.add_table(1, 2).rows[0].cells  # no lines: only lays out
    for cell, lines in zip(cells, (left, right), strict=True):
        cell.text = "\n".join(lines)


def _numbered(document: Any, text: str, number: int, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        )
    )


def _list_of(document: Any, *levels: tuple[str, str], start: int = 1) -> int:
    """A list of Word's own with these formats and patterns; returns its number."""
    numbering = document.part.numbering_part.element
    abstract = 90 + len(numbering.findall(qn("w:abstractNum")))
    inside = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, (kind, shown) in enumerate(levels)
    )
    head = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{inside}</w:abstractNum>'
    numbering.insert(0, parse_xml(head))
    num = numbering.add_num(abstract)
    return int(num.numId)


def test_letter_laid_out_in_tables_without_lines(made: tuple[Any, Path]) -> None:
    document, path = made
    _two_columns(
        document,
        ["UBND TỈNH HẠ LONG", "SỞ VĂN HÓA", "Số: 15/SVH-VP", "V/v góp ý dự thảo", "Quy chế thi đua"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hạ Long, ngày 03 tháng 3 năm 2021"],
    )  # fmt: skip
    document.add_paragraph("Kính gửi: Sở Nội vụ.").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Sở Văn hóa thống nhất với dự thảo Quy chế./.")
    _two_columns(
        document,
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT, VP."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Đỗ Thị Hà"],
    )
    paper = _read(document, path)
    read = frame(paper)
    assert paper.kind == "letter"
    assert read["letterhead"]["issuer"] == "SỞ VĂN HÓA"
    assert read["letterhead"]["about"] == "góp ý dự thảo Quy chế thi đua"
    assert read["addressees"] == ["Sở Nội vụ"]
    assert read["signatures"] == [(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "", "Đỗ Thị Hà")]
    assert (read["filing"], read["as above"]) == ("VT, VP", True)


def test_letterhead_parted_by_tabs_and_addressees_in_a_table(made: tuple[Any, Path]) -> None:
    document, path = made
    for line in (
        "UBND TỈNH HẠ LONG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ VĂN HÓA\t\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 15/TTr-SVH\tHạ Long, ngày 03 tháng 3 năm 2021",
        "TỜ TRÌNH",
    ):
        document.add_paragraph(line)
    _two_columns(document, ["Kính gửi:"], ["- Sở Nội vụ;", "- Sở Tài chính."])
    document.add_paragraph("Sở Văn hóa kính trình./.")
    read = frame(_read(document, path))
    assert read["letterhead"]["superior"] == "UBND TỈNH HẠ LONG"
    assert (read["letterhead"]["symbol"], read["letterhead"]["place"]) == ("TTr-SVH", "Hạ Long")
    assert read["addressees"] == ["Sở Nội vụ", "Sở Tài chính"]


def test_numbers_that_word_makes_are_read(made: tuple[Any, Path]) -> None:
    document, path = made
    own = _list_of(document, ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    late = _list_of(document, ("bullet", "\uf0b7"))
    _numbered(document, "KẾT QUẢ", own, 0)
    _numbered(document, "Phong trào", own, 1)
    for count in range(5):
        _numbered(document, f"Phong trào thứ {count + 1}", own, 2)
    _numbered(document, "Đạt kế hoạch.", late, 0)
    _numbered(document, "PHƯƠNG HƯỚNG", own, 0)
    paper = _read(document, path)
    assert outline(paper.body) == ["I.", "  1.", "    a) b) c) d) đ)", "II."]
    assert body(paper.body)[-2].strip() == "- Đạt kế hoạch."


def test_list_told_to_begin_at_a_number_does(made: tuple[Any, Path]) -> None:
    document, path = made
    own = _list_of(document, ("upperRoman", "%1."))
    numbering = document.part.numbering_part.element
    num = numbering.add_num(int(numbering.num_having_numId(own).abstractNumId.val))
    num.append(
        parse_xml(
            f'<w:lvlOverride {nsdecls("w")} w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'
        )
    )
    _numbered(document, "MỘT", own, 0)
    _numbered(document, "BA", int(num.numId), 0)
    assert outline(_read(document, path).body) == ["I. III."]


def test_notes_boxes_deletions_and_hidden_words(made: tuple[Any, Path]) -> None:
    document, path = made
    paragraph = document.add_paragraph("Đạt 95%")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run(" kế hoạch.")
    paragraph._p.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>bỏ</w:delText></w:r></w:del>")
    )
    hidden = paragraph.add_run("giấu")
    hidden._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
    capital = paragraph.add_run(" hết")
    capital._r.get_or_add_rPr().append(OxmlElement("w:caps"))
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
    )
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    document.save(str(path))
    _add_part(
        path,
        "footnotes",
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Theo báo cáo quý.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    )
    (paper,) = read_paper(path)
    first, second = paper.body[0].blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert words(first.runs) == "Đạt 95% kế hoạch. HẾT"
    assert [words(run.runs) for run in first.runs if isinstance(run, Footnote)] == [
        "Theo báo cáo quý."
    ]
    assert words(second.runs) == "Trong khung."
    assert paper.source is not None
    assert paper.source.stray == ("Trang 1",)


def _add_part(path: Path, name: str, xml: str) -> None:
    """Put a part and its relation into a saved package."""
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdOwn" Type="{kind}" Target="{name}.xml"/></Relationships>'.encode(),
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        f'<Override PartName="/word/{name}.xml" ContentType="{content}"/></Types>'.encode(),
    )
    parts[f"word/{name}.xml"] = xml.encode()
    with zipfile.ZipFile(path, "w") as package:
        for one, data in parts.items():
            package.writestr(one, data)


def test_table_keeps_spans_head_and_lines_of_the_file(made: tuple[Any, Path]) -> None:
    document, path = made
    document.add_paragraph("Kết quả:")
    table = document.add_table(3, 3, style="Table Grid")
    for row, texts in zip(
        table.rows, (["TT", "Tên", "Điểm"], ["1", "A", "10"], ["", "", ""]), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(2, 0).merge(table.cell(2, 1)).text = "Tổng"
    table.cell(2, 2).text = "10"
    document.add_paragraph("Hết.")
    paper = _read(document, path)
    part = paper.body[0]
    grid = part.blocks[1]
    assert isinstance(grid, Table)
    assert [words(cell.paragraphs[0]) for cell in grid.head[0].cells] == ["TT", "Tên", "Điểm"]
    assert [(words(cell.paragraphs[0]), cell.across) for cell in grid.rows[1].cells] == [
        ("Tổng", 2),
        ("10", 1),
    ]
    assert paper.source is not None
    places = paper.source.places
    assert [places[f"{part.key}/1/{row}"] for row in range(3)] == [2, 3, 4]
    assert paper.source.lines[3] == "Tổng\t10"


def test_words_in_old_fonts_are_converted_and_reported(made: tuple[Any, Path]) -> None:
    document, path = made
    for text, font in (
        ("b¸o c¸o", ".VnTimeH"),
        ("Tæng kÕt phong trµo thi ®ua", ".VnTime"),
        ("Kế hoạch năm 2018", "Times New Roman"),
        ("Phong traøo thi ñua yeâu nöôùc", "VNI-Times"),
    ):
        run = document.add_paragraph().add_run(text)
        run.font.name = font
    paper = _read(document, path)
    assert paper.title is not None
    assert paper.title.type_name == "BÁO CÁO"
    assert paper.title.subject[0] == "Tổng kết phong trào thi đua"
    assert paper.source is not None
    assert paper.source.legacy == ((1, 2, "tcvn3"), (4, 4, "vni"))
    assert paper.source.lines[1] == "Tæng kÕt phong trµo thi ®ua"
    assert "Phong trào thi đua yêu nước" in " ".join(body(paper.body))


# --- what must not be opened -------------------------------------------------------------------
def test_bombs_and_workbooks_are_refused(tmp_path: Path, made: tuple[Any, Path]) -> None:
    document, path = made
    document.add_paragraph("Một.")
    document.save(str(path))
    entity = tmp_path / "entity.docx"
    bomb = tmp_path / "bomb.docx"
    for target, name, data in (
        (entity, "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "aa">]><w:document/>'),
        (bomb, "word/media/image.bin", bytes(260_000_000)),
    ):
        with (
            zipfile.ZipFile(path) as source,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for one in source.namelist():
                if one != name:
                    out.writestr(one, source.read(one))
            out.writestr(name, data)
    codes = {}
    for refusable in (entity, bomb, CASES / "rubric-blank.xlsx"):
        with pytest.raises(Refused) as refused:
            read_paper(refusable)
        codes[refusable.name] = refused.value.code
    assert codes == {
        "entity.docx": "file_unsafe",
        "bomb.docx": "file_too_large",
        "rubric-blank.xlsx": "paper_not_word",
    }


def test_damaged_word_file_is_refused(tmp_path: Path) -> None:
    whole = io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(io.BytesIO(whole.getvalue())) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:200]
    path = tmp_path / "cut.docx"
    with zipfile.ZipFile(path, "w") as package:
        for one, data in parts.items():
            package.writestr(one, data)
    with pytest.raises(Refused) as refused:
        read_paper(path)
    assert refused.value.code == "file_damaged"
