"""Two papers beside each other («so sánh»): paragraph by paragraph, then word by word.

Paragraphs that say much the same stand beside each other even where others came between; numbers
of headings are left out, so that one part more does not change every part below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\W_]+|[\W_]")
_ALIKE = 0.45
"""Share of words two paragraphs must have in common to be one that was rewritten."""
_MANY = 40_000
"""Pairs of paragraphs beyond which rewritten ones are not looked for: all is another text."""

_LONG = 3_000
"""Words and blanks of a paragraph beyond which frequent ones are no places to begin a match at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph, item or row of a paper.

    Attributes:
        text: its words.
        before: number or marker, shown and not compared.
        key: the part it stands in.
    """

    text: str
    before: str = ""
    key: str = ""


class Change(StrEnum):
    """What became of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that were kept, taken away or added."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph of both papers, or of one of them («khác biệt»).

    Attributes:
        old: as it stood, None where it is new.
        new: as it stands, None where it is gone.
        pieces: its words in order; of both where it was rewritten.
    """

    old: Line | None
    new: Line | None
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return any(piece.change is not Change.SAME for piece in self.pieces)


def compare(old: Sequence[Line], new: Sequence[Line]) -> tuple[Difference, ...]:
    """Every paragraph of two papers, in the order of the new one."""
    return tuple(_differences(old, new))


def _differences(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Difference]:
    texts = [line.text for line in old], [line.text for line in new]
    matcher = SequenceMatcher(a=texts[0], b=texts[1], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(old[first:last], new[start:end], strict=True):
                yield Difference(one, other, (Piece(Change.SAME, other.text),))
        else:
            yield from _aligned(old[first:last], new[start:end])


def _aligned(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Difference]:
    """Paragraphs between two that are alike: rewritten ones paired, the others gone or new."""
    first = start = 0
    for here, there in _pairs(old, new):
        yield from map(_gone, old[first:here])
        yield from map(_came, new[start:there])
        yield _rewritten(old[here], new[there])
        first, start = here + 1, there + 1
    yield from map(_gone, old[first:])
    yield from map(_came, new[start:])


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Places of rewritten paragraphs, rising in both papers, that have most words in common."""
    if len(old) * len(new) > _MANY:
        return []
    bags = [_bag(line) for line in old], [_bag(line) for line in new]
    likeness = [[_likeness(one, other) for other in bags[1]] for one in bags[0]]
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for here in reversed(range(len(old))):
        for there in reversed(range(len(new))):
            paired = likeness[here][there] + best[here + 1][there + 1]
            best[here][there] = max(best[here + 1][there], best[here][there + 1], paired)
    return list(_walked(best, likeness))


def _walked(
    best: Sequence[Sequence[float]], likeness: Sequence[Sequence[float]]
) -> Iterator[tuple[int, int]]:
    here = there = 0
    while here < len(likeness) and there < len(likeness[here]):
        if best[here][there] == best[here + 1][there]:
            here += 1
        elif best[here][there] == best[here][there + 1]:
            there += 1
        else:
            yield here, there
            here, there = here + 1, there + 1


def _bag(line: Line) -> Counter[str]:
    return Counter(word.casefold() for word in _WORDS.findall(line.text) if word[0].isalnum())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Share of common words, 0 where it is too small to be the same paragraph."""
    total = one.total() + other.total()
    share = 2 * (one & other).total() / total if total else 0.0
    return share if share >= _ALIKE else 0.0


def _gone(line: Line) -> Difference:
    return Difference(line, None, (Piece(Change.REMOVED, line.text),))


def _came(line: Line) -> Difference:
    return Difference(None, line, (Piece(Change.ADDED, line.text),))


def _rewritten(old: Line, new: Line) -> Difference:
    before, after = _WORDS.findall(old.text), _WORDS.findall(new.text)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=len(after) > _LONG)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.SAME, "".join(after[start:end])))
            continue
        if last > first:
            pieces.append(Piece(Change.REMOVED, "".join(before[first:last])))
        if end > start:
            pieces.append(Piece(Change.ADDED, "".join(after[start:end])))
    return Difference(old, new, tuple(pieces))
