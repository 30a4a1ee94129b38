"""From runs to measured words: what a line may break between, and how wide it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple

from thiduadesk.documents.layout import Style
from thiduadesk.documents.typesetting.fonts import Face
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.documents.typesetting.fonts import NoGlyph
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.text import nfc

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_BLANKS = str.maketrans({"\t": " ", "\r": None, "\v": "\n", "\f": "\n", "\u2028": "\n"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_RAISE = 0.36
"""How far a raised mark stands above the line, share of the type size."""
_AROUND = 24
"""Characters shown on either side of one that the font lacks."""


class Piece(NamedTuple):
    """Words in one face and size, ``rise`` points above the baseline."""

    text: str
    face: Face
    size: float
    rise: float = 0.0


class Note(NamedTuple):
    """A footnote with its number in the paper."""

    number: int
    runs: tuple[Text, ...]


@dataclass(slots=True)
class Atom:
    """What is never broken but at need: a word, or words that belong together.

    Attributes:
        gap: the blanks before it, dropped at the head of a line.
        notes: footnotes whose marks stand in it.
    """

    gap: Piece | None
    gap_width: float
    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    notes: list[Note] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Ink:
    """What runs are set with.

    Attributes:
        raised: size of raised marks, share of the type size.
        with_number: lower-case words that stay with a number after them, e.g. «ngày 05».
    """

    fonts: FontSet
    style: Style
    raised: float
    with_number: frozenset[str]


def measured(runs: tuple[Inline, ...], ink: Ink, first_note: int) -> list[list[Atom]]:
    """Atoms of ``runs``, one list per line break in them; notes number from ``first_note``.

    Raises:
        EnvironmentProblem: the font lacks a character (``Fault.MISSING_GLYPH``).
    """
    setter = _Setter(ink, first_note)
    try:
        for run in runs:
            setter.add(run)
    except NoGlyph as lack:
        raise missing_glyph(lack.char, nfc(words(runs))) from lack
    return [_joined(line, ink.with_number) for line in setter.lines]


def missing_glyph(char: str, context: str) -> EnvironmentProblem:
    """The refusal to print ``char``: its code, its name and the words around it."""
    place = max(context.find(char), 0)
    return EnvironmentProblem(
        Fault.MISSING_GLYPH,
        char=char,
        code=f"U+{ord(char):04X}",
        name=unicodedata.name(char, ""),
        where=" ".join(context[max(0, place - _AROUND) : place + _AROUND].split()),
    )


def printable(text: str) -> str:
    """NFC, tabs as spaces, without characters that print nothing."""
    return _INVISIBLE.sub("", nfc(text).translate(_BLANKS))


class _Setter:
    """Collects atoms; a word may run on through several runs."""

    def __init__(self, ink: Ink, first_note: int) -> None:
        self.lines: list[list[Atom]] = [[]]
        self._ink = ink
        self._note = first_note
        self._open: Atom | None = None
        self._gap: tuple[Piece | None, float] = (None, 0.0)

    def add(self, run: Inline) -> None:
        style = self._ink.style
        match run:
            case Text(text=text, bold=bold, italic=italic, raised=raised):
                self._words(text, bold=bold, italic=italic, raised=raised)
            case Field(text=text, bold=bold, italic=italic):
                self._words(text, bold=bold, italic=italic, raised=False)
            case LineBreak():
                self._break()
            case Footnote(runs=note):
                mark = str(self._note)
                atom = self._word(mark, self._piece(mark, style.bold, style.italic, raised=True))
                atom.notes.append(Note(self._note, note))
                self._note += 1

    def _words(self, text: str, *, bold: bool, italic: bool, raised: bool) -> None:
        style = self._ink.style
        shown = printable(text)
        if style.capitals:
            shown = shown.upper()
        bold = bold or style.bold
        italic = italic or style.italic
        _, face, size, rise = self._piece("", bold, italic, raised=raised)
        for word in _TOKENS.findall(shown):
            if word == "\n":
                self._break()
            elif word[0] == " ":
                self._open = None
                self._gap = (Piece(word, face, size, rise), face.width(word, size))
            else:
                self._word(word, Piece(word, face, size, rise))

    def _word(self, token: str, piece: Piece) -> Atom:
        atom = self._open
        if atom is None:
            atom = self._open = Atom(*self._gap)
            self._gap = (None, 0.0)
            self.lines[-1].append(atom)
        atom.pieces.append(piece)
        atom.width += piece.face.width(token, piece.size)
        return atom

    def _break(self) -> None:
        self._open = None
        self._gap = (None, 0.0)
        self.lines.append([])

    def _piece(self, text: str, bold: bool, italic: bool, *, raised: bool) -> Piece:
        ink = self._ink
        face = ink.fonts.face(bold=bold, italic=italic)
        size = ink.style.size
        if raised:
            return Piece(text, face, size * ink.raised, size * _RAISE)
        return Piece(text, face, size)


def _joined(atoms: list[Atom], with_number: frozenset[str]) -> list[Atom]:
    """Atoms with those joined that belong on one line: «ngày 05», «Tham mưu -»."""
    out: list[Atom] = []
    for atom in atoms:
        if out and atom.gap is not None and _belongs(out[-1], atom, with_number):
            last = out[-1]
            last.pieces += [atom.gap, *atom.pieces]
            last.width += atom.gap_width + atom.width
            last.notes += atom.notes
        else:
            out.append(atom)
    return out


def _belongs(left: Atom, right: Atom, with_number: frozenset[str]) -> bool:
    first = right.pieces[0].text
    if first in _DASHES and len(right.pieces) == 1:
        return True
    return first[0].isdecimal() and left.pieces[-1].text.casefold() in with_number
