"""Numbers of parts made from their place («đánh số đề mục»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.text import ordinal_word
from thiduadesk.domain.text import point_letter
from thiduadesk.domain.text import roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.document import Part

_UPPER = "ABCDĐEGHIKLMNOPQRSTUVXY"
_WORD = {
    Numbering.PART_ROMAN: "Phần",
    Numbering.CHAPTER: "Chương",
    Numbering.SECTION: "Mục",
    Numbering.SUBSECTION: "Tiểu mục",
    Numbering.ARTICLE: "Điều",
    Numbering.APPENDIX: "Phụ lục",
}


def number_parts(parts: Sequence[Part]) -> dict[str, str]:
    """Number of every numbered part by its ``key``, as printed: «PHẦN THỨ NHẤT», «I.», «a)».

    A typed number stands as typed and the count goes on from its place. «Điều» runs on through
    the whole document and begins anew in an appendix or an attached paper; every other style
    restarts under each parent, and after a brother of another style. A lone appendix is «Phụ lục»,
    several have Roman numerals (NĐ 30, annex I, III.1).
    """
    out: dict[str, str] = {}
    _number(parts, "", out, [0])
    return out


def _number(parts: Sequence[Part], above: str, out: dict[str, str], articles: list[int]) -> None:
    count = 0
    last: Numbering | None = None
    styles = [part.heading.numbering for part in parts if part.heading is not None]
    alone = styles.count(Numbering.APPENDIX) == 1
    for part in parts:
        own = ""
        if part.heading is not None and part.heading.numbering is not Numbering.NONE:
            style = part.heading.numbering
            count = count + 1 if style is last else 1
            last = style
            if style is Numbering.ARTICLE:
                articles[0] += 1
            position = articles[0] if style is Numbering.ARTICLE else count
            own = part.heading.number or _printed(style, position, above, alone=alone)
            if own:
                out[part.key] = own
            if style in BEHIND:
                _number(part.children, "", out, [0])
                continue
        _number(part.children, own, out, articles)


def _printed(style: Numbering, count: int, above: str, *, alone: bool) -> str:
    match style:
        case Numbering.PART_WORDS:
            return f"PHẦN THỨ {ordinal_word(count)}"
        case Numbering.PART_ROMAN | Numbering.CHAPTER:
            return f"{_WORD[style]} {roman(count)}"
        case Numbering.SECTION | Numbering.SUBSECTION:
            return f"{_WORD[style]} {count}"
        case Numbering.ARTICLE:
            return f"{_WORD[style]} {count}."
        case Numbering.APPENDIX:
            return _WORD[style] if alone else f"{_WORD[style]} {roman(count)}"
        case Numbering.UPPER_LETTER:
            return f"{_UPPER[(count - 1) % len(_UPPER)]}."
        case Numbering.ROMAN:
            return f"{roman(count)}."
        case Numbering.ARABIC:
            return f"{count}."
        case Numbering.DECIMAL:
            return f"{above}{count}." if not above or above.endswith(".") else f"{above}.{count}."
        case Numbering.LOWER_LETTER:
            return f"{point_letter(count)})"
        case Numbering.NONE | Numbering.ATTACHED:
            return ""
