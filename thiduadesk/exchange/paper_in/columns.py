"""Parts what stands in two columns on one line: letterheads, signatures beside lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import made
from thiduadesk.exchange.paper_in.people import is_name
from thiduadesk.exchange.paper_in.people import is_signed
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.paper_in.words import phrase
from thiduadesk.exchange.recognition import fold

_WIDE = re.compile(r"\s{3,}|\t+")
_LONGEST = 160
_NUMBER = re.compile(r"\s*\S+\s*:?\s*[\d.\u2026\s]*[/-]?\s*\S+?-\S+(?=\s)|\s*\S+\s*:?\s*\S+(?=\s)")
_OPEN = re.compile(r"\b(?:so\s*:|ngay|thang|nam)$")
_NUMBER_INSIDE = re.compile(r"(?<=\s)so\s*:\s*\d*\s*/\s*\S+")
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
        or key.rstrip(" :") in {phrase("closing", "recipients"), phrase("head", "addressees")}
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
    edges = _edges(line.text)
    if edges is None:
        return ()
    if edges:
        return _at(line, sorted(edges))
    parts = _parts(typed)
    if len(parts) > 1 and (in_frame(parts) or in_closing(parts) or _are_signers(parts)):
        plain = ["".join(part.split()) for part in parts]
        if "".join(plain) == "".join(line.text.split()):
            return _at(line, _places(line.text, plain))
    return ()


def _parts(typed: str) -> list[str]:
    """What wide blanks part, but for the blanks left open in a number or a day."""
    out: list[str] = []
    for part in _WIDE.split(typed.strip()):
        if out and (part.startswith("/") or _OPEN.search(fold(out[-1]))):
            out[-1] = f"{out[-1]} {part}"
        elif part.strip():
            out.append(part)
    return out


def _are_signers(parts: Sequence[str]) -> bool:
    """Whether names stand side by side, or one beside a line of the distribution list."""
    listed = parts[0].startswith("-")
    return (listed or is_name(parts[0])) and all(
        is_name(part) or is_signed(part) or (listed and part.isupper()) for part in parts[1:]
    )


def _edges(text: str) -> set[int] | None:
    """Where pieces of a letterhead begin that share a line; None for a line that is none."""
    key = fold(text)
    edges: set[int] = set()
    for name in ("nation", "motto"):
        if found := pattern("head", name).search(key):
            edges |= {found.start(), found.end()}
    rest = key[max(edges, default=0) :].strip(" .,-*")
    if edges and rest and not _of_frame(rest):
        return None
    start = max(edges, default=0)
    if not edges:
        start = _number_behind_name(text, key)
        edges |= {start}
    found = pattern("head", "place_date").search(key, start)
    if found and found.end() == len(key) and pattern("head", "number").match(key[start:].lstrip()):
        edges.add(start + _number_ends(text[start:]))
    return edges - {0, len(key)}


def _number_behind_name(text: str, key: str) -> int:
    """Where «Số: …» begins in «UBND TỈNH BẮC GIANG Số: 172/QĐ-UBND», else 0."""
    found = _NUMBER_INSIDE.search(key)
    return found.start() if found and text[: found.start()].strip(" *").isupper() else 0


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
        replace(
            made(line.number, cut(line.runs, start, end), gap=line.gap, level=line.level),
            column=column,
        )
        for column, (start, end) in enumerate(pairwise(edges))
        if line.text[start:end].strip()
    )
