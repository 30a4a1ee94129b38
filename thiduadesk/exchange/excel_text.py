"""Words in an Excel cell that stay words, whatever they begin with.

A program that opens the file must not run what somebody typed as an explanation
(«=HYPERLINK(…)», «@SUM(…)»), and must not turn «- Kế hoạch …» into a broken formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import nfc

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""First characters that a spreadsheet, or one that reads its export, may take for a formula."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put_text(cell: Cell, text: str) -> None:
    """Write ``text`` into ``cell`` as text and nothing else; empty text leaves the cell blank.

    Raises:
        Refused: ``cell_text_too_long`` with the cell; nothing is cut off silently.
    """
    words = _NOT_IN_XML.sub("", nfc(text)).replace("\r\n", "\n").replace("\r", "\n")
    if not words:
        return
    if len(words) > LONGEST:
        raise Refused("cell_text_too_long", cell=cell.coordinate, limit=str(LONGEST))
    cell.value = words
    cell.data_type = "s"
    if words.startswith(_RISKY):
        cell.quotePrefix = True
