"""What a rescue puts in the place of cells and rows that cannot be read.

Without them a frame that is damaged would cost all the text of its dispatch.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import sqlite3
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from thiduadesk.data import codec
from thiduadesk.data import tables
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import Rule

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_DAY = dt.date(2000, 1, 1)
_FRAME = codec.to_json(Frame("", "", (UNREADABLE,), _DAY), Frame)
_STAND_INS: Mapping[tuple[Table, str], str] = {
    (tables.dispatch, "frame"): _FRAME,
    (tables.dispatch_version, "frame"): _FRAME,
    (tables.own_template, "frame"): _FRAME,
    (tables.sheet, "total_claimed"): codec.to_json(Claimed(), Claimed),
    (tables.sheet, "notes"): "[]",
    (tables.criterion, "rule"): codec.to_json(DirectRule(), Rule),
    (tables.criterion, "grouping"): codec.to_json(Group(), Group),
    (tables.criterion, "claimed"): codec.to_json(Claimed(), Claimed),
    (tables.score, "answer"): codec.to_json(Answer(), Answer),
    (tables.distribution_list, "recipients"): "[]",
    (tables.bloc_year, "members"): "[]",
}
"""What stands in a cell that cannot be read, so that the rest of its row is not lost."""
_WORDS_OF_A_TEXT = re.compile(r'"text":"((?:[^"\\]|\\.)*)')
_FIRST_YEAR = 1945


def cell(table: Table, name: str, unreadable: Any) -> str | None:
    """What stands for a cell that says nothing; None where nothing can."""
    if table is tables.dispatch_part and name == "blocks":
        return _words_left(unreadable)
    return _STAND_INS.get((table, name))


def _words_left(cell: Any) -> str:
    """The words found in what was the text of a part, as one paragraph that begins with «�»."""
    words = " ".join(_WORDS_OF_A_TEXT.findall(cell)) if isinstance(cell, str) else ""
    text = f"{UNREADABLE} {words}".strip()
    return codec.to_json((Paragraph((Text(text),)),), tuple[Block, ...])


def rows(new: sqlite3.Connection) -> dict[str, int]:
    """Make rows for dispatches and sheets that are lost but have parts or criteria; how many."""
    made = {}
    for table, child, key in (
        (tables.dispatch, tables.dispatch_part, "dispatch_id"),
        (tables.sheet, tables.criterion, "sheet_id"),
    ):
        orphans = new.execute(
            f"SELECT DISTINCT {key} FROM {child.name} WHERE {key} NOT IN (SELECT id FROM {table.name})"
        ).fetchall()
        for (row,) in orphans:
            _insert(new, table, row)
        if orphans:
            made[table.name] = len(orphans)
    return made


def _insert(new: sqlite3.Connection, table: Table, row: int) -> None:
    values: dict[str, Any] = {"id": row}
    if table is tables.dispatch:
        values |= {"year": _DAY.year, "state": "draft", "profile": "nd30", "frame": _FRAME}
    else:
        taken = {year for (year,) in new.execute("SELECT year FROM sheet")}
        values["year"] = next(year for year in itertools.count(_FIRST_YEAR) if year not in taken)
        values |= {"title": UNREADABLE, "notes": "[]"}
        values["total_claimed"] = _STAND_INS[tables.sheet, "total_claimed"]
    names = ", ".join(values)
    places = ", ".join("?" for _ in values)
    new.execute(f"INSERT INTO {table.name} ({names}) VALUES ({places})", [*values.values()])
