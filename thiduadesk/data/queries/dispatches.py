"""Dispatches («văn bản»): the list, one with its body, its frame, its way to being issued."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import RowMapping
from sqlalchemy import delete as delete_rows
from sqlalchemy import func
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.queries import events
from thiduadesk.data.queries import parts
from thiduadesk.data.queries import trash
from thiduadesk.data.queries import versions
from thiduadesk.data.queries.parts import add_part
from thiduadesk.data.queries.parts import delete_part
from thiduadesk.data.queries.parts import move_part
from thiduadesk.data.queries.parts import set_blocks
from thiduadesk.data.queries.parts import set_heading
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.dispatch import WholeDispatch
from thiduadesk.domain.document import Document

__all__ = [
    "add",
    "add_part",
    "changed",
    "delete",
    "delete_part",
    "freeze",
    "frozen",
    "get",
    "head",
    "items",
    "move_part",
    "set_blocks",
    "set_frame",
    "set_heading",
    "set_state",
]

_COLUMNS = tables.dispatch.c
_FIELDS = ("id", "kind", "year", "profile", "state", "frame", "number", "date", "changed")


# --- reading -----------------------------------------------------------------------------------
def items(r: Reader, year: int | None = None) -> tuple[DispatchItem, ...]:
    """The list of dispatches, newest year first, then in the order they were made.

    ``symbol`` is the printed one of an issued paper, else the one typed, else empty.
    """
    printed = func.json_extract(_COLUMNS.frozen, "$.letterhead.symbol").label("printed")
    chosen = select(*(_COLUMNS[name] for name in _FIELDS), printed)
    if year is not None:
        chosen = chosen.where(_COLUMNS.year == year)
    return tuple(
        _item(cells) for cells in r.rows(chosen.order_by(_COLUMNS.year.desc(), _COLUMNS.id))
    )


def _item(cells: RowMapping) -> DispatchItem:
    frame: Frame = cells["frame"]
    same = ("id", "kind", "year", "number", "date", "state", "changed")
    return DispatchItem(
        type_name=frame.type_name,
        symbol=cells["printed"] or frame.symbol,
        subject=" ".join(frame.subject),
        **{name: cells[name] for name in same},
    )


def get(r: Reader, dispatch_id: int) -> Dispatch | None:
    """One dispatch; the ``key`` of each part is the id of its row."""
    found = head(r, dispatch_id)
    return None if found is None else replace(found, body=parts.tree(r, dispatch_id))


def changed(r: Reader, dispatch_id: int) -> dt.datetime | None:
    """When a dispatch was changed last; None where it is unknown or the dispatch is not there."""
    moment: dt.datetime | None = r.value(select(_COLUMNS.changed).where(_COLUMNS.id == dispatch_id))
    return moment


def head(r: Reader, dispatch_id: int) -> Dispatch | None:
    """The same without its body."""
    cells = r.row(select(*(_COLUMNS[name] for name in _FIELDS)).where(_COLUMNS.id == dispatch_id))
    return None if cells is None else Dispatch(body=(), **cells)


def frozen(r: Reader, dispatch_id: int) -> Document | None:
    """The paper as it was issued; None while it is not."""
    found: Document | None = r.value(select(_COLUMNS.frozen).where(_COLUMNS.id == dispatch_id))
    return found


# --- writing -----------------------------------------------------------------------------------
def add(w: Writer, dispatch: Dispatch) -> int:
    """Keep a new dispatch with its body; its id. Id and keys of parts are given anew.

    Raises:
        ValueError: it claims to be issued; only ``freeze`` issues.
    """
    if dispatch.state is State.ISSUED:
        raise ValueError(dispatch.state)
    values = {name: getattr(dispatch, name) for name in _FIELDS if name not in {"id", "changed"}}
    values["changed"] = dispatch.changed or dt.datetime.now(dt.UTC)
    number = w.add(tables.dispatch, values)
    parts.add_body(w, number, dispatch.body)
    return number


def set_frame(w: Writer, dispatch_id: int, frame: Frame) -> None:
    """Replace everything around the body.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
    """
    parts.refuse_if_issued(w, dispatch_id)
    _set(w, dispatch_id, _COLUMNS.frame, frame)


def set_state(w: Writer, dispatch_id: int, state: State) -> None:
    """Hand a draft to the signer, or take it back.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
        ValueError: only ``freeze`` issues.
    """
    if state is State.ISSUED:
        raise ValueError(state)
    parts.refuse_if_issued(w, dispatch_id)
    _set(w, dispatch_id, _COLUMNS.state, state)


def _set(w: Writer, dispatch_id: int, column: ColumnElement[Any], value: Any) -> None:
    other = column != value
    changed = (
        update(tables.dispatch).where(_COLUMNS.id == dispatch_id, other).values({column: value})
    )
    if w.run(changed):
        parts.mark_changed(w, dispatch_id)


def freeze(w: Writer, dispatch_id: int, number: str, date: dt.date, document: Document) -> None:
    """Issue: number, date and the whole paper as printed are kept for good.

    The history of undo ends here; what was issued is reversed by another paper.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
    """
    parts.refuse_if_issued(w, dispatch_id)
    values = {"state": State.ISSUED, "number": number, "date": date, "frozen": document}
    w.run(update(tables.dispatch).where(_COLUMNS.id == dispatch_id).values(values))
    parts.mark_changed(w, dispatch_id)
    w.end_undo_here()


def delete(w: Writer, dispatch_id: int) -> None:
    """Throw a draft away with its way and its versions, into the trash.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
    """
    parts.refuse_if_issued(w, dispatch_id)
    draft = get(w, dispatch_id)
    if draft is not None:
        title = " ".join((draft.frame.type_name, *draft.frame.subject)).strip()
        whole = WholeDispatch(draft, events.of(w, dispatch_id), versions.of(w, dispatch_id))
        trash.put(w, whole, title)
    w.run(delete_rows(tables.dispatch).where(_COLUMNS.id == dispatch_id))
