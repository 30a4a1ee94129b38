"""Per cents against the numbers beside them: «45/50 phiếu, đạt 90%»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import NUMBER
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import value
from thiduadesk.rules.lastlook.quantities import words


def findings(paper: Reading) -> Iterator[Finding]:
    """Per cents that their own numbers do not give."""
    for passage in paper.body:
        if "%" in passage.text:
            yield from _shares(passage)
            yield from _of_plan(passage)
            yield from _of_those(passage)
        yield from _absent(passage)
        yield from _above_one(passage)


@cache
def _share() -> tuple[re.Pattern[str], ...]:
    data = words()["share"]
    units = either(word for unit in words()["unit"] for word in unit["words"])
    part = rf"(?<![\w/.,-])(?P<part>{NUMBER})"
    whole = rf"(?P<whole>{NUMBER})(?![\d/.]|,\d)"
    over = rf"(?:\s+(?:{units}))?\s?/\s?"
    of = rf"(?:{over}|\s+(?i:{either(data['of'])})\s+)"
    lead = rf"(?:\(|(?:(?i:{either(data['before'])})\s*)+)"
    share = r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%"
    return (
        re.compile(rf"{part}{of}{whole}(?P<between>[^\d;.%/]{{0,45}}?{lead}\s*:?\s*){share}"),
        re.compile(
            rf"(?<![\w.,])(?<!\d\s){share}(?P<between>[^\d;.%/()]{{0,30}}\(\s*)(?P<part>{NUMBER}){of}{whole}"
        ),
    )


@cache
def _moved() -> re.Pattern[str]:
    data = words()
    moved = [data["count"]["up"], data["count"]["down"], *data["share"]["of_plan"]]
    return re.compile(rf"(?<!\w)(?i:{either(moved)})(?!\w)")


_BEFORE = 30
"""Letters before a per cent, and twice as many behind a fraction, that speak of it."""
_ALL = 100


def _shares(passage: Passage) -> Iterator[Finding]:
    """«45/50 phiếu, đạt 90%», «đạt 90% (18/20)»."""
    of_plan = re.compile(rf"\s*(?i:{either(words()['share']['of_plan'])})(?!\w)")
    for place, pattern in enumerate(_share()):
        for match in pattern.finditer(passage.text):
            before = passage.text[max(0, match.start() - _BEFORE) : match.start()] if place else ""
            if _moved().search(before) or _moved().search(match["between"]):
                continue
            own = re.search(r"%\s*\(\s*$", passage.text[: match.start()])
            if not place and (own or re.match(r"\s*\(\s*\d", passage.text[match.end() :])):
                continue  # «Khá 30% (75/250), Đạt 10% (25/250)»
            if of_plan.match(passage.text, match.end()):
                continue
            part, whole = value(match["part"]), value(match["whole"])
            if whole and part <= whole:
                yield from _compared(passage, match, part, whole, Severity.ERROR)


def _compared(
    passage: Passage, match: re.Match[str], part: Decimal, whole: Decimal, severity: Severity
) -> Iterator[Finding]:
    said = Decimal(match["share"].replace(",", "."))
    step = Decimal(1).scaleb(said.as_tuple().exponent)  # type: ignore[arg-type]
    share = part * 100 / whole
    if abs(share - said) >= step:
        right = f"{share.quantize(min(step, Decimal('0.1')))} %".replace(".", ",")
        yield passage.finding(
            "sum_mismatch",
            severity,
            match[0],
            found=f"{match['share']} %",
            expected=right,
            share=right,
        )


@cache
def _planned() -> re.Pattern[str]:
    data = words()["share"]
    return re.compile(
        rf"(?<!\w)(?i:{either(data['planned'])})(?!\w)[^\d;.]{{0,30}}?(?P<whole>{NUMBER})"
        rf"\s+(?P<unit>[^\W\d_]+)[^\d.]{{0,30}}?[,;]\s*(?i:{either(data['done'])})[^\d;.]{{0,20}}?"
        rf"(?P<part>{NUMBER})\s+(?P=unit)(?!\w)[^\d;.]{{0,30}}?[,(]\s*(?i:{either(data['before'])})\s*"
        r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%"
    )


def _of_plan(passage: Passage) -> Iterator[Finding]:
    """«Kế hoạch giao 200 hộ, thực hiện 180 hộ, đạt 90% kế hoạch»."""
    for match in _planned().finditer(passage.text):
        if value(match["whole"]):
            part, whole = value(match["part"]), value(match["whole"])
            yield from _compared(passage, match, part, whole, Severity.ERROR)


@cache
def _among() -> re.Pattern[str]:
    data = words()
    return re.compile(
        rf"(?<![\w.,/-])(?P<whole>{NUMBER})\s+(?P<unit>[^\W\d_]+)(?!\w)[^\d.]{{0,60}}?"
        rf"(?:{either(data['parts']['open'])})[^\d.;%]{{0,20}}?(?P<part>{NUMBER})\s+(?P=unit)(?!\w)"
        rf"[^\d.;%]{{0,60}}?[,(]\s*(?:(?i:{either(data['share']['before'])})\s*)+"
        r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%"
    )


def _of_those(passage: Passage) -> Iterator[Finding]:
    """«2.310 hộ; trong đó 2.104 hộ đạt …, chiếm 91,1%»: may be of another whole, so it only warns."""
    of_plan = re.compile(rf"\s*(?i:{either(words()['share']['of_plan'])})(?!\w)")
    for match in _among().finditer(passage.text):
        part, whole = value(match["part"]), value(match["whole"])
        if whole and part <= whole and not of_plan.match(passage.text, match.end()):
            yield from _compared(passage, match, part, whole, Severity.WARNING)


@cache
def _present() -> re.Pattern[str]:
    present, absent = words()["share"]["present"], words()["share"]["absent"]
    return re.compile(
        rf"(?<!\w)(?i:{either(present)})(?!\w)[^\d.;]{{0,20}}?(?P<part>\d{{1,4}})/(?P<whole>\d{{1,4}})(?![\d/])"
        rf"[^\d.;%]{{0,40}}?(?<!\w)(?i:{either(absent)})(?!\w)[\s:]*(?P<absent>\d{{1,4}})(?![\d/,%])"
    )


def _absent(passage: Passage) -> Iterator[Finding]:
    """«có mặt 11/13 thành viên (vắng 02)»."""
    for match in _present().finditer(passage.text):
        absent = int(match["whole"]) - int(match["part"])
        if absent >= 0 and absent != int(match["absent"]):
            yield passage.finding(
                "sum_mismatch",
                Severity.ERROR,
                match[0],
                found=match["absent"],
                expected=str(absent),
                difference=str(absent),
            )


@cache
def _fraction() -> re.Pattern[str]:
    units = either(word for unit in words()["unit"] for word in unit["words"])
    return re.compile(rf"(?<![\w/.,-])(?P<part>\d{{1,5}})/(?P<whole>\d{{1,5}})\s+(?:{units})(?!\w)")


def _above_one(passage: Passage) -> Iterator[Finding]:
    """«11/10 phòng»: more than there are."""
    for match in _fraction().finditer(passage.text):
        before = passage.text[: match.start()].rstrip().casefold()
        around = passage.text[max(0, match.start() - _BEFORE) : match.end() + 2 * _BEFORE]
        if any(int(share) > _ALL for share in re.findall(r"(\d{3})(?:,\d+)?\s?%", around)):
            continue
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
