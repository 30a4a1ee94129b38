"""What papers cited are about («trích yếu»), where the text says so behind the citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import one_line
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.citations import words

_LONGEST_SUBJECT = 400
"""Code points; a longer one is a whole paragraph that nobody ended."""
_LEAST_WORDS = 4
"""Fewer say nothing: «(sửa đổi)»."""
_ENDS = r"[;\n:]|[.?!](?=\s|$)"
"""What ends what a paper is about, besides the next citation."""


def subjects(text: str) -> tuple[str, ...]:
    """What each paper cited is about («trích yếu») where the text says so behind it, else empty.

    In the order of ``find_citations``: «… của Thủ tướng Chính phủ về việc ban hành Kế hoạch». A
    subject that names another paper names it whole: «quy định chi tiết thi hành Luật Thanh tra».
    """
    text, found = nfc(text), find_citations(text)
    return tuple(_subject(text, found, at) for at in range(len(found)))


def _subject(text: str, found: Sequence[Citation], at: int) -> str:
    begin, over, goes_on, trailing = _about()
    match = begin.match(text, found[at].end)
    if match is None:
        return ""
    start = match.start("said")
    longest = min(len(text), start + _LONGEST_SUBJECT)
    end = match.end("said")
    for after in (*found[at + 1 :], None):
        limit = longest if after is None else min(after.start, longest)
        over_at = over.search(text, end, limit)
        if over_at is not None or after is None or limit == longest:
            end = over_at.start() if over_at else limit
            break
        if not goes_on.search(text, end, limit):
            end = limit
            break
        end = after.end
    said = text[start:end]
    closed = said.find(")") if "(" not in said else -1
    subject = one_line(said[:closed] if closed >= 0 else said).rstrip(" ,.(-\u2013")
    subject = trailing.sub("", subject)
    return subject if subject.count(" ") >= _LEAST_WORDS - 1 else ""


@cache
def _about() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """How the words begin, where they are over, what goes on into the next citation or does not."""
    data = resources.toml("recognition/papers.toml")
    begins = "|".join(re.escape(one) for one in sorted(data["about"], key=len, reverse=True))
    over = (*data["about_over"], *words().issuers)
    others = "|".join(re.escape(one) for one in sorted(over, key=len, reverse=True))
    into, off = ("|".join(map(re.escape, data[key])) for key in ("about_goes_on", "about_off"))
    return (
        re.compile(rf"\s*[,:(]?\s*(?P<said>(?i:{begins})(?!\w))"),
        re.compile(rf"{_ENDS}|,\s+(?=(?:{others})(?!\w))"),
        re.compile(rf"\b(?i:{into})\s*$"),
        re.compile(rf"(?:[\s,]+(?i:{off}))+$"),
    )
