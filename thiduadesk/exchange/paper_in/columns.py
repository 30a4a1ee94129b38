"""Parts what stands in two columns on one line: letterheads, signatures beside lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence
from itertools import pairwise

from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import made
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.paper_in.words import phrase
from thiduadesk.exchange.recognition import fold

_WIDE = re.compile(r"\s{3,}|\t+")
_LONGEST = 160
_NUMBER = re.compile(r"\s*\S+\s*:?\s*[\d.\u2026\s]*[/-]?\s*\S+?-\S+(?=\s)|\s*\S+\s*:?\s*\S+(?=\s)")
_UPPER = r"[A-Z\u0110]"
_JAMMED = re.compile(rf"[^-]*-{_UPPER}+(?={_UPPER}[^\W\d_A-Z\u0110])")
"""«Số: 12/BC-SGDĐTLâm Hà, …»: nothing between symbol and place."""


def in_frame(texts: Iterable[str], *, certain: bool = False) -> bool:
    """Whether one of the texts is a piece of the frame: nation, number, day, list of recipients.

    ``certain`` leaves out what tables of data may hold too: numbers, days, powers.
    """
    found = [search_key(text) for text in texts]
    return any(_surely(key) or (not certain and _perhaps(key)) for key in found)


def in_closing(texts: Iterable[str]) -> bool:
    """Whether one of the texts is an office in capitals: signers side by side."""
    offices = beginnings("closing", "offices")
    return any(text.isupper() and offices.match(search_key(text)) for text in texts)


def _surely(key: str) -> bool:
    return bool(
        pattern("head", "nation").match(key)
        or pattern("head", "motto").match(key)
        or key.rstrip(" :") == phrase("closing", "recipients")
    )


def _perhaps(key: str) -> bool:
    return bool(
        pattern("head", "place_date").fullmatch(key)
        or (pattern("head", "number").match(key) and len(key) < _LONGEST // 4)
        or pattern("closing", "powers").match(key)
    )


def pieces(line: Line, typed: str) -> tuple[Line, ...]:
    """The two columns of a line of the frame, left one first; nothing where it has one."""
    if len(line.text) > _LONGEST:
        return ()
    parts = [part for part in _WIDE.split(typed.strip()) if part.strip()]
    if len(parts) > 1 and in_frame(parts):
        plain = ["".join(part.split()) for part in parts]
        if "".join(plain) == "".join(line.text.split()):
            return _at(line, _places(line.text, plain))
    key = fold(line.text)
    edges: set[int] = set()
    for name in ("nation", "motto"):
        if found := pattern("head", name).search(key):
            edges |= {found.start(), found.end()}
    if edges:
        rest = key[max(edges) :].strip(" .,-*")
        if rest and not _of_frame(rest):
            return ()
    elif not pattern("head", "number").match(key):
        return ()
    start = max(edges, default=0)
    found = pattern("head", "place_date").search(key, start)
    if found and found.end() == len(key) and pattern("head", "number").match(key[start:].lstrip()):
        edges.add(start + _number_ends(line.text[start:]))
    return _at(line, sorted(edges - {0, len(key)}))


def _of_frame(key: str) -> bool:
    return _surely(key) or _perhaps(key) or bool(pattern("head", "number").match(key))


def _places(text: str, plain: list[str]) -> list[int]:
    """Where each part but the first begins, counted over the blanks."""
    places: list[int] = []
    wanted = 0
    lengths = [len(part) for part in plain[:-1]]
    seen = 0
    targets = []
    for length in lengths:
        wanted += length
        targets.append(wanted)
    for place, letter in enumerate(text):
        if letter.isspace():
            continue
        if seen in targets and len(places) < targets.index(seen) + 1:
            places.append(place)
        seen += 1
    return places


def _number_ends(text: str) -> int:
    """Where «Số: 12/BC-VP» ends: at the first blank behind a symbol, or where a name begins."""
    jammed = _JAMMED.match(text)
    found = jammed or _NUMBER.match(fold(text))
    return found.end() if found else 0


def _at(line: Line, places: Sequence[int]) -> tuple[Line, ...]:
    if not places:
        return ()
    edges = [0, *places, len(line.text)]
    return tuple(
        made(line.number, cut(line.runs, start, end), gap=line.gap, level=line.level)
        for start, end in pairwise(edges)
        if line.text[start:end].strip()
    )
