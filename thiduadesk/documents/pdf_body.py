"""The body of a paper: parts with their headings, paragraphs, lists, tables; appendices."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from thiduadesk.documents.layout import HeadingStyle
from thiduadesk.documents.pages import Label
from thiduadesk.documents.pdf_flow import Flow
from thiduadesk.documents.pdf_tables import table
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import POINT_LETTERS


def body(flow: Flow, parts: Sequence[Part], numbers: Mapping[str, str], depth: int = 0) -> None:
    """Parts in order, each with what stands below it; ``numbers`` by key as printed."""
    for part in parts:
        number = numbers.get(part.key, "")
        flow.label(Label(part.key, _outline_title(part.heading, number), depth))
        if part.heading is not None:
            heading(flow, part.heading, number)
        blocks(flow, part.blocks)
        body(flow, part.children, numbers, depth + 1)


def heading(flow: Flow, heading: Heading, number: str) -> None:
    """Number and title as the profile sets this numbering; titles stay with what follows."""
    style = flow.press.profile.headings[heading.numbering]
    if not heading.titled:
        bold = style.bold_number_when_plain
        flow.paragraph(_numbered(number, heading.runs, bold=bold), style.plain)
    elif style.title_below and number and heading.runs:
        _two_lines(flow, style, heading.runs, number)
    else:
        flow.paragraph(
            _numbered(number, heading.runs, bold=False),
            style.number,
            keep_next=True,
            balanced=style.title_below,
        )


def _two_lines(flow: Flow, style: HeadingStyle, runs: tuple[Inline, ...], number: str) -> None:
    """«Phần I» and under it its title."""
    flow.paragraph((Text(number),), style.number, keep_next=True, balanced=True)
    flow.paragraph(runs, style.title, keep_next=True, balanced=True)


def _numbered(number: str, runs: tuple[Inline, ...], *, bold: bool) -> tuple[Inline, ...]:
    if not number:
        return runs
    return (Text(number, bold=bold), Text(" "), *runs) if runs else (Text(number, bold=bold),)


def _outline_title(heading: Heading | None, number: str) -> str:
    """What the outline of the file shows; clauses of plain text are not in it."""
    if heading is None or not heading.titled:
        return ""
    return " ".join(f"{number} {words(heading.runs)}".split())


def blocks(flow: Flow, blocks: Sequence[Block]) -> None:
    """Paragraphs, lists, tables and page breaks in order."""
    styles = flow.press.profile.styles
    for block in blocks:
        match block:
            case Paragraph(runs=runs, align=align, indent=indent):
                flow.paragraph(runs, styles.body, align=align, indent=None if indent else 0.0)
            case ListBlock(items=items, marker=marker):
                for place, item in enumerate(items):
                    mark = Text(f"{_marker(marker, place)} ")
                    flow.paragraph((mark, *item), styles.list_item)
            case Table():
                table(flow, block)
            case PageBreak():
                flow.new_page()


def _marker(marker: Marker, place: int) -> str:
    match marker:
        case Marker.NUMBER:
            return f"{place + 1}."
        case Marker.LETTER:
            return f"{POINT_LETTERS[place % len(POINT_LETTERS)]})"
        case Marker.DASH | Marker.PLUS | Marker.BULLET:
            return marker.value


def appendix(flow: Flow, appendix: Appendix) -> None:
    """Label, title lines and content of an appendix («phụ lục»), whose title stays with it."""
    styles = flow.press.profile.styles
    titles = [words(line.runs) for line in appendix.title if line.capital] or [
        words(line.runs) for line in appendix.title[:1]
    ]
    shown = " ".join(" ".join((appendix.label, *titles)).split())
    flow.label(Label(appendix.key, shown or appendix.key))
    if appendix.label:
        flow.paragraph(
            (Text(appendix.label),), styles.appendix_label, keep_next=True, balanced=True
        )
    for line in appendix.title:
        style = styles.appendix_title if line.capital else styles.appendix_line
        flow.paragraph(line.runs, replace(style), keep_next=True, balanced=True)
    blocks(flow, appendix.blocks)
