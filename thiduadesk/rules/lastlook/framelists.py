"""Lists of the frame as they were typed: addressees and recipients, with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence

from thiduadesk.domain.findings import Finding
from thiduadesk.rules.lastlook.formwords import told
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_LOOKS = re.compile(r"[*_~`#]|</?\w+[^>]*>")
_IN_COLUMNS = re.compile(r"\t|\||<t[dr]| {2,}")
_DASH = re.compile(r"^[-+\u2013\u2014\u2022]\s*")

Typed = Sequence[tuple[Passage, str]]


def without_marks(line: str) -> str:
    """A line as typed without its marks of markdown and html."""
    return _LOOKS.sub("", line).strip()


def typed_items(paper: Reading, *kinds: PassageKind) -> Typed:
    """The items of a list of the frame as typed, dash included; a broken line is put together.

    Nothing for our own papers, which print their marks by themselves, and where the file lays the
    list out in columns.
    """
    source = paper.document.source
    passages = paper.of_kind(*kinds)
    lines = [one.line for one in passages]
    if source is None or None in lines or len(set(lines)) != len(lines):
        return ()
    out = []
    starts = {line for line in lines if line is not None}
    for one in passages:
        at = one.line or 0
        typed = [source.lines[at - 1]]
        while at < len(source.lines) and source.lines[at].strip() and at + 1 not in starts:
            text = without_marks(source.lines[at])
            if not text[:1].islower() and not text.startswith("("):
                break
            typed.append(source.lines[at])
            at += 1
        if any(_IN_COLUMNS.search(line.strip()) for line in typed):
            return ()
        out.append((one, " ".join(without_marks(line) for line in typed)))
    dashed = [(one, text) for one, text in out if _DASH.match(text)]
    return dashed or out


def list_marks(paper: Reading, items: Typed, rule: str, *, whole: bool = True) -> Iterator[Finding]:
    """«;» after each of several, «.» after the last; either where the last may be missing."""
    if len(items) < 2:
        return
    for count, (one, text) in enumerate(items):
        last = count == len(items) - 1
        expected = "." if last else ";"
        blank = text.endswith(":") or "\u2026" in text or ".." in text
        if not blank and not text.endswith(expected if whole or not last else (".", ";")):
            yield told(paper, one, "list_punctuation", text, expected=expected, rule=rule)
