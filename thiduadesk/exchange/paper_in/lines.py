"""What the readers of files hand on: the lines of a paper, with their looks, one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import search_key

_SPACES = re.compile(r"\s+")
_GARBLED = {0x1A3: 0x1B0, 0x1A2: 0x1AF}
"""«ƣ» for «ư», «Ƣ» for «Ư»: what some fonts of printed files give when text is taken from them."""
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file, a paragraph of a Word file, or a whole table.

    Attributes:
        number: its place in the file, from 1; of a table, that of its first row.
        runs: its words with their emphasis.
        text: the same plain, on one line.
        key: the same without case and marks, for recognition.
        gap: an empty line or the end of a page comes before it.
        level: a heading's level as the file marks it, 0 for none.
        centred: stands in the middle of the page.
        column: which of the pieces that share a line in the file, from 0.
        table: the table that stands here; then there are no words.
        rows: the line of each row of the table, head rows first.
    """

    number: int
    runs: tuple[Inline, ...]
    text: str
    key: str
    gap: bool = False
    level: int = 0
    centred: bool = False
    column: int = 0
    table: Table | None = None
    rows: tuple[int, ...] = ()

    @property
    def bold(self) -> bool:
        """All its letters are bold."""
        inked = [run for run in self.runs if isinstance(run, Text) and run.text.strip()]
        return bool(inked) and all(run.bold for run in inked)

    @property
    def capital(self) -> bool:
        """All its letters are capitals, and there are two at least."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 1 and all(not letter.islower() for letter in letters)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file laid out in lines.

    Attributes:
        lines: in reading order, without those that are empty.
        typed: the text of the file line by line, as it was typed, NFC.
        stray: heads and feet of pages, which belong to no paper.
        legacy: first line, last line and encoding of what is not written in Unicode.
    """

    lines: tuple[Line, ...]
    typed: tuple[str, ...]
    stray: tuple[str, ...] = ()
    legacy: tuple[tuple[int, int, str], ...] = ()


def made(
    number: int,
    runs: Sequence[Inline],
    *,
    gap: bool = False,
    level: int = 0,
    centred: bool = False,
) -> Line:
    """A line of words."""
    kept = tidied(runs)
    text = words(kept).replace("\n", " ")
    return Line(number, kept, text, search_key(text), gap, level, centred)


def joined(line: Line, rest: Line) -> Line:
    """A line with what stands on the next one."""
    runs = (*line.runs, Text(" "), *rest.runs)
    return made(line.number, runs, gap=line.gap, level=line.level, centred=line.centred)


def tidied(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """The runs with single spaces between words, none at the ends, and no neighbours alike."""
    out: list[Inline] = []
    open_end = False
    for run in runs:
        if not isinstance(run, Text):
            if isinstance(run, LineBreak) and out and isinstance(last := out[-1], Text):
                out[-1] = replace(last, text=last.text.rstrip())
            open_end = not isinstance(run, LineBreak)
            out.append(run)
            continue
        text = _SPACES.sub(" ", _INVISIBLE.sub("", nfc(run.text))).translate(_GARBLED)
        text = text if open_end else text.lstrip()
        if not text:
            continue
        open_end = not text.endswith(" ")
        before = out[-1] if out else None
        if isinstance(before, Text) and replace(before, text="") == replace(run, text=""):
            out[-1] = replace(before, text=before.text + text)
        else:
            out.append(replace(run, text=text))
    return trimmed(out)


def cut(runs: Sequence[Inline], start: int, end: int | None = None) -> tuple[Inline, ...]:
    """The runs between two places of their plain words; notes stay with the word before them."""
    out: list[Inline] = []
    place = 0
    for run in runs:
        if not isinstance(run, Text):
            length = len(words((run,)))
            if start <= place and (end is None or place + length <= end):
                out.append(run)
            place += length
            continue
        left = max(start - place, 0)
        right = len(run.text) if end is None else min(end - place, len(run.text))
        if left < right:
            piece = run.text[left:right]
            out.append(Text(piece, run.bold, run.italic, run.raised))
        place += len(run.text)
    return trimmed(out)


def trimmed(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """The runs without blanks at either end and without empty ones."""
    out = [run for run in runs if not isinstance(run, Text) or run.text]
    while out and isinstance(out[0], Text) and not out[0].text.strip():
        del out[0]
    while out and isinstance(out[-1], Text) and not out[-1].text.strip():
        del out[-1]
    if out and isinstance(first := out[0], Text):
        out[0] = Text(first.text.lstrip(), first.bold, first.italic, first.raised)
    if out and isinstance(last := out[-1], Text):
        out[-1] = Text(last.text.rstrip(), last.bold, last.italic, last.raised)
    return tuple(out)


def broken(runs: Sequence[Inline]) -> tuple[tuple[Inline, ...], ...]:
    """The runs of each line, where line breaks part them."""
    out: list[list[Inline]] = [[]]
    for run in runs:
        if isinstance(run, LineBreak):
            out.append([])
        else:
            out[-1].append(run)
    return tuple(tidied(line) for line in out)
