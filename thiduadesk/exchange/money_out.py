"""The list of award money of a round as a workbook («danh sách tiền thưởng»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import cast

from openpyxl import Workbook

from thiduadesk import resources
from thiduadesk.exchange.excel_look import set_font
from thiduadesk.exchange.excel_look import to_bytes
from thiduadesk.exchange.excel_page import Page
from thiduadesk.rules.honours.numbers import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from thiduadesk.exchange.excel_look import PrintForm

_NAME = 2
_WIDTHS = (6, 28, 40, 30, 9, 16, 18, 38)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An award with its money, as the list prints it; amounts in dong."""

    name: str
    post: str
    honour: str
    coefficient: str
    base: int
    amount: int
    note: str = ""


def money_list(name: str, lines: Sequence[MoneyLine], form: PrintForm) -> bytes:
    """The workbook; the same list gives the same bytes.

    Args:
        name: of the round.
        lines: in their order.
        form: how it prints.

    Raises:
        Refused: ``cell_text_too_long``.
    """
    said = resources.toml("wording/rounds.toml")["money"]
    book = Workbook()
    set_font(book, form)
    page = Page(cast("Worksheet", book.active), said["sheet"], form)
    page.heading(said["title"].format(name=name.upper()), "")
    rows = [
        [str(no), one.name, one.post, one.honour, one.coefficient, one.base, one.amount, one.note]
        for no, one in enumerate(lines, 1)
    ]
    whole = sum(one.amount for one in lines)
    columns = said["columns"]
    last = ["", said["total"], *[""] * (len(columns) - _NAME)]
    last[columns.index(said["paid"])] = whole
    page.table(columns, rows, "", first=_NAME, widths=_WIDTHS)
    page.sums(last)
    page.note(said["in_words"].format(words=in_words(whole)))
    return to_bytes(book, {})
