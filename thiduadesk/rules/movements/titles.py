"""The title of a movement in running text: quoted, half quoted, or without any marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from thiduadesk import resources

OPEN = "\u201c\u201e\u201f\u00ab\u2018\"'`"
CLOSE = "\u201d\u201c\u201f\u00bb\u2019\"'\u00b4`"
YEAR = r"(?:19|20)\d{2}"
LONGEST = 220
"""Letters of a title at most."""


def title(text: str, elsewhere: str = "") -> tuple[str, int]:
    """The title that a text names, empty for none, and the place behind it.

    Of several the one behind a word that launches, else the first. «Phát động phong trào thi đua
    năm 2023» has no other title than that.

    Args:
        elsewhere: where a title printed in capitals may stand as it is written.
    """
    for pattern in _patterns():
        found = list(pattern.finditer(text))
        if found:
            best = next((one for one in found if one["launch"]), found[0])
            return _clean(best["title"], f"{text} {elsewhere}"), best.end("title")
    match = _bare_year().search(text)
    return (yearly(int(match["year"])), match.start("year")) if match else ("", 0)


def yearly(year: int) -> str:
    """The title of a movement that has none but its year."""
    return str(words()["yearly_title"].format(year=year))


def words() -> dict[str, Any]:
    """The words of ``recognition/movement.toml``."""
    return resources.toml("recognition/movement.toml")


def either(phrases: Iterable[str]) -> str:
    """A pattern for one of the phrases, the longest first, with any spaces between words."""
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest) + ")"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Quoted titles, those with one mark missing, titles without any; the surest first."""
    known = words()
    quote = f"[{re.escape(OPEN + CLOSE)}]"
    launch = rf"(?P<launch>{either(known['launch'])}\s+(?:[^\W\d_]+\s+){{0,5}}?)?"
    thing = rf"(?<!\w){either(known['things'])}"
    plain = rf"(?<!\w){either(known['plain_things'])}"
    periods = known["period"]
    period = either(
        phrase
        for name in ("span", "from_year", "to_year", "year", "from_day")
        for phrase in periods[name]
    )
    dated = rf"(?:\s+{period}\s+{YEAR}(?:\s*[-\u2013]\s*{YEAR})?)?"
    before = rf"(?:,?\s+{either(known['before_title'])})?\s*:?\s*"
    inside = rf"[^{re.escape(OPEN + CLOSE)};\n]"
    stops = rf"(?:{either(known['ends'])}(?!\w)|{period}\s+\d)"
    ends = rf"(?=,?\s+{stops}|[.;:(]|,?\s*$)"
    nothing = rf"(?!\s*(?:{stops}|{either((*known['regular'], *known['things']))}(?!\w)))"
    bare = rf"(?P<title>{nothing}[^\W\d_][^;:.\n(]{{7,{LONGEST}}}?){ends}"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{launch}{thing}{dated}{before}{quote}{{1,2}}\s*(?P<title>{inside}{{5,{LONGEST}}}?)\s*{quote}",
            rf"{launch}{thing}\s+(?P<title>{inside}{{5,{LONGEST}}}?)\s*[\u201d\u00bb]",
            rf"{launch}{thing}{dated}{before}{quote}\s*(?P<title>{inside}{{5,{LONGEST}}}?){ends}",
            rf"{launch}{plain}{before}{bare}",
            rf"(?P<launch>{either(known['launch'])})\s+{thing}{before}{bare}",
        )
    )


@lru_cache(maxsize=1)
def _bare_year() -> re.Pattern[str]:
    known = words()
    regular = rf"(?:\s+{either(known['regular'])})?"
    thing, year = either(known["things"]), either(known["period"]["year"])
    return re.compile(rf"{thing}{regular}\s+{year}\s+(?P<year>{YEAR})", re.IGNORECASE)


def _clean(found: str, text: str) -> str:
    """A title without marks around it; one in capitals as it is written elsewhere in the text."""
    bare = found.strip(f" ,.;:*_{OPEN}{CLOSE}")
    if bare.isupper():
        same = re.finditer(re.escape(bare), text, re.IGNORECASE)
        bare = next((one[0] for one in same if not one[0].isupper()), bare)
    return bare[:1].upper() + bare[1:]
