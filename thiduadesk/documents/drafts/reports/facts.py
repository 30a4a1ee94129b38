"""Numbers and names of a report as words, for the data fields in its sentences («số liệu»).

===========================  ======================================================
``figure.7.0``               a figure of an activity, of a part ``figure.7.0.1``
``movement.3.title``         also ``.period`` and ``.by``: who launched it
``honours.….persons``        people honoured by one decision; ``.units``
``honours.all.collectives``  times collectives were honoured; ``.persons``;
                             ``honours.beside.…`` of those beside the movements
``registered.collectives``   who registered for the year; ``.persons``
``social.5.amount``          money given; ``social.total.3`` in a movement
``guidance.cited``           the guidance letter, in full
``review.subject``           of a review: title and period; ``.title``, ``.years``,
                             ``.kind`` «Sơ kết», ``.word`` «sơ kết»
===========================  ======================================================
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from thiduadesk.documents.drafts.amounts import figures as money
from thiduadesk.documents.drafts.reports import citing
from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import movements
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import collective
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.text import two_digits
from thiduadesk.rules.movements import figures

_DAYS = 365.25
_BEGUN = 0.4
KINDS = frozenset({"figure", "movement", "honours", "registered", "social", "guidance", "review"})
"""First words of the keys above."""


def words_of(known: Gathered) -> dict[str, str]:
    """The facts by key; what nobody entered is left out."""
    found = {
        **figures.facts(known.activities),
        **{key: text for one in known.movements for key, text in movements.facts(one).items()},
        **_honours(known),
        **_registered(known),
        **_social(known),
        "guidance.cited": citing.all_in_full(guiding(known)),
        **_review(known),
    }
    return {key: text for key, text in found.items() if text}


def guiding(known: Gathered) -> tuple[Paper, ...]:
    """The papers that ask for the report, by their day: of a review those of the movement.

    Else the letters of the year. What asked for an earlier review is left out.
    """
    if known.reviewed is None:
        found = [paper for _letter, paper in known.guidance if paper is not None]
    else:
        asked = known.cited(OwnerKind.MOVEMENT, known.reviewed, PaperRole.REVIEW)
        recent = (known.year - 1, known.year)
        found = [one for one in asked if one.date is None or one.date.year in recent]
    return tuple(sorted(found, key=lambda one: one.date or dt.date.max))


def review_kind(known: Gathered, movement: Movement) -> ReviewKind:
    """Interim while the movement runs on, as planned where a review of the year is planned."""
    planned = [
        one.kind
        for one in known.reviews
        if one.movement_id == movement.id and one.year == known.year
    ]
    if planned:
        return planned[-1]
    end = movement.span.end
    return ReviewKind.FINAL if end is not None and end.year <= known.year else ReviewKind.INTERIM


def _honours(known: Gathered) -> dict[str, str]:
    beside = known.honours_beside(known.running(tuple(Launcher)))
    return {
        **honoured.counts(honoured.granted(known, known.received)),
        **_sums("honours.all", known.received),
        **_sums("honours.beside", beside),
    }


def _sums(key: str, honours: Sequence[HonourHeld]) -> dict[str, str]:
    of_collectives = sum(collective(one) for one in honours)
    return {
        f"{key}.collectives": _counted(of_collectives),
        f"{key}.persons": _counted(len(honours) - of_collectives),
    }


def _registered(known: Gathered) -> dict[str, str]:
    subjects = {one.subject: collective(one) for one in known.registrations}
    of_collectives = sum(subjects.values())
    return {
        "registered.collectives": _counted(of_collectives),
        "registered.persons": _counted(len(subjects) - of_collectives),
    }


def _counted(number: int) -> str:
    return two_digits(number) if number else ""


def _social(known: Gathered) -> dict[str, str]:
    found = {entries.amount_key(one): money(one.amount) for one in known.social if one.amount}
    for movement in (None, *known.movements):
        given = known.social_of(movement.id if movement else None)
        total = sum(one.amount or 0 for one in given)
        if total:
            found[entries.total_key(movement)] = money(total)
    return found


def _review(known: Gathered) -> dict[str, str]:
    movement = known.review
    if movement is None:
        return {}
    said = wording.words()["review"]
    kind = review_kind(known, movement)
    return {
        "review.kind": said[kind],
        "review.word": said[f"{kind}_word"],
        "review.title": movement.title,
        "review.years": two_digits(_years(known, movement)),
        "review.subject": movements.quoted(movement),
    }


def _years(known: Gathered, movement: Movement) -> int:
    """For how many years the movement has run; a year begun counts from its seventh month or so."""
    first = dt.date(known.first_year, 1, 1)
    start = movement.launched or movement.span.start or first
    days = (known.last - max(start, first)).days
    return max(1, int(days / _DAYS + _BEGUN))
