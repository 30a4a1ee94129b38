"""The body of a dispatch, part by part; a part's ``key`` is the id of its row as text.

Brothers stand at positions 0, 1, 2 … without gaps.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from typing import NamedTuple

from sqlalchemy import RowMapping
from sqlalchemy import delete
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Part
from thiduadesk.domain.problems import Refused

_PARTS = tables.dispatch_part
_COLUMNS = _PARTS.c


class _Place(NamedTuple):
    id: int
    dispatch: int
    parent: int | None


# --- the whole body ----------------------------------------------------------------------------
def tree(r: Reader, dispatch_id: int) -> tuple[Part, ...]:
    """The body in order."""
    found = r.rows(
        select(_COLUMNS.id, _COLUMNS.parent_id, _COLUMNS.heading, _COLUMNS.blocks)
        .where(_COLUMNS.dispatch_id == dispatch_id)
        .order_by(_COLUMNS.position)
    )
    below: defaultdict[int | None, list[RowMapping]] = defaultdict(list)
    for cells in found:
        below[cells["parent_id"]].append(cells)

    def grow(parent: int | None) -> tuple[Part, ...]:
        return tuple(
            Part(str(cells["id"]), cells["heading"], cells["blocks"], grow(cells["id"]))
            for cells in below[parent]
        )

    return grow(None)


def add_body(w: Writer, dispatch_id: int, body: Sequence[Part], parent: int | None = None) -> None:
    """Keep parts with all below them as the children of ``parent``; keys are given anew."""
    for position, part in enumerate(body):
        place = {"dispatch_id": dispatch_id, "parent_id": parent, "position": position}
        number = w.add(_PARTS, place | {"heading": part.heading, "blocks": part.blocks})
        add_body(w, dispatch_id, part.children, number)


# --- one part ----------------------------------------------------------------------------------
def add_part(  # where, then what: the order of a sentence
    w: Writer,
    dispatch_id: int,
    parent_key: str | None,
    position: int,
    heading: Heading | None,
    blocks: tuple[Block, ...] = (),
) -> str:
    """A new part before the brother at ``position`` (past the last: at the end); its key.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``, ``part_missing``.
    """
    refuse_if_issued(w, dispatch_id)
    parent = None if parent_key is None else _place(w, parent_key, dispatch_id).id
    brothers = _brothers(w, dispatch_id, parent)
    place = {"dispatch_id": dispatch_id, "parent_id": parent, "position": len(brothers)}
    number = w.add(_PARTS, place | {"heading": heading, "blocks": blocks})
    brothers.insert(max(position, 0), number)
    _number(w, brothers)
    mark_changed(w, dispatch_id)
    return str(number)


def set_heading(w: Writer, key: str, heading: Heading | None) -> None:
    """Replace number and title of a part.

    Raises:
        Refused: ``part_missing``, ``dispatch_issued``.
    """
    _set(w, key, "heading", heading)


def set_blocks(w: Writer, key: str, blocks: tuple[Block, ...]) -> None:
    """Replace the text of a part, not that of the parts below it.

    Raises:
        Refused: ``part_missing``, ``dispatch_issued``.
    """
    _set(w, key, "blocks", blocks)


def move_part(w: Writer, key: str, new_parent: str | None, position: int) -> None:
    """Put a part with all below it before the brother at ``position`` under ``new_parent``.

    Raises:
        Refused: ``part_missing``, ``part_into_itself``, ``dispatch_issued``.
    """
    place = _changeable(w, key)
    parent = None if new_parent is None else _place(w, new_parent, place.dispatch).id
    if parent is not None and place.id in _line_of(w, parent):
        raise Refused("part_into_itself")
    leaving = [one for one in _brothers(w, place.dispatch, place.parent) if one != place.id]
    joining = [one for one in _brothers(w, place.dispatch, parent) if one != place.id]
    joining.insert(max(position, 0), place.id)
    hit = 0
    if parent != place.parent:
        hit += w.run(_update(place.id).values(parent_id=parent))
        hit += _number(w, leaving)
    hit += _number(w, joining)
    if hit:
        mark_changed(w, place.dispatch)


def delete_part(w: Writer, key: str) -> None:
    """Take a part away with all below it.

    Raises:
        Refused: ``part_missing``, ``dispatch_issued``.
    """
    place = _changeable(w, key)
    w.run(delete(_PARTS).where(_COLUMNS.id == place.id))
    _number(w, _brothers(w, place.dispatch, place.parent))
    mark_changed(w, place.dispatch)


# --- what all of them need ---------------------------------------------------------------------
def refuse_if_issued(r: Reader, dispatch_id: int) -> None:
    """An issued paper never changes.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
    """
    columns = tables.dispatch.c
    row = r.row(select(columns.state, columns.number).where(columns.id == dispatch_id))
    if row is None:
        raise Refused("dispatch_missing", id=str(dispatch_id))
    if row["state"] is State.ISSUED:
        raise Refused("dispatch_issued", id=str(dispatch_id), number=row["number"])


def dispatch_of(r: Reader, key: str) -> int:
    """The dispatch that part ``key`` stands in.

    Raises:
        Refused: ``part_missing``.
    """
    return _place(r, key).dispatch


def mark_changed(w: Writer, dispatch_id: int) -> None:
    """The dispatch was changed now."""
    now = dt.datetime.now(dt.UTC)
    w.run(update(tables.dispatch).where(tables.dispatch.c.id == dispatch_id).values(changed=now))


def _update(part: int) -> Any:
    return update(_PARTS).where(_COLUMNS.id == part)


def _set(w: Writer, key: str, column: str, value: Any) -> None:
    place = _changeable(w, key)
    other = _COLUMNS[column].is_distinct_from(value)
    if w.run(_update(place.id).where(other).values({column: value})):
        mark_changed(w, place.dispatch)


def _place(r: Reader, key: str, dispatch_id: int | None = None) -> _Place:
    row = None
    if key.isdecimal():
        asked = select(_COLUMNS.id, _COLUMNS.dispatch_id, _COLUMNS.parent_id)
        row = r.row(asked.where(_COLUMNS.id == int(key)))
    if row is None or dispatch_id not in {None, row["dispatch_id"]}:
        raise Refused("part_missing", key=key)
    return _Place(row["id"], row["dispatch_id"], row["parent_id"])


def _changeable(r: Reader, key: str) -> _Place:
    place = _place(r, key)
    refuse_if_issued(r, place.dispatch)
    return place


def _brothers(r: Reader, dispatch_id: int, parent: int | None) -> list[int]:
    own = (_COLUMNS.dispatch_id == dispatch_id, _COLUMNS.parent_id.is_not_distinct_from(parent))
    return list(r.column(select(_COLUMNS.id).where(*own).order_by(_COLUMNS.position)))


def _number(w: Writer, brothers: Sequence[int]) -> int:
    return sum(
        w.run(_update(one).where(_COLUMNS.position != position).values(position=position))
        for position, one in enumerate(brothers)
    )


def _line_of(r: Reader, part: int) -> set[int]:
    """The part and all parts above it."""
    line: set[int] = set()
    here: int | None = part
    while here is not None:
        line.add(here)
        here = r.value(select(_COLUMNS.parent_id).where(_COLUMNS.id == here))
    return line
