from __future__ import annotations

import dataclasses
import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.data import office_2022
from tests.data.office_2022 import P
from tests.data.office_2022 import content
from tests.data.office_2022 import rows
from thiduadesk.data import engines
from thiduadesk.data import journal
from thiduadesk.data import tables
from thiduadesk.data.changes import Changes
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Store
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Score

SCORE = Label("Score {no}", {"no": "I.1"})


def score(store: Store, points: str) -> Changes:
    with store.change(SCORE) as w:
        rubric.set_score(w, 2022, "I.1", Score(P(points), evidence=(3, 1)))
    return w.changes


def points(store: Store) -> str:
    with store.read() as r:
        sheet = rubric.sheet(r, 2022)
    assert sheet is not None
    row = sheet.row("I.1")
    assert row is not None
    return str(row.score.points)


# --- reading and writing -----------------------------------------------------------------------
def test_everything_comes_back_as_it_was_given(filled: Store) -> None:
    assert content(filled) == office_2022.CONTENT


def test_everything_is_there_after_closing_and_opening(filled: Store) -> None:
    filled.close()
    assert list(filled.path.parent.iterdir()) == [filled.path]
    with Store.open(filled.path) as again:
        assert content(again) == office_2022.CONTENT


def test_a_change_says_which_rows_it_touched(filled: Store) -> None:
    heard: list[Changes] = []
    filled.changed.connect(heard.append)
    changes = score(filled, "18")
    with filled.read() as r:
        asked = tables.score.c.points == P("18")
        assert changes.touched == {"score": frozenset(r.column(tables.score.select().where(asked)))}
    assert heard == [changes]
    assert changes.label == SCORE
    filled.changed.disconnect(heard.append)
    score(filled, "19")
    assert heard == [changes]


def test_touched_names_rows_deleted_by_a_cascade(filled: Store) -> None:
    with filled.change(Label("Delete")) as w:
        rubric.delete_sheet(w, 2022)
    counts = {table: len(ids) for table, ids in w.changes.touched.items()}
    proved = {"evidence": 3, "activity_link": 1}
    assert counts == {"sheet": 1, "criterion": 6, "score": 6, "trash": 1} | proved


def test_a_change_that_touches_nothing_leaves_no_step(filled: Store) -> None:
    score(filled, "18")
    filled.undo()
    heard: list[Changes] = []
    filled.changed.connect(heard.append)
    before = filled.undo_label
    with filled.change(Label("Nothing")) as w:
        rubric.set_score(w, 2022, "I.2", office_2022.SHEET.rows[2].score)
    assert w.changes == Changes(0, Label("Nothing"))
    assert heard == []
    assert (filled.undo_label, filled.redo_label) == (before, SCORE)


def test_an_exception_takes_the_whole_change_back(filled: Store) -> None:
    def interrupted() -> None:
        with filled.change(SCORE) as w:
            rubric.set_score(w, 2022, "I.1", Score(P("1")))
            papers.delete_paper(w, 1)
            raise ZeroDivisionError

    before, label = rows(filled.path), filled.undo_label
    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert rows(filled.path) == before
    assert filled.undo_label == label
    assert score(filled, "1").touched  # and the store still works


def test_a_reader_cannot_write(filled: Store) -> None:
    with pytest.raises(EnvironmentProblem) as caught, filled.read() as r:
        r._connection.execute(update(tables.paper).values(subject=""))
    assert caught.value.fault is Fault.READ_ONLY


def test_a_reader_sees_one_state_while_others_write(filled: Store) -> None:
    with filled.read() as r:
        before = rubric.sheet(r, 2022)
        score(filled, "18")
        assert rubric.sheet(r, 2022) == before
    assert points(filled) == "18"


def test_changes_do_not_nest(filled: Store) -> None:
    with filled.change(SCORE), pytest.raises(RuntimeError, match="inside"):
        filled.undo()


def test_changes_of_two_threads_wait_for_each_other(filled: Store) -> None:
    def work(name: str) -> None:
        for number in range(10):
            with filled.change(Label(name)) as w:
                office.put_setting(w, name, str(number))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with filled.read() as r:
        assert [office.setting(r, name) for name in ("a", "b", "c")] == ["9", "9", "9"]


def test_text_is_kept_in_normal_form_and_without_nul(store: Store) -> None:
    with store.change(Label("x")) as w:
        office.put_setting(w, "k", "Quye\u0302\u0301t\0 định")
    with store.change(Label("y")) as w:
        office.put_setting(w, "k", "")
    store.undo()
    with store.read() as r:
        assert office.setting(r, "k") == "Quyết định"


def test_half_a_character_in_a_foreign_name_is_no_mishap(filled: Store) -> None:
    cut = (
        "b\udcf4 ti\u00eau ch\u00ed.xlsx"  # a file name that is not UTF-8, as Python hands it over
    )
    with filled.change(Label("x")) as w:
        rubric.put_sheet(
            w, dataclasses.replace(office_2022.SHEET, source=cut, notes=(cut, "e\u0302"))
        )
    with filled.read() as r:
        sheet = rubric.sheet(r, 2022)
    assert sheet is not None
    assert (sheet.source, sheet.notes) == ("b\ufffd tiêu chí.xlsx", ("b\ufffd tiêu chí.xlsx", "ê"))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_the_owner_may_read_the_file(filled: Store) -> None:
    score(filled, "1")
    for file in filled.path.parent.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600, file.name


def test_every_table_of_content_is_journalled() -> None:
    watched = {name.removeprefix("undo_").rpartition("_")[0] for name in journal.triggers()}
    assert watched == {table.name for table in tables.metadata.tables.values()} - {
        "undo_step",
        "undo_row",
        "stamp",
    }


# --- undo --------------------------------------------------------------------------------------
def test_undo_and_redo_survive_closing(filled: Store) -> None:
    score(filled, "18")
    filled.close()
    with Store.open(filled.path) as again:
        assert again.undo_label == SCORE
        undone = again.undo()
        assert points(again) == "15.5"
    with Store.open(filled.path) as third:
        assert third.redo_label == SCORE
        assert third.redo() == undone
        assert points(third) == "18"


def test_undo_tells_listeners(filled: Store) -> None:
    changes = score(filled, "18")
    heard: list[Changes] = []
    filled.changed.connect(heard.append)
    assert filled.undo() == changes
    assert filled.redo() == changes
    assert heard == [changes, changes]


def test_undo_to_the_empty_file_and_no_further(filled: Store) -> None:
    while filled.undo():
        pass
    assert not any(rows(filled.path).values())
    assert filled.undo_label is None
    assert filled.undo() is None


def test_a_new_change_ends_redo(filled: Store) -> None:
    score(filled, "18")
    filled.undo()
    score(filled, "17")
    assert filled.redo_label is None
    assert filled.redo() is None
    assert points(filled) == "17"


def test_the_newest_steps_are_kept(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert journal.KEPT_STEPS == 200
    monkeypatch.setattr(journal, "KEPT_STEPS", 20)
    for number in range(journal.KEPT_STEPS + 5):
        with filled.change(Label("x")) as w:
            office.put_setting(w, "k", str(number))
    steps = 0
    while filled.undo():
        steps += 1
    assert steps == journal.KEPT_STEPS
    with filled.read() as r:
        assert office.setting(r, "k") == "4"
        kept = r.column(tables.undo_row.select())
    assert len(kept) == journal.KEPT_STEPS  # rows of dropped steps are gone too


def test_issuing_cannot_be_undone_nor_anything_before(filled: Store) -> None:
    with filled.change(Label("Issue")) as w:
        dispatches.freeze(w, 1, "12", office_2022.DAY, office_2022.ISSUED)
    with pytest.raises(Refused, match="undo_past_issue"):
        filled.undo()
    score(filled, "18")
    filled.undo()
    with pytest.raises(Refused, match="undo_past_issue"):
        filled.undo()
    with filled.read() as r:
        assert dispatches.frozen(r, 1) == office_2022.ISSUED


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE paper",
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA user_version = 7",
        "DELETE FROM undo_step",
        "UPDATE sqlite_master SET sql = ''",
        "INSERT INTO alembic_version VALUES ('9')",
        "UPDATE paper SET subject = load_extension('x')",
        "INSERT INTO undo_row (step_id, table_name, row_id, sql) VALUES (1, '', 1, '')",
        "CREATE TRIGGER t AFTER INSERT ON paper BEGIN DELETE FROM paper; END",
    ],
)
def test_foreign_statements_in_the_journal_are_refused(filled: Store, statement: str) -> None:
    score(filled, "18")
    before = rows(filled.path)
    filled.close()
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute(
            "UPDATE undo_row SET sql = ? WHERE step_id = (SELECT max(id) FROM undo_step)",
            (statement,),
        )
        connection.execute(office_2022.UNSEAL)
    with Store.open(filled.path) as again:
        with pytest.raises(EnvironmentProblem) as caught:
            again.undo()
        assert caught.value.fault is Fault.CORRUPT
        assert rows(again.path) == before
        assert score(again, "19").touched  # the authorizer is off again


def test_a_trigger_that_is_missing_or_foreign_is_put_right_on_opening(filled: Store) -> None:
    filled.close()
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("DROP TRIGGER undo_score_update")
        connection.execute("CREATE TRIGGER x AFTER UPDATE ON score BEGIN DELETE FROM paper; END")
        connection.execute(office_2022.UNSEAL)
        connection.commit()
    with Store.open(filled.path) as again:
        assert again.undo_label is None  # what was recorded under them is not trusted
        before = rows(again.path)
        score(again, "18")
        again.undo()
        assert rows(again.path) == before


# --- long typing -------------------------------------------------------------------------------
def type_text(store: Store, text: str, *, part: str = "2", label: str = "Edit") -> Changes:
    with store.change(Label(label), merge=True) as w:
        dispatches.set_blocks(w, part, (Paragraph((Text(text),)),))
    return w.changes


def test_typing_kept_every_few_seconds_is_one_step(filled: Store) -> None:
    before = rows(filled.path)
    numbers = {type_text(filled, "x" * length).step for length in range(1, 30)}
    assert len(numbers) == 1
    with closing(sqlite3.connect(filled.path)) as connection:
        kept = connection.execute("SELECT count(*) FROM undo_row WHERE step_id = ?", (*numbers,))
        assert kept.fetchone() == (2,)  # the part and its dispatch, once each
    filled.undo()
    assert {name: cells for name, cells in rows(filled.path).items() if name != "dispatch"} == {
        name: cells for name, cells in before.items() if name != "dispatch"
    }
    filled.redo()
    with filled.read() as r:
        body = dispatches.get(r, 1)
    assert body is not None
    assert "x" * 29 in repr(body.body)


def test_typing_begins_a_new_step_after_a_minute_and_when_the_clock_was_set_back(
    filled: Store,
) -> None:
    steps = [type_text(filled, "a").step]
    for offset in ("-61 seconds", "+1 hour"):
        with closing(sqlite3.connect(filled.path)) as connection, connection:
            connection.execute(
                "UPDATE undo_step SET at = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', ?) "
                "WHERE id = ?",
                (offset, steps[-1]),
            )
        steps.append(type_text(filled, "b" + offset).step)
    assert len(set(steps)) == 3


def test_only_typing_at_the_same_place_is_joined(filled: Store) -> None:
    first = type_text(filled, "a").step
    assert type_text(filled, "b", part="1").step != first
    assert type_text(filled, "c", part="1", label="Other").step > first + 1
    third = type_text(filled, "d", part="1", label="Other").step
    filled.undo()
    assert type_text(filled, "e", part="1", label="Other").step not in {first, third}
    with filled.change(Label("Other"), merge=True) as w:
        dispatches.add_part(w, 1, None, 0, None)
    assert type_text(filled, "f", part="1", label="Other").step > w.changes.step


# --- faults of the environment -----------------------------------------------------------------
def test_a_full_disk_is_named_and_keeps_what_was(filled: Store) -> None:
    before = content(filled)
    with filled._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnvironmentProblem) as caught, filled.change(Label("x")) as w:
        office.put_setting(w, "k", "x" * 100_000)
    assert caught.value.fault is Fault.DISK_FULL
    assert caught.value.params["path"] == str(filled.path)
    assert content(filled) == before
    with filled._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert score(filled, "18").touched


def test_a_file_locked_by_another_program_is_named(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem) as caught:
            score(filled, "18")
        assert caught.value.fault is Fault.LOCKED
        other.execute("ROLLBACK")
    assert score(filled, "18").touched


def test_our_own_mistakes_are_not_called_faults_of_the_environment(filled: Store) -> None:
    twice = {"year": 2022, "name": "x", "own_role": "", "members": ()}
    with pytest.raises(Exception, match="UNIQUE") as caught, filled.change(Label("x")) as w:
        w.add(tables.bloc_year, twice)
    assert not isinstance(caught.value, EnvironmentProblem)


def test_a_listener_may_change_the_store_itself(filled: Store) -> None:
    def once(changes: Changes) -> None:
        if "paper" in changes.touched:
            score(filled, "18")

    filled.changed.connect(once)
    with filled.change(Label("x")) as w:
        papers.save_paper(w, dataclasses.replace(office_2022.PAPERS[0], subject="khác"))
    assert points(filled) == "18"


def test_create_overwrites_nothing(path: Path) -> None:
    path.write_text("thư của tôi", encoding="utf-8")
    with pytest.raises(Refused, match="data_file_exists"):
        Store.create(path)
    assert path.read_text(encoding="utf-8") == "thư của tôi"
