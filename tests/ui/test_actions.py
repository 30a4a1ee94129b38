from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.ui.keys import press
from tests.ui.keys import type_words
from tests.ui.small_page import SmallPage
from thiduadesk.domain.problems import Refused
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import ActionError
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.actions import Menu
from thiduadesk.ui.shell.palette import rank
from thiduadesk.ui.theme import icons
from thiduadesk.ui.window import MainWindow


def _nothing() -> None:
    pass


def _menu_ids(menus: list[QMenu]) -> set[str]:
    return {action.objectName() for menu in menus for action in menu.actions()}


def test_every_action_is_reachable_in_a_menu_of_its_page(window: MainWindow) -> None:
    for page in window.pages:
        window.open_page(page.id)
        menus = [action.menu() for action in window.menuBar().actions()]
        shown = _menu_ids([menu for menu in menus if isinstance(menu, QMenu)])
        expected = {
            action.id
            for action in window.registry.all()
            if window.registry.page_of(action.id) in (None, page.id)
        }
        assert expected <= shown


def test_menu_mnemonics_are_unique(window: MainWindow) -> None:
    window.open_page("scoring")
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(letters) == len(set(letters)) == 6


def test_every_icon_named_by_an_action_is_drawn(window: MainWindow) -> None:
    named = {action.icon for action in window.registry.all() if action.icon}
    assert named <= set(icons.names())


@pytest.mark.usefixtures("qtbot")
def test_same_id_or_shortcut_is_refused() -> None:
    registry = ActionRegistry()
    registry.add((Action("a.one", "One", _nothing, "Ctrl+I"),))
    with pytest.raises(ActionError, match=r"a\.one"):
        registry.add((Action("a.one", "Other", _nothing),))
    with pytest.raises(ActionError, match=r"Ctrl\+I"):
        registry.add((Action("b.two", "Two", _nothing, "Ctrl+I"),), "page")


@pytest.mark.usefixtures("qtbot")
def test_two_pages_may_share_a_shortcut_and_only_the_open_one_acts() -> None:
    registry = ActionRegistry()
    registry.add((Action("a.one", "One", _nothing, "F7"),), "a")
    registry.add((Action("b.one", "One", _nothing, "F7"),), "b")
    registry.set_page("b")
    assert not registry.qt("a.one").isEnabled()
    assert registry.qt("b.one").isEnabled()
    assert [action.id for action in registry.in_menu(Menu.PAGE)] == ["b.one"]


@pytest.mark.usefixtures("qtbot")
def test_state_and_caption_are_asked_again() -> None:
    state = {"may": False, "words": "Một"}
    registry = ActionRegistry()
    registry.add(
        (
            Action(
                "a.one",
                "One",
                _nothing,
                enabled=lambda: bool(state["may"]),
                caption=lambda: str(state["words"]),
            ),
        )
    )
    assert not registry.qt("a.one").isEnabled()
    state.update(may=True, words="Hai")
    registry.refresh()
    assert registry.qt("a.one").isEnabled()
    assert registry.qt("a.one").text() == "Hai"


@pytest.mark.usefixtures("qtbot")
def test_guard_stands_around_every_run() -> None:
    caught: list[str] = []

    def guard(run: Callable[[], object]) -> Callable[[], object]:
        def guarded() -> None:
            try:
                run()
            except Refused as refused:
                caught.append(refused.code)

        return guarded

    def refuse() -> None:
        raise Refused("no_sheet", year="2022")

    registry = ActionRegistry(guard)
    registry.add((Action("a.one", "One", refuse),))
    registry.run("a.one")
    assert caught == ["no_sheet"]


def test_shortcut_reaches_the_action_of_the_open_page(window: MainWindow) -> None:
    window.open_page("scoring")
    page = window.page
    assert isinstance(page, SmallPage)
    press(window, Qt.Key.Key_F7)
    assert page.proofs == 1


def test_rank_prefers_the_beginning_and_needs_no_accents() -> None:
    assert rank("cham", "Chấm điểm") == 0
    assert rank("diem", "Chấm điểm") == 1
    assert rank("iem", "Chấm điểm") == 2
    assert rank("diem cham", "Chấm điểm") == 3
    assert rank("dang uy", "Chấm điểm") is None


def test_palette_finds_commands_and_rows_without_accents(window: MainWindow) -> None:
    window.open_palette()
    box = window.palette_box
    type_words(box.field, "to chuc co so dang")
    assert [hit.text for hit in box.hits] == ["Xây dựng tổ chức cơ sở Đảng"]
    press(box.field, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, SmallPage)
    assert page.opened == ["II.6"]
    assert not box.isVisible()


def test_palette_opens_the_page_whose_command_is_chosen(window: MainWindow) -> None:
    window.open_palette()
    box = window.palette_box
    type_words(box.field, "cham diem lai")
    press(box.field, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, SmallPage)
    assert page.proofs == 1


def test_palette_moves_with_arrows_and_closes_with_escape(window: MainWindow) -> None:
    window.open_palette()
    box = window.palette_box
    assert len(box.hits) > 3
    press(box.field, Qt.Key.Key_Down)
    assert box.list.currentRow() == 1
    press(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_palette_says_when_nothing_is_found(window: MainWindow) -> None:
    window.open_palette()
    type_words(window.palette_box.field, "zzzz")
    assert window.palette_box.nothing.isVisible()
