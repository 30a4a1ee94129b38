"""Page filling: strips of content onto pages, footnotes at the foot of their mark's page.

A strip is the least that moves between pages: a line, a slice of a table row, a block kept whole.
Everything is in points; y grows downwards from the top of the text area.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.documents.typesetting.lines import Line

BLACK = "#000000"
_WHOLE_NOTE_LINES = 6
"""A note of at most so many lines is never cut; its mark's line moves to the next page instead."""
_NOTE_START_LINES = 2
"""Lines of a longer note that must stand on the page of its mark."""
_MOST_HEADS = 0.5
"""Largest share of a page that repeated head rows may take."""
_TOLERANCE = 0.01
"""Points by which sums of heights may miss."""


# --- what is drawn -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Put:
    """A line of words; ``y`` is its top. Words of one strip are read column by column."""

    line: Line
    x: float
    y: float
    column: int = 0
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle (a rule is a thin one); ``colour`` as «#rrggbb»."""

    x: float
    y: float
    width: float
    height: float
    colour: str = BLACK


Mark = Put | Rect


@dataclass(frozen=True, slots=True)
class Label:
    """Where a part starts: its key, and title and depth for the outline (no title: not in it)."""

    key: str
    title: str = ""
    depth: int = 0


# --- what flows --------------------------------------------------------------------------------
@dataclass(slots=True)
class Strip:
    """The least that moves between pages.

    Attributes:
        before: gap above it, dropped at the top of a page.
        glued: stays on the page of the strip before it, if a page can hold both.
        notes: the lines of each footnote whose mark stands in it.
        band: slices of one table row have the same, so that they are read cell by cell.
        repeat: head rows of its table, drawn above it when it starts a page.
        opening, closing: rules drawn when it starts or ends a page inside a table row.
        lead, foot: room for them above and below it, taken only there.
        new_page: starts a page in any case.
    """

    height: float
    marks: Sequence[Mark] = ()
    before: float = 0.0
    glued: bool = False
    notes: Sequence[tuple[Line, ...]] = ()
    labels: list[Label] = field(default_factory=list)
    band: object = None
    repeat: Sequence[Strip] = ()
    opening: Sequence[Mark] = ()
    closing: Sequence[Mark] = ()
    lead: float = 0.0
    foot: float = 0.0
    new_page: bool = False


@dataclass(slots=True)
class Page:
    """A filled page: what lies where, and the lines of its footnotes from ``notes_top`` down."""

    room: float
    strips: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    used: float = 0.0

    @property
    def notes_height(self) -> float:
        """Height of the footnote lines, without the rule above them."""
        return _height(self.notes)


def fill(strips: Iterable[Strip], room: Callable[[int], float], rule_room: float) -> list[Page]:
    """Lay ``strips`` on pages; always at least one page.

    Args:
        room: height of the text area of page n, from 0.
        rule_room: height of the rule above footnotes with its gaps.
    """
    filler = _Filler(room, rule_room)
    for chunk in _chunks(strips):
        filler.place(chunk)
    return filler.finish()


def _chunks(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Strips that stay together."""
    chunk: list[Strip] = []
    for strip in strips:
        if chunk and (not strip.glued or strip.new_page):
            yield chunk
            chunk = []
        chunk.append(strip)
    if chunk:
        yield chunk


class _Filler:
    def __init__(self, room: Callable[[int], float], rule_room: float) -> None:
        self.pages: list[Page] = []
        self._room = room
        self._rule_room = rule_room
        self._waiting: list[Line] = []
        self._turn()

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def place(self, chunk: list[Strip]) -> None:
        """Put strips that stay together on this page or the next; cut them if none holds them."""
        if chunk[0].new_page and self._page.strips:
            self._turn()
        if not self._fits(chunk) and self._page.strips:
            self._turn()
        if self._fits(chunk):
            for strip in chunk:
                self._put(strip)
            return
        for strip in chunk:
            if not self._fits([strip]) and self._page.strips:
                self._turn()
            self._put(strip)

    def finish(self) -> list[Page]:
        """Close the last page; notes still waiting get pages of their own."""
        self._settle_notes()
        while self._waiting:
            self._turn()
            self._settle_notes()
        return self.pages

    # --- measuring -----------------------------------------------------------------------------
    def _fits(self, chunk: list[Strip]) -> bool:
        page = self._page
        height = page.used
        started = bool(page.strips)
        for strip in chunk:
            if not started:
                height += sum(head.height for head in _heads(strip, page))
            height += strip.height + (strip.before if started else strip.lead)
            started = True
        height += chunk[-1].foot
        notes = _height(self._waiting)
        notes += sum(_height(_must_stand(note)) for strip in chunk for note in strip.notes)
        if notes:
            notes += self._rule_room
        return height + notes <= page.room + _TOLERANCE

    # --- placing -------------------------------------------------------------------------------
    def _put(self, strip: Strip) -> None:
        page = self._page
        if page.strips:
            page.used += strip.before
        else:
            for head in _heads(strip, page):
                page.strips.append((page.used, head))
                page.used += head.height
            page.used += strip.lead
        page.strips.append((page.used, strip))
        page.used += strip.height
        for note in strip.notes:
            self._waiting.extend(note)

    def _turn(self) -> None:
        """Close this page and open the next."""
        if self.pages:
            self._settle_notes()
        self.pages.append(Page(self._room(len(self.pages))))

    def _settle_notes(self) -> None:
        """Move the waiting lines that this page holds to its foot; at least one, so that it ends."""
        page = self._page
        free = page.room - page.used - self._rule_room - page.notes_height
        while self._waiting:
            line = self._waiting[0]
            stuck = not page.strips and not page.notes
            if line.height > free + _TOLERANCE and not stuck:
                break
            page.notes.append(line)
            free -= line.height
            del self._waiting[0]


def _heads(strip: Strip, page: Page) -> Sequence[Strip]:
    """The head rows to repeat above ``strip``; none that would leave little room for rows."""
    height = sum(head.height for head in strip.repeat)
    return strip.repeat if height <= page.room * _MOST_HEADS else ()


def _must_stand(note: Sequence[Line]) -> Sequence[Line]:
    """The lines of a note that the page of its mark must hold."""
    return note if len(note) <= _WHOLE_NOTE_LINES else note[:_NOTE_START_LINES]


def _height(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)
