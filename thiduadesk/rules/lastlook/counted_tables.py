"""Tables against the sentence before them: so many rows, so much money.

A table proves a number only where its head names the things counted or the money: the table
behind a sentence may be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import About
from thiduadesk.rules.lastlook.quantities import Quantity
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words
from thiduadesk.rules.lastlook.quantities import written

_WHOLE = re.compile(r"\s*(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*")
_FULL_MONEY = 100_000
"""From here on a bare number of money is in đồng."""


def findings(paper: Reading) -> Iterator[Finding]:
    """Sentences that lead to a table and count what it does not hold."""
    before: Passage | None = None
    appended = [
        one for one in paper.body if one.kind is PassageKind.CELL and _is_appended(paper, one)
    ]
    tables = [[*cells] for _at, cells in groupby(appended, key=lambda one: (one.key, one.table))]
    listing: list[Passage] = []
    for _at, group in groupby(
        paper.body, key=lambda one: (one.kind is PassageKind.CELL, one.key, one.table)
    ):
        passages = [*group]
        if passages[0].kind is not PassageKind.CELL:
            before = passages[-1]
            listing += [one for one in passages if _attached().search(one.text)]
        elif before is not None and before.key == passages[0].key and _leads(before.text):
            yield from _against(before, passages)
    if len(tables) == 1 and len(listing) == 1:
        yield from _rows_against(listing[0], tables[0])


def _is_appended(paper: Reading, cell: Passage) -> bool:
    return any(cell.key.startswith(one.key) for one in paper.document.appendices)


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{either(words()['table']['attached'])})(?!\w)[\s).:/]*$")


def _leads(text: str) -> bool:
    return text.rstrip().endswith(":") or _attached().search(text) is not None


def _against(before: Passage, cells: Sequence[Passage]) -> Iterator[Finding]:
    yield from _rows_against(before, cells)
    yield from _money_against(before, cells)
    yield from _total_against(before, cells)


# --- rows ----------------------------------------------------------------------------------------
def _rows_against(before: Passage, cells: Sequence[Passage]) -> Iterator[Finding]:
    """«05 công trình …, cụ thể:» and a table whose head says «Công trình»."""
    counted = [one for one in quantities(before.text) if one.unit and one.kind != "money"]
    heads = [" ".join(one.text.casefold().split()) for one in cells if one.row == 0]
    named = [one for one in counted if any(_names(head, one) for head in heads)]
    kinds = {one.kind for one in counted if one.kind}
    rows = _numbered_rows(cells)
    if not named or not rows or named[0].about is not About.EXACT or len(kinds) > 1:
        return
    sums = {int(one.value) for one in named}
    if rows in sums or rows == sum(int(one.value) for one in counted) or rows in _totals(cells):
        return
    if not sums & {int(number) for number in _totals(cells)}:
        yield before.finding(
            "count_mismatch",
            Severity.ERROR,
            before.text[named[0].start :].strip(),
            found=named[0].text,
            expected=str(rows),
        )


def _names(head: str, one: Quantity) -> bool:
    """Whether a column holds one of these in each row."""
    if head.startswith(tuple(words()["table"]["heads_of"].get(one.kind, ()))):
        return True
    noun = next((word for word in words()["count"]["listed"] if one.unit.startswith(word)), "")
    return bool(noun) and head.removeprefix(words()["table"]["name_of"]).lstrip().startswith(noun)


def _numbered_rows(cells: Sequence[Passage]) -> int:
    """How many rows of a table are numbered 1, 2, 3 …; 0 where they are not."""
    numbers = [
        int(one.text)
        for one in cells
        if one.column == 0 and re.fullmatch(r"\s*\d{1,4}\s*", one.text)
    ]
    return len(numbers) if numbers == [*range(1, len(numbers) + 1)] else 0


def _says_total(cell: Passage) -> bool:
    return _total_word().match(cell.text) is not None


@cache
def _total_word() -> re.Pattern[str]:
    return re.compile(rf"\s*(?i:{either(words()['table']['total'])})(?!\w)")


def _totals(cells: Sequence[Passage]) -> set[Decimal]:
    """The numbers of the last line, where it says a total."""
    last = [one for one in cells if one.row == cells[-1].row]
    if not any(_says_total(one) for one in last):
        return set()
    return {value(match[1]) for one in last if (match := _WHOLE.fullmatch(one.text))}


def _total_against(before: Passage, cells: Sequence[Passage]) -> Iterator[Finding]:
    """«Có 34 tập thể, cá nhân được khen, cụ thể như sau:» and «Tổng cộng 33» under «Số lượng»."""
    counted = [one for one in quantities(before.text) if one.kind != "money"]
    if len(counted) != 1 or not counted[0].kind or counted[0].about is not About.EXACT:
        return
    heads = [one for one in cells if one.row == 0]
    amount = re.compile(rf"\s*(?i:{either(words()['table']['amount'])})\s*")
    columns = [one.column for one in heads if amount.fullmatch(one.text)]
    numbers = _totals([one for one in cells if one.column in columns or _says_total(one)])
    if len(columns) == 1 and len(numbers) == 1 and counted[0].value not in numbers:
        yield before.finding(
            "sum_mismatch",
            Severity.WARNING,
            before.text[counted[0].start :].strip(),
            found=counted[0].text,
            expected=written(next(iter(numbers)), counted[0]),
        )


# --- money ---------------------------------------------------------------------------------------
def _money_against(before: Passage, cells: Sequence[Passage]) -> Iterator[Finding]:
    """«Tổng kinh phí 150 triệu đồng, phân bổ như sau:» and «Cộng 135» under «triệu đồng»."""
    money = [one for one in quantities(before.text) if one.kind == "money"]
    said = re.search(rf"(?<!\w)(?i:{either(words()['table']['money'])})(?!\w)", before.text)
    if len(money) != 1 or said is None or money[0].about is not About.EXACT:
        return
    last = cells[-1].row
    if not any(_says_total(one) for one in cells if one.row == last):
        return
    for head in (one for one in cells if one.row == 0):
        name = " ".join(head.text.casefold().split())
        if not any(column in name for column in words()["table"]["money"]):
            continue
        cell = next((one for one in cells if (one.row, one.column) == (last, head.column)), None)
        match = _WHOLE.fullmatch(cell.text) if cell else None
        if match is None:
            continue
        units = [unit for unit in words()["unit_factor"] if unit in name]
        factor = words()["unit_factor"][max(units, key=len)] if units else 1
        total = value(match[1]) * factor
        if (units or total >= _FULL_MONEY) and total != money[0].value:
            yield before.finding(
                "sum_mismatch",
                Severity.ERROR,
                before.text[money[0].start :].strip(),
                found=money[0].text,
                expected=written(total, money[0]),
            )
            return
