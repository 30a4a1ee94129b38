"""Columns of a table that are made of others: a total of its row, a share of two columns.

What a column is made of is read from the rows: it must hold in all of them but one, and that one
is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import NUMBER
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import grouped
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words

_ENOUGH = 3
"""So many rows in which it holds show what a column is made of."""
_TELLING = 2
"""So many of them with more than one part."""
_WIDEST = 6
_CELL = re.compile(rf"\s*({NUMBER})\s*%?\s*")

_Row = Mapping[int, Decimal]


def findings(paper: Reading) -> Iterator[Finding]:
    """Rows whose total or share is not that of their own numbers."""
    cells = [one for one in paper.passages if one.kind is PassageKind.CELL]
    for _table, group in groupby(cells, key=lambda one: (one.key, one.table)):
        table = {(one.row or 0, one.column or 0): one for one in group}
        heads = {column: cell.text for (row, column), cell in table.items() if row == 0}
        rows = _rows(table)
        if len(rows) > _ENOUGH:
            yield from _totals(table, heads, rows)
        if len(rows) >= _ENOUGH:
            yield from _shares(table, heads, rows)
            yield from _products(table, heads, rows)


def _rows(table: Mapping[tuple[int, int], Passage]) -> dict[int, _Row]:
    """The numbers of each row below the head; a bare dash or nothing is none."""
    rows: dict[int, dict[int, Decimal]] = {}
    for (row, column), cell in table.items():
        if row and column and (match := _CELL.fullmatch(cell.text)):
            rows.setdefault(row, {})[column] = value(match[1])
    return {row: numbers for row, numbers in rows.items() if len(numbers) > _TELLING}


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?i:{either([*words()['table']['whole'], *words()['table']['total']])})\s*"
    )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"(?i:{either(words()['table']['share'])})")


def _totals(
    table: Mapping[tuple[int, int], Passage], heads: Mapping[int, str], rows: Mapping[int, _Row]
) -> Iterator[Finding]:
    """«Bằng khen 3 | Giấy khen 18 | Tổng số 20»."""
    for column, head in heads.items():
        if not _whole().fullmatch(head):
            continue
        for parts in _runs(column, max(heads)):
            if any(_share().search(heads.get(one, "")) for one in parts):
                continue
            yield from _odd_one(table, rows, column, parts)


def _runs(column: int, last: int) -> Iterator[Sequence[int]]:
    """Columns side by side, right behind a column or right before it."""
    for width in range(2, _WIDEST + 1):
        if column + width <= last:
            yield range(column + 1, column + 1 + width)
        if column - width >= 1:
            yield range(column - width, column)


def _odd_one(
    table: Mapping[tuple[int, int], Passage],
    rows: Mapping[int, _Row],
    column: int,
    parts: Sequence[int],
) -> Iterator[Finding]:
    full = {row: numbers for row, numbers in rows.items() if {column, *parts} <= numbers.keys()}
    sums = {row: sum((numbers[one] for one in parts), Decimal()) for row, numbers in full.items()}
    good = [row for row, numbers in full.items() if numbers[column] == sums[row]]
    telling = [row for row in good if sum(full[row][one] > 0 for one in parts) == len(parts)]
    odd = [row for row in full if row not in good]
    if len(odd) == 1 and len(good) >= _ENOUGH - 1 and len(telling) >= _TELLING:
        cell = table[odd[0], column]
        yield _wrong(cell, grouped(sums[odd[0]]))


def _shares(
    table: Mapping[tuple[int, int], Passage], heads: Mapping[int, str], rows: Mapping[int, _Row]
) -> Iterator[Finding]:
    """«Đăng ký 20 | Đạt 18 | Tỷ lệ (%) 85»."""
    for column in [one for one, head in heads.items() if _share().search(head)]:
        for whole, part in ((column - 2, column - 1), (column - 1, column - 2)):
            full = {
                row: numbers
                for row, numbers in rows.items()
                if {whole, part, column} <= numbers.keys() and numbers[whole]
            }
            shares = {row: numbers[part] * 100 / numbers[whole] for row, numbers in full.items()}
            odd = [row for row in full if not _is_share(full[row][column], shares[row])]
            if len(odd) == 1 and len(full) - 1 >= _ENOUGH - 1:
                numbers, right = full[odd[0]], shares[odd[0]].quantize(Decimal("0.1"))
                if numbers[part] and _is_share(
                    numbers[column], numbers[whole] * 100 / numbers[part]
                ):
                    continue  # the fewer the better: «hộ nghèo: kế hoạch 2, thực hiện 1,5»
                yield _wrong(table[odd[0], column], grouped(right), share=f"{grouped(right)} %")


def _products(
    table: Mapping[tuple[int, int], Passage], heads: Mapping[int, str], rows: Mapping[int, _Row]
) -> Iterator[Finding]:
    """«Số lượng 5 | Mức thưởng 540.000 | Thành tiền 2.700.000»."""
    named = re.compile(rf"\s*(?i:{either(words()['table']['product'])})(?!\w)")
    for column in [one for one, head in heads.items() if named.match(head)]:
        many, each = column - 2, column - 1
        full = {
            row: numbers for row, numbers in rows.items() if {many, each, column} <= numbers.keys()
        }
        odd = [
            row for row, numbers in full.items() if numbers[many] * numbers[each] != numbers[column]
        ]
        if len(odd) == 1 and len(full) >= _ENOUGH:
            right = grouped(full[odd[0]][many] * full[odd[0]][each])
            yield _wrong(table[odd[0], column], right, product=right)


def _is_share(said: Decimal, share: Decimal) -> bool:
    step = Decimal(1).scaleb(said.as_tuple().exponent)  # type: ignore[arg-type]
    return abs(share - said) < step


def _wrong(cell: Passage, right: str, **params: str) -> Finding:
    found = cell.text.strip()
    return cell.finding(
        "sum_mismatch", Severity.ERROR, found, found=found, expected=right, **params
    )
