"""Templates («mẫu»): the outline a new dispatch starts from.

A template is ``resources/templates/<name>.json``: type, subject, appendices and a body in the short
form of ``documents.drafts.compact``. A block with ``"needs": "scoresheet"`` stands only beside that appendix.
``latest`` is the last day of the year («month-day») on which such a paper still goes out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import scoresheet
from thiduadesk.documents.drafts import compact
from thiduadesk.documents.layout import profile_for
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.dispatch import AppendixPlan
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import Frame
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


def body(kind: str, facts: Mapping[str, str], *, with_sheet: bool) -> tuple[Part, ...]:
    """The outline of ``kind`` with its fields filled; a field without a fact is a «…».

    Raises:
        KeyError: no template has this kind.
    """
    given = {scoresheet.SOURCE} if with_sheet else set()
    return filled(compact.parts(_kept(_all()[kind]["body"], given)), facts)


def draft(
    kind: str,
    *,
    year: int,
    day: dt.date,
    facts: Mapping[str, str],
    lists: Sequence[DistributionList] = (),
    has_sheet: bool = False,
) -> Dispatch:
    """A new dispatch of ``kind``, not kept yet (id 0).

    Args:
        kind: one of ``kinds()``.
        year: the work year it reports on.
        day: the day whose office names and signer hold, and whose regime of form rules; a draft
            made after the paper's own season keeps to the season's last day.
        facts: the records as words by key, see ``documents.drafts.facts``.
        lists: ready distribution lists; the newest is taken, without one only «Lưu: VT».
        has_sheet: whether the year has a score sheet to append.

    Raises:
        KeyError: no template has this kind.
    """
    template = _all()[kind]
    if "latest" in template:
        day = min(day, dt.date.fromisoformat(f"{year}-{template['latest']}"))
    years = {"year": year, "next_year": year + 1}
    addressees = tuple(template.get("addressees", ()))
    planned = template.get("appendices", ()) if has_sheet else ()
    return Dispatch(
        id=0,
        kind=kind,
        year=year,
        profile=profile_for(day).id,
        state=State.DRAFT,
        frame=Frame(
            type_name=template["type_name"],
            type_symbol=template["type_symbol"],
            subject=tuple(line.format(**years) for line in template["subject"]),
            about_day=day,
            distribution=_distribution(lists, as_above=bool(addressees)),
            addressees=addressees,
            appendices=tuple(AppendixPlan(source, year) for source in planned),
        ),
        body=body(kind, facts, with_sheet=has_sheet),
    )


def _distribution(lists: Sequence[DistributionList], *, as_above: bool) -> Distribution:
    if as_above or not lists:
        return Distribution((), Filing(), as_above=as_above)
    newest = max(enumerate(lists), key=lambda placed: (placed[1].id, placed[0]))[1]
    return letterhead.distribution_of(newest)


def _kept(parts: list[dict[str, Any]], given: set[str]) -> list[dict[str, Any]]:
    """The parts without the blocks that need what is not given."""
    out = []
    for part in parts:
        blocks = [block for block in part.get("blocks", []) if _needs(block) <= given]
        out.append({**part, "blocks": blocks, "parts": _kept(part.get("parts", []), given)})
    return out


def _needs(block: Any) -> set[str]:
    return {block["needs"]} if isinstance(block, dict) and "needs" in block else set()
