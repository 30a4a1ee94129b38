"""Tables that a recogniser of scans wrote as HTML in the middle of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thiduadesk.domain.document import Inline
from thiduadesk.exchange.paper_in import marks
from thiduadesk.exchange.paper_in.tables import Row

_ROW = re.compile(r"<tr\b[^>]*>(?P<cells>.*?)(?=<tr\b|</tr>|</table>|$)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(
    r"<(?P<tag>t[dh])\b(?P<rest>[^>]*)>(?P<text>.*?)(?=<t[dhr]\b|</t[dhr]>|</table>|$)",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_TALL = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_WIDEST = 60
BEGIN = re.compile(r"<table\b[^>]*>", re.IGNORECASE)
END = re.compile(r"</table\s*>", re.IGNORECASE)


def is_whole(source: str) -> bool:
    """Whether all words of a table stand in its cells; else it is no table, or a broken one."""
    outside = _ROW.sub(lambda row: _CELL.sub("", row["cells"]), source)
    return bool(_ROW.search(source)) and not re.sub(r"<[^<>]*>", "", outside).strip()


def rows(source: str, number: int) -> Iterator[Row]:
    """The rows between «<table>» and «</table>», which begins on line ``number``."""
    covered: dict[int, int] = {}  # column → rows below that a tall cell still takes
    for row in _ROW.finditer(source):
        cells: list[tuple[Inline, ...]] = []
        across: list[int] = []
        head = True
        column = 0
        for cell in _CELL.finditer(row["cells"]):
            column = _skip(covered, column, cells, across)
            wide = _number(_WIDE, cell["rest"])
            for place in range(column, column + wide):
                covered[place] = _number(_TALL, cell["rest"]) - 1
            cells.append(marks.parsed(cell["text"].replace("\n", " ").strip())[0])
            across.append(wide)
            head = head and cell["tag"].lower() == "th"
            column += wide
        _skip(covered, column, cells, across)
        if cells:
            line = number + source.count("\n", 0, row.start())
            yield Row(line, tuple(cells), tuple(across), head=head)


def _skip(
    covered: dict[int, int], column: int, cells: list[tuple[Inline, ...]], across: list[int]
) -> int:
    """Put empty cells under tall ones; returns the next free column."""
    while covered.get(column, 0) > 0:
        covered[column] -= 1
        cells.append(())
        across.append(1)
        column += 1
    return column


def _number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return max(1, min(int(found[1]), _WIDEST)) if found else 1
