"""Cuts a file's lines into papers and puts each together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Source
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in import body
from thiduadesk.exchange.paper_in import closing
from thiduadesk.exchange.paper_in import head as heads
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import Sheet
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.numbers import marker_of
from thiduadesk.exchange.paper_in.numbers import number_of
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import is_stamp
from thiduadesk.exchange.paper_in.words import named
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.recognition import fold
from thiduadesk.exchange.recognition import table

PROFILE = "nd30"
_NEAR = 9
_ATTACHED_WITHIN = 7
_REST = 3
_SHORT = 120


@dataclass
class _Paper:
    head: heads.Head
    body: body.Body
    closing: closing.Closing
    appendices: list[Appendix] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)


def documents(sheet: Sheet, name: str) -> tuple[Document, ...]:
    """The papers of a file, in their order; a file without one is a document of its words."""
    lines, stray = _cleared(sheet.lines)
    lines = _noted(lines)
    papers: list[_Paper] = []
    at = 0
    while at < len(lines):
        paper, at = _paper(lines, at)
        papers.append(paper)
    if not papers:
        papers.append(_Paper(heads.Head(), body.read(()), closing.Closing()))
    papers[0].stray = [*sheet.stray, *stray, *papers[0].stray]
    return tuple(_document(paper, sheet, name) for paper in papers)


def _cleared(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines without page numbers and drawn rules; what follows one begins after a gap."""
    kept: list[Line] = []
    stray: list[str] = []
    gap = False
    for line in lines:
        drawn = line.table is None and (
            pattern("stray", "rule").fullmatch(line.text)
            or pattern("stray", "page").fullmatch(line.key)
        )
        if drawn:
            stray.append(line.text)
            gap = True
            continue
        kept.append(replace(line, gap=True) if gap else line)
        gap = False
    return kept, stray


def _noted(lines: list[Line]) -> list[Line]:
    """The lines with each note («¹ …» on a line of its own) put where its mark stands."""
    marks = {mark for line in lines for mark in _marks(line.runs, first=False)}
    out: list[Line] = []
    notes: dict[str, tuple[Text, ...]] = {}
    for line in lines:
        mark = _leading_mark(line)
        if mark and mark in marks and mark not in notes:
            notes[mark] = tuple(run for run in line.runs[1:] if isinstance(run, Text))
        else:
            out.append(line)
    if not notes:
        return lines
    return [_with_notes(line, notes) for line in out]


def _marks(runs: Sequence[Inline], *, first: bool) -> list[str]:
    return [
        run.text.strip()
        for place, run in enumerate(runs)
        if isinstance(run, Text) and run.raised and run.text.strip().isdigit() and (first or place)
    ]


def _leading_mark(line: Line) -> str:
    first = line.runs[0] if line.runs else None
    if isinstance(first, Text) and first.raised and first.text.strip().isdigit():
        return first.text.strip()
    return ""


def _with_notes(line: Line, notes: dict[str, tuple[Text, ...]]) -> Line:
    if not any(mark in notes for mark in _marks(line.runs, first=True)):
        return line
    runs: list[Inline] = []
    for run in line.runs:
        mark = run.text.strip() if isinstance(run, Text) and run.raised else ""
        runs.append(Footnote(notes.pop(mark)) if mark in notes else run)
    text = "".join(run.text for run in runs if isinstance(run, Text))
    return replace(line, runs=tuple(runs), text=text, key=search_key(text))


def _paper(lines: Sequence[Line], start: int) -> tuple[_Paper, int]:
    head, at = heads.read(lines, start)
    first = at
    if head.kind == "text" and head.letterhead() is None and _begins_appendix(lines[at]):
        paper = _Paper(head, body.read(()), closing.Closing())
        paper.stray += head.stray
        while at < len(lines) and not _begins_paper(lines, at, start):
            at = _appendix(paper, lines, at)
        return paper, at
    while at < len(lines) and not (
        closing.begins(lines, at) or _begins_paper(lines, at, first) or _is_label(lines[at])
    ):
        at += 1
    paper = _Paper(head, body.read(lines[first:at]), closing.Closing())
    paper.places |= head.places | paper.body.places
    paper.joins += paper.body.joins
    paper.stray += head.stray
    if at < len(lines) and closing.begins(lines, at):
        paper.closing, at = closing.read(lines, at)
        paper.places |= paper.closing.places
        paper.stray += paper.closing.stray
    while at < len(lines) and not _begins_paper(lines, at, start + 1):
        at = _appendix(paper, lines, at)
    return paper, at


def _begins_paper(lines: Sequence[Line], at: int, first: int) -> bool:
    """Whether the head of another paper begins here: its letterhead, or its type name alone."""
    if at < first + 1 or lines[at].table is not None:
        return False
    line = lines[at]
    if heads.title_line(line) is not None:
        alone = line.gap and (line.bold or line.level > 0 or line.capital)
        return alone and not _is_attached(lines, at) and _after_closing(lines, at)
    if not (line.gap and (heads.piece_of(line) == "nation" or _is_organ(line))):
        return False
    for near in range(at, min(at + _NEAR, len(lines))):
        one = lines[near]
        if heads.piece_of(one) == "nation":
            return not _is_attached(lines, near)
        if not (heads.piece_of(one) or _is_organ(one)):
            return False
    return False


def _begins_appendix(line: Line) -> bool:
    """Whether a file begins with a score sheet or an appendix by itself."""
    capital = line.capital or line.bold or line.level > 0
    return line.table is None and capital and bool(beginnings("appendix", "begins").match(line.key))


def _after_closing(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before is the end of a paper: a name, a filing line, a signature."""
    before = lines[max(at - 3, 0) : at]
    return any(
        closing.is_name(line)
        or closing.is_authority(line)
        or pattern("closing", "filing").match(line.key.lstrip("- "))
        for line in before
    )


def _is_organ(line: Line) -> bool:
    return (
        line.table is None
        and line.capital
        and len(line.text) < _SHORT
        and bool(named("head", "organs").match(line.text.casefold()))
    )


def _is_attached(lines: Sequence[Line], at: int) -> bool:
    near = lines[at : at + _ATTACHED_WITHIN]
    return any(pattern("appendix", "attached").match(line.key) for line in near)


def _is_label(line: Line) -> bool:
    """Whether it is «Phụ lục II» on a line of its own, or a title that says it is attached."""
    if line.table is not None or len(line.text) > _SHORT or line.text.endswith((".", ";", ",")):
        return False
    found = _label(line)
    return found is not None and (
        line.capital or line.bold or line.level > 0 or found == len(line.text)
    )


def _label(line: Line) -> int | None:
    """How long the label of an appendix is that the line begins with."""
    words = "|".join(search_key(one) for one in table("paper")["headings"]["appendix"].split("|"))
    found = re.match(
        rf"(?:{words})(?:\s+(?:so\s+)?(?:[ivx]{{1,5}}|\d{{1,2}}[a-z]?))?(?=[\s.:]|$)",
        fold(line.text),
    )
    return found.end() if found else None


def _appendix(paper: _Paper, lines: Sequence[Line], start: int) -> int:
    """What follows a closing up to the next appendix or paper: an appendix, or debris."""
    at = start
    label = ""
    titles: list[Line] = []
    length = _label(lines[at]) if _is_label(lines[at]) else None
    key = f"appendix{len(paper.appendices) + 1}"
    if length is not None:
        label = lines[at].text[:length]
        rest = lines[at].text[length:].strip(" .:-")
        paper.places[f"{key}/label"] = lines[at].number
        if rest:
            titles.append(lines[at])
        at += 1
    letterhead, at = _attached_head(paper, lines, at, key)
    while at < len(lines) and _is_appendix_title(lines[at], after=titles[-1:]):
        titles.append(lines[at])
        at += 1
    first = at
    while at < len(lines) and not (
        (at > start and _is_label(lines[at]) and lines[at].gap) or _begins_paper(lines, at, start)
    ):
        at += 1
    rest_lines = lines[first:at]
    if not label and not titles and _is_debris(rest_lines):
        paper.stray += [line.text for line in rest_lines]
        return at
    read = body.read(rest_lines, f"{key}p")
    loose = read.parts[0] if read.parts and read.parts[0].heading is None else None
    parts = read.parts[1:] if loose else read.parts
    places = dict(read.places)
    if loose:
        places = {
            (key + place[len(loose.key) :] if place.split("/")[0] == loose.key else place): line
            for place, line in places.items()
        }
    title_lines = []
    for count, line in enumerate(titles):
        skipped = length if count == 0 and length and line is lines[start] else 0
        runs = line.runs if not skipped else _after(line, skipped)
        title_lines.append(TitleLine(runs, line.capital))
        places[f"{key}/title/{count}"] = line.number
    places.setdefault(key, lines[start].number)
    paper.places |= places
    paper.joins += read.joins
    paper.appendices.append(
        Appendix(
            label,
            tuple(title_lines),
            loose.blocks if loose else (),
            key=key,
            parts=parts,
            letterhead=letterhead,
        )
    )
    return at


def _attached_head(
    paper: _Paper, lines: Sequence[Line], at: int, key: str
) -> tuple[Letterhead | None, int]:
    """The letterhead of an attached paper, where there is one, and where it ends."""
    if at >= len(lines) or not (heads.piece_of(lines[at]) or _is_organ(lines[at])):
        return None, at
    head, end = heads.letterhead_only(lines, at)
    found = head.letterhead()
    if found is None or not head.nation:
        return None, at
    paper.stray += head.stray
    paper.places |= {f"{key}{place[len('frame') :]}": line for place, line in head.places.items()}
    return replace(found, numbered=head.numbered), end


def _after(line: Line, start: int) -> tuple[Inline, ...]:
    while start < len(line.text) and line.text[start] in " .:-":
        start += 1
    return cut(line.runs, start)


def _is_appendix_title(line: Line, after: Sequence[Line]) -> bool:
    """Whether it is a line of an appendix's title; ``after`` is the one above it, if any."""
    if line.table is not None or number_of(line) is not None or marker_of(line.text):
        return False
    if pattern("appendix", "attached").match(line.key) or line.text.startswith("("):
        return True
    if any(pattern("appendix", "attached").match(one.key) for one in after):
        return False
    looks = line.capital or line.bold or line.level > 0 or line.centred
    more = bool(after) and not line.gap and not line.text.endswith((".", ";", ":"))
    return (looks or more) and len(line.text) < 2 * _SHORT


def _is_debris(lines: Sequence[Line]) -> bool:
    short = all(line.table is None and len(line.text) < _SHORT for line in lines)
    return short and (len(lines) <= _REST or all(is_stamp(line.key) for line in lines))


def _document(paper: _Paper, sheet: Sheet, name: str) -> Document:
    head = paper.head
    source = Source(
        name=name,
        lines=sheet.typed,
        places=paper.places,
        head=tuple(head.typed),
        stray=tuple(paper.stray),
        joins=tuple(paper.joins),
        legacy=sheet.legacy,
    )
    return Document(
        kind=head.kind,
        profile=PROFILE,
        letterhead=head.letterhead(),
        title=head.title(),
        body=paper.body.parts,
        signatures=tuple(paper.closing.signatures),
        distribution=paper.closing.distribution,
        addressees=head.addressed(),
        legal_bases=tuple(head.bases),
        appendices=tuple(paper.appendices),
        urgency=head.urgency,
        decision=head.decision(),
        source=source,
    )
