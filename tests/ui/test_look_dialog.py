"""A file of somebody else looked over in the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from thiduadesk.services import lastlook
from thiduadesk.ui.dialogs.look import LookDialog

SEED = Path(__file__).parents[1] / "fixtures" / "seeds" / "001_4ef635c0ad5d5cee.txt"


@pytest.fixture
def dialog(qtbot: QtBot) -> LookDialog:
    made = LookDialog(SEED.name, lastlook.looked(SEED, dt.date(2022, 12, 20)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_finding_leads_to_its_line_and_words(dialog: LookDialog) -> None:
    looked = lastlook.looked(SEED, dt.date(2022, 12, 20))
    assert dialog.strip.list.count() == len(looked.findings) > 20
    placed = [one for one in looked.findings if one.params.get("line")]
    assert placed
    selected = 0
    for finding in placed:
        dialog.go_to(finding)
        cursor = dialog.text.textCursor()
        assert cursor.blockNumber() == int(finding.params["line"]) - 1
        selected += finding.quote is not None and cursor.selectedText() == finding.quote
    assert selected > len(placed) * 0.8
