"""Spelling: syllables that cannot be, slips that are certain, spaces around marks.

Names of people, peoples and places keep their own spelling: a capital letter inside a sentence
excuses a word. A slip that comes again and again is one finding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import search_key
from thiduadesk.rules.lastlook import typos
from thiduadesk.rules.lastlook.flow import around
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.syllables import can_be
from thiduadesk.rules.lastlook.syllables import halves
from thiduadesk.rules.lastlook.syllables import has_marks

_LETTERS = re.compile(r"[^\W\d_]+")
_TOO_MANY = 0.08
"""A text with more impossible words than this is in another language or another encoding."""
_U, _O = "\u01af", "\u01a0"  # vi: two letters of abbreviations
_FEW = 3
_LIKE_FIGURES = re.compile(
    r"(?<![\w/])(?=[\dOolI]*\d)(?=[\dOolI]*[OolI])[\dOolI]{2}/\d{1,2}(?:/\d{4})?(?!\w)"
    r"|(?<![\w/])\d{1,2}/(?=[\dOolI]*[OolI])[\dOol]*\d[\dOol]*(?:/\d{4})?(?![\w/-])"
)
_BESIDE_TAGS = ("before", "bracket", "double", "colon")
_TOLD = 5
"""Places of one slip of the keyboard that are told; the rest is counted."""
_FOREIGN = frozenset("fjwz")
_VOWELS = frozenset("aeiouy")
_ADDRESS = 100
"""Letters around a place that are looked at, to see whether it stands in an address."""
_GLUED = re.compile(r"[-/@.\u2011'\u2019](?=\w)")
_SPACINGS = (
    ("before", re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[,;](?![.,]))|(?<=\w)[ \u00a0]+(?=\.(?:\s|$))")),
    ("after", re.compile(r"(?<=[^\W\d_][,;])(?=[^\W\d_])")),
    ("sentence", re.compile(r"(?<=[a-z\u00e0-\u1ef9]{3}\.)(?=[A-Z\u0110][^\W\d_A-Z])")),
    ("colon", re.compile(r"(?<=[^\W\d_])[ \u00a0]+(?=:(?:\s|$))")),
    ("dots", re.compile(r"(?<=[^\W\d_])\.{4,8}(?=[ ]?[^\W\d_]|$)|(?<=\u201d)\.{4,8}")),
    ("ordinal", re.compile(r"(?<=[^\W\d_] \d,)(?=\d{1,2} \w+ \d)")),
    ("bracket", re.compile(r"(?<=\()[ \u00a0]+(?=\w)|(?<=\w)[ \u00a0]+(?=\))")),
    ("dash", re.compile(r"(?<=\w)(?P<left>[ \u00a0]?)[-\u2013](?P<right>[ \u00a0]?)(?=\w)")),
    ("double", re.compile(r"(?<=\w)[ \u00a0]{2,}(?=\w)")),
)  # fmt: skip


def findings(paper: Reading) -> Iterator[Finding]:
    """Misspelt words, then spaces that are missing or too many."""
    slips = [slip for one in paper.passages for slip in _slips(one)]
    told = {
        (slip.params["at"], word) for slip in slips for word in (slip.quote or "").lower().split()
    }
    for slip in _impossible(paper.passages):
        if (slip.params["at"], (slip.quote or "").lower()) not in told:
            yield slip
    yield from slips
    for one in paper.passages:
        yield from _letters_in_dates(one)
    yield from _variants(paper.passages)
    yield from _spacing(paper)


# ── syllables ──


def _impossible(passages: Sequence[Passage]) -> Iterator[Finding]:
    words: Counter[str] = Counter()
    wrong: dict[str, tuple[Passage, int, str | None]] = {}
    for one in passages:
        found = list(_LETTERS.finditer(one.text))
        for at, word in enumerate(found):
            lower = word[0].lower()
            words[lower] += 1
            if lower in wrong or typos.is_in_use(lower):
                continue
            right = _in_its_word(one.text, found, at)
            if _is_impossible(one.text, word) or (right and len(lower) >= _FEW):
                wrong[lower] = (one, word.start(), right)
    times = sum(words[word] for word in wrong)
    if times > max(_FEW, _TOO_MANY * words.total()):
        return
    for lower, (one, start, right) in wrong.items():
        quote = one.text[start : start + len(lower)]
        yield one.finding(
            "spelling",
            Severity.WARNING,
            quote,
            expected=right or _meant(lower, words, wrong),
            around=around(one.text, start, start + len(lower)),
        )


def _letters_in_dates(one: Passage) -> Iterator[Finding]:
    """«1O/02/2025», «l5/6»: letters that look like figures."""
    for found in _LIKE_FIGURES.finditer(one.text):
        right = found[0].translate(str.maketrans("OolI", "0011"))
        yield _slip(one, found[0], right, found)


def _in_its_word(text: str, words: Sequence[re.Match[str]], at: int) -> str | None:
    """What a syllable that nobody uses was meant for, by its neighbours; names are left alone."""
    word = words[at]
    before, after = "", ""
    if at and text[words[at - 1].end() : word.start()] == " ":
        before = words[at - 1][0].lower()
    if at + 1 < len(words) and text[word.end() : words[at + 1].start()] == " ":
        after = words[at + 1][0].lower()
    right = typos.meant(before, word[0].lower(), after)
    titled = not (word[0].islower() or word[0].isupper())
    alike = right is not None and search_key(right) == search_key(word[0])
    return right if alike or not titled else None


def _is_impossible(text: str, word: re.Match[str]) -> bool:
    letters, lower = word[0], word[0].lower()
    if len(letters) < 2 or not has_marks(letters) or can_be(lower):
        return False
    plain = search_key(letters)
    if _FOREIGN & set(plain) or not _VOWELS & set(plain):
        return False
    if letters.isupper():
        marked = sum(has_marks(letter) for letter in letters)
        hooked = letters.count(_U) + letters.count(_O)
        return len(letters) > _FEW and marked > hooked
    if letters != lower and not (letters[1:].islower() and _begins(text, word.start())):
        return False
    before, after = text[: word.start()], text[word.end() :]
    glued = _GLUED.match(after) or (
        before and _GLUED.match(before[-1] + "a") and before[-2:-1].isalnum()
    )
    return not glued and not after[:1].isdigit()


def _begins(text: str, start: int) -> bool:
    """A sentence begins here, and the next word is no name: the capital is not that of a name."""
    before = text[:start].rstrip(' \u201c"(-+')
    return not before or before.endswith((".", ":", "!", "?"))


def _meant(wrong: str, words: Mapping[str, int], others: Mapping[str, object]) -> str | None:
    """The word that was meant: two that ran together, or one of the paper with the same letters."""
    both = halves(wrong)
    if both and all(words.get(half) for half in both):
        return " ".join(both)
    key = search_key(wrong)
    same = [word for word in words if word not in others and search_key(word) == key]
    return max(same, key=lambda word: words[word], default=None) if len(same) <= _FEW else None


# ── slips ──


@dataclass(frozen=True)
class _Slip:
    right: str
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()


@cache
def _pairs() -> Mapping[str, _Slip]:
    data = resources.toml("lastlook/spelling.toml")
    pairs = {wrong.lower(): _Slip(right) for wrong, right in data["pairs"].items()}
    for one in data["guarded"]:
        after, before = one.get("not_after", ()), one.get("not_before", ())
        pairs[one["wrong"]] = _Slip(one["right"], frozenset(after), frozenset(before))
    return pairs


@cache
def _abbreviations() -> Mapping[str, str]:
    found: dict[str, str] = resources.toml("lastlook/spelling.toml")["abbreviations"]
    return found


@cache
def _pair_words() -> re.Pattern[str]:
    return _either(_pairs())


@cache
def _abbreviation_words() -> re.Pattern[str]:
    return _either(_abbreviations())


def _either(phrases: Mapping[str, object]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(one).replace(chr(92) + ' ', '[ ]') for one in longest)})(?!\w)"
    )


def _slips(one: Passage) -> Iterator[Finding]:
    lower = one.text.lower().replace("\n", " ").replace("\u00a0", " ")
    if len(lower) == len(one.text):
        for found in _pair_words().finditer(lower):
            slip = _pairs()[found[0]]
            if not _excused(lower, found, slip):
                quote = one.text[found.start() : found.end()]
                yield _slip(one, quote, _cased(slip.right, quote), found)
    for found in _abbreviation_words().finditer(one.text):
        yield _slip(one, found[0], _abbreviations()[found[0]], found)


def _excused(text: str, found: re.Match[str], slip: _Slip) -> bool:
    before = _LETTERS.findall(text[: found.start()][-20:])
    after = _LETTERS.match(text[found.end() :].lstrip())
    if slip.not_before and after is None and not text[found.end() :].strip():
        return True  # the line ends here: who knows what follows
    return bool(before and before[-1] in slip.not_after) or bool(
        after and after[0] in slip.not_before
    )


def _slip(one: Passage, quote: str, right: str, found: re.Match[str]) -> Finding:
    near = around(one.text, found.start(), found.end())
    return one.finding("spelling", Severity.WARNING, quote, expected=right, around=near)


def _cased(right: str, like: str) -> str:
    if like.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if like[:1].isupper() else right


# ── variants ──


@cache
def _variant_words() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    groups = resources.toml("lastlook/spelling.toml")["variants"]
    forms = [tuple(one["forms"]) for one in groups]
    return tuple((one, _either(dict.fromkeys(one))) for one in forms)


def _variants(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One word written in two ways: the places of the rarer way."""
    for forms, pattern in _variant_words():
        places = [
            (found[0], one, found)
            for one in passages
            for found in pattern.finditer(one.text.lower())
        ]
        times = Counter(form for form, _one, _found in places)
        if len(times) < len(forms):
            continue
        usual = max(forms, key=lambda form: times[form])
        for form, one, found in [place for place in places if place[0] != usual][:_TOLD]:
            quote = one.text[found.start() : found.end()]
            if quote.lower() == form:
                yield _slip(one, quote, _cased(usual, quote), found)


# ── spaces ──


def _spacing(paper: Reading) -> Iterator[Finding]:
    """The first places of each kind of slip, with how often it comes."""
    passages = [*paper.of_kind(PassageKind.SUBJECT), *paper.body]
    for name, pattern in _SPACINGS:
        places = [
            (one, found)
            for one in passages
            for found in pattern.finditer(one.text)
            if not _is_address(one.text, found.start())
            and (name != "dash" or found["left"] != found["right"])
            and not (name in _BESIDE_TAGS and _has_tags(paper, one))
        ]
        for one, found in places[:_TOLD]:
            quote = around(one.text, found.start(), found.end(), words=3)
            count = str(len(places))
            yield one.finding(
                "punctuation_spacing", Severity.WARNING, quote, found=count, kind=name
            )


def _has_tags(paper: Reading, one: Passage) -> bool:
    """The line is marked up in html, where blanks beside a tag are no blanks of the text."""
    source = paper.document.source
    return source is not None and one.line is not None and "</" in source.lines[one.line - 1]


def _is_address(text: str, place: int) -> bool:
    """Inside an address of the web or of mail."""
    start = max(text.rfind(end, max(0, place - _ADDRESS), place) for end in " \n") + 1
    word = text[max(start, place - _ADDRESS) : place + _ADDRESS]
    word = word.split(maxsplit=1)[0] if word.strip() else ""
    return any(mark in word for mark in ("://", "www.", "@", ".vn", ".com"))
