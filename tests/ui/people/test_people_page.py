"""The page of people as the clerk uses it: find, change, add, delete, take a workbook in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QPushButton

from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from tests.ui.keys import press
from tests.ui.keys import type_words
from tests.ui.people.conftest import NAMES
from thiduadesk.data.store import Store
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import SubjectKind
from thiduadesk.services import people
from thiduadesk.services import personnel
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.people import listing
from thiduadesk.ui.pages.people.intake import IntakeDialog
from thiduadesk.ui.pages.people.page import PeoplePage

DAY = TODAY.date()


def _names(page: PeoplePage) -> list[str]:
    kind = SubjectKind.PERSON
    return [one.name for one in page.list.model.rows if one.subject.kind is kind]


def _choose(page: PeoplePage, name: str) -> None:
    entry = next(one for one in personnel.entries(page._store, DAY) if one.name == name)
    page.show_subject(entry.subject)


def _field(page: PeoplePage, label: str) -> Field[Any]:
    return next(field for spec, field in page.pane.fields if spec.label == label)


def _save(dialog: QDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    (agreed,) = (
        button
        for button in box.buttons()
        if box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    agreed.click()


def _show(page: PeoplePage, msgid: str) -> None:
    """Choose what the list is narrowed to, as a hand does."""
    at = [one for one, _test in listing.KINDS].index(msgid)
    page.list.kind.setCurrentIndex(at)
    page.list.kind.activated.emit(at)


def test_list_is_in_the_order_of_name_lists_and_narrows_without_marks(page: PeoplePage) -> None:
    assert _names(page) == [NAMES[1], NAMES[0], NAMES[2]]
    type_words(page.list.search, "tran chuyen vien")
    assert _names(page) == [NAMES[0]]
    page.list.search.clear()
    _show(page, "Left or dissolved")
    assert _names(page) == ["Đỗ Hữu Cũ"]
    _show(page, "Collectives")
    assert not _names(page)
    assert page.list.model.rows
    _show(page, "Civil servant")
    page.list.unit.setCurrentIndex(1)
    page.list.unit.activated.emit(1)
    units = {one.unit for one in page.list.model.rows}
    assert len(units) == 1


def test_household_has_a_record_of_its_own_until_it_is_deleted(
    page: PeoplePage, staff: Store
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        type_words(dialog.fields[0].editor, "Ho ong Ba")
        _save(dialog)

    answer_next(fill, StepDialog)
    page.add_household()
    assert page.pane.title.text() == "Ho ong Ba"
    _show(page, "Households")
    assert [one.name for one in page.list.model.rows] == ["Ho ong Ba"]
    page.delete()
    assert not page.list.model.rows
    staff.undo()
    assert [one.name for one in page.list.model.rows] == ["Ho ong Ba"]


def test_what_is_typed_is_kept_as_it_is_left_and_undone(page: PeoplePage, staff: Store) -> None:
    _choose(page, NAMES[1])
    field = _field(page, "Full name")
    field.editor.setFocus()
    field.editor.selectAll()  # type: ignore[attr-defined]
    type_words(field.editor, "Ho Van Moi")
    press(field.editor, Qt.Key.Key_Return)
    assert "Ho Van Moi" in _names(page)
    assert page.pane.title.text() == "Ho Van Moi"
    staff.undo()
    assert NAMES[1] in _names(page)
    assert _field(page, "Full name").value() == NAMES[1]


def test_code_of_another_is_refused_beside_the_field(page: PeoplePage) -> None:
    _choose(page, NAMES[1])
    field = _field(page, "Code")
    field.editor.setFocus()
    field.editor.selectAll()  # type: ignore[attr-defined]
    type_words(field.editor, "NV0")
    assert not field.commit()
    assert field.fault


def test_rating_is_added_once_a_year_and_deleted_with_undo(page: PeoplePage, staff: Store) -> None:
    _choose(page, NAMES[0])
    subject = page.chosen
    assert subject is not None

    def rate(level: RatingLevel) -> None:
        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, StepDialog)
            box = dialog.fields[1]
            assert isinstance(box, ChoiceField)
            box.box.setCurrentIndex(list(RatingLevel).index(level))
            _save(dialog)

        answer_next(answer, StepDialog)
        page.pane.add("ratings")

    rate(RatingLevel.GOOD)
    rate(RatingLevel.EXCELLENT)
    record = personnel.record(staff, subject, DAY)
    assert record is not None
    assert [(one.year, one.level) for one in record.ratings] == [(2022, RatingLevel.EXCELLENT)]
    view = page.pane.sections["ratings"].view
    view.setCurrentIndex(view.model().index(0, 0))
    press(view, Qt.Key.Key_Delete)
    assert not page.pane.sections["ratings"].model.rows
    staff.undo()
    assert len(page.pane.sections["ratings"].model.rows) == 1


def test_new_person_of_a_known_name_is_asked_about(page: PeoplePage, staff: Store) -> None:
    asked: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        type_words(dialog.fields[0].editor, "nguyen van an")
        type_words(dialog.fields[1].editor, "2/1/1980")

        def agree(box: QDialog) -> None:
            assert isinstance(box, QMessageBox)
            asked.append(box.informativeText())
            box.findChildren(QPushButton)[0].click()

        answer_next(agree, QMessageBox)
        _save(dialog)

    answer_next(fill, StepDialog)
    page.add_person()
    assert len(asked) == 1
    made = [one for one in personnel.entries(staff, DAY) if one.name == "nguyen van an"]
    assert [one.subject for one in made] == [page.chosen]
    assert not page.pane.namesake.isHidden()


def test_a_person_goes_to_the_trash_with_everything(page: PeoplePage, staff: Store) -> None:
    _choose(page, NAMES[2])
    page.delete()
    assert NAMES[2] not in _names(page)
    staff.undo()
    assert NAMES[2] in _names(page)
    _choose(page, NAMES[2])
    assert page.pane.sections["posts"].model.rows[0].employment is Employment.CIVIL


def test_a_workbook_is_looked_at_then_taken_in_as_one_step(
    page: PeoplePage, staff: Store, tmp_path: Path
) -> None:
    book = tmp_path / "people.xlsx"
    people.export(staff, book)
    gone = next(one for one in personnel.entries(staff, DAY) if one.name == NAMES[0])
    person = personnel.record(staff, gone.subject, DAY)
    assert person is not None
    personnel.remove(staff, person.own)  # type: ignore[arg-type]
    seen: list[tuple[int, bool]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, IntakeDialog)
        QApplication.processEvents()  # what was read comes through the event loop
        seen.append((len(dialog.rows.rows), dialog.keep.isEnabled()))
        assert NAMES[0] in {one.name for one in dialog.rows.rows}
        _save(dialog)

    answer_next(look, IntakeDialog)
    page.import_file(book)
    assert seen[0][1]
    assert seen[0][0] >= 1
    assert NAMES[0] in _names(page)
    staff.undo()
    assert NAMES[0] not in _names(page)


def test_a_file_that_is_no_workbook_of_people_says_why(page: PeoplePage, tmp_path: Path) -> None:
    book = tmp_path / "letter.xlsx"
    book.write_bytes(b"not a workbook")
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, IntakeDialog)
        QApplication.processEvents()
        told.append(dialog.fault.text())
        assert not dialog.keep.isEnabled()
        dialog.reject()

    answer_next(look, IntakeDialog)
    page.import_file(book)
    assert "letter.xlsx" in told[0]
    assert not people.is_workbook(book)
