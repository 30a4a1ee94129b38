"""Cuts a file's lines into papers and puts each together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Source
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in import appendices
from thiduadesk.exchange.paper_in import body
from thiduadesk.exchange.paper_in import closing
from thiduadesk.exchange.paper_in import head as heads
from thiduadesk.exchange.paper_in.letterhead import Head
from thiduadesk.exchange.paper_in.letterhead import piece_of
from thiduadesk.exchange.paper_in.letterhead import title_line
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import Sheet
from thiduadesk.exchange.paper_in.lines import trimmed
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import named
from thiduadesk.exchange.paper_in.words import pattern

PROFILE = "nd30"
_NEAR = 9
_ATTACHED_WITHIN = 7
_SHORT = 120


@dataclass
class _Paper:
    head: Head
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
    width = body.page_width(lines)
    papers: list[_Paper] = []
    at = 0
    while at < len(lines):
        paper, at = _paper(lines, at, width)
        papers.append(paper)
    if not papers:
        papers.append(_Paper(Head(), body.read(()), closing.Closing()))
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
            notes[mark] = tuple(run for run in trimmed(line.runs[1:]) if isinstance(run, Text))
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


def _paper(lines: Sequence[Line], start: int, width: int) -> tuple[_Paper, int]:
    head, at = heads.read(lines, start)
    first = at
    begins = at < len(lines) and _begins_appendix(lines[at])
    if begins and head.kind == "text" and head.letterhead() is None:
        paper = _Paper(replace(head, kind="appendix"), body.read(()), closing.Closing())
        paper.stray += head.stray
        return paper, _appendices(paper, lines, at, width)
    while at < len(lines) and not (
        closing.begins(lines, at)
        or _begins_paper(lines, at, first)
        or appendices.is_label(lines[at])
    ):
        at += 1
    paper = _Paper(head, body.read(lines[first:at], width=width), closing.Closing())
    paper.places |= head.places | paper.body.places
    paper.joins += paper.body.joins
    paper.stray += head.stray
    if at < len(lines) and closing.begins(lines, at):
        paper.closing, at = closing.read(lines, at)
        paper.places |= paper.closing.places
        paper.stray += paper.closing.stray
    return paper, _appendices(paper, lines, at, width)


def _appendices(paper: _Paper, lines: Sequence[Line], at: int, width: int) -> int:
    """What follows a closing up to the next paper; returns where that begins."""
    start = at
    while at < len(lines) and not _begins_paper(lines, at, start - 1):
        end = at + 1
        while end < len(lines) and not (
            (appendices.is_label(lines[end]) and lines[end].gap) or _begins_paper(lines, end, at)
        ):
            end += 1
        found = appendices.read(lines[at:end], f"appendix{len(paper.appendices) + 1}", width)
        if found.appendix is not None:
            paper.appendices.append(found.appendix)
        paper.places |= found.places
        paper.joins += found.joins
        paper.stray += found.stray
        at = end
    return at


def _begins_paper(lines: Sequence[Line], at: int, first: int) -> bool:
    """Whether the head of another paper begins here: its letterhead, or its type name alone."""
    if at < first + 1 or lines[at].table is not None:
        return False
    line = lines[at]
    if title_line(line) is not None:
        alone = line.gap and (line.bold or line.level > 0 or line.capital)
        return (
            alone
            and not appendices.is_attached(lines[at : at + _ATTACHED_WITHIN])
            and _after_closing(lines, at)
        )
    if not (line.gap and (piece_of(line) == "nation" or _is_organ(line))):
        return False
    for near in range(at, min(at + _NEAR, len(lines))):
        one = lines[near]
        if piece_of(one) == "nation":
            return not appendices.is_attached(lines[near : near + _ATTACHED_WITHIN])
        if not (piece_of(one) or _is_organ(one)):
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
