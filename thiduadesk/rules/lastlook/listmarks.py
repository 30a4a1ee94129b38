"""Marks at the ends of items: «;» after each and «.» after the last, or «.» after all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence

from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.counting import style_of
from thiduadesk.rules.lastlook.flow import LONG
from thiduadesk.rules.lastlook.flow import closing_mark
from thiduadesk.rules.lastlook.flow import end_of
from thiduadesk.rules.lastlook.flow import flowing
from thiduadesk.rules.lastlook.formwords import is_legal_basis
from thiduadesk.rules.lastlook.formwords import is_of_office
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_ENDS = ".;:!?\u2026"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+$|\S+\.(?:vn|com|org|net)/?$")
_CLAUSES = frozenset({Numbering.ARABIC, Numbering.DECIMAL, Numbering.LOWER_LETTER})
_WORDS = 6
"""An item of fewer words may be a line of a form or a name."""


def findings(paper: Reading) -> Iterator[Finding]:
    """Every list of the body, and paragraphs that end as items do."""
    for items in (*_lists(paper), *_clauses(paper)):
        yield from _marks(items)
    yield from _paragraphs(paper)


def _lists(paper: Reading) -> Iterator[Sequence[Passage]]:
    """Items of one marker in one part; deeper lists between them do not part them."""
    lists: dict[tuple[str, str], list[Passage]] = {}
    for one in paper.passages:
        if one.kind is PassageKind.ITEM:
            lists.setdefault((one.key, one.number), []).append(one)
        elif one.kind in (PassageKind.HEADING, PassageKind.PARAGRAPH):
            if one.kind is PassageKind.PARAGRAPH and _continues(one):
                continue
            yield from lists.values()
            lists = {}
    yield from lists.values()


def _clauses(paper: Reading) -> Iterator[Sequence[Passage]]:
    """Numbered clauses with nothing below them: a list in all but its marker."""
    headings = {one.key: one for one in paper.of_kind(PassageKind.HEADING)}

    def families(parts: Sequence[Part]) -> Iterator[Sequence[Passage]]:
        headed = [one for one in parts if not one.children and style_of(one) in _CLAUSES]
        bare = [one for one in headed if not one.blocks or one is headed[-1]]
        if len(bare) == len(headed):  # below the last one stands what follows the list
            clauses = [headings[one.key] for one in bare]
            yield [one for one in clauses if len(one.text.split()) > _WORDS]
        for part in parts:
            yield from families(part.children)

    yield from families(paper.document.body)


def _continues(one: Passage) -> bool:
    return one.text.strip()[:1].islower()


def _marks(items: Sequence[Passage]) -> Iterator[Finding]:
    ends = [(one, closing_mark(one.text)) for one in items if one.text.strip()]
    ends = [(one, mark) for one, mark in ends if mark != ":"]
    if len(ends) < 2:
        return
    marked = [mark for _one, mark in ends if mark in _ENDS]
    if len(marked) * 2 < len(ends):
        return  # names, lines of a form
    for one, mark in ends:
        if mark not in _ENDS:
            last = one is ends[-1][0]
            expected = "." if last or marked.count(".") > marked.count(";") else ";"
            yield _finding(one, expected)
    whole = [(one, mark) for one, mark in ends if mark in ".;"]
    semicolons = [one for one, mark in whole[:-1] if mark == ";"]
    stops = [one for one, mark in whole[:-1] if mark == "."]
    if semicolons and stops:
        closing = whole[-1][1]
        odd = semicolons if len(semicolons) < len(stops) + (closing == ".") else stops
        yield _finding(odd[0], "." if odd is semicolons else ";")
    elif whole and whole[-1][0] is ends[-1][0] and whole[-1][1] == ";" and not _goes_on(items):
        yield _finding(whole[-1][0], ".")


def _goes_on(items: Sequence[Passage]) -> bool:
    """The last item leads to what stands below it."""
    return items[-1].text.rstrip().endswith(":")


def _finding(one: Passage, expected: str) -> Finding:
    return one.finding("list_punctuation", Severity.WARNING, end_of(one.text), expected=expected)


def _paragraphs(paper: Reading) -> Iterator[Finding]:
    """A paragraph that ends with «;» though no list goes on, or with nothing among others that end."""
    if not is_of_office(paper.document):
        return  # captions of pictures, lines of a page
    before: Passage | None = None
    stopped: set[str] = set()
    for one, after in flowing(paper):
        if one.kind is PassageKind.PARAGRAPH and not one.bold:
            mark = closing_mark(one.text)
            if one.text.rstrip().endswith(";"):
                alone = before is None or not before.text.rstrip().endswith((":", ";"))
                alone = alone and not is_legal_basis(one.text)
                if alone and (after is None or not after.text.rstrip().endswith((";", "./."))):
                    yield _finding(one, ".")
            elif mark not in _ENDS and one.key in stopped and _is_sentence(one):
                yield _finding(one, ".")
            elif mark == ".":
                stopped.add(one.key)
        before = one


def _is_sentence(one: Passage) -> bool:
    """Longer than a caption or a line of a form; what is longer still is called cut."""
    return (
        _WORDS <= len(one.text.split()) < LONG
        and not one.text.startswith("(")
        and not one.text.isupper()
        and not _ADDRESS.search(one.text)
    )
