from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.keys import type_words
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.forms import fields
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import MoneyField
from thiduadesk.ui.forms.fields import NumberField
from thiduadesk.ui.forms.fields import PointsField
from thiduadesk.ui.forms.fields import TextField

Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put fields one below the other into a window that stays for the test."""
    kept: list[QWidget] = []

    def shown(*fields: Field[Any]) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        for field in fields:
            layout.addWidget(field)
        qtbot.addWidget(holder)
        kept.append(holder)
        holder.show()
        qtbot.waitExposed(holder)
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        return holder

    shown.kept = kept  # type: ignore[attr-defined]  # as long as the fixture
    return shown


def test_a_long_text_is_saved_while_the_typing_goes_on_and_the_cursor_stays(
    show: Show, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(fields, "SAVED_WITHIN", 80)
    kept: list[tuple[str, bool]] = []

    def save(text: str) -> None:
        kept.append((text, area.going_on))
        area.load(text)  # as the page does when the store has changed

    area, other = TextField("Nội dung", save=save), LineField("Khác")
    show(area, other)
    area.load("Van phong.")
    area.setFocus()
    for number, word in enumerate(("mot ", "hai "), 1):
        type_words(area.area, word)
        qtbot.waitUntil(partial(_is_long, kept, number))
    type_words(area.area, "ba ")
    press(area.area, Qt.Key.Key_Tab)
    assert kept == [
        ("mot Van phong.", False),
        ("mot hai Van phong.", True),
        ("mot hai ba Van phong.", True),
    ], "the first begins a step, the others go on with it; the cursor stays"
    assert not area.area.document().isUndoAvailable(), "Ctrl+Z reaches the store"
    area.setFocus()
    type_words(area.area, "bon ")
    qtbot.waitUntil(partial(_is_long, kept, 4))
    assert kept[3][1] is False, "after leaving, a new step"
    press(area.area, Qt.Key.Key_Escape)
    assert kept[4] == ("mot hai ba Van phong.", True), "Esc puts back what stood there before"
    assert area.area.toPlainText() == "mot hai ba Van phong."


def _is_long(kept: list[tuple[str, bool]], number: int) -> bool:
    return len(kept) == number


def test_line_is_saved_once_when_it_is_left(show: Show) -> None:
    kept: list[str] = []
    line = LineField("Tên", save=kept.append)
    other = LineField("Khác")
    show(line, other)
    line.load("Văn phòng")
    line.setFocus()
    line.line.selectAll()
    type_words(line.line, "  Van   phong ")
    assert kept == []
    press(line.line, Qt.Key.Key_Tab)
    assert kept == ["Van phong"]
    assert line.line.text() == "Van phong"
    line.commit()
    assert kept == ["Van phong"]


def test_fault_stands_beside_the_field_and_typing_stays(show: Show) -> None:
    kept: list[dt.date | None] = []
    field = DateField("Ngày", save=kept.append)
    show(field)
    field.load(dt.date(2022, 12, 7))
    field.line.setText("31/02/2022")
    assert not field.commit()
    assert "31/02/2022" in field.fault
    assert field.fault_label.isVisible()
    assert field.editor.accessibleDescription() == field.fault
    assert field.line.text() == "31/02/2022"
    field.line.setText("1.3.2022")
    assert field.commit()
    assert kept == [dt.date(2022, 3, 1)]
    assert field.line.text() == "01/03/2022"
    assert not field.fault_label.isVisible()


def test_refusal_of_the_service_stands_beside_the_field(show: Show) -> None:
    def refuse(_value: str) -> None:
        raise Refused("no_sheet", year="2031")

    field = LineField("Tên", save=refuse)
    show(field)
    field.load("a")
    field.line.setText("b")
    assert not field.commit()
    assert "2031" in field.fault
    assert field.line.text() == "b"


def test_escape_puts_the_kept_value_back(show: Show) -> None:
    field = LineField("Tên")
    show(field)
    field.load("kept")
    field.setFocus()
    type_words(field.line, "x")
    assert field.dirty
    press(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "kept"


def test_check_of_the_form_is_asked(show: Show) -> None:
    def check(value: str) -> None:
        if value == "bad":
            raise FieldError("Không được.")

    field = LineField("Tên", check=check)
    show(field)
    field.load("")
    field.line.setText("bad")
    assert not field.commit()
    assert field.fault == "Không được."


def test_undo_takes_back_typing_first_then_reaches_the_window(show: Show) -> None:
    undone: list[int] = []
    registry = ActionRegistry()
    registry.add((Action("window.undo", "Undo", lambda: undone.append(1), "Ctrl+Z"),))
    field = LineField("Tên")
    holder = show(field)
    holder.addAction(registry.qt("window.undo"))
    field.load("kept")
    field.setFocus()
    type_words(field.line, "x")
    press(field.line, Qt.Key.Key_Z, CTRL)
    assert (field.line.text(), undone) == ("kept", [])
    press(field.line, Qt.Key.Key_Z, CTRL)
    assert undone == [1]


def test_load_leaves_typing_alone_when_the_value_is_the_same(show: Show) -> None:
    field = LineField("Tên")
    show(field)
    field.load("kept")
    field.setFocus()
    type_words(field.line, "x")
    field.load("kept")
    assert field.line.text() == "keptx"
    field.load("from elsewhere")
    assert field.line.text() == "from elsewhere"


def test_text_of_several_lines_is_saved_when_it_is_left(show: Show) -> None:
    kept: list[str] = []
    text = TextField("Giải trình", save=kept.append)
    other = LineField("Khác")
    show(text, other)
    text.load("")
    text.setFocus()
    type_words(text.area, "mot")
    press(text.area, Qt.Key.Key_Return)
    type_words(text.area, "hai")
    other.setFocus()
    assert kept == ["mot\nhai"]


@pytest.mark.usefixtures("qtbot")
def test_decomposed_letters_are_composed_at_the_door() -> None:
    field = LineField("Tên")
    field.line.setText("Quảng Ngãi")
    assert field.value() == "Quảng Ngãi"
    field.deleteLater()


@pytest.mark.parametrize(
    ("text", "value"), [("20", "20"), ("19,75", "19.75"), ("0.5", "0.5"), ("", None)]
)
def test_points_are_read_as_people_write_them(qtbot: QtBot, text: str, value: str | None) -> None:
    field = PointsField("Điểm")
    qtbot.addWidget(field)
    field.line.setText(text)
    assert field.value() == (None if value is None else Points.parse(value))


def test_points_that_are_none_name_what_was_typed(qtbot: QtBot) -> None:
    field = PointsField("Điểm")
    qtbot.addWidget(field)
    field.line.setText("2o")
    with pytest.raises(FieldError, match="2o"):
        field.value()


def test_number_keeps_between_its_ends(qtbot: QtBot) -> None:
    field = NumberField("Số bản", least=1, most=50)
    qtbot.addWidget(field)
    field.line.setText("51")
    with pytest.raises(FieldError, match="1 đến 50"):
        field.value()
    field.line.setText("x")
    with pytest.raises(FieldError, match="x"):
        field.value()
    field.line.setText("50")
    assert field.value() == 50
    for none in ("--5", "5-", "1.50", "9" * 5000):
        field.line.setText(none)
        with pytest.raises(FieldError):
            field.value()


def test_money_is_whole_dong_written_as_papers_write_it(qtbot: QtBot) -> None:
    field = MoneyField("Số tiền")
    qtbot.addWidget(field)
    field.line.setText(" 12.500.000 ")
    assert field.value() == 12_500_000
    assert field.format(12_500_000) == "12.500.000"
    for wrong in ("1,5", "12.50", "10.000.000.000.000.000.000"):
        field.line.setText(wrong)
        with pytest.raises(FieldError):
            field.value()


def test_choice_saves_when_it_is_made(show: Show) -> None:
    kept: list[str] = []
    field = ChoiceField("Màu", [("light", "Sáng"), ("dark", "Tối")], save=kept.append)
    show(field)
    field.load("light")
    assert kept == []
    field.setFocus()
    press(field.box, Qt.Key.Key_Down)
    assert kept == ["dark"]
    field.set_choices([("dark", "Tối"), ("contrast", "Tương phản")])
    assert field.value() == "dark"


def test_every_editor_is_named_after_its_label(qtbot: QtBot) -> None:
    field = LineField("Tên cơ quan", hint="Như trên dấu")
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Tên cơ quan"
    assert field.label.buddy() is field.editor
