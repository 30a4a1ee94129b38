"""Where papers are cited in a line of text."""

from __future__ import annotations

from thiduadesk.rules.citations import find_citations


def citation_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the citations in ``text``, as (start, end)."""
    return [(cited.start, cited.end) for cited in find_citations(text)]
