"""Reads what stands before the body: letterhead, then title, addressees, legal bases, decision word."""

from __future__ import annotations

from collections.abc import Sequence

from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in.letterhead import Head
from thiduadesk.exchange.paper_in.letterhead import letterhead_only
from thiduadesk.exchange.paper_in.letterhead import piece_of
from thiduadesk.exchange.paper_in.letterhead import take
from thiduadesk.exchange.paper_in.letterhead import title_line
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import joined
from thiduadesk.exchange.paper_in.numbers import marker_of
from thiduadesk.exchange.paper_in.numbers import number_of
from thiduadesk.exchange.paper_in.words import TypeName
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import is_stamp
from thiduadesk.exchange.paper_in.words import keys
from thiduadesk.exchange.paper_in.words import named
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.paper_in.words import phrase

_SEARCHED = 45
"""Lines of a head at most."""
_NEAR = 6
_FULL_LINE = 60
_PROSE = 170
"""A line as long as this is running text."""
_SUBJECT = 330
_ENDS = (".", ";", ":", ",")


def read(lines: Sequence[Line], start: int) -> tuple[Head, int]:
    """The head that begins at ``start``, and where the body begins."""
    head, at = letterhead_only(lines, start)
    if at < len(lines) and (found := title_line(lines[at])):
        at = _title(head, lines, at, *found)
    at = _addressees(head, lines, at)
    at = _bases(head, lines, at)
    if head.kind == "text" and (head.addressees or head.about):
        head.kind = "letter"
    return head, at


def _title(head: Head, lines: Sequence[Line], at: int, name: TypeName, rest: str) -> int:
    """Type name and subject; pieces of the letterhead that OCR put below are taken too."""
    head.type_name, head.kind, head.decides = name.name, name.kind, name.decides
    head.places["frame/type_name"] = lines[at].number
    if rest:
        head.subject.append(rest)
        head.places["frame/subject"] = lines[at].number
    last = "type_name"
    at += 1
    while at < len(lines):
        line = lines[at]
        if line.table is not None:
            break
        kind = piece_of(line)
        if kind and kind != "about" and not (kind == "number" and head.numbered):
            last = take(head, line, last)
        elif is_stamp(line.key) or (
            last == "stamp" and (kind or pattern("stray", "stamp_day").fullmatch(line.key))
        ):
            head.stray.append(line.text)
            last = "stamp"
        elif _stamped(lines, at) or pattern("stray", "rule").fullmatch(line.text):
            head.stray.append(line.text)
        elif _is_subject(head, lines, at, last):
            head.subject.append(line.text)
            head.places.setdefault("frame/subject", line.number)
            last = "subject"
        else:
            break
        at += 1
    return at


def _stamped(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in capitals is the name above a stamp of arrival."""
    if not lines[at].capital or not named("head", "organs").match(lines[at].text.casefold()):
        return False
    return any(is_stamp(line.key) for line in lines[at + 1 : at + 3])


def _is_subject(head: Head, lines: Sequence[Line], at: int, last: str) -> bool:
    line = lines[at]
    text = line.text
    if len(text) > _SUBJECT or number_of(line) is not None or marker_of(text):
        return False
    if line.key.startswith(phrase("head", "addressees")) or _basis_like(line):
        return False
    if pattern("appendix", "attached").match(line.key) or _is_fact(line):
        return False
    prose = len(text) > _PROSE and text.endswith(_ENDS)
    opens = bool(beginnings("title", "opens").match(line.key)) and text.endswith(_ENDS)
    if not head.subject:
        return not prose and not (opens and not line.capital and len(text) > _PROSE // 2)
    if head.decides and line.capital and _decides_next(lines, at, head.subject[-1]):
        return False
    if text.endswith(_ENDS) or opens or prose or _opens_body(lines, at):
        return False
    if not line.gap and last in {"subject", "type_name"}:
        return True
    looks = line.bold or line.level or line.centred or text[0].islower() or text[0] in '"\u201c('
    return bool(looks)


def _opens_body(lines: Sequence[Line], at: int) -> bool:
    """Whether the first paragraph begins here, broken into lines: «Thực hiện … / … như sau:»."""
    line = lines[at]
    if line.bold or line.centred or len(line.text) < _FULL_LINE or not line.text[0].isupper():
        return False
    for one in lines[at + 1 : at + _NEAR + _NEAR]:
        if one.table is not None or one.gap or number_of(one) is not None:
            return False
        if one.text.endswith(_ENDS[:-1]):
            return True
    return False


def _is_fact(line: Line) -> bool:
    """Whether it is «Họ và tên: …»."""
    name, colon, _said = line.key.partition(":")
    return bool(colon) and bool(beginnings("title", "facts").match(name.strip()))


def _decides_next(lines: Sequence[Line], at: int, subject: str) -> bool:
    """Whether a line in capitals under a subject says who decides."""
    if not subject.isupper():
        return True
    known = named("head", "organs").match(lines[at].text.casefold()) or (
        beginnings("closing", "offices").match(lines[at].key)
    )
    return bool(known) and at + 1 < len(lines) and _basis_like(lines[at + 1])


def _addressees(head: Head, lines: Sequence[Line], at: int) -> int:
    word = phrase("head", "addressees")
    if at >= len(lines) or not lines[at].key.startswith(word):
        return at
    line = lines[at]
    head.places["frame/addressee/0"] = line.number
    rest = line.text[len(word) :].strip(" :.")
    at += 1
    if rest:
        start = marker_of(rest)
        head.addressees.append(_name(rest[start[1] :] if start else rest))
    while at < len(lines):
        line = lines[at]
        start = marker_of(line.text)
        listed = (
            start is not None
            and (not rest or not _closed(lines[at - 1]))
            and (len(line.text) < _PROSE)
        )
        more = (
            start is None
            and (not line.gap or not head.addressees)
            and bool(head.addressees or not rest)
            and len(line.text) < _PROSE
            and not line.text.endswith(":")
            and not beginnings("title", "opens").match(line.key)
            and not _closed(lines[at - 1])
        )
        if line.table is not None or number_of(line) is not None or not (listed or more):
            break
        if listed and start is not None:
            head.places[f"frame/addressee/{len(head.addressees)}"] = line.number
            head.addressees.append(_name(line.text[start[1] :]))
        elif head.addressees:
            head.addressees[-1] = _name(f"{head.addressees[-1]} {line.text}")
        else:
            head.addressees.append(_name(line.text))
        at += 1
    return at


def _closed(line: Line) -> bool:
    return line.text.endswith(".")


def _name(text: str) -> str:
    return text.strip().rstrip(" ;.,")


def _basis_like(line: Line) -> bool:
    text = line.text.strip("*_ ")
    return bool(
        beginnings("title", "basis").match(search_key(text.lstrip("- ")))
    ) and text.endswith((";", ",", "."))


def _bases(head: Head, lines: Sequence[Line], start: int) -> int:
    """Legal bases with who decides above and «QUYẾT ĐỊNH:» below them; returns where they end."""
    word = _decision_word(lines, start) if head.decides else None
    at = start
    authority: list[str] = []
    bases: list[Line] = []
    while at < len(lines) and lines[at].table is None and at != word:
        line = lines[at]
        if not bases and head.decides and line.capital and number_of(line) is None:
            authority.append(line.text.rstrip(","))
            head.places.setdefault("frame/authority_line", line.number)
        elif bases and _is_rest(bases[-1], line):
            bases[-1] = joined(bases[-1], line)
        elif _basis_like(line) or (word is not None and at < word) or _begins_basis(lines, at):
            bases.append(line)
        else:
            break
        at += 1
    certain = word is not None or len(bases) > 1 or any(one.text.endswith(";") for one in bases)
    if not bases or not certain:
        return start
    for count, line in enumerate(bases):
        dash = marker_of(line.text)
        head.bases.append(line.runs if dash is None else cut(line.runs, dash[1]))
        head.places[f"frame/legal_basis/{count}"] = line.number
    head.authority = authority
    if word is not None and at == word:
        head.word = lines[word].text
        head.places["frame/word"] = lines[word].number
        at += 1
    return at


def _is_rest(before: Line, line: Line) -> bool:
    """Whether a line is more of the legal basis on the line above."""
    opens = beginnings("title", "basis").match(line.key.lstrip("- "))
    return not line.gap and not opens and not before.text.endswith((";", ".", ":"))


def _begins_basis(lines: Sequence[Line], at: int) -> bool:
    """Whether a legal basis begins here that ends with a sign on a later line."""
    whole = lines[at]
    if not beginnings("title", "basis").match(whole.key.lstrip("- ")):
        return False
    for line in lines[at + 1 : at + _NEAR]:
        if line.table is not None or not _is_rest(whole, line):
            return False
        whole = joined(whole, line)
        if whole.text.endswith((";", ".")):
            return True
    return False


def _decision_word(lines: Sequence[Line], start: int) -> int | None:
    """Where «QUYẾT ĐỊNH:» stands under the legal bases, None where it does not."""
    for at in range(start, min(start + _SEARCHED, len(lines))):
        line = lines[at]
        if line.table is not None or number_of(line) is not None:
            return None
        if at > start and line.capital and line.key.strip(" :.") in keys("title", "decides"):
            return at
    return None
