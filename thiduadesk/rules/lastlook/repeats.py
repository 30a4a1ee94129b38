"""Words, phrases and paragraphs that stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from itertools import takewhile
from re import Match

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook import typos
from thiduadesk.rules.lastlook.flow import WORD
from thiduadesk.rules.lastlook.flow import around
from thiduadesk.rules.lastlook.flow import start_of
from thiduadesk.rules.lastlook.formwords import data
from thiduadesk.rules.lastlook.passages import BODY_KINDS
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_LONGEST = 8
"""Words of the longest phrase looked for twice in a row."""
_RUN = 26
"""Words in a row that are not the same by chance."""
_QUOTED = 20
_NEAR = 8
"""Words before the repeated ones that are quoted too, to begin with the sentence."""
_STOPS = (". ", "; ", ": ")
_TITLES = {PassageKind.SUBJECT, PassageKind.ABOUT, PassageKind.APPENDIX_TITLE}


def findings(paper: Reading) -> Iterator[Finding]:
    """Doubled words and phrases of every passage, paragraphs printed twice."""
    for one in paper.passages:
        if one.kind in BODY_KINDS or one.kind in _TITLES:
            yield from _doubled(one)
    yield from _twice(paper)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    data = resources.toml("lastlook/text.toml")
    return {key: frozenset(data[key]) for key in ("joining", "reduplicated", "between_words")}


def _doubled(one: Passage) -> Iterator[Finding]:
    words = list(WORD.finditer(one.text))
    lower = [word[0].lower() for word in words]
    joined = [
        not one.text[left.end() : right.start()].strip(" \n") for left, right in pairwise(words)
    ]
    at = 0
    while at < len(words):
        size = _size(words, lower, joined, at)
        if size:
            end = words[at + 2 * size - 1].end()
            quote = one.text[words[at].start() : end]
            yield one.finding(
                "word_repeated",
                Severity.WARNING,
                quote,
                expected=one.text[words[at].start() : words[at + size - 1].end()],
                around=around(one.text, words[at].start(), end),
            )
        at += 2 * size or 1


def _size(words: list[Match[str]], lower: list[str], joined: list[bool], at: int) -> int:
    """How many words from ``at`` on stand twice in a row, 0 for none."""
    for size in range(min(_LONGEST, (len(words) - at) // 2), 0, -1):
        same = lower[at : at + size] == lower[at + size : at + 2 * size]
        if same and all(joined[at : at + 2 * size - 1]):
            letters = any(word[0].isalpha() for word in lower[at : at + size])
            before = lower[at - 1] if at and joined[at - 1] else ""
            goes_on = at + 2 < len(words) and joined[at + 1]
            after = lower[at + 2] if goes_on else ""
            if letters and (size > 1 or _is_slip(before, lower[at], after)):
                return size
    return 0


def _is_slip(before: str, word: str, after: str) -> bool:
    """A single word twice: a slip, unless it is said twice or ends one word and begins the next."""
    lists = _lists()
    if word in lists["reduplicated"] or word in lists["between_words"]:
        return False
    if word in lists["joining"]:
        return True
    ends, begins = typos.is_word(before, word), typos.is_word(word, after)
    return (begins and not ends) or (ends and not after)


def _twice(paper: Reading) -> Iterator[Finding]:
    """Sentences and long runs of words that stand above already; once for a paragraph.

    The words before the first heading and the closing line say again what the title says.
    """
    mark = data()["closing"]["end_mark"]
    seen: dict[tuple[str, ...], Passage] = {}
    first = next((one.key for one in paper.passages if one.kind is PassageKind.HEADING), "")
    opening = {one.key for one in takewhile(lambda one: one.key != first, paper.passages)}
    for one in paper.of_kind(PassageKind.PARAGRAPH, PassageKind.ITEM):
        if one.key in opening or mark in one.text:
            continue
        words = [(word[0].lower(), word.start()) for word in WORD.finditer(one.text)]
        runs = [tuple(word for word, _at in words[at : at + _RUN]) for at in range(len(words))]
        again = next((at for at, run in enumerate(runs) if run in seen), None)
        if again is not None:
            start = max(one.text.rfind(stop, 0, words[again][1]) for stop in _STOPS) + 1
            near = len(one.text[start : words[again][1]].split()) <= _NEAR
            quote = start_of(one.text[start if near else words[again][1] :], _QUOTED)
            other = _place(seen[runs[again]])
            yield one.finding("paragraph_repeated", Severity.WARNING, quote, **other)
        for run in runs:
            if len(run) == _RUN and not any(word[0].isdigit() for word in run):
                seen.setdefault(run, one)


def _place(other: Passage) -> dict[str, str]:
    """Where the words stand first, as values for the sentence."""
    place = {"other": other.place.rstrip(".")} if other.place else {}
    return place | ({"other_line": str(other.line)} if other.line is not None else {})
