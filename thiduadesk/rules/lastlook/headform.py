"""Form of what stands above the body: letterhead, title, addressees, legal bases.

Our own drafts print their head from records, so only what is left blank is looked for there; the
head of a foreign paper is read as it was typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import long_date
from thiduadesk.domain.text import two_digits
from thiduadesk.rules import citations
from thiduadesk.rules.lastlook.flow import closing_mark
from thiduadesk.rules.lastlook.formwords import data
from thiduadesk.rules.lastlook.formwords import is_attached
from thiduadesk.rules.lastlook.formwords import is_before
from thiduadesk.rules.lastlook.formwords import is_legal_basis
from thiduadesk.rules.lastlook.formwords import told
from thiduadesk.rules.lastlook.formwords import words
from thiduadesk.rules.lastlook.framelists import list_marks
from thiduadesk.rules.lastlook.framelists import typed_items
from thiduadesk.rules.lastlook.framelists import without_marks
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_LONG_DATE_MONTHS = 2


def findings(paper: Reading) -> Iterator[Finding]:
    """Everything above the body."""
    yield from _blanks(paper)
    yield from _missing(paper)
    yield from _nation(paper)
    yield from _number(paper)
    yield from _symbol(paper)
    yield from _date(paper)
    yield from _title(paper)
    yield from _addressees(paper)
    yield from _legal_bases(paper)


def _typed(paper: Reading) -> tuple[str, ...]:
    """The lines above the title as they were typed, without marks of markdown and html."""
    source = paper.document.source
    return () if source is None else tuple(without_marks(line) for line in source.head)


def _is_dateless(paper: Reading) -> bool:
    return paper.document.kind.split(".")[0] in data()["kinds"]["dateless"]


def _is_bare(paper: Reading) -> bool:
    """A sheet, a list or a pledge: no number of its own is asked of it."""
    return paper.document.kind in data()["kinds"]["bare"] and not _number_line(paper)


# ── what is missing ──


def _blanks(paper: Reading) -> Iterator[Finding]:
    """Number and day: told for our own drafts, a fault in a paper that claims to be issued."""
    head, foreign = paper.document.letterhead, paper.document.source is not None
    if head is None or (foreign and not head.symbol):
        return
    issued = paper.document.issued
    grave = Severity.ERROR if issued else Severity.WARNING if foreign else Severity.INFO
    if not head.number and head.symbol:
        yield told(paper, paper.piece("number"), "number_blank", head.symbol, severity=grave)
    if head.date is None and head.place and not _is_dateless(paper):
        yield told(paper, paper.piece("place_date"), "date_blank", severity=grave)


def _missing(paper: Reading) -> Iterator[Finding]:
    """One finding for all that a foreign paper's head lacks."""
    document = paper.document
    if document.source is None or _is_bare(paper) or is_attached(paper):
        return
    head, names = document.letterhead, data()["pieces"]
    keys = [find_key(line) for line in _typed(paper)]
    lacks = {
        "nation": not any(data()["head"]["nation_key"] in key for key in keys),
        "issuer": head is None or not head.issuer,
        "number": _number_line(paper) is None and (head is None or not head.symbol),
        "place_date": not _is_dateless(paper)
        and (head is None or not (head.date or head.place or head.month)),
        "type_name": document.title is None and not (head and head.about),
    }
    missing = [names[piece] for piece, lacking in lacks.items() if lacking]
    only_about = missing == [names["type_name"]] and document.addressees is not None
    if missing and not only_about:
        first = next((one for one in paper.passages if one.text.strip()), paper.piece("number"))
        yield told(
            paper, first, "header_missing", first.text.split("\n")[0], expected=", ".join(missing)
        )


# ── nation and motto ──


def _nation(paper: Reading) -> Iterator[Finding]:
    nation, motto = data()["head"]["nation"], data()["head"]["motto"]
    for line in _typed(paper):
        key = find_key(line)
        where = paper.piece("number")
        if key == data()["head"]["nation_key"]:
            if not line.isupper():
                yield told(paper, where, "layout_nation", line, found=line, expected=nation)
        elif all(word in key for word in words("head", "motto_words")):
            found = _motto_in(line)
            if found and _plain_tones(found) != _plain_tones(motto):
                yield told(paper, where, "layout_motto", found, found=found, expected=motto)


@cache
def _motto_pattern() -> re.Pattern[str]:
    parts = [re.escape(part) for part in data()["head"]["motto"].split(" - ")]
    return re.compile(r"\W*".join(parts), re.IGNORECASE)


def _motto_in(line: str) -> str:
    found = _motto_pattern().search(line)
    return found[0] if found else ""


def _plain_tones(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2010", "-").replace("\u2011", "-")


# ── number and symbol ──


@cache
def _number_start() -> re.Pattern[str]:
    word = data()["head"]["number_word"]
    return re.compile(rf"^{word}\s*(?P<colon>:?)\s*(?P<rest>.*)$", re.IGNORECASE)


def _number_line(paper: Reading) -> re.Match[str] | None:
    for line in _typed(paper):
        found = _number_start().match(line)
        if found and re.search(r"[/\d-]", found["rest"]):
            return found
    return None


def _number(paper: Reading) -> Iterator[Finding]:
    """«Số: 07/TB-VP»: a colon, a nought below ten, no blanks round slash and dash, no year."""
    line, head = _number_line(paper), paper.document.letterhead
    if line is None or head is None:
        return
    where, typed = paper.piece("number"), line[0].strip()
    if re.search(r"\.{2}|\u2026|_", typed):  # a form whose number is still to be filled in
        return
    number, symbol = (head.number or "").strip(), head.symbol.strip()
    word = data()["head"]["number_word"]
    if re.search(r"\s", symbol) or "/" in number:  # a law's number has a year, a paper's has none
        yield told(paper, where, "layout_number", typed, found=typed)
        return
    right = number.zfill(2) if number.isdecimal() else number
    expected = f"{word}: {right}/{symbol}"
    slashed = re.search(rf"{re.escape(number)}\s*/\s*{re.escape(symbol)}", line["rest"])
    if not (number and symbol and slashed):
        return
    blanks = slashed[0] != f"{number}/{symbol}" or re.search(r"\s-|-\s", line["rest"])
    if right != number or blanks or not line["colon"]:
        by_hand = right == number and line["colon"]  # a number written in by hand leaves a blank
        severity = Severity.WARNING if by_hand else None
        yield told(
            paper, where, "layout_number", typed, found=typed, expected=expected, severity=severity
        )


def _symbol(paper: Reading) -> Iterator[Finding]:
    """The abbreviation of the type: none in a letter, in others that of annex III."""
    document = paper.document
    head = document.letterhead
    if head is None or not head.symbol:
        return
    first = re.split(r"[-/]", head.symbol)[0].strip()
    kinds = citations.words().kinds
    where = paper.piece("number")
    letter = document.title is None and bool(head.about or document.addressees)
    if letter:
        if first in kinds[_letter_kind()]:
            rest = head.symbol[len(first) :].lstrip("-/ ")
            yield told(paper, where, "layout_symbol", head.symbol, found=head.symbol, expected=rest)
        return
    name = find_key(document.title.type_name) if document.title else ""
    own = next((symbols for kind, symbols in kinds.items() if find_key(kind) == name), ())
    others = {symbol for symbols in kinds.values() for symbol in symbols}
    if not own or first in own:
        return
    groups = re.split(r"[-/]", head.symbol)
    if own[0] in groups:
        groups.remove(own[0])
        expected = "-".join([own[0], *groups])
    elif first in others and len(first) > 1:
        expected = own[0] + head.symbol[len(first) :]
    else:
        expected = f"{own[0]}-{head.symbol}"
    yield told(paper, where, "layout_symbol", head.symbol, found=first, expected=expected)


@cache
def _letter_kind() -> str:
    """The kind whose symbol is that of an official letter."""
    return next(kind for kind, symbols in citations.words().kinds.items() if symbols == ("CV",))


# ── place and day ──


@cache
def _date_pattern() -> re.Pattern[str]:
    head = data()["head"]
    return re.compile(
        rf"(?P<place>[^,\d]*?)(?P<comma>\s*,\s*|\s+){head['day']}\s+(?P<day>\d{{1,2}})\s+{head['month']}"
        rf"\s+(?P<month>\d{{1,2}})\s+{head['year']}\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    )


def _date(paper: Reading) -> Iterator[Finding]:
    """«Đồng Nai, ngày 05 tháng 12 năm 2017»."""
    where = paper.piece("place_date")
    for line in _typed(paper):
        found = _date_pattern().search(line)
        if found is None:
            continue
        quote = line[found.start("comma") :].strip(" ,")
        month = int(found["month"])
        padded = len(found["day"]) > 1 and (
            len(found["month"]) == (2 if month <= _LONG_DATE_MONTHS else len(str(month)))
        )
        if not padded:
            expected = _as_form(found)
            yield told(paper, where, "layout_date", quote, found=quote, expected=expected)
        if "," not in found["comma"] and found["place"].strip():
            expected = f"{found['place'].strip()}, {_as_form(found)}"
            yield told(paper, where, "layout_place", line, found=line, expected=expected)


def _as_form(found: re.Match[str]) -> str:
    day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    try:
        return long_date(dt.date(year, month, day))
    except ValueError:
        return f"{two_digits(day)}/{two_digits(month)}/{year}"


# ── title, addressees ──


def _title(paper: Reading) -> Iterator[Finding]:
    document = paper.document
    about = document.letterhead.about if document.letterhead else ""
    if document.title is None:
        letter = document.kind.split(".")[0] in data()["kinds"]["addressed"]
        sign = data()["head"]["about"]
        typed = paper.document.source is not None and any(
            sign.lower() in line.lower() for line in paper.document.source.lines
        )
        if letter and document.letterhead is not None and not about and not typed:
            yield told(paper, paper.piece("about"), "layout_about", None, expected=sign)
        if about.rstrip().endswith("."):
            yield told(paper, paper.piece("about"), "layout_about", about, found=about,
                       expected=about.rstrip(" ."))  # fmt: skip
        return
    name = document.title.type_name.strip()
    subject = " ".join(document.title.subject).strip()
    if name and not name.isupper():
        yield told(
            paper, paper.piece("type_name"), "layout_type_name", name, found=name,
            expected=name.upper(),
        )  # fmt: skip
    if subject.lower().startswith(data()["head"]["about"].lower()):
        yield told(paper, paper.piece("subject"), "layout_subject", subject, found=subject[:3])
    elif subject.endswith((".", ";")) and not subject.endswith("..."):
        yield told(
            paper, paper.piece("subject"), "layout_subject", subject, found=subject[-1],
            expected=subject.rstrip(".; ").rpartition(" ")[2],
        )  # fmt: skip


def _addressees(paper: Reading) -> Iterator[Finding]:
    """«Kính gửi» of a letter and of what goes upwards; several end with «;», the last with «.»."""
    document = paper.document
    kind = document.kind.split(".")[0]
    kinds = data()["kinds"]
    asked = kind in kinds["addressed"] or kind in kinds["addressed_upwards"]
    if document.addressees is None:
        if asked and document.letterhead is not None:
            yield told(paper, paper.piece("addressee"), "layout_addressee")
        return
    yield from list_marks(paper, typed_items(paper, PassageKind.ADDRESSEE), "layout_addressee_list")


def _goes_on(paper: Reading) -> bool:
    """The last legal basis runs into the first sentence: «Căn cứ …, Sở Nội vụ hướng dẫn như sau:»."""
    first = next((one for one in paper.body if one.kind is PassageKind.PARAGRAPH), None)
    return first is not None and is_legal_basis(first.text)


def _legal_bases(paper: Reading) -> Iterator[Finding]:
    """Each begins with «Căn cứ …» and ends with «;», the last with «.» (before 2020 with «,»)."""
    bases = paper.of_kind(PassageKind.LEGAL_BASIS)
    for one in bases:
        text = one.text.rstrip()
        last = one is bases[-1] and not _goes_on(paper)
        allowed = (".,;" if is_before(paper) else ".") if last else ";"
        ours = paper.document.source is None  # the marks are printed, not written
        if closing_mark(text) not in allowed and not (ours and closing_mark(text).isalnum()):
            expected = "." if last else ";"
            yield told(
                paper, one, "list_punctuation", text, expected=expected, rule="layout_legal_basis"
            )
        if not is_legal_basis(text):
            yield told(paper, one, "layout_legal_basis", text)
