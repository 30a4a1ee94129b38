"""Last look at the words: sentences, repetitions, quotation marks, spelling, marks of lists."""

from __future__ import annotations

from collections.abc import Iterator

from thiduadesk.domain.findings import Finding
from thiduadesk.rules.lastlook import cuts
from thiduadesk.rules.lastlook import listmarks
from thiduadesk.rules.lastlook import quotes
from thiduadesk.rules.lastlook import repeats
from thiduadesk.rules.lastlook import spelling
from thiduadesk.rules.lastlook.passages import Reading


def findings(paper: Reading) -> Iterator[Finding]:
    """What a reader of the text would stumble over."""
    yield from cuts.findings(paper)
    yield from repeats.findings(paper)
    yield from quotes.findings(paper)
    yield from spelling.findings(paper)
    yield from listmarks.findings(paper)
