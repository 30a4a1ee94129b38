"""A year-end round as the clerk drives it: registrations in by workbook, dossiers out in a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog

from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from tests.ui.rounds.conftest import agree
from tests.ui.rounds.conftest import fill
from thiduadesk.data.store import Store
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.rounds import NominationState
from thiduadesk.domain.rounds import Presence
from thiduadesk.domain.rounds import RoundState
from thiduadesk.services import people
from thiduadesk.services import personnel
from thiduadesk.services import rounds
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.people.intake import IntakeDialog
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.window import MainWindow

STAFF = 4
COUNCIL = "\n".join(f"Ủy viên {sign} | Trưởng phòng | Ủy viên" for sign in "ABCDE")


def _staff(store: Store) -> tuple[Subject, ...]:
    """The first persons of the sample office of 89, alone to be registered."""
    for one in personnel.registrations(store, 2022):
        personnel.remove(store, one)
    everybody = personnel.entries(store, TODAY.date())
    people_ = [one.subject for one in everybody if one.subject.kind is SubjectKind.PERSON]
    return tuple(people_[:STAFF])


def _take_in(page: PeoplePage, book: Path) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, IntakeDialog)
        QApplication.processEvents()  # what was read comes through the event loop
        assert dialog.keep.isEnabled()
        assert not dialog.refused.rows
        agree(dialog)

    answer_next(look, IntakeDialog)
    page.import_file(book)


def test_a_round_runs_from_registrations_to_the_folder(  # noqa: PLR0915  # one story
    window: MainWindow, store: Store, tmp_path: Path
) -> None:
    staff = _staff(store)
    personnel.register(store, staff, 2022, "LDTT")
    before = {one.id for one in rounds.rounds(store, 2022)}
    book = tmp_path / "registrations.xlsx"
    people.export(store, book)  # the workbook that comes back from the units
    for one in personnel.registrations(store, 2022):
        personnel.remove(store, one)

    # the registrations come in
    assert window.open_page("people")
    first = window.page
    assert isinstance(first, PeoplePage)
    _take_in(first, book)
    assert len(personnel.registrations(store, 2022)) == STAFF

    # a round is opened, the registered are proposed
    assert window.open_page("rounds")
    page = window.page
    assert isinstance(page, RoundsPage)
    answer_next(fill(None, None, None, "15/12/2022"), StepDialog)
    window.registry.run("rounds.new")
    (kept,) = (one for one in rounds.rounds(store, 2022) if one.id not in before)
    assert kept.received == dt.date(2022, 12, 15)
    window.registry.run("rounds.registered")
    QApplication.processEvents()
    assert len(page.nominations.model.rows) == STAFF
    assert page.nominations.eligibility(page.nominations.model.rows[0]) is not None

    # the council: members, who came, ballots typed into the cells, frozen
    page.tabs.setCurrentWidget(page.council)
    answer_next(fill("Hội đồng", "1/QĐ-VP", "5/1/2022", COUNCIL), StepDialog)
    page.ask_council()
    page.council.all_present()
    assert {one.presence for one in page.council.members.rows} == {Presence.PRESENT}
    yes = page.council.ballots.column_of("yes")
    for row in range(STAFF):
        model = page.council.ballots
        assert model.setData(model.index(row, yes), "5")
    window.registry.run("rounds.freeze")
    assert rounds.get(store, kept.id).state is RoundState.FROZEN
    held = rounds.nominations(store, kept.id)
    assert {one.state for one in held} == {NominationState.REVIEWED}

    # papers are drafted, every dossier goes into one folder
    window.registry.run("rounds.papers")
    assert page.tabs.currentWidget() is page.dossiers
    folder = tmp_path / "dossiers"
    page.ways_out.save_folder(folder)
    QApplication.processEvents()
    written = sorted(path.name for path in folder.rglob("*") if path.is_file())
    assert any(name.endswith(".pdf") for name in written)
    assert any(name.endswith(".docx") for name in written)

    # the decision comes back: everybody has the honour in his record
    page.tabs.setCurrentWidget(page.nominations)
    page.nominations.view.selectAll()
    answer_next(fill("99/QĐ-VP", "20/12/2022", "Chánh Văn phòng"), StepDialog)
    window.registry.run("rounds.decide")
    record = personnel.record(store, staff[0], TODAY.date())
    assert record is not None
    assert [(one.honour, one.number) for one in record.honours if one.year == 2022] == [
        ("LDTT", "99/QĐ-VP")
    ]
    page.tabs.setCurrentWidget(page.results)
    page.results.search.setText("99/QĐ-VP")
    assert len(page.results.model.rows) == STAFF


def test_conditions_say_what_is_missing_and_propose_by_a_key(
    window: MainWindow, store: Store
) -> None:
    page = window.page
    assert isinstance(page, RoundsPage)
    page.refresh(None)
    QApplication.processEvents()
    matrix = page.matrix
    assert matrix.view is not None
    assert len(matrix.model.rows) > STAFF
    code = next(at for at, one in enumerate(matrix.model.columns) if one.key == "CSTDCS")
    matrix.view.setCurrentIndex(matrix.model.index(0, code))
    found = matrix.conditions.model.rows
    assert any(finding.law for _at, finding in found)
    assert matrix.cell is not None
    assert matrix.cell[1] == "CSTDCS"
    page.cases.propose_cell()  # no round is open: nothing happens but a word about it
    assert not rounds.rounds(store, 2022)
    answer_next(fill(None, None, None, "15/12/2022"), StepDialog)
    page.ask_new()
    page.tabs.setCurrentWidget(matrix)
    matrix.view.setCurrentIndex(matrix.model.index(0, code))
    page.cases.propose_cell()
    (kept,) = rounds.rounds(store, 2022)
    assert [one.honour for one in rounds.nominations(store, kept.id)] == ["CSTDCS"]
