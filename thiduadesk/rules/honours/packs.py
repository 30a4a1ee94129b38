"""The law packs, and which one a dossier falls under.

A dossier is finished under the law in force on the day the authority received it; achievements and
titles of years before count as facts, whatever the law was then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.lawpacks import PackChoice
from thiduadesk.domain.lawpacks import PackReason
from thiduadesk.domain.lawpacks import Terms
from thiduadesk.rules.honours.overlay import NONE
from thiduadesk.rules.honours.overlay import Overlay
from thiduadesk.rules.honours.terms import law_pack

IDS = ("luat-2003-nd91", "luat-2022-nd98", "luat-2022-nd152", "luat-2022-2026")
"""The packs, oldest law first."""

_OWN = {"to", "entry", "carried", "lapses", "lapse_article", "notes"}
"""What a pack does not take over from the one it is based on."""
_DEPTH = 2
"""Tables merged into one another: an honour, and in it each kind of honoured; not a vote or a quota."""


@cache
def load() -> tuple[LawPack, ...]:
    """Every pack, oldest law first."""
    return tuple(law_pack(_table(name)) for name in IDS)


def pack(pack_id: str) -> LawPack:
    """The pack of an id; raises ``KeyError`` for one that is not known."""
    return {one.id: one for one in load()}[pack_id]


def pack_for(
    received: dt.date, overlay: Overlay = NONE, decided: dt.date | None = None
) -> PackChoice:
    """The pack for a dossier received on a day, and why.

    Args:
        overlay: «rules.issued» says when the province's own rules under the decree of 2025 began;
            before that day the decree of 2023 goes on, to the end of 2025 at the latest.
        decided: day of the decision, or of asking; a law that came into force meanwhile holds
            instead where it is more favourable, so it is named among the others.
    """
    oldest, *_later = packs = load()
    if oldest.span.start is not None and received < oldest.span.start:
        return PackChoice(oldest, PackReason.TOO_OLD, oldest.entry)
    found = next(one for one in packs if one.span.holds(received))
    place = packs.index(found)
    favourable = tuple(
        one
        for one in packs[place + 1 :]
        if one.lapses and one.span.start and decided and one.span.start <= decided
    )
    if found.lapses is not None and received >= found.lapses:
        return PackChoice(found, PackReason.LAPSED, found.lapse_article)
    issued = overlay.date("rules.issued")
    carried = found.carried
    if carried and issued and received < issued and received <= carried.to:
        others = (found, *favourable)
        return PackChoice(pack(carried.pack), PackReason.CARRIED_ON, carried.article, others)
    return PackChoice(found, PackReason.BY_DAY, found.entry, favourable)


def deadline(
    terms: Terms, facts: SubjectFacts, year: int, *, school: bool = False
) -> dt.date | None:
    """Last day to submit for achievement of ``year``, None where the law names none.

    A deadline counted from the decision on a title takes the day of the latest one held, and where
    that is not known the year after the title's own.
    """
    asked = terms.deadline
    if asked is None:
        return None
    start = year
    if asked.after:
        held = [one for one in facts.honours if one.honour == asked.after and one.year <= year]
        last = max(held, key=lambda one: one.year, default=None)
        start = year + 1 if last is None else last.date.year if last.date else last.year + 1
    by_school = school and asked.school_day
    day, month = (asked.school_day, asked.school_month) if by_school else (asked.day, asked.month)
    return dt.date(start + asked.years, month, day)


@cache
def _table(name: str) -> Mapping[str, Any]:
    own = resources.toml(f"honours/packs/{name}.toml")
    if "base" not in own:
        return own
    below = {key: value for key, value in _table(own["base"]).items() if key not in _OWN}
    return _merged(below, own)


def _merged(
    below: Mapping[str, Any], own: Mapping[str, Any], depth: int = _DEPTH
) -> Mapping[str, Any]:
    """``own`` over the pack it is based on: honours are merged, each field of one is replaced."""
    found = dict(below)
    for key, value in own.items():
        under = below.get(key)
        if depth and isinstance(value, dict) and isinstance(under, dict):
            found[key] = _merged(under, value, depth - 1)
        else:
            found[key] = value
    return found
