"""Reads what follows the signature: appendices («phụ lục»), attached papers, score sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import cache

from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in import body
from thiduadesk.exchange.paper_in.letterhead import letterhead_only
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import joined
from thiduadesk.exchange.paper_in.lines import made
from thiduadesk.exchange.paper_in.numbers import marker_of
from thiduadesk.exchange.paper_in.numbers import number_of
from thiduadesk.exchange.paper_in.words import is_stamp
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.recognition import fold
from thiduadesk.exchange.recognition import table

_REST = 3
_TITLE_LINES = 6
_SHORT = 120
_BETWEEN = " .:-"


@dataclass
class Found:
    """An appendix with the lines of its places, or None and lines that belong to no paper."""

    appendix: Appendix | None = None
    places: dict[str, int] = field(default_factory=dict)
    joins: list[int] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(search_key(one) for one in table("paper")["headings"]["appendix"].split("|"))
    return re.compile(rf"(?:{words})(?:\s+(?:so\s+)?(?:[ivx]{{1,5}}|\d{{1,2}}[a-z]?))?(?=[\s.:]|$)")


def is_label(line: Line) -> bool:
    """Whether it is «Phụ lục II» on a line of its own, or with its title."""
    if line.table is not None or len(line.text) > _SHORT or line.text.endswith((".", ";", ",")):
        return False
    end = _label_ends(line)
    alone = end == len(line.text)
    return end > 0 and (alone or line.capital or line.bold or line.level > 0)


def _label_ends(line: Line) -> int:
    found = _labels().match(fold(line.text))
    return found.end() if found else 0


def is_attached(lines: Sequence[Line]) -> bool:
    """Whether one of the lines says what they are attached to: «(Kèm theo …)»."""
    return any(pattern("appendix", "attached").match(line.key) for line in lines)


def read(lines: Sequence[Line], key: str, width: int) -> Found:
    """The appendix that the lines are; nothing where they are only debris.

    ``width`` is the ``body.page_width`` of the whole file.
    """
    found = Found()
    label, at, titles = "", 0, []
    if is_label(lines[0]):
        end = _label_ends(lines[0])
        label = lines[0].text[:end]
        found.places[f"{key}/label"] = lines[0].number
        rest = lines[0].text[end:]
        if rest.strip(_BETWEEN):
            start = end + len(rest) - len(rest.lstrip(_BETWEEN))
            titles.append(made(lines[0].number, cut(lines[0].runs, start)))
        at = 1
    letterhead, at = _letterhead(found, lines, at, key)
    at = _titles(titles, lines, at)
    if not (label or titles or letterhead) and _is_debris(lines[at:]):
        found.stray += [line.text for line in lines[at:]]
        return found
    inside = body.read(lines[at:], f"{key}p", width)
    loose = inside.parts[0] if inside.parts and inside.parts[0].heading is None else None
    for place, number in inside.places.items():
        part, slash, rest = place.partition("/")
        own = loose is not None and part == loose.key
        found.places[f"{key}{slash}{rest}" if own else place] = number
    found.places[key] = lines[0].number
    for count, line in enumerate(titles):
        found.places[f"{key}/title/{count}"] = line.number
    found.joins += inside.joins
    found.appendix = Appendix(
        label,
        tuple(TitleLine(line.runs, line.capital) for line in titles),
        loose.blocks if loose else (),
        key=key,
        parts=inside.parts[1:] if loose else inside.parts,
        letterhead=letterhead,
    )
    return found


def _letterhead(
    found: Found, lines: Sequence[Line], at: int, key: str
) -> tuple[Letterhead | None, int]:
    """The letterhead of an attached paper, where there is one, and where it ends."""
    if at >= len(lines):
        return None, at
    head, end = letterhead_only(lines, at)
    made_of = head.letterhead()
    if made_of is None or not head.nation:
        return None, at
    found.stray += head.stray
    found.places |= {f"{key}{one[len('frame') :]}": line for one, line in head.places.items()}
    return replace(made_of, numbered=head.numbered), end


def _titles(titles: list[Line], lines: Sequence[Line], at: int) -> int:
    """Gather the lines of the title; returns where they end."""
    last = _end_of_title(lines, at)
    while at < len(lines):
        line = lines[at]
        open_end = bool(titles) and not line.gap and _is_open(titles[-1])
        if open_end and line.table is None:
            titles[-1] = joined(titles[-1], line)
        elif at < last or _is_title(line, after=titles[-1:]):
            titles.append(line)
        else:
            break
        at += 1
    return at


def _is_open(line: Line) -> bool:
    return line.text.count("(") > line.text.count(")")


def _end_of_title(lines: Sequence[Line], at: int) -> int:
    """Where a title ends that begins in capitals here and says at its end what it goes with."""
    if at >= len(lines) or not lines[at].capital:
        return at
    for end in range(at + 1, min(at + _TITLE_LINES, len(lines))):
        line = lines[end]
        if line.table is not None or number_of(line) is not None or marker_of(line.text):
            return at
        if is_attached([line]):
            return end + 1
    return at


def _is_title(line: Line, after: Sequence[Line]) -> bool:
    """Whether it is a line of an appendix's title; ``after`` is the one above it, if any."""
    if line.table is not None or number_of(line) is not None or marker_of(line.text):
        return False
    if is_attached([line]) or line.text.startswith("("):
        return True
    if is_attached(after):
        return False
    looks = line.capital or line.bold or line.level > 0 or line.centred
    more = bool(after) and not line.gap and not line.text.endswith((".", ";", ":"))
    return (looks or more) and len(line.text) < 2 * _SHORT


def _is_debris(lines: Sequence[Line]) -> bool:
    short = all(line.table is None and len(line.text) < _SHORT for line in lines)
    return short and (len(lines) <= _REST or all(is_stamp(line.key) for line in lines))
