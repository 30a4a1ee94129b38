"""Paragraphs, tables, rows and cells in the XML of a Word file («WordprocessingML»)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

P, TBL, TR, TC, SDT = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "sdt"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The old copy of a drawing: it says the same again."""
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    SyntaxError,  # lxml derives its errors from it
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What reading a package raises whose parts are not what they say."""
WIDEST = 60
"""Columns of a table at most; more are a damaged span."""
_OFF = frozenset({"0", "false", "off", "none"})


def blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag == SDT:
            for content in child.iterfind(qn("w:sdtContent")):
                yield from blocks(content)


def children(parent: Any, tag: str) -> Iterator[Any]:
    """Rows of a table, cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            for content in child.iterfind(qn("w:sdtContent")):
                yield from children(content, tag)


def gap(tr: Any, tag: str) -> int:
    """Columns left out before (``w:gridBefore``) or after the cells of a row."""
    found = tr.find(f"{qn('w:trPr')}/{qn(tag)}")
    return int(found.get(qn("w:val"), "0")) if found is not None else 0


def span(tc: Any) -> tuple[int, bool]:
    """How many grid columns the cell takes, and whether it continues the one above it."""
    found = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    width = int(found.get(qn("w:val"), "1")) if found is not None else 1
    covered = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
    return max(1, min(width, WIDEST)), covered


def switched(properties: Any, tag: str) -> bool | None:
    """Whether ``w:b``, ``w:i`` … is on in some properties; None where they do not say."""
    mark = properties.find(qn(tag)) if properties is not None else None
    return None if mark is None else mark.get(qn("w:val"), "1") not in _OFF
