"""Capital letters («viết hoa»), where the words alone decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules import citations
from thiduadesk.rules.lastlook.flow import around
from thiduadesk.rules.lastlook.formwords import is_before
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_MOST = 3
"""Places of one slip that are told."""
_RUNNING = frozenset(
    {PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.FOOTNOTE, PassageKind.LEGAL_BASIS,
     PassageKind.CELL, PassageKind.HEADING}
)  # fmt: skip


def findings(paper: Reading) -> Iterator[Finding]:
    """Capitals inside sentences, names in one form only, parts of papers cited."""
    forms = _data()["forms"] | ({} if is_before(paper) else _data()["since_2020"])
    times: dict[str, int] = {}
    named: set[str | None] = set()
    for one in paper.passages:
        if one.kind not in _RUNNING or one.text.isupper():
            continue
        yield from _inside(one)
        yield from _cited_kinds(one)
        for slip in _laws(one, None if is_before(paper) else _data()["laws"]["nd30"]):
            if slip.expected not in named:  # once for each law
                named.add(slip.expected)
                yield slip
        for found in _forms(tuple(forms)).finditer(one.text):
            times[found[0]] = times.get(found[0], 0) + 1
            if times[found[0]] <= (_MOST if found[0] in _data()["forms"] else 1):
                yield _wrong(one, found[0], forms[found[0]])
        if not is_before(paper):
            yield from _cited(one)


@cache
def _data() -> dict[str, Any]:
    return resources.toml("lastlook/capitals.toml")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _forms(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)")


def _wrong(one: Passage, quote: str, expected: str, law: str | None = None) -> Finding:
    return one.finding("capital_wrong", Severity.WARNING, quote, expected=expected, law=law)


# ── inside a sentence ──


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(
        rf", (?P<word>{_either(_data()['after_comma'])})(?=,? [^\W\d_A-Z\u00c0-\u00dd])"
    )


@cache
def _semicolon() -> re.Pattern[str]:
    words = _either([*_data()["after_comma"], *_data()["after_semicolon"]])
    return re.compile(rf"; (?P<word>{words})(?!\w)")


@cache
def _small_before() -> re.Pattern[str]:
    return re.compile(rf"(?<=[a-z\u00e0-\u1ef90-9]) (?P<word>{_either(_data()['inside'])})(?= \w)")


@cache
def _kinds_in_small() -> Mapping[str, str]:
    return {kind[0].lower() + kind[1:]: kind for kind in citations.words().kinds}


@cache
def _cited_kind() -> re.Pattern[str]:
    """A paper cited by its number whose kind, or whose «số», is written with the wrong letter."""
    number = citations.words().number_word
    small, kinds = _either(_kinds_in_small()), _either(citations.words().kinds)
    tail = r" \d+(?:/\d{4})?[/-][A-Z\u0110]"
    return re.compile(
        rf"(?<![\w.])(?<!^)(?:(?P<small>{small}) {number}|(?:{kinds}) (?P<great>{number.capitalize()}))"
        rf"(?={tail})"
    )


def _cited_kinds(one: Passage) -> Iterator[Finding]:
    for found in _cited_kind().finditer(one.text):
        kind, _space, number = found[0].rpartition(" ")
        right = f"{_kinds_in_small().get(kind, kind)} {number.lower()}"
        yield _wrong(one, found[0], right)


def _inside(one: Passage) -> Iterator[Finding]:
    found = [*_comma().finditer(one.text), *_small_before().finditer(one.text)]
    after = list(_semicolon().finditer(one.text))
    if len(after) * 2 <= one.text.count("; "):  # not a list whose items all begin so
        found += after
    for slip in sorted(found, key=lambda match: match.start()):
        if _in_quotes(one.text, slip.start()) or _is_name(one.text, slip):
            continue
        if (
            one.text[: slip.start()].rpartition(" ")[2][:1].isupper()
            and one.text[slip.start()] == " "
        ):
            continue  # «Luật Ban hành văn bản …»
        word = slip["word"]
        quote = around(one.text, slip.start("word"), slip.end("word"), words=1)
        expected = quote.replace(word, word[0].lower() + word[1:], 1)
        yield _wrong(one, quote, expected)


def _in_quotes(text: str, place: int) -> bool:
    """Inside quotation marks words stand as they are titled."""
    return (
        text.count("\u201c", 0, place) > text.count("\u201d", 0, place)
        or text.count('"', 0, place) % 2 == 1
    )


def _is_name(text: str, slip: re.Match[str]) -> bool:
    """The word behind begins with a capital too: «Ban hành Quy chế» is none, «Của Ông» may be."""
    word = slip["word"]
    return " " not in word and text[slip.end() : slip.end() + 2].strip()[:1].isupper()


# ── names of laws, parts of papers ──


@cache
def _law_names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(citations.words().laws)})(?!\w)", re.IGNORECASE)


@cache
def _law_forms() -> dict[str, str]:
    return {name.lower(): name for name in citations.words().laws}


def _laws(one: Passage, law: str | None) -> Iterator[Finding]:
    """«Luật cán bộ, công chức» → «Luật Cán bộ, công chức»: the first syllable of the name."""
    for found in _law_names().finditer(one.text):
        right = _law_forms()[found[0].lower()]
        kind = right.split()[0]
        named = found[0].removeprefix(f"{kind} ")
        if found[0] != named and named[:1].islower():
            yield _wrong(one, found[0], right, law)


@cache
def _small_parts() -> re.Pattern[str]:
    return re.compile(rf"(?<=[a-z\u00e0-\u1ef9,] )(?P<word>{_either(_data()['cited_parts']['small'])})"
                      r"(?= (?:\d+|[a-z\u0111])(?:[ ,;.]|$))")  # fmt: skip


def _cited(one: Passage) -> Iterator[Finding]:
    law = _data()["cited_parts"]["law"]
    for found in _small_parts().finditer(one.text):
        quote = around(one.text, found.start(), found.end(), words=1)
        quote = quote[quote.index(found[0]) :]
        yield _wrong(one, quote, quote[0].lower() + quote[1:], law)
