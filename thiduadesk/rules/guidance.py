"""What a guidance letter («văn bản hướng dẫn») asks, by when, and who gets it: a tree in, values out.

Numbered and dashed items are what it asks; a line that leads into a list («gồm:») stands before
each item of it, a title above numbers is left out. The days are proposals for the clerk, who sees
the sentence they were read from.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import words
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import Part

_WORDS = "recognition/guidance.toml"
_LONGEST_RECEIVER = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """One item the letter asks for («nội dung yêu cầu»); ``deadline`` of its own or None."""

    text: str
    deadline: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a letter wants.

    Attributes:
        deadline: of the whole; None where it names none.
        receiver: who is to get it, in the letter's words.
        quote: the sentence that says so.
    """

    asked: tuple[Asked, ...] = ()
    deadline: dt.date | None = None
    receiver: str = ""
    quote: str = ""


def wanted(document: Document, year: int) -> Wanted:
    """What a letter asks for; without numbered items the sentence that names the day.

    Args:
        document: the letter; a few lines of it will do.
        year: of days written without one.
    """
    texts = tuple(_texts(document.body))
    dated = [(text, day) for text in texts if (day := deadline_in(text, year)) is not None]
    free = [pair for pair in dated if pair[0] in _unnumbered(document.body)]
    said = (free or dated)[-1] if dated else None
    asked = tuple(_asked(document.body, year, said[1] if said else None))
    if said is None:
        return Wanted(asked)
    quote = _sentence(said[0], year)
    return Wanted(asked or (Asked(_bare(quote)),), said[1], receiver_in(said[0]), quote)


def deadline_in(text: str, year: int) -> dt.date | None:
    """The day by which something is wanted, None where the text names none."""
    found = None
    for match in _deadlines().finditer(search_key(one_line(text))):
        named = match["year"]
        try:
            found = dt.date(int(named) if named else year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
    return found


def receiver_in(text: str) -> str:
    """Who is to get it, empty where the sentence does not say."""
    plain = one_line(text)
    match = _receivers().search(search_key(plain))
    if match is None or len(search_key(plain)) != len(plain):
        return ""
    name = plain[match.start("who") : match.end("who")].strip(" ,;")
    return name if len(name) <= _LONGEST_RECEIVER else ""


# --- items ---------------------------------------------------------------------------------------
def _asked(
    parts: Sequence[Part], year: int, whole: dt.date | None, above: str = ""
) -> Iterator[Asked]:
    for at, part in enumerate(parts):
        title = one_line(words(part.heading.runs)) if part.heading is not None else ""
        bare = at + 1 < len(parts) and parts[at + 1].heading is None
        own = (part, parts[at + 1]) if bare else (part,)
        lists = [one for one in part.blocks if isinstance(one, ListBlock)]
        leads = bool(title) and bool(part.children or lists) and not _ends(title)
        if title and not leads and not _tells_when(title, own, year, whole):
            yield _item(title, above, year, whole, part)
        below = _joined(above, title) if leads and _leads(title) else above
        for block in lists:
            for item in block.items:
                yield _item(one_line(words(item)), below, year, whole)
        yield from _asked(part.children, year, whole, below)


def _tells_when(title: str, own: Sequence[Part], year: int, whole: dt.date | None) -> bool:
    """A title above the sentence that names the day of the whole («III. THỜI GIAN»).

    Args:
        title, year, whole: its words, the year of days without one, the day of the whole.
        own: the part of the title, and the text that follows it where that has no title.
    """
    blocks = [block for part in own for block in part.blocks if isinstance(block, Paragraph)]
    days = {deadline_in(words(block.runs), year) for block in blocks}
    return whole is not None and whole in days and not _ends(title)


def _item(
    text: str, above: str, year: int, whole: dt.date | None, part: Part | None = None
) -> Asked:
    said = [text]
    if part is not None:
        said += [words(one.runs) for one in part.blocks if isinstance(one, Paragraph)]
    day = next((found for one in said if (found := deadline_in(one, year)) is not None), None)
    return Asked(_joined(above, _bare(text)), None if day == whole else day)


def _sentence(text: str, year: int) -> str:
    """The sentence of a paragraph that names the day."""
    parts = re.split(r"(?<=[.;])\s+(?=\w)", one_line(text))
    named = (one for one in parts if deadline_in(one, year) is not None)
    return next(named, one_line(text))


def _joined(above: str, text: str) -> str:
    return f"{above}: {_bare(text)}" if above else _bare(text)


def _bare(text: str) -> str:
    return text.rstrip(resources.toml(_WORDS)["ends"] + " ")


def _ends(text: str) -> bool:
    """A whole sentence is asked for, whatever stands below it."""
    return text.rstrip().endswith(tuple(resources.toml(_WORDS)["closes"]))


def _leads(text: str) -> bool:
    return text.rstrip().endswith(tuple(resources.toml(_WORDS)["leads"]))


# --- words ---------------------------------------------------------------------------------------
def _texts(parts: Sequence[Part]) -> Iterator[str]:
    """Every paragraph and item in reading order."""
    for part in parts:
        if part.heading is not None:
            yield words(part.heading.runs)
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield words(block.runs)
            elif isinstance(block, ListBlock):
                yield from map(words, block.items)
        yield from _texts(part.children)


def _unnumbered(parts: Sequence[Part]) -> frozenset[str]:
    """Paragraphs that speak of the whole letter: before the first number, and the last of all."""
    free = [
        words(block.runs)
        for part in parts
        if part.heading is None
        for block in part.blocks
        if isinstance(block, Paragraph)
    ]
    last = parts[-1] if parts else None
    while last is not None and last.children:
        last = last.children[-1]
    if last is not None and last.blocks and isinstance(last.blocks[-1], Paragraph):
        free.append(words(last.blocks[-1].runs))
    return frozenset(free)


@cache
def _deadlines() -> re.Pattern[str]:
    table = resources.toml(_WORDS)
    said, between = "|".join(table["deadline"]), "|".join(table["between"])
    return re.compile(
        rf"\b(?:{said})\b[\s:]*(?:(?:{between}|\d{{1,2}}\s*(?:h|gio|:)\s*\d{{0,2}})\b[\s:,]*)*"
        r"(?P<day>\d{1,2})\s*(?:/|-|\.|\bthang\b)\s*(?P<month>\d{1,2})"
        r"(?:\s*(?:/|-|\.|,?\s*\bnam\b)\s*(?P<year>\d{4}))?"
    )


@cache
def _receivers() -> re.Pattern[str]:
    table = resources.toml(_WORDS)
    sends, ends = "|".join(table["sends"]), "|".join(table["receiver_ends"])
    return re.compile(
        rf"\b(?:{sends})\s+(?P<who>.+?)\s*(?:[.;,]|\((?:qua|thong qua)|\b(?:{ends})\b|$)"
    )
