"""Templates («mẫu»): the outline a new dispatch starts from, one for each kind of paper.

A template is ``resources/templates/<name>.json``: ``kind``, ``group`` and ``order`` (where it is
offered), ``frame`` in the short form of ``documents.drafts.frames`` and ``body`` in that of
``documents.drafts.compact``. A block with ``"needs": "scoresheet"`` stands only beside that
appendix; a block or part that needs lines of a case («round.persons», see ``documents.drafts.given``)
falls away where the case has none; a hook («"draft"», see ``documents.drafts.reports``) becomes what
the records say. ``frame.appendices`` names the sources. ``latest`` is the last
day of the year («month-day») on which such a paper still goes out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import scoresheet
from thiduadesk.documents.drafts import facts as records
from thiduadesk.documents.drafts import frames
from thiduadesk.documents.drafts.given import CASES
from thiduadesk.documents.drafts.given import settled
from thiduadesk.documents.drafts.reports import Gathered
from thiduadesk.documents.drafts.reports import hooks
from thiduadesk.documents.layout import profile_for
from thiduadesk.documents.tree.fields import Rows
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Part
from thiduadesk.domain.office import DistributionList

_FOLDER = "templates"


@cache
def _all() -> Mapping[str, Mapping[str, Any]]:
    """Templates by kind, in the order they are offered."""
    names = (path.name for path in resources.path(_FOLDER).glob("*.json"))
    found = [resources.parsed_json(f"{_FOLDER}/{name}") for name in names]
    return {one["kind"]: one for one in sorted(found, key=lambda one: one["order"])}


def kinds() -> tuple[str, ...]:
    """Codes of the kinds that can be drafted, ``report.year`` first."""
    return tuple(_all())


def groups() -> Mapping[str, tuple[str, ...]]:
    """The kinds by the group they are offered in: ``reports``, ``letters`` …, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, one in _all().items():
        found[one["group"]] = (*found.get(one["group"], ()), kind)
    return found


def body(
    kind: str,
    facts: Mapping[str, str],
    rows: Mapping[str, Rows] | None = None,
    *,
    with_sheet: bool,
    fixed: Collection[str] = (),
    gathered: Gathered | None = None,
) -> tuple[Part, ...]:
    """The outline of ``kind`` with its data fields filled; one without a fact is a «…».

    Args:
        kind: one of ``kinds()``.
        facts: words by key, for its fields.
        rows: lines by key, for its lists and tables.
        with_sheet: whether a score sheet is appended.
        fixed: keys of facts that are said once and do not follow the records.
        gathered: what a report is drafted from; None drafts it of nothing.

    Raises:
        KeyError: no template has this kind.
    """
    known = rows or {}
    made = outline(kind, gathered or _nothing(facts), known, with_sheet=with_sheet)
    return settled(filled(made.body, facts, known), fixed)


def outline(
    kind: str,
    gathered: Gathered,
    rows: Mapping[str, Rows] | None = None,
    *,
    with_sheet: bool = True,
) -> hooks.Outline:
    """The same with its fields not filled yet, and what it asks where the records are silent.

    Raises:
        KeyError: no template has this kind.
    """
    known = rows or {}
    absent = {key for key, lines in known.items() if key.startswith(CASES) and not lines}
    if not with_sheet:
        absent.add(scoresheet.SOURCE)
    return hooks.drafted(_kept(_all()[kind]["body"], absent), gathered)


def _nothing(facts: Mapping[str, str]) -> Gathered:
    year = int(facts.get("year") or 1)
    return Gathered(year, dt.date(year, 12, 31), words=facts)


def draft(
    kind: str,
    *,
    year: int,
    day: dt.date,
    facts: Mapping[str, str],
    rows: Mapping[str, Rows] | None = None,
    lists: Sequence[DistributionList] = (),
    has_sheet: bool = False,
    fixed: Collection[str] = (),
    gathered: Gathered | None = None,
) -> Dispatch:
    """A new dispatch of ``kind``, not kept yet (id 0).

    Args:
        kind: one of ``kinds()``.
        year: the work year it reports on.
        day: the day whose office names and signer hold, and whose regime of form rules; a draft
            made after the paper's own season keeps to the season's last day.
        facts: the records as words by key, see ``documents.drafts.facts``.
        rows: the records as lists and tables by key, see there.
        lists: ready distribution lists; the newest is taken, without one only «Lưu: VT».
        has_sheet: whether the year has a score sheet to append.
        fixed: keys of facts that are said once and do not follow the records.
        gathered: what a report is drafted from; None drafts it of nothing.

    Raises:
        KeyError: no template has this kind.
    """
    template = _all()[kind]
    if "latest" in template:
        day = min(day, dt.date.fromisoformat(f"{year}-{template['latest']}"))
    known = {**records.years(year), **facts}
    frame = template["frame"]
    planned = frame.get("appendices", ()) if has_sheet else ()
    given = {**frame, "appendices": [{"source": source, "year": year} for source in planned]}
    return Dispatch(
        id=0,
        kind=kind,
        year=year,
        profile=profile_for(day).id,
        state=State.DRAFT,
        frame=frames.frame(given, frames.Setting(day, known, usual=_newest(lists))),
        body=body(kind, known, rows, with_sheet=has_sheet, fixed=fixed, gathered=gathered),
    )


def _newest(lists: Sequence[DistributionList]) -> Distribution:
    if not lists:
        return Distribution((), Filing())
    newest = max(enumerate(lists), key=lambda placed: (placed[1].id, placed[0]))[1]
    return letterhead.distribution_of(newest)


def _kept(parts: list[dict[str, Any]], absent: set[str]) -> list[dict[str, Any]]:
    """The parts without those, and without the blocks, that need what is absent."""
    out = []
    for part in parts:
        if not _needs(part).isdisjoint(absent):
            continue
        blocks = [block for block in part.get("blocks", []) if _needs(block).isdisjoint(absent)]
        out.append({**part, "blocks": blocks, "parts": _kept(part.get("parts", []), absent)})
    return out


def _needs(value: Any) -> set[str]:
    return {value["needs"]} if isinstance(value, dict) and "needs" in value else set()
