"""Where a paper is saved: nothing that stands there is replaced unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thiduadesk.ui.saving import ask_path

FILTERS = ("PDF (*.pdf)", "Word (*.docx)")


def _answer(monkeypatch: pytest.MonkeyPatch, names: Sequence[Path | str]) -> list[str]:
    """Let the dialog of the system answer with these names; what it was opened with."""
    answers, opened = iter(names), list[str]()

    def choose(_parent: QWidget, _title: str, start: str, _filters: str) -> tuple[str, str]:
        opened.append(start)
        return str(next(answers)), FILTERS[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return opened


def test_a_name_without_ending_does_not_replace_a_file_unasked(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    there = tmp_path / "báo cáo.pdf"
    there.write_bytes(b"%PDF of last week")
    opened = _answer(monkeypatch, [tmp_path / "báo cáo", ""])
    assert ask_path(parent, "Save", "x.pdf", FILTERS) is None
    assert opened[1] == str(there), "the dialog stands on the full name and asks by itself"
    _answer(monkeypatch, [tmp_path / "báo cáo", there])
    assert ask_path(parent, "Save", "x.pdf", FILTERS) == there
    _answer(monkeypatch, [tmp_path / "kế hoạch"])
    assert ask_path(parent, "Save", "x.pdf", FILTERS) == tmp_path / "kế hoạch.pdf"
