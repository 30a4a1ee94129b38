"""Where papers are cited in a line of text."""

from __future__ import annotations

import re

_SYMBOL = r"[^\W\d_]+(?:-[^\W\d_]+)+"
_CITED = re.compile(rf"\b\d+(?:/\d{{4}})?[/-]{_SYMBOL}(?:\s+\w+\s+\d{{1,2}}/\d{{1,2}}/\d{{4}})?")


def citation_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the citations in ``text``, as (start, end)."""
    return [match.span() for match in _CITED.finditer(text)]
