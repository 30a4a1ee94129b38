"""A movement out of the text of the paper that launches it, or has it carried out.

«Quyết định số 93/QĐ-UBND ngày 24/01/2022 của UBND tỉnh về phát động phong trào thi đua “…” giai đoạn
2021 - 2025»: title, who launched it, its period, the paper. The words it goes by are data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementKind
from thiduadesk.domain.office import Span
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import number_key
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.movements import titles
from thiduadesk.rules.movements.titles import CLOSE
from thiduadesk.rules.movements.titles import LONGEST
from thiduadesk.rules.movements.titles import OPEN
from thiduadesk.rules.movements.titles import YEAR
from thiduadesk.rules.movements.titles import either
from thiduadesk.rules.movements.titles import words
from thiduadesk.rules.same_paper import one_issuer

_DASH = "[-\u2013\u2014\u2010\u2011]"
_DAY = rf"(\d{{1,2}})\s?[/.\-]\s?(\d{{1,2}})\s?[/.\-]\s?({YEAR})"
READ = 20_000
"""So many letters of a paper are read; it says at its beginning what it launches."""


@dataclass(frozen=True, slots=True)
class MovementDraft:
    """What was read of a movement; what was not found is empty.

    Attributes:
        movement: with id 0.
        paper: the paper that launches it or has it carried out, None where none is cited.
        subject: what that paper is about.
        role: what it is to the movement.
        others: the other papers the text cites.
        known: id of the movement that is kept already under this title (``services.movements``).
    """

    movement: Movement
    paper: Citation | None = None
    subject: str = ""
    role: PaperRole = PaperRole.LAUNCH
    others: tuple[Citation, ...] = ()
    known: int | None = field(default=None)


def pasted(
    text: str, own: Citation | None = None, subject: str = "", office: Sequence[str] = ()
) -> MovementDraft:
    """Read a movement out of a text.

    Args:
        text: a citation of the launching paper, a sentence about it, or the whole paper.
        own: the pasted paper itself, from its letterhead, where the text is a whole paper.
        subject: what that paper is about.
        office: how the office is called, its names and its symbol.
    """
    text = one_line(text[:READ])
    citations = find_citations(text)
    subject = one_line(subject)
    said = subject
    title, at = titles.title(subject, text)
    if not title:
        said = text
        title, at = titles.title(text)
    near = said[at : at + LONGEST]
    paper = own or _launching(citations, at)
    by = _said_by(text)
    issuer = by or (paper.issuer if paper else "")
    launcher = _launcher(issuer, "" if by or not paper else paper.symbol, office)
    day = paper.date if paper else None
    span = _span(title, day) or _span(near, day) or _span(text, day) or Span()
    yearly = span.start is not None and title == titles.yearly(span.start.year)
    role = _role(paper, subject or text, launcher, office, own_word=bool(by))
    launched = day if role is PaperRole.LAUNCH else None
    movement = Movement(
        0,
        title,
        launcher=launcher,
        launched_by="" if issuer.isupper() and " " in issuer else issuer,
        kind=MovementKind.REGULAR if yearly or _regular(text) else MovementKind.THEMATIC,
        launched=launched,
        span=span,
    )
    about = subject or _subject(text, paper)
    others = tuple(one for one in citations if one is not paper and not _names(one, own))
    numbered = paper if paper and paper.number else None  # a draft still: no paper to point to
    return MovementDraft(movement, numbered, about, role, others)


def _names(cited: Citation, own: Citation | None) -> bool:
    """Whether a citation is the number in the head of the pasted paper itself."""
    key = number_key(cited.number, cited.symbol)
    return own is not None and key == number_key(own.number, own.symbol) and not cited.date


# --- its period ----------------------------------------------------------------------------------
def _span(text: str, launched: dt.date | None) -> Span | None:
    """The period that a text names first; None where it names none."""
    known = words()["period"]
    if not text:
        return None
    days = re.search(
        rf"{either(known['from_day'])}\s+{_DAY}\s+{either(known['to_day'])}\s+{_DAY}",
        text,
        re.IGNORECASE,
    )
    if days:
        first, last = _date(days.groups()[:3]), _date(days.groups()[3:])
        if first and last and first <= last:
            return Span(first, last)
    years = re.search(
        rf"(?:{either((*known['span'], *known['from_year']))}|\()\s*({YEAR})\s*"
        rf"(?:{_DASH}|{either(known['to'])})\s*({YEAR})",
        text,
        re.IGNORECASE,
    )
    if years and years[1] <= years[2]:
        return Span(dt.date(int(years[1]), 1, 1), dt.date(int(years[2]), 12, 31))
    until = re.search(rf"{either(known['to_year'])}\s+({YEAR})", text, re.IGNORECASE)
    if until:
        return Span(launched, dt.date(int(until[1]), 12, 31))
    one = re.search(rf"(?<!\w){either(known['year'])}\s+({YEAR})(?!\d)(?!/)", text, re.IGNORECASE)
    if one and not (launched and int(one[1]) < launched.year):
        return Span(dt.date(int(one[1]), 1, 1), dt.date(int(one[1]), 12, 31))
    return None


def _date(parts: Sequence[str]) -> dt.date | None:
    day, month, year = map(int, parts)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


# --- who launched it, by what paper --------------------------------------------------------------
def _launching(citations: Sequence[Citation], at: int) -> Citation | None:
    """The paper of a text that is no whole paper: the last numbered one before the title."""
    numbered = [one for one in citations if one.number]
    before = [one for one in numbered if one.start < at]
    return before[-1] if before else next(iter(numbered), None)


def _said_by(text: str) -> str:
    """Who launched it by «do … phát động»; empty where nobody is named so."""
    known = words()
    match = re.search(
        rf"(?<!\w)(?i:{either(known['launched_by'])})\s+"
        rf"(?P<who>[^\W\d_a-z][^,;.:{re.escape(OPEN + CLOSE)}]{{2,90}}?)"
        rf"\s+(?i:{either(known['launch'])})",
        text,
    )
    return match["who"].strip() if match else ""


def _launcher(issuer: str, symbol: str, office: Sequence[str]) -> Launcher:
    """The level of an issuer, by his name, else by the symbol of his paper."""
    if _own(issuer, symbol, office):
        return Launcher.OFFICE
    groups = re.split(r"[-/]", symbol)
    called = re.sub(rf"^{either(map(search_key, words()['speaks_for']))} ", "", search_key(issuer))
    for one in words()["launchers"]:
        names = (search_key(name) for name in one["issuers"])
        if called and any(re.match(rf"{re.escape(name)}(?!\w)", called) for name in names):
            return Launcher(one["launcher"])
    for one in words()["launchers"]:
        if symbol and any(group in one["symbols"] for group in groups[1:] or groups):
            return Launcher(one["launcher"])
    sector = bool(symbol) and groups[-1][:1] in {"B", "S"} and groups[-1].isupper()
    return Launcher.SECTOR if called or sector else Launcher.OFFICE


def _own(issuer: str, symbol: str, office: Sequence[str]) -> bool:
    """Whether the office itself issued it: by its name, or its symbol under a name like its own."""
    called = search_key(issuer)
    own = {search_key(name) for name in office if name}
    if called in own:
        return True
    ours = search_key(re.split(r"[-/]", symbol)[-1]) in own
    return ours and any(one_issuer(issuer, name) for name in office if name)


def _role(
    paper: Citation | None,
    text: str,
    launcher: Launcher,
    office: Sequence[str],
    *,
    own_word: bool,
) -> PaperRole:
    """What the paper is to the movement: it launches, or carries out what another launched."""
    if paper is None:
        return PaperRole.LAUNCH
    level = _launcher(paper.issuer, paper.symbol, office)
    if level is launcher and not (own_word and _carries_out(text)):
        return PaperRole.LAUNCH
    return PaperRole.PLAN if level is Launcher.OFFICE else PaperRole.IMPLEMENT


def _carries_out(text: str) -> bool:
    """Whether a text first says that something is carried out, not launched."""
    known = words()
    said = re.search(rf"{either((*known['launch'], *known['implement']))}", text, re.IGNORECASE)
    first = search_key(said[0]) if said else ""
    return first in map(search_key, known["implement"])


def _subject(text: str, paper: Citation | None) -> str:
    """What is said behind a citation, up to the end of its sentence."""
    if paper is None:
        return ""
    rest = re.split(r"(?<=[^\d])[;.](?:\s|$)", text[paper.end :], maxsplit=1)[0]
    return rest.strip(" ,:)")


def _regular(text: str) -> bool:
    return any(search_key(word) in search_key(text) for word in words()["regular"])
