"""Reading a Word file as a reader sees it: words in order, with the numbers that Word makes.

Nothing of the program is used here, so that a fault of the writer cannot hide in the reader.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every member of the file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(data: bytes, name: str) -> Any:
    """The root of a part, e.g. ``word/document.xml``."""
    return etree.fromstring(parts_of(data)[name])


def value(parent: Any, path: str, name: str = "val") -> str | None:
    """Attribute ``name`` of the element at ``path`` («pPr/numPr/ilvl»), None when absent."""
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


def paragraphs(data: bytes) -> list[str]:
    """Each paragraph of the main text in reading order, its number or marker in front."""
    counter = _Counter(part(data, "word/numbering.xml"))
    body = part(data, "word/document.xml")
    return [counter.sign(one) + runs_text(one) for one in body.iter(f"{W}p")]


def notes(data: bytes) -> list[str]:
    """The footnotes, each with its number."""
    root = part(data, "word/footnotes.xml")
    return [
        f"{one.get(W + 'id')}{runs_text(one)}"
        for one in root.iter(f"{W}footnote")
        if one.get(W + "type") is None
    ]


def feet(data: bytes) -> list[str]:
    """Words at the foot of pages, without fields."""
    files = parts_of(data)
    roots = [etree.fromstring(files[name]) for name in sorted(files) if "/footer" in name]
    return [
        runs_text(one)
        for root in roots
        for one in root.iter(f"{W}p")
        if one.find(f".//{W}fldChar") is None
    ]


def docx_words(data: bytes) -> list[str]:
    """All words of the file: the main text, then the footnotes, then the feet of pages."""
    return " ".join([*paragraphs(data), *notes(data), *feet(data)]).split()


def runs_text(paragraph: Any) -> str:
    """The words of a paragraph; marks of notes are their numbers."""
    out = []
    for one in paragraph.iter():
        if one.tag == f"{W}t":
            out.append(one.text or "")
        elif one.tag in (f"{W}br", f"{W}tab"):
            out.append("\n")
        elif one.tag == f"{W}footnoteReference":
            out.append(one.get(W + "id"))
    return "".join(out)


@dataclass
class _Level:
    form: str
    text: str
    space: str
    endless: bool


@dataclass
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class _Counter:
    """Counts as Word does: instances of one definition go on from each other unless told to start."""

    def __init__(self, root: Any) -> None:
        self._lists = {
            one.get(f"{W}abstractNumId"): _List(
                {int(level.get(f"{W}ilvl")): _level(level) for level in one.iter(f"{W}lvl")}
            )
            for one in root.iter(f"{W}abstractNum")
        }
        self._instances: dict[str, tuple[str, dict[int, int]]] = {}
        for one in root.iter(f"{W}num"):
            starts = {
                int(override.get(f"{W}ilvl")): int(value(override, "startOverride") or 1)
                for override in one.iter(f"{W}lvlOverride")
            }
            self._instances[one.get(f"{W}numId")] = (value(one, "abstractNumId") or "", starts)

    def sign(self, paragraph: Any) -> str:
        number = value(paragraph, "pPr/numPr/numId")
        if number is None:
            return ""
        level = int(value(paragraph, "pPr/numPr/ilvl") or 0)
        name, starts = self._instances[number]
        listed = self._lists[name]
        own = listed.levels[level]
        count = starts.pop(level, listed.counts.get(level, 0) + 1)
        listed.counts[level] = count
        for below in [one for one in listed.counts if one > level]:
            if not listed.levels[below].endless:
                del listed.counts[below]
        shown = re.sub(
            r"%(\d)",
            lambda found: _shown(
                listed.levels[int(found[1]) - 1].form, listed.counts.get(int(found[1]) - 1, 1)
            ),
            own.text,
        )
        return shown + (" " if own.space == "space" else "")


def _level(level: Any) -> _Level:
    return _Level(
        value(level, "numFmt") or "",
        value(level, "lvlText") or "",
        value(level, "suff") or "tab",
        value(level, "lvlRestart") == "0",
    )


def _shown(form: str, count: int) -> str:
    if form == "upperRoman":
        signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
        out = ""
        for worth, sign in signs:
            times, count = divmod(count, worth)
            out += sign * times
        return out
    if form == "upperLetter":
        return chr(64 + count)
    if form == "lowerLetter":
        return chr(96 + count)
    return str(count)
