"""Headings as the outline shows and edits them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import from_roman
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import search_key
from thiduadesk.i18n import _
from thiduadesk.ui.editor.normal import normal_runs

_LONGEST = 60
_SYLLABLE = re.compile(
    "(ngh|ng|nh|ch|gh|kh|ph|th|tr|[bcdghklmnpqrstvx])?[aeiouy]+(ch|ng|nh|[cmnpt])?"
)
"""A Vietnamese word without its marks; «UBND» and «HĐND» are none."""

_KEPT, _SHARED, _BROTHERS = 2, 3, 3
_QUOTED = re.compile(
    '["\N{LEFT DOUBLE QUOTATION MARK}]([^"\N{LEFT DOUBLE QUOTATION MARK}]*)'
    '["\N{RIGHT DOUBLE QUOTATION MARK}]:?'
)
_ALONE = frozenset({Numbering.PART_WORDS, Numbering.PART_ROMAN, Numbering.CHAPTER})


def shown(part: Part, number: str, brothers: Sequence[Part] = ()) -> str:
    """A line of the outline: number and title; capitals are calmed, «UBND» stays.

    Words with which several of the ``brothers`` begin alike are left out: of «Phong trào thi đua
    “Dân vận khéo”» the name remains.
    """
    title = _title(part)
    shared = _shared_words(title, [_title(one) for one in brothers])
    if shared:
        title = _own_words(title, shared)
    if part.heading is not None and part.heading.numbering in _ALONE:
        return _calm_number(number) or title
    if title:
        return f"{number} {calm(title).rstrip(':')}".strip()
    first = one_line(first_words(part))
    if first and number:
        return f"{number} {_cut(first)}"
    return number or _cut(first) or _("Text without a heading")


def _title(part: Part) -> str:
    return one_line(words(part.heading.runs)) if part.heading else ""


def _shared_words(title: str, others: Sequence[str]) -> int:
    """How many words at the beginning of ``title`` three or more titles have in common."""
    own = title.split()
    split = [other.split() for other in others]
    for count in range(len(own) - _KEPT, _SHARED - 1, -1):
        if sum(one[:count] == own[:count] for one in split) >= _BROTHERS:
            return count
    return 0


def _own_words(title: str, shared: int) -> str:
    rest = " ".join(title.split()[shared:])
    quoted = _QUOTED.fullmatch(rest)
    if quoted:
        rest = quoted[1]
    return rest[:1].upper() + rest[1:]


def first_words(part: Part) -> str:
    """The beginning of a part's text."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            return words(block.runs)
        if isinstance(block, ListBlock):
            return words(block.items[0])
    return ""


def calm(text: str) -> str:
    """Text all in capitals in small letters, but for its abbreviations, which are no syllables."""
    if not text.isupper():
        return text
    out = [_calm_word(word) for word in text.split(" ")]
    line = " ".join(out)
    return line[:1].upper() + line[1:]


def _calm_number(number: str) -> str:
    """«PHẦN THỨ NHẤT» as «Phần thứ nhất», «PHẦN I» as «Phần I»."""
    first, _space, last = number.rpartition(" ")
    return f"{calm(first)} {last}" if first and from_roman(last) is not None else calm(number)


def _calm_word(word: str) -> str:
    bare = "".join(ch for ch in search_key(word) if ch.isalpha())
    return word.lower() if not bare or _SYLLABLE.fullmatch(bare) else word


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"


def retitled(runs: tuple[Inline, ...], text: str) -> tuple[Inline, ...]:
    """``runs`` saying ``text``: what is the same at both ends keeps emphasis, notes and fields."""
    old = words(runs)
    head = 0
    while head < min(len(old), len(text)) and old[head] == text[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    before, rest = _split(runs, head)
    middle, after = _split(rest, len(old) - head - tail)
    like = next((run for run in (*reversed(before), *middle) if isinstance(run, Text)), Text(""))
    new = Text(text[head : len(text) - tail], like.bold, like.italic, like.raised)
    kept = tuple(run for run in middle if not words((run,)))
    return normal_runs((*before, new, *kept, *after))


def _split(runs: tuple[Inline, ...], length: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Runs of the first ``length`` letters and the rest; a field cut in two becomes text."""
    before: list[Inline] = []
    for place, run in enumerate(runs):
        own = words((run,))
        if len(own) <= length:
            before.append(run)
            length -= len(own)
        elif length == 0:
            return tuple(before), runs[place:]
        else:
            bold, italic = getattr(run, "bold", False), getattr(run, "italic", False)
            raised = getattr(run, "raised", False)
            parts = own[:length], own[length:]
            first, second = (Text(part, bold, italic, raised) for part in parts)
            return (*before, first), (second, *runs[place + 1 :])
    return tuple(before), ()
