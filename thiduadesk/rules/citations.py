"""Citations of papers in text, by the words of the recognition data."""

from __future__ import annotations

from functools import cache
from functools import lru_cache

from thiduadesk import resources
from thiduadesk.domain import citation
from thiduadesk.domain.citation_words import CitationWords
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number


@cache
def words() -> CitationWords:
    """The words of citations, read once from ``recognition/citation.toml``."""
    data = resources.toml("recognition/citation.toml")
    return CitationWords(
        kinds={kind: tuple(symbols) for kind, symbols in data["kinds"].items()},
        laws=tuple(data["laws"]),
        acts=tuple(data["acts"]),
        in_acts=tuple(data["in_acts"]),
        issuers=tuple(data["issuers"]),
        issuer_joints=tuple(data["issuer_joints"]),
        levels=tuple(data["levels"]),
        before_day=tuple(data["before_day"]),
        not_about=tuple(data["not_about"]),
        not_number=tuple(data["not_number"]),
        same=data["same"],
        number_word=data["number_word"],
        day=data["day"],
        month=data["month"],
        year=data["year"],
        of=data["of"],
        also=data["also"],
    )


@lru_cache(maxsize=2048)
def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in the text, in its order; places count code points of the NFC text."""
    return citation.find_citations(text, words())


def named(paper: Paper | Citation) -> str:
    """Kind and number as papers name them: «Quyết định số 898/QĐ-UBND», without its day."""
    number = full_number(paper.number, paper.symbol)
    parts = (paper.kind, words().number_word, number) if number else (paper.kind,)
    return " ".join(part for part in parts if part)
