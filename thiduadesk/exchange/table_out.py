"""A table of words as a workbook of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast

from openpyxl import Workbook

from thiduadesk.exchange.excel_look import MM_PER_WIDTH
from thiduadesk.exchange.excel_look import set_font
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.excel_look import PrintForm


def table_book(
    name: str,
    titles: Sequence[str],
    columns: Sequence[tuple[str, float, str]],
    lines: Sequence[tuple[Sequence[str], bool]],
    form: PrintForm,
) -> bytes:
    """The workbook; the same table gives the same bytes.

    Args:
        name: of the sheet.
        titles: the title and the lines under it.
        columns: head, width in mm and alignment of each.
        lines: words of the cells, and whether they are bold; a line with fewer cells than columns
            leaves those behind its second one empty.
        form: how it prints.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    book = Workbook()
    set_font(book, form)
    page = Page(cast("Worksheet", book.active), name, form)
    page.heading(*titles)
    heads, shares, aligns = zip(*columns, strict=True)
    widths = [share / MM_PER_WIDTH for share in shares]
    page.table(heads, [], "", first=2, widths=widths, aligns=aligns)
    for cells, strong in lines:
        first, rest = list(cells[:2]), list(cells[2:])
        whole = [*first, *[""] * (len(columns) - len(cells)), *rest]
        (page.sums if strong else page.line)(whole)
    return to_bytes(book, {})
