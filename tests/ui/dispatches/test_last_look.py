"""The last look in the window: what it finds, where a click goes, what it keeps from the signer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.findings import Severity
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import dispatches
from thiduadesk.ui.pages.dispatches.page import DispatchesPage

FAULT = "Có 89 người, trong đó có 60 công chức, 14 hợp đồng và 16 viên chức."


@pytest.fixture
def faulty(page: DispatchesPage, store: Store) -> str:
    """The open year report of 2022 with a wrong sum in one part; the key of that part."""
    report = next(item for item in page._items if item.kind == "report.year" and item.year == 2022)
    part = next(one for one in walk(dispatches.get(store, report.id).body) if one.blocks)
    dispatches.set_blocks(store, part.key, (*part.blocks, Paragraph((Text(FAULT),))))
    page.open_dispatch(report.id)
    return part.key


def _look(page: DispatchesPage, qtbot: QtBot) -> None:
    page.signing.look()
    qtbot.waitUntil(lambda: bool(page.last_look.findings), timeout=10_000)


def _sums(page: DispatchesPage) -> list[int]:
    """Rows of the strip that speak of the wrong sum."""
    errors = [one for one in page.last_look.findings if one.severity is Severity.ERROR]
    return [row for row, one in enumerate(errors) if (one.quote or "?") in FAULT]


def test_a_click_on_a_fault_selects_its_words(
    page: DispatchesPage, faulty: str, qtbot: QtBot
) -> None:
    _look(page, qtbot)
    (row,) = _sums(page)
    strip = page.last_look.strip.list
    assert "89" in strip.item(row).text()
    page.editor.show_entry(page.editor.parts[-1].key)
    strip.setCurrentRow(row)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert page.editor.outline.key == faulty
    assert page.editor.panel.text.textCursor().selectedText() in FAULT
    assert page.editor.panel.text.textCursor().hasSelection()


def test_a_fault_of_the_frame_is_named_and_shown_in_its_band(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    made = dispatches.new(store, "decision.award", 2022, dt.date(2022, 12, 15))
    frame = dispatches.get(store, made).frame
    bases = (*frame.legal_bases, (Text("Căn cứ Luật Thi đua, khen thưởng năm 2013"),))
    dispatches.set_frame(store, made, replace(frame, legal_bases=bases))
    page.open_dispatch(made)
    _look(page, qtbot)
    fault = next(one for one in page.last_look.findings if one.code == "law_year")
    assert finding_text(fault, place=True).startswith("Đầu văn bản: ")
    page.last_look.go_to(fault)
    assert page.editor.head.bases.text.textCursor().selectedText() == fault.quote


def test_the_fault_goes_from_the_list_when_it_is_mended(
    page: DispatchesPage, faulty: str, store: Store, qtbot: QtBot
) -> None:
    _look(page, qtbot)
    assert page.editor.dispatch is not None
    body = dispatches.get(store, page.editor.dispatch.id).body
    part = next(one for one in walk(body) if one.key == faulty)
    mended = Paragraph((Text(FAULT.replace("16", "15")),))
    dispatches.set_blocks(store, faulty, (*part.blocks[:-1], mended))
    qtbot.waitUntil(lambda: not _sums(page), timeout=10_000)


@pytest.mark.usefixtures("faulty")
def test_a_paper_with_errors_goes_to_the_signer_only_when_she_says_so_twice(
    page: DispatchesPage, store: Store, qtbot: QtBot
) -> None:
    dispatch = page.editor.dispatch
    assert dispatch is not None
    page.signing.sign()
    assert page.last_look.isVisible()
    assert page.last_look.errors
    assert dispatches.get(store, dispatch.id).state is State.DRAFT

    asked: list[str] = []

    def stay(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.extend(one.text() for one in dialog.buttons())
        dialog.reject()

    answer_next(stay)
    page.signing.sign()
    assert "Vẫn trình ký" in asked
    assert dispatches.get(store, dispatch.id).state is State.DRAFT


def test_what_is_known_already_is_not_looked_up_again_until_something_changes(
    page: DispatchesPage, faulty: str, store: Store, qtbot: QtBot
) -> None:
    _look(page, qtbot)
    known = page.last_look.findings
    errors = page.last_look.look_now()
    assert page.last_look.findings is known
    page.last_look.hide()  # closed, so that nothing looks in the background
    part = next(one for one in walk(page.editor.parts) if one.key == faulty)
    dispatches.set_blocks(store, faulty, part.blocks[:-1])
    assert page.last_look.look_now() < errors
    assert not _sums(page)
    assert QApplication.overrideCursor() is None
