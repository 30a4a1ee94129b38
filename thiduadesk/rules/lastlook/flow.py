"""Text as it flows: what follows a passage, its words, and pieces of it to quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

WORD = re.compile(r"[^\W\d_]+|\d[\d.,/-]*\d|\d")
"""A word of letters, or a number with its points and dashes."""

CLOSERS = "\u201d\u2019\"'\u00bb)]*"
_QUOTED_WORDS = 9
_QUOTED_LETTERS = 200
"""How far to a side the words around a place are looked for, whatever the length of the text."""
LONG = 18
"""Words from which on a paragraph is no caption or line of a form, but a sentence."""


def flowing(paper: Reading) -> Iterator[tuple[Passage, Passage | None]]:
    """Paragraphs, items, legal bases and headings, each with the one that follows it.

    Notes and tables do not interrupt a text: a note stands at the foot of a page.
    """
    kinds = {
        PassageKind.LEGAL_BASIS,
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
        PassageKind.ITEM,
    }
    lines = [one for one in paper.passages if one.kind in kinds and one.text.strip()]
    yield from pairwise([*lines, None])


def end_of(text: str) -> str:
    """The last words of a text, to quote it by, exactly as they stand."""
    return _piece(text.rstrip(), -_QUOTED_WORDS)


def start_of(text: str, words: int = _QUOTED_WORDS) -> str:
    """The first words of a text."""
    return _piece(text.lstrip(), words)


def around(text: str, start: int, end: int, words: int = 3) -> str:
    """A piece of a text with some words on both sides, cut between words."""
    first = max(0, start - _QUOTED_LETTERS)
    before = [first + found.start() for found in re.finditer(r"\S+", text[first:start])]
    left = before[max(0, len(before) - words) :]
    right = [found.end() for found in re.finditer(r"\S+", text[end : end + _QUOTED_LETTERS])]
    piece = text[left[0] if left else start : end + (right[:words] or [0])[-1]]
    return piece.strip()


def closing_mark(text: str) -> str:
    """The mark a text ends with, brackets and quotation marks left out; a letter or digit if none."""
    bare = text.rstrip().rstrip(CLOSERS + " ")
    return bare[-1:] if bare else ""


def _piece(text: str, count: int) -> str:
    found = list(re.finditer(r"\S+", text))
    kept = found[count:] if count < 0 else found[:count]
    return text[kept[0].start() : kept[-1].end()] if kept else ""
