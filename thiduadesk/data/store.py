"""The store: reading, the only way to write, and undo. The public face of this room."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import closing
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from typing import Self
from typing import cast

from sqlalchemy import Connection
from sqlalchemy import RowMapping
from sqlalchemy import Table
from sqlalchemy import insert
from sqlalchemy.sql import Executable
from sqlalchemy.sql.expression import UpdateBase

from thiduadesk.data import engines
from thiduadesk.data import files
from thiduadesk.data import journal
from thiduadesk.data import opening
from thiduadesk.data import schema
from thiduadesk.data import stamp
from thiduadesk.data.changes import Changes
from thiduadesk.data.changes import Listeners
from thiduadesk.data.faults import from_sqlite_error
from thiduadesk.data.faults import translated
from thiduadesk.data.opening import Stage
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused


class Reader:
    """What the functions of ``data/queries`` read through; lives for one ``with`` block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: Executable) -> Sequence[RowMapping]:
        """Every row, fetched, its cells by the name of the column."""
        return self._connection.execute(statement).mappings().all()

    def tuples(self, statement: Executable) -> Sequence[Sequence[Any]]:
        """Every row, fetched, its cells in the order of the columns: for many rows."""
        return self._connection.execute(statement).all()

    def row(self, statement: Executable) -> RowMapping | None:
        """The first row, or None."""
        return self._connection.execute(statement).mappings().first()

    def column(self, statement: Executable) -> Sequence[Any]:
        """First cell of every row."""
        return self._connection.scalars(statement).all()

    def value(self, statement: Executable) -> Any:
        """First cell of the first row; None where there is no row."""
        return self._connection.scalar(statement)


class Writer(Reader):
    """What the functions of ``data/queries`` write through; also reads its own changes.

    Attributes:
        changes: what was touched, set when the ``with`` block has ended.
    """

    changes: Changes

    def __init__(self, connection: Connection, step: int) -> None:
        super().__init__(connection)
        self._step = step

    def run(self, statement: UpdateBase) -> int:
        """Write; the number of rows hit."""
        return self._connection.execute(statement).rowcount

    def add(self, table: Table, values: dict[str, Any]) -> int:
        """Insert one row; its new id."""
        key = self._connection.execute(insert(table).values(values)).inserted_primary_key
        assert key is not None  # noqa: S101  # an INSERT of one row always has one
        return int(key[0])

    def add_all(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert many rows of the same columns."""
        if rows:
            self._connection.execute(insert(table), rows)

    def end_undo_here(self) -> None:
        """This change cannot be undone, nor any before it: a paper left the house."""
        journal.set_barrier(self._connection, self._step)


class Store:
    """One data file, open.

    Attributes:
        path: where it lies.
        changed: listeners called with the ``Changes`` after each commit, undo and redo, on the
            caller's thread.
    """

    def __init__(self, path: Path) -> None:
        """Take ``create`` or ``open``, which look before they leap."""
        self.path = path
        self.changed = Listeners()
        self._writer = engines.writer(path)
        self._readers = engines.readers(path)
        self._turn = threading.Lock()
        self._writing_thread: int | None = None
        self._unsealed = False
        self._file = _identity(path)

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty data file, readable by its owner only.

        Raises:
            Refused: ``data_file_exists``; nothing is overwritten.
            EnvironmentProblem: the folder is missing, read-only or full.
        """
        if path.exists():
            raise Refused("data_file_exists", path=str(path))
        with files.appearing(path) as draft, translated(path):
            engine = engines.writer(draft)
            try:
                with engine.begin() as connection:
                    schema.build(connection)
            finally:
                engine.dispose()  # the last connection moves the log into the file
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, passed: Callable[[Stage], object] | None = None) -> Self:
        """An existing data file: checked by reading only, migrated by way of a copy if it is older.

        Args:
            path: the data file.
            passed: told each stage that is behind us, for a start screen.

        Raises:
            EnvironmentProblem: missing, not ours, newer than this program, damaged, read-only.
        """
        told = passed or _nobody
        number = opening.check(path, told)
        if number < schema.SCHEMA:
            from thiduadesk.data import migrate

            migrate.upgrade(path)
        told(Stage.MIGRATED)
        store = cls(path)
        try:
            store._renew_triggers()
        except BaseException:
            store.close()
            raise
        told(Stage.READY)
        return store

    def close(self) -> None:
        """Give the file back, sealed if it was changed; its write-ahead log is merged and removed.

        Where the file was taken away under us, all that was changed is kept in a new file beside its
        place, ``…-recovered``.
        """
        if self._unsealed:
            with suppress(EnvironmentProblem):  # all is kept already, only not sealed
                self._seal() if self._in_place() else self._recover()
        self._readers.dispose()
        self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A consistent picture of the file for the length of the block; any thread.

        Raises:
            EnvironmentProblem: the file cannot be read.
        """
        with translated(self.path), self._readers.begin() as connection:
            yield Reader(connection)

    @contextmanager
    def change(self, label: Label, *, merge: bool = False) -> Iterator[Writer]:
        """One step of the history: all of the block is kept, or with an exception none of it.

        Changes never nest; from several threads they wait for each other. A block that touches
        nothing leaves no step, and what could be redone can still be.

        Args:
            label: its name in the undo menu.
            merge: go on with the last step instead of making a new one, when that has the same
                label, changed the same row and began at most a minute ago: long typing that is
                kept every few seconds is then undone minute by minute.

        Raises:
            EnvironmentProblem: the disk is full, the file locked, read-only or damaged.
        """
        with self._transaction() as connection:
            step = journal.begin(connection, label)
            writer = Writer(connection, step)
            yield writer
            done = journal.finish(connection, step, label, merge=merge)
            if done is None:
                connection.rollback()
            else:
                self._stamp(connection)
        writer.changes = done or Changes(0, label)
        if done is not None:
            self.changed.emit(done)

    def undo(self) -> Changes | None:
        """Take the last step back; None when there is none.

        Raises:
            Refused: ``undo_past_issue``, the last step issued a paper.
            EnvironmentProblem: as ``change``.
        """
        return self._go(journal.undo)

    def redo(self) -> Changes | None:
        """Do the last undone step again; None when there is none.

        Raises:
            EnvironmentProblem: as ``change``.
        """
        return self._go(journal.redo)

    def forget_history(self) -> None:
        """Nothing done so far can be undone (a new file was filled for the clerk)."""
        with self._transaction() as connection:
            journal.forget(connection)
            self._stamp(connection)

    @property
    def undo_label(self) -> Label | None:
        """Name of the step that ``undo`` would take back."""
        with translated(self.path), self._readers.begin() as connection:
            return journal.undo_label(connection)

    @property
    def redo_label(self) -> Label | None:
        """Name of the step that ``redo`` would do again."""
        with translated(self.path), self._readers.begin() as connection:
            return journal.redo_label(connection)

    @property
    def last_change(self) -> tuple[dt.datetime, Label] | None:
        """When the last step of the history was begun, and its name; None without any."""
        with translated(self.path), self._readers.begin() as connection:
            return journal.last_change(connection)

    def _go(self, replay: Callable[[Connection], Changes | None]) -> Changes | None:
        with self._transaction() as connection:
            try:
                changes = replay(connection)
            except sqlite3.Error as error:  # bare ones come from the recorded statements only
                problem = from_sqlite_error(error, self.path)
                damaged = EnvironmentProblem(Fault.CORRUPT, path=str(self.path), detail=str(error))
                raise problem or damaged from error
            if changes is not None:
                self._stamp(connection)
        if changes is not None:
            self.changed.emit(changes)
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a change inside a change")
        with self._turn:
            self._writing_thread = threading.get_ident()
            try:
                self._demand_in_place()
                with translated(self.path), self._writer.begin() as connection:
                    yield connection
            finally:
                self._writing_thread = None

    def _stamp(self, connection: Connection) -> None:
        self._unsealed = True
        stamp.renew(connection)

    def _seal(self) -> None:
        with self._transaction() as connection:
            driver = cast("sqlite3.Connection", connection.connection.driver_connection)
            stamp.write_seal(driver, stamp.digest(driver))
        self._unsealed = False

    def _in_place(self) -> bool:
        return _identity(self.path) == self._file

    def _demand_in_place(self) -> None:
        """Nothing may be acknowledged that goes into a file nobody will find again.

        Linux lets others remove, rename or replace an open file; SQLite goes on writing into it.
        """
        if not self._in_place():
            gone = Fault.FAILED if self.path.exists() else Fault.MISSING
            raise EnvironmentProblem(gone, path=str(self.path), detail="moved, removed or replaced")

    def _recover(self) -> None:
        place, number = self.path.with_name(f"{self.path.stem}-recovered{self.path.suffix}"), 1
        while place.exists():
            number += 1
            name = f"{self.path.stem}-recovered-{number}{self.path.suffix}"
            place = self.path.with_name(name)
        with (
            files.appearing(place) as draft,
            translated(place),
            self._writer.connect() as connection,
            closing(engines.raw(draft)) as copy,
        ):
            connection.rollback()  # a copy is made outside of a transaction
            driver = cast("sqlite3.Connection", connection.connection.driver_connection)
            driver.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").close()
            stamp.write_seal(copy, stamp.digest(copy))
        self._unsealed = False

    def _renew_triggers(self) -> None:
        """Without the triggers undo would silently miss changes; foreign ones may do anything."""
        with translated(self.path), self._readers.begin() as connection:
            right = journal.present(connection) == journal.triggers()
        if not right:
            with self._transaction() as connection:
                journal.install(connection)
                self._stamp(connection)


def _nobody(_stage: Stage) -> None:
    """Nobody wants to know how far opening got."""


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at ``path``; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
