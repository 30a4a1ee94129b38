"""Reads what stands before the body: letterhead, title, addressees, legal bases, decision word."""

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
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import joined
from thiduadesk.exchange.paper_in.numbers import marker_of
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
_NEAR = 6
_FULL_LINE = 60
_PROSE = 170
"""A line as long as this is running text."""
_SUBJECT = 330
_NUMBER = re.compile(
    r"\s*[:.]?\s*(?P<number>\d{1,5}[a-zA-Z]?(?:\s*/\s*(?:19|20)\d\d(?!\d))?)?[\s.\u2026_]*[/\u2013-]?\s*(?P<symbol>.*)"
)
_ONLY_WORD = re.compile(r"so\s*:?")
_ONLY_NUMBER = re.compile(r"\d*\s*[/-]\s*\w")
_ENDS = (".", ";", ":", ",")


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


def read(lines: Sequence[Line], start: int) -> tuple[Head, int]:
    """The head that begins at ``start``, and where the body begins."""
    head, at = letterhead_only(lines, start)
    if at < len(lines) and (found := title_line(lines[at])):
        at = _title(head, lines, at, *found)
    at = _addressees(head, lines, at)
    at = _bases(head, lines, at)
    if head.kind == "text" and (head.addressees or head.about):
        head.kind = "letter"
    return head, at


def letterhead_only(lines: Sequence[Line], start: int) -> tuple[Head, int]:
    """What stands above the title, and where the title begins."""
    head = Head()
    end = _end_of_letterhead(lines, start)
    last = ""
    for line in _rejoined(lines[start:end]):
        last = _letterhead_line(head, line, last)
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


def _letterhead_line(head: Head, line: Line, last: str) -> str:
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


def _title(head: Head, lines: Sequence[Line], at: int, name: TypeName, rest: str) -> int:
    """Type name and subject; pieces of the letterhead that OCR put below are taken too."""
    head.type_name, head.kind, head.decides = name.name, name.kind, name.decides
    head.places["frame/type_name"] = lines[at].number
    if rest:
        head.subject.append(rest)
        head.places["frame/subject"] = lines[at].number
    last = "type_name"
    at += 1
    while at < len(lines):
        line = lines[at]
        if line.table is not None:
            break
        kind = piece_of(line)
        if kind and kind != "about" and not (kind == "number" and head.numbered):
            last = _letterhead_line(head, line, last)
        elif is_stamp(line.key) or (
            last == "stamp" and (kind or pattern("stray", "stamp_day").fullmatch(line.key))
        ):
            head.stray.append(line.text)
            last = "stamp"
        elif _stamped(lines, at) or pattern("stray", "rule").fullmatch(line.text):
            head.stray.append(line.text)
        elif _is_subject(head, lines, at, last):
            head.subject.append(line.text)
            head.places.setdefault("frame/subject", line.number)
            last = "subject"
        else:
            break
        at += 1
    return at


def _stamped(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in capitals is the name above a stamp of arrival."""
    if not lines[at].capital or not named("head", "organs").match(lines[at].text.casefold()):
        return False
    return any(is_stamp(line.key) for line in lines[at + 1 : at + 3])


def _is_subject(head: Head, lines: Sequence[Line], at: int, last: str) -> bool:
    line = lines[at]
    text = line.text
    if len(text) > _SUBJECT or number_of(line) is not None or marker_of(text):
        return False
    if line.key.startswith(phrase("head", "addressees")) or _basis_like(line):
        return False
    if pattern("appendix", "attached").match(line.key) or _is_fact(line):
        return False
    prose = len(text) > _PROSE and text.endswith(_ENDS)
    opens = bool(beginnings("title", "opens").match(line.key)) and text.endswith(_ENDS)
    if not head.subject:
        return not prose and not (opens and not line.capital and len(text) > _PROSE // 2)
    if head.decides and line.capital and _decides_next(lines, at, head.subject[-1]):
        return False
    if text.endswith(_ENDS) or opens or prose or _opens_body(lines, at):
        return False
    if not line.gap and last in {"subject", "type_name"}:
        return True
    looks = line.bold or line.level or line.centred or text[0].islower() or text[0] in '"\u201c('
    return bool(looks)


def _opens_body(lines: Sequence[Line], at: int) -> bool:
    """Whether the first paragraph begins here, broken into lines: «Thực hiện … / … như sau:»."""
    line = lines[at]
    if line.bold or line.centred or len(line.text) < _FULL_LINE or not line.text[0].isupper():
        return False
    for one in lines[at + 1 : at + _NEAR + _NEAR]:
        if one.table is not None or one.gap or number_of(one) is not None:
            return False
        if one.text.endswith(_ENDS[:-1]):
            return True
    return False


def _is_fact(line: Line) -> bool:
    """Whether it is «Họ và tên: …»."""
    name, colon, _said = line.key.partition(":")
    return bool(colon) and bool(beginnings("title", "facts").match(name.strip()))


def _decides_next(lines: Sequence[Line], at: int, subject: str) -> bool:
    """Whether a line in capitals under a subject says who decides."""
    if not subject.isupper():
        return True
    known = named("head", "organs").match(lines[at].text.casefold()) or (
        beginnings("closing", "offices").match(lines[at].key)
    )
    return bool(known) and at + 1 < len(lines) and _basis_like(lines[at + 1])


def _addressees(head: Head, lines: Sequence[Line], at: int) -> int:
    word = phrase("head", "addressees")
    if at >= len(lines) or not lines[at].key.startswith(word):
        return at
    line = lines[at]
    head.places["frame/addressee/0"] = line.number
    rest = line.text[len(word) :].strip(" :.")
    at += 1
    if rest:
        start = marker_of(rest)
        head.addressees.append(_name(rest[start[1] :] if start else rest))
    while at < len(lines):
        line = lines[at]
        start = marker_of(line.text)
        listed = (
            start is not None
            and (not rest or not _closed(lines[at - 1]))
            and (len(line.text) < _PROSE)
        )
        more = (
            start is None
            and (not line.gap or not head.addressees)
            and bool(head.addressees or not rest)
            and len(line.text) < _PROSE
            and not line.text.endswith(":")
            and not beginnings("title", "opens").match(line.key)
            and not _closed(lines[at - 1])
        )
        if line.table is not None or number_of(line) is not None or not (listed or more):
            break
        if listed and start is not None:
            head.places[f"frame/addressee/{len(head.addressees)}"] = line.number
            head.addressees.append(_name(line.text[start[1] :]))
        elif head.addressees:
            head.addressees[-1] = _name(f"{head.addressees[-1]} {line.text}")
        else:
            head.addressees.append(_name(line.text))
        at += 1
    return at


def _closed(line: Line) -> bool:
    return line.text.endswith(".")


def _name(text: str) -> str:
    return text.strip().rstrip(" ;.,")


def _basis_like(line: Line) -> bool:
    text = line.text.strip("*_ ")
    return bool(
        beginnings("title", "basis").match(search_key(text.lstrip("- ")))
    ) and text.endswith((";", ",", "."))


def _bases(head: Head, lines: Sequence[Line], start: int) -> int:
    """Legal bases with who decides above and «QUYẾT ĐỊNH:» below them; returns where they end."""
    word = _decision_word(lines, start) if head.decides else None
    at = start
    authority: list[str] = []
    bases: list[Line] = []
    while at < len(lines) and lines[at].table is None and at != word:
        line = lines[at]
        if not bases and head.decides and line.capital and number_of(line) is None:
            authority.append(line.text.rstrip(","))
            head.places.setdefault("frame/authority_line", line.number)
        elif bases and _is_rest(bases[-1], line):
            bases[-1] = joined(bases[-1], line)
        elif _basis_like(line) or (word is not None and at < word) or _begins_basis(lines, at):
            bases.append(line)
        else:
            break
        at += 1
    certain = word is not None or len(bases) > 1 or any(one.text.endswith(";") for one in bases)
    if not bases or not certain:
        return start
    for count, line in enumerate(bases):
        dash = marker_of(line.text)
        head.bases.append(line.runs if dash is None else cut(line.runs, dash[1]))
        head.places[f"frame/legal_basis/{count}"] = line.number
    head.authority = authority
    if word is not None and at == word:
        head.word = lines[word].text
        head.places["frame/word"] = lines[word].number
        at += 1
    return at


def _is_rest(before: Line, line: Line) -> bool:
    """Whether a line is more of the legal basis on the line above."""
    opens = beginnings("title", "basis").match(line.key.lstrip("- "))
    return not line.gap and not opens and not before.text.endswith((";", ".", ":"))


def _begins_basis(lines: Sequence[Line], at: int) -> bool:
    """Whether a legal basis begins here that ends with a sign on a later line."""
    whole = lines[at]
    if not beginnings("title", "basis").match(whole.key.lstrip("- ")):
        return False
    for line in lines[at + 1 : at + _NEAR]:
        if line.table is not None or not _is_rest(whole, line):
            return False
        whole = joined(whole, line)
        if whole.text.endswith((";", ".")):
            return True
    return False


def _decision_word(lines: Sequence[Line], start: int) -> int | None:
    """Where «QUYẾT ĐỊNH:» stands under the legal bases, None where it does not."""
    for at in range(start, min(start + _SEARCHED, len(lines))):
        line = lines[at]
        if line.table is not None or number_of(line) is not None:
            return None
        if at > start and line.capital and line.key.strip(" :.") in keys("title", "decides"):
            return at
    return None
