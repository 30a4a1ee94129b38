"""The page of papers cited as the clerk uses it: find, paste, change, attach, merge, follow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QPushButton

from tests.ui.answers import answer_next
from tests.ui.keys import CTRL
from tests.ui.keys import press
from tests.ui.keys import type_words
from tests.ui.small_page import SmallPage
from thiduadesk.data.store import Store
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import Use
from thiduadesk.domain.papers import UseKind
from thiduadesk.i18n import _
from thiduadesk.services import papers
from thiduadesk.services import trash
from thiduadesk.ui.pages.papers import listing
from thiduadesk.ui.pages.papers.page import PapersPage
from thiduadesk.ui.pages.papers.pasting import PasteDialog
from thiduadesk.ui.papers.picking import PickDialog
from thiduadesk.ui.shell.palette import search
from thiduadesk.ui.window import MainWindow

PARAGRAPH = (
    "Thực hiện Quyết định số 733/QĐ-TTg ngày 14/6/2019 của Thủ tướng Chính phủ về việc ban hành Kế "
    "hoạch tổ chức phong trào thi đua, Văn phòng đã ban hành Kế hoạch số 2152/KH-VP ngày "
    "29/12/2021 và được tặng cờ theo Quyết định số 898/QĐ-UBND ngày 08/7/2022; Luật Thi đua, khen "
    "thưởng năm 2013."
)  # vi: text of the test


def _numbers(page: PapersPage) -> list[str]:
    return [papers.short_name(one) for one in page.register.list.model.rows]


def _which(page: PapersPage, which: str | None) -> None:
    box = page.register.list.which
    box.setCurrentIndex([value for _msgid, value in listing.WHICH].index(which))
    box.activated.emit(box.currentIndex())


def _open(page: PapersPage, number: str) -> Paper:
    """Bring the only paper of a number into view."""
    (found,) = (one for one in papers.all_papers(page._store) if one.number == number)
    _show(page, found)
    return found


def _show(page: PapersPage, paper: Paper) -> None:
    page.open_at(str(paper.id))
    QApplication.processEvents()  # where it is used and what contradicts it comes a moment later


def _kept(page: PapersPage, paper: Paper) -> Paper:
    return papers.get(page._store, paper.id)


def _add(store: Store, number: str, symbol: str, day: dt.date | None, issuer: str = "") -> Paper:
    paper = Paper(0, "Quyết định", number, symbol, issuer, day)
    return papers.get(store, papers.save(store, paper))


def test_the_list_narrows_as_one_types_and_by_what_papers_are(page: PapersPage) -> None:
    QApplication.processEvents()  # kinds and years come a moment later
    every = _numbers(page)
    assert len(every) == len(papers.all_papers(page._store))
    type_words(page.register.list.search, "898 ubnd")
    assert _numbers(page) == ["898/QĐ-UBND"]
    page.register.list.search.clear()
    type_words(page.register.list.search, "cong doan vien chuc")
    assert _numbers(page) == ["94/QĐ-CDVC"]
    page.register.list.search.clear()
    _which(page, Direction.OUTGOING)
    assert _numbers(page) == [one for one in every if one.endswith("-VP")]
    _which(page, None)
    page.register.list.year.setCurrentText("2019")
    page.register.list.year.activated.emit(0)
    assert _numbers(page) == ["15/QĐ-VP"]


def test_pasted_text_brings_its_papers_with_one_key(page: PapersPage, store: Store) -> None:
    before = len(papers.all_papers(store))
    QGuiApplication.clipboard().setText(PARAGRAPH)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        lines = [dialog.list.item(at).text() for at in range(dialog.list.count())]
        assert len(lines) == 4
        assert "733/QĐ-TTg" in lines[0]
        assert _("in the register already") in lines[2]
        press(dialog.list, Qt.Key.Key_Return, CTRL)

    answer_next(answer)
    page.register.paste()
    QGuiApplication.clipboard().clear()
    found = papers.find(store, "733 ttg")[0]
    assert (found.subject, found.issuer) == (
        "về việc ban hành Kế hoạch tổ chức phong trào thi đua",
        "Thủ tướng Chính phủ",
    )
    assert papers.find(store, "2152")[0].direction is Direction.OUTGOING
    assert papers.find(store, "luat thi dua")[0].subject == "Thi đua, khen thưởng năm 2013"
    assert len(papers.all_papers(store)) == before + 3
    assert page.register.paper == found
    store.undo()
    assert len(papers.all_papers(store)) == before


def test_a_field_is_kept_as_it_is_left_and_undone(page: PapersPage, store: Store) -> None:
    paper = _open(page, "898")
    field = page.register.pane.field("issuer")
    field.setFocus()
    type_words(field.editor, "UBND tinh")
    press(field.editor, Qt.Key.Key_Tab)
    assert _kept(page, paper).issuer == "UBND tinh"
    assert page.register.pane.subtitle.text() == "UBND tinh"
    store.undo()
    assert _kept(page, paper).issuer == ""
    assert field.value() == ""


def test_each_use_leads_to_its_place(page: PapersPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    _open(page, "898")
    uses = page.register.pane.uses
    kinds = [one.kind for one in uses.model.rows]
    assert kinds[0] is UseKind.ROW
    assert UseKind.DISPATCH in kinds
    uses.view.choose(uses.model.key_at(uses.model.index(0, 0)))
    press(uses.view, Qt.Key.Key_Return)
    scoring = window.page
    assert isinstance(scoring, SmallPage)
    assert scoring.opened == ["II.8"]
    assert window.year == 2022
    page.register.go_to(Use(UseKind.ROW, 1, 2021, "A row of last year", no="I.1.1"))
    assert window.year == 2021
    assert scoring.opened == ["II.8", "I.1.1"]


def test_a_file_let_go_over_the_record_is_kept_and_opened(
    page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    paper = _open(page, "898")
    scan = tmp_path / "Quyết định 898.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    assert page.register.pane.take_files([scan], QPoint(5, 5))
    assert scan.name in page.register.pane.file_line.text()
    page.register.files.open()
    assert Path(opened[0]).name == scan.name
    assert Path(opened[0]).read_bytes() == scan.read_bytes()
    _which(page, listing.NO_FILE)
    assert "898/QĐ-UBND" not in _numbers(page)
    page.register.files.detach()
    assert _kept(page, paper).file == ""
    assert "898/QĐ-UBND" in _numbers(page)


def test_files_let_go_over_the_list_find_their_papers(page: PapersPage, tmp_path: Path) -> None:
    paper = _open(page, "898")
    paths = [tmp_path / name for name in ("161_KH-VP.pdf", "2011 BC-VP.pdf", "else.pdf", "a.pdf")]
    for path in paths:
        path.write_bytes(b"%PDF-1.4 " + path.name.encode())
    page.register.list.take_files(paths[:3], QPoint(-5, -5))
    held = {one.number: bool(one.file) for one in papers.all_papers(page._store)}
    assert [number for number, has in held.items() if has] == ["161", "2011"]
    view = page.register.list.view
    line = view.visualRect(page.register.list.model.index(_numbers(page).index("898/QĐ-UBND"), 0))
    at = view.viewport().mapTo(page.register.list, line.center())
    page.register.list.take_files(paths[3:], at)
    assert _kept(page, paper).file


def test_two_records_of_one_paper_are_told_and_made_one(page: PapersPage, store: Store) -> None:
    paper = _open(page, "898")
    rows = [one for one in papers.used(store, paper.id) if one.kind is UseKind.ROW]
    twin = _add(store, "0898", "QĐ-UBND", dt.date(2022, 7, 9), "Ủy ban nhân dân tỉnh")
    _show(page, twin)
    codes = [one.code for one in page.register.pane.conflicts.findings]
    assert codes[0] == "paper_two_dates"
    _which(page, listing.CONFLICTS)
    QApplication.processEvents()
    assert {"898/QĐ-UBND", "0898/QĐ-UBND"} <= set(_numbers(page))
    buttons = page.register.pane.conflicts.findChildren(QPushButton)
    next(one for one in buttons if one.text() == _("Make the two one")).click()
    assert page.register.paper is not None
    assert page.register.paper.id == twin.id
    assert [one for one in papers.used(store, twin.id) if one.kind is UseKind.ROW] == rows
    assert papers.some(store, (paper.id,)) == ()
    store.undo()
    assert papers.get(store, paper.id) == paper


def test_an_amendment_is_chosen_by_keyboard(page: PapersPage, store: Store) -> None:
    paper = _open(page, "898")

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        type_words(dialog.search, "130 cp")
        press(dialog.search, Qt.Key.Key_Return)

    answer_next(answer)
    page.register.ask_amended()
    older, newer = papers.amends(store, paper.id)
    assert [one.number for one in older] == ["130/2020"]
    assert newer == ()
    page.open_at(str(older[0].id))
    assert papers.amends(store, older[0].id) == ((), (paper,))


def test_delete_goes_to_the_trash_with_all_that_pointed_to_it(
    page: PapersPage, store: Store
) -> None:
    paper = _open(page, "898")
    uses = papers.used(store, paper.id)
    press(page.register.list.view, Qt.Key.Key_Delete)
    assert papers.some(store, (paper.id,)) == ()
    (item,) = trash.items(store)
    assert item.title == "Quyết định 898/QĐ-UBND"
    trash.restore(store, item.id)
    (back,) = papers.find(store, "898")
    assert papers.used(store, back.id) == uses


def test_the_palette_finds_papers_by_number_and_by_words(page: PapersPage) -> None:
    found = [search([page.hits], typed)[0] for typed in ("898", "quyet dinh 898", "898/qd-ubnd")]
    assert {hit.text for hit in found} == {"Quyết định 898/QĐ-UBND · 08/7/2022"}
    found[0].run()
    assert page.register.paper is not None
    assert page.register.paper.number == "898"


def test_an_empty_register_offers_the_first_step(page: PapersPage, store: Store) -> None:
    for paper in papers.all_papers(store):
        papers.remove(store, paper.id)
    assert page.register.empty.isVisible()
    assert not page.register.splitter.isVisible()
    store.undo()
    assert page.register.splitter.isVisible()


def test_a_paper_is_copied_as_reports_cite_it(page: PapersPage) -> None:
    _open(page, "898")
    page.register.copy()
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert copied == "Quyết định số 898/QĐ-UBND ngày 08/7/2022"


def test_on_the_other_tab_nothing_is_done_to_a_paper_unseen(page: PapersPage) -> None:
    _open(page, "898")
    by_id = {one.id: one for one in page.page_actions()}
    enabled = by_id["papers.delete"].enabled
    assert enabled is not None
    assert enabled()
    page.tabs.setCurrentWidget(page.evidence)
    assert not enabled()
