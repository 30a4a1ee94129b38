"""The one row a data file keeps about itself: who wrote it, which content it holds, its seal.

*Program* is the version that wrote last; a program too old for the file names it. *Mark* is a new
random word with every change, so two files with the same mark hold the same content: this is how
a backup knows that there is nothing new to keep. *Seal* is a digest of everything the file holds,
per table. It is written when the file is closed and taken off by the first change after that, so a
bit that falls over in a closed file is found even where SQLite itself sees nothing wrong with it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from thiduadesk import __version__

_RENEW = """
INSERT INTO stamp (id, program, mark, seal) VALUES (1, ?, ?, '')
ON CONFLICT (id) DO UPDATE SET program = excluded.program, mark = excluded.mark, seal = ''
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file says about itself; empty words where it says nothing.

    Attributes:
        program: version of the program that changed the file last.
        mark: changes with every change of the content.
        seal: digest of each table, by its name; empty while the file is being changed.
    """

    program: str = ""
    mark: str = ""
    seal: Mapping[str, str] | None = None


def read(connection: sqlite3.Connection) -> Stamp:
    """The stamp; an empty one where the file has none."""
    try:
        row = connection.execute("SELECT program, mark, seal FROM stamp WHERE id = 1").fetchone()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
            raise
        return Stamp()  # no such table: a file of before there were stamps
    if row is None:
        return Stamp()
    program, mark, seal = map(str, row)
    return Stamp(program, mark, _seal_of(seal))


def _seal_of(text: str) -> Mapping[str, str] | None:
    if not text:
        return None
    try:
        seal = json.loads(text)
    except ValueError:
        return {}  # a seal that agrees with nothing
    return seal if isinstance(seal, dict) else {}


def renew(connection: Connection) -> None:
    """The content changes in this transaction: a new mark, no seal."""
    connection.exec_driver_sql(_RENEW, (__version__, secrets.token_hex(4)))


def write_seal(connection: sqlite3.Connection, seal: Mapping[str, str]) -> None:
    """Put the seal on; mark and program stay."""
    connection.execute("INSERT OR IGNORE INTO stamp (id) VALUES (1)")
    words = json.dumps(seal, sort_keys=True)
    connection.execute("UPDATE stamp SET seal = ? WHERE id = 1", (words,))


def digest(connection: sqlite3.Connection) -> dict[str, str]:
    """Digest of every table as it can be read now, its definition included; reads all rows.

    Raises:
        sqlite3.Error: a page cannot be read.
    """
    definitions = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    others = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY type, name"
    ).fetchall()
    found = {"": _digest_of(others)}
    for name, sql in definitions:
        if name != "stamp" and not name.startswith("sqlite_"):
            rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
            found[name] = _digest_of([(sql,)], rows)
    row = connection.execute("SELECT program, mark FROM stamp WHERE id = 1").fetchone()
    found["stamp"] = _digest_of([row or ()])
    return found


def _digest_of(*groups: Iterable[tuple[Any, ...]]) -> str:
    state = hashlib.blake2b(digest_size=16)
    for group in groups:
        for row in group:
            state.update(ascii(row).encode())  # repr would depend on Python's version of Unicode
    return state.hexdigest()


def broken(connection: sqlite3.Connection) -> list[str]:
    """Tables that no longer hold what was sealed; nothing where the file is not sealed."""
    seal = read(connection).seal
    if seal is None:
        return []
    found = digest(connection)
    return sorted(name for name in {*seal, *found} if seal.get(name) != found.get(name))
