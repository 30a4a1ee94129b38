"""Form of the body and of appendices: points, articles, end mark, headings, references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache

from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import from_roman
from thiduadesk.domain.text import parse_date
from thiduadesk.domain.text import roman
from thiduadesk.rules.lastlook.flow import around
from thiduadesk.rules.lastlook.flow import end_of
from thiduadesk.rules.lastlook.formwords import data
from thiduadesk.rules.lastlook.formwords import is_before
from thiduadesk.rules.lastlook.formwords import mentions
from thiduadesk.rules.lastlook.formwords import told
from thiduadesk.rules.lastlook.passages import BODY_KINDS
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_TITLE_WORDS = 60
_LAST = 3


def findings(paper: Reading) -> Iterator[Finding]:
    """Numbers as they are written, heading marks, the end of the text, appendices."""
    yield from _numbers(paper)
    yield from _headings(paper)
    yield from _end(paper)
    yield from _decision(paper)
    yield from _appendices(paper)
    yield from _references(paper)


def _numbers(paper: Reading) -> Iterator[Finding]:
    """«a)» and «Điều 1.», not «a.» and «Điều 1:»; each way of writing once."""
    told_of: set[Numbering] = set()
    for one in paper.of_kind(PassageKind.HEADING):
        number = one.number.strip()
        if one.numbering in told_of or not number:
            continue
        if one.numbering is Numbering.LOWER_LETTER and not number.endswith(")"):
            expected = f"{number.rstrip('.:-/')})"
            yield told(paper, one, "layout_point", number, found=number, expected=expected)
        elif one.numbering is Numbering.ARTICLE and not number.endswith("."):
            expected = f"{number.rstrip(':-)/ ')}."
            yield told(paper, one, "layout_article", number, found=number, expected=expected)
        else:
            continue
        told_of.add(one.numbering)


def _headings(paper: Reading) -> Iterator[Finding]:
    """A stop or a semicolon behind a title, where most titles have none."""
    titled = {
        part.key
        for part in _parts(paper.document.body)
        if part.heading and part.heading.titled and (part.blocks or part.children)
    }
    titles = [
        one
        for one in paper.of_kind(PassageKind.HEADING)
        if one.key in titled
        and one.numbering not in (Numbering.ARTICLE, Numbering.LOWER_LETTER)
        and 1 < len(one.text.split()) <= _TITLE_WORDS
    ]
    marked = [one for one in titles if one.text.rstrip().endswith((".", ";", ","))]
    if len(marked) * 2 >= len(titles):
        return
    for one in marked:
        text = one.text.rstrip()
        if not text.endswith(("...", "./.")) and not re.search(r"[.;:] ", text):
            quote = end_of(text)
            yield one.finding(
                "heading_mark", Severity.WARNING, quote, found=text[-1], expected=quote[:-1]
            )


def _parts(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.children)


def _end(paper: Reading) -> Iterator[Finding]:
    """The text ends with «./.»."""
    mark = data()["closing"]["end_mark"]
    body = [
        one
        for one in paper.passages
        if one.kind in BODY_KINDS
        and one.kind is not PassageKind.FOOTNOTE
        and one.text.strip()
        and not one.key.startswith("appendix")
    ]
    if not body or body[-1].kind is PassageKind.CELL:
        return
    last = body[-1]
    text = last.text.rstrip(' \u201d"*')
    if re.search(r"[.;,]\s*\./\.$|\./\s+\.$|\.\s+/\.$|\./\.\.+$", text):
        yield told(paper, last, "layout_end_mark", end_of(text), found=end_of(text), expected=mark)
    elif not any(mark in one.text for one in body[-_LAST:]) and not _is_excerpt(paper):
        yield told(paper, last, "end_mark_missing", end_of(text), expected=mark)


def _is_excerpt(paper: Reading) -> bool:
    """A piece of a paper: neither signer nor list stand below the text."""
    document = paper.document
    closed = document.signatures or document.distribution is not None
    return document.kind == "text" or not closed


def _decision(paper: Reading) -> Iterator[Finding]:
    decision = paper.document.decision
    if decision is not None and decision.word.strip() and not decision.word.strip().endswith(":"):
        word = decision.word.strip()
        where = next((one for one in paper.passages if one.at == "frame/word"), paper.piece("word"))
        yield told(paper, where, "layout_decision_word", word, found=word, expected=f"{word}:")


# ── appendices ──


def _appendices(paper: Reading) -> Iterator[Finding]:
    """Labels, Roman where there are several; each named in the text and naming the paper."""
    appendices = [one for one in paper.document.appendices if one.letterhead is None]
    labelled = [one for one in appendices if find_key(one.label).startswith(_appendix_word())]
    for one in labelled:
        where = next(
            (passage for passage in paper.passages if passage.at == f"{one.key}/label"),
            paper.piece("appendix_title"),
        )
        last = one.label.split()[-1].strip(".:")
        if len(labelled) > 1 and from_roman(last) is None:
            number = labelled.index(one) + 1
            expected = f"{data()['body']['appendix_word'].capitalize()} {roman(number)}"
            yield told(
                paper, where, "layout_appendix", one.label, found=one.label, expected=expected
            )
    for one in [] if is_before(paper) else labelled:
        titles = [
            line
            for line in paper.passages
            if line.key == one.key and line.kind is PassageKind.APPENDIX_TITLE
        ]
        if titles and not any(mentions(line.text, "appendix_line") for line in titles):
            yield told(paper, titles[0], "layout_appendix_line", titles[0].text)
    if appendices and not _names_appendix(paper):
        first = next(
            (one for one in paper.passages if one.key == appendices[0].key),
            paper.piece("appendix_title"),
        )
        yield told(paper, first, "layout_appendix_reference", first.text.split("\n")[0])


@cache
def _appendix_word() -> str:
    return find_key(data()["body"]["appendix_word"])


def _names_appendix(paper: Reading) -> bool:
    keys = tuple(one.key for one in paper.document.appendices)
    own = (one for one in paper.body if not one.key.startswith(keys))
    return any(mentions(one.text, "appendix_mentions") for one in own)


@cache
def _reference() -> re.Pattern[str]:
    """«Kèm theo Báo cáo số 12/BC-VP ngày 05 tháng 12 năm 2022», number and day maybe blank."""
    head = data()["head"]
    return re.compile(
        rf"{head['number_word']}\s*:?\s*(?P<number>\d+|[\s.\u2026_]*)\s*/\s*(?P<symbol>[^\s,;)]+)"
        rf"(?:[^\d]*?{head['day']}\s*(?P<day>[\d\s./\u2026_-]*\d{{4}}|\d+\s+{head['month']}\s+\d+\s+{head['year']}"
        rf"\s+\d{{4}}|[\s.\u2026_]*))?",
        re.IGNORECASE,
    )


def _references(paper: Reading) -> Iterator[Finding]:
    """The line under an appendix' title names this paper, with its number and day."""
    head = paper.document.letterhead
    for one in paper.of_kind(PassageKind.APPENDIX_TITLE):
        found = _reference().search(one.text)
        if found is None or not mentions(one.text, "appendix_line"):
            continue
        number = found["number"].strip(" .\u2026_")
        quote = around(one.text, found.start(), found.end(), words=0) or found[0]
        issued = head is not None and bool(head.number)
        if not number:
            blank = Severity.WARNING if paper.document.source else Severity.INFO
            yield told(paper, one, "number_blank", found[0].strip(), severity=blank)
        elif issued and head and found["symbol"] == head.symbol and number != head.number:
            expected = f"{head.number}/{head.symbol}"
            yield told(paper, one, "number_mismatch", quote, found=number, expected=expected)
        yield from _day(paper, one, found)


def _day(paper: Reading, one: Passage, found: re.Match[str]) -> Iterator[Finding]:
    digits = re.findall(r"\d+", found["day"] or "")
    day = parse_date("/".join(digits)) if len(digits) == 3 else None
    head = paper.document.letterhead
    same = head is not None and found["symbol"] == head.symbol
    if day is not None and paper.day is not None and day != paper.day and same:
        yield told(
            paper, one, "date_mismatch", found[0].strip(), found=day.strftime("%d/%m/%Y"),
            expected=paper.day.strftime("%d/%m/%Y"),
        )  # fmt: skip
