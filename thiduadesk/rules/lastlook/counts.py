"""Numbers announced against what is listed, spans of years, shares in per cent, ways of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
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
    spans = {
        (int(match["from"]), int(match["to"]))
        for one in paper.passages
        for match in _span().finditer(one.text)
    }
    for passage in paper.body:
        yield from _ordinals(passage)
        yield from _anniversaries(passage)
        yield from _periods(passage, spans)
        yield from _shares(passage)
        yield from _enumerated(passage)
        yield from _named_in_brackets(passage)
        yield from _in_a_row(passage)
        yield from _above_one(passage)
        yield from _multiplied(passage)
        yield from _changes(passage)
        yield from _wrong_way(passage)
        yield from _decimals(passage)
    yield from _thousands(paper)
    yield from _announced(paper)
    yield from _ballots(paper)


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


@cache
def _span() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?P<from>(?:19|20)\d\d)\s?{_DASH}\s?(?P<to>(?:19|20)\d\d)(?!\d)")


def _periods(passage: Passage, spans: AbstractSet[tuple[int, int]]) -> Iterator[Finding]:
    """«kế hoạch 5 năm 2016 - 2020»: the years named, both ends counted or not.

    Not both ways in one paper: beside «2016 - 2020» five years are not «2016 - 2021».
    """
    for match in _period().finditer(passage.text):
        first, last, count = int(match["from"]), int(match["to"]), _count(match["count"])
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


@cache
def _in_a_row_of() -> re.Pattern[str]:
    data = words()["count"]
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{_number_word()})\s+(?:{either(data['times'])})\s+"
        rf"(?:{either(data['in_a_row'])})(?!\w)[^.;()]{{0,60}}\(\s*(?:{data['years']}\s+)?"
        rf"(?P<list>{year}(?:(?:\s*,\s*|\s+{data['and']}\s+)(?:{data['years']}\s+)?{year})*)\s*\)"
    )


def _in_a_row(passage: Passage) -> Iterator[Finding]:
    """«03 lần liên tục đạt danh hiệu … (năm 2022, 2023 và 2024)»."""
    for match in _in_a_row_of().finditer(passage.text):
        listed = len(re.findall(r"(?:19|20)\d\d", match["list"]))
        if listed > 1 and listed != _count(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(listed),
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


# --- «gồm 03 đơn vị: A, B» ------------------------------------------------------------------------
@cache
def _colon() -> re.Pattern[str]:
    data = words()["count"]
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>\d{{1,2}})\s+(?P<noun>{either(data['listed'])})(?!\w)"
        rf"(?P<between>[^.;:\d()]{{0,40}}?):\s*(?P<list>[^:.\n]{{3,600}}?)\s*(?:\.(?=\s|$)|$)"
    )


def _enumerated(passage: Passage) -> Iterator[Finding]:
    """Fewer names behind the colon than were announced, however they are parted."""
    for match in _colon().finditer(passage.text):
        ends = rf",\s(?i:{either(words()['count']['list_ends'])})(?!\w)"
        listed = re.split(ends, _QUOTED.sub("x", match["list"]))[0]
        told = re.search(r"\d|\.\.\.|\u2026", listed) is None and not _goes_on(listed)
        if not told or not _is_list_of(match["between"]):
            continue
        most = _pieces(listed, rf"[,;]|\s{words()['count']['and']}\s|\s{_DASH}\s|/")
        least = _pieces(listed, ";")
        if 1 < most < int(match["count"]) or least > max(int(match["count"]), 1):
            most = most if most < int(match["count"]) else least
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(most),
            )


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>\d{{1,2}})\s+(?P<noun>{either(words()['count']['listed'])})(?!\w)"
        rf"(?:\s+[^\W\d_]+){{0,3}}\s*\((?P<list>[^():\d]{{10,400}})\)"
    )


def _named_in_brackets(passage: Passage) -> Iterator[Finding]:
    """«05 phòng chuyên môn (Phòng A, Phòng B, …)»: fewer names in the brackets than announced."""
    for match in _bracketed().finditer(passage.text):
        sign = rf"[,;]|\s{words()['count']['and']}\s"
        names = [one.strip() for one in re.split(sign, match["list"]) if one.strip()]
        count = int(match["count"])
        if "..." in match["list"] or "\u2026" in match["list"] or _goes_on(match["list"]):
            continue
        if all(one[0].isupper() for one in names) and count / 2 < len(names) < count:
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(len(names)),
            )


def _pieces(listed: str, sign: str) -> int:
    return len([piece for piece in re.split(sign, listed) if piece.strip()])


def _goes_on(text: str) -> bool:
    unfinished = [word for word in words()["parts"]["unfinished"] if word[0].isalpha()]
    return re.search(rf"(?<!\w)(?i:{either(unfinished)})(?!\w)", text) is not None


# --- «tập trung thực hiện 05 nhiệm vụ sau:» -------------------------------------------------------
@cache
def _announcement() -> re.Pattern[str]:
    noun = either(words()["count"]["listed"])
    one = rf"(?:{_number_word()})\s+(?:{noun})(?!\w)"
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{_number_word()})\s+(?P<noun>{noun})(?!\w)"
        rf"(?P<between>(?:(?!{one})[^.;:()]){{0,60}}?)\s*:\s*$"
    )


@cache
def _headed() -> re.Pattern[str]:
    nouns = either(words()["count"]["headed"])
    return re.compile(
        rf"\s*(?i:{nouns})(?!\w)[^\d:.;]{{0,60}}\(\s*(?P<count>\d{{1,3}})\s*\)\s*:?\s*$"
    )


def _announced(paper: Reading) -> Iterator[Finding]:
    """A number before the colon, or in a heading, against the items or parts that follow."""
    body = paper.body
    for place, passage in enumerate(body):
        match = _announcement().search(passage.text)
        if match is not None and not _is_list_of(match["between"]):
            match = None
        if match is None and passage.kind is PassageKind.HEADING:
            match = _headed().match(passage.text)
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


def _is_list_of(between: str) -> bool:
    """What is listed is what was counted: «04 nhiệm vụ trọng tâm sau:», not «10 xã của các huyện:»."""
    data = words()["count"]
    if re.search(rf"(?<!\w)(?i:{either(data['leading'])})\s*$", between):
        return True
    return not re.search(rf"(?<!\w)(?i:{either(data['other_noun'])})(?!\w)", between)


def _following(body: Sequence[Passage], place: int) -> int:
    """How many items of one marker, or parts of one numbering, follow a passage; 0 for none."""
    after = body[place + 1 : place + 2]
    if not after:
        return 0
    first, here = after[0], body[place]
    if first.kind is PassageKind.ITEM:
        block = first.at.rpartition("/")[0]
        same = [one for one in body if one.at.rpartition("/")[0] == block]
        return len([one for one in same if one.kind is PassageKind.ITEM])
    if first.kind is PassageKind.CELL:
        return _numbered_rows(body, first)
    under_heading = any(one.kind is PassageKind.HEADING and one.key == here.key for one in body)
    level = here.level + 1 if under_heading else here.level
    if first.kind is not PassageKind.HEADING or first.level != level:
        return 0
    count = 0
    for one in body[place + 1 :]:
        if one.kind is PassageKind.HEADING and one.level <= first.level:
            if one.level < first.level or one.numbering is not first.numbering:
                break
            count += 1
    return count


def _numbered_rows(body: Sequence[Passage], first: Passage) -> int:
    """How many rows of a table are numbered 1, 2, 3 …; 0 where they are not."""
    numbers = [
        int(one.text)
        for one in body
        if (one.key, one.table, one.column) == (first.key, first.table, 0)
        and one.text.strip().isdecimal()
    ]
    return len(numbers) if numbers == [*range(1, len(numbers) + 1)] else 0


# --- what single numbers make together -----------------------------------------------------------
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
                expected=f"{product:,f}".replace(",", "."),
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
                    expected=f"{change:,f}".replace(",", "."),
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
