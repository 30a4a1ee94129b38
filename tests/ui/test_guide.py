"""The guide: a chapter for each page, links and pictures that lead somewhere, the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thiduadesk import resources
from thiduadesk.ui.dialogs import guide
from thiduadesk.ui.dialogs.guide import GuideDialog
from thiduadesk.ui.pages.dispatches.page import DispatchesPage
from thiduadesk.ui.pages.movements.page import MovementsPage
from thiduadesk.ui.pages.overview.page import OverviewPage
from thiduadesk.ui.pages.papers.page import PapersPage
from thiduadesk.ui.pages.people.page import PeoplePage
from thiduadesk.ui.pages.rounds.page import RoundsPage
from thiduadesk.ui.pages.scoring.page import ScoringPage
from thiduadesk.ui.pages.settings.page import SettingsPage
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.tokens import Scheme

PAGES = (
    OverviewPage,
    ScoringPage,
    MovementsPage,
    RoundsPage,
    PeoplePage,
    DispatchesPage,
    PapersPage,
    SettingsPage,
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")
ON_SCREEN = re.compile(r"\*\*«(.+?)»\*\*")
"""The convention of the chapters: bold in guillemets is a word of the screen, as it stands there."""


def text_of(chapter: str) -> str:
    return guide.chapter_path(chapter).read_text(encoding="utf-8")


def words_of_screen() -> set[str]:
    path = resources.path("locale/vi/LC_MESSAGES/thiduadesk.po")
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale="vi")
    found: set[str] = set()
    for message in catalogue:
        strings = (message.string,) if isinstance(message.string, str) else message.string or ()
        found.update(string.replace("&", "") for string in strings if string)
    return found


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[GuideDialog]:
    made = GuideDialog()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_chapter(page: type[object]) -> None:
    assert getattr(page, "id") in guide.CHAPTERS  # noqa: B009


def test_every_file_of_the_guide_is_a_chapter() -> None:
    files = {path.stem for path in resources.path("guide").glob("*.md")}
    assert files == set(guide.CHAPTERS)


@pytest.mark.parametrize("chapter", guide.CHAPTERS)
def test_links_and_pictures_of_a_chapter_lead_somewhere(chapter: str) -> None:
    for target in LINK.findall(text_of(chapter)):
        assert ":" not in target, f"{target} leaves the PC, which may have no network"
        assert (guide.chapter_path(chapter).parent / target).is_file(), target


@pytest.mark.parametrize("chapter", guide.CHAPTERS)
def test_words_of_the_screen_in_a_chapter_stand_on_the_screen(chapter: str) -> None:
    quoted = ON_SCREEN.findall(text_of(chapter))
    assert [words for words in quoted if words not in words_of_screen()] == []


@pytest.mark.parametrize("chapter", guide.CHAPTERS)
def test_a_chapter_is_shown_with_its_pictures(dialog: GuideDialog, chapter: str) -> None:
    dialog.open_chapter(chapter)

    assert dialog.chapter == chapter
    shown = dialog.browser.toPlainText()
    assert shown.startswith(guide.chapter_title(chapter))
    assert "**" not in shown
    for target in LINK.findall(text_of(chapter)):
        if Path(target).suffix == ".png":
            kind = QTextDocument.ResourceType.ImageResource.value
            picture = dialog.browser.loadResource(kind, QUrl(target))
            assert isinstance(picture, QImage)
            assert 0 < picture.width() <= dialog.browser.viewport().width()


def test_contents_are_shown_for_a_page_without_chapter(dialog: GuideDialog) -> None:
    dialog.open_chapter("no-such-page")

    assert dialog.chapter == "index"


def test_list_goes_along_when_a_link_is_followed_and_back(dialog: GuideDialog) -> None:
    dialog.open_chapter("index")

    link = dialog.browser.document().find(
        guide.chapter_title("scoring"), 0, QTextDocument.FindFlag.FindCaseSensitively
    )
    place = dialog.browser.cursorRect(link).center() - QPoint(4, 0)
    QTest.mouseClick(dialog.browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.chapters.currentRow() == guide.CHAPTERS.index("scoring")
    assert dialog.back.isEnabled()

    dialog.back.click()
    assert dialog.chapter == "index"
    assert dialog.chapters.currentRow() == 0


def test_chapter_stays_when_the_colours_change(dialog: GuideDialog) -> None:
    dialog.open_chapter("scoring")
    before = dialog.browser.toPlainText()

    theme.active().set_scheme(Scheme.DARK)

    assert dialog.chapter == "scoring"
    assert dialog.browser.toPlainText() == before


def test_second_call_uses_the_same_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    guide.show_guide(window, "scoring")
    guide.show_guide(window, "settings")

    (dialog,) = window.findChildren(GuideDialog)
    assert dialog.isVisible()
    assert dialog.chapter == "settings"
    dialog.close()
