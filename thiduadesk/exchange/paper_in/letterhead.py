"""Reads the letterhead («đầu văn bản»): boxes 1 to 5b, in whatever order their lines come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Title
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import joined
from thiduadesk.exchange.paper_in.numbers import number_of
from thiduadesk.exchange.paper_in.words import TypeName
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import closed_up
from thiduadesk.exchange.paper_in.words import is_stamp
from thiduadesk.exchange.paper_in.words import keys
from thiduadesk.exchange.paper_in.words import named
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.paper_in.words import phrase
from thiduadesk.exchange.paper_in.words import type_of
from thiduadesk.exchange.recognition import fold

_SEARCHED = 45
"""Lines of a head at most."""
_FOREIGN = 5
"""Lines at most in a head that say nothing of it: debris, addresses."""
_PROSE = 170
"""A line as long as this is running text."""
_SUBJECT = 330
_NUMBER = re.compile(
    r"\s*[:.]?\s*(?P<number>\d{1,5}[a-zA-Z]?(?:\s*/\s*(?:19|20)\d\d(?!\d))?)?[\s.\u2026_]*[/\u2013-]?\s*(?P<symbol>.*)"
)
_ONLY_WORD = re.compile(r"so\s*:?")
_ONLY_NUMBER = re.compile(r"\d*\s*[/-]\s*\w")


@dataclass
class Head:
    """What was found, with the line of each piece."""

    places: dict[str, int] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    organs: list[Line] = field(default_factory=list)
    number: str | None = None
    symbol: str = ""
    numbered: bool = False
    place: str = ""
    date: dt.date | None = None
    month: int | None = None
    year: int = 0
    about: list[str] = field(default_factory=list)
    urgency: str = ""
    type_name: str = ""
    kind: str = "text"
    decides: bool = False
    subject: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    bases: list[tuple[Inline, ...]] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    word: str = ""
    nation: bool = False

    def letterhead(self) -> Letterhead | None:
        """Boxes 1 to 5b; None where the file shows none of them."""
        if not (self.organs or self.numbered or self.place or self.nation):
            return None
        superior, issuer = organs(self.organs)
        return Letterhead(
            superior,
            issuer,
            self.symbol,
            self.place,
            self.year,
            number=self.number,
            date=self.date,
            month=self.month,
            about=" ".join(self.about),
        )

    def title(self) -> Title | None:
        """Box 5a."""
        return Title(self.type_name, tuple(self.subject)) if self.type_name else None

    def addressed(self) -> Addressees | None:
        """Box 9a."""
        return Addressees(tuple(self.addressees)) if self.addressees else None

    def decision(self) -> Decision | None:
        """Of decisions and resolutions."""
        found = self.authority or self.word
        return Decision(tuple(self.authority), self.word) if found else None


def letterhead_only(lines: Sequence[Line], start: int) -> tuple[Head, int]:
    """What stands above the title, and where the title begins."""
    head = Head()
    end = _end_of_letterhead(lines, start)
    last = ""
    for line in _rejoined(lines[start:end]):
        last = take(head, line, last)
    return head, end


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines with those put together that only make a piece of the letterhead together."""
    out: list[Line] = []
    for line in lines:
        if out and out[-1].table is None and line.table is None and not piece_of(line):
            both = joined(out[-1], line)
            whole = pattern("head", "nation").fullmatch(both.key) or (
                pattern("head", "place_date").fullmatch(both.key)
            )
            number = _ONLY_WORD.fullmatch(out[-1].key) and _ONLY_NUMBER.match(line.key)
            if whole or number:
                out[-1] = both
                continue
        out.append(line)
    return out


def title_line(line: Line) -> tuple[TypeName, str] | None:
    """The type name a line is, or begins with in capitals, and what follows it on the line."""
    text = closed_up(line.text)
    key = search_key(text)
    found = type_of(key)
    if found is None or len(text) > _SUBJECT or number_of(line) is not None:
        return None
    name, length = found
    rest = text[length:]
    alone = not rest.strip(" .:*")
    if not text[:length].isupper():
        return (name, "") if alone and (line.bold or line.level) else None
    if alone:
        return name, ""
    if rest.isupper() or (not rest[:1].isalpha() and rest.strip()[:1].isupper()):
        return name, rest.strip(" .:")
    return None


def _end_of_letterhead(lines: Sequence[Line], start: int) -> int:
    """Where the title, the addressees or else the first running words stand."""
    known = start
    unknown = 0
    for at in range(start, min(start + _SEARCHED, len(lines))):
        line = lines[at]
        if line.table is not None:
            break
        kind = piece_of(line)
        if title_line(line) is not None and not kind:
            return at
        if line.key.startswith(phrase("head", "addressees")):
            return at
        if kind:
            known = at + 1
            continue
        unknown += not line.capital
        recipients = line.key.startswith(phrase("closing", "recipients"))
        if (
            len(line.text) > _PROSE
            or number_of(line) is not None
            or recipients
            or unknown > _FOREIGN
        ):
            break
    return known


def piece_of(line: Line) -> str:
    """Which piece of a letterhead a line is, by its own words; empty for none."""
    key = line.key
    if line.table is not None or len(key) > _PROSE:
        return ""
    for name in ("nation", "motto"):
        if pattern("head", name).match(key):
            return name
    if pattern("head", "place_date").fullmatch(key):
        return "place_date"
    if key.strip(" .!") in _urgencies() and line.capital:
        return "urgency"
    if pattern("head", "number").match(key) and len(key) < _PROSE // 4:
        return "number"
    if pattern("head", "about_short").match(key):
        return "about"
    return ""


def _urgencies() -> frozenset[str]:
    return keys("head", "urgency")


def take(head: Head, line: Line, last: str) -> str:
    """Put one line of the head where it belongs; returns which piece it was."""
    kind = piece_of(line)
    head.typed.append(line.text)
    match kind:
        case "nation" | "motto":
            head.nation = True
            head.places.setdefault("frame/nation", line.number)
        case "place_date" if not head.place:
            _place_date(head, line)
        case "urgency":
            head.urgency = line.text
        case "number" if not head.numbered:
            _number(head, line)
        case "about":
            head.about.append(line.text)
            head.places.setdefault("frame/about", line.number)
        case _ if is_stamp(line.key) or pattern("stray", "stamp_day").fullmatch(line.key):
            head.stray.append(line.text)
            return last
        case _ if last == "about" and not line.gap and not line.capital:
            head.about.append(line.text)
            return last
        case _ if head.numbered and not head.symbol and _ONLY_NUMBER.match(line.key):
            head.number, head.symbol = _number_and_symbol(line.text)
            return "number"
        case _ if line.capital and not pattern("stray", "rule").fullmatch(line.text):
            head.organs.append(line)
            head.places.setdefault("frame/issuer", line.number)
            return "organ"
        case _:
            head.stray.append(line.text)
            return last
    return kind


def _number(head: Head, line: Line) -> None:
    head.numbered = True
    head.places["frame/number"] = line.number
    word = re.match(r"\W*\w+", line.text)
    head.number, head.symbol = _number_and_symbol(line.text[word.end() :] if word else "")


def _number_and_symbol(text: str) -> tuple[str | None, str]:
    found = _NUMBER.match(text)
    return (found["number"] or None, found["symbol"].strip(" ./")) if found else (None, "")


def _place_date(head: Head, line: Line) -> None:
    head.places.setdefault("frame/place_date", line.number)
    found = pattern("head", "place_date").fullmatch(fold(line.text))
    if found is None:
        return
    head.place = line.text[found.start("place") : found.end("place")].strip(" ,(")
    day, month, year = (int(found[name]) if found[name] else 0 for name in ("day", "month", "year"))
    head.month = month or None
    head.year = year if year > 100 else 0
    try:
        head.date = dt.date(year, month, day)
    except ValueError:
        head.date = None


def organs(lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Superior and issuer out of the names above the number: the last name issues."""
    names: list[list[str]] = []
    for line in lines:
        before = search_key(" ".join(names[-1])) if names else ""
        goes_on = bool(names) and (
            before in keys("head", "organ_unfinished")
            or beginnings("head", "organ_goes_on").match(line.key)
            or not named("head", "organs").match(line.text.casefold())
        )
        if goes_on:
            names[-1].append(line.text)
        else:
            names.append([line.text])
    if not names:
        return (), ()
    superior = tuple(text for name in names[:-1] for text in name)
    return superior, tuple(names[-1])
