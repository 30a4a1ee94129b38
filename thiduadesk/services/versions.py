"""The verbs of versions («phiên bản»): kept by themselves, listed, put back.

One is kept before the first change of a day, so that yesterday's words are still there, and
whenever the paper goes out of the clerk's hands: for signature, returned, issued.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import events
from thiduadesk.data.queries import parts
from thiduadesk.data.queries import versions
from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import Version
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Part

__all__ = ["Version"]


@contextmanager
def editing(
    store: Store, dispatch_id: int, label: Label, *, merge: bool = False
) -> Iterator[Writer]:
    """A change of a draft's words, as one step of the history.

    The first one of a day keeps the draft as it stood before, and so does the first one of a draft
    of which the day of the last change is not known (an older file); the first one after a return says
    that the paper was corrected. A block that changes nothing leaves neither. ``merge`` as in
    ``Store.change``.
    """
    now = dt.datetime.now(dt.UTC)
    with store.change(label, merge=merge) as writer:
        before = queries.changed(writer, dispatch_id)
        older = before is None or _day(before) < _day(now)
        draft = queries.get(writer, dispatch_id) if older else None
        yield writer
        if queries.changed(writer, dispatch_id) == before:
            return
        if draft is not None:
            _keep(writer, draft, before or now)
        way = events.of(writer, dispatch_id)
        if way and way[-1].kind is EventKind.RETURNED:
            corrected = Event(0, dispatch_id, EventKind.CORRECTED, now, _day(now))
            events.add(writer, corrected)


@contextmanager
def editing_part(store: Store, key: str, label: Label, *, merge: bool = False) -> Iterator[Writer]:
    """``editing`` of the paper that part ``key`` stands in.

    Raises:
        Refused: ``part_missing``.
    """
    with store.read() as reader:
        dispatch_id = parts.dispatch_of(reader, key)
    with editing(store, dispatch_id, label, merge=merge) as writer:
        yield writer


def keep(writer: Writer, dispatch_id: int, why: EventKind) -> None:
    """Keep the paper as it stands, because ``why`` happens to it."""
    dispatch = queries.get(writer, dispatch_id)
    if dispatch is not None:
        _keep(writer, dispatch, dt.datetime.now(dt.UTC), why.value)


def all_of(store: Store, dispatch_id: int) -> tuple[Version, ...]:
    """The versions of a paper, the newest first."""
    with store.read() as reader:
        return tuple(reversed(versions.of(reader, dispatch_id)))


def get(store: Store, version_id: int) -> Version:
    """One version.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        found = versions.get(reader, version_id)
    if found is None:
        raise Refused("record_missing", table="dispatch_version", id=str(version_id))
    return found


def same_words(one: Dispatch | Version, other: Dispatch | Version) -> bool:
    """Whether two states of a paper print the same words."""
    return _without_keys(one) == _without_keys(other)


def restore(store: Store, version_id: int) -> None:
    """Make a version the draft again; what stood there is kept as a version, undo takes it back.

    Raises:
        Refused: ``record_missing``, ``dispatch_issued``.
    """
    version = get(store, version_id)
    with store.change(Label("Go back to an earlier version")) as writer:
        draft = queries.get(writer, version.dispatch_id)
        versions.put_back(writer, version.dispatch_id, version.frame, version.body)
        if draft is not None:
            _keep(writer, draft, draft.changed or dt.datetime.now(dt.UTC))


def _keep(writer: Writer, dispatch: Dispatch, at: dt.datetime, why: str = "") -> None:
    """Keep a version; one with the same words is not kept twice for no reason."""
    known = versions.of(writer, dispatch.id)
    bare = _without_keys(dispatch)
    last = _without_keys(known[-1]) if known else None
    if why or bare != last:
        versions.keep(writer, dispatch, at, why)


def _without_keys(held: Dispatch | Version) -> object:
    """Frame and words, whatever the parts are called."""

    def bare(body: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(replace(one, key="", children=bare(one.children)) for one in body)

    return held.frame, bare(held.body)


def _day(moment: dt.datetime) -> dt.date:
    """The day of a moment where the clerk sits."""
    return moment.astimezone().date()
