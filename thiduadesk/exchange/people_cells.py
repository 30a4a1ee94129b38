"""Cells of the workbook of people: what they say, and the words that are written into them."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import parse_date
from thiduadesk.domain.text import search_key
from thiduadesk.domain.text import tidy
from thiduadesk.exchange import recognition
from thiduadesk.exchange.people_rows import SheetKind
from thiduadesk.exchange.people_rows import Value
from thiduadesk.exchange.people_rows import value_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from enum import StrEnum

    from thiduadesk.domain.honours import Honour
    from thiduadesk.exchange.grid import Cell

YEARS = range(1900, 2201)
_SERIALS = range(10_000, 110_000)
"""Days as Excel counts them where a cell lost its date format: 1927 to 2201."""
_FIRST_DAY = dt.date(1899, 12, 30)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%?)")
_WHOLE = 100
_CHOICES: dict[str, tuple[str, type[StrEnum]]] = {
    "sex": ("sex", Sex),
    "employment": ("employment", Employment),
    "level": ("level", RatingLevel),
    "scope": ("scope", Scope),
    f"{SheetKind.DISCIPLINE}.kind": ("discipline", DisciplineKind),
    f"{SheetKind.ABSENCES}.kind": ("absence", AbsenceKind),
}


class Unreadable(Exception):
    """A cell that says something nobody understands; carries the code of its finding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class HonourNames:
    """Finds honours by code or by any name they go by, without marks and case."""

    def __init__(self, catalogue: Iterable[Honour], used: Iterable[str] = ()) -> None:
        """Args: ``catalogue``, and ``used``: codes that records hold already, whatever they are."""
        self._codes: dict[str, str] = {}
        names: dict[str, str] = {}
        for honour in catalogue:
            for name in (honour.code, honour.name, honour.short, *honour.aliases):
                names.setdefault(search_key(name), honour.code)
            self._codes[honour.code.casefold()] = honour.code
        self._codes |= {one_line(code).casefold(): code for code in used}
        self._names = names
        self._longest_first = sorted(names, key=len, reverse=True)

    def code(self, text: str) -> str | None:
        """The code; a longer text may go on behind a name («… tỉnh Quảng Ngãi»)."""
        if text.casefold() in self._codes:
            return self._codes[text.casefold()]
        key = search_key(text)
        if key in self._names:
            return self._names[key]
        found = (name for name in self._longest_first if key.startswith(f"{name} "))
        return self._names.get(next(found, ""))


def read(sheet: SheetKind, column: str, cell: Cell, honours: HonourNames) -> Any:
    """What a filled cell says.

    Raises:
        Unreadable: ``people_day``, ``people_year``, ``people_share``, ``people_yes``,
            ``people_honour``, ``people_word``, ``people_formula``.
    """
    if cell.trouble is not None:
        raise Unreadable("people_formula")
    match value_of(sheet, column):
        case Value.DAY:
            return _day(cell)
        case Value.YEAR:
            return _year(cell)
        case Value.YES:
            return _yes(cell)
        case Value.SHARE:
            return _share(cell)
        case Value.HONOUR:
            return _honour(cell, honours)
        case Value.CHOICE:
            return _choice(sheet, column, cell.text)
        case Value.WORDS:
            return tidy(cell.text) if column == "note" else one_line(cell.text)


def written(sheet: SheetKind, column: str, value: Any) -> str | int | dt.date:
    """A value as it is written into a cell."""
    match value_of(sheet, column):
        case Value.CHOICE:
            name, _kind = _choice_of(sheet, column)
            return _first_words(name)[value]
        case Value.YES:
            return _words()["yes"][0] if value else ""
        case _:
            return value  # type: ignore[no-any-return]


# --- one kind of value each --------------------------------------------------------------------
def _day(cell: Cell) -> dt.date:
    value: object = cell.value
    if isinstance(value, int | float) and _SERIALS.start <= value < _SERIALS.stop:
        value = _FIRST_DAY + dt.timedelta(days=int(value))
    found = value if isinstance(value, dt.date) else parse_date(cell.text)
    if found is None or found.year not in YEARS:
        raise Unreadable("people_day")
    return found


def _year(cell: Cell) -> int:
    if isinstance(cell.value, dt.date):
        return cell.value.year
    if cell.text.isascii() and cell.text.isdigit() and int(cell.text) in YEARS:
        return int(cell.text)
    raise Unreadable("people_year")


def _yes(cell: Cell) -> bool:
    key = search_key(cell.text)
    for answer in ("yes", "no"):
        if key in {search_key(word) for word in _words()[answer]}:
            return answer == "yes"
    raise Unreadable("people_yes")


def _share(cell: Cell) -> int:
    match = _SHARE.fullmatch(cell.text)
    if match is None:
        raise Unreadable("people_share")
    share = float(match[1].replace(",", "."))
    if not match[2] and isinstance(cell.value, float) and share < 1:
        share *= _WHOLE  # «0,6» in a column of plain numbers
    if not 0 <= share <= _WHOLE:
        raise Unreadable("people_share")
    return round(share)


def _honour(cell: Cell, honours: HonourNames) -> str:
    code = honours.code(one_line(cell.text))
    if code is None:
        raise Unreadable("people_honour")
    return code


def _choice(sheet: SheetKind, column: str, text: str) -> StrEnum:
    name, kind = _choice_of(sheet, column)
    key = search_key(text)
    for phrase, code in _phrases(name):
        if key == phrase or (key.startswith(phrase) and not key[len(phrase)].isalnum()):
            return kind(code)
    if kind is AbsenceKind:
        return AbsenceKind.OTHER
    raise Unreadable("people_word")


def _choice_of(sheet: SheetKind, column: str) -> tuple[str, type[StrEnum]]:
    return _CHOICES.get(column) or _CHOICES[f"{sheet}.{column}"]


def known_word(sheet: SheetKind, column: str, text: str) -> bool:
    """Whether a choice is one of our words, not the «other» that takes every word."""
    key = search_key(text)
    return any(key == phrase for phrase, _code in _phrases(_choice_of(sheet, column)[0]))


def choices(sheet: SheetKind, column: str) -> str:
    """The words a cell of the column may hold, for a message; empty where it takes any."""
    if value_of(sheet, column) is not Value.CHOICE:
        return ""
    return ", ".join(_first_words(_choice_of(sheet, column)[0]).values())


def _words() -> Mapping[str, Any]:
    return recognition.table("people")


@cache
def _phrases(name: str) -> tuple[tuple[str, str], ...]:
    """Phrases without marks with their codes, longest first."""
    table = _words()["words"][name]
    found = [(search_key(word), code) for code, words in table.items() for word in words]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _first_words(name: str) -> dict[str, str]:
    return {code: words[0] for code, words in _words()["words"][name].items()}
