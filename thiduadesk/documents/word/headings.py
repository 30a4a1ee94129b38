"""Numbers of headings that Word makes itself: one multi-level list for all parts of a paper.

The parts share one list of nine levels in the order of the law (phần, chương, mục, điều, khoản,
điểm). Where there are articles, they and what stands below them have a list of their own: it runs
on through the chapters in every program, also in those that let each chapter begin anew. Word's
counters are followed here part by part; where Word would print another number than
the house does, a fresh instance of the list starts at the right one. Numbers Word cannot make
stay typed: a number typed by the clerk, «PHẦN THỨ NHẤT», and groups of points that reach «đ)»,
since Word's alphabet has no đ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from thiduadesk.documents.word.numbering import SAME_LETTERS
from thiduadesk.documents.word.numbering import list_level
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.text import roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.documents.word.numbering import NumberingPart
    from thiduadesk.domain.document import Part

_LEVEL = {
    Numbering.PART_WORDS: 0,
    Numbering.PART_ROMAN: 0,
    Numbering.CHAPTER: 1,
    Numbering.SECTION: 2,
    Numbering.SUBSECTION: 3,
    Numbering.UPPER_LETTER: 3,
    Numbering.ROMAN: 4,
    Numbering.ARTICLE: 5,
    Numbering.ARABIC: 6,
    Numbering.DECIMAL: 7,
    Numbering.LOWER_LETTER: 8,
}
"""Styles that share a level stand in no paper together; the second one met would be typed."""
_FORMAT = {
    Numbering.PART_ROMAN: "upperRoman",
    Numbering.CHAPTER: "upperRoman",
    Numbering.UPPER_LETTER: "upperLetter",
    Numbering.ROMAN: "upperRoman",
    Numbering.LOWER_LETTER: "lowerLetter",
}
_LETTERED = frozenset({Numbering.UPPER_LETTER, Numbering.LOWER_LETTER})
_ENDLESS = _LEVEL[Numbering.ARTICLE]
"""«Điều» runs on through the whole paper."""
_MARK = "%"
_COUNTER = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """How the number of one part comes onto the paper.

    Attributes:
        made: numbering id and level where Word makes it, else None.
        typed: the number, or its words, as literal text; empty where Word prints it.
    """

    made: tuple[int, int] | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A numbered part where it stands.

    Attributes:
        number: as the house prints it.
        count: its place in its group, from 1.
        own: the number was typed by the clerk.
        group: how many brothers of the same style stand in one row with it.
    """

    key: str
    style: Numbering
    number: str
    count: int
    own: bool
    group: int
    parent: Numbering | None

    @property
    def level(self) -> int:
        return _LEVEL[self.style]

    @property
    def beyond_word(self) -> bool:
        """Whether Word's alphabet would letter the group otherwise."""
        return self.style in _LETTERED and self.group > SAME_LETTERS


def number_body(
    parts: Sequence[Part], part: NumberingPart, profile: LayoutProfile
) -> dict[str, Numbered]:
    """How each numbered part of the body gets its number, by its ``key``."""
    places = tuple(_places(parts, None, number_parts(parts), [0]))
    first = _ENDLESS if any(one.style is Numbering.ARTICLE for one in places) else 0
    out: dict[str, Numbered] = {}
    for low, high in ((0, first), (first, len(_LEVEL))):
        inside = [one for one in places if low <= one.level < high]
        out.update(_number_list(inside, part, profile))
    return out


def _number_list(
    places: Sequence[_Place], part: NumberingPart, profile: LayoutProfile
) -> dict[str, Numbered]:
    """The numbers of parts that share one list."""
    texts = _level_texts(places)
    if not texts:
        return {one.key: Numbered(typed=one.number) for one in places}
    definition = part.define(
        [_part_level(style, text, profile) for style, text in texts.items()], multilevel=True
    )
    counters = _Counters(texts, part, definition)
    return {one.key: counters.place(one) for one in places}


def _places(
    parts: Sequence[Part], parent: Numbering | None, numbers: Mapping[str, str], articles: list[int]
) -> Iterator[_Place]:
    """Every numbered part in reading order, counted as ``number_parts`` counts."""
    groups = {
        one.key: (count, len(group))
        for group in _groups(parts)
        for count, one in enumerate(group, 1)
    }
    for one in parts:
        style = None
        if one.key in groups and one.heading is not None:
            style = one.heading.numbering
            count, size = groups[one.key]
            if style is Numbering.ARTICLE:
                articles[0] += 1
                count = articles[0]
            own = bool(one.heading.number)
            yield _Place(one.key, style, numbers[one.key], count, own, size, parent)
        yield from _places(one.children, style, numbers, articles)


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Brothers of one style in a row; unnumbered ones between them do not part them."""
    numbered = [
        one
        for one in parts
        if one.heading is not None and one.heading.numbering is not Numbering.NONE
    ]
    for _, group in groupby(numbered, key=lambda one: one.heading and one.heading.numbering):
        yield list(group)


def _level_texts(places: Sequence[_Place]) -> dict[Numbering, str]:
    """Word's pattern of each style in use, e.g. «%7.», in the order of the levels."""
    out: dict[int, tuple[Numbering, str]] = {}
    for one in places:
        text = _pattern(one, dict(out.values()))
        if text is not None:
            out.setdefault(one.level, (one.style, text))
    return {style: text for _, (style, text) in sorted(out.items())}


def _pattern(one: _Place, known: Mapping[Numbering, str]) -> str | None:
    """The number with Word's counter in the place of its count; None where it cannot be."""
    if one.style is Numbering.PART_WORDS:
        return ""
    if one.own or one.beyond_word:
        return None
    counter = f"{_MARK}{one.level + 1}"
    if one.style is Numbering.DECIMAL:
        above = known.get(one.parent) if one.parent is not None else None
        if above is None or one.parent is Numbering.DECIMAL:
            return None
        return f"{above.removesuffix('.')}.{counter}."
    head, found, tail = one.number.rpartition(_shown(one.style, one.count))
    return f"{head}{counter}{tail}" if found else None


def _shown(style: Numbering, count: int) -> str:
    """A count as Word writes it in the format of the style."""
    match _FORMAT.get(style, "decimal"):
        case "upperRoman":
            return roman(count)
        case "upperLetter":
            return chr(ord("A") + count - 1)
        case "lowerLetter":
            return chr(ord("a") + count - 1)
        case _:
            return str(count)


def _part_level(style: Numbering, text: str, profile: LayoutProfile) -> BaseOxmlElement:
    layout = profile.headings[style]
    level = _LEVEL[style]
    return list_level(
        level,
        "none" if not text else _FORMAT.get(style, "decimal"),
        text,
        indent=layout.number.indent,
        endless=level == _ENDLESS,
        ends=layout.title_below or not text,
    )


class _Counters:
    """Follows Word's counters through the paper, and steps in where they would be wrong.

    An instance that starts a level afresh («detour») serves that level and the ones below it,
    until a part of a higher level leads back to the main instance. A level that was passed over by
    a deeper one starts afresh too: programs differ in whether they count the one passed over.
    """

    def __init__(
        self, texts: Mapping[Numbering, str], part: NumberingPart, definition: int
    ) -> None:
        self._texts = {_LEVEL[style]: text for style, text in texts.items()}
        self._styles = {_LEVEL[style]: style for style in texts}
        self._part = part
        self._definition = definition
        self._main = part.instance(definition)
        self._detours: dict[int, int] = {}
        self._counts: dict[int, int] = {}
        self._passed: set[int] = set()

    def place(self, one: _Place) -> Numbered:
        level = one.level
        if one.style is Numbering.PART_WORDS and not self._texts.get(level, _MARK):
            # Counted without a sign, so that what stands below starts afresh in Word too.
            self._step(level, one.count)
            return Numbered((self._main, level), one.number)
        counts = {**self._counts, level: one.count}
        if one.own or one.beyond_word or self._rendered(level, counts) != one.number:
            return Numbered(typed=one.number)
        if self._counts.get(level, 0) + 1 != one.count or level in self._passed:
            self._detours = {above: num for above, num in self._detours.items() if above < level}
            self._detours[level] = self._part.instance(self._definition, {level: one.count})
        self._step(level, one.count)
        return Numbered((self._instance(level), level))

    def _step(self, level: int, count: int) -> None:
        self._detours = {above: num for above, num in self._detours.items() if above <= level}
        self._counts = {
            one: value for one, value in self._counts.items() if one < level or one == _ENDLESS
        }
        self._counts[level] = count
        self._passed = {one for one in self._passed if one < level}
        self._passed |= {one for one in self._texts if one < level and one not in self._counts}

    def _instance(self, level: int) -> int:
        above = [one for one in self._detours if one <= level]
        return self._detours[max(above)] if above else self._main

    def _rendered(self, level: int, counts: Mapping[int, int]) -> str | None:
        text = self._texts.get(level)
        if text is None:
            return None
        return _COUNTER.sub(
            lambda found: _shown(self._styles[int(found[1]) - 1], counts.get(int(found[1]) - 1, 1)),
            text,
        )
