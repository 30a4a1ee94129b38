"""Words and paragraphs of the form of papers, read once from ``lastlook/form.toml``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.document import Document
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the form: its paragraph under each law, and how sure its wording is now and then."""

    nd30: str
    before: str
    certain: bool
    always: bool


@cache
def data() -> dict[str, Any]:
    """The whole file."""
    return resources.toml("lastlook/form.toml")


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """A list of the file, as keys without case and marks."""
    return tuple(find_key(one) for one in data()[section][key])


@cache
def _rule(code: str) -> Rule:
    found = data()["rules"][code]
    return Rule(
        found["nd30"], found["before"], found.get("certain", False), found.get("always", False)
    )


@cache
def _since() -> dt.date:
    day: dt.date = resources.toml("layouts/nd30.toml")["profile"]["in_force"]
    return day


def is_before(paper: Reading) -> bool:
    """Whether a paper is older than the decree of 2020: by its day, its years, or its profile."""
    if paper.day is not None:
        return paper.day < _since()
    if paper.years:
        return max(paper.years) < _since().year
    return paper.document.profile != "nd30"


def told(
    paper: Reading,
    where: Passage,
    code: str,
    quote: str | None = None,
    *,
    found: str | None = None,
    expected: str | None = None,
    rule: str = "",
    severity: Severity | None = None,
) -> Finding:
    """A finding about the form, with its paragraph; an error only where the rule is certain."""
    known = _rule(rule or code)
    before = is_before(paper)
    usual = Severity.ERROR if known.always or (known.certain and not before) else Severity.WARNING
    return where.finding(
        code,
        severity or usual,
        quote,
        found=found,
        expected=expected,
        law=known.before if before else known.nd30,
    )


def is_legal_basis(text: str) -> bool:
    """Whether a paragraph begins as a legal basis does: «Căn cứ …», «Theo đề nghị …»."""
    return find_key(text).startswith(words("body", "legal_basis_starts"))


def mentions(text: str, list_of_words: str) -> bool:
    """Whether words of a list of the body occur; marks count: «Bằng khen» is no «bảng»."""
    lower = text.lower()
    return any(word in lower for word in data()["body"][list_of_words])


def is_of_office(document: Document) -> bool:
    """Whether it means to be a paper of an office: two pieces of the frame at least are there.

    A page of news or a piece of text has no form to keep.
    """
    head = document.letterhead
    signs = (
        document.title is not None,
        head is not None and bool(head.number or head.symbol),
        head is not None and bool(head.issuer),
        document.addressees is not None,
        document.decision is not None or bool(document.legal_bases),
        document.distribution is not None,
        bool(document.signatures),
    )
    return sum(signs) > 1


def is_attached(paper: Reading) -> bool:
    """A paper issued with another, «(Ban hành kèm theo …)» under its title: that one is signed."""
    head = paper.document.source.head if paper.document.source else ()
    subject = [one.text for one in paper.of_kind(PassageKind.SUBJECT)]
    first = [one.text for one in paper.of_kind(PassageKind.PARAGRAPH)[:1] if one.text[:1] == "("]
    return any(mentions(line, "appendix_line") for line in (*head, *subject, *first))


def is_of_another_regime(document: Document) -> bool:
    """A paper of the Party or the Youth Union, or a legal act: their form is another."""
    lines = document.source.head if document.source else ()
    head = document.letterhead
    if head is not None and "/" in (head.number or ""):
        return head.symbol.split("-")[0] in data()["kinds"]["legal_acts"]
    if head is not None:
        lines = (*lines, *head.superior, *head.issuer)
    keys = [find_key(line) for line in lines]
    return any(one in key for key in keys for one in words("head", "other_regimes"))
