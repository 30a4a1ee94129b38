"""Rows of the files kept beside the data file (``data/keptfiles``)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Writer
from thiduadesk.domain.papers import KeptFile

_COLUMNS = tables.kept_file.c


def get(r: Reader, sha256: str) -> KeptFile | None:
    """What is known of a kept file."""
    cells = r.row(select(tables.kept_file).where(_COLUMNS.sha256 == sha256))
    return None if cells is None else KeptFile(**cells)


def all_files(r: Reader) -> tuple[KeptFile, ...]:
    """Every file kept, in the order they came."""
    return tuple(KeptFile(**cells) for cells in r.rows(select(tables.kept_file).order_by("id")))


def add(w: Writer, sha256: str, name: str, size: int) -> None:
    """Say that a file of ``size`` bytes is kept; one that is known keeps its first name."""
    if get(w, sha256) is None:
        now = dt.datetime.now(dt.UTC)
        values = {"sha256": sha256, "name": name, "bytes": size, "added": now}
        w.add(tables.kept_file, values)
