"""Reads a text file (.txt, .md, OCR output) into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import words as words_of
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in import columns
from thiduadesk.exchange.paper_in import htmltables
from thiduadesk.exchange.paper_in import marks
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import Sheet
from thiduadesk.exchange.paper_in.lines import broken
from thiduadesk.exchange.paper_in.lines import made
from thiduadesk.exchange.paper_in.tables import Row
from thiduadesk.exchange.paper_in.tables import table_of
from thiduadesk.exchange.paper_in.words import is_stamp
from thiduadesk.rules.legacy import Encoding
from thiduadesk.rules.legacy import stretches
from thiduadesk.rules.legacy import to_unicode

_PIPES = re.compile(r"\s*\|(.+)\|\s*")
_PIPE_RULE = re.compile(r"[\s|:\-+]+")
_APART = re.compile(r" {3,}")
_LOOSE_CELL = 60
"""Letters of a cell at most in a table laid out with blanks; more is text spread for looks."""
_MIN_COLUMNS = 3
_MIN_ROWS = 2
_BREAK = "\f"
_HTML_LINES = 2000


@dataclass(frozen=True, slots=True)
class _Typed:
    """A line as typed.

    Attributes:
        number, text: its place in the file, its words.
        gap: an empty line comes before it.
        cells: of a row of a table.
        loose: the cells are parted by blanks only, and may be none.
        html: a whole table as HTML, which may go on over the lines below.
    """

    number: int
    text: str
    gap: bool
    cells: tuple[str, ...] = ()
    loose: bool = False
    html: str = ""


def sheet(text: str) -> Sheet:
    """The lines of a text, tables gathered, marks taken off."""
    typed = tuple(nfc(line) for line in re.split(r"\r\n|\r|\n", text))
    lines: list[Line] = []
    stray: list[str] = []
    emphasis = marks.Emphasis()
    legacy = tuple(stretches(typed))
    for group in _groups(_typed(_converted(typed, legacy))):
        if group[0].html:
            lines += _html(group[0])
            emphasis = marks.Emphasis()
            continue
        if group[0].cells:
            lines += _rows(group)
            emphasis = marks.Emphasis()
            continue
        for one in group:
            if one.gap:
                emphasis = marks.Emphasis()
            level, words = marks.heading_level(one.text)
            runs, emphasis = marks.parsed(words, emphasis)
            made_of = [line for line in _split(one, runs, level) if line.text]
            lines += made_of
            if not made_of:  # a picture, a comment
                stray.append(one.text)
    return Sheet(
        tuple(line for line in lines if line.text or line.table),
        typed,
        tuple(stray),
        legacy=tuple((first + 1, last + 1, encoding) for first, last, encoding in legacy),
    )


def _converted(
    lines: Sequence[str], legacy: Sequence[tuple[int, int, Encoding]]
) -> tuple[str, ...]:
    """The lines in Unicode."""
    out = list(lines)
    for first, last, encoding in legacy:
        for place in range(first, last + 1):
            out[place] = to_unicode(out[place], encoding)
    return tuple(out)


def _typed(lines: Sequence[str]) -> Iterator[_Typed]:
    gap = True
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        at += 1
        if _BREAK in line:  # the page ends here
            gap = True
            line = line.replace(_BREAK, " ")
        if not line.strip():
            gap = True
            continue
        if html := _html_at(lines, at - 1):
            before, source, after, at = html
            yield from (_Typed(number, one, gap) for one in (before,) if one)
            yield _Typed(number, "", True, html=source)
            yield from (_Typed(at, one, True) for one in (after,) if one)
            gap = True
            continue
        cells = _cells(line)
        apart = () if cells else tuple(_APART.split(line.strip()))
        loose = len(apart) > 1 and max(map(len, apart)) <= _LOOSE_CELL
        yield _Typed(number, line.strip(" "), gap, apart if loose else cells, loose)
        gap = False


def _html_at(lines: Sequence[str], at: int) -> tuple[str, str, str, int] | None:
    """The HTML table that begins on a line: words before it, itself, words after it, next line."""
    begin = htmltables.BEGIN.search(lines[at])
    if begin is None:
        return None
    for end in range(at, min(at + _HTML_LINES, len(lines))):
        if htmltables.END.search(lines[end]):
            source = "\n".join((lines[at][begin.start() :], *lines[at + 1 : end + 1]))
            found = htmltables.END.search(source)
            if found is None or not htmltables.is_whole(source[: found.start()]):
                return None
            before, after = lines[at][: begin.start()].strip(), source[found.end() :].strip()
            return before, source[: found.start()], after, end + 1
    return None


def _html(one: _Typed) -> Iterator[Line]:
    """A table, or the lines of a letterhead or closing that is laid out as one."""
    rows = list(htmltables.rows(one.html, one.number))
    cells = [[broken(cell) for cell in row.cells] for row in rows]
    texts = [words_of(line) for row in cells for cell in row for line in cell]
    narrow = max((len(row) for row in cells), default=0) <= _MIN_COLUMNS
    if not (narrow and (columns.in_frame(texts, certain=True) or columns.in_closing(texts))):
        if rows:
            yield table_of(rows, gap=True)
        return
    for column in range(_MIN_COLUMNS):
        for row, line in zip(cells, rows, strict=True):
            for part in row[column] if column < len(row) else ():
                whole = made(line.number, part, gap=True)
                yield from columns.pieces(whole, whole.text) or (whole,)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a table's row, none where the line is no row."""
    if found := _PIPES.fullmatch(line):
        return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", found[1]))
    if "\t" in line.strip(" "):
        return tuple(cell.strip() for cell in line.strip(" ").split("\t"))
    return ()


def _groups(lines: Iterator[_Typed]) -> Iterator[list[_Typed]]:
    """Rows that follow each other, also over an empty line; other lines one by one."""
    group: list[_Typed] = []
    widest = 0
    for line in lines:
        both = bool(group) and bool(group[-1].cells) and bool(line.cells)
        if group and not (both and _one_table(group[-1], widest, line)):
            yield from _settled(group)
            group, widest = [], 0
        group.append(line)
        widest = max(widest, len(line.cells))
    if group:
        yield from _settled(group)


def _one_table(above: _Typed, widest: int, line: _Typed) -> bool:
    """Whether a row belongs to those above it, of which the widest has ``widest`` cells."""
    if above.loose or line.loose:
        return above.loose and line.loose and not line.gap
    return not line.gap or (widest >= _MIN_COLUMNS and abs(widest - len(line.cells)) < _MIN_ROWS)


def _settled(group: list[_Typed]) -> Iterator[list[_Typed]]:
    """A table, or lines whose tabs only part two columns of the frame or stamps."""
    if not group[0].cells:
        yield group
        return
    if _is_table(group):
        yield group
    elif group[0].loose:
        yield from ([_Typed(one.number, one.text, one.gap)] for one in group)
    elif len(group[0].cells) > 1 and any(len(one.cells) > 1 for one in group):
        yield from ([one] for one in _columns(group))
    else:
        yield from ([_Typed(one.number, one.text, one.gap)] for one in group)


def _is_table(group: list[_Typed]) -> bool:
    texts = [cell for one in group for cell in one.cells]
    widest = max(len(one.cells) for one in group)
    wide = widest >= _MIN_COLUMNS
    if columns.in_frame(texts, certain=wide) or (
        not wide and any(is_stamp(search_key(text)) for text in texts)
    ):
        return False
    if group[0].loose:
        return len(group) > _MIN_ROWS and not columns.in_closing(texts)
    return len(group) >= _MIN_ROWS and (wide or len(group) > _MIN_ROWS)


def _columns(group: list[_Typed]) -> Iterator[_Typed]:
    """The left column of two, then the right one: a letterhead, a signature beside a list."""
    for column in range(max(len(one.cells) for one in group)):
        first = True
        for one in group:
            if column < len(one.cells) and one.cells[column]:
                yield _Typed(one.number, one.cells[column], first)
                first = False


def _rows(group: list[_Typed]) -> list[Line]:
    rows = [
        Row(one.number, tuple(marks.parsed(cell)[0] for cell in one.cells))
        for one in group
        if not _PIPE_RULE.fullmatch(one.text)
    ]
    return [table_of(rows, gap=group[0].gap)] if rows else []


def _split(one: _Typed, runs: tuple[Inline, ...], level: int) -> Iterator[Line]:
    """The lines that breaks make of one, and of each the two columns of the frame on it."""
    gap = one.gap
    parts = broken(runs)
    for part in parts:
        whole = made(one.number, part, gap=gap, level=level)
        if whole.text:
            typed = one.text if len(parts) == 1 else whole.text
            yield from columns.pieces(whole, typed) or (whole,)
            gap = False
