"""Totals in prose against their parts: «89, trong đó có 60 …, 14 … và 15 …».

Wrong for certain is only what no reading can save: parts of one kind above their total, or a list
that says it is whole and falls short. Parts that may overlap («nữ», «đảng viên») prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from thiduadesk.domain.findings import Finding
from thiduadesk.rules.lastlook.closing_totals import total_word
from thiduadesk.rules.lastlook.closing_totals import totals_behind
from thiduadesk.rules.lastlook.judged_sums import Sum
from thiduadesk.rules.lastlook.judged_sums import any_word
from thiduadesk.rules.lastlook.judged_sums import judged
from thiduadesk.rules.lastlook.judged_sums import noun
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import Quantity
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import quantities
from thiduadesk.rules.lastlook.quantities import words
from thiduadesk.rules.lastlook.sentences import BRACKETS
from thiduadesk.rules.lastlook.sentences import SENTENCE
from thiduadesk.rules.lastlook.sentences import members

_FAR = 120
_CHANGE_WORDS = 8
"""Letters before a number in which «tăng» or «giảm» stands."""
_SEVERAL = 2
_IN_VIEW = 4 * _FAR
"""Letters before a bracket among which its total is looked for."""
_LONG_QUOTE = 140


@cache
def _marker() -> re.Pattern[str]:
    data = words()["parts"]
    return re.compile(
        rf"(?<!\w)(?i:(?P<open>{either(data['open'])})|(?P<closed>{either(data['closed'])}))(?!\w)"
        rf"[\s:]*"
    )


@cache
def _compared() -> re.Pattern[str]:
    """«tăng 25 … so với năm trước (120 …)»: the number in brackets is no part."""
    data = words()
    return re.compile(
        rf"(?<!\w)(?i:{data['count']['up']}|{data['count']['down']}|{either(data['share']['compared'])})(?!\w)"
    )


@cache
def _of_another_time() -> re.Pattern[str]:
    """«(năm 2021: 82 đơn)», «(cùng kỳ 82 đơn)»."""
    return re.compile(rf"\(\s*(?i:{either(words()['share']['another_time'])})(?!\w)")


def findings(paper: Reading) -> Iterator[Finding]:
    """Sums that do not agree with their parts."""
    body = paper.body
    for place, passage in enumerate(body):
        for sentence in _sentences(passage.text):
            for one in _sums(sentence):
                yield from judged(passage, one)
        yield from totals_behind(passage)
        items = tuple(_items_after(body, place))
        above = body[place - 1].text if place else ""
        if items and (listed := _over_items(above, passage, items)) is not None:
            yield from judged(passage, listed)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; «Trong đó …» is read with the one before it."""
    start = 0
    found = [*SENTENCE.finditer(text)]
    for here, behind in pairwise([*found, None]):
        if here is not None and (behind is None or not _marker().match(behind[0])):
            yield text[start : here.end()]
            start = here.end()


def _sums(sentence: str) -> Iterator[Sum]:
    if len(re.findall(r"\d", sentence)) < 2:
        return
    flat = BRACKETS.sub(lambda inner: " " * len(inner[0]), sentence)
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
    paired = paired or ([] if markers else [*_behind_colon(sentence, flat, counted)])
    yield from paired
    named = next(_named_totals(flat, counted), None) if not markers and not paired else None
    if named is not None:
        total = next((one for one in counted if one.start > named.end()), None)
        semicolon = flat.find(";", total.end) if total else -1
        if total is not None and semicolon > 0 and ";" not in flat[named.end() : total.start]:
            region = flat[semicolon + 1 :]
            if total_word().search(region):
                return
            yield from _listed(sentence, total, region, semicolon + 1, closed=False)
    for inner in BRACKETS.finditer(sentence):
        yield from _in_brackets(sentence, inner)


def _total_before(flat: str, counted: Sequence[Quantity], at: int, region: str) -> Quantity | None:
    """The nearest number before a marker; one that counts what the parts count, if there is one."""
    nearest = _before(flat, counted, at)
    nouns = {noun(part) for part in quantities(region)}
    if nearest is None or len(nouns) != 1 or noun(nearest) in nouns:
        return nearest
    same = [one for one in counted if one.end <= at and noun(one) in nouns and noun(one)]
    between = flat[same[-1].end : at].rstrip(" ;") if same else ""
    far = not same or len(between) > 2 * _FAR or ";" in between
    return nearest if far else same[-1]


def _before(flat: str, counted: Sequence[Quantity], at: int) -> Quantity | None:
    """The number that the words before a marker end with."""
    near = [one for one in counted if one.end <= at and at - one.end < _FAR]
    if not near or ";" in flat[near[-1].end : at].rstrip(" ;"):
        return None
    return near[-1]


def _named_totals(flat: str, counted: Sequence[Quantity]) -> Iterator[re.Match[str]]:
    """«Tổng số …: 139 nhiệm vụ» with its number before the next semicolon."""
    for named in total_word().finditer(flat):
        total = next((one for one in counted if one.start > named.end()), None)
        if total is not None and ";" not in flat[named.end() : total.start]:
            yield named


def _of_these(sentence: str, flat: str, counted: Sequence[Quantity]) -> Iterator[Sum]:
    """«Trong số 26 cá nhân …, có 22 … và 05 …»."""
    for marker in any_word("of_these").finditer(flat):
        behind = [one for one in counted if one.start >= marker.end()]
        comma = flat.find(",", behind[0].end) if behind else -1
        if comma > 0 and not flat[marker.end() : behind[0].start].strip():
            region = re.split(r"[;.]\s", flat[comma + 1 :])[0]
            yield from _listed(sentence, behind[0], region, comma + 1, closed=False)


@cache
def _complement_numbers() -> tuple[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]], ...]:
    """Each set of complements, with the patterns of its words right before a number."""
    units = either(word for unit in words()["unit"] for word in unit["words"])
    return tuple(
        (
            tuple(pair),
            tuple(
                re.compile(
                    rf"(?<!\w)(?i:{either([word])})[\s:]*(?P<behind>(?=\d))"
                    rf"|(?<![\w.,/-])(?P<before>(?=\d))[\d.,]*\d\s+(?:(?i:{units})\s+)?(?i:{either([word])})(?!\w)"
                )
                for word in pair
            ),
        )
        for pair in sorted(words()["parts"]["complements"], key=len, reverse=True)
    )


def _complements(sentence: str, flat: str, counted: Sequence[Quantity]) -> Iterator[Sum]:
    """«09 thành viên, có mặt 08, vắng 02»: two that are all, with no word that says so."""
    for pair, patterns in _complement_numbers():
        found = [pattern.search(flat) for pattern in patterns]
        places = sorted(
            (one.start(), max(one.start("behind"), one.start("before")))
            for one in found
            if one is not None
        )
        if len(places) < len(pair):
            continue
        parts = [next((one for one in counted if one.start == at), None) for _from, at in places]
        total = next((one for one in reversed(counted) if one.end <= places[0][0]), None)
        if total is None or total in parts or any(part is None for part in parts):
            continue
        if pair[-1] in words()["parts"]["left"] and _has_more_before(counted, total):
            continue
        whole = tuple(part for part in parts if part is not None)
        if total.kind == "money" and any(part.kind != total.kind for part in whole):
            continue
        between = flat[total.end : whole[-1].end]
        if len(between) <= _FAR and len(
            [one for one in counted if total.end <= one.start < whole[-1].end]
        ) == len(pair):
            rest = re.split(r"[;.]", flat[whole[-1].end :], maxsplit=1)[0]
            if quantities(rest) or any_word("unfinished").search(rest):
                continue
            quote = sentence[total.start : whole[-1].end]
            yield Sum(total, whole, pair, closed=True, whole=True, unfinished=False, quote=quote)
            return


def _behind_colon(sentence: str, flat: str, counted: Sequence[Quantity]) -> Iterator[Sum]:
    """«Xếp loại 540 học sinh: Tốt 486 em, Khá 45 em, Đạt 9 em.»."""
    colon = re.search(r":\s", flat)
    if colon is None:
        return
    before = [one for one in counted if one.end <= colon.start()]
    if not before or colon.start() - before[-1].end > _FAR // 2:
        return
    if ";" in flat[before[-1].end : colon.start()] or not before[-1].unit:
        return
    for one in _listed(sentence, before[-1], flat[colon.end() :], colon.end(), closed=False):
        if one.whole and len(one.parts) > 1 and len(members(flat[colon.end() :])) == len(one.parts):
            yield one


def _has_more_before(counted: Sequence[Quantity], total: Quantity) -> bool:
    """«chuyển sang 12 triệu đồng, thu 45 triệu đồng, đã chi 50 …»: what is left is of both."""
    return any(one.end <= total.start and one.kind == total.kind for one in counted)


def _in_brackets(sentence: str, inner: re.Match[str]) -> Iterator[Sum]:
    """«139 nhiệm vụ (74 hoàn thành, 56 đang thực hiện, 9 dừng)»."""
    first = max(0, inner.start() - _IN_VIEW)
    before = sentence[first : inner.start()]
    counted = quantities(before)
    if not counted or re.search(r"[,;:.]", before[counted[-1].end :]):
        return
    at = max(0, counted[-1].start - _CHANGE_WORDS)
    if _compared().search(before[at:]):
        return
    if _of_another_time().match(inner[0]) and len(quantities(inner[0][1:-1])) < _SEVERAL:
        return
    if len(before) - counted[-1].end > _FAR // 3:
        return
    text = inner[0][1:-1]
    marker = _marker().match(text.strip())
    start = inner.start() + 1 + (text.find(marker[0]) + len(marker[0]) if marker else 0)
    total = replace(counted[-1], start=first + counted[-1].start, end=first + counted[-1].end)
    yield from _listed(
        sentence,
        total,
        sentence[start : inner.end() - 1],
        start,
        closed=marker is not None and marker["closed"] is not None,
    )


def _listed(sentence: str, total: Quantity, region: str, at: int, *, closed: bool) -> Iterator[Sum]:
    """The parts in a region of a sentence, each piece with one number at most.

    A list parted by commas ends at the first semicolon.
    """
    first = region.split(";", maxsplit=1)[0]
    if ";" in region and len(quantities(first)) > 1:
        region = first
    pieces = [half for piece in members(region) for half in _halves(piece)]
    counted = [quantities(piece) for piece in pieces]
    if any(len(one) > 1 for one in counted):
        return
    parts = tuple(one[0] for one in counted if one)
    said = tuple(piece for piece, one in zip(pieces, counted, strict=True) if one)
    if not parts or any(_is_marker(piece, one) for piece, one in zip(said, parts, strict=True)):
        return
    unsaid = " ".join(piece for piece, one in zip(pieces, counted, strict=True) if not one)
    goes_on = re.search(r"\.\.\.|\u2026", region) is not None
    goes_on = goes_on or any_word("goes_on").search(region) is not None
    unfinished = goes_on or any_word("unfinished").search(unsaid) is not None
    quote = sentence[total.start : at + len(region)].strip(" .;,")
    if len(quote) > _LONG_QUOTE:
        quote = sentence[total.start : at].strip(" :;,(")
    whole = ";" not in region or all(counted)
    yield Sum(total, parts, said, closed, whole, unfinished, quote)


def _halves(piece: str) -> list[str]:
    """«chi thường xuyên 390 triệu đồng và chi khác 90 triệu đồng» are two."""
    counted = quantities(piece)
    joint = f" {words()['count']['and']} "
    if len(counted) != _SEVERAL or joint not in piece[counted[0].end : counted[1].start]:
        return [piece]
    at = piece.rindex(joint, counted[0].end, counted[1].start)
    return [piece[:at], piece[at + len(joint) :]]


def _is_marker(piece: str, part: Quantity) -> bool:
    """«1. Phòng A»: the number is the place in a list."""
    return not part.unit and not piece[: part.start].strip(" -+")


def _items_after(body: Sequence[Passage], place: int) -> Iterator[Passage]:
    """The items of the list that a passage ending with a colon announces."""
    if not body[place].text.rstrip().endswith(":"):
        return
    kind = body[place + 1].number if place + 1 < len(body) else ""
    for one in body[place + 1 :]:
        if one.kind is not PassageKind.ITEM or one.number != kind or one.key != body[place].key:
            return
        yield one


def _over_items(before: str, passage: Passage, items: Sequence[Passage]) -> Sum | None:
    """«Tổng số: 89 người, trong đó:» and its items, one number in each.

    «Trong đó:» alone is read with the line ``before`` it; with no such word, the only number of
    the line and the same word in each item make a sum.
    """
    text = f"{before} {passage.text}" if _marker().fullmatch(passage.text) else passage.text
    flat = BRACKETS.sub(lambda inner: " " * len(inner[0]), text)
    marker = next((one for one in _marker().finditer(flat) if one.end() == len(flat)), None)
    counted = quantities(flat)
    total = _before(flat, counted, len(flat) if marker is None else marker.start())
    pieces = [BRACKETS.sub("", one.text) for one in items]
    numbers = [quantities(piece) for piece in pieces]
    if total is None or any(len(one) != 1 for one in numbers):
        return None
    parts = tuple(one[0] for one in numbers)
    if marker is None and (len(counted) > 1 or any(noun(one) != noun(total) for one in parts)):
        return None
    quote = text[total.start :] if text is passage.text else passage.text
    closed = marker is not None and marker["closed"] is not None
    return Sum(total, parts, tuple(pieces), closed, whole=True, unfinished=False, quote=quote)
