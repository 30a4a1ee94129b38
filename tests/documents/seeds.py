"""Papers of the trade as a machine recognised them, to hold our reprints against."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thiduadesk.documents.tree import walk
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import words
from thiduadesk.domain.text import nfc

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def seed_lines(number: str) -> list[str]:
    """Lines of a seed with the marks of its recognition taken off."""
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the seed papers are not on this machine")
    text = nfc(found[0].read_text(encoding="utf-8"))
    text = re.sub(r"<sup>\d</sup>(?! )", "", text)
    text = re.sub(r"</?(?!sup|http)\w[^>]*>|\*{4}", " ", text)
    return [re.sub(r"^#+\s*|\*{1,3}", "", line).strip() for line in text.split("\n")]


def between(lines: list[str], first: str, last: str) -> list[str]:
    """The lines from the one that begins with ``first`` to the one that begins with ``last``."""
    start = next(place for place, line in enumerate(lines) if line.startswith(first))
    rest = range(start, len(lines))
    end = next(place for place in rest if lines[place].startswith(last))
    return [line for line in lines[start : end + 1] if line and line != "---"]


def tokens(text: str) -> list[str]:
    """Words, numbers, «…» written as dots and the sign at the end of a paper."""
    return re.findall(r"[\w%]+|\.\.\.|\./\.", nfc(text))


def body_tokens(document: Document) -> tuple[list[str], list[list[str]]]:
    """Words of the body with numbers and without notes, and those of each note."""
    pieces = list(walk.parts(document.body))
    text = " ".join(f"{piece.before} {words(piece.runs)}" for piece in pieces)
    notes = [run for piece in pieces for run in piece.runs if isinstance(run, Footnote)]
    return tokens(text), [tokens(words(note.runs)) for note in notes]
