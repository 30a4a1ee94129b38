"""What other programs put on the clipboard, as blocks: words, emphasis, lists and tables stay.

Fonts, colours and sizes are dropped. Word writes its lists as paragraphs of class
``MsoListParagraph…`` whose marker stands in a ``mso-list:Ignore`` span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from html.parser import HTMLParser

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import tidy
from thiduadesk.rules.legacy import Encoding
from thiduadesk.rules.legacy import recognised
from thiduadesk.ui.editor.normal import normal_blocks

_SPACES = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"})
_SILENT = frozenset({"head", "style", "script", "title", "xml"})
_BOLD_WEIGHTS = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_BULLETS = {"-": Marker.DASH, "\N{EN DASH}": Marker.DASH, "+": Marker.PLUS}
_TEXT_ITEM = re.compile(r"[-\N{EN DASH}+\N{BULLET}]\s+(?=\S)")
_MAX_SPAN = 63
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_KEPT = "\ue0ad"
"""Of no meaning to anybody: stands for a soft hyphen while the text is tidied."""
_BLANKS = frozenset(" \t\N{NO-BREAK SPACE}")


def from_text(text: str) -> tuple[Block, ...]:
    """Lines of plain text as paragraphs; lines behind dashes as lists.

    Soft hyphens go, but not from TCVN3 text, where they are the letter «ư».
    """
    out: list[Block] = []
    hyphen = _SOFT_HYPHEN if recognised(text) is Encoding.TCVN3 else ""
    for line in tidy(text.replace(_SOFT_HYPHEN, _KEPT)).replace(_KEPT, hyphen).split("\n"):
        found = _TEXT_ITEM.match(line)
        if found:
            marker = _BULLETS.get(line[0], Marker.BULLET)
            _add_item(out, marker, (Text(line[found.end() :]),))
        elif line:
            out.append(Paragraph((Text(line),)))
    return normal_blocks(out)


def spaced(blocks: Sequence[Block], text: str, beside: tuple[str, str]) -> tuple[Block, ...]:
    """``blocks`` with the blank at either end that ``text`` had, where words stand ``beside``."""
    before, behind = (bool(ch) and not ch.isspace() for ch in beside)
    out = list(blocks)
    first = out[0] if out else None
    if (
        before
        and text[:1] in _BLANKS
        and isinstance(first, Paragraph)
        and not words(first.runs)[:1].isspace()
    ):
        out[0] = replace(first, runs=(Text(" "), *first.runs))
    last = out[-1] if out else None
    if (
        behind
        and text[-1:] in _BLANKS
        and isinstance(last, Paragraph)
        and not words(last.runs)[-1:].isspace()
    ):
        out[-1] = replace(last, runs=(*last.runs, Text(" ")))
    return tuple(out)


def from_html(html: str) -> tuple[Block, ...]:
    """The blocks of ``html`` as a browser, Word or LibreOffice puts it on the clipboard."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return normal_blocks(reader.finish())


def _add_item(out: list[Block], marker: Marker, runs: tuple[Inline, ...]) -> None:
    last = out[-1] if out else None
    if isinstance(last, ListBlock) and last.marker == marker:
        out[-1] = ListBlock((*last.items, runs), marker)
    else:
        out.append(ListBlock((runs,), marker))


@dataclass
class _Style:
    tag: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    marker: bool = False
    silent: bool = False


@dataclass
class _Table:
    rows: list[list[Cell]] = field(default_factory=list)
    head: int = 0
    in_head: bool = False
    across: int = 1
    align: Align = Align.LEFT
    lines: list[tuple[Inline, ...]] = field(default_factory=list)
    outer: _Table | None = None

    def finished(self) -> Table | None:
        rows = [row for row in self.rows if row]
        if not rows:
            return None
        columns = max(sum(cell.across for cell in row) for row in rows)
        filled = []
        for row in rows:
            left = columns - sum(cell.across for cell in row)
            filled.append(TableRow((*row, *(Cell(((),)) for _ in range(left)))))
        head = min(self.head, len(filled))
        return Table((1.0,) * columns, tuple(filled[:head]), tuple(filled[head:]))


class _Reader(HTMLParser):
    """Walks the tags; a stack of styles, one open paragraph, one open table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Inline] = []
        self._styles: list[_Style] = [_Style("")]
        self._lists: list[Marker] = []
        self._item: Marker | None = None
        self._align = Align.JUSTIFY
        self._table: _Table | None = None

    def finish(self) -> list[Block]:
        self._end_paragraph()
        while self._table is not None:
            self._end_table()
        return self._blocks

    # --- tags
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").lower() for name, value in attrs}
        if tag == "br":
            self._runs.append(LineBreak())
            return
        if tag in {"meta", "link", "img", "hr", "col", "input", "base"}:
            return
        self._open_structure(tag, given)
        self._styles.append(_styled(self._styles[-1], tag, given.get("style", "")))

    def _open_structure(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "ul" | "ol":
                self._end_paragraph()
                self._lists.append(_list_marker(tag, given))
            case "li":
                self._end_paragraph()
                self._item = self._lists[-1] if self._lists else Marker.DASH
            case "table":
                self._end_paragraph()
                self._table = _Table(outer=self._table)
            case "thead" if self._table is not None:
                self._table.in_head = True
            case "tr" if self._table is not None:
                self._table.rows.append([])
                self._table.head += self._table.in_head
            case "td" | "th" if self._table is not None:
                self._end_paragraph()
                span = given.get("colspan", "1")
                self._table.across = min(int(span), _MAX_SPAN) if span.isdigit() else 1
                self._table.align = _align(given, Align.LEFT)
            case _ if tag in _PARAGRAPHS:
                self._end_paragraph()
                self._align = _align(given, Align.JUSTIFY)
                if "msolistparagraph" in given.get("class", "") or "mso-list:" in given.get(
                    "style", ""
                ).replace(" ", ""):
                    self._item = Marker.DASH
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._styles) - 1, 0, -1):
            if self._styles[index].tag == tag:
                del self._styles[index:]
                break
        match tag:
            case "ul" | "ol":
                self._end_paragraph()
                if self._lists:
                    self._lists.pop()
            case "li":
                self._end_paragraph()
            case "thead" if self._table is not None:
                self._table.in_head = False
            case "td" | "th":
                self._end_cell()
            case "table":
                self._end_paragraph()
                self._end_table()
            case _ if tag in _PARAGRAPHS:
                self._end_paragraph()
            case _:
                pass

    def handle_data(self, data: str) -> None:
        style = self._styles[-1]
        if style.silent:
            return
        text = _SPACES.sub(" ", data)
        if style.marker:
            if self._item is not None and text.strip():
                self._item = _word_marker(text.strip())
            return
        if text == " " and not self._runs:
            return
        self._runs.append(Text(text, style.bold, style.italic, style.raised))

    # --- ends
    def _end_paragraph(self) -> None:
        runs = _trimmed(self._runs)
        self._runs = []
        item, self._item = self._item, None
        align, self._align = self._align, Align.JUSTIFY
        if not runs:
            return
        if self._table is not None and self._table.rows:
            self._table.lines.append(runs)
        elif item is not None:
            _add_item(self._blocks, item, runs)
        else:
            self._blocks.append(Paragraph(runs, align))

    def _end_cell(self) -> None:
        self._end_paragraph()
        table = self._table
        if table is None or not table.rows:
            return
        table.rows[-1].append(Cell(tuple(table.lines) or ((),), table.align, max(1, table.across)))
        table.lines = []

    def _end_table(self) -> None:
        table = self._table
        if table is None:
            return
        if table.lines and table.rows:
            self._end_cell()
        self._table = table.outer
        made = table.finished()
        if made is None:
            return
        if self._table is None:
            self._blocks.append(made)
        else:
            for row in (*made.head, *made.rows):
                self._table.lines.extend(line for cell in row.cells for line in cell.paragraphs)


def _styled(above: _Style, tag: str, css: str) -> _Style:
    rules = {
        name.strip(): value.strip()
        for name, _, value in (rule.partition(":") for rule in css.split(";"))
    }
    out = _Style(
        tag,
        bold=above.bold or tag in {"b", "strong", "th"},
        italic=above.italic or tag in {"i", "em", "cite"},
        raised=above.raised or tag == "sup",
        marker=above.marker or rules.get("mso-list", "").startswith("ignore"),
        silent=above.silent or tag in _SILENT or rules.get("display") == "none",
    )
    if "font-weight" in rules:
        out.bold = rules["font-weight"] in _BOLD_WEIGHTS
    if "font-style" in rules:
        out.italic = rules["font-style"] in {"italic", "oblique"}
    if "vertical-align" in rules:
        out.raised = rules["vertical-align"] == "super"
    return out


def _align(given: dict[str, str], default: Align) -> Align:
    css = given.get("style", "").replace(" ", "")
    found = re.search(r"text-align:(\w+)", css)
    word = found.group(1) if found else given.get("align", "")
    return Align(word) if word in {"left", "center", "right", "justify"} else default


def _list_marker(tag: str, given: dict[str, str]) -> Marker:
    if tag == "ul":
        return Marker.DASH
    return Marker.LETTER if given.get("type") == "a" else Marker.NUMBER


def _word_marker(text: str) -> Marker:
    if text[0].isdigit():
        return Marker.NUMBER
    if text[0].isalpha() and text[1:2] in {")", "."}:
        return Marker.LETTER
    return _BULLETS.get(text[0], Marker.DASH)


def _trimmed(runs: list[Inline]) -> tuple[Inline, ...]:
    """No blanks or line ends at either end, single blanks between runs."""
    out: list[Inline] = []
    blank = True
    for run in runs:
        if isinstance(run, Text):
            text = run.text.lstrip(" ") if blank else run.text
            if not text:
                continue
            blank = text.endswith(" ")
            out.append(Text(text, run.bold, run.italic, run.raised))
        elif out:
            out.append(run)
            blank = True
    while out:
        last = out.pop()
        if isinstance(last, Text) and last.text.rstrip(" \N{NO-BREAK SPACE}"):
            out.append(Text(last.text.rstrip(" "), last.bold, last.italic, last.raised))
            break
    return tuple(out)
