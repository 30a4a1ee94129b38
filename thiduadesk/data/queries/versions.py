"""Versions of a draft («phiên bản»): frame and body as they stood at a moment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.queries import parts
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import Version
from thiduadesk.domain.document import Part

_COLUMNS = tables.dispatch_version.c


def of(r: Reader, dispatch_id: int) -> tuple[Version, ...]:
    """The versions of a paper, the oldest first."""
    here = select(tables.dispatch_version).where(_COLUMNS.dispatch_id == dispatch_id)
    return tuple(Version(**cells) for cells in r.rows(here.order_by(_COLUMNS.id)))


def get(r: Reader, version_id: int) -> Version | None:
    """One version."""
    cells = r.row(select(tables.dispatch_version).where(_COLUMNS.id == version_id))
    return None if cells is None else Version(**cells)


def keep(w: Writer, dispatch: Dispatch, at: dt.datetime, why: str = "") -> int:
    """Keep a paper as it stands in ``dispatch``; the id of the version."""
    values = {"dispatch_id": dispatch.id, "at": at, "why": why}
    return w.add(tables.dispatch_version, values | {"frame": dispatch.frame, "body": dispatch.body})


def put_back(w: Writer, dispatch_id: int, frame: Frame, body: tuple[Part, ...]) -> None:
    """Let frame and body take the place of the draft's; its parts get new keys.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
    """
    parts.refuse_if_issued(w, dispatch_id)
    w.run(delete(tables.dispatch_part).where(tables.dispatch_part.c.dispatch_id == dispatch_id))
    parts.add_body(w, dispatch_id, body)
    here = tables.dispatch.c.id == dispatch_id
    w.run(update(tables.dispatch).where(here).values(frame=frame))
    parts.mark_changed(w, dispatch_id)
