"""How much the data file holds."""

from __future__ import annotations

from sqlalchemy import func
from sqlalchemy import select

from thiduadesk.data.store import Reader
from thiduadesk.data.tables import journalled


def counts(r: Reader) -> dict[str, int]:
    """Number of rows of each table, by its name: ``{"criterion": 34, …}``."""
    return {
        table.name: r.value(select(func.count()).select_from(table))
        for table in sorted(journalled, key=lambda table: table.name)
    }
