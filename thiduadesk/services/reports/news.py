"""What came to the records since a report was drafted, and what went; brought in by the clerk."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import parts
from thiduadesk.documents.drafts import template
from thiduadesk.documents.drafts.reports import Gathered
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
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.services import versions
from thiduadesk.services.reports import drafting

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.services.reports.drafting import Said

LAST_YEAR = "last_year."


class NewsKind(StrEnum):
    """What happened to the records of a report."""

    NEW = "new"
    """In the records, not in the draft."""
    GONE = "gone"
    """In the draft, gone from the records."""
    OFFERED = "offered"
    """A heading that last year's report had and this one has not."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to bring in, or to let go.

    Attributes:
        source: of the block or part, to be given to ``bring_in``.
        words: what it says, from its beginning.
        part: where it stands, or would stand: the title of the part.
        own: of what is gone: changed by hand, so the words stay when it is let go.
    """

    kind: NewsKind
    source: str
    words: str
    part: str = ""
    own: bool = False


# --- told --------------------------------------------------------------------------------------
def news(store: Store, dispatch_id: int) -> tuple[News, ...]:
    """What is in the records and not in the draft, what is gone from them, headings of last year.

    Nothing of a paper that does not follow the records, and of an issued one.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    with store.read() as reader:
        return tuple(news_in(reader, _get(reader, dispatch_id)))


def news_in(reader: Reader, dispatch: Dispatch) -> Iterator[News]:
    """The same inside a transaction."""
    if dispatch.number is not None or not following.sources(dispatch.body):
        return
    said = drafting.said(reader, dispatch)
    if not said.fresh:
        return
    yield from _new(dispatch, said)
    yield from _gone(dispatch, said)
    yield from _offered(reader, dispatch, said)


def _new(dispatch: Dispatch, said: Said) -> Iterator[News]:
    there = set(following.sources(dispatch.body))
    within: set[str] = set()
    for part in walk(said.fresh):
        heading = part.heading
        title = words(heading.runs) if heading else ""
        waits = placeholder_spans(title)
        if heading is not None and heading.source and heading.source not in there and not waits:
            within.update(following.sources((part,)))
            yield News(NewsKind.NEW, heading.source, title, title)
        for block in part.blocks:
            if not following.drafted(block) or placing.leads_in(block.source):
                continue
            if block.source not in there | within and _says(block):
                yield News(NewsKind.NEW, block.source, _beginning(block), title)


def _gone(dispatch: Dispatch, said: Said) -> Iterator[News]:
    now = set(following.sources(said.fresh))
    for part in walk(dispatch.body):
        heading = part.heading
        title = words(heading.runs) if heading else ""
        waits = placeholder_spans(title)
        if heading is not None and heading.source and heading.source not in now and not waits:
            yield News(NewsKind.GONE, heading.source, title, title)
        for block in part.blocks:
            if following.drafted(block) and block.source not in now and _says(block):
                yield News(NewsKind.GONE, block.source, _beginning(block), title, block.own)


def _offered(reader: Reader, dispatch: Dispatch, said: Said) -> Iterator[News]:
    before = _last_year(reader, dispatch)
    if before is None:
        return
    nothing = Gathered(dispatch.year, dispatch.frame.about_day)
    usual = template.outline(dispatch.kind, nothing).body
    known = {_key(part) for part in (*walk(dispatch.body), *walk(said.fresh), *walk(usual))}
    for part in walk(before.body):
        heading = part.heading
        if heading is not None and not heading.source and _key(part) not in known:
            yield News(NewsKind.OFFERED, f"{LAST_YEAR}{part.key}", words(heading.runs))


def _last_year(reader: Reader, dispatch: Dispatch) -> Dispatch | None:
    """The newest report of the same kind of the year before."""
    same = [
        one.id
        for one in queries.items(reader, dispatch.year - 1)
        if one.kind == dispatch.kind and dispatch.frame.movement is None
    ]
    return queries.get(reader, max(same)) if same else None


def _key(part: Part) -> str:
    """A title without its years, to find it in the report of another year."""
    text = words(part.heading.runs) if part.heading else ""
    return find_key("".join(one for one in text if not one.isdigit()))


def _says(block: following.Sourced) -> bool:
    """Whether a block says something that was entered, and does not only wait for it."""
    text = " ".join(words(runs) for runs in following.spoken(block))
    return block.source.startswith(following.ENTRIES) or not placeholder_spans(text)


def _beginning(block: Block) -> str:
    lines = (words(runs) for runs in following.spoken(block))
    return next((line for line in lines if line), "")


# --- done --------------------------------------------------------------------------------------
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
        for source in sources:
            dispatch = _get(writer, dispatch_id)
            told = {one.source: one for one in news_in(writer, dispatch)}
            if source not in told:
                if source in following.sources(dispatch.body):
                    continue  # came in with the part around it
                raise Refused("news_past", source=source)
            _bring(writer, dispatch, told[source])


def back(store: Store, part_key: str, index: int) -> None:
    """A block changed by hand says what the records say again, and follows them.

    Raises:
        Refused: ``part_missing``, ``dispatch_issued``; ``source_gone`` where it came from nothing,
            or the records have nothing of it any more.
    """
    label = Label("Back to what the records say")
    with versions.editing_part(store, part_key, label) as writer:
        dispatch = _get(writer, parts.dispatch_of(writer, part_key))
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
        dispatch = _get(writer, dispatch.id)
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
    inside = [block for one in walk((part,)) for block in one.blocks]
    if all(following.drafted(block) and not block.own for block in inside):
        parts.delete_part(writer, part.key)
        return
    runs = tuple(Text(words((run,))) if not isinstance(run, Text) else run for run in heading.runs)
    parts.set_heading(writer, part.key, replace(heading, source="", runs=runs))


def _add_heading(writer: Writer, dispatch: Dispatch, source: str) -> None:
    """A heading of last year's, at the end of the part that its parent became; years moved on."""
    before = _last_year(writer, dispatch)
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
    home = parent and next(
        (one for one in walk(dispatch.body) if _key(parent) and _key(one) == _key(parent)), None
    )
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


def _get(reader: Reader, dispatch_id: int) -> Dispatch:
    found = queries.get(reader, dispatch_id)
    if found is None:
        raise Refused("no_such_dispatch", id=str(dispatch_id))
    return found
