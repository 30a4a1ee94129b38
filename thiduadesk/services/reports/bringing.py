"""What is new brought in where it belongs, what is gone let go, a block back to the records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import parts
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree import placing
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.services import versions
from thiduadesk.services.reports import drafting
from thiduadesk.services.reports.news import LAST_YEAR
from thiduadesk.services.reports.news import News
from thiduadesk.services.reports.news import NewsKind
from thiduadesk.services.reports.news import found
from thiduadesk.services.reports.news import last_year
from thiduadesk.services.reports.news import news_in
from thiduadesk.services.reports.news import title_key

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.services.reports.drafting import Said


def bring_in(store: Store, dispatch_id: int, sources: Collection[str]) -> None:
    """Put what is new where it belongs, let go what is gone, add headings offered.

    What waited in its place goes. A block that is gone from the records leaves the draft if it was
    never touched; changed by hand its words stay and follow nothing any more. All is one step of
    the history.

    Raises:
        Refused: ``no_such_dispatch``, ``dispatch_issued``; ``news_past`` for a source that is no
            news any more.
    """
    label = Label("Bring in what is new in the records")
    with versions.editing(store, dispatch_id, label) as writer:
        before = found(writer, dispatch_id)
        known = {one.source for one in news_in(writer, before)} | _inside(writer, before)
        for source in sources:
            if source not in known:
                raise Refused("news_past", source=source)
            dispatch = found(writer, dispatch_id)
            told = {one.source: one for one in news_in(writer, dispatch)}
            if source in told:  # else it came or went with the part around it
                _bring(writer, dispatch, told[source])


def _inside(reader: Reader, dispatch: Dispatch) -> set[str]:
    """Sources that come or go with the part around them and are told with it."""
    fresh = drafting.said(reader, dispatch).fresh
    return set(following.sources(fresh)) ^ set(following.sources(dispatch.body))


def back(store: Store, part_key: str, index: int) -> None:
    """A block changed by hand says what the records say again, and follows them.

    Raises:
        Refused: ``part_missing``, ``dispatch_issued``; ``source_gone`` where it came from nothing,
            or the records have nothing of it any more.
    """
    label = Label("Back to what the records say")
    with versions.editing_part(store, part_key, label) as writer:
        dispatch = found(writer, parts.dispatch_of(writer, part_key))
        part = next(one for one in walk(dispatch.body) if one.key == part_key)
        block = part.blocks[index] if 0 <= index < len(part.blocks) else None
        if block is None or not following.drafted(block):
            raise Refused("source_gone")
        said = drafting.sourced(writer, dispatch).get(block.source)
        if said is None:
            raise Refused("source_gone")
        _set(writer, part, index, (following.like(block, said),))


def _bring(writer: Writer, dispatch: Dispatch, one: News) -> None:
    if one.kind is NewsKind.GONE:
        _let_go(writer, dispatch, one.source)
        return
    if one.kind is NewsKind.OFFERED:
        _add_heading(writer, dispatch, one.source)
        return
    said = drafting.said(writer, dispatch)
    whole = next(
        (part for part in walk(said.fresh) if part.heading and part.heading.source == one.source),
        None,
    )
    if whole is not None:
        place = placing.place_of_part(dispatch.body, said.fresh, one.source)
        parent, index = (place.key, place.index) if place else (None, len(dispatch.body))
        _add_whole(writer, dispatch.id, parent, index, whole)
        for waiting in _waiting(dispatch, said):
            parts.delete_part(writer, waiting.key)
        return
    lead = placing.lead_in(said.fresh, one.source)
    if lead and lead not in following.sources(dispatch.body):
        _add_block(writer, dispatch, said, lead)
        dispatch = found(writer, dispatch.id)
    _add_block(writer, dispatch, said, one.source)


def _add_block(writer: Writer, dispatch: Dispatch, said: Said, source: str) -> None:
    place = placing.place_of_block(dispatch.body, said.fresh, source)
    if place is None:
        key = parts.add_part(writer, dispatch.id, None, len(dispatch.body), None)
        parts.set_blocks(writer, key, (said.blocks[source],))
        return
    part = next(one for one in walk(dispatch.body) if one.key == place.key)
    waiting = placing.waiting(part, following.sources(said.fresh))
    blocks = list(part.blocks)
    blocks.insert(place.index, said.blocks[source])
    kept = [block for block in blocks if block not in waiting]
    parts.set_blocks(writer, part.key, tuple(kept))


def _waiting(dispatch: Dispatch, said: Said) -> list[Part]:
    """Parts that only waited for the first of their kind: of no record, their title still open."""
    now = set(following.sources(said.fresh))
    return [
        part
        for part in walk(dispatch.body)
        if part.heading is not None
        and part.heading.source
        and part.heading.source not in now
        and placeholder_spans(words(part.heading.runs))
        and not any(following.drafted(block) and block.own for block in part.blocks)
    ]


def _add_whole(
    writer: Writer, dispatch_id: int, parent: str | None, position: int, part: Part
) -> None:
    key = parts.add_part(writer, dispatch_id, parent, position, part.heading, part.blocks)
    for place, child in enumerate(part.children):
        _add_whole(writer, dispatch_id, key, place, child)


def _let_go(writer: Writer, dispatch: Dispatch, source: str) -> None:
    for part in walk(dispatch.body):
        heading = part.heading
        if heading is not None and heading.source == source:
            _let_part_go(writer, part, heading)
        for index, block in enumerate(part.blocks):
            if following.drafted(block) and block.source == source:
                kept = (following.released(block),) if block.own else ()
                _set(writer, part, index, kept)
                return


def _let_part_go(writer: Writer, part: Part, heading: Heading) -> None:
    """A part about something gone leaves with what only followed; the clerk's words stay."""
    left = tuple(
        following.released(block)
        for block in part.blocks
        if not following.drafted(block) or block.own
    )
    if not (left or part.children):
        parts.delete_part(writer, part.key)
        return
    parts.set_blocks(writer, part.key, left)
    runs = tuple(Text(words((run,))) if not isinstance(run, Text) else run for run in heading.runs)
    parts.set_heading(writer, part.key, replace(heading, source="", runs=runs))


def _add_heading(writer: Writer, dispatch: Dispatch, source: str) -> None:
    """A heading of last year's, at the end of the part that its parent became; years moved on."""
    before = last_year(writer, dispatch)
    key = source.removeprefix(LAST_YEAR)
    if before is None:
        return
    parent, part = _with_parent(before.body, key)
    if part.heading is None:
        return
    moved = str(dispatch.year - 1), str(dispatch.year)
    runs = tuple(
        Text(run.text.replace(*moved), run.bold, run.italic) if isinstance(run, Text) else run
        for run in part.heading.runs
    )
    wanted = title_key(parent) if parent else ""
    home = next((one for one in walk(dispatch.body) if wanted and title_key(one) == wanted), None)
    position = len(home.children if home else dispatch.body)
    waiting = (Paragraph((Text(PLACEHOLDER),)),)
    heading = replace(part.heading, runs=runs)
    parts.add_part(writer, dispatch.id, home.key if home else None, position, heading, waiting)


def _with_parent(body: tuple[Part, ...], key: str) -> tuple[Part | None, Part]:
    for part in walk(body):
        for child in part.children:
            if child.key == key:
                return part, child
    return None, next(part for part in body if part.key == key)


def _set(writer: Writer, part: Part, index: int, blocks: tuple[Block, ...]) -> None:
    parts.set_blocks(writer, part.key, (*part.blocks[:index], *blocks, *part.blocks[index + 1 :]))
