"""What came to the records since a report was drafted, and what went from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.documents.drafts import template
from thiduadesk.documents.drafts.reports import Gathered
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree import placing
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.services.reports import drafting

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
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


def news(store: Store, dispatch_id: int) -> tuple[News, ...]:
    """What is in the records and not in the draft, what is gone from them, headings of last year.

    Nothing of a paper that does not follow the records, and of an issued one.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    with store.read() as reader:
        return tuple(news_in(reader, found(reader, dispatch_id)))


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
            continue
        for block in part.blocks:
            if following.drafted(block) and block.source not in now and _says(block):
                yield News(NewsKind.GONE, block.source, _beginning(block), title, block.own)


def _offered(reader: Reader, dispatch: Dispatch, said: Said) -> Iterator[News]:
    before = last_year(reader, dispatch)
    if before is None:
        return
    nothing = Gathered(dispatch.year, dispatch.frame.about_day)
    usual = template.outline(dispatch.kind, nothing).body
    known = {title_key(part) for part in (*walk(dispatch.body), *walk(said.fresh), *walk(usual))}
    for part in walk(before.body):
        heading = part.heading
        if heading is not None and not heading.source and title_key(part) not in known:
            yield News(NewsKind.OFFERED, f"{LAST_YEAR}{part.key}", words(heading.runs))


def last_year(reader: Reader, dispatch: Dispatch) -> Dispatch | None:
    """The newest report of the same kind of the year before."""
    same = [
        one.id
        for one in queries.items(reader, dispatch.year - 1)
        if one.kind == dispatch.kind and dispatch.frame.movement is None
    ]
    return queries.get(reader, max(same)) if same else None


def title_key(part: Part) -> str:
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


def found(reader: Reader, dispatch_id: int) -> Dispatch:
    """A dispatch.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    dispatch = queries.get(reader, dispatch_id)
    if dispatch is None:
        raise Refused("no_such_dispatch", id=str(dispatch_id))
    return dispatch
