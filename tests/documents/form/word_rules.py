"""The same decree, and what the director expects of it, on the Word file itself."""

from __future__ import annotations

from typing import Any

from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.printed import tidy
from tests.documents.form.registry import check
from tests.documents.geometry import LINE_SPACING
from tests.documents.geometry import MARGINS
from tests.documents.geometry import ND30
from tests.documents.geometry import PARAGRAPH_GAP
from tests.documents.word_reading import W
from tests.documents.word_reading import runs_text
from tests.documents.word_reading import value

_MAY_BE_EMPTY = {"TDDRule", "TDDGap", "TDDTable", "TDDTableHead", "TDDPageNumber"}
_TWIP = 25.4 / 1440


def _main(paper: Printed) -> Any:
    return paper.files["word/document.xml"]


def _sections(paper: Printed) -> list[Any]:
    return list(_main(paper).iter(f"{W}sectPr"))


def _used(paper: Printed) -> set[str]:
    """Ids of the styles that paragraphs of the file carry."""
    return {
        one.get(f"{W}val")
        for name, root in paper.files.items()
        if name.startswith("word/")
        for one in root.iter(f"{W}pStyle")
    }


def _style(paper: Printed, component: str) -> Any:
    return paper.opened.styles[f"TDD {component.replace('_', ' ').title()}"]


def _attribute(parent: Any, tag: str, name: str) -> int:
    found = parent.find(f"{W}{tag}")
    return int(found.get(f"{W}{name}"))


@check
def word_paper_is_a4(paper: Printed, look: Look) -> None:
    for one in _sections(paper):
        sides = [round(_attribute(one, "pgSz", side) * _TWIP) for side in "wh"]
        look.that(sorted(sides) == [210, 297], sides)


@check
def word_margins_are_legal(paper: Printed, look: Look) -> None:
    for one in _sections(paper):
        for side, (low, high) in MARGINS.items():
            mm = _attribute(one, "pgMar", side) * _TWIP
            look.that(low - 0.1 <= mm <= high + 0.1, side, mm)


@check
def word_lies_only_where_an_appendix_does(paper: Printed, look: Look) -> None:
    lying = [
        _attribute(one, "pgSz", "w") > _attribute(one, "pgSz", "h") for one in _sections(paper)
    ]
    look.that(lying == [False, *(one.landscape for one in paper.document.appendices)], lying)


@check
def word_names_the_font_of_the_decree(paper: Printed, look: Look) -> None:
    for name, root in paper.files.items():
        for one in root.iter(f"{W}rFonts"):
            for script in ("ascii", "hAnsi", "cs"):
                look.that(one.get(W + script) == "Times New Roman", name, script)


@check
def word_text_is_black_but_for_urgency(paper: Printed, look: Look) -> None:
    for name, root in paper.files.items():
        for one in root.iter(f"{W}color"):
            holder = one.getparent().getparent()
            urgent = holder.get(f"{W}styleId") == "TDDUrgency"
            look.that(urgent or one.get(f"{W}val") in {"000000", "auto"}, name)
    look.that(True)


@check
def word_styles_have_the_sizes_of_the_decree(paper: Printed, look: Look) -> None:
    for component, legal in ND30.items():
        if component == "heading":
            continue
        style = _style(paper, component)
        size = style.font.size.pt
        look.that(legal.low <= size <= legal.high, component, size)
        shape = (bool(style.font.bold), bool(style.font.italic))
        look.that(shape == (legal.bold, legal.italic), component, shape)


@check
def word_headings_have_the_sizes_of_the_decree(paper: Printed, look: Look) -> None:
    legal = ND30["heading"]
    for one in paper.opened.styles:
        if one.name.startswith(("Heading", "TDD Heading")) and one.style_id in _used(paper):
            look.that(legal.low <= one.font.size.pt <= legal.high, one.name)
            look.that(one.font.bold and not one.font.italic, one.name)


@check
def word_matched_sizes_go_together(paper: Printed, look: Look) -> None:
    names = ("nation", "motto", "place_date")
    sizes = [_style(paper, name).font.size.pt for name in names]
    look.that(sizes in ([13, 14, 14], [12, 13, 13]), sizes)


@check
def word_text_is_justified_and_indented(paper: Printed, look: Look) -> None:
    for component in ("body", "legal_basis"):
        layout = _style(paper, component).paragraph_format
        look.that(layout.alignment is not None and layout.alignment.name == "JUSTIFY", component)
        indent = layout.first_line_indent.mm
        look.that(min(abs(indent - 10), abs(indent - 12.7)) < 0.1, component, indent)


@check
def word_paragraphs_and_lines_are_spaced(paper: Printed, look: Look) -> None:
    layout = _style(paper, "body").paragraph_format
    gap = layout.space_before.pt + layout.space_after.pt
    look.that(gap >= PARAGRAPH_GAP, gap)
    look.that(LINE_SPACING[0] <= layout.line_spacing <= LINE_SPACING[1], layout.line_spacing)


@check
def word_page_number_is_a_field_at_the_top_centre(paper: Printed, look: Look) -> None:
    heads = {name: root for name, root in paper.files.items() if "/header" in name}
    fields = [
        (one.text or "").strip() for root in heads.values() for one in root.iter(f"{W}instrText")
    ]
    look.that(fields == ["PAGE"], fields)
    layout = _style(paper, "page_number").paragraph_format
    look.that(layout.alignment is not None and layout.alignment.name == "CENTER")
    feet = [root for name, root in paper.files.items() if "/footer" in name]
    look.that(not any(list(root.iter(f"{W}instrText")) for root in feet))


@check
def word_hides_the_number_of_first_pages(paper: Printed, look: Look) -> None:
    for one in _sections(paper):
        look.that(one.find(f"{W}titlePg") is not None)


@check
def word_appendices_count_from_one(paper: Printed, look: Look) -> None:
    for one in _sections(paper)[1:]:
        look.that(value(one, "pgNumType", "start") == "1")


@check
def word_uses_named_styles_only(paper: Printed, look: Look) -> None:
    known = {one.style_id for one in paper.opened.styles}
    for one in _main(paper).iter(f"{W}p"):
        style = value(one, "pPr/pStyle")
        look.that(style in known and style != "Normal", style)


@check
def word_numbers_headings_itself(paper: Printed, look: Look) -> None:
    numbered = {
        "arabic", "roman", "chapter", "section", "subsection", "article", "part_roman",
    }  # fmt: skip
    for one in paper.headings:
        heading = one.part.heading
        if heading is None or heading.numbering.value not in numbered or heading.number:
            continue
        title = tidy(one.title).lower()
        found = [
            paragraph
            for paragraph in _main(paper).iter(f"{W}p")
            if title and tidy(runs_text(paragraph)).lower() == title
        ]
        if len(found) == 1:
            look.that(value(found[0], "pPr/numPr/numId") is not None, one.number, title)


@check
def word_keeps_headings_with_what_follows(paper: Printed, look: Look) -> None:
    for one in paper.opened.styles:
        if one.name.startswith(("Heading", "TDD Heading")) and one.style_id in _used(paper):
            look.that(one.paragraph_format.keep_with_next, one.name)


@check
def word_makes_no_room_with_empty_paragraphs(paper: Printed, look: Look) -> None:
    for one in _main(paper).iter(f"{W}p"):
        if not list(one.iter(f"{W}r")):
            style = value(one, "pPr/pStyle")
            look.that(style in _MAY_BE_EMPTY, style)
    look.that(True)


@check
def word_draws_rules_as_borders(paper: Printed, look: Look) -> None:
    text = "".join(_main(paper).itertext())
    look.that("___" not in text and "---" not in text)
    rules = list(_main(paper).iter(f"{W}pBdr"))
    look.that(len(rules) >= 2, len(rules))


@check
def word_tables_repeat_their_head_rows(paper: Printed, look: Look) -> None:
    for one in _main(paper).iter(f"{W}tbl"):
        if one.find(f"{W}tblPr/{W}tblBorders") is not None:
            rows = one.findall(f"{W}tr")
            heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
            look.that(heads == rows[: len(heads)])
            if len(rows) > 8:
                look.that(heads, "a long table without a head row")


@check
def word_footnotes_are_real(paper: Printed, look: Look) -> None:
    marks = [one.get(f"{W}id") for one in _main(paper).iter(f"{W}footnoteReference")]
    notes = [
        one.get(f"{W}id")
        for one in paper.files["word/footnotes.xml"].iter(f"{W}footnote")
        if one.get(f"{W}type") is None
    ]
    if marks or notes:
        look.that(marks == notes, marks, notes)


@check
def word_nation_never_breaks(paper: Printed, look: Look) -> None:
    cells = [one for one in _main(paper).iter(f"{W}tc") if "CỘNG HÒA" in "".join(one.itertext())]
    look.that(cells)
    for one in cells:
        look.that(one.find(f"{W}tcPr/{W}noWrap") is not None)


@check
def word_signature_stays_whole_with_the_text(paper: Printed, look: Look) -> None:
    signer = paper.document.signatures[-1] if paper.document.signatures else None
    if signer is None or not signer.name:
        return
    table = next(
        one for one in reversed(list(_main(paper).iter(f"{W}tbl")))
        if signer.name in "".join(one.itertext()) and one.find(f"{W}tblPr/{W}tblBorders") is None
    )  # fmt: skip
    for row in table.findall(f"{W}tr"):
        look.that(row.find(f"{W}trPr/{W}cantSplit") is not None)
    above = table.getprevious()
    keeps = above is not None and list(above.iter(f"{W}keepNext"))
    look.that(keeps, "the text above the signature may part from it")
