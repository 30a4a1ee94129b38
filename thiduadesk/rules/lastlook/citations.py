"""Last look: citations."""

from __future__ import annotations

from collections.abc import Iterator

from thiduadesk.domain.findings import Finding
from thiduadesk.rules.lastlook.passages import Reading


def findings(paper: Reading) -> Iterator[Finding]:
    """Nothing yet."""
    del paper
    yield from ()
