"""Facts: the records as words for the fields of a report («số liệu»), each under its key.

A fact that the records do not hold is not in the mapping; its field then prints «…».

==========================  =======================================================
``year``                    the work year; also ``previous_year``, ``next_year``
``office.name``             also ``.short_name``, ``.superior``, ``.functions``
``staff.total``             people in all on the last day counted
``staff.detail``            by kind: «60 cán bộ, công chức (…), 14 … và 15 …»
``organisations.list``      party body and mass organisations by name
``bloc.name``               the bloc of the year; ``bloc.head`` its head
``score.points``            self score; also ``.bonus``, ``.max_points``, ``.max_bonus``
``score.low``               least once nothing is provisional; ``.high`` the most
==========================  =======================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.domain.text import two_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.office import BlocYear
    from thiduadesk.domain.office import HeadCount
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Organisation
    from thiduadesk.rules.scoring import Totals

_HEAD = "head"


def words_of(
    year: int,
    *,
    names: OfficeNames | None = None,
    head_counts: Sequence[HeadCount] = (),
    organisations: Sequence[Organisation] = (),
    bloc: BlocYear | None = None,
    totals: Totals | None = None,
) -> dict[str, str]:
    """The facts of ``year`` by key.

    Args:
        year: the work year.
        names: how the office is called on the paper's day.
        head_counts: one per kind, as last counted.
        organisations: those that exist on the paper's day.
        bloc: the bloc of the year.
        totals: the sums of the year's score sheet; an unscored one says nothing.
    """
    facts = {
        "year": str(year),
        "previous_year": str(year - 1),
        "next_year": str(year + 1),
        **_office(names),
        **_staff(head_counts),
        "organisations.list": _listed([one.name for one in organisations]),
        **_bloc(bloc),
        **_score(totals),
    }
    return {key: text for key, text in facts.items() if text}


def _office(names: OfficeNames | None) -> dict[str, str]:
    if names is None:
        return {}
    return {
        "office.name": names.name,
        "office.short_name": names.short_name or names.name,
        "office.superior": names.superior,
        "office.functions": names.functions,
    }


def _staff(counts: Sequence[HeadCount]) -> dict[str, str]:
    if not counts:
        return {}
    phrases = [f"{two_digits(one.number)} {one.kind} {one.note}".rstrip() for one in counts]
    return {
        "staff.total": two_digits(sum(one.number for one in counts)),
        "staff.detail": _listed(phrases),
    }


def _bloc(bloc: BlocYear | None) -> dict[str, str]:
    if bloc is None:
        return {}
    heads = [one.name for one in bloc.members if one.role == _HEAD]
    return {"bloc.name": bloc.name, "bloc.head": _listed(heads)}


def _score(totals: Totals | None) -> dict[str, str]:
    if totals is None or not totals.answered:
        return {}
    return {
        "score.points": totals.points.printed(),
        "score.bonus": totals.bonus.printed(pad=True),
        "score.max_points": totals.max_points.printed(),
        "score.max_bonus": totals.max_bonus.printed(pad=True),
        "score.low": totals.low.printed(),
        "score.high": totals.high.printed(),
    }


def _listed(items: Sequence[str]) -> str:
    """«a, b và c»."""
    words = resources.toml("wording/facts.toml")
    comma, last = str(words["comma"]), str(words["and"])
    if len(items) < 2:
        return comma.join(items)
    return comma.join(items[:-1]) + last + items[-1]
