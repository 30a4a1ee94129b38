"""Takes the marks of Markdown and HTML off a line of text: they are looks, not words."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Text

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)")
_TOKEN = re.compile(
    r"(?P<escaped>\\[\\`*_{}\[\]()#+.!|~<>-])"
    r"|(?P<link><(?:https?://|mailto:)[^\s<>]+>|<[^\s<>@]+@[^\s<>]+>)"
    r"|(?P<tag><\s*(?P<close>/?)\s*(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>)"
    r"|(?P<struck>~~)"
    r"|(?P<lost>\*{4})"
    r"|(?P<stars>\*{1,3}(?!\*))"
)
_BREAKS = frozenset({"br", "p", "li", "div", "tr", "ul", "ol"})
_ITEM = "- "


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What is switched on where a line begins; bold may run over the end of a line."""

    bold: bool = False
    italic: bool = False


def heading_level(text: str) -> tuple[int, str]:
    """How many «#» a line begins with, and the rest of it."""
    found = _HEADING.match(text)
    return (len(found["marks"]), text[found.end() :]) if found else (0, text)


def parsed(text: str, before: Emphasis = Emphasis()) -> tuple[tuple[Inline, ...], Emphasis]:
    """The words of a line as runs, and what is still switched on at its end."""
    out: list[Inline] = []
    now = Text("", before.bold, before.italic)
    place = 0
    for token in _TOKEN.finditer(text):
        out.append(replace(now, text=html.unescape(text[place : token.start()])))
        place = token.end()
        if token["escaped"]:
            out.append(replace(now, text=token["escaped"][1:]))
        elif token["lost"]:  # bold off and on again: two lines run together
            out.append(LineBreak())
        elif token["stars"]:
            stars = len(token["stars"])
            if stars == len("***") and now.bold and not now.italic:
                out.append(LineBreak())
            if not _switches(text, token):
                out.append(replace(now, text=token["stars"]))
                continue
            if stars >= len("**"):
                now = replace(now, bold=not now.bold)
            if stars % 2:
                now = replace(now, italic=not now.italic)
        elif token["tag"]:
            now = _tagged(now, token, out)
        elif token["link"]:
            out.append(replace(now, text=token["link"][1:-1]))
    out.append(replace(now, text=html.unescape(text[place:])))
    kept = [run for run in out if not isinstance(run, Text) or run.text]
    return tuple(kept), Emphasis(now.bold, now.italic)


def _switches(text: str, stars: re.Match[str]) -> bool:
    """Whether stars are marks: they touch a word. «* Ghi chú» begins with a bullet."""
    after = text[stars.end() : stars.end() + 1]
    before = text[stars.start() - 1 : stars.start()]
    return bool(after.strip() or before.strip()) and not (
        len(stars[0]) == 1 and not before and not after.strip()
    )


def _tagged(now: Text, token: re.Match[str], out: list[Inline]) -> Text:
    name = token["name"].lower()
    on = not token["close"]
    match name:
        case "b" | "strong" | "th":
            return replace(now, bold=on)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            out.append(LineBreak())
            return replace(now, bold=on)
        case "i" | "em":
            return replace(now, italic=on)
        case "sup":
            return replace(now, raised=on)
        case _ if name in _BREAKS:
            if name in {"br", "li", "p", "div"} and (on or name != "br"):
                out.append(LineBreak())
            if name == "li" and on:
                out.append(replace(now, text=_ITEM))
            return now
        case _:
            return now


def notes_of(runs: Sequence[Inline]) -> tuple[str, ...]:
    """The marks of notes in a line: raised figures."""
    return tuple(
        run.text.strip()
        for run in runs
        if isinstance(run, Text) and run.raised and run.text.strip().isdigit()
    )


def with_notes(runs: Sequence[Inline], notes: dict[str, tuple[Text, ...]]) -> tuple[Inline, ...]:
    """The runs with notes in place of the marks they have; ``notes`` loses those that are used."""
    out: list[Inline] = []
    for run in runs:
        mark = run.text.strip() if isinstance(run, Text) and run.raised else ""
        if mark in notes:
            out.append(Footnote(notes.pop(mark)))
        else:
            out.append(run)
    return tuple(out)
