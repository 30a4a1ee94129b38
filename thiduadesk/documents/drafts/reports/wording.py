"""Sentences of reports kept as data, filled with runs: standing facts as data fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import find_key

_SLOT = re.compile(r"\{([a-z_.]+)\}")
_OPEN = ("...", "\u2026")
"""«and so on» at the end of a sentence."""

Filling = str | tuple[Inline, ...]


@cache
def words() -> Mapping[str, Any]:
    """``wording/reports.toml``."""
    return resources.toml("wording/reports.toml")


@cache
def recognised() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """``recognition/reports.toml``."""
    return resources.toml("recognition/reports.toml")


def kind_of(heading: str, among: str) -> str:
    """Which line of ``recognition/reports.toml`` a heading belongs to; empty for none."""
    key = f" {find_key(heading)} "
    for kind, phrases in recognised()[among].items():
        if any(f" {find_key(phrase)} " in key for phrase in phrases):
            return kind
    return ""


def said(sentence: str, **filling: Filling) -> tuple[Inline, ...]:
    """A sentence with its slots filled; a slot nothing is given for is a data field.

    The field says «…» until it is filled from the records; slots write dots as ``__`` in
    ``filling``.
    """
    runs: list[Inline] = []
    end = 0
    for slot in _SLOT.finditer(sentence):
        runs += _text(sentence[end : slot.start()])
        given = filling.get(slot[1].replace(".", "__"))
        match given:
            case None:
                runs.append(Field(slot[1], PLACEHOLDER))
            case str():
                runs += _text(given)
            case _:
                runs += given
        end = slot.end()
    return joined((*runs, *_text(sentence[end:])))


def chosen(sentences: Sequence[str], number: int) -> str:
    """The sentence that the record of this number keeps to."""
    return sentences[number % len(sentences)]


def joined(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """Runs with neighbouring words of one style made one."""
    made: list[Inline] = []
    for run in runs:
        last = made[-1] if made else None
        same = isinstance(run, Text) and isinstance(last, Text)
        if same and (run.bold, run.italic, run.raised) == (last.bold, last.italic, last.raised):  # type: ignore[union-attr]
            made[-1] = Text(last.text + run.text, run.bold, run.italic, run.raised)  # type: ignore[union-attr]
        else:
            made.append(run)
    return tuple(made)


def listed(items: Sequence[tuple[Inline, ...]], *, joint: str = "comma") -> tuple[Inline, ...]:
    """«a, b và c» of runs; with the joint ``semicolon`` «a; b; c»."""
    made: list[Inline] = []
    last = len(items) - 1
    for place, item in enumerate(items):
        if place:
            final = place == last and joint == "comma"
            made.append(Text(words()["and"] if final else words()[joint]))
        made += item
    return joined(made)


def capital(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Runs with the first letter of their words in upper case."""
    if not runs:
        return runs
    first = runs[0]
    if isinstance(first, Text) and first.text:
        head = Text(first.text[0].upper() + first.text[1:], first.bold, first.italic, first.raised)
        return (head, *runs[1:])
    return runs


def ended(runs: tuple[Inline, ...], *before: Inline, end: str | None = None) -> tuple[Inline, ...]:
    """Runs that end as a sentence does; «…» at their end stays.

    Args:
        runs: a sentence with its mark or without.
        before: put in before the mark: a citation in brackets, a footnote.
        end: the mark; None keeps the sentence's own, else takes a full stop.
    """
    bare, mark = _parted(runs)
    open_end = bare and isinstance(bare[-1], Text) and bare[-1].text.endswith(_OPEN)
    if end is None:
        end = mark or ("" if open_end and not before else str(words()["end"]))
    return joined((*bare, *before, *_text(end)))


def lowered(text: str) -> str:
    """Words without the capital of a beginning; a name keeps its own: «Quảng Ngãi …», «UBND …»."""
    first, _space, rest = text.partition(" ")
    name = first.isupper() and len(first) > 1
    if name or (rest[:1].isupper() and first[:1].isupper()):
        return text
    return text[:1].lower() + text[1:]


def item_ends(count: int, *, sentences: bool = False) -> list[str]:
    """Marks at the ends of the items of a list: «;» and last «.», or «.» after each."""
    said = words()
    return [said["end" if sentences else "item_end"]] * (count - 1) + [said["end"]]


def _parted(runs: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
    """Runs without the mark at their end and the blanks around it, and the mark."""
    last = runs[-1] if runs else None
    if not isinstance(last, Text):
        return runs, ""
    text = last.text.rstrip()
    mark = ""
    if text and text[-1] in words()["ends"] and not text.endswith(_OPEN):
        text, mark = text[:-1].rstrip(), text[-1]
    kept = [Text(text, last.bold, last.italic, last.raised)] if text else []
    return (*runs[:-1], *kept), mark


def note(runs: tuple[Inline, ...]) -> Footnote:
    """A footnote of these words; fields in it are said as they stand."""
    texts = (
        run if isinstance(run, Text) else Text(run.text)
        for run in runs
        if isinstance(run, Text | Field)
    )
    return Footnote(tuple(texts))


def _text(text: str) -> list[Inline]:
    return [Text(text)] if text else []
