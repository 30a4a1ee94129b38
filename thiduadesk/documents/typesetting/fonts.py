"""Print fonts («phông chữ»): Times New Roman where the PC has it, else its metric twin.

Faces are parsed once a process and shared by all renders; widths of words are remembered.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError
from reportlab.pdfbase.ttfonts import TTFont

from thiduadesk import resources
from thiduadesk.documents.layout import FONT
from thiduadesk.domain.text import ALPHABET

_LIBERATION = tuple(
    f"fonts/LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")
)
_TIMES_NAMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "times new roman.ttf",
        "times new roman bold.ttf",
        "times new roman italic.ttf",
        "times new roman bold italic.ttf",
    ),
    (
        "times_new_roman.ttf",
        "times_new_roman_bold.ttf",
        "times_new_roman_italic.ttf",
        "times_new_roman_bold_italic.ttf",
    ),
)
"""File names, lower case: Windows and the Core fonts, macOS, the Linux installer."""

_TONED = "".join(map(chr, range(0x1EA0, 0x1EFA)))
"""The Unicode block of Vietnamese letters with tone marks, which many fonts lack."""


class NoGlyph(Exception):
    """The face cannot draw ``char``; made into an ``EnvironmentProblem`` where the words are known."""

    def __init__(self, char: str) -> None:
        super().__init__(char)
        self.char = char


class Face:
    """One style of a font, ready to measure with and to embed.

    Attributes:
        name: under which reportlab knows it.
        ascent, descent: of a line above and below the baseline, shares of the type size; they
            add up to the single line pitch (1.1499 for Times New Roman and its twin).
    """

    def __init__(self, path: Path) -> None:
        self._font = TTFont(f"print-{path.stem}", str(path))
        self.name: str = self._font.fontName
        pdfmetrics.registerFont(self._font)
        self._widths: dict[int, float] = self._font.face.charWidths
        self._glyphs: dict[int, int] = self._font.face.charToGlyph
        self._known: dict[str, float] = {}
        self.ascent, self.descent = _line_metrics(path)

    def width(self, text: str, size: float) -> float:
        """Advance of ``text`` in points.

        Raises:
            NoGlyph: a character is not in the font.
        """
        units = self._known.get(text)
        if units is None:
            units = self._known[text] = self._measured(text)
        return units * size

    def covers(self, text: str) -> bool:
        """Whether the font has every character of ``text``."""
        return all(ord(char) in self._glyphs for char in text)

    def _measured(self, text: str) -> float:
        total = 0.0
        for char in text:
            code = ord(char)
            if code not in self._glyphs:
                raise NoGlyph(char)
            total += self._widths[code]
        return total / 1000


@dataclass(frozen=True, eq=False)
class FontSet:
    """The four faces of the print font.

    Attributes:
        family: name for people, e.g. «Times New Roman».
    """

    family: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        """The face for an emphasis."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    @staticmethod
    def shipped() -> FontSet:
        """Liberation Serif, which comes with the program."""
        return _loaded("Liberation Serif", tuple(resources.path(name) for name in _LIBERATION))

    @staticmethod
    def best() -> FontSet:
        """Times New Roman as annex I, I.4 wants it, when its files are there and whole."""
        return _times(font_folders()) or FontSet.shipped()


def font_folders() -> tuple[Path, ...]:
    """Where the system and the user keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA")
        own = [Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []
        return (windows, *own)
    if sys.platform == "darwin":
        return (
            Path("/System/Library/Fonts/Supplemental"),
            Path("/Library/Fonts"),
            home / "Library" / "Fonts",
        )
    return (
        home / ".fonts",
        home / ".local" / "share" / "fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


def times_files(folders: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """Sets of four files of Times New Roman found under ``folders``."""
    for folder in folders:
        found = {path.name.lower(): path for path in folder.rglob("*.[tT][tT][fF]")}
        for names in _TIMES_NAMES:
            if all(name in found for name in names):
                yield tuple(found[name] for name in names)


def _faces(fonts: FontSet) -> tuple[Face, ...]:
    return (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)


@cache
def _times(folders: tuple[Path, ...]) -> FontSet | None:
    for paths in times_files(folders):
        try:
            fonts = _loaded(FONT, paths)
        except (OSError, TTFError, KeyError, struct.error):
            continue
        if all(face.covers(ALPHABET + _TONED) for face in _faces(fonts)):
            return fonts
    return None


@cache
def _loaded(family: str, paths: tuple[Path, ...]) -> FontSet:
    return FontSet(family, *map(Face, paths))


def _line_metrics(path: Path) -> tuple[float, float]:
    """Ascent (with the line gap) and descent from the ``head`` and ``hhea`` tables, per em."""
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    offsets = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, place)
        offsets[tag] = offset
    (em,) = struct.unpack_from(">H", data, offsets[b"head"] + 18)
    ascent, descent, gap = struct.unpack_from(">hhh", data, offsets[b"hhea"] + 4)
    return (ascent + gap) / em, -descent / em
