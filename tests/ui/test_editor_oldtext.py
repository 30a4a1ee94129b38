"""Text from before Unicode, pasted into a part."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from thiduadesk.ui.editor.richtext import RichText

TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc"
UNICODE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"


@pytest.fixture
def field(qtbot: QtBot) -> RichText:
    made = RichText()
    qtbot.addWidget(made)
    return made


def _paste(field: RichText, text: str, html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    field.insertFromMimeData(mime)


def _press(caption: str) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        next(one for one in dialog.buttons() if one.text() == caption).click()

    answer_next(answer)


@pytest.mark.parametrize("old", [TCVN3, VNI])
def test_it_is_converted_when_the_clerk_agrees(field: RichText, old: str) -> None:
    _press("Chuyển sang Unicode")
    _paste(field, old, f"<p><b>{old}</b></p>")
    assert field.toPlainText() == UNICODE
    assert field.blocks()[0].runs[0].bold  # type: ignore[union-attr]


def test_a_letter_that_unicode_takes_for_a_soft_hyphen_is_kept(field: RichText) -> None:
    _press("Chuyển sang Unicode")
    _paste(field, "Thi \xaeua, khen th\xad\xebng \xae\xad\xeec x\xd0t n\xa8m 2022")
    assert field.toPlainText() == "Thi đua, khen thưởng được xét năm 2022"
    field.clear()
    _paste(field, "Thi đua, khen th\xadưởng")
    assert field.toPlainText() == "Thi đua, khen thưởng"


def test_it_stays_as_it_is_when_she_does_not(field: RichText) -> None:
    _press("Dán nguyên như vậy")
    _paste(field, TCVN3)
    assert field.toPlainText() == TCVN3


def test_nobody_is_asked_about_other_text(field: RichText) -> None:
    for text in (UNICODE, "Trang web: vpub.quangngai.gov.vn, Fax: 0255.3822870", "déjà vu à Paris"):
        _paste(field, text)
    assert UNICODE in field.toPlainText()
