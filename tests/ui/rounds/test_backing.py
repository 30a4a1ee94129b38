"""What a nomination rests on: found as one types, shown in its dossier, taken off, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import TODAY
from tests.ui.keys import press
from tests.ui.keys import type_words
from thiduadesk.data.store import Store
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.services import evidence
from thiduadesk.services import rounds
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.window import MainWindow


def test_papers_support_a_nomination_and_are_collected(
    qtbot: QtBot,
    window: MainWindow,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = rounds.save(store, Round(0, "Cuối năm", RoundKind.YEAR_END, 2022, TODAY.date()))
    (number,) = rounds.nominate(store, held, [(OFFICE, "CO_T")])
    window.open_page("rounds", str(held))
    page = window.page
    assert isinstance(page, RoundsPage)
    page.tabs.setCurrentWidget(page.dossiers)
    pane = page.dossiers.backing
    assert not pane.collect.isEnabled()

    pane.list.field.setFocus()
    type_words(pane.list.field, "898")
    popup = pane.list.field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    (paper,) = evidence.of_nomination(store, number).papers
    assert paper.number == "898"
    (tick,) = pane.list.findChildren(QCheckBox)
    assert "898/QĐ-UBND" in tick.accessibleName()

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    press(pane.collect, Qt.Key.Key_Space)
    (folder,) = [one for one in tmp_path.iterdir() if one.is_dir()]
    assert "00 - Danh mục.docx" in {one.name for one in folder.iterdir()}

    press(tick, Qt.Key.Key_Space)
    assert evidence.of_nomination(store, number).papers == ()
    store.undo()
    assert evidence.of_nomination(store, number).papers == (paper,)
