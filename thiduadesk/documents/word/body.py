"""The body of a paper in Word: parts with their headings, paragraphs, lists, tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import cast

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat

from thiduadesk.documents.layout.components import announces
from thiduadesk.documents.tree import walk
from thiduadesk.documents.word.elements import PLAIN
from thiduadesk.documents.word.elements import Shape
from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import paragraph
from thiduadesk.documents.word.elements import run
from thiduadesk.documents.word.elements import run_properties
from thiduadesk.documents.word.elements import text_run
from thiduadesk.documents.word.headings import Numbered
from thiduadesk.documents.word.headings import number_body
from thiduadesk.documents.word.numbering import Lists
from thiduadesk.documents.word.runs import cased
from thiduadesk.documents.word.styles import GAP
from thiduadesk.documents.word.styles import style_id
from thiduadesk.documents.word.tables import table
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.documents.word.numbering import NumberingPart
    from thiduadesk.documents.word.ruler import Ruler
    from thiduadesk.documents.word.runs import Pen
    from thiduadesk.documents.word.styles import StyleBook
    from thiduadesk.domain.document import Block
    from thiduadesk.domain.document import Heading
    from thiduadesk.domain.document import Part

_NO_NUMBER = Numbered()


class Body:
    """Writes content to the end of the file, section after section."""

    def __init__(
        self,
        document: WordDocument,
        profile: LayoutProfile,
        book: StyleBook,
        pen: Pen,
        numbering: NumberingPart,
        ruler: Ruler,
    ) -> None:
        self._profile = profile
        self._ruler = ruler
        self._book = book
        self._pen = pen
        self._numbering = numbering
        self._lists = Lists(numbering, profile.styles.list_item.indent)
        self._end = document.element.body.sectPr
        self._width = profile.text_width()
        self._break_waits = False

    # --- what stands last ----------------------------------------------------------------------
    def add(self, content: Iterable[BaseOxmlElement]) -> None:
        """Append ready paragraphs and tables.

        Two tables in a row would be one to Word, and LibreOffice puts an empty line above a table
        that begins a section: a paragraph one point high stands between, and keeps them together.
        """
        for one in content:
            last = self._last()
            if one.tag == qn("w:tbl") and (last is None or last.tag == one.tag):
                room = None if last is None else self._profile.table.before
                self._end.addprevious(paragraph(GAP, (), Shape(exactly=room, keep_next=True)))
            self._end.addprevious(one)

    def keep_last(self) -> None:
        """Keep what stands last on the page of what comes next."""
        last = self._last()
        if last is None:
            return
        rows = last.findall(qn("w:tr"))
        for one in (rows[-1] if rows else last).iter(qn("w:p")):
            ParagraphFormat(cast("BaseOxmlElement", one)).keep_with_next = True

    def begin(self, *, landscape: bool) -> None:
        """A section starts, on paper that stands or lies."""
        self._width = self._profile.text_width(landscape=landscape)
        self._break_waits = False

    def finish(self) -> None:
        """The section ends: Word wants a paragraph behind a table that stands last."""
        last = self._last()
        if last is None or last.tag == qn("w:tbl"):
            self._end.addprevious(paragraph(GAP, ()))

    def _last(self) -> BaseOxmlElement | None:
        """What stands last in this section."""
        above = self._end.getprevious()
        if above is None or above.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            return None
        return cast("BaseOxmlElement", above)

    # --- parts ---------------------------------------------------------------------------------
    def parts(self, parts: Sequence[Part]) -> None:
        """The whole body, numbered through."""
        self._parts(parts, number_body(parts, self._numbering, self._profile), 1)

    def _parts(self, parts: Sequence[Part], numbers: Mapping[str, Numbered], depth: int) -> None:
        for part in parts:
            below = depth
            if part.heading is not None:
                self._heading(part.heading, numbers.get(part.key, _NO_NUMBER), depth)
                below += part.heading.titled
            self.blocks(part.blocks)
            self._parts(part.children, numbers, below)

    def _heading(self, heading: Heading, number: Numbered, depth: int) -> None:
        layout = self._profile.headings[heading.numbering]
        two_lines = heading.titled and layout.title_below
        if not heading.titled:
            style, words = self._book.clause(heading.numbering), layout.plain
        else:
            style = self._book.heading(depth, heading.numbering)
            words = layout.title if layout.title_below else layout.number
        bold = not heading.titled and layout.bold_number_when_plain
        content = []
        if number.typed:
            shown = cased(number.typed, capitals=layout.number.capitals)
            content.append(text_run(shown, run_properties(bold=bold)))
        if heading.runs and (number.typed or (number.made and layout.title_below)):
            content.append(run(element("w:br")) if two_lines else text_run(" "))
        content += self._pen.runs(heading.runs, capitals=words.capitals)
        keep = not heading.titled and announces(heading.runs)
        self._paragraph(style, content, Shape(number=number.made, bold_mark=bold, keep_next=keep))

    # --- blocks --------------------------------------------------------------------------------
    def blocks(self, blocks: Sequence[Block]) -> None:
        """Paragraphs, lists, tables and page breaks in order."""
        for block in blocks:
            match block:
                case Paragraph(runs=runs, align=align, indent=indent):
                    usual = align is self._profile.styles.body.align
                    shape = Shape(
                        align=None if usual else align,
                        first=None if indent else 0.0,
                        keep_next=announces(runs),
                    )
                    self._paragraph(style_id("body"), self._pen.runs(runs), shape)
                case ListBlock():
                    self._list(block)
                case Table():
                    self._table(block)
                case PageBreak():
                    self._break_waits = True

    def _list(self, block: ListBlock) -> None:
        number = self._lists.open(block.marker, len(block.items))
        for place, item in enumerate(block.items, 1):
            content = self._pen.runs(item)
            if number is None:
                content.insert(0, text_run(f"{walk.marked(block.marker, place)} "))
            self._paragraph(style_id("list_item"), content, Shape(number=number))

    def _table(self, block: Table) -> None:
        last = self._last()
        if self._break_waits:
            self._paragraph(GAP, ())
        elif last is not None and last.tag == qn("w:p"):
            ParagraphFormat(last).space_after = Pt(self._profile.table.before)
        self.add([table(block, self._width, self._profile, self._ruler, self._pen)])

    def _paragraph(
        self, style: str, content: Iterable[BaseOxmlElement], shape: Shape = PLAIN
    ) -> None:
        if self._break_waits and self._last() is not None:
            shape = replace(shape, page_break_before=True)
        self._break_waits = False
        self.add([paragraph(style, content, shape)])
