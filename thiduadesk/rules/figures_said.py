"""Numbers that a paragraph says, offered as figures with what they count and their parts («số liệu»).

«139 nhiệm vụ; đã hoàn thành 74 nhiệm vụ; …» is a figure of 139 with a part of 74: parts stand behind
a word that announces them, in brackets behind their total, or add up to it exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import accumulate

from thiduadesk import resources
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.text import nfc
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.closing_totals import total_word
from thiduadesk.rules.lastlook.quantities import NUMBER
from thiduadesk.rules.lastlook.quantities import counts_nothing
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words
from thiduadesk.rules.lastlook.sentences import BRACKETS
from thiduadesk.rules.lastlook.sentences import SENTENCE
from thiduadesk.rules.movements import figures as rules

_NAME_WORDS = 8
_UNIT_WORDS = 2
_NEAR = 60
"""Letters between a total and the bracket of its parts."""
_TOTAL = 24
"""Letters before a number among which «tổng số» stands."""
_LEAST_PARTS = 2
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CLAUSE = re.compile(r"[,;:()\n]|\.(?!\d)|(?<!\w)\d(?:[\d.,/]*\d)?")


@dataclass(frozen=True, slots=True)
class Said:
    """A number of a text as the figure it may become.

    Attributes:
        figure: name, value, unit and the word before a rounded one; its parts are in ``level``.
        start, end: of the words that the figure stands for, in the NFC text: «hơn 12.400», «99,8%».
        level: 0 for a figure by itself, 1 for a part of the one of level 0 before it, and so on.
        sure: it counts something that is known; a year, a name or an ordinal never is.
    """

    figure: Figure
    start: int
    end: int
    level: int = 0
    sure: bool = True


def said(text: str) -> tuple[Said, ...]:
    """The numbers of a text that count something, in its order."""
    text = nfc(text)
    found = sorted((*_counted(text), *_shares(text)), key=lambda one: one.start)
    levels = dict.fromkeys(range(len(found)), 0)
    for sentence in SENTENCE.finditer(text):
        inside = [
            at for at, one in enumerate(found) if sentence.start() <= one.start < sentence.end()
        ]
        _level(sentence, [found[at] for at in inside], inside, levels)
    return tuple(
        replace(one, level=levels[at], sure=one.sure or levels[at] > 0)
        for at, one in enumerate(found)
    )


def assembled(numbers: Iterable[Said]) -> tuple[Figure, ...]:
    """Figures with their parts, from numbers with their levels; a level without one above is raised."""
    tops: list[Figure] = []
    stack: list[tuple[int, list[Figure]]] = [(-1, tops)]
    made: list[tuple[list[Figure], int, list[Figure]]] = []
    for one in numbers:
        while stack[-1][0] >= one.level:
            stack.pop()
        parts: list[Figure] = []
        into = stack[-1][1]
        made.append((into, len(into), parts))
        into.append(replace(one.figure, parts=()))
        stack.append((one.level, parts))
    for into, place, parts in reversed(made):
        into[place] = replace(into[place], parts=tuple(parts))
    return tuple(tops)


def bound(text: str, figures: Sequence[Figure]) -> str:
    """The text with the places of its figures, as ``Activity.text`` keeps it: ``{0}``, ``{0.1}``.

    A figure that the text does not say has no place in it.
    """
    text = nfc(text)
    numbers = [*said(text)]
    taken: list[tuple[int, int, str]] = []
    for place, figure in rules.places(tuple(figures)):
        one = _meant(figure, numbers)
        if one is not None:
            numbers.remove(one)
            taken.append((one.start, one.end, place))
    for start, end, place in sorted(taken, reverse=True):
        text = f"{text[:start]}{{{place}}}{text[end:]}"
    return text


def _meant(figure: Figure, numbers: Sequence[Said]) -> Said | None:
    """The number of a text that says a figure: of the same unit where one is."""
    same = [
        one
        for one in numbers
        if (one.figure.value, one.figure.about) == (figure.value, figure.about)
        and (one.figure.unit in _joined()) == (figure.unit in _joined())
    ]
    named = [one for one in same if one.figure.unit.casefold() == figure.unit.casefold()]
    return next(iter([*named, *same]), None)


# --- the numbers ---------------------------------------------------------------------------------
def _counted(text: str) -> Iterable[Said]:
    for one in quantities(text):
        behind = _behind(text, one.end)
        unit = _unit(behind)
        if _counts_nothing(text, one.start, one.end, unit):
            continue
        named = unit or " ".join(behind.split()[:_UNIT_WORDS])
        about, start = _about(text, one.start)
        figure = Figure(_name(text, start, behind, named), value(one.text), named, about)
        yield Said(figure, start, one.end, sure=bool(unit or about))


def _counts_nothing(text: str, start: int, end: int, unit: str) -> bool:
    """«1. Việc …» is a number of the list, «thứ 6», «năm 2022» name, «9/10» are two numbers."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    numbered = not any(one.isalnum() for one in line) and text[end : end + 1] in {".", ")", "\t"}
    named = counts_nothing(line) and not total_word().search(line[-_TOTAL:])
    year = not unit and _YEAR.fullmatch(text[start:end]) is not None
    return numbered or named or year or "/" in text[start:end]


def _shares(text: str) -> Iterable[Said]:
    """«99,8%»: the sign belongs to the number."""
    signs = "|".join(map(re.escape, _joined()))
    cited = find_citations(text)
    for match in re.finditer(rf"(?<![\w.,/-])(?P<number>{NUMBER})\s?(?P<sign>{signs})", text):
        if any(one.start <= match.start() < one.end for one in cited):
            continue
        about, start = _about(text, match.start())
        behind = _behind(text, match.end())
        unit = match["sign"]
        figure = Figure(_name(text, start, behind, ""), value(match["number"]), unit, about)
        yield Said(figure, start, match.end())


def _about(text: str, at: int) -> tuple[str, int]:
    """The word before a rounded number, and where the number then begins."""
    match = _rounding().search(text, 0, at)
    return (" ".join(match["about"].split()), match.start("about")) if match else ("", at)


@cache
def _rounding() -> re.Pattern[str]:
    about = either(word for phrases in words()["about"].values() for word in phrases)
    return re.compile(rf"(?<!\w)(?P<about>(?i:{about}))\s+\Z")


def _behind(text: str, at: int) -> str:
    """The words behind a number, up to the end of the clause, the next number or a paper cited."""
    end = _CLAUSE.search(text, at)
    behind = text[at : end.start() if end else len(text)]
    cited = next((one.start for one in find_citations(text) if one.start >= at), len(text))
    behind = behind[: max(cited - at, 0)]
    return " ".join(_loose().sub("", behind).split())


@cache
def _loose() -> re.Pattern[str]:
    """Words at the end of a clause that belong to what follows: «… và hơn», «… cho»."""
    count = words()["count"]
    about = (word for phrases in words()["about"].values() for word in phrases)
    ends = (*about, count["and"], *count["other_noun"], *count["list_ends"])
    return re.compile(rf"(?:\s+(?i:{either(ends)}))+\s*$")


def _unit(behind: str) -> str:
    """The known unit that words begin with, as written: «nhiệm vụ», «tỷ đồng»; empty for none."""
    match = _known_unit().match(behind)
    return match["unit"] if match else ""


@cache
def _known_unit() -> re.Pattern[str]:
    known = {word for unit in words()["unit"] for word in unit["words"]}
    known |= {f"{words()['parts']['times']} {word}" for word in known}
    return re.compile(rf"(?P<unit>(?i:{either(known)}))(?!\w)")


def _name(text: str, start: int, behind: str, unit: str) -> str:
    """What is counted: the words behind the number, or before it where those say the unit alone."""
    short = " ".join(behind.split()[:_NAME_WORDS])
    if len(short.split()) > max(len(unit.split()), 1):
        return short
    ahead = text[:start].rstrip(" :")
    last = [*_CLAUSE.finditer(ahead)]
    clause = ahead[last[-1].end() if last else 0 :].strip()
    if last and last[-1][0][0].isdigit():
        return short  # the words belong to the number before
    if not 0 < len(clause.split()) <= _NAME_WORDS:
        return short
    alone = not unit or unit in clause or unit in words()["unit_factor"] or unit == _dong()
    return clause if alone else f"{unit} {clause}"


def _dong() -> str:
    return str(words()["money"])


@cache
def _joined() -> tuple[str, ...]:
    return tuple(resources.toml("wording/figures.toml")["joined"])


# --- which is a part of which --------------------------------------------------------------------
def _level(
    sentence: re.Match[str], numbers: Sequence[Said], places: Sequence[int], levels: dict[int, int]
) -> None:
    """Find the parts among the numbers of one sentence."""
    text, offset = sentence[0], sentence.start()
    brackets = [(one.start() + offset, one.end() + offset) for one in BRACKETS.finditer(text)]
    inner = {
        at: bracket
        for at, one in enumerate(numbers)
        for bracket in brackets
        if bracket[0] < one.start < bracket[1]
    }
    outer = [at for at in range(len(numbers)) if at not in inner]
    depth = dict.fromkeys(range(len(numbers)), 0)
    parts = _announced(text, offset, numbers, outer) or _adding_up(numbers, outer)
    depth |= dict.fromkeys(parts, 1)
    for bracket in brackets:
        own = [at for at, where in inner.items() if where == bracket]
        head = next((at for at in reversed(outer) if numbers[at].end <= bracket[0]), None)
        if head is not None and _in_brackets(numbers, head, own, bracket[0]):
            depth |= dict.fromkeys(own, depth[head] + 1)
    for at, place in enumerate(places):
        levels[place] = depth[at]


def _announced(text: str, offset: int, numbers: Sequence[Said], outer: Sequence[int]) -> list[int]:
    """The numbers behind «trong đó», «gồm», or behind the first one of «tổng số»."""
    for marker in _marker().finditer(text):
        at = marker.start() + offset
        before = [one for one in outer if numbers[one].end <= at]
        behind = [one for one in outer if numbers[one].start >= at]
        if before and behind and numbers[before[-1]].figure.unit not in _joined():
            return _alike(numbers, before[-1], behind)
    named = total_word().search(text)
    behind = [one for one in outer if named and numbers[one].start >= named.end() + offset]
    if len(behind) > _LEAST_PARTS:
        return _alike(numbers, behind[0], behind[1:])
    return []


@cache
def _marker() -> re.Pattern[str]:
    parts = words()["parts"]
    return re.compile(rf"(?<!\w)(?i:{either((*parts['open'], *parts['closed']))})(?!\w)")


def _alike(numbers: Sequence[Said], total: int, behind: Iterable[int]) -> list[int]:
    """Those that may be parts of the total: no per cent, and no more than the whole."""
    whole = numbers[total].figure
    return [
        at
        for at in behind
        if numbers[at].figure.unit not in _joined()
        and (whole.about or numbers[at].figure.value <= whole.value)
    ]


def _adding_up(numbers: Sequence[Said], outer: Sequence[int]) -> list[int]:
    """The numbers that add up to the one before them exactly."""
    for place, at in enumerate(outer):
        behind = [one for one in outer[place + 1 :] if numbers[one].figure.unit not in _joined()]
        sums = accumulate(numbers[one].figure.value for one in behind)
        for count, total in enumerate(sums, start=1):
            if total == numbers[at].figure.value > Decimal(1) and count >= _LEAST_PARTS:
                return behind[:count]
    return []


def _in_brackets(numbers: Sequence[Said], head: int, own: Sequence[int], opens: int) -> bool:
    """Whether the numbers in a bracket are the parts of the one before it."""
    whole = numbers[head].figure
    near = opens - numbers[head].end <= _NEAR
    parts = [numbers[at].figure for at in own]
    fits = all(one.unit not in _joined() and one.value <= whole.value for one in parts)
    return near and fits and len(parts) >= _LEAST_PARTS
