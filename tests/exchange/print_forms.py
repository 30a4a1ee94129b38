"""How workbooks print in tests: the form of Nghị định 30/2020/NĐ-CP, written down a second time."""

from __future__ import annotations

from thiduadesk.exchange.excel_look import PrintForm

ND30 = PrintForm(
    font="Times New Roman",
    title=14,
    line=13,
    table=12,
    number=14,
    shade="#ececec",
    left=30,
    right=15,
    top=20,
    bottom=20,
)
