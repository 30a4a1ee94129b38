"""Numbers announced against what is listed: sessions, names, items, parts, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import from_roman
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import count_of
from thiduadesk.rules.lastlook.quantities import counts_nothing
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import number_word
from thiduadesk.rules.lastlook.quantities import words

_DASH = "[-\u2010\u2011\u2013]"
_NEAR = 3
"""Words between a number and the brackets that name what it counts, whatever they are."""
_QUOTED = re.compile('[\u201c"][^\u201c\u201d"]*[\u201d"]')


def findings(paper: Reading) -> Iterator[Finding]:
    """Numbers of things that the list of them contradicts."""
    for passage in paper.body:
        yield from _ordinals(passage)
        yield from _enumerated(passage)
        yield from _named_in_brackets(passage)
        yield from _in_a_row(passage)
        yield from _respectively(passage)
    yield from _announced(paper)


# --- «hai kỳ họp thứ 5, 6 và 7» -----------------------------------------------------------------
@cache
def _ordinal() -> re.Pattern[str]:
    data = words()["count"]
    one = r"(?:\d{1,4}|[IVX]+)"
    joint = rf"\s*(?:,|{data['and']}(?=\s))\s*"
    return re.compile(
        rf"(?<![\w,.-])(?P<count>{number_word()})\s+(?P<noun>(?:[^\W\d_]+\s+){{0,3}}?)"
        rf"(?P<word>{either(data['ordinal'])})\s+(?P<list>{one}(?:{joint}{one})+)"
        rf"(?!\s*[%/]|\w|{_DASH}\d)"
    )


def _ordinals(passage: Passage) -> Iterator[Finding]:
    for match in _ordinal().finditer(passage.text):
        before = passage.text[max(0, match.start() - 24) : match.start()]
        if counts_nothing(before) or not _is_list_of(match["noun"]):
            continue
        joint = rf"\s*,\s*|\s+{words()['count']['and']}\s+"
        listed = [one for one in re.split(joint, match["list"]) if one]
        if match["word"] == words()["count"]["years"]:
            if any(not re.fullmatch(r"(?:19|20)\d\d", one) for one in listed):
                continue
        elif any(not one.isdigit() and from_roman(one) is None for one in listed) or (
            not match["noun"].strip()
        ):
            continue
        if count_of(match["count"]) != len(listed):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(len(listed)),
            )


@cache
def _in_a_row_of() -> re.Pattern[str]:
    data = words()["count"]
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{number_word()})\s+(?:{either(data['times'])})\s+"
        rf"(?:{either(data['in_a_row'])})(?!\w)[^.;()]{{0,60}}\(\s*(?:{data['years']}\s+)?"
        rf"(?P<list>{year}(?:(?:\s*,\s*|\s+{data['and']}\s+)(?:{data['years']}\s+)?{year})*)\s*\)"
    )


def _in_a_row(passage: Passage) -> Iterator[Finding]:
    """«03 lần liên tục đạt danh hiệu … (năm 2022, 2023 và 2024)»."""
    for match in _in_a_row_of().finditer(passage.text):
        listed = len(re.findall(r"(?:19|20)\d\d", match["list"]))
        if listed > 1 and listed != count_of(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(listed),
            )


@cache
def _in_order() -> re.Pattern[str]:
    data = words()["count"]
    number = r"\d[\d.,]*(?<=\d)"
    sign = rf"(?:\s*[,;]\s+|\s+{data['and']}\s+)"
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{number_word()})\s+(?P<noun>{either(data['listed'])})(?!\w)[^\d.;]{{0,120}}?"
        rf"(?<!\w){data['in_order']}(?!\w)[^\d.;]{{0,30}}?(?P<list>{number}(?:\s?%)?(?:{sign}{number}(?:\s?%)?)+)"
    )


def _respectively(passage: Passage) -> Iterator[Finding]:
    """«Ba xã … đạt lần lượt 16, 17 và 18 tiêu chí»."""
    for match in _in_order().finditer(passage.text):
        listed = len(re.findall(r"\d[\d.,]*(?<=\d)", match["list"]))
        if listed != count_of(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.WARNING,
                match[0],
                found=match["count"],
                expected=str(listed),
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
        names = re.split(rf",\s|;|\s{words()['count']['and']}\s", listed)
        if all(_begins_name().match(one.strip()) for one in names):
            least = max(least, len(names))
        if 1 < most < int(match["count"]) or least > max(int(match["count"]), 1):
            most = most if most < int(match["count"]) else least
            certain = ";" in listed or all(one[:1].isupper() for one in re.split(r",\s*", listed))
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR if certain else Severity.WARNING,
                match[0],
                found=match["count"],
                expected=str(most),
            )


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>\d{{1,2}})\s+(?P<noun>{either(words()['count']['listed'])})(?!\w)"
        rf"(?P<between>(?:\s+[^\W\d_]+){{0,12}})\s*\((?P<list>[^():\d]{{10,400}})\)"
    )


def _named_in_brackets(passage: Passage) -> Iterator[Finding]:
    """«05 phòng chuyên môn (Phòng A, Phòng B, …)»: fewer names in the brackets than announced."""
    for match in _bracketed().finditer(passage.text):
        sign = rf"[,;]|\s{words()['count']['and']}\s"
        names = [one.strip() for one in re.split(sign, match["list"]) if one.strip()]
        count = int(match["count"])
        if "..." in match["list"] or "\u2026" in match["list"] or _goes_on(match["list"]):
            continue
        named = all(_begins_name().match(one) for one in names)
        near = len(match["between"].split()) <= _NEAR and all(one[0].isupper() for one in names)
        fewer = (named or near) and count / 2 < len(names) < count
        more = named and count < len(names)
        if fewer or more:
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0],
                found=match["count"],
                expected=str(len(names)),
            )


@cache
def _begins_name() -> re.Pattern[str]:
    """«Phòng …», «Trường …», «bà …»: the comma before it parts two names for certain."""
    return re.compile(rf"(?:{either(words()['count']['names_begin'])})(?!\w)")


def _pieces(listed: str, sign: str) -> int:
    return len([piece for piece in re.split(sign, listed) if piece.strip()])


def _goes_on(text: str) -> bool:
    unfinished = [word for word in words()["parts"]["unfinished"] if word[0].isalpha()]
    return re.search(rf"(?<!\w)(?i:{either(unfinished)})(?!\w)", text) is not None


# --- «tập trung thực hiện 05 nhiệm vụ sau:» -------------------------------------------------------
@cache
def _announcement() -> re.Pattern[str]:
    noun = either(words()["count"]["listed"])
    one = rf"(?:{number_word()})\s+(?:{noun})(?!\w)"
    return re.compile(
        rf"(?<![\w.,/-])(?P<count>{number_word()})\s+(?P<noun>{noun})(?!\w)"
        rf"(?P<between>(?:(?!{one})[^.;:()]){{0,60}}?)\s*:\s*$"
    )


@cache
def _counted_in_brackets() -> re.Pattern[str]:
    """«Danh sách cá nhân … (04 người):»."""
    noun = either(words()["count"]["listed"])
    return re.compile(
        rf"\(\s*(?:(?:{either(words()['count']['leading'])})\s+)?(?P<count>\d{{1,2}})\s+"
        rf"(?P<noun>{noun})\s*\)(?P<between>\s*):\s*$"
    )


@cache
def _headed() -> re.Pattern[str]:
    nouns = either(words()["count"]["headed"])
    return re.compile(
        rf"\s*(?i:{nouns})(?!\w)[^\d:.;]{{0,60}}\(\s*(?P<count>\d{{1,3}})\s*\)(?P<between>\s*):?\s*$"
    )


def _announced(paper: Reading) -> Iterator[Finding]:
    """A number before the colon, or in a heading, against the items or parts that follow."""
    body = paper.body
    for place, passage in enumerate(body):
        match = _announcement().search(passage.text) or _counted_in_brackets().search(passage.text)
        if match is not None and not _is_list_of(match["between"]):
            match = None
        if match is None and passage.kind is PassageKind.HEADING:
            match = _headed().match(passage.text)
        if match is None or _is_one_of_several(passage.text, match):
            continue
        listed = _following(body, place, match["noun"] if "noun" in match.re.groupindex else "")
        if listed > 1 and listed != count_of(match["count"]):
            yield passage.finding(
                "count_mismatch",
                Severity.ERROR,
                match[0].strip(),
                found=match["count"],
                expected=str(listed),
            )


def _is_one_of_several(text: str, match: re.Match[str]) -> bool:
    """«04 tập thể và 03 cá nhân:»: the list is of both."""
    noun = either(words()["count"]["listed"])
    joint = rf"(?:,|\s{words()['count']['and']})\s*$"
    return re.search(rf"\d\s+(?:{noun})[^\d.;:]{{0,40}}?{joint}", text[: match.start()]) is not None


def _leads(between: str) -> bool:
    return re.search(rf"(?<!\w)(?i:{either(words()['count']['leading'])})\s*$", between) is not None


def _is_list_of(between: str) -> bool:
    """What is listed is what was counted: «04 nhiệm vụ trọng tâm sau:», not «10 xã của các huyện:»."""
    data = words()["count"]
    if _leads(between):
        return True
    return not re.search(rf"(?<!\w)(?i:{either(data['other_noun'])})(?!\w)", between)


def _following(body: Sequence[Passage], place: int, noun: str) -> int:
    """How many items of one marker, or parts of one numbering, follow a passage; 0 for none.

    Items that count the same things themselves are parts of a sum. A table is of something else
    unless its head says so: ``counted_tables`` reads them.
    """
    after = body[place + 1 : place + 2]
    if not after:
        return 0
    first, here = after[0], body[place]
    if first.kind is PassageKind.ITEM:
        block = first.at.rpartition("/")[0]
        items = [
            one
            for one in body[place + 1 :]
            if one.kind is PassageKind.ITEM and one.at.rpartition("/")[0] == block
        ]
        counting = noun and all(re.search(rf"\d\s+{re.escape(noun)}", one.text) for one in items)
        return 0 if counting else len(items)
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
