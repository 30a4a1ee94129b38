"""Comparing a paper with an earlier version of it, or with last year's paper of its kind."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import versions
from thiduadesk.domain.problems import Refused
from thiduadesk.rules import differences
from thiduadesk.rules.differences import Change
from thiduadesk.rules.differences import Difference
from thiduadesk.rules.differences import Line
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import passages
from thiduadesk.services import dispatches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.document import Document

__all__ = ["Change", "Difference"]

_BETWEEN_CELLS = " | "


def earlier_papers(store: Store, dispatch_id: int) -> tuple[DispatchItem, ...]:
    """Papers of the same kind of earlier years, the latest year first, issued ones before drafts."""
    own = dispatches.get(store, dispatch_id)
    found = [
        item
        for item in dispatches.items(store)
        if item.kind == own.kind and item.year < own.year and not item.void
    ]
    return tuple(sorted(found, key=lambda item: (-item.year, item.date is None, -item.id)))


def version_document(store: Store, version_id: int) -> Document:
    """A version as it would print with what the records say today.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        version = versions.get(reader, version_id)
        dispatch = None if version is None else queries.get(reader, version.dispatch_id)
        if version is None or dispatch is None:
            raise Refused("record_missing", table="dispatch_version", id=str(version_id))
        held = replace(dispatch, frame=version.frame, body=version.body)
        return dispatches.composed(reader, held)


def compare(old: Document, new: Document) -> tuple[Difference, ...]:
    """The words of two papers, paragraph by paragraph, in the order of the new one."""
    return differences.compare(lines(old), lines(new))


def lines(document: Document) -> tuple[Line, ...]:
    """The paragraphs of a paper; a row of a table is one line, a score sheet none (see scoring)."""
    own = replace(
        document,
        appendices=tuple(one for one in document.appendices if one.key.isdecimal()),
    )
    return tuple(_lines(passages(own)))


def _lines(found: tuple[Passage, ...]) -> Iterator[Line]:
    def row(passage: Passage) -> object:
        if passage.kind is PassageKind.CELL:
            return passage.key, passage.table, passage.row
        return passage.at

    for _row, group in groupby(found, key=row):
        pieces = list(group)
        first = pieces[0]
        if first.kind is PassageKind.CELL:
            yield Line(_BETWEEN_CELLS.join(one.text for one in pieces), key=first.key)
        else:
            yield from (Line(one.text, one.number, one.key) for one in pieces)
