"""The sample office («dữ liệu mẫu») read from the resources: records, score sheet, dispatches.

A sample is a folder: ``office.toml`` with the records as tables, ``sheet-*.json`` with score sheets
and a folder ``papers`` with dispatches: ``NN-<kind>.json``, kept in the order of their names, in the
short forms of ``documents.drafts.frames`` and ``documents.drafts.compact``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thiduadesk import resources
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.drafts import compact
from thiduadesk.documents.drafts import frames
from thiduadesk.documents.layout import profile_for
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Rule
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet

FOLDER = "samples/quang-ngai-2022"


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything of a sample office, as values without ids.

    Attributes:
        dispatches: those with number and date are issued ones, to be frozen when they are kept.
    """

    names: tuple[OfficeNames, ...]
    signatories: tuple[Signatory, ...]
    organisations: tuple[Organisation, ...]
    units: tuple[Unit, ...]
    head_counts: tuple[HeadCount, ...]
    distribution_lists: tuple[DistributionList, ...]
    bloc_years: tuple[BlocYear, ...]
    sheets: tuple[Sheet, ...]
    dispatches: tuple[Dispatch, ...]


def load(folder: str = FOLDER) -> Sample:
    """The sample in ``folder`` of the resources."""
    office = resources.toml(f"{folder}/office.toml")
    lists = tuple(_list(one) for one in office["distribution_lists"])
    ready = {one.name: letterhead.distribution_of(one) for one in lists}
    return Sample(
        names=tuple(OfficeNames(0, **_spanned(one)) for one in office["names"]),
        signatories=tuple(_signatory(one) for one in office["signatories"]),
        organisations=tuple(Organisation(0, **_spanned(one)) for one in office["organisations"]),
        units=tuple(Unit(0, **_spanned(one)) for one in office["units"]),
        head_counts=tuple(HeadCount(0, **one) for one in office["head_counts"]),
        distribution_lists=lists,
        bloc_years=tuple(_bloc(one) for one in office["bloc_years"]),
        sheets=tuple(sheet(one) for one in _files(folder, "sheet-*.json")),
        dispatches=tuple(dispatch(one, ready) for one in _files(f"{folder}/papers", "*.json")),
    )


def _files(folder: str, pattern: str) -> list[Any]:
    names = sorted(path.name for path in resources.path(folder).glob(pattern))
    return [resources.parsed_json(f"{folder}/{name}") for name in names]


# --- the office --------------------------------------------------------------------------------
def _spanned(data: dict[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in data.items() if key not in {"start", "end"}}
    return {**rest, "span": Span(data.get("start"), data.get("end"))}


def _signatory(data: dict[str, Any]) -> Signatory:
    return Signatory(0, **{**_spanned(data), "role": SignatoryRole(data["role"])})


def _list(data: dict[str, Any]) -> DistributionList:
    recipients = tuple(
        Recipient(one) if isinstance(one, str) else Recipient(**one) for one in data["recipients"]
    )
    return DistributionList(0, **{**data, "recipients": recipients})


def _bloc(data: dict[str, Any]) -> BlocYear:
    members = tuple(BlocMember(**one) for one in data["members"])
    return BlocYear(0, **{**data, "members": members})


# --- dispatches --------------------------------------------------------------------------------
def dispatch(data: Mapping[str, Any], lists: Mapping[str, Distribution]) -> Dispatch:
    """A dispatch as a sample writes it.

    Args:
        data: ``dispatch`` (kind, year, number, date, about_day), ``frame`` and ``body``.
        lists: ready distribution lists by name, named by ``frame.distribution``.
    """
    own = data["dispatch"]
    date = dt.date.fromisoformat(own["date"]) if own.get("date") else None
    day = date or dt.date.fromisoformat(own["about_day"])
    return Dispatch(
        id=0,
        kind=own["kind"],
        year=own["year"],
        profile=profile_for(day).id,
        state=State.ISSUED if date else State.DRAFT,
        frame=frames.frame(data["frame"], frames.Setting(day, lists=lists)),
        body=compact.parts(data["body"]),
        number=own.get("number"),
        date=date,
    )


# --- score sheets ------------------------------------------------------------------------------
def sheet(data: Mapping[str, Any]) -> Sheet:
    """A score sheet as a sample writes it; points are strings, exact."""
    return Sheet(
        year=data["year"],
        title=data["title"],
        rows=tuple(_row(one) for one in data["rows"]),
        criteria_heading=data["criteria_heading"],
        total_claimed=_claimed(data["total_claimed"]),
    )


def _points(text: str | None) -> Points | None:
    return None if text is None else Points.parse(text)


def _claimed(data: dict[str, str]) -> Claimed:
    return Claimed(**{name: Points.parse(text) for name, text in data.items()})


def _row(data: dict[str, Any]) -> Row:
    return Row(
        Criterion(
            no=data["no"],
            parent=data.get("parent"),
            printed_no=data.get("printed_no", ""),
            text=data["text"],
            section=data.get("section", False),
            max_points=_points(data.get("max_points")),
            max_bonus=_points(data.get("max_bonus")),
            rule=_rule(data.get("rule", {})),
            claimed=_claimed(data.get("claimed", {})),
        ),
        _score(data.get("score", {})),
    )


def _rule(data: dict[str, Any]) -> Rule:
    if "ladder" in data:
        return LadderRule(_levels(data["ladder"]))
    if "bodies" in data:
        bodies = tuple(Body(name, _levels(levels)) for name, levels in data["bodies"])
        return BodiesRule(bodies, mean_for_absent=data["mean_for_absent"])
    return DirectRule()


def _levels(pairs: list[tuple[str, str]]) -> tuple[Level, ...]:
    return tuple(Level(name, Points.parse(points)) for name, points in pairs)


def _score(data: dict[str, Any]) -> Score:
    bodies = tuple(
        BodyScore(name, exists=points is not None, points=_points(points))
        for name, points in data.get("bodies", [])
    )
    return Score(
        points=_points(data.get("points")),
        bonus=_points(data.get("bonus")),
        provisional=data.get("provisional", False),
        explanation=data.get("explanation", ""),
        answer=Answer(level=data.get("level"), bodies=bodies),
    )
