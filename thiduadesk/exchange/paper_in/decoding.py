"""Bytes of a text file into text, whatever they were written in."""

from __future__ import annotations

import codecs
import unicodedata

from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import nfc
from thiduadesk.rules.legacy import is_syllable
from thiduadesk.rules.legacy import recognised
from thiduadesk.rules.legacy import words_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"
_VIETNAMESE = "cp1258"
_CONTROLS = 0.01
"""More control characters than this share, and it is no text."""
_PLAIN = frozenset("\n\r\t\f\x0b")
_ZEROS = 0.2


def decoded(data: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        Refused: ``paper_not_text``: pictures, programs, whatever holds no words.
    """
    text = _decoded(data)
    if text is None or _is_noise(text):
        raise Refused("paper_not_text", file=name)
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    if (wide := _without_mark(data)) is not None:
        return wide
    text = _try(data, "utf-8")
    return text if text is not None else _one_byte(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark is missing: every other byte of its blanks and figures is zero."""
    sample = data[:4000]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = sample[first::2].count(0)
        if zeros > _ZEROS * len(sample) / 2 and sample[1 - first :: 2].count(0) == 0:
            return _try(data[: len(data) // 2 * 2], encoding)
    return None


def _one_byte(data: bytes) -> str:
    """Windows code pages: the one that gives most Vietnamese words.

    Text of old fonts stays Latin-1 letters here; it is converted line by line, and reported.
    """
    western = data.decode(_WINDOWS, errors="replace")
    if any(recognised(line) for line in western.splitlines()):
        return western
    vietnamese = nfc(data.decode(_VIETNAMESE, errors="replace"))
    return vietnamese if _syllables(vietnamese) >= _syllables(western) else western


def _syllables(text: str) -> int:
    return sum(is_syllable(word) for word in words_of(text) if not word.isascii())


def _is_noise(text: str) -> bool:
    odd = sum(
        letter not in _PLAIN
        and (letter == "\ufffd" or unicodedata.category(letter) in {"Cc", "Cn"})
        for letter in text
    )
    return odd > _CONTROLS * len(text)
