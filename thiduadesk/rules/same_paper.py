"""Whether two ways of writing mean one paper: number and symbol, year, and who issued it.

«04/-NQ/TU» is «4-NQ/TU», «UBND tỉnh» is «Ủy ban nhân dân tỉnh Quảng Ngãi»; what one of the two
does not say speaks against nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import number_key
from thiduadesk.domain.text import find_key
from thiduadesk.rules.citations import words


def known(papers: Iterable[Paper], cited: Citation) -> Paper | None:
    """The first paper that a citation means, None when it is none of them."""
    return next((paper for paper in papers if means(cited, paper)), None)


def means(cited: Citation, paper: Paper) -> bool:
    """Whether a citation means the paper."""
    if not (cited.number or paper.number):
        (one, year), (other, at) = _law(cited.text, cited.date), _law(law_name(paper), paper.date)
        return one == other and (year == at or None in (year, at))
    return (
        number_key(cited.number, cited.symbol) == number_key(paper.number, paper.symbol)
        and one_year(cited, paper)
        and one_issuer(cited.issuer, paper.issuer)
    )


def one_year(one: Citation | Paper, other: Citation | Paper) -> bool:
    """Of one year, or one of them has no date."""
    return one.date is None or other.date is None or one.date.year == other.date.year


def one_issuer(one: str, other: str) -> bool:
    """Whether two names may be of one body: one says what the other says, perhaps more of it."""
    first, second = _body(one), _body(other)
    if not first or not second:
        return True
    if len(first) > len(second):
        first, second = second, first
    rest = iter(second)
    return first[0] == second[0] and all(word in rest for word in first)


def law_name(paper: Paper) -> str:
    """What a paper without a number is called: «Luật Thi đua, khen thưởng»."""
    said = paper.subject
    if find_key(said).startswith(find_key(paper.kind)):
        return said
    return f"{paper.kind} {said}".strip()


def undated(text: str) -> str:
    """A citation without the words of its date: «Luật Thi đua, khen thưởng»."""
    return words().date.split(text)[0].strip()


# --- names of laws -----------------------------------------------------------------------------
def _law(name: str, day: dt.date | None) -> tuple[str, int | None]:
    """The name alone, and the year that goes with it."""
    key = find_key(undated(name))
    match = _in_year().search(key)
    bare = key[: match.start()] if match else key
    return bare, day.year if day else int(match[1]) if match else None


@cache
def _in_year() -> re.Pattern[str]:
    return re.compile(rf" {find_key(words().year)} (\d{{4}})$")


# --- names of bodies ---------------------------------------------------------------------------
@cache
def _data() -> tuple[tuple[str, ...], re.Pattern[str], dict[str, str]]:
    """Ranks, longest first; the words to be spelled out, and how."""
    data = resources.toml("recognition/papers.toml")["same_issuer"]
    spelled = {find_key(short): find_key(full) for short, full in data["spelled"].items()}
    longest = sorted(spelled, key=len, reverse=True)
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
    ranks = sorted((find_key(rank) for rank in data["ranks"]), key=len, reverse=True)
    return tuple(ranks), said, spelled


@cache
def _body(name: str) -> tuple[str, ...]:
    """The words of a body's name, spelled out, without the rank of who signs for it."""
    ranks, said, spelled = _data()
    key = find_key(name)
    while rank := next((one for one in ranks if key.startswith(f"{one} ")), ""):
        key = key[len(rank) + 1 :]
    out, at = [], 0
    for match in said.finditer(key):
        full = spelled[match[0]]
        already = key.startswith(full, match.start())
        out += [key[at : match.start()], match[0] if already else full]
        at = match.end()
    return tuple("".join([*out, key[at:]]).split())
