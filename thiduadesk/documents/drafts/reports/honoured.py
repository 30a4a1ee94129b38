"""Honours put together by decision: who received which from whom («kết quả khen thưởng»)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import HonourWords
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import short_date
from thiduadesk.domain.text import two_digits

TITLE = "title"
"""The verb of titles: they name the year they are for."""


@dataclass(frozen=True, slots=True)
class Granted:
    """Honours of one kind granted by one decision for one reason.

    Attributes:
        key: the same as long as decision and reason stay: ``honours.BK_T.3f2a9c1d``.
    """

    key: str
    held: tuple[HonourHeld, ...]

    @property
    def first(self) -> HonourHeld:
        """One of them, for what all have in common."""
        return self.held[0]

    def of(self, *kinds: SubjectKind) -> tuple[HonourHeld, ...]:
        """Those of these kinds of subjects."""
        return tuple(one for one in self.held if one.subject.kind in kinds)


def granted(known: Gathered, honours: Iterable[HonourHeld]) -> tuple[Granted, ...]:
    """Honours by decision, the highest first, then by day."""
    groups: dict[str, list[HonourHeld]] = {}
    for one in honours:
        groups.setdefault(_key(one), []).append(one)
    made = [Granted(key, tuple(held)) for key, held in groups.items()]
    return tuple(sorted(made, key=lambda one: (_words(known, one).order, _day(one), one.key)))


def sentence(known: Gathered, group: Granted) -> tuple[Inline, ...]:
    """«tập thể A và 04 cá nhân được B tặng Bằng khen vì … (Quyết định số … ngày …)»."""
    said = wording.words()["honours"]
    one = group.first
    honour = _words(known, group)
    name = honour.name
    if one.decider:
        name = name.partition(said["granted_by"])[0]
    if honour.verb == TITLE:
        name += said["title_year"].format(year=one.year)
    return wording.said(
        said["one" if one.decider else "one_passive"],
        who=_who(known, group),
        decider=one.decider,
        verb=said["verbs"][honour.verb],
        honour=name,
        reason=_reason(one.reason, name),
        decision=_decision(one),
    )


def counts(groups: Iterable[Granted]) -> dict[str, str]:
    """How many of each kind a decision honours, for the data fields."""
    found = {}
    for group in groups:
        found[f"{group.key}.units"] = two_digits(len(group.of(SubjectKind.UNIT)))
        found[f"{group.key}.persons"] = two_digits(len(group.of(SubjectKind.PERSON)))
        found[f"{group.key}.households"] = two_digits(len(group.of(SubjectKind.HOUSEHOLD)))
    return found


def _who(known: Gathered, group: Granted) -> tuple[Inline, ...]:
    said = wording.words()["honours"]
    found: list[tuple[Inline, ...]] = []
    if group.of(SubjectKind.OFFICE):
        found.append(
            wording.said(said["office"], office=(Field("office.short_name", PLACEHOLDER),))
        )
    units = group.of(SubjectKind.UNIT)
    names = [known.units.get(one.subject.id, "") for one in units]
    if len(units) > said["named_units"] or not all(names):
        found.append(wording.said(said["collectives"], count=_field(group, "units")))
    else:
        found += [wording.said(said["unit"], unit=name) for name in names]
    if group.of(SubjectKind.PERSON):
        found.append(wording.said(said["persons"], count=_field(group, "persons")))
    if group.of(SubjectKind.HOUSEHOLD):
        found.append(wording.said(said["households"], count=_field(group, "households")))
    return wording.listed(found)


def _field(group: Granted, what: str) -> tuple[Inline, ...]:
    return (Field(f"{group.key}.{what}", PLACEHOLDER),)


def _reason(reason: str, name: str) -> str:
    """How a reason joins the sentence; one that only says the honour's name again is left out."""
    bare = reason.strip().rstrip(".;,")
    if not bare or find_key(bare) in find_key(name):
        return ""
    said = wording.words()["honours"]["reasons"]
    text = wording.lowered(bare)
    for kind in ("because", "within", "about"):
        if text.startswith(tuple(said[kind])):
            return str(said[f"{kind}_says"].format(reason=text))
    return str(said["else_says"].format(reason=bare))


def _decision(one: HonourHeld) -> str:
    said = wording.words()["honours"]
    day = short_date(one.date) if one.date else ""
    if one.number and day:
        return str(said["decision"].format(number=one.number, day=day))
    if one.number:
        return str(said["decision_undated"].format(number=one.number))
    return str(said["decision_unnumbered"].format(day=day)) if day else ""


def _words(known: Gathered, group: Granted) -> HonourWords:
    code = group.first.honour
    return known.honour_words.get(code, HonourWords(code, "commendation"))


def _key(one: HonourHeld) -> str:
    """What honours of one decision have in common, as a key that does not change with their number."""
    day = one.date.isoformat() if one.date else ""
    same = (one.number, day, one.decider, str(one.year), one.reason, one.movement)
    return f"honours.{one.honour}.{_mark(same):08x}"


@lru_cache(maxsize=4096)
def _mark(same: tuple[str, ...]) -> int:
    return zlib.crc32("|".join(map(find_key, same)).encode())


def _day(group: Granted) -> str:
    return group.first.date.isoformat() if group.first.date else ""
