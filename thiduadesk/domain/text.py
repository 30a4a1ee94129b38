"""Vietnamese text: one normal form, order, accent-free search, numerals, lettering, dates.

The alphabet and the words of dates stand here because they are the language itself, not wording.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
"""The 29 letters in dictionary order; f j w z sort after d i v y by convention of catalogues."""

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The 23 letters that name points («điểm a) b) c) d) đ) e)»), order of statutes: no ă â ê ô ơ ư."""

_ORDER = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_BASE_MARKS = {"\u0306", "\u0302", "\u031b"}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
_ROMAN_LOW = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def nfc(text: str) -> str:
    """Precomposed form (NFC), never NFKC; every door of the program passes text through here."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """NFC, no invisible characters, single spaces inside lines, no blanks at either end."""
    lines = _INVISIBLE.sub("", nfc(text)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def one_line(text: str) -> str:
    """``tidy`` with line breaks turned into spaces."""
    return " ".join(tidy(text).split())


def search_key(text: str) -> str:
    """Lower case without marks, đ as d: "nguyen van" finds "Nguyễn Văn"."""
    bare = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(ch for ch in bare if not unicodedata.combining(ch))
    return " ".join(kept.replace("đ", "d").split())


def find_key(text: str) -> str:
    """``search_key`` of the letters and digits alone; any other sign parts words."""
    return " ".join("".join(ch if ch.isalnum() else " " for ch in search_key(text)).split())


def finds(key: str, text: str) -> bool:
    """Whether every word of ``key`` (a ``find_key``) occurs in ``text``."""
    inside = find_key(text)
    return all(word in inside for word in key.split())


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Dictionary order of Vietnamese: letters first, tones (huyền hỏi ngã sắc nặng) second."""
    letters: list[int] = []
    tones: list[int] = []
    for ch in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", ch)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        rank = _ORDER.get(base)
        letters.append(
            100 + rank if rank is not None else (ord(ch) if ord(ch) < 100 else 1000 + ord(ch))
        )
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def person_sort_key(full_name: str) -> tuple[object, ...]:
    """Order of Vietnamese name lists: given name (last word), then family and middle names."""
    words = full_name.split()
    given = words[-1] if words else ""
    return (sort_key(given), sort_key(" ".join(words[:-1])))


def roman(number: int) -> str:
    """Roman numeral of 1..3999."""
    out = []
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


def from_roman(text: str) -> int | None:
    """Value of a well-formed Roman numeral, else None."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    if not text or any(ch not in values for ch in text):
        return None
    total = 0
    for here, after in zip(text, [*text[1:], None], strict=True):
        value = values[here]
        total += -value if after is not None and values[after] > value else value
    return total if roman(total) == text else None


def point_letter(number: int) -> str:
    """Letter of the n-th point, from 1: a b c d đ e g … (annex I, II.6.đ; order of statutes).

    Behind the 23 letters come two of them, aa ab ac …: a list goes on where the rule is silent.

    Raises:
        ValueError: below 1.
    """
    if number < 1:
        raise ValueError(number)
    again, place = divmod(number - 1, len(POINT_LETTERS))
    return (point_letter(again) if again else "") + POINT_LETTERS[place]


_ORDINALS = (
    "NHẤT", "HAI", "BA", "TƯ", "NĂM", "SÁU", "BẢY", "TÁM", "CHÍN", "MƯỜI",
)  # fmt: skip


def ordinal_word(number: int) -> str:
    """Upper-case ordinal for «PHẦN THỨ NHẤT» … «PHẦN THỨ MƯỜI»; digits beyond."""
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else str(number)


def two_digits(number: int) -> str:
    """Numbers of documents and counts under ten get a leading zero («01», «15»)."""
    return f"{number:02d}"


def long_date(date: dt.date) -> str:
    """«ngày 05 tháng 01 năm 2020»: zero before days under 10 and months 1 and 2 only.

    Source: NĐ 30/2020, annex I, P1.II.4.b.
    """
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    return f"ngày {date.day:02d} tháng {month} năm {date.year}"


def short_date(date: dt.date) -> str:
    """«05/01/2020», «08/7/2022»: the same zeros as the long form."""
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    return f"{date.day:02d}/{month}/{date.year}"


_SHORT_DATE = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*")


def parse_date(text: str) -> dt.date | None:
    """A date as the clerk types it (dd/mm/yyyy, also . and -), or ISO; None when it is none."""
    match = _SHORT_DATE.fullmatch(text)
    try:
        if match:
            day, month, year = (int(group) for group in match.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


PLACEHOLDER = "\u00ab\u2026\u00bb"
"""«…»: words still to be written, or a fact that nobody has entered."""

_PLACEHOLDER = re.compile(
    '\u00ab[^\u00ab\u00bb]*\u00bb|(?<!,\\s)(?<!;\\s)(?<![^\\s(\\[\u201c"/\u2013-])\u2026+'
)


def placeholder_spans(text: str) -> list[tuple[int, int]]:
    """Where something is still to be filled in, as (start, end).

    Words in guillemets («… đồng»), and an ellipsis that stands alone; behind a word or a comma an
    ellipsis means «and so on».
    """
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
