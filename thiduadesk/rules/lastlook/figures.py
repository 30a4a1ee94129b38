"""Figures that contradict one another: spans, shares, products, differences; how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import count_of
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import number_word
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words

_DASH = "[-\u2010\u2011\u2013]"


def findings(paper: Reading) -> Iterator[Finding]:
    """Figures of a paper that cannot stand side by side."""
    spans = {
        (int(match["from"]), int(match["to"]))
        for one in paper.passages
        for match in _span().finditer(one.text)
    }
    for passage in paper.body:
        yield from _anniversaries(passage)
        yield from _periods(passage, spans)
        yield from _shares(passage)
        yield from _above_one(passage)
        yield from _multiplied(passage)
        yield from _changes(passage)
        yield from _wrong_way(passage)
        yield from _decimals(passage)
    yield from _ballots(paper)
    yield from _thousands(paper)


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
        rf"(?<![\w.,/-])(?P<count>{number_word()})\s+{years}\s+(?:\(\s*)?"
        rf"(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?(?P<to>(?:19|20)\d\d)(?!\d)"
    )


@cache
def _span() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?(?P<to>(?:19|20)\d\d)(?!\d)")


def _periods(passage: Passage, spans: AbstractSet[tuple[int, int]]) -> Iterator[Finding]:
    """«kế hoạch 5 năm 2016 - 2020»: the years named, both ends counted or not.

    Not both ways in one paper: beside «2016 - 2020» five years are not «2016 - 2021».
    """
    for match in _period().finditer(passage.text):
        first, last, count = int(match["from"]), int(match["to"]), count_of(match["count"])
        span = last - first
        other = count == span and (first, first + count - 1) in spans
        if count not in (span, span + 1) or other:
            yield passage.finding(
                "count_mismatch",
                Severity.WARNING,
                match[0],
                found=match["count"],
                expected=str(span + 1),
                span=str(span + 1),
            )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/.,-])(?P<part>\d{1,3}(?:\.\d{3})+|\d+)\s?/\s?"
        r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?![\d/.]|,\d)"
        rf"(?P<between>[^\d;.%/]{{0,45}}?(?:\(|(?i:{either(words()['share']['before'])}))\s*[:]?\s*)"
        r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%"
    )


def _shares(passage: Passage) -> Iterator[Finding]:
    data = words()
    moved = re.compile(rf"(?i:{data['count']['up']}|{data['count']['down']})(?!\w)")
    of_plan = re.compile(rf"\s*(?i:{either(data['share']['of_plan'])})(?!\w)")
    for match in _share().finditer(passage.text):
        part, whole = value(match["part"]), value(match["whole"])
        said = Decimal(match["share"].replace(",", "."))
        if not whole or part > whole or moved.search(match["between"]):
            continue
        if of_plan.match(passage.text, match.end()):
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


@cache
def _fraction() -> re.Pattern[str]:
    units = either(word for unit in words()["unit"] for word in unit["words"])
    return re.compile(rf"(?<![\w/.,-])(?P<part>\d{{1,5}})/(?P<whole>\d{{1,5}})\s+(?:{units})(?!\w)")


def _above_one(passage: Passage) -> Iterator[Finding]:
    """«11/10 phòng»: more than there are."""
    for match in _fraction().finditer(passage.text):
        before = passage.text[: match.start()].rstrip().casefold()
        if int(match["part"]) > int(match["whole"]) > 0 and not before.endswith(
            words()["share"]["day"]
        ):
            yield passage.finding(
                "sum_mismatch",
                Severity.WARNING,
                match[0],
                found=match["part"],
                expected=match["whole"],
                whole=match["whole"],
            )


def _grouped(number: Decimal) -> str:
    """«1.286», «0,5»: points in thousands, a comma before decimals."""
    whole, _, decimals = f"{number.normalize():,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


@cache
def _each() -> re.Pattern[str]:
    number = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
    return re.compile(
        rf"(?<![\w.,])(?P<total>{number})\s+(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s*\(\s*(?i:{words()['count']['each']})\s+"
        rf"(?P<noun>[^\W\d_]+)\s+(?P<one>{number})\s+(?P=unit)\s*\)"
    )


def _multiplied(passage: Passage) -> Iterator[Finding]:
    """«03 nhà …, tổng trị giá 120 triệu đồng (mỗi nhà 50 triệu đồng)»."""
    for match in _each().finditer(passage.text):
        noun = re.escape(match["noun"])
        many = re.findall(
            rf"(?<![\w.,/-])(\d{{1,3}})\s+{noun}(?!\w)", passage.text[: match.start()]
        )
        if not many:
            continue
        product = int(many[0]) * value(match["one"])
        if product != value(match["total"]):
            yield passage.finding(
                "sum_mismatch",
                Severity.ERROR,
                match[0],
                found=match["total"],
                expected=_grouped(product),
                product=_grouped(product),
            )


@cache
def _differences() -> tuple[tuple[re.Pattern[str], int], ...]:
    data = words()["count"]
    number = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
    end = r"(?![\d/%]|\s?%|[.,]\d)"
    out = []
    for to, change, sign in (("down_to", "down", -1), ("up_to", "up", 1)):
        out.append(
            (
                re.compile(
                    rf"(?<!\w)(?i:{either(data['from'])})\s+(?P<old>{number}){end}[^\d.]{{0,80}}?"
                    rf"(?<!\w)(?i:{either(data[to])})\s+(?P<new>{number}){end}[^\d.;]{{0,60}}?"
                    rf"(?<!\w)(?i:{data[change]})\s+(?P<change>{number}){end}"
                ),
                sign,
            )
        )
        out.append(
            (
                re.compile(
                    rf"(?<!\w)(?i:{either(data['since'])})(?:\s+(?:19|20)\d\d)?[^\d;.]{{0,40}}?"
                    rf"(?P<old>{number})\s+(?P<unit>[^\W\d_]+)"
                    rf"(?:(?!\.\s|\s\d[\d.,]*\s+(?P=unit)(?!\w)).){{0,90}}?"
                    rf"(?<!\w)(?i:{either(data[to])})\s+(?P<new>{number})\s+(?P=unit)(?!\w)"
                    rf"(?:(?!\.\s|;).){{0,60}}?(?<!\w)(?i:{data[change]})\s+(?P<change>{number})\s+(?P=unit)(?!\w)"
                ),
                sign,
            )
        )
    return tuple(out)


def _changes(passage: Passage) -> Iterator[Finding]:
    """«đầu năm 1.286 hộ, cuối năm còn 902 hộ, giảm 348 hộ»."""
    for pattern, sign in _differences():
        for match in pattern.finditer(passage.text):
            change = (value(match["new"]) - value(match["old"])) * sign
            if change != value(match["change"]):
                yield passage.finding(
                    "sum_mismatch",
                    Severity.ERROR,
                    match[0],
                    found=match["change"],
                    expected=_grouped(change),
                    difference=_grouped(change),
                )


@cache
def _direction() -> re.Pattern[str]:
    data = words()["count"]
    number = r"(?P<{}>\d+(?:,\d+)?)\s?%"
    return re.compile(
        rf"(?<!\w)(?P<change>(?i:{data['down']}|{data['up']}))(?!\w)[^.;\d]{{0,60}}?(?i:{data['from'][0]})\s+"
        rf"{number.format('old')}\s+(?:{either([*data['down_to'], *data['up_to']])})(?:\s+[^\W\d_]+)?\s+"
        rf"{number.format('new')}"
    )


def _wrong_way(passage: Passage) -> Iterator[Finding]:
    """«giảm tỷ lệ … từ 14,2% xuống dưới 14,8%»: that is no fall."""
    for match in _direction().finditer(passage.text):
        falls = match["change"].casefold() == words()["count"]["down"]
        old, new = value(match["old"]), value(match["new"])
        if old != new and (new < old) is not falls:
            yield passage.finding(
                "sum_mismatch",
                Severity.WARNING,
                match[0],
                found=match["new"],
                wrong_way=match["old"],
            )


def _ballots(paper: Reading) -> Iterator[Finding]:
    """More ballots come back than were given out."""
    data = words()["count"]
    count = r"[^\d.;]{0,20}?(?P<count>\d{1,4})(?![\d/])"
    out, back = (
        re.compile(rf"(?<!\w)(?i:{either(data[name])}){count}")
        for name in ("given_out", "come_back")
    )
    given: int | None = None
    for passage in paper.body:
        if match := out.search(passage.text):
            given = int(match["count"])
        if given is not None and (match := back.search(passage.text)):
            if int(match["count"]) > given:
                yield passage.finding(
                    "sum_mismatch",
                    Severity.ERROR,
                    match[0],
                    found=match["count"],
                    expected=str(given),
                    whole=str(given),
                )
            given = None


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
