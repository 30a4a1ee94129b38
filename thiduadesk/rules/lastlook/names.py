"""One name written two ways: organisations, laws, movements in quotation marks, people.

Quiet where two ways are right: a noun in small letters, capitals throughout, short forms, a
province's movement beside the country's.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import search_key
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either

_WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
_GAP = re.compile("\\s*(?:,|-|\u2013|\u2010|\u2011|\\s)\\s*")
_QUOTED = re.compile('[\u201c"]\\s*([^\u201c\u201d"\n]{12,200}?)\\s*[\u201d"]')
_SKIPPED = frozenset(
    {PassageKind.SUPERIOR, PassageKind.ISSUER, PassageKind.TYPE_NAME, PassageKind.SIGNER_AUTHORITY}
)


@cache
def words() -> dict[str, Any]:
    """The words of ``lastlook/names.toml``."""
    return resources.toml("lastlook/names.toml")


@dataclass(frozen=True, slots=True)
class _Said:
    """A name as it stands at a place.

    Attributes:
        passage: where.
        text: as written, without the sign at its end.
        shown: the same with single spaces and plain dashes: what two ways are told apart by.
        start: its place in the passage.
        opens: opens a sentence, so that its first letter is a capital anyway.
    """

    passage: Passage
    text: str
    shown: str
    start: int = 0
    opens: bool = False


def findings(paper: Reading) -> Iterator[Finding]:
    """Names that the paper writes in two ways; each way but the commonest is said once."""
    passages = [one for one in paper.passages if one.kind not in _SKIPPED]
    yield from _organisations(paper, passages)
    yield from _pairs(passages)
    yield from _movements(passages)
    yield from _people(paper, passages)


# --- organisations and laws -------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a passage: its folded form, and where it stands."""

    word: str
    key: str
    start: int
    end: int


@cache
def _tokens(text: str) -> tuple[_Token, ...]:
    return tuple(
        _Token(match[0], _folded(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


@cache
def _folded(word: str) -> str:
    """Lower case, one of the two ways to set a tone mark or to write i and y."""
    plain = word.casefold()
    for old, new in words()["tone"].items():
        plain = plain.replace(old, new)
    return plain


@cache
def _head_pattern() -> re.Pattern[str]:
    data = words()
    return re.compile(rf"(?<!\w)(?!{either(data['no_heads'])})(?:{either(data['heads'])})(?!\w)")


def _organisations(paper: Reading, passages: Sequence[Passage]) -> Iterator[Finding]:
    """The longest names first; a place that belongs to a name told is not told again."""
    recorded = {_key(name): name for name in paper.known.organisations}
    official = {_key(name): name for name in words()["official"]} | recorded
    names = {key for one in passages for key in _names_in(one.text)} | official.keys()
    found = _places_of({name for name in names if len(name) > 1}, passages)
    told: set[tuple[str, int]] = set()
    for key in sorted(found, key=lambda name: (-len(name), name)):
        said = [one for one in found[key] if (one.passage.at, one.start) not in told]
        ways = [*_ways(said, official.get(key), recorded=key in recorded)]
        if ways:
            told |= {(one.passage.at, one.start) for one in said}
        for one, right in ways:
            yield one.passage.finding("name_variant", Severity.WARNING, one.text, expected=right)


def _key(name: str) -> tuple[str, ...]:
    return tuple(one.key for one in _tokens(name) if one.key not in words()["joints"])


def _places_of(
    names: set[tuple[str, ...]], passages: Sequence[Passage]
) -> dict[tuple[str, ...], list[_Said]]:
    """Every place of every name, however it is written there; joints are passed over."""
    begun: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key in names:
        begun[key[0], key[1]].append(key)
    joints = frozenset(words()["joints"])
    found: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for passage in passages:
        telling = [token for token in _tokens(passage.text) if token.key not in joints]
        for place, (first, second) in enumerate(pairwise(telling)):
            for key in begun.get((first.key, second.key), ()):
                run = telling[place : place + len(key)]
                if tuple(token.key for token in run) == key and _is_one_run(passage.text, run):
                    found[key].append(_said(passage, run[0].start, run[-1].end))
    return found


def _names_in(text: str) -> Iterator[tuple[str, ...]]:
    """Keys of the names of organisations that begin in a text, from the shortest on.

    A name goes from its head over capitals and the second syllables behind them: «Trung tâm Phục
    vụ - Kiểm soát»; where it ends nobody can say, so each capital may be its last.
    """
    data = words()
    tokens = _tokens(text)
    joints = frozenset(data["joints"])
    starts = {match.start() for match in _head_pattern().finditer(text)}
    for place, first in enumerate(tokens):
        if first.start in starts:
            run = _run(text, tokens, place, starts)
            for end in range(data["least_words"], len(run) + 1):
                closes = end == len(run) or run[end].word[0].isupper() or run[end].key in joints
                part = [token for token in run[:end] if token.key not in joints]
                capitals = sum(token.word[0].isupper() for token in part)
                if (
                    closes
                    and run[end - 1].key not in joints
                    and len(part) >= data["least_words"]
                    and capitals >= data["least_capitals"]
                    and not all(token.word.isupper() for token in part)
                ):
                    yield tuple(token.key for token in part)


def _run(text: str, tokens: Sequence[_Token], place: int, starts: set[int]) -> list[_Token]:
    """The words of a name: between capitals one small syllable, or a joint, or both."""
    joints, places = frozenset(words()["joints"]), frozenset(words()["places"])
    run = [tokens[place]]
    small = 0
    for token in tokens[place + 1 :]:
        gap = text[run[-1].end : token.start]
        listed = "," in gap or run[-1].key in joints
        if not _GAP.fullmatch(gap) or (token.start in starts and listed):
            break
        if token.word[0].isupper() or token.word[0].isdigit():
            small = 0
        elif token.key in joints:
            pass
        elif small > 1 or token.key in places or "," in gap:
            break
        else:
            small += 1
        run.append(token)
    while run[-1].key in joints or (small > 1 and run[-1].word[0].islower()):
        small -= run[-1].key not in joints
        run.pop()
    return run


def _is_one_run(text: str, run: Sequence[_Token]) -> bool:
    """Nothing but joints, a comma or a dash between the words."""
    between = text[run[0].start : run[-1].end]
    return not re.search(r"[.;:()\n\u201c\u201d\"/]", between)


def _said(passage: Passage, start: int, end: int) -> _Said:
    text = passage.text[start:end]
    shown = " ".join(re.sub("\\s*[\u2013\u2010\u2011-]\\s*", " - ", text).split())
    opens = re.search(r"[^\s.!?:;*\u201c\"-]\s*$", passage.text[:start]) is None
    return _Said(passage, text, shown, start, opens=opens)


def _ways(
    said: Sequence[_Said], official: str | None, *, recorded: bool
) -> Iterator[tuple[_Said, str]]:
    """The first place of each way but one, with that one; ways that are right are left out.

    The one is the official name, else the commonest, else the one with more capitals. A name of
    the records must be written as it stands there even where the paper knows one way only.
    """
    proper = [one for one in said if not _is_plain(one, official=official is not None)]
    counts = Counter(_compared(one.shown) for one in proper)
    if not counts or (len(counts) < 2 and not recorded):
        return
    common = max(counts, key=lambda way: (counts[way], _capitals(way), -len(way)))
    if official is not None:
        common = _compared(official)
    right = official or next(one.shown for one in proper if _compared(one.shown) == common)
    told = {common}
    for one in proper:
        way = _compared(one.shown)
        if way not in told:
            told.add(way)
            yield one, right


def _compared(shown: str) -> str:
    """The first letter counts as it stands in the middle of a sentence; tone marks as one way."""
    parts = [_folded_case(word) for word in shown.split()]
    parts[0] = parts[0][:1].upper() + parts[0][1:]
    return " ".join(parts)


def _folded_case(word: str) -> str:
    """A word with its capitals, and one of the two ways to set a tone mark."""
    key = _folded(word)
    return (
        key[:1].upper() + key[1:]
        if word[:1].isupper() and not word.isupper()
        else (word if word.isupper() else key)
    )


def _capitals(way: str) -> int:
    return sum(word[0].isupper() for word in way.split())


def _is_plain(one: _Said, *, official: bool) -> bool:
    """All in small letters, or but the first that opens a sentence: a noun; capitals: a heading.

    An official name is one at the beginning of a sentence too.
    """
    letters = [word for word in one.shown.split() if word[0].isalpha()]
    checked = letters[1:] if one.opens and not official else letters
    return all(word[0].islower() for word in checked) or one.shown.isupper()


# --- «Tham mưu - Tổng hợp» ----------------------------------------------------------------------
_PAIR = re.compile(
    r"(?<!\w)(?P<one>[^\W\d_]+\s+[^\W\d_]+)\s?[-\u2013]\s?(?P<other>[^\W\d_]+\s+[^\W\d_]+)"
)


def _pairs(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Two nouns joined by a dash, both with a capital in one place and one of them in another."""
    found: dict[str, list[tuple[Passage, str, str]]] = defaultdict(list)
    for passage in passages:
        for match in _PAIR.finditer(passage.text):
            shown = " - ".join(" ".join(match[name].split()) for name in ("one", "other"))
            if not shown.isupper():
                found[shown.casefold()].append((passage, match[0], shown))
    for places in found.values():
        ways = {shown for _passage, _text, shown in places}
        full = next((way for way in ways if _has_two_capitals(way)), None)
        halves = {way for way in ways if way[0].isupper() and not _has_two_capitals(way)}
        for passage, text, shown in places:
            if full is not None and shown in halves:
                halves.discard(shown)
                yield passage.finding("name_variant", Severity.WARNING, text, expected=full)


def _has_two_capitals(way: str) -> bool:
    return all(half.strip()[0].isupper() for half in way.split(" - "))


# --- movements ----------------------------------------------------------------------------------
@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?i:{either(words()['short']['named_by'])})\s*[:*]*\s*$")


def _movements(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Names in quotation marks that differ in capitals, or by a word or two."""
    said: list[_Said] = []
    for passage in passages:
        for match in _QUOTED.finditer(passage.text):
            name = " ".join(match[1].strip(" *").split())
            if len(name.split()) >= words()["short"]["least_quoted"]:
                said.append(_Said(passage, match[1].strip(" *"), name))
    counts = Counter(one.shown for one in said)
    told: set[str] = set()
    for one in said:
        if one.shown in told or one.shown.isupper():
            continue
        for other in sorted(counts, key=lambda name: -counts[name]):
            if other == one.shown or other.isupper() or counts[other] < counts[one.shown]:
                continue
            first = next(said_ for said_ in said if said_.shown == other)
            earlier = counts[other] > counts[one.shown] or said.index(first) < said.index(one)
            if earlier and _is_one_movement(one.shown, other):
                told.add(one.shown)
                yield one.passage.finding(
                    "name_variant", Severity.WARNING, one.text, expected=first.shown
                )
                break


def _is_one_movement(one: str, other: str) -> bool:
    """The same words but for capitals, or one word changed, or a word or two added inside."""
    first, second = _plain_words(one), _plain_words(other)
    if first == second:
        return True
    if abs(len(first) - len(second)) > words()["short"]["most_added"]:
        return False
    steps = [
        step
        for step in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
        if step[0] != "equal"
    ]
    if len(steps) != 1:
        return False
    kind, start, end, other_start, other_end = steps[0]
    longest = max(end - start, other_end - other_start)
    inner = start > 0 and other_start > 0 and end < len(first) and other_end < len(second)
    if kind == "replace":
        return inner and longest == 1 and _are_alike(first[start], second[other_start])
    changed = one.split()[start:end] + other.split()[other_start:other_end]
    return (
        inner
        and longest <= words()["short"]["most_added"]
        and all(word[0].islower() for word in changed if word[0].isalpha())
    )


def _are_alike(one: str, other: str) -> bool:
    return search_key(one) == search_key(other) or (
        difflib.SequenceMatcher(None, one, other).ratio() > 0.6
    )


def _plain_words(name: str) -> list[str]:
    return [_folded(word.strip(".,;:()*")) for word in re.split("[\\s\u2013-]+", name) if word]


# --- people -------------------------------------------------------------------------------------
def _people(paper: Reading, passages: Sequence[Passage]) -> Iterator[Finding]:
    """A name of the records or of the signer with other marks, capitals or middle name."""
    signers = [" ".join(one.text.split()) for one in paper.of_kind(PassageKind.SIGNER_NAME)]
    yield from _other_middle_names(signers, passages)
    known = {name for name in (*signers, *paper.known.people) if len(name.split()) >= 3}
    by_key = {search_key(name): name for name in known if not name.isupper()}
    if not by_key:
        return
    for passage in passages:
        text = passage.text
        tokens = _tokens(text)
        keys = [search_key(token.word) for token in tokens]
        for key, name in by_key.items():
            wanted = key.split()
            for place in range(len(keys) - len(wanted) + 1):
                if keys[place : place + len(wanted)] != wanted:
                    continue
                written = text[tokens[place].start : tokens[place + len(wanted) - 1].end]
                if (
                    " ".join(written.split()) != name
                    and not written.isupper()
                    and written[0].isupper()
                ):
                    yield passage.finding("name_variant", Severity.WARNING, written, expected=name)


def _other_middle_names(signers: Sequence[str], passages: Sequence[Passage]) -> Iterator[Finding]:
    """A signer whom the paper names elsewhere with another middle name, and never with his own."""
    running = [one for one in passages if one.kind is not PassageKind.SIGNER_NAME]
    for signer in signers:
        parts = signer.split()
        if len(parts) < 3 or any(signer in " ".join(one.text.split()) for one in running):
            continue
        first, last = re.escape(parts[0]), re.escape(parts[-1])
        pattern = re.compile(
            rf"(?<!\w){first}(?:\s+[^\W\d_a-z][^\W\d_]*){{{len(parts) - 2}}}\s+{last}(?!\w)"
        )
        seen = {match[0] for one in running for match in pattern.finditer(one.text)}
        if len(seen) == 1:
            (other,) = seen
            line = next(one for one in passages if " ".join(one.text.split()) == signer)
            yield line.finding("name_variant", Severity.WARNING, line.text, expected=other)
