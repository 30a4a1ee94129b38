"""What papers say of one subject: how it is called, its years, what it holds («thành tích»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import short_date
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.rounds import Nomination
    from thiduadesk.services.personnel import Entry

LOOK_BACK = 5
"""Years of rating and initiatives that a report or excerpt names."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a subject by year."""

    ratings: tuple[Rating, ...] = ()
    honours: tuple[HonourHeld, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


def honour_words(code: str) -> str:
    """As a sentence says it: «danh hiệu “Lao động tiên tiến”», «Giấy khen»."""
    known = catalogue().get(code)
    if known is None:
        return code
    key = "title" if known.kind is HonourKind.TITLE else "commendation"
    return str(_said()[key]).format(name=honour_name(code))


def honour_name(code: str) -> str:
    """As a table says it: «Chiến sĩ thi đua cấp tỉnh»."""
    own = _said()["names"].get(code)
    if own is not None:
        return str(own)
    known = catalogue().get(code)
    return known.name if known else code


def words(one: Entry, nomination: Nomination) -> dict[str, str]:
    """Words of one subject for a report of achievements."""
    said = _said()
    found = {
        "name": one.name,
        "birth": short_date(one.birth) if one.birth else "",
        "sex": said["sex"].get(one.sex, ""),
        "post": one.post,
        "unit": one.unit,
        "honour": honour_words(nomination.honour),
        "achievement": nomination.achievement,
    }
    return {f"subject.{key}": text for key, text in found.items() if text}


def rows(history: History, nomination: Nomination, last: int) -> dict[str, Rows]:
    """Lines of one subject: its years up to ``last``, titles and commendations."""
    said = _said()
    levels = {one.year: said["level"][one.level] for one in history.ratings}
    ideas: dict[int, list[str]] = {}
    for idea in history.initiatives:
        ideas.setdefault(idea.year, []).append(_initiative(idea))
    years = [year for year in range(last - LOOK_BACK + 1, last + 1) if year in levels | ideas]
    person = nomination.subject.kind is SubjectKind.PERSON
    found: dict[str, list[tuple[str, ...]]] = {
        "years": [
            (str(year), levels.get(year, ""), *(["\n".join(ideas.get(year, []))] if person else []))
            for year in years
        ]
    }
    for key, kind in (("titles", HonourKind.TITLE), ("commendations", HonourKind.COMMENDATION)):
        found[key] = [
            (str(held.year), honour_name(held.honour), _decision(held), held.decider)
            for held in history.honours
            if held.honour in catalogue() and catalogue()[held.honour].kind is kind
        ]
    return {f"subject.{key}": tuple(lines) for key, lines in found.items() if lines}


def excerpt(history: History, nomination: Nomination, last: int) -> list[str]:
    """Ratings, initiatives and honours, newest last, each with its year («trích ngang»)."""
    said = _said()
    recent = range(last - LOOK_BACK + 1, last + 1)
    lines: list[tuple[int, int, str]] = []
    for rated in history.ratings:
        if rated.year in recent:
            level = said["level"][rated.level]
            lines.append((rated.year, 0, said["year_rating"].format(year=rated.year, level=level)))
    for idea in history.initiatives:
        if idea.year in recent:
            given = {"year": idea.year, "title": idea.title, "number": _recognition(idea)}
            lines.append((idea.year, 1, _unbracketed(said["year_initiative"].format_map(given))))
    for held in history.honours:
        if held.year in recent or catalogue()[held.honour].kind is HonourKind.COMMENDATION:
            given = {
                "year": held.year,
                "honour": honour_name(held.honour),
                "decision": _decision(held),
            }
            lines.append((held.year, 2, _unbracketed(said["year_honour"].format_map(given))))
    if nomination.achievement:
        lines.append((last, 3, nomination.achievement))
    return [text for _year, _rank, text in sorted(lines, key=lambda line: line[:2])]


def _initiative(one: Initiative) -> str:
    given = {"title": one.title, "number": _recognition(one)}
    return _unbracketed(str(_said()["initiative"]).format_map(given))


def _recognition(one: Initiative) -> str:
    return _dated(one.number, short_date(one.date) if one.date else "")


def _decision(held: HonourHeld) -> str:
    return _dated(held.number, short_date(held.date) if held.date else "")


def _dated(number: str, day: str) -> str:
    if number and day:
        return str(_said()["dated"]).format(number=number, day=day)
    return number or day


def _unbracketed(text: str) -> str:
    """Without the brackets of something nobody entered."""
    return text.replace(" ()", "")


def _said() -> dict[str, Any]:
    return resources.toml("wording/rounds.toml")
