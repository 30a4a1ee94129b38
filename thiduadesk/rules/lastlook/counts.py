"""Numbers announced against what is listed, spans of years, shares in per cent, ways of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import from_roman
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words

_DASH = "[-\u2010\u2011\u2013]"
_QUOTED = re.compile('[\u201c"][^\u201c\u201d"]*[\u201d"]')


def findings(paper: Reading) -> Iterator[Finding]:
    """Counts that the paper itself contradicts."""
    for passage in paper.body:
        yield from _ordinals(passage)
        yield from _anniversaries(passage)
        yield from _periods(passage)
        yield from _shares(passage)
        yield from _enumerated(passage)
        yield from _decimals(passage)
    yield from _thousands(paper)
    yield from _announced(paper)


def _count(word: str) -> int:
    """«03» or «ba»."""
    return int(word) if word.isdigit() else int(words()["words"][word.casefold()])


@cache
def _number_word() -> str:
    return rf"\d{{1,2}}|(?i:{either(words()['words'])})"


# --- «hai kỳ họp thứ 5, 6 và 7» -----------------------------------------------------------------
@cache
def _ordinal() -> re.Pattern[str]:
    data = words()["count"]
    one = r"(?:\d{1,4}|[IVX]+)"
    joint = rf"\s*(?:,|{data['and']}(?=\s))\s*"
    return re.compile(
        rf"(?<![\w,.-])(?P<count>{_number_word()})\s+(?P<noun>(?:[^\W\d_]+\s+){{0,3}}?)"
        rf"(?P<word>{either(data['ordinal'])})\s+(?P<list>{one}(?:{joint}{one})+)"
        rf"(?!\s*[%/]|\w|{_DASH}\d)"
    )


def _ordinals(passage: Passage) -> Iterator[Finding]:
    for match in _ordinal().finditer(passage.text):
        joint = rf"\s*,\s*|\s+{words()['count']['and']}\s+"
        listed = [one for one in re.split(joint, match["list"]) if one]
        if match["word"] == words()["count"]["years"]:
            if any(not re.fullmatch(r"(?:19|20)\d\d", one) for one in listed):
                continue
        elif any(not one.isdigit() and from_roman(one) is None for one in listed) or (
            not match["noun"].strip() and match["word"] in words()["count"]["spans"]
        ):
            continue
        if _count(match["count"]) != len(listed):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(len(listed)),
            )


# --- spans of years -----------------------------------------------------------------------------
@cache
def _anniversary() -> re.Pattern[str]:
    data = words()["count"]
    date = r"(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})"
    return re.compile(
        rf"(?<!\w)(?i:{either(data['anniversary'])})\s+(?:[^\W\d_]+\s+){{0,2}}?(?P<count>\d{{1,3}})\s+"
        rf"{data['years']}(?!\w)[^().;]{{0,90}}\(\s*{date}\s*{_DASH}\s*{date}\s*\)"
    )


def _anniversaries(passage: Passage) -> Iterator[Finding]:
    """«kỷ niệm 70 năm … (27/7/1947 - 27/7/2017)»."""
    for match in _anniversary().finditer(passage.text):
        day, month, year, later_day, later_month, later_year = match.groups()[1:]
        span = int(later_year) - int(year)
        same_day = (int(day), int(month)) == (int(later_day), int(later_month))
        if same_day and span != int(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(span),
                span=str(span),
            )


@cache
def _period() -> re.Pattern[str]:
    years = words()["count"]["years"]
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{_number_word()})\s+{years}\s+(?:\(\s*)?"
        rf"(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?(?P<to>(?:19|20)\d\d)(?!\d)"
    )


def _periods(passage: Passage) -> Iterator[Finding]:
    """«kế hoạch 5 năm 2016 - 2020»: the years named, both ends counted or not."""
    for match in _period().finditer(passage.text):
        span = int(match["to"]) - int(match["from"])
        if _count(match["count"]) not in (span, span + 1):
            yield passage.finding(
                "count_mismatch",
                Severity.WARNING,
                match[0],
                found=match["count"],
                expected=str(span + 1),
                span=str(span + 1),
            )


# --- «45/50 phiếu, đạt 90 %» ----------------------------------------------------------------------
@cache
def _share() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/.,-])(?P<part>\d{1,3}(?:\.\d{3})+|\d+)\s?/\s?"
        r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?![\d/.]|,\d)"
        rf"(?P<between>[^\d;.%/]{{0,45}}?(?:\(|(?i:{either(words()['share']['before'])}))\s*[:]?\s*)"
        r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%"
    )


def _shares(passage: Passage) -> Iterator[Finding]:
    for match in _share().finditer(passage.text):
        part, whole = value(match["part"]), value(match["whole"])
        said = Decimal(match["share"].replace(",", "."))
        if not whole or part > whole:
            continue
        step = Decimal(1).scaleb(said.as_tuple().exponent)  # type: ignore[arg-type]
        share = part * 100 / whole
        if abs(share - said) >= step:
            yield passage.finding(
                "sum_mismatch",
                Severity.ERROR,
                match[0],
                found=f"{match['share']} %",
                expected=f"{share.quantize(min(step, Decimal('0.1')))} %".replace(".", ","),
                share=f"{share.quantize(min(step, Decimal('0.1')))} %".replace(".", ","),
            )


# --- «gồm 03 đơn vị: A, B» ------------------------------------------------------------------------
@cache
def _colon() -> re.Pattern[str]:
    data = words()["count"]
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>\d{{1,2}})\s+(?P<noun>{either(data['listed'])})(?!\w)"
        rf"[^.;:\d()]{{0,40}}?:\s*(?P<list>[^:;.\n]{{3,600}}?)\s*(?:[.;](?=\s|$)|$)"
    )


def _enumerated(passage: Passage) -> Iterator[Finding]:
    """Fewer names behind the colon than were announced, however they are parted."""
    for match in _colon().finditer(passage.text):
        listed = _QUOTED.sub("x", match["list"])
        if re.search(r"\d|\.\.\.|\u2026", listed) or _goes_on(listed):
            continue
        pieces = re.split(rf",|\s{words()['count']['and']}\s|\s{_DASH}\s|/", listed)
        most = len([piece for piece in pieces if piece.strip()])
        if 1 < most < int(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(most),
            )


def _goes_on(text: str) -> bool:
    unfinished = [word for word in words()["parts"]["unfinished"] if word[0].isalpha()]
    return re.search(rf"(?<!\w)(?i:{either(unfinished)})(?!\w)", text) is not None


# --- «tập trung thực hiện 05 nhiệm vụ sau:» -------------------------------------------------------
@cache
def _announcement() -> re.Pattern[str]:
    data = words()["count"]
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{_number_word()})\s+(?P<noun>{either(data['listed'])})(?!\w)"
        rf"(?P<between>[^.;:\d()]{{0,40}}?)(?:{either(data['announcing'])})\s*:\s*$"
    )


def _announced(paper: Reading) -> Iterator[Finding]:
    """A number before the colon against the items, or the parts, that follow."""
    body = paper.body
    for place, passage in enumerate(body):
        match = _announcement().search(passage.text)
        if match is None:
            continue
        listed = _following(body, place)
        if listed > 1 and listed != _count(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0].strip(),
                found=match["count"],
                expected=str(listed),
            )


def _following(body: Sequence[Passage], place: int) -> int:
    """How many items of one marker, or parts right below, follow a passage; 0 for none."""
    after = body[place + 1 : place + 2]
    if not after:
        return 0
    first = after[0]
    if first.kind is PassageKind.ITEM:
        block = first.at.rpartition("/")[0]
        same = [one for one in body if one.at.rpartition("/")[0] == block]
        return len([one for one in same if one.kind is PassageKind.ITEM])
    if first.kind is PassageKind.HEADING and first.level == body[place].level + 1:
        below = []
        for one in body[place + 1 :]:
            if one.kind is PassageKind.HEADING and one.level < first.level:
                break
            if one.kind is PassageKind.HEADING and one.level == first.level:
                below.append(one)
        return len(below)
    return 0


# --- how numbers are written ----------------------------------------------------------------------
@cache
def _point_decimal() -> re.Pattern[str]:
    units = either(unit for unit in words()["form"]["decimal_units"] if unit[0].isalpha())
    return re.compile(rf"(?<![\w.,/-])\d{{1,3}}\.\d{{1,2}}(?=\s?%|\s(?:{units})(?!\w))")


@cache
def _comma_thousand() -> re.Pattern[str]:
    units = either(words()["form"]["whole_units"])
    return re.compile(rf"(?<![\w.,/-])\d{{1,3}}(?:,\d{{3}})+(?=\s(?:{units})(?!\w))")


def _decimals(passage: Passage) -> Iterator[Finding]:
    """«99.8 %»: the decimals of a Vietnamese number stand behind a comma."""
    for match in _point_decimal().finditer(passage.text):
        yield passage.finding(
            "number_form", Severity.WARNING, match[0], expected=match[0].replace(".", ",")
        )


def _thousands(paper: Reading) -> Iterator[Finding]:
    """«1,500 người»: thousands are parted by a point."""
    for passage in paper.body:
        cited = [range(one.start, one.end) for one in find_citations(passage.text)]
        for match in _comma_thousand().finditer(passage.text):
            if not any(match.start() in span for span in cited):
                yield passage.finding(
                    "number_form", Severity.WARNING, match[0], expected=match[0].replace(",", ".")
                )
