from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.small_page import SmallPage
from thiduadesk.data.store import Store
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.services import rubric
from thiduadesk.services.rubric import ScoreCommand
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import Menu
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.shell.memory import clamped
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import Scheme
from thiduadesk.ui.window import MainWindow


def _small(window: MainWindow) -> SmallPage:
    page = window.pages[1]
    assert isinstance(page, SmallPage)
    return page


def test_pages_stand_on_the_rail_with_number_and_shortcut(window: MainWindow) -> None:
    overview, scoring = window.rail.buttons
    assert overview.isChecked()
    assert scoring.count == 2
    assert "2 chỗ cần sửa" in scoring.accessibleName()
    press(window, Qt.Key.Key_2, CTRL)
    assert window.page is _small(window)
    assert scoring.isChecked()


def test_page_that_must_not_be_left_stays_open(window: MainWindow) -> None:
    window.open_page("scoring")
    _small(window).stays = True
    assert not window.open_page("overview")
    assert window.page is _small(window)
    assert window.rail.buttons[1].isChecked()
    _small(window).stays = False


def test_change_of_the_store_refreshes_page_and_saved_state(
    window: MainWindow, store: Store
) -> None:
    window.open_page("scoring")
    page = _small(window)
    page.refreshed.clear()
    rubric.score(store, ScoreCommand(2022, "II.6", points=Points.parse("18")))
    [changes] = page.refreshed
    assert changes is not None
    assert changes.touched
    assert window.status.saved.text().startswith("• Đã lưu ")


def test_undo_is_named_and_taken_back(window: MainWindow, store: Store) -> None:
    rubric.score(store, ScoreCommand(2022, "II.6", points=Points.parse("18")))
    undo = window.registry.qt("window.undo")
    assert "II.6" in undo.text()
    undo.trigger()
    view = rubric.require(store, 2022)
    row = view.sheet.row("II.6")
    assert row is not None
    assert row.score.points == Points.parse("15")
    redo = window.registry.qt("window.redo")
    assert "II.6" in redo.text()
    assert redo.isEnabled()


def test_undo_saves_what_is_being_typed_before_it_goes_back(
    window: MainWindow, store: Store
) -> None:
    window.open_page("scoring")
    page = _small(window)
    rubric.score(store, ScoreCommand(2022, "II.6", points=Points.parse("18")))
    page.typing = lambda: rubric.score(store, ScoreCommand(2022, "II.6", points=Points.parse("17")))
    window.registry.qt("window.undo").trigger()
    row = rubric.require(store, 2022).sheet.row("II.6")
    assert row is not None
    assert row.score.points == Points.parse("18")
    assert window.redo_label is not None


def test_changing_the_year_reaches_every_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.year_changed):
        window.set_year(2023)
    assert {page.year for page in window.pages} == {2023}
    assert "2023" in window.topbar.year_button.text()
    qtbot.waitUntil(lambda: _small(window).refreshed[-1] is None)


def test_years_with_data_are_offered(window: MainWindow) -> None:
    texts = [action.text() for action in window.topbar.year_button.popup.actions()]
    assert "Năm 2022" in texts
    assert "Mở năm khác…" in texts


def test_refusal_of_an_action_becomes_a_sentence(window: MainWindow) -> None:
    def refuse() -> None:
        raise Refused("no_sheet", year="2031")

    window.registry.add((Action("test.refuse", "Refuse", refuse),))
    said: list[str] = []

    def answer(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    answer_next(answer, QMessageBox)
    window.registry.run("test.refuse")
    assert len(said) == 1
    assert "2031" in said[0]


def test_window_fits_small_screens_at_every_scale(window: MainWindow, qtbot: QtBot) -> None:
    for scale, width, height in ((100, 910, 512), (150, 1366, 768)):
        active().set_scale(scale)
        window.resize(width, height)
        qtbot.wait(10)
        assert window.minimumSizeHint().width() <= width
        assert window.minimumSizeHint().height() <= height
        assert (window.width(), window.height()) == (width, height)
        clipped = [
            label.text()
            for label in window.findChildren(QLabel)
            if label.isVisible()
            and not label.wordWrap()
            and label.sizePolicy().horizontalPolicy() is label.sizePolicy().Policy.Preferred
            and label.width() < label.sizeHint().width()
        ]
        assert clipped == []


def test_every_control_of_the_frame_has_a_name(window: MainWindow) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and type(widget).__name__ not in {"QScrollArea", "MainWindow", "QMenuBar"}
    ]
    assert nameless == []


def test_tab_walks_the_frame_from_top_left(window: MainWindow) -> None:
    window.topbar.year_button.setFocus()
    seen: list[QWidget] = []
    for _step in range(30):
        focus = window.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        press(focus, Qt.Key.Key_Tab)
    order = [window.topbar.year_button, window.topbar.search, *window.rail.buttons[:1]]
    places = [seen.index(widget) for widget in order]
    assert places == sorted(places)


def test_menu_bar_hides_behind_alt(window: MainWindow) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    press(window, Qt.Key.Key_Alt)
    assert bar.isVisible()


def test_alt_in_a_shortcut_opens_no_menu(window: MainWindow) -> None:
    """Ctrl+Alt+F makes a footnote; letting Alt go must not open the menus afterwards."""
    ctrl, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    QTest.keyPress(window, Qt.Key.Key_Control)
    QTest.keyPress(window, Qt.Key.Key_Alt, ctrl)
    QTest.keyRelease(window, Qt.Key.Key_Alt, ctrl)
    assert not window.menuBar().isVisible()
    QTest.keyPress(window, Qt.Key.Key_Alt)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Home, alt)
    QApplication.sendEvent(window, override)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_quit_stands_last_in_its_menu(window: MainWindow) -> None:
    window.registry.add((Action("later.one", "Later", lambda: None, menu=Menu.FILE, group="x"),))
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    assert menu.actions()[-1] is window.registry.qt("window.quit")


def test_place_is_remembered_and_brought_back_on_screen(window: MainWindow, memory: Memory) -> None:
    window.setGeometry(40, 30, 1000, 600)
    memory.keep_window(window)
    assert memory.text("window/place") == "40 30 1000 600"
    room = QGuiApplication.primaryScreen().availableGeometry()
    far = clamped(QRect(9000, 9000, 5000, 4000))
    assert room.contains(far)


def test_close_remembers_colours_and_page(window: MainWindow, memory: Memory) -> None:
    window.open_page("scoring")
    window.close()
    assert memory.text("page") == "scoring"
    assert memory.scheme == "light"
    assert memory.scale == 100
    window.show()  # the fixture closes it again
    window._store.changed.connect(window._on_store_changed)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_every_scheme_is_painted_to_the_last_widget(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, scheme: Scheme
) -> None:
    active().set_scheme(scheme)
    qtbot.wait(20)
    picture = window.grab()
    assert picture.save(str(tmp_path / f"window-{scheme}.png"))
    image = picture.toImage()
    tokens = active().tokens
    rail, status = window.rail.geometry(), window.status.geometry()
    seen = {
        "rail": image.pixelColor(rail.center().x(), rail.bottom() - 40),
        "page": image.pixelColor(rail.right() + 8, rail.top() + 20),
        "status": image.pixelColor(status.center().x(), status.bottom() - 3),
    }
    wanted = {"rail": tokens.card, "page": tokens.ground, "status": tokens.card}
    assert {name: colour.name().upper() for name, colour in seen.items()} == wanted
