"""What a paper has in common with last year's: copied paragraphs, figures and years left standing.

Copying last year's file is how these papers are made; what was copied and not touched is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from thiduadesk.domain.document import Document
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.subject import subject_of

_LONG = 12
"""Fewer words are a heading or a set phrase."""
_TOLD = 60
"""Words of a paragraph that are quoted."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RUNNING = (PassageKind.PARAGRAPH, PassageKind.ITEM)


def findings(paper: Reading) -> Iterator[Finding]:
    """Paragraphs that are last year's, word for word or figure for figure."""
    last = paper.known.last_year
    if last is None:
        return
    before = _Before.of(last)
    this_year = subject_of(paper).done
    for passage in paper.passages:
        if passage.kind not in _RUNNING or len(passage.text.split()) < _LONG:
            continue
        figures = _figures(passage.text)
        if _plain(passage.text) in before.same:
            yield from _copied(passage, before.year, this_year, figures)
        elif figures and figures == before.figures.get(_masked(passage.text)):
            yield passage.finding(
                "figures_unmoved",
                Severity.WARNING,
                _quoted(passage.text),
                found=", ".join(figures),
            )


class Kept(StrEnum):
    """What became of last year's paragraph."""

    SAME = "same"
    """Word for word the same: «chép nguyên văn»."""
    FIGURES = "figures"
    """Other words perhaps, the figures did not move: «số liệu chưa đổi»."""
    REWRITTEN = "rewritten"
    GONE = "gone"


def kept(before: str, now: str | None) -> Kept:
    """What became of a paragraph; ``now`` is None where none stands in its place.

    A short one that has no figures is a heading or a set phrase, and may be the same.
    """
    if now is None:
        return Kept.GONE
    figures = _figures(now)
    if _plain(before) == _plain(now) and (figures or len(now.split()) >= _LONG):
        return Kept.SAME
    if figures and figures == _figures(before):
        return Kept.FIGURES
    return Kept.REWRITTEN


class _Before:
    """Last year's paper: its paragraphs as they stood, and with their figures taken out."""

    def __init__(self, reading: Reading) -> None:
        running = [one for one in reading.passages if one.kind in _RUNNING]
        self.year = subject_of(reading).done
        self.same = {_plain(one.text) for one in running}
        self.figures = {_masked(one.text): _figures(one.text) for one in running}

    @classmethod
    def of(cls, document: Document) -> _Before:
        """Read last year's paper."""
        return cls(Reading.of(document, Known()))


def _copied(
    passage: Passage, last: int | None, now: int | None, figures: list[str]
) -> Iterator[Finding]:
    """A paragraph left as it was; where it still speaks of last year, that is the graver news."""
    years = {int(year) for year in _YEAR.findall(passage.text)}
    if last is not None and now is not None and last != now and years == {last}:
        yield passage.finding(
            "year_mismatch",
            Severity.WARNING,
            _quoted(passage.text),
            found=str(last),
            expected=str(now),
        )
    elif figures:
        yield passage.finding(
            "figures_unmoved", Severity.WARNING, _quoted(passage.text), found=", ".join(figures)
        )
    else:
        yield passage.finding("same_as_last_year", Severity.WARNING, _quoted(passage.text))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _figures(text: str) -> list[str]:
    """Numbers that count something; those of papers, days and years are the same by right."""
    return [one.text for one in quantities(text)]


def _masked(text: str) -> str:
    """The words without any number and without the papers cited."""
    out, at = [], 0
    for one in find_citations(text):
        out.append(text[at : one.start])
        at = one.end
    return " ".join(re.findall(r"[^\W\d_]+", "".join([*out, text[at:]]).casefold()))


def _quoted(text: str) -> str:
    """The beginning of a long paragraph, as it stands."""
    pieces = list(re.finditer(r"\S+", text))
    return text if len(pieces) <= _TOLD else text[: pieces[_TOLD - 1].end()]
