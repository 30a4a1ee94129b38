from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from thiduadesk.i18n import qt
from thiduadesk.i18n import set_language


@pytest.fixture(params=["vi", "en"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    set_language(request.param)
    translator = qt.install(qapp)
    yield request.param
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    set_language("vi")


def test_standard_buttons_speak_the_language(spoken: str, qtbot: QtBot) -> None:
    standard = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(standard.Save | standard.Cancel | standard.Yes | standard.No)
    qtbot.addWidget(box)
    texts = [
        box.button(which).text()
        for which in (standard.Save, standard.Cancel, standard.Yes, standard.No)
    ]
    assert (
        texts
        == {
            "vi": ["Lưu", "Hủy", "&Có", "&Không"],
            "en": ["Save", "Cancel", "&Yes", "&No"],
        }[spoken]
    )


def test_context_menu_of_a_field_speaks_the_language(spoken: str, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert (
        texts
        == {
            "vi": ["&Hoàn tác", "&Làm lại", "Cắ&t", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"],
            "en": ["&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"],
        }[spoken]
    )


@pytest.mark.usefixtures("spoken")
def test_what_the_catalogue_does_not_know_stays_as_it_is() -> None:
    assert QCoreApplication.translate("QLineEdit", "never said") == "never said"
    assert QCoreApplication.translate("OtherProgram", "Save") == "Save"


def test_dates_of_qt_widgets_follow_the_language(spoken: str) -> None:
    assert (
        QLocale().language()
        is {
            "vi": QLocale.Language.Vietnamese,
            "en": QLocale.Language.English,
        }[spoken]
    )
