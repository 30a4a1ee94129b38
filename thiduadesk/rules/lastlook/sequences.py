"""Numbers and letters of headings and points as values: «III.» is 3, «đ)» is 5, «2.1.» ends in 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.text import POINT_LETTERS
from thiduadesk.domain.text import from_roman
from thiduadesk.domain.text import ordinal_word
from thiduadesk.domain.text import point_letter
from thiduadesk.domain.text import roman
from thiduadesk.domain.text import search_key

_TRIM = " .:)/(-\u2013"
_ORDINALS = 20
_WORDS_BEFORE = re.compile(r"^(?:[^\W\d_]{2,}\s+)+(?=\S)")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a part among its brothers.

    Attributes:
        value: from 1; None for a letter that no list of points has (f, j, w, z, ă …).
        above: the number of the part above that a decimal number repeats: «2» of «2.1.».
    """

    value: int | None
    above: str = ""


@cache
def _ordinals() -> dict[str, int]:
    words = {search_key(ordinal_word(count)): count for count in range(1, _ORDINALS)}
    others = resources.toml("lastlook/structure.toml")["other_ordinals"]
    return words | {search_key(word): count for word, count in others.items()}


def place_of(number: str, numbering: Numbering) -> Place | None:
    """What a printed number counts; None where it counts nothing that is known."""
    text = number.strip(_TRIM)
    match numbering:
        case Numbering.NONE | Numbering.ATTACHED:
            return None
        case Numbering.LOWER_LETTER | Numbering.UPPER_LETTER:
            return _letter(text)
        case Numbering.DECIMAL:
            above, _dot, last = text.rpartition(".")
            return Place(int(last), above) if last.isdecimal() else None
        case Numbering.PART_WORDS:
            value = _ordinals().get(search_key(text).rpartition(" ")[2])
            return None if value is None else Place(value)
        case _:
            last = _WORDS_BEFORE.sub("", text).strip(_TRIM)
            value = int(last) if last.isdecimal() else from_roman(last.upper())
            return None if value is None else Place(value)


def _letter(text: str) -> Place | None:
    if len(text) != 1 or not text.isalpha():
        return None
    at = POINT_LETTERS.find(text.lower())
    return Place(at + 1 if at >= 0 else None)


def printed(place: int, like: str, numbering: Numbering, above: str = "") -> str:
    """The number of a place, written as ``like`` is: the same words, capitals and marks."""
    text = like.strip(_TRIM)
    start = like.index(text) if text else 0
    before, after = like[:start], like[start + len(text) :]
    match numbering:
        case Numbering.LOWER_LETTER | Numbering.UPPER_LETTER:
            letter = point_letter(place)
            own = letter.upper() if text.isupper() else letter
        case Numbering.DECIMAL:
            own = f"{above}.{place}" if above else str(place)
        case Numbering.PART_WORDS:
            word = ordinal_word(place)
            head = text.rpartition(" ")[0]
            own = f"{head} {word if text.isupper() else word.lower()}".strip()
        case _:
            found = _WORDS_BEFORE.match(text)
            head = found[0] if found else ""
            last = text[len(head) :]
            own = head + (str(place) if last.isdecimal() else roman(place))
    return f"{before}{own}{after}"
