"""Tables whose last line, or a line that heads a group, says what its rows add up to.

A score sheet in a paper is read as people read it: maxima and points by the heads of the columns,
groups by their lines («Nội dung 1»), parents by the numbers of their rows («1» over «1.1»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
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
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words

_NUMBERS_ONLY = re.compile(rf"\s*({NUMBER})(?:\s+(?:{NUMBER}))*\s*")
"""A number; those that may follow it are its parts, written under it in the cell."""
_NOTHING = ("", "-", "\u2013", "0", "x", "/")
_ROW_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)*)\.?\s*")
_ROMAN = re.compile(r"\s*(?:[IVX]+|[A-Z\u0110])\.?\s*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table.

    Attributes:
        number: «1.2» of the first column, empty for none.
        group: heads a group of rows.
        total: says the sum of the table.
        numbers: column → number, of cells that hold nothing else.
        cells: column → its passage.
    """

    number: str
    group: bool
    total: bool
    numbers: Mapping[int, Decimal]
    cells: Mapping[int, Passage]


@cache
def _starts(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?i:{either(words()['table'][name])})(?!\w)")


def findings(paper: Reading) -> Iterator[Finding]:
    """Lines of tables that are not the sums of their rows."""
    cells = [one for one in paper.passages if one.kind is PassageKind.CELL]
    for _table, found in groupby(cells, key=lambda one: (one.key, one.table)):
        rows = [[*line] for _row, line in groupby(found, key=lambda one: one.row)]
        if len(rows) > 2:
            yield from _in_table(rows)


def _in_table(lines: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    heads: dict[int | None, str] = {
        cell.column: " ".join(cell.text.casefold().split())
        for cell in lines[0]
        if cell.column is not None
    }
    rows = [_row(line) for line in lines[1:]]
    columns = sorted({column for row in rows for column in row.numbers})
    no_sums = re.compile(rf"(?<!\w)(?:{either(words()['table']['not_summed'])})(?!\w)|%|/\d")
    summed = [
        column
        for column in columns
        if not no_sums.search(heads.get(column, "")) and not _are_years(rows, column)
    ]
    for column in summed:
        yield from _parents(rows, column)
        yield from _groups(rows, column)
        yield from _totals(rows, column)
    yield from _above_maximum(rows, heads)


def _are_years(rows: Sequence[_Row], column: int) -> bool:
    return all(
        1900 <= row.numbers[column] <= 2100
        for row in rows
        if column in row.numbers and not row.total
    )


def _row(line: Sequence[Passage]) -> _Row:
    first = line[0].text
    numbered = _ROW_NUMBER.fullmatch(first)
    label = next((cell.text for cell in line if re.search(r"[^\W\d_]{2}", cell.text)), "")
    numbers = {
        cell.column: value(match[1])
        for cell in line[1:]
        if cell.column is not None and (match := _NUMBERS_ONLY.fullmatch(cell.text))
    }
    total = _starts("total").match(label) is not None and len(label) < 40
    roman = _ROMAN.fullmatch(first) is not None and not numbered
    group = (
        not total
        and not numbered
        and bool(numbers)
        and (roman or _starts("group").match(label) is not None)
    )
    return _Row(
        numbered[1] if numbered else "",
        group,
        total,
        numbers,
        {cell.column: cell for cell in line if cell.column is not None},
    )


def _parents(rows: Sequence[_Row], column: int) -> Iterator[Finding]:
    """«1» against «1.1», «1.2» below it."""
    for place, row in enumerate(rows):
        if not row.number or column not in row.numbers:
            continue
        children = []
        for below in rows[place + 1 :]:
            if below.group or below.total or (below.number and not _is_under(below, row)):
                break
            if below.number.count(".") == row.number.count(".") + 1:
                children.append(below)
        if len(children) > 1 and all(column in child.numbers for child in children):
            yield from _compared(row, column, sum_of(children, column))


def _is_under(below: _Row, row: _Row) -> bool:
    return below.number.startswith(f"{row.number}.")


def _groups(rows: Sequence[_Row], column: int) -> Iterator[Finding]:
    """A line that heads a group against the rows up to the next such line."""
    for place, row in enumerate(rows):
        if not row.group or column not in row.numbers:
            continue
        members = []
        for below in rows[place + 1 :]:
            if below.group or below.total:
                break
            if below.number.isdigit():
                members.append(below)
        if len(members) > 1 and _are_readable(members, column):
            yield from _compared(row, column, sum_of(members, column))


def _are_readable(rows: Sequence[_Row], column: int) -> bool:
    """Some rows have a number in the column, and none has anything else there."""
    words_there = [
        row for row in rows if column not in row.numbers and _text(row, column) not in _NOTHING
    ]
    return not words_there and any(column in row.numbers for row in rows)


def _text(row: _Row, column: int) -> str:
    return row.cells[column].text.strip() if column in row.cells else ""


def _totals(rows: Sequence[_Row], column: int) -> Iterator[Finding]:
    """The line of the total against its groups, or against its rows where it has none."""
    if rows[0].total:  # «Tổng số» above its rows
        behind = next((at for at, row in enumerate(rows) if row.total and at), len(rows))
        place, above = 0, rows[1:behind]
    else:
        place = next((at for at, row in enumerate(rows) if row.total), -1)
        above = rows[:place]
    if place < 0 or column not in rows[place].numbers:
        return
    groups = [row for row in above if row.group]
    leaves = [row for row in above if not row.group and "." not in row.number]
    if any(row.number for row in leaves):
        leaves = [row for row in leaves if row.number]
    if not _are_readable(leaves, column):
        return
    sums = {sum_of(leaves, column)}
    if groups and all(column in row.numbers for row in groups):
        sums.add(sum_of(groups, column))
    if len(leaves) > 1 and rows[place].numbers[column] not in sums:
        expected = sum_of(groups if len(groups) > 1 else leaves, column)
        yield from _compared(rows[place], column, expected)


def sum_of(rows: Sequence[_Row], column: int) -> Decimal:
    """What the rows add up to in a column."""
    return sum((row.numbers.get(column, Decimal()) for row in rows), Decimal())


def _compared(row: _Row, column: int, expected: Decimal) -> Iterator[Finding]:
    found = row.numbers[column]
    if found != expected:
        cell = row.cells[column]
        yield cell.finding(
            "sum_mismatch",
            Severity.ERROR,
            cell.text.strip(),
            found=cell.text.strip(),
            expected=_shown(expected),
            row=_label(row),
        )


def _label(row: _Row) -> str:
    text = next((cell.text for cell in row.cells.values() if len(cell.text.strip()) > 3), "")
    return " ".join(text.split()[:8])


def _shown(number: Decimal) -> str:
    return format(number.normalize(), "f").replace(".", ",") if number else "0"


def _above_maximum(rows: Sequence[_Row], heads: Mapping[int | None, str]) -> Iterator[Finding]:
    """Points above the maximum of their row."""
    for maximum, given, code in (
        ("maximum", "given", "score_above_max"),
        ("bonus_maximum", "bonus_given", "bonus_above_max"),
    ):
        most = _column(heads, words()["table"][maximum])
        got = _column(heads, words()["table"][given])
        if most is None or got is None or most == got:
            continue
        for row in rows:
            if most in row.numbers and got in row.numbers and row.numbers[got] > row.numbers[most]:
                cell = row.cells[got]
                yield cell.finding(
                    code,
                    Severity.ERROR,
                    cell.text.strip(),
                    found=cell.text.strip(),
                    expected=row.cells[most].text.strip(),
                )


def _column(heads: Mapping[int | None, str], names: Sequence[str]) -> int | None:
    return next((column for column, head in heads.items() if head in names), None)
