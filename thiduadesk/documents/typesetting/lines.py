"""Line breaking: greedy, justified, the last line left («căn đều hai bên»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from thiduadesk.documents.layout import MM
from thiduadesk.documents.typesetting.measure import Atom
from thiduadesk.documents.typesetting.measure import Ink
from thiduadesk.documents.typesetting.measure import Note
from thiduadesk.documents.typesetting.measure import Piece
from thiduadesk.documents.typesetting.measure import measured
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Inline

_SLACK = 0.01
"""Points a line may be too wide, so that a width measured twice is not broken."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, measured in points.

    Attributes:
        x: from the left edge of the space it was set in.
        width: of the words as drawn, stretch included.
        stretch: added to every space.
        height: the line's pitch.
        descent: of the baseline above the foot of the pitch.
        notes: footnotes whose marks stand in it.
    """

    pieces: tuple[Piece, ...]
    x: float
    width: float
    stretch: float
    height: float
    descent: float
    notes: tuple[Note, ...] = ()


@lru_cache(maxsize=8192)
def set_lines(
    runs: tuple[Inline, ...],
    ink: Ink,
    room: float,
    first_note: int = 1,
    align: Align | None = None,
    indent: float | None = None,
) -> tuple[Line, ...]:
    """``runs`` broken into lines of at most ``room`` points; at least one line.

    Args:
        first_note: number of the first footnote in ``runs``.
        align, indent: instead of the style's; ``indent`` in mm, none where it would shift words
            that are centred or stand at the right.
    """
    style = ink.style
    face = ink.fonts.face(bold=style.bold, italic=style.italic)
    side = style.align if align is None else align
    setter = _Breaker(
        room=room,
        align=side,
        height=(face.ascent + face.descent) * style.size * style.line,
        descent=face.descent * style.size,
    )
    first = (style.indent if indent is None else indent) * MM
    if side in (Align.CENTER, Align.RIGHT):
        first = 0.0
    for atoms in measured(runs, ink, first_note):
        setter.segment(atoms, first)
        first = 0.0
    return tuple(setter.lines)


def line_height(ink: Ink) -> float:
    """Pitch of a line set with ``ink``, points."""
    face = ink.fonts.face(bold=ink.style.bold, italic=ink.style.italic)
    return (face.ascent + face.descent) * ink.style.size * ink.style.line


class _Breaker:
    def __init__(self, *, room: float, align: Align, height: float, descent: float) -> None:
        self.lines: list[Line] = []
        self._room = room
        self._align = align
        self._height = height
        self._descent = descent

    def segment(self, atoms: Sequence[Atom], indent: float) -> None:
        """Break the words up to a line break."""
        here: list[Atom] = []
        width = 0.0
        room = self._room - indent
        for atom in _no_wider_than(atoms, self._room, room):
            wider = width + (atom.gap_width if here else 0.0) + atom.width
            if here and wider > room + _SLACK:
                self._end(here, width, indent, last=False)
                here, width, indent, room = [atom], atom.width, 0.0, self._room
            else:
                here.append(atom)
                width = wider
        self._end(here, width, indent, last=True)

    def _end(self, atoms: list[Atom], width: float, indent: float, *, last: bool) -> None:
        pieces = _merged(atoms)
        free = self._room - indent - width
        x, stretch = indent, 0.0
        match self._align:
            case Align.CENTER:
                x += free / 2
            case Align.RIGHT:
                x += free
            case Align.JUSTIFY:
                spaces = sum(piece.text.count(" ") + piece.text.count("\xa0") for piece in pieces)
                if spaces and not last:
                    stretch = free / spaces
                    width += free
            case Align.LEFT:
                pass
        notes = tuple(note for atom in atoms for note in atom.notes)
        self.lines.append(Line(pieces, x, width, stretch, self._height, self._descent, notes))


def _merged(atoms: list[Atom]) -> tuple[Piece, ...]:
    """The pieces of a line with their gaps; neighbours in the same face become one."""
    pieces: list[Piece] = []
    for place, atom in enumerate(atoms):
        if place and atom.gap is not None:
            pieces.append(atom.gap)
        pieces += atom.pieces
    return tuple(
        Piece("".join(piece.text for piece in alike), *style)
        for style, alike in groupby(pieces, key=itemgetter(1, 2, 3))
    )


def _no_wider_than(atoms: Sequence[Atom], room: float, first_room: float) -> list[Atom]:
    """``atoms`` with those cut that no line could hold: the last resort for long addresses."""
    narrow = min(room, first_room)
    if all(atom.width <= narrow + _SLACK for atom in atoms):
        return list(atoms)
    out: list[Atom] = []
    for place, atom in enumerate(atoms):
        widest = first_room if place == 0 else room
        if atom.width <= widest + _SLACK:
            out.append(atom)
        else:
            out += _cut(atom, narrow)
    return out


def _cut(atom: Atom, room: float) -> list[Atom]:
    """``atom`` letter by letter into atoms of at most ``room``; its notes stay with the end."""
    out = [Atom(atom.gap, atom.gap_width)]
    for piece in atom.pieces:
        for char in piece.text:
            width = piece.face.width(char, piece.size)
            if out[-1].pieces and out[-1].width + width > room:
                out.append(Atom(None, 0.0))
            out[-1].pieces.append(piece._replace(text=char))
            out[-1].width += width
    out[-1].notes = atom.notes
    return out
