"""The Word file is one that Word accepts: parts, order of elements, styles, sections, notes, fields."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from lxml import etree

from tests.documents.form import papers as form_papers
from tests.documents.papers import letter
from tests.documents.papers import note
from tests.documents.papers import paragraph
from tests.documents.papers import report
from tests.documents.word_reading import W
from tests.documents.word_reading import feet
from tests.documents.word_reading import notes
from tests.documents.word_reading import part
from tests.documents.word_reading import parts_of
from tests.documents.word_reading import value
from thiduadesk.documents import layout
from thiduadesk.documents.word import render
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

ND30 = layout.load("nd30")
TT01 = layout.load("tt01")
HEAD = Letterhead(("UBND TỈNH A",), ("VĂN PHÒNG",), "BC-VP", "Quảng Ngãi", 2022)

# The order that the schema of WordprocessingML (ISO/IEC 29500-1, annex A) lays down; Word refuses another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "pBdr": "top left bottom right",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols titlePg docGrid",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name lvl",
    "numbering": "abstractNum num",
    "num": "abstractNumId lvlOverride",
    "style": "name basedOn next link uiPriority qFormat pPr rPr",
    "styles": "docDefaults latentStyles style",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}


def table(*rows: TableRow, head: tuple[TableRow, ...] = ()) -> Table:
    return Table((1, 1), head, rows)


def row(*words: str, cut: bool = True) -> TableRow:
    return TableRow(tuple(Cell(((Text(one),),)) for one in words), cut=cut)


def minutes() -> Document:
    signers = (Signature(("THƯ KÝ",), "Trần Thị B"), Signature(("CHỦ TỌA",), "Nguyễn Văn A"))
    return replace(report(), signatures=signers, urgency="KHẨN", address=("Số 1 phố X", "ĐT 0255"))


PAPERS = {
    "report": report(2),
    "letter": letter(),
    "minutes": minutes(),
    "decision": form_papers.composed(form_papers.decision()),
    "only appendices": Document("scoresheet", "nd30", appendices=report().appendices),
    "empty": Document("x", "nd30"),
    "tables only": Document(
        "x",
        "nd30",
        body=(Part("a", None, (table(row("1", "2")), PageBreak(), table(row("3", "4")))),),
    ),
}


@pytest.fixture(params=PAPERS)
def data(request: pytest.FixtureRequest) -> bytes:
    return render(PAPERS[request.param], ND30)


def reopened(data: bytes) -> Any:
    """What python-docx makes of the file."""
    return docx.Document(io.BytesIO(data))


def document_of(data: bytes) -> Any:
    return part(data, "word/document.xml")


def sections(data: bytes) -> list[Any]:
    return list(document_of(data).iter(f"{W}sectPr"))


# --- what Word wants ---------------------------------------------------------------------------
def test_elements_stand_in_the_order_of_the_schema(data: bytes) -> None:
    checked = 0
    for name, blob in parts_of(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for one in etree.fromstring(blob).iter():
            wanted = ORDER.get(etree.QName(one).localname)
            if wanted is None:
                continue
            names = [etree.QName(child).localname for child in one]
            assert set(names) <= set(wanted.split()), (name, one.tag, names)
            places = [wanted.split().index(child) for child in names]
            assert places == sorted(places), (name, one.tag, names)
            checked += 1
    assert checked > 10


def test_every_part_is_declared_related_and_well_formed(data: bytes) -> None:
    files = parts_of(data)
    types = etree.fromstring(files["[Content_Types].xml"])
    declared = {one.get("PartName") for one in types if one.get("PartName")}
    inside = {f"/{name}" for name in files if name.endswith(".xml") and "Content_Types" not in name}
    assert inside == declared
    relations = etree.fromstring(files["word/_rels/document.xml.rels"])
    targets = {f"/word/{one.get('Target')}" for one in relations}
    assert targets == {one for one in inside if one.startswith("/word/")} - {"/word/document.xml"}


def test_cells_end_with_a_paragraph_and_tables_never_touch(data: bytes) -> None:
    root = document_of(data)
    assert all(cell[-1].tag == f"{W}p" for cell in root.iter(f"{W}tc"))
    for one in root.iter(f"{W}tbl"):
        assert one.getnext().tag == f"{W}p"


def test_every_style_and_number_used_is_defined(data: bytes) -> None:
    styles = {one.get(f"{W}styleId") for one in part(data, "word/styles.xml").iter(f"{W}style")}
    numbers = {one.get(f"{W}numId") for one in part(data, "word/numbering.xml").iter(f"{W}num")}
    for name, blob in parts_of(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(blob)
            for tag in ("pStyle", "rStyle", "basedOn", "next"):
                assert {one.get(f"{W}val") for one in root.iter(W + tag)} <= styles
            for one in root.iter(f"{W}numPr"):
                assert value(one, "numId") in numbers


def test_python_docx_reads_it_back(data: bytes) -> None:
    opened = reopened(data)
    assert opened.core_properties.author == ""
    assert opened.core_properties.language == "vi-VN"


@pytest.mark.parametrize("name", PAPERS)
def test_same_paper_same_bytes(name: str) -> None:
    assert render(PAPERS[name], ND30) == render(PAPERS[name], ND30)


# --- styles ------------------------------------------------------------------------------------
def test_every_component_has_a_named_style_with_the_size_of_the_profile() -> None:
    opened = reopened(render(replace(report(), letterhead=None), ND30))
    for name in ("Nation", "Motto", "Body", "Signer", "Recipient", "Legal Basis", "Appendix Title"):
        style = opened.styles[f"TDD {name}"]
        wanted = getattr(ND30.styles, name.lower().replace(" ", "_"))
        assert style.font.size.pt == wanted.size
        assert bool(style.font.bold) is wanted.bold
        assert bool(style.font.italic) is wanted.italic
        assert style.base_style.name == "Normal"


def test_font_and_language_are_named_for_all_scripts() -> None:
    defaults = part(render(letter(), ND30), "word/styles.xml").find(f"{W}docDefaults")
    fonts = defaults.find(f".//{W}rFonts")
    assert {fonts.get(W + one) for one in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    assert defaults.find(f".//{W}lang").get(f"{W}val") == "vi-VN"


def test_headings_carry_their_depth_into_the_navigation_pane() -> None:
    opened = reopened(render(report(), ND30))
    used = [one.style.name for one in opened.paragraphs if one.style.name.startswith("Heading")]
    assert used[:3] == ["Heading 1", "Heading 2", "Heading 3"]
    for depth in (1, 2, 3):
        assert value(opened.styles[f"Heading {depth}"].element, "pPr/outlineLvl") == str(depth - 1)
    for name in ("TDD Appendix Label", "TDD Appendix Title"):
        assert value(opened.styles[name].element, "pPr/outlineLvl") == "0"
    clauses = [one for one in opened.paragraphs if "Ghi nhận kết quả" in one.text]
    assert [one.style.name for one in clauses] == ["TDD Clause Arabic"]


def test_another_numbering_at_the_same_depth_keeps_the_outline_level() -> None:
    body = (
        Part("a", Heading(Numbering.ROMAN, (Text("Một"),))),
        Part("b", Heading(Numbering.ARTICLE, (Text("Hai"),))),
    )
    opened = reopened(render(Document("x", "nd30", body=body), ND30))
    other = next(one.style for one in opened.paragraphs if "Hai" in one.text)
    assert other.name == "TDD Heading 1 Article"
    assert value(other.element, "pPr/outlineLvl") == "0"


def test_letterhead_sizes_go_down_together_when_a_line_would_break() -> None:
    place = replace(HEAD, place="Thành phố Quảng Ngãi, thành phố trực thuộc tỉnh")
    opened = reopened(render(Document("x", "nd30", place), ND30))
    sizes = [
        opened.styles[f"TDD {name}"].font.size.pt for name in ("Nation", "Motto", "Place Date")
    ]
    assert sizes == [12, 13, 13]


# --- letterhead and rules ----------------------------------------------------------------------
def test_the_state_name_and_its_rule_fit_their_column() -> None:
    root = document_of(render(report(), ND30))
    head = next(root.iter(f"{W}tbl"))
    right = int(head.find(f"{W}tblGrid")[1].get(f"{W}w"))
    rules = [
        one.find(f"{W}pPr/{W}ind")
        for one in head.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}pBdr/{W}top") is not None
    ]
    lengths = [
        width - int(ind.get(f"{W}left")) - int(ind.get(f"{W}right"))
        for ind, width in zip(
            rules, (int(head.find(f"{W}tblGrid")[0].get(f"{W}w")), right), strict=True
        )
    ]
    # «Độc lập - Tự do - Hạnh phúc» in bold 14 is 60.5 mm long, «VĂN PHÒNG» in bold 13 is 28 mm.
    assert lengths[1] / 1440 * 25.4 == pytest.approx(60.5, abs=0.5)
    assert 28 / 3 - 0.5 < lengths[0] / 1440 * 25.4 < 28 / 2 + 0.5
    assert right / 1440 * 25.4 > 95.7
    cell = next(one for one in head.iter(f"{W}tc") if "CỘNG HÒA" in "".join(one.itertext()))
    assert cell.find(f"{W}tcPr/{W}noWrap") is not None


def test_no_empty_paragraph_makes_room(data: bytes) -> None:
    for one in document_of(data).iter(f"{W}p"):
        if not one.findall(f".//{W}r"):
            assert value(one, "pPr/pStyle") in {"TDDRule", "TDDGap", "TDDTable"}


# --- pages -------------------------------------------------------------------------------------
def test_page_number_stands_top_centre_but_not_on_page_one() -> None:
    data = render(report(), ND30)
    first = sections(data)[0]
    assert first.find(f"{W}titlePg") is not None
    kinds = {one.get(f"{W}type") for one in first.iter(f"{W}headerReference")}
    assert kinds == {"default", "first"}
    heads = [etree.fromstring(blob) for name, blob in parts_of(data).items() if "/header" in name]
    fields = [[(one.text or "").strip() for one in head.iter(f"{W}instrText")] for head in heads]
    assert sorted(fields) == [[], ["PAGE"]]
    style = reopened(data).styles["TDD Page Number"]
    assert style.paragraph_format.alignment is not None
    assert style.paragraph_format.alignment.name == "CENTER"


def test_old_regime_numbers_pages_at_the_foot() -> None:
    data = render(report(), TT01)
    numbered = [name for name, blob in parts_of(data).items() if b" PAGE " in blob]
    assert numbered
    assert all("/footer" in name for name in numbered)
    opened = reopened(data)
    assert opened.styles["TDD Page Number"].paragraph_format.alignment.name == "RIGHT"


def test_each_appendix_is_a_section_numbered_from_one() -> None:
    data = render(report(), ND30)
    found = sections(data)
    assert len(found) == 1 + len(report().appendices)
    assert found[0].find(f"{W}pgNumType") is None
    for section, appendix in zip(found[1:], report().appendices, strict=True):
        assert value(section, "pgNumType", "start") == "1"
        assert section.find(f"{W}titlePg") is not None
        size = section.find(f"{W}pgSz")
        wide = int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        assert wide is appendix.landscape


def test_margins_are_those_of_the_profile() -> None:
    opened = reopened(render(report(), ND30))
    section = opened.sections[0]
    got = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    wanted = ND30.portrait
    assert [round(one.mm, 1) for one in got if one is not None] == [
        wanted.top,
        wanted.bottom,
        wanted.left,
        wanted.right,
    ]


def test_address_stands_at_the_foot_of_page_one_only() -> None:
    data = render(minutes(), ND30)
    assert [one for one in feet(data) if one] == ["Số 1 phố X", "ĐT 0255"]
    first, *later = sections(data)
    shown = {one.get(f"{W}type") for one in first.iter(f"{W}footerReference")}
    assert "first" in shown
    own = later[0].find(f"{W}footerReference")
    assert own is not None, "the appendix has a foot of its own, else it would repeat the address"


def test_only_appendices_leave_no_empty_page_before_them() -> None:
    one = Appendix("Phụ lục", (TitleLine((Text("Bảng"),)),), (paragraph("Nội dung."),))
    data = render(Document("x", "nd30", appendices=(one,)), ND30)
    assert len(sections(data)) == 1
    assert next(document_of(data).iter(f"{W}t")).text == "Phụ lục"


def test_page_break_is_a_property_of_the_next_paragraph() -> None:
    body = (Part("a", None, (paragraph("Trước."), PageBreak(), paragraph("Sau."), PageBreak())),)
    root = document_of(render(Document("x", "nd30", body=body), ND30))
    broken = [
        one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert ["".join(one.itertext()) for one in broken] == ["Sau."]


# --- notes, tables, signature ------------------------------------------------------------------
def test_footnotes_have_their_part_marks_and_separators() -> None:
    body = (
        Part(
            "a", None, (paragraph("Một", note("Chú thích một."), " hai", note("Chú thích hai.")),)
        ),
    )
    data = render(Document("x", "nd30", HEAD, body=body), ND30)
    root = part(data, "word/footnotes.xml")
    kinds = [(one.get(f"{W}id"), one.get(f"{W}type")) for one in root]
    assert kinds == [("-1", "separator"), ("0", "continuationSeparator"), ("1", None), ("2", None)]
    marks = [one.get(f"{W}id") for one in document_of(data).iter(f"{W}footnoteReference")]
    assert marks == ["1", "2"]
    assert notes(data) == ["1 Chú thích một.", "2 Chú thích hai."]
    named = part(data, "word/settings.xml").iter(f"{W}footnote")
    assert [one.get(f"{W}id") for one in named] == ["-1", "0"]


def test_tables_repeat_their_head_and_keep_what_may_not_be_cut() -> None:
    head = (row("TT", "Nội dung"),)
    rows_of_table = (row("1", "dài " * 90), row("2", "ngắn"), row("3", "dài " * 90, cut=False))
    body = (Part("a", None, (table(*rows_of_table, head=head),)),)
    rows = list(document_of(render(Document("x", "nd30", body=body), ND30)).iter(f"{W}tr"))
    assert [one.find(f".//{W}tblHeader") is not None for one in rows] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [one.find(f".//{W}cantSplit") is not None for one in rows] == [True, False, True, True]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in rows[0].iter(f"{W}p"))
    assert not list(rows[1].iter(f"{W}keepNext"))
    widths = [int(one.get(f"{W}w")) for one in rows[0].iter(f"{W}tcW")]
    text = (210 - ND30.portrait.left - ND30.portrait.right) / 25.4 * 1440
    assert sum(widths) == pytest.approx(text, abs=3)


def test_signature_stays_with_the_last_words() -> None:
    data = render(letter(), ND30)
    last = list(document_of(data).iter(f"{W}tbl"))[-1]
    assert last.getprevious().find(f"{W}pPr/{W}keepNext") is not None
    assert last.find(f".//{W}cantSplit") is not None
    cells = ["".join(one.itertext()) for one in last.iter(f"{W}tc")]
    assert cells[0].startswith("Nơi nhận:")


def test_two_signers_stand_level_and_the_list_under_them() -> None:
    tables = document_of(render(minutes(), ND30)).iter(f"{W}tbl")
    last = next(one for one in tables if "THƯ KÝ" in "".join(one.itertext()))
    words = [
        ["".join(cell.itertext()) for cell in one.iter(f"{W}tc")] for one in last.iter(f"{W}tr")
    ]
    assert words == [["THƯ KÝ", "CHỦ TỌA"], ["Trần Thị B", "Nguyễn Văn A"]]
    assert "".join(last.getnext().itertext()) == "Nơi nhận:"


def test_a_character_no_file_can_hold_is_named() -> None:
    body = (Part("a", None, (paragraph("chuông \x07 reo"),)),)
    with pytest.raises(EnvironmentProblem) as caught:
        render(Document("x", "nd30", body=body), ND30)
    assert caught.value.fault is Fault.MISSING_GLYPH
    assert caught.value.params["code"] == "U+0007"
