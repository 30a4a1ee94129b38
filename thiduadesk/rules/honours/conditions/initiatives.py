"""Conditions about initiatives («sáng kiến, đề tài»): scope, share, number, single use."""

from __future__ import annotations

from collections.abc import Sequence

from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import ConditionKind
from thiduadesk.domain.people import Initiative
from thiduadesk.rules.honours.case import SCOPES
from thiduadesk.rules.honours.case import Case
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.conditions.answers import doubtful
from thiduadesk.rules.honours.conditions.answers import met
from thiduadesk.rules.honours.conditions.answers import unmet


def initiative(asked: Condition, case: Case) -> ConditionResult:
    """A recognised initiative of at least ``scope`` in the last ``within`` years."""
    return initiatives_within(asked, case)


def initiatives_within(asked: Condition, case: Case) -> ConditionResult:
    """``count`` initiatives of at least ``scope`` in the years looked at."""
    sure, unsure = _counted(asked, case)
    if len(sure) >= asked.count:
        return met(asked, _titles(sure))
    if len(sure) + len(unsure) >= asked.count:
        return doubtful(asked, "honour_initiative_share", _titles(unsure), earliest=case.year)
    left = str(asked.count - len(sure))
    return unmet(asked, _titles(sure), left, earliest=case.year)


def used_once(asked: Condition, case: Case) -> ConditionResult:
    """``count`` of those initiatives were used for no other honour («chỉ dùng một lần»).

    Between titles and commendations that is the ministry's word; whether one may serve two titles
    is disputed, so the overlay may say, and without it somebody has to look.
    """
    sure, unsure = _counted(asked, case)
    found = (*sure, *unsure)
    unused = [one for one in found if not _uses(one, case)]
    if len(found) < asked.count or len(unused) >= asked.count:
        return met(asked, _titles(unused))
    kind = catalogue()[case.honour].kind
    of_titles = [one for one in found if _uses(one, case) <= {HonourKind.TITLE}]
    if kind is HonourKind.TITLE and len(of_titles) >= asked.count:
        allowed = case.overlay.says("initiative.reuse_for_titles")
        if allowed:
            return met(asked, _titles(of_titles))
        if allowed is None:
            facts = _titles(of_titles)
            return doubtful(asked, "honour_used_once_titles", facts, earliest=case.year)
    used = [one for one in found if one not in unused]
    return unmet(asked, _titles(used), str(asked.count - len(unused)), earliest=case.year)


def _counted(asked: Condition, case: Case) -> tuple[Sequence[Initiative], Sequence[Initiative]]:
    """Those that count, and those whose share is not known though the overlay asks for one."""
    in_that_time = asked.kind is ConditionKind.INITIATIVES_WITHIN or not asked.within
    years = case.window if in_that_time else range(case.year - asked.within + 1, case.year + 1)
    least = SCOPES[asked.scope] if asked.scope else 0
    found = [
        one for one in case.profile.initiatives if one.year in years and SCOPES[one.scope] >= least
    ]
    share = case.overlay.number("initiative.min_share")
    if share is None:
        return found, ()
    shares = {one.id: _share(one, case.facts.subject.id) for one in found}
    sure = [one for one in found if (own := shares[one.id]) is not None and own >= share]
    return sure, [one for one in found if shares[one.id] is None]


def _share(one: Initiative, person: int) -> int | None:
    """The subject's share in per cent; a single author made all of it."""
    own = next((author.share for author in one.authors if author.person_id == person), None)
    return 100 if own is None and len(one.authors) <= 1 else own


def _uses(one: Initiative, case: Case) -> set[HonourKind]:
    uses = case.profile.uses
    return {uses[award] for award in one.used_for if award in uses}


def _titles(found: Sequence[Initiative]) -> str:
    return "; ".join(f"{one.title} ({one.year})" for one in found)
