"""Arithmetic of prose and tables: sums, counts, shares, anniversaries."""

from __future__ import annotations

from collections.abc import Iterator

from thiduadesk.domain.findings import Finding
from thiduadesk.rules.lastlook import ballots
from thiduadesk.rules.lastlook import changes
from thiduadesk.rules.lastlook import counted_tables
from thiduadesk.rules.lastlook import counts
from thiduadesk.rules.lastlook import figures
from thiduadesk.rules.lastlook import products
from thiduadesk.rules.lastlook import shares
from thiduadesk.rules.lastlook import sums
from thiduadesk.rules.lastlook import table_columns
from thiduadesk.rules.lastlook import tables
from thiduadesk.rules.lastlook.passages import Reading


def findings(paper: Reading) -> Iterator[Finding]:
    """Numbers of a paper that contradict one another."""
    yield from sums.findings(paper)
    yield from counts.findings(paper)
    yield from counted_tables.findings(paper)
    yield from figures.findings(paper)
    yield from shares.findings(paper)
    yield from changes.findings(paper)
    yield from products.findings(paper)
    yield from ballots.findings(paper)
    yield from tables.findings(paper)
    yield from table_columns.findings(paper)
