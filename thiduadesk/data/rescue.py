"""Reading out of a damaged data file whatever can still be read, into a new one.

The damaged file is only ever copied. Every row that can be read and understood is taken over under
its own id; where SQLite stumbles on the way through a table, each row is asked for by itself, and
where a row cannot be read whole, each cell. A dispatch or a score sheet whose own row is lost gets a
row that stands for it, so that its parts or criteria are not lost with it. The history of undo is
left behind.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import closing
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean
from sqlalchemy import Integer
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

from thiduadesk.data import engines
from thiduadesk.data import files
from thiduadesk.data import keptcopies
from thiduadesk.data import keptfiles
from thiduadesk.data import safety
from thiduadesk.data import schema
from thiduadesk.data import stamp
from thiduadesk.data import stand_ins
from thiduadesk.data import tables
from thiduadesk.data.codec import Unreadable
from thiduadesk.data.faults import translated
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error

_DIALECT = sqlite.dialect()
_MOST_IDS = 200_000
"""Rows are asked for one by one up to here, where the end of a table cannot be read."""
_PAGE = 4096
"""Size of a page in every file this program has made."""
_LOST = object()


@dataclass(frozen=True, slots=True)
class TableRescue:
    """What became of one table.

    Attributes:
        kept: rows taken over whole.
        cut: rows taken over with a cell left empty, or a letter that could not be read.
        lost: rows that could not be read (an upper bound), or belong to one that could not.
        doubtful: none is lost, yet the rows are not those the file was sealed with, or nobody can
            tell: somebody has to look them through.
    """

    kept: int = 0
    cut: int = 0
    lost: int = 0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What was read out of a damaged file.

    Attributes:
        path: the new file.
        tables: by the name of the table.
        missing: names of kept files that could not be taken along.
    """

    path: Path
    tables: Mapping[str, TableRescue]
    missing: tuple[str, ...] = ()

    @property
    def kept(self) -> int:
        return sum(one.kept + one.cut for one in self.tables.values())

    @property
    def lost(self) -> int:
        return sum(one.lost for one in self.tables.values())

    @property
    def doubtful(self) -> tuple[str, ...]:
        return tuple(name for name, one in self.tables.items() if one.doubtful)


def rescue(damaged: Path, into: Path) -> RescueReport:
    """Take over what can be read of ``damaged`` into the new file ``into``.

    Raises:
        Refused: ``data_file_exists``; nothing is overwritten.
        EnvironmentProblem: ``damaged`` cannot be opened at all, ``into`` cannot be written.
    """
    if into.exists():
        raise Refused("data_file_exists", path=str(into))
    with _copied(damaged) as copy, files.appearing(into) as draft, translated(into):
        engine = engines.writer(draft)
        try:
            with engine.begin() as connection:
                schema.build(connection)
        finally:
            engine.dispose()
        with closing(engines.raw(draft)) as new, closing(engines.raw(copy)) as old:
            found = _take_over(old, new)
        report = safety.verify(draft)
        if not report.ok:
            detail = report.problems[0].found or ""
            raise EnvironmentProblem(Fault.FAILED, path=str(into), detail=detail)
    with suppress(Refused):  # a damaged one is told as missing below
        keptcopies.take_along(damaged, keptfiles.folder(into))
    return RescueReport(into, found, keptcopies.bring_back(into, damaged))


# --- the damaged file --------------------------------------------------------------------------
class _copied:  # noqa: N801  # used like a function
    """A copy of the damaged file, its log and a mended header, in a folder of its own."""

    def __init__(self, damaged: Path) -> None:
        self._damaged = damaged
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Path:
        self._folder = tempfile.TemporaryDirectory(prefix="thiduadesk-")
        copy = Path(self._folder.name) / self._damaged.name
        try:
            self._damaged.stat()
            for file in files.with_log(self._damaged):
                if not file.name.endswith("-shm"):
                    copy.with_name(file.name).write_bytes(file.read_bytes())
            _mend_header(copy)
        except OSError as error:
            self._folder.cleanup()
            raise from_os_error(error, str(self._damaged)) from error
        return copy

    def __exit__(self, *_error: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()


def _mend_header(copy: Path) -> None:
    """Everything in the first bytes of a file of ours that is always the same."""
    pages = max(copy.stat().st_size // _PAGE, 1)
    with copy.open("r+b") as file:
        versions = file.read(20)[18:20]
        kind = versions if versions in {b"\1\1", b"\2\2"} else b"\1\1"
        file.seek(0)
        file.write(b"SQLite format 3\0" + _PAGE.to_bytes(2, "big") + kind + b"\0@  ")
        file.seek(28)
        file.write(pages.to_bytes(4, "big"))
        file.seek(44)
        file.write((4).to_bytes(4, "big"))
        file.seek(56)
        file.write((1).to_bytes(4, "big"))


# --- taking over -------------------------------------------------------------------------------
def _take_over(old: sqlite3.Connection, new: sqlite3.Connection) -> dict[str, TableRescue]:
    for pragma in ("writable_schema = ON", "trusted_schema = OFF"):
        with suppress(sqlite3.DatabaseError, ValueError):
            old.execute(f"PRAGMA {pragma}").close()
    old.text_factory = lambda text: text.decode("utf-8", "replace")
    new.execute("PRAGMA foreign_keys = OFF").close()
    new.execute("BEGIN IMMEDIATE")
    counts = {}
    for table in tables.journalled:
        counts[table.name] = _table(old, new, table)
    for name, number in stand_ins.rows(new).items():
        kept, cut, lost = counts[name]
        counts[name] = kept, cut + number, max(0, lost - number)
    for name, number in _loosen(new).items():
        kept, cut, lost = counts[name]
        counts[name] = kept - number, cut, lost + number
    seal = stamp.digest(new)
    stamp.write_seal(new, seal)
    new.execute("COMMIT")
    new.execute("PRAGMA journal_mode = DELETE").close()
    sealed = _seal_of(old)
    return {
        name: TableRescue(kept, cut, lost, not (cut or lost) and _doubtful(name, seal, sealed))
        for name, (kept, cut, lost) in counts.items()
    }


def _seal_of(old: sqlite3.Connection) -> Mapping[str, str] | None:
    """The seal; None where the file was not sealed, empty where it cannot be read."""
    try:
        found = stamp.read(old)
    except (sqlite3.Error, ValueError):
        return {}
    return found.seal if found.mark else {}


def _doubtful(name: str, seal: Mapping[str, str], sealed: Mapping[str, str] | None) -> bool:
    return sealed is not None and sealed.get(name) != seal[name]


def _table(old: sqlite3.Connection, new: sqlite3.Connection, table: Table) -> tuple[int, int, int]:
    kept = cut = lost = 0
    with suppress(sqlite3.Error, ValueError):
        there = {row[1] for row in old.execute(f'PRAGMA table_info("{table.name}")')}
        names = [column.name for column in table.columns if column.name in there]
        if "id" not in names:
            return 0, 0, 0
        places = ", ".join("?" for _ in names)
        columns = ", ".join(f'"{name}"' for name in names)
        keep = f"INSERT INTO {table.name} ({columns}) VALUES ({places})"
        for cells, whole in _rows(old, table, names):
            if cells is None:
                lost += 1
                continue
            try:
                new.execute(keep, cells)
            except sqlite3.IntegrityError:
                lost += 1
            else:
                kept, cut = kept + whole, cut + (not whole)
    return kept, cut, lost


def _rows(
    old: sqlite3.Connection, table: Table, names: list[str]
) -> Iterator[tuple[list[Any] | None, bool]]:
    """Cells of each row, and whether they are all there; None for a row that is lost."""
    columns = ", ".join(f'"{name}"' for name in names)
    last = 0
    try:
        for cells in old.execute(f"SELECT {columns} FROM {table.name} NOT INDEXED ORDER BY id"):
            last = cells[0]
            yield _understood(table, names, list(cells))
    except (sqlite3.DatabaseError, ValueError):
        pass
    else:
        return
    for number in range(last + 1, _last_id(old, table.name, last) + 1):
        try:
            cells = old.execute(
                f"SELECT {columns} FROM {table.name} WHERE id = ?", (number,)
            ).fetchone()
        except (sqlite3.DatabaseError, ValueError):
            yield _understood(table, names, _cell_by_cell(old, table.name, names, number))
        else:
            if cells is not None:
                yield _understood(table, names, list(cells))


def _last_id(old: sqlite3.Connection, name: str, known: int) -> int:
    """The highest id, looked for from the end and in every index; a guess where all fail."""
    asked = [f"SELECT max(id) FROM {name} NOT INDEXED", f"SELECT max(id + 0) FROM {name}"]
    answers = []
    for statement in asked:
        with suppress(sqlite3.DatabaseError, ValueError):
            answers.append(old.execute(statement).fetchone()[0] or 0)
    if not answers:
        return known + 1000
    return min(max(*answers, known), _MOST_IDS)


def _cell_by_cell(old: sqlite3.Connection, table: str, names: list[str], number: int) -> list[Any]:
    cells: list[Any] = []
    for name in names:
        try:
            row = old.execute(f'SELECT "{name}" FROM {table} WHERE id = ?', (number,)).fetchone()
        except (sqlite3.DatabaseError, ValueError):
            row = (_LOST,)
        cells.append(_LOST if row is None else row[0])
    return cells


def _understood(table: Table, names: list[str], cells: list[Any]) -> tuple[list[Any] | None, bool]:
    """The cells with those emptied that say nothing, if the row can do without them."""
    whole = True
    for place, name in enumerate(names):
        column = table.columns[name]
        if cells[place] is not _LOST and _says_something(column.type, cells[place]):
            whole = whole and stand_ins.UNREADABLE not in str(cells[place])
            continue
        whole = False
        default = column.server_default
        if column.nullable:
            cells[place] = None
        elif (other := stand_ins.cell(table, name, cells[place])) is not None:
            cells[place] = other
        elif default is not None and name not in {"kind", "no"}:
            cells[place] = _value_of(default)
        else:
            return None, False
    if table is tables.dispatch:
        values = dict(zip(names, cells, strict=True))
        if values.get("state") == "issued" and values.get("frozen") is None:
            cells[names.index("state")] = "draft"  # its print is lost; what it said is not
            whole = False
    return cells, whole


def _value_of(default: Any) -> str | int:
    """What a column holds where nothing is said: words, or a number written in the schema."""
    return default.arg if isinstance(default.arg, str) else int(default.arg.text)


def _says_something(kind: Any, value: Any) -> bool:
    if value is None:
        return True  # a column that needs one refuses it when the row is kept
    if isinstance(kind, Integer | Boolean) and not isinstance(value, int):
        return False
    read = kind.result_processor(_DIALECT, None)
    try:
        if read is not None:
            read(value)
    except (Unreadable, ArithmeticError, TypeError, ValueError):
        return False
    return True


def _loosen(new: sqlite3.Connection) -> dict[str, int]:
    """Free rows from others that are lost, or take them away too; how many went of each table."""
    gone: dict[str, int] = {}
    while found := new.execute("PRAGMA foreign_key_check").fetchall():
        for name, row, _parent, key in found:
            keys = new.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            column = next(one[3] for one in keys if one[0] == key)
            freed = tables.metadata.tables[name].columns[column].nullable
            if freed:
                free = f'UPDATE OR IGNORE {name} SET "{column}" = NULL WHERE id = ?'
                freed = bool(new.execute(free, (row,)).rowcount)
            if not freed:  # it cannot be without, or is nothing without: a link
                hit = new.execute(f"DELETE FROM {name} WHERE id = ?", (row,)).rowcount
                gone[name] = gone.get(name, 0) + hit
    return gone
