"""Takes the marks of Markdown and HTML off a line of text: they are looks, not words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from dataclasses import replace

from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Text

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)")
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!|~<>-])"
    r"|<(?P<link>(?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>]+)>"
    r"|(?P<tag><\s*(?P<close>/?)\s*(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>)"
    r"|(?P<struck>~~)"
    r"|(?P<comment><!--.*?-->)"
    r"|!?\[(?P<shown>[^\[\]]*)\]\([^\s()]*\)"
    r"|\[\^(?P<note>\d{1,3})\]:?"
    r"|\$\s*\^\s*\{?\s*(?P<raised>\d{1,3})\s*\}?\s*\$"
    r"|\$(?P<math>\s*[\d.,\s]*\d\s*(?:\\?%)?\s*)\$"
    r"|(?P<under>(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w))"
    r"|(?P<slant>(?<!\w)_(?=[^\W_])|(?<=[^\s_])_(?!\w))"
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
        now = _marked(text, token, now, out)
    out.append(replace(now, text=html.unescape(text[place:])))
    kept = [run for run in out if not isinstance(run, Text) or run.text]
    return tuple(kept), Emphasis(now.bold, now.italic)


def _marked(text: str, token: re.Match[str], now: Text, out: list[Inline]) -> Text:
    """Put what a mark says to ``out``; returns the looks after it."""
    match token.lastgroup:
        case "stars":
            return _starred(text, token, now, out)
        case "tag":
            return _tagged(now, token, out)
        case "under":
            return replace(now, bold=not now.bold)
        case "slant":
            return replace(now, italic=not now.italic)
        case "lost":  # bold off and on again: two lines run together
            out.append(LineBreak())
        case "note" | "raised" as name:
            out.append(replace(now, text=token[name], raised=True))
        case "math":
            out.append(replace(now, text="".join(token["math"].replace("\\", "").split())))
        case "escaped" | "link" | "shown" as name:
            out.append(replace(now, text=token[name]))
        case _:  # struck out, or a comment
            pass
    return now


def _starred(text: str, token: re.Match[str], now: Text, out: list[Inline]) -> Text:
    stars = len(token["stars"])
    if stars == len("***") and now.bold and not now.italic:
        out.append(LineBreak())
    if not _switches(text, token):
        out.append(replace(now, text=token["stars"]))
        return now
    if stars >= len("**"):
        now = replace(now, bold=not now.bold)
    return replace(now, italic=not now.italic) if stars % 2 else now


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
