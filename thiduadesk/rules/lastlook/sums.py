"""Totals in prose against their parts: «89, trong đó có 60 …, 14 … và 15 …».

Wrong for certain is only what no reading can save: parts of one kind above their total, or a list
that says it is whole and falls short. Parts that may overlap («nữ», «đảng viên») prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import About
from thiduadesk.rules.lastlook.quantities import Quantity
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.quantities import words
from thiduadesk.rules.lastlook.quantities import written

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[^\W\d_a-z])|\n|$)", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")
_FAR = 120
_LONG_QUOTE = 140


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and what is said of its parts.

    Attributes:
        total: the number claimed.
        parts: the numbers of the parts.
        said: the words of the parts, one for each.
        closed: the wording says that all parts are named.
        whole: every piece of the list has a number.
        unfinished: the list goes on («…», «khác»).
        quote: the words, as copied.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    said: tuple[str, ...]
    closed: bool
    whole: bool
    unfinished: bool
    quote: str


@cache
def _marker() -> re.Pattern[str]:
    data = words()["parts"]
    return re.compile(
        rf"(?<!\w)(?i:(?P<open>{either(data['open'])})|(?P<closed>{either(data['closed'])}))(?!\w)"
        rf"[\s:]*"
    )


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{either(words()['parts']['total'])})(?!\w)")


@cache
def _any_word(name: str) -> re.Pattern[str]:
    signs = [re.escape(word) for word in words()["parts"][name] if not word[0].isalpha()]
    letters = either(word for word in words()["parts"][name] if word[0].isalpha())
    return re.compile("|".join([*signs, rf"(?<!\w)(?i:{letters})(?!\w)"]))


def findings(paper: Reading) -> Iterator[Finding]:
    """Sums that do not agree with their parts."""
    body = paper.body
    for place, passage in enumerate(body):
        for sentence in SENTENCE.finditer(passage.text):
            for one in _sums(sentence[0]):
                yield from _judged(passage, one)
        yield from _total_behind(passage)
        items = tuple(_items_after(body, place))
        if items and (listed := _over_items(passage, items)) is not None:
            yield from _judged(passage, listed)


def _sums(sentence: str) -> Iterator[_Sum]:
    if len(re.findall(r"\d", sentence)) < 2:
        return
    flat = _BRACKETS.sub(lambda inner: " " * len(inner[0]), sentence)
    markers = [*_marker().finditer(flat)]
    counted = quantities(flat)
    for count, marker in enumerate(markers):
        end = markers[count + 1].start() if count + 1 < len(markers) else len(flat)
        total = _total_before(flat, counted, marker.start(), flat[marker.end() : end])
        if total is not None and marker.end() < end:
            yield from _listed(
                sentence,
                total,
                flat[marker.end() : end],
                marker.end(),
                closed=marker["closed"] is not None and count + 1 == len(markers),
            )
    yield from _of_these(sentence, flat, counted)
    paired = [] if markers else [*_complements(sentence, flat, counted)]
    yield from paired
    named = next(_named_totals(flat, counted), None) if not markers and not paired else None
    if named is not None:
        total = next((one for one in counted if one.start > named.end()), None)
        semicolon = flat.find(";", total.end) if total else -1
        if total is not None and semicolon > 0 and ";" not in flat[named.end() : total.start]:
            region = flat[semicolon + 1 :]
            yield from _listed(sentence, total, region, semicolon + 1, closed=False)
    for inner in _BRACKETS.finditer(sentence):
        yield from _in_brackets(sentence, inner)


def _total_before(flat: str, counted: Sequence[Quantity], at: int, region: str) -> Quantity | None:
    """The nearest number before a marker; one that counts what the parts count, if there is one."""
    nearest = _before(flat, counted, at)
    nouns = {_noun(part) for part in quantities(region)}
    if nearest is None or len(nouns) != 1 or _noun(nearest) in nouns:
        return nearest
    same = [one for one in counted if one.end <= at and _noun(one) in nouns and _noun(one)]
    far = not same or at - same[-1].end > 2 * _FAR or ";" in flat[same[-1].end : at]
    return nearest if far else same[-1]


def _before(flat: str, counted: Sequence[Quantity], at: int) -> Quantity | None:
    """The number that the words before a marker end with."""
    near = [one for one in counted if one.end <= at and at - one.end < _FAR]
    if not near or ";" in flat[near[-1].end : at]:
        return None
    return near[-1]


def _named_totals(flat: str, counted: Sequence[Quantity]) -> Iterator[re.Match[str]]:
    """«Tổng số …: 139 nhiệm vụ» with its number before the next semicolon."""
    for named in _total().finditer(flat):
        total = next((one for one in counted if one.start > named.end()), None)
        if total is not None and ";" not in flat[named.end() : total.start]:
            yield named


def _total_behind(passage: Passage) -> Iterator[Finding]:
    """«Quỹ A 185 triệu đồng; Quỹ B 96 triệu đồng. Tổng cộng 281 triệu đồng.»."""
    sentences = [one[0] for one in SENTENCE.finditer(passage.text)]
    for before, here in pairwise(sentences):
        named = _total().match(here.strip())
        if named is None or ";" not in before:
            continue
        totals = quantities(here)
        pieces = [quantities(_BRACKETS.sub("", piece)) for piece in before.split(";")]
        parts = tuple(piece[0] for piece in pieces if len(piece) == 1)
        if len(totals) != 1 or len(parts) < len(pieces) or not _are_one_kind(totals[0], parts):
            continue
        added = sum((part.value for part in parts), Decimal())
        exact = all(part.about is About.EXACT for part in (totals[0], *parts))
        if added != totals[0].value and exact:
            yield passage.finding(
                "sum_mismatch",
                Severity.ERROR,
                here.strip(" ."),
                found=totals[0].text,
                expected=written(added, totals[0]),
            )


def _are_one_kind(total: Quantity, parts: Sequence[Quantity]) -> bool:
    kinds = {part.kind for part in parts}
    neutral = _noun(total) in words()["parts"]["neutral"]
    return len(kinds) == 1 and kinds != {""} and (neutral or total.kind in kinds)


def _of_these(sentence: str, flat: str, counted: Sequence[Quantity]) -> Iterator[_Sum]:
    """«Trong số 26 cá nhân …, có 22 … và 05 …»."""
    for marker in _any_word("of_these").finditer(flat):
        behind = [one for one in counted if one.start >= marker.end()]
        comma = flat.find(",", behind[0].end) if behind else -1
        if comma > 0 and not flat[marker.end() : behind[0].start].strip():
            region = re.split(r"[;.]\s", flat[comma + 1 :])[0]
            yield from _listed(sentence, behind[0], region, comma + 1, closed=False)


@cache
def _complement_numbers() -> tuple[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]], ...]:
    """Each set of complements, with the patterns of its words right before a number."""
    return tuple(
        (
            tuple(pair),
            tuple(re.compile(rf"(?<!\w)(?i:{either([word])})[\s:]*(?=\d)") for word in pair),
        )
        for pair in words()["parts"]["complements"]
    )


def _complements(sentence: str, flat: str, counted: Sequence[Quantity]) -> Iterator[_Sum]:
    """«09 thành viên, có mặt 08, vắng 02»: two that are all, with no word that says so."""
    for pair, patterns in _complement_numbers():
        found = [pattern.search(flat) for pattern in patterns]
        places = sorted((one.start(), one.end()) for one in found if one is not None)
        if len(places) < len(pair):
            continue
        parts = [next((one for one in counted if one.start == end), None) for _at, end in places]
        total = next((one for one in reversed(counted) if one.end <= places[0][0]), None)
        if total is None or total in parts or any(part is None for part in parts):
            continue
        whole = tuple(part for part in parts if part is not None)
        between = flat[total.end : whole[-1].end]
        if len(between) <= _FAR and len(
            [one for one in counted if total.end <= one.start < whole[-1].end]
        ) == len(pair):
            quote = sentence[total.start : whole[-1].end]
            yield _Sum(total, whole, pair, closed=True, whole=True, unfinished=False, quote=quote)
            return


def _in_brackets(sentence: str, inner: re.Match[str]) -> Iterator[_Sum]:
    """«139 nhiệm vụ (74 hoàn thành, 56 đang thực hiện, 9 dừng)»."""
    before = sentence[: inner.start()]
    counted = quantities(before)
    if not counted or re.search(r"[,;:.]", before[counted[-1].end :]):
        return
    if len(before) - counted[-1].end > _FAR // 3:
        return
    text = inner[0][1:-1]
    marker = _marker().match(text.strip())
    start = inner.start() + 1 + (text.find(marker[0]) + len(marker[0]) if marker else 0)
    yield from _listed(
        sentence,
        counted[-1],
        sentence[start : inner.end() - 1],
        start,
        closed=marker is not None and marker["closed"] is not None,
    )


def _listed(
    sentence: str, total: Quantity, region: str, at: int, *, closed: bool
) -> Iterator[_Sum]:
    """The parts in a region of a sentence, each piece with one number at most.

    A list parted by commas ends at the first semicolon.
    """
    first = region.split(";", maxsplit=1)[0]
    if ";" in region and len(quantities(first)) > 1:
        region = first
    pieces = _pieces(region)
    counted = [quantities(piece) for piece in pieces]
    if any(len(one) > 1 for one in counted):
        return
    parts = tuple(one[0] for one in counted if one)
    said = tuple(piece for piece, one in zip(pieces, counted, strict=True) if one)
    if not parts:
        return
    unsaid = " ".join(piece for piece, one in zip(pieces, counted, strict=True) if not one)
    goes_on = re.search(r"\.\.\.|\u2026", region) is not None
    unfinished = goes_on or _any_word("unfinished").search(unsaid) is not None
    quote = sentence[total.start : at + len(region)].strip(" .;,")
    if len(quote) > _LONG_QUOTE:
        quote = sentence[total.start : at].strip(" :;,(")
    whole = ";" not in region or all(counted)
    yield _Sum(total, parts, said, closed, whole, unfinished, quote)


def _pieces(region: str) -> list[str]:
    """The members of a list: parted by semicolons where there are any, else by commas and «và»."""
    rounded = either(word for words_ in words()["about"].values() for word in words_)
    last = rf"\s{words()['count']['and']}\s(?=(?:(?i:{rounded})\s+)?\d)"
    sign = ";" if ";" in region else ","
    cut = re.split(rf"{sign}|{last}", region)
    return [piece for piece in cut if piece.strip(" .:-\n")]


def _items_after(body: Sequence[Passage], place: int) -> Iterator[Passage]:
    """The items of the list that a passage ending with a colon announces."""
    if not body[place].text.rstrip().endswith(":"):
        return
    kind = body[place + 1].number if place + 1 < len(body) else ""
    for one in body[place + 1 :]:
        if one.kind is not PassageKind.ITEM or one.number != kind or one.key != body[place].key:
            return
        yield one


def _over_items(passage: Passage, items: Sequence[Passage]) -> _Sum | None:
    """«Tổng số: 89 người, trong đó:» and its items, one number in each."""
    flat = _BRACKETS.sub(lambda inner: " " * len(inner[0]), passage.text)
    marker = next((one for one in _marker().finditer(flat) if one.end() == len(flat)), None)
    if marker is None:
        return None
    total = _before(flat, quantities(flat), marker.start())
    pieces = [_BRACKETS.sub("", one.text) for one in items]
    counted = [quantities(piece) for piece in pieces]
    if total is None or any(len(one) != 1 for one in counted):
        return None
    parts = tuple(one[0] for one in counted)
    quote = passage.text[total.start :]
    closed = marker["closed"] is not None
    return _Sum(total, parts, tuple(pieces), closed, whole=True, unfinished=False, quote=quote)


# --- judging --------------------------------------------------------------------------------
def _judged(passage: Passage, one: _Sum) -> Iterator[Finding]:
    said = " ".join(one.said)
    full = _are_complements(one.said)
    kin = [_is_one_kind(one.total, part) for part in one.parts]
    alike = all(kin)
    nearly = all(same or not part.kind for same, part in zip(kin, one.parts, strict=True))
    if not alike and not (full and one.closed) and not (nearly and sum(kin) > 1):
        return
    added = sum((part.value for part in one.parts), Decimal())
    total = one.total.value
    rounded = any(part.about is not About.EXACT for part in (one.total, *one.parts))
    if added == total or (_overlap(said, one.total) and not full):
        return
    doubtful = _any_word("doubtful").search(said) is not None and not full
    severity: Severity | None
    if added > total:
        severity = _excess(one, added, rounded=rounded)
    else:
        severity = _shortfall(one, added, full=full, rounded=rounded)
    if severity is not None:
        yield passage.finding(
            "sum_mismatch",
            severity if alike and not doubtful else Severity.WARNING,
            one.quote,
            found=one.total.text,
            expected=written(added, one.total),
        )


def _overlap(said: str, total: Quantity) -> bool:
    """Parts that one person may be of twice; counts of times, where the total counts people."""
    times = words()["parts"]["times"]
    if total.unit.startswith(times):
        said = said.replace(times, "")
    return _any_word("overlapping").search(said) is not None


def _excess(one: _Sum, added: Decimal, *, rounded: bool) -> Severity | None:
    above = [part for part in one.parts if part.value > one.total.value]
    if any(_noun(part) != _noun(one.total) for part in above):
        return None
    if one.total.about in (About.MORE, About.AROUND):
        share = (added - one.total.value) * 100 / one.total.value if one.total.value else 0
        return Severity.WARNING if share > words()["parts"]["short_share"] else None
    doubtful = len(one.parts) == 2 and not one.closed and not _are_complements(one.said)
    return Severity.WARNING if rounded or doubtful else Severity.ERROR


def _shortfall(one: _Sum, added: Decimal, *, full: bool, rounded: bool) -> Severity | None:
    if one.unfinished or not one.whole or len(one.parts) < 2:
        return None
    small = (one.total.value - added) * 100 <= one.total.value * words()["parts"]["short_share"]
    if one.total.about in (About.LESS, About.AROUND) and small:
        return None
    if full or one.closed:
        return Severity.WARNING if rounded else Severity.ERROR
    if small:
        return Severity.ERROR if len(one.parts) > 2 and not rounded else Severity.WARNING
    many = words()["parts"]["short_share_of_many"]
    near = (one.total.value - added) * 100 <= one.total.value * many
    return Severity.WARNING if near and len(one.parts) > 2 and one.total.kind else None


def _is_one_kind(total: Quantity, part: Quantity) -> bool:
    """Both count the same kind of thing, as far as their words say."""
    if part.kind and total.kind:
        return part.kind == total.kind
    if not part.unit or not total.unit:
        return True
    return _noun(part) == _noun(total)


def _noun(one: Quantity) -> str:
    return one.unit.split()[0] if one.unit else ""


def _are_complements(said: Sequence[str]) -> bool:
    """The pieces are two or three that together are all: «trong hạn», «quá hạn»."""
    return any(
        len(pair) == len(said) and {_named(pair, piece.casefold()) for piece in said} == {*pair}
        for pair in words()["parts"]["complements"]
    )


def _named(pair: Sequence[str], piece: str) -> str:
    return max((word for word in pair if word in piece), key=len, default="")
