"""What papers cited are about («trích yếu»), where the text says so behind the citation."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from thiduadesk import resources
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import one_line
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.citations import words

_LONGEST_SUBJECT = 400
"""Code points; a longer one is a whole paragraph that nobody ended."""
_LEAST_WORDS = 4
"""Fewer say nothing: «(sửa đổi)»."""
_ENDS = r"[;\n:]|[.?!](?=\s|$)|$"
"""What ends what a paper is about, besides the next citation."""


def subjects(text: str) -> tuple[str, ...]:
    """What each paper cited is about («trích yếu») where the text says so behind it, else empty.

    In the order of ``find_citations``: «… của Thủ tướng Chính phủ về việc ban hành Kế hoạch».
    """
    text, found = nfc(text), find_citations(text)
    return tuple(
        _subject(text, one.end, after.start if after is not None else len(text))
        for one, after in zip_longest(found, found[1:])
        if one is not None
    )


def _subject(text: str, start: int, limit: int) -> str:
    begin, over = _about()
    match = begin.match(text, start)
    if match is None:
        return ""
    end = over.search(text, match.end("said"), min(limit, match.start("said") + _LONGEST_SUBJECT))
    said = text[match.start("said") : end.start() if end else limit]
    closed = said.find(")") if "(" not in said else -1
    subject = one_line(said[:closed] if closed >= 0 else said).rstrip(" ,.(-\u2013")
    return subject if subject.count(" ") >= _LEAST_WORDS - 1 else ""


@cache
def _about() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How the words begin, and where they are over."""
    data = resources.toml("recognition/papers.toml")
    begins = "|".join(re.escape(one) for one in sorted(data["about"], key=len, reverse=True))
    goes_on = (*data["about_over"], *words().issuers)
    others = "|".join(re.escape(one) for one in sorted(goes_on, key=len, reverse=True))
    return (
        re.compile(rf"\s*[,:(]?\s*(?P<said>(?i:{begins})(?!\w))"),
        re.compile(rf"{_ENDS}|,\s+(?=(?:{others})(?!\w))"),
    )
