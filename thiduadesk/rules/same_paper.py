"""Whether two ways of writing mean one paper: number and symbol, year, and who issued it.

«04/-NQ/TU» is «4-NQ/TU», «UBND tỉnh» is «Ủy ban nhân dân tỉnh Quảng Ngãi»; what one of the two
does not say speaks against nothing. A law without a number goes by its name.
"""

from __future__ import annotations

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
    return next((paper for paper in papers if are_one(cited, paper)), None)


def are_one(first: Citation | Paper, second: Citation | Paper) -> bool:
    """Whether two citations, two records, or one of each are of one paper."""
    years = _year(first), _year(second)
    return (
        key(first) == key(second)
        and (None in years or years[0] == years[1])
        and one_issuer(first.issuer, second.issuer)
    )


def key(one: Citation | Paper) -> str:
    """What is equal in all ways of writing a paper: number with symbol, or the name of a law."""
    return number_key(one.number, one.symbol) or _year_apart(name(one))[0]


def bare(words: str) -> str:
    """Letters and digits alone, without marks: «898_QĐ-UBND (8.7)» is «898qdubnd87»."""
    return find_key(words).replace(" ", "")


def named_in(name: str, papers: Iterable[Paper]) -> Paper | None:
    """The only paper whose number and symbol stand in the name of a file.

    Of papers of one number the one whose day, else whose year stands there too.
    """
    words = find_key(name).split()
    found = [paper for paper in papers if _begins_in(key(paper), bare(name))]
    longest = max((len(key(paper)) for paper in found), default=0)
    found = [paper for paper in found if len(key(paper)) == longest]
    for said in (_day_said, _year_said):
        found = [paper for paper in found if said(paper, words)] or found
    return found[0] if len(found) == 1 else None


def _begins_in(wanted: str, whole: str) -> bool:
    """Whether a key with letters stands there with no digit before it: 898 is not in «1898…»."""
    return not wanted.isdigit() and re.search(rf"(?<!\d)0*{re.escape(wanted)}", whole) is not None


def _day_said(paper: Paper, words: list[str]) -> bool:
    if paper.date is None:
        return False
    numbers = [int(word) for word in words if word.isdigit()]
    day = [paper.date.day, paper.date.month, paper.date.year]
    runs = (numbers[at : at + 3] for at in range(len(numbers)))
    ways = (f"{paper.date:%d%m%Y}", f"{paper.date:%Y%m%d}")
    return any(run in (day, day[::-1]) for run in runs) or any(way in words for way in ways)


def _year_said(paper: Paper, words: list[str]) -> bool:
    return paper.date is not None and str(paper.date.year) in words


def one_issuer(one: str, other: str) -> bool:
    """Whether two names may be of one body: one says what the other says, perhaps more of it."""
    first, second = body(one), body(other)
    if not first or not second:
        return True
    if len(first) > len(second):
        first, second = second, first
    rest = iter(second)
    return first[0] == second[0] and all(word in rest for word in first)


def name(one: Citation | Paper) -> str:
    """What a paper without a number is called: «Luật Thi đua, khen thưởng»."""
    if isinstance(one, Citation):
        return undated(one.text)
    if find_key(one.subject).startswith(find_key(one.kind)):
        return one.subject
    return f"{one.kind} {one.subject}".strip()


def undated(text: str) -> str:
    """A citation without the words of its date: «Luật Thi đua, khen thưởng»."""
    return words().date.split(text)[0].strip()


@cache
def body(issuer: str) -> tuple[str, ...]:
    """The words of a body's name, spelled out, without the rank of who signs for it.

    «Chủ tịch UBND tỉnh» is («uy», «ban», «nhan», «dan», «tinh»).
    """
    ranks, short, spelled = _ways_to_write()
    said = find_key(issuer)
    while rank := next((one for one in ranks if said.startswith(f"{one} ")), ""):
        said = said[len(rank) + 1 :]
    out, at = [], 0
    for match in short.finditer(said):
        full = spelled[match[0]]
        already = said.startswith(full, match.start())
        out += [said[at : match.start()], match[0] if already else full]
        at = match.end()
    return tuple("".join([*out, said[at:]]).split())


@cache
def _ways_to_write() -> tuple[tuple[str, ...], re.Pattern[str], dict[str, str]]:
    """Ranks, longest first; the words to be spelled out, and how."""
    data = resources.toml("recognition/papers.toml")["same_issuer"]
    spelled = {find_key(short): find_key(full) for short, full in data["spelled"].items()}
    longest = sorted(spelled, key=len, reverse=True)
    short = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
    ranks = sorted((find_key(rank) for rank in data["ranks"]), key=len, reverse=True)
    return tuple(ranks), short, spelled


def _year(one: Citation | Paper) -> int | None:
    """The year of its date; of a law also the one that goes with its name."""
    if one.date is not None:
        return one.date.year
    return None if one.number else _year_apart(name(one))[1]


def _year_apart(law: str) -> tuple[str, int | None]:
    """The name of a law alone, and the year that goes with it: «năm 2013»."""
    said = find_key(law)
    match = _in_year().search(said)
    return (said[: match.start()], int(match[1])) if match else (said, None)


@cache
def _in_year() -> re.Pattern[str]:
    return re.compile(rf" {find_key(words().year)} (\d{{4}})$")
