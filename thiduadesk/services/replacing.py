"""Find and replace in a dispatch («tìm và thay»): the body, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import parts as part_queries
from thiduadesk.documents.tree.replacing import Replacing
from thiduadesk.documents.tree.replacing import pattern
from thiduadesk.documents.tree.walk import blocks as pieces_of
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.services import versions

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import Frame
    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.document import Part


@dataclass(frozen=True, slots=True)
class Place:
    """A part in which the words stand, and how often: in its title, in its text."""

    key: str
    in_title: int
    in_text: int


def places(body: Sequence[Part], what: str, *, match_case: bool = False) -> tuple[Place, ...]:
    """Where words stand in a body, in reading order; words of the records count too."""
    wanted = pattern(what, match_case=match_case)
    found = []
    for part in walk(body):
        title = part.heading.runs if part.heading else ()
        pieces = (piece.runs for piece in pieces_of(part.blocks, part.key))
        place = Place(part.key, _hits(title, wanted), sum(_hits(runs, wanted) for runs in pieces))
        if place.in_title or place.in_text:
            found.append(place)
    return tuple(found)


def around(frame: Frame, what: str, *, match_case: bool = False) -> int:
    """How often words stand around the body, where ``replace_all`` replaces them too."""
    counter = Replacing(what, what, match_case)
    _frame(frame, counter)
    return counter.count


def _hits(runs: tuple[Inline, ...], wanted: re.Pattern[str]) -> int:
    """How often the words stand in runs; a note that has them counts once, by its mark."""
    notes = (words(run.runs) for run in runs if isinstance(run, Footnote))
    return len(wanted.findall(words(runs))) + sum(bool(wanted.search(note)) for note in notes)


def replace_all(
    store: Store, dispatch_id: int, what: str, by: str, *, match_case: bool = False
) -> int:
    """Replace words throughout a draft in one undoable step; how often it was done.

    Words that come from the records are left alone: they follow the records.

    Raises:
        Refused: ``no_such_dispatch``, ``dispatch_issued``.
    """
    done = Replacing(what, by, match_case)
    label = Label("Replace “{what}” by “{by}”", {"what": what, "by": by})
    with versions.editing(store, dispatch_id, label) as writer:
        dispatch = queries.get(writer, dispatch_id)
        if dispatch is None:
            raise Refused("no_such_dispatch", id=str(dispatch_id))
        for part in walk(dispatch.body):
            heading = done.heading(part.heading)
            if heading != part.heading:
                part_queries.set_heading(writer, part.key, heading)
            blocks = tuple(done.block(block) for block in part.blocks)
            if blocks != part.blocks:
                part_queries.set_blocks(writer, part.key, blocks)
        frame = _frame(dispatch.frame, done)
        if frame != dispatch.frame:
            queries.set_frame(writer, dispatch_id, frame)
    return done.count


def _frame(frame: Frame, done: Replacing) -> Frame:
    """Subject, addressees, legal bases and recipients; a line of which nothing is left goes."""
    distribution = frame.distribution
    if distribution is not None:
        named = (replace(one, name=done.words(one.name)) for one in distribution.recipients)
        recipients = tuple(one for one in named if one.name.strip())
        distribution = replace(distribution, recipients=recipients)
    bases = map(done.runs, frame.legal_bases)
    return replace(
        frame,
        subject=_left(map(done.words, frame.subject)),
        addressees=_left(map(done.words, frame.addressees)),
        legal_bases=tuple(basis for basis in bases if words(basis).strip()),
        distribution=distribution,
    )


def _left(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())
