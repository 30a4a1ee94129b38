"""What was, what is, and the difference: «từ 1.286 hộ xuống còn 902 hộ, giảm 384 hộ»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import NUMBER
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import grouped
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words


def findings(paper: Reading) -> Iterator[Finding]:
    """Differences that are none, and falls that rise."""
    for passage in paper.body:
        yield from _changes(passage)
        yield from _compared(passage)
        yield from _wrong_way(passage)


@cache
def _differences() -> tuple[tuple[re.Pattern[str], int], ...]:
    data = words()["count"]
    number = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
    times = data["times"][0]
    end = rf"(?![\d/%]|\s?%|[.,]\d|\s+{times}(?!\w))"
    year = rf"{data['years']}\s+(?:19|20)\d\d(?!\d)"
    out = []
    for to, change, sign in (("down_to", "down", -1), ("up_to", "up", 1)):
        out.append(
            (
                re.compile(
                    rf"(?<!\w)(?i:{either(data['from'])})\s+(?P<old>{number}){end}(?:[^\d.]|{year}){{0,80}}?"
                    rf"(?<!\w)(?i:{either(data[to])})\s+(?P<new>{number}){end}(?:[^\d.;]|{year}){{0,60}}?"
                    rf"(?<!\w)(?i:{data[change]})\s+(?P<change>{number}){end}"
                ),
                sign,
            )
        )
        out.append(
            (
                re.compile(
                    rf"(?<!\w){data['years']}\s+(?P<year>20\d\d)(?!\d)[^\d.;]{{0,40}}?"
                    rf"(?<![\w.,/-])(?P<old>{number})\s+(?P<unit>[^\W\d_]+)(?!\w)[^\d.]{{0,30}}?"
                    rf"(?<!\w){data['years']}\s+20\d\d(?!\d)[^\d.;]{{0,40}}?"
                    rf"(?<![\w.,/-])(?P<new>{number})\s+(?P=unit)(?!\w)[^\d.;]{{0,40}}?"
                    rf"(?<!\w)(?i:{data[change]})\s+(?P<change>{number})\s+(?P=unit)(?!\w)"
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
            yield from _judged(passage, match, sign)


def _judged(passage: Passage, match: re.Match[str], sign: int) -> Iterator[Finding]:
    """Whether «change» is what lies between «old» and «new»; ``sign`` is -1 of a fall."""
    change = (value(match["new"]) - value(match["old"])) * sign
    if change != value(match["change"]):
        yield passage.finding(
            "sum_mismatch",
            Severity.ERROR,
            match[0],
            found=match["change"],
            expected=grouped(change),
            difference=grouped(change),
        )


@cache
def _comparison() -> re.Pattern[str]:
    data = words()
    end = r"(?![\d/%]|\s?%|[.,]\d)"
    return re.compile(
        rf"(?<![\w.,/-])(?P<new>{NUMBER})\s+(?P<unit>[^\W\d_]+)(?!\w)[^\d.;]{{0,60}}?"
        rf"(?<!\w)(?P<way>(?i:{data['count']['up']}|{data['count']['down']}))\s+(?P<change>{NUMBER}){end}"
        rf"(?:\s+(?P=unit)(?!\w))?[^\d.;,()%]{{0,30}}?(?i:{either(data['share']['compared'])})"
        rf"(?:[^\d.;,()]|20\d\d){{0,30}}?\(\s*(?P<old>{NUMBER})\s+(?P=unit)(?!\w)[^\d()]*\)"
    )


def _compared(passage: Passage) -> Iterator[Finding]:
    """«150 điển hình, tăng 30 điển hình so với năm trước (120 điển hình)»."""
    for match in _comparison().finditer(passage.text):
        rises = match["way"].casefold() == words()["count"]["up"]
        yield from _judged(passage, match, 1 if rises else -1)


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
