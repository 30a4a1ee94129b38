"""The body of a paper: parts with their headings, paragraphs, lists, tables; appendices."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace

from thiduadesk.documents.layout import Style
from thiduadesk.documents.layout.components import announces
from thiduadesk.documents.layout.components import has_formal_head
from thiduadesk.documents.layout.components import title_component
from thiduadesk.documents.pdf.column import Column
from thiduadesk.documents.pdf.flow import Flow
from thiduadesk.documents.pdf.head import letterhead
from thiduadesk.documents.pdf.pages import Label
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.documents.pdf.tables import table
from thiduadesk.documents.tree import walk
from thiduadesk.documents.typesetting.lines import Line
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.numbering import number_parts


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
        bold = style.plain.bold or style.bold_number_when_plain
        _text(flow, _joined(Text(number, bold=bold), heading.runs), style.plain)
    elif style.title_below and number and heading.runs:
        flow.paragraph((Text(number),), style.number, keep_next=True, balanced=True)
        flow.paragraph(heading.runs, style.title, keep_next=True, balanced=True)
    else:
        mark = Text(number, bold=style.number.bold, italic=style.number.italic)
        runs = _joined(mark, tuple(_emphasised(run, style.title) for run in heading.runs))
        upright = replace(style.number, bold=False, italic=False)
        flow.paragraph(runs, upright, keep_next=True, balanced=style.title_below)


def _text(
    flow: Flow,
    runs: tuple[Inline, ...],
    style: Style,
    align: Align | None = None,
    indent: float | None = None,
) -> None:
    """Running text; words that announce what follows («gồm:») do not end a page."""
    flow.paragraph(runs, style, align=align, indent=indent)
    if announces(runs):
        flow.glue()


def _joined(number: Text, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """«1. Đặc điểm»; whichever is missing leaves no blank behind."""
    if not number.text:
        return runs
    blank = Text(" ", bold=number.bold, italic=number.italic)
    return (number, blank, *runs) if runs else (number,)


def _emphasised(run: Inline, style: Style) -> Inline:
    """``run`` with the emphasis of ``style`` on top of its own."""
    match run:
        case Text() | Field():
            return replace(run, bold=run.bold or style.bold, italic=run.italic or style.italic)
        case LineBreak() | Footnote():
            return run


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
                _text(flow, runs, styles.body, align, None if indent else 0.0)
            case ListBlock(items=items, marker=marker):
                for count, item in enumerate(items, start=1):
                    mark = Text(f"{walk.marked(marker, count)} ")
                    flow.paragraph((mark, *item), styles.list_item)
            case Table():
                table(flow, block)
            case PageBreak():
                flow.new_page()


def appendix(flow: Flow, appendix: Appendix) -> None:
    """An appendix or an attached paper («phụ lục, văn bản kèm theo»), whose title stays with it."""
    titles = [words(line.runs) for line in appendix.title if line.capital] or [
        words(line.runs) for line in appendix.title[:1]
    ]
    shown = " ".join(" ".join((appendix.label, *titles)).split())
    flow.label(Label(appendix.key, shown or appendix.key))
    if appendix.letterhead is not None:
        letterhead(flow, appendix.letterhead)
    _title(flow, appendix)
    blocks(flow, appendix.blocks)
    body(flow, appendix.parts, number_parts(appendix.parts), depth=1)


def _title(flow: Flow, appendix: Appendix) -> None:
    """Label and title lines, under a formal head a short rule: one block."""
    press, styles = flow.press, flow.press.profile.styles
    column = Column(press, 0.0, flow.width, 0)
    if appendix.label:
        column.text(appendix.label, styles.appendix_label)
    notes: list[tuple[Line, ...]] = []
    for line in appendix.title:
        style: Style = getattr(styles, title_component(line, appendix))
        lines = press.centred(line.runs, style, flow.width)
        notes += flow.notes_of(lines)
        column.fresh()
        column.stack(lines)
    formal = has_formal_head(appendix)
    if formal:
        column.rule(press.profile.rules.appendix)
    if not column.marks:
        return
    before = styles.type_name.before if appendix.letterhead is not None else 0.0
    after = styles.subject.after if formal else styles.appendix_line.after
    flow.add(Strip(column.y, column.marks, before=before, notes=notes), after=after)
    flow.glue()
