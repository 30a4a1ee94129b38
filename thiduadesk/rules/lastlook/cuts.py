"""Sentences that break off, and what the end of a page leaves in the middle of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules import citations
from thiduadesk.rules.lastlook.flow import LONG
from thiduadesk.rules.lastlook.flow import around
from thiduadesk.rules.lastlook.flow import closing_mark
from thiduadesk.rules.lastlook.flow import end_of
from thiduadesk.rules.lastlook.flow import flowing
from thiduadesk.rules.lastlook.flow import start_of
from thiduadesk.rules.lastlook.formwords import is_legal_basis
from thiduadesk.rules.lastlook.formwords import is_of_office
from thiduadesk.rules.lastlook.framelists import without_marks
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_ENDS = ".;:!?\u2026"
_SHORT = 12
_OFTEN = 3
_MANY_CUTS = 12
_BETWEEN = 15
"""Lines that may stand between the halves of a sentence: notes, a page number."""
_PAGE = re.compile(r"[\W_]*\d{1,3}(?:\s*/\s*\d{1,3})?[\W_]*")


def findings(paper: Reading) -> Iterator[Finding]:
    """Cut sentences and years; page numbers and running heads between paragraphs."""
    office = is_of_office(paper.document)
    found = [one for line, after in flowing(paper) for one in _cut(line, after, office=office)]
    lines = sum(one.kind is PassageKind.PARAGRAPH for one in paper.passages)
    if len(found) > _MANY_CUTS and len(found) * 3 > lines:
        yield from found[:1]  # typed with a line break at the end of each line
    else:
        yield from found
    yield from _joined(paper)
    for one in paper.body:
        yield from _cut_year(one)
        if one.kind is PassageKind.CELL and _is_cut_cell(one.text):
            yield one.finding("sentence_cut", Severity.WARNING, end_of(one.text))
        yield from _open_before_citation(one)
    yield from _fragments(paper)
    yield from _debris(paper)


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = resources.toml("lastlook/text.toml")
    return words


@cache
def _open_end() -> re.Pattern[str]:
    words = sorted(_words()["open_ends"], key=len, reverse=True)
    kinds = "|".join(map(re.escape, citations.words().kinds))
    number = re.escape(citations.words().number_word)
    return re.compile(rf"(?i:(?:^|\s)(?:{'|'.join(words)})|(?:{kinds})\s+{number})$")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b{citations.words().year})\s+(?:19|20)\d(?![\d])")


@cache
def _open_citation() -> re.Pattern[str]:
    words = "|".join(_words()["open_before_citation"])
    kinds = "|".join(map(re.escape, citations.words().kinds))
    return re.compile(rf"(?<=[^\W\d_] )(?:{words}) \((?:{kinds})\s")


def _open_before_citation(one: Passage) -> Iterator[Finding]:
    """«… dịch vụ, du lịch về (Nghị quyết số …)»: what was to follow is lost."""
    for found in _open_citation().finditer(one.text):
        end = found.start() + found[0].index("(") + 1
        words = [word.start() for word in re.finditer(r"\S+", one.text[: found.start()])]
        start = words[-2] if len(words) > 1 else 0
        yield one.finding("sentence_cut", Severity.WARNING, one.text[start:end])


@cache
def _fragment() -> re.Pattern[str]:
    """A sentence that only names the paper it carries out, and nobody who did."""
    starts = "|".join(_words()["fragment_starts"])
    kinds = "|".join(map(re.escape, citations.words().kinds))
    number, actors = citations.words().number_word, "|".join(_words()["actors"])
    clause = rf"(?:(?!, (?:{actors}))[^.;]|\.(?=\d))*"
    return re.compile(rf"^(?:{starts}) (?:{kinds}) {number} {clause}\.(?=\s|$)")


def _fragments(paper: Reading) -> Iterator[Finding]:
    """«Thực hiện Văn bản số … về việc ….» with a full stop before the main clause.

    A task may well be to carry out a paper; but a paper does not begin with one, and where the
    next sentence tells what somebody did, the first was its beginning.
    """
    first = next((one for one in paper.body if one.kind is PassageKind.PARAGRAPH), None)
    actors = tuple(_words()["actors"])
    for one in paper.of_kind(PassageKind.PARAGRAPH, PassageKind.ITEM):
        found = _fragment().match(one.text)
        if found and (one is first or one.text[found.end() :].lstrip().startswith(actors)):
            yield one.finding("sentence_cut", Severity.WARNING, start_of(one.text))


def _opens(text: str) -> bool:
    """Whether something has to follow the last word."""
    text = text.rstrip()
    return bool(_open_end().search(text)) and not text.lower().endswith(
        tuple(_words()["closed_ends"])
    )


def _cut(line: Passage, after: Passage | None, *, office: bool) -> Iterator[Finding]:
    text = line.text.strip()
    runs_on = _runs_on(line, after)
    mark = closing_mark(text)
    if line.kind is PassageKind.HEADING and not runs_on:
        return
    if (mark not in _ENDS and runs_on) or (text.endswith(",") and runs_on) or _opens(text):
        yield line.finding("sentence_cut", Severity.ERROR, end_of(text))
    elif (
        office
        and line.kind is PassageKind.PARAGRAPH
        and mark not in _ENDS
        and len(text.split()) >= LONG
        and not text.startswith("(")
        and not (text.endswith(",") and is_legal_basis(text))
        and not text.endswith("/.")
        and not text.isupper()
    ):
        yield line.finding("sentence_cut", Severity.WARNING, end_of(text))


def _runs_on(line: Passage, after: Passage | None) -> bool:
    """The next paragraph goes on in the middle of a sentence."""
    return (
        after is not None
        and after.kind is PassageKind.PARAGRAPH
        and after.key == line.key
        and after.text.strip()[0].islower()
        and len(after.text.split()) > 2
    )


@cache
def _kind_at_end() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, citations.words().kinds))
    return re.compile(rf"[;,]\s+(?:{kinds})$")


def _is_cut_cell(text: str) -> bool:
    """A cell that the end of a page cut: it ends open, with a comma, or where a paper is named."""
    text = text.strip()
    long = len(text.split()) >= _SHORT
    return _opens(text) or (long and bool(text.endswith(",") or _kind_at_end().search(text)))


def _joined(paper: Reading) -> Iterator[Finding]:
    """Paragraphs that a page or a stray line break cut; the reader put them together again."""
    source = paper.document.source
    if source is None or len(source.joins) > _MANY_CUTS:
        return
    starts = sorted(
        ((one.line, one) for one in paper.passages if one.line is not None),
        key=lambda pair: pair[0],
    )
    for line in source.joins:
        found = _broken(source.lines, line, [one for at, one in starts if at < line])
        if found is not None:
            one, at, quote = found
            yield replace(one, line=at).finding("sentence_cut", Severity.WARNING, quote)


def _broken(
    lines: Sequence[str], line: int, above: Sequence[Passage]
) -> tuple[Passage, int, str] | None:
    """The passage that goes on at ``line``, the line where it breaks off, its last words there.

    Notes and page numbers may stand between.
    """
    next_words = " ".join(without_marks(lines[line - 1]).split()[:2])
    for at in range(line - 1, max(line - _BETWEEN, 0), -1):
        quote = end_of(without_marks(lines[at - 1]))
        whole = f"{quote} {next_words}"
        for one in reversed(above):
            if quote and whole in one.text:
                return one, at, quote
    return None


def _cut_year(one: Passage) -> Iterator[Finding]:
    for found in _year().finditer(one.text):
        yield one.finding(
            "sentence_cut", Severity.ERROR, around(one.text, found.start(), found.end())
        )


def _debris(paper: Reading) -> Iterator[Finding]:
    """A page number by itself, a short line that comes again and again."""
    lines = [
        one
        for one in paper.of_kind(PassageKind.PARAGRAPH)
        if 0 < len(one.text.split()) <= _SHORT and not one.text.rstrip().endswith(tuple(".;:"))
    ]
    times = Counter(one.text.strip() for one in lines)
    said = set()
    for one in lines:
        text = one.text.strip()
        if _PAGE.fullmatch(text):
            yield one.finding("ocr_debris", Severity.WARNING, text)
        elif times[text] >= _OFTEN and len(text.split()) > _OFTEN and text not in said:
            said.add(text)
            yield one.finding("ocr_debris", Severity.WARNING, text, found=str(times[text]))
