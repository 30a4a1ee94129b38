"""Undo kept by the database: triggers write the inverse of each row change in its own transaction.

Bulk edits, cascades and imports are covered without anyone remembering to, a crash never parts a
change from its undo, and undo survives a restart. Replaying a step newest first runs the same
triggers, which so record the way back (redo) under the same step.

The recorded inverses are SQL text. They run under an authorizer that allows inserting, updating and
deleting rows of journalled tables and nothing else, so a foreign file cannot run its own statements.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from sqlalchemy import Connection
from sqlalchemy import Table
from sqlalchemy import delete
from sqlalchemy import func
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from thiduadesk.data.changes import Changes
from thiduadesk.data.tables import journalled
from thiduadesk.data.tables import undo_row
from thiduadesk.data.tables import undo_step
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused

KEPT_STEPS = 200
JOINED = dt.timedelta(seconds=60)
"""How long after its first edit a step still takes in the next one of the same text."""
_NAMES = frozenset(table.name for table in journalled)
_TRIGGER_FUNCTIONS = frozenset({"quote", "rtrim"})


# --- triggers ----------------------------------------------------------------------------------
def triggers() -> dict[str, str]:
    """Name and statement of every trigger, made from the metadata."""
    out = {}
    for table in journalled:
        for event, when, inverse, changed, row in (
            ("insert", "", _undo_insert(table), "''", "NEW"),
            ("update", f"WHEN {_differs(table)} ", _undo_update(table), _changed(table), "NEW"),
            ("delete", "", _undo_delete(table), "''", "OLD"),
        ):
            name = f"undo_{table.name}_{event}"
            out[name] = (
                f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table.name} {when}BEGIN "
                f"INSERT INTO undo_row (step_id, table_name, row_id, sql, changed) "
                f"SELECT id, '{table.name}', {row}.id, {inverse}, {changed} "
                f"FROM undo_step WHERE state = 'open'; END"
            )
    return out


def _columns(table: Table) -> list[str]:
    return [f'"{column.name}"' for column in table.columns if column.name != "id"]


def _differs(table: Table) -> str:
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _columns(table))


def _undo_insert(table: Table) -> str:
    return f"'DELETE FROM {table.name} WHERE id=' || NEW.id"


def _undo_update(table: Table) -> str:
    """Only the columns that changed: a frozen paper is not copied when its neighbour changes."""
    cells = " || ".join(
        f"CASE WHEN OLD.{name} IS NOT NEW.{name} THEN '{name}=' || quote(OLD.{name}) || ',' "
        f"ELSE '' END"
        for name in _columns(table)
    )
    return f"'UPDATE {table.name} SET ' || rtrim({cells}, ',') || ' WHERE id=' || NEW.id"


def _changed(table: Table) -> str:
    """Names of the columns that changed; empty where the row came or went."""
    return " || ".join(
        f"CASE WHEN OLD.{name} IS NOT NEW.{name} THEN '{name},' ELSE '' END"
        for name in _columns(table)
    )


def _undo_delete(table: Table) -> str:
    names = ['"id"', *_columns(table)]
    values = " || ',' || ".join(f"quote(OLD.{name})" for name in names)
    return f"'INSERT INTO {table.name} ({','.join(names)}) VALUES(' || {values} || ')'"


def present(connection: Connection) -> dict[str, str]:
    """Every trigger the file holds, ours or not."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row.name: row.sql for row in found}


def install(connection: Connection) -> None:
    """Replace whatever triggers the file has by ours and forget the steps recorded so far."""
    uninstall(connection)
    for statement in triggers().values():
        connection.exec_driver_sql(statement)


def uninstall(connection: Connection) -> None:
    """Take every trigger away and forget all steps: their statements name columns."""
    for name in present(connection):
        quoted = name.replace('"', '""')
        connection.exec_driver_sql(f'DROP TRIGGER "{quoted}"')
    connection.execute(delete(undo_row))
    connection.execute(delete(undo_step))


# --- steps -------------------------------------------------------------------------------------
def begin(connection: Connection, label: Label) -> int:
    """Open a step: row changes are recorded under it until ``finish``."""
    values = {
        "state": "open",
        "msgid": label.msgid,
        "params": dict(label.params),
        "at": dt.datetime.now(dt.UTC),
    }
    key = connection.execute(insert(undo_step).values(values)).inserted_primary_key
    assert key is not None  # noqa: S101  # an INSERT of one row always has one
    return int(key[0])


def set_barrier(connection: Connection, step: int) -> None:
    """Nobody undoes this step, and so none before it (a paper was issued)."""
    connection.execute(update(undo_step).where(undo_step.c.id == step).values(barrier=True))


def forget(connection: Connection) -> None:
    """Drop every step: a new file begins its history with what the clerk does first."""
    connection.execute(delete(undo_step))


def finish(
    connection: Connection, step: int, label: Label, *, merge: bool = False
) -> Changes | None:
    """Close the step, drop what could be redone and the oldest steps; None if nothing was touched.

    With ``merge`` it becomes one with the step before it where both change the same text.
    """
    touched = _touched(connection, step)
    if not touched:
        return None
    steps = undo_step.c
    before = _same_edit(connection, step, touched) if merge else None
    if before is not None:
        _join(connection, step, before)
        return Changes(before, label, touched)
    connection.execute(delete(undo_step).where(steps.state == "undone"))
    connection.execute(update(undo_step).where(steps.id == step).values(state="done"))
    kept = select(steps.id).order_by(steps.id.desc()).limit(KEPT_STEPS)
    connection.execute(delete(undo_step).where(steps.id.not_in(kept)))
    return Changes(step, label, touched)


def _same_edit(connection: Connection, step: int, touched: dict[str, frozenset[int]]) -> int | None:
    """The last step, if ``step`` goes on with it: same name, same rows, begun a minute ago at most.

    Only where both change one row of a table each: so no value in between was ever needed to keep
    two rows apart, and ``_join`` may leave it out.
    """
    before = _last_done(connection)
    if before is None or _first_undone(connection) is not None:
        return None
    columns = (undo_step.c.msgid, undo_step.c.params, undo_step.c.at, undo_step.c.barrier)
    rows = connection.execute(
        select(*columns).where(undo_step.c.id.in_((before, step))).order_by(undo_step.c.id)
    )
    old, new = rows.all()
    same_name = (old.msgid, old.params) == (new.msgid, new.params)
    if not same_name or old.barrier or new.barrier:
        return None
    if not dt.timedelta(0) <= new.at - old.at <= JOINED:
        return None
    if any(len(ids) > 1 for ids in touched.values()) or _touched(connection, before) != touched:
        return None
    both, whole = undo_row.c.step_id.in_((before, step)), undo_row.c.changed == ""
    came_or_went = connection.scalar(select(func.count()).where(both, whole))
    return None if came_or_went else before


def _join(connection: Connection, step: int, before: int) -> None:
    """Move the inverses of ``step`` to ``before``, but not those that an older one takes further."""
    older = undo_row.alias()
    known = (
        select(older.c.id)
        .where(
            older.c.step_id == before,
            older.c.table_name == undo_row.c.table_name,
            older.c.row_id == undo_row.c.row_id,
            older.c.changed == undo_row.c.changed,
        )
        .exists()
    )
    own = undo_row.c.step_id == step
    connection.execute(delete(undo_row).where(own, known))
    connection.execute(update(undo_row).where(own).values(step_id=before))
    connection.execute(delete(undo_step).where(undo_step.c.id == step))


def _touched(connection: Connection, step: int) -> dict[str, frozenset[int]]:
    rows = connection.execute(
        select(undo_row.c.table_name, undo_row.c.row_id)
        .where(undo_row.c.step_id == step)
        .distinct()
    )
    out: dict[str, set[int]] = {}
    for table, row in rows:
        out.setdefault(table, set()).add(row)
    return {table: frozenset(ids) for table, ids in out.items()}


# --- back and forth ----------------------------------------------------------------------------
def undo_label(connection: Connection) -> Label | None:
    """Name of the step that ``undo`` would take back."""
    step = _last_done(connection)
    return None if step is None else _label(connection, step)


def redo_label(connection: Connection) -> Label | None:
    """Name of the step that ``redo`` would do again."""
    step = _first_undone(connection)
    return None if step is None else _label(connection, step)


def last_change(connection: Connection) -> tuple[dt.datetime, Label] | None:
    """When the last step that stands was begun, and its name; None when there is none."""
    step = _last_done(connection)
    if step is None:
        return None
    at: dt.datetime = connection.execute(
        select(undo_step.c.at).where(undo_step.c.id == step)
    ).scalar_one()
    return at, _label(connection, step)


def undo(connection: Connection) -> Changes | None:
    """Take the last step back; None when there is none.

    Raises:
        Refused: ``undo_past_issue``, the step issued a paper.
    """
    step = _last_done(connection)
    if step is None:
        return None
    if connection.scalar(select(undo_step.c.barrier).where(undo_step.c.id == step)):
        raise Refused("undo_past_issue")
    return _replay(connection, step, then="undone")


def redo(connection: Connection) -> Changes | None:
    """Do the last undone step again; None when there is none."""
    step = _first_undone(connection)
    return None if step is None else _replay(connection, step, then="done")


def _last_done(connection: Connection) -> int | None:
    last = select(func.max(undo_step.c.id)).where(undo_step.c.state == "done")
    return cast("int | None", connection.scalar(last))


def _first_undone(connection: Connection) -> int | None:
    first = select(func.min(undo_step.c.id)).where(undo_step.c.state == "undone")
    return cast("int | None", connection.scalar(first))


def _label(connection: Connection, step: int) -> Label:
    row = connection.execute(
        select(undo_step.c.msgid, undo_step.c.params).where(undo_step.c.id == step)
    ).one()
    return Label(row.msgid, row.params)


def _replay(connection: Connection, step: int, then: str) -> Changes:
    label = _label(connection, step)
    own = undo_row.c.step_id == step
    statements = connection.scalars(
        select(undo_row.c.sql).where(own).order_by(undo_row.c.id.desc())
    ).all()
    connection.execute(delete(undo_row).where(own))
    connection.execute(update(undo_step).where(undo_step.c.id == step).values(state="open"))
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    with _rows_only(driver):
        for statement in statements:
            driver.execute(statement)
    connection.execute(update(undo_step).where(undo_step.c.id == step).values(state=then))
    return Changes(step, label, _touched(connection, step))


@contextmanager
def _rows_only(driver: sqlite3.Connection) -> Iterator[None]:
    driver.set_authorizer(_authorizer(frozenset(triggers())))
    try:
        yield
    finally:
        driver.set_authorizer(None)


def _authorizer(
    own_triggers: frozenset[str],
) -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    def allow(
        action: int, first: str | None, second: str | None, _db: str | None, trigger: str | None
    ) -> int:
        ours = trigger in own_triggers
        match action:
            case sqlite3.SQLITE_UPDATE | sqlite3.SQLITE_DELETE:
                good = first in _NAMES
            case sqlite3.SQLITE_INSERT:
                good = first in _NAMES or (ours and first == "undo_row")
            case sqlite3.SQLITE_READ:
                good = first in _NAMES or (ours and first in {"undo_step", "undo_row"})
            case sqlite3.SQLITE_SELECT:
                good = True
            case sqlite3.SQLITE_FUNCTION:
                good = ours and second in _TRIGGER_FUNCTIONS
            case _:
                good = False
        return sqlite3.SQLITE_OK if good else sqlite3.SQLITE_DENY

    return allow
