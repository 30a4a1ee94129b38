"""«Văn bản mới»: every kind offered in its group, found by its words, drafted by Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.data.store import Store
from thiduadesk.domain.text import search_key
from thiduadesk.services import dispatches
from thiduadesk.ui.editor import kinds
from thiduadesk.ui.editor.newpaper import NewPaperDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage


def groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return kinds.choices(dispatches.kind_groups())


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[NewPaperDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = NewPaperDialog(groups(), parent)
    yield made
    made.close()


def offered(dialog: NewPaperDialog, typed: str) -> tuple[str, ...]:
    dialog.field.setText(typed)
    return dialog.offered


def test_every_kind_and_group_has_words() -> None:
    assert set(kinds.KINDS) == set(dispatches.kinds())
    assert set(kinds.GROUPS) == set(dispatches.kind_groups())


def test_kinds_are_found_by_any_word_of_them_or_of_their_group(
    dialog: NewPaperDialog, qtbot: QtBot
) -> None:
    assert offered(dialog, "") == dispatches.kinds()
    assert offered(dialog, search_key(kinds.kind_of("pact"))) == ("pact",)
    (title,) = [words for words, some in groups() if some[0][0] == "minutes.council"]
    assert offered(dialog, title) == ("minutes.council", "minutes.bloc", "minutes.tally")
    assert offered(dialog, search_key(kinds.kind_of("invitation"))) == ("invitation",)
    assert offered(dialog, "zzz") == ()
    assert not dialog.take.isEnabled()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.chosen


def test_arrows_move_past_headings_and_enter_takes(dialog: NewPaperDialog, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.chosen == dispatches.kinds()[4] == "letter"
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_new_paper_of_the_page_drafts_what_was_taken(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPaperDialog)
        dialog.field.setText(kinds.kind_of("decision.regulation"))
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        assert dialog.chosen

    before = len(dispatches.items(store))
    answer_next(answer, NewPaperDialog)
    page.ask_new()
    assert len(dispatches.items(store)) == before + 1
    assert page.editor.dispatch is not None
    assert page.editor.dispatch.kind == "decision.regulation"
