"""Quotation marks and brackets that lack their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import groupby

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.flow import closing_mark
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_OPEN, _CLOSE, _STRAIGHT = "\u201c", "\u201d", '"'
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{_STRAIGHT}]")
_MARKER = re.compile(r"(?:^|[\s;:,.(\u201c\"])(?:[^\W_]{1,3}|\d+(?:\.\d+)*)$")
"""What stands before the bracket of «a)», «1)», «iv)»."""
_ENDS = ".;:!?\u2026"
_QUOTED = 60


def findings(paper: Reading) -> Iterator[Finding]:
    """Each flow of text for itself: a quotation may run on over the end of a page."""
    for group in _flows(paper):
        yield from _quotes(group)
        yield from _brackets(group)


def _flows(paper: Reading) -> Iterator[Sequence[Passage]]:
    subject = paper.of_kind(PassageKind.SUBJECT)
    if subject:
        yield subject
    flow: list[Passage] = []
    texts = [one for one in paper.body if one.kind is not PassageKind.CELL]
    for one in texts:
        if one.kind is PassageKind.FOOTNOTE:
            yield [one]
            continue
        goes_on = flow and one.key == flow[-1].key and one.kind is PassageKind.PARAGRAPH
        if flow and not (goes_on and closing_mark(flow[-1].text) not in _ENDS):
            yield flow
            flow = []
        flow.append(one)
    if flow:
        yield flow
    cells = [one for one in paper.body if one.kind is PassageKind.CELL]
    for _column, group in groupby(
        sorted(cells, key=lambda one: (one.key, one.table or 0, one.column or 0)),
        key=lambda one: (one.key, one.table, one.column),
    ):
        yield from _cells(list(group))


def _cells(column: Sequence[Passage]) -> Iterator[Sequence[Passage]]:
    """Cells of a column; one that the end of a page cut is read with the one below it."""
    flow: list[Passage] = []
    for one in column:
        if flow and _balance(flow[-1].text) <= 0 and _straight_even(flow):
            yield flow
            flow = []
        flow.append(one)
    if flow:
        yield flow


def _balance(text: str) -> int:
    return text.count(_OPEN) - text.count(_CLOSE)


def _straight_even(flow: Sequence[Passage]) -> bool:
    return sum(one.text.count(_STRAIGHT) for one in flow) % 2 == 0


def _quotes(flow: Sequence[Passage]) -> Iterator[Finding]:
    """One mark without its other half; halves of two sorts («“…"») are a pair."""
    waiting: list[tuple[Passage, int]] = []
    for one in flow:
        for mark in _MARKS.finditer(one.text):
            opens = mark[0] == _OPEN or (mark[0] == _STRAIGHT and not waiting)
            if opens:
                waiting.append((one, mark.start()))
            elif waiting:
                waiting.pop()
            else:
                yield _unbalanced(one, mark.start(), "quote_unbalanced")
    for one, start in waiting[:1]:
        yield _unbalanced(one, start, "quote_unbalanced")


def _brackets(flow: Sequence[Passage]) -> Iterator[Finding]:
    waiting: list[tuple[Passage, int]] = []
    for one in flow:
        for mark in re.finditer(r"[()]", one.text):
            if mark[0] == "(":
                waiting.append((one, mark.start()))
            elif waiting:
                waiting.pop()
            elif not _MARKER.search(one.text[: mark.start()]):
                yield _unbalanced(one, mark.start(), "bracket_unbalanced")
    for one, start in waiting[:1]:
        yield _unbalanced(one, start, "bracket_unbalanced")


def _unbalanced(one: Passage, start: int, code: str) -> Finding:
    """Quotes from the mark on where it opens, up to it where it closes."""
    opens = one.text[start] in (_OPEN, "(") or not one.text[:start].strip()
    text = one.text
    if opens:
        quote = text[start : start + _QUOTED]
        quote = quote if start + _QUOTED >= len(text) else quote.rpartition(" ")[0]
    else:
        from_here = max(0, start + 1 - _QUOTED)
        quote = text[from_here : start + 1]
        quote = quote if from_here == 0 else quote.partition(" ")[2]
    return one.finding(code, Severity.WARNING, quote.strip())
