from __future__ import annotations

import re
import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QRadioButton
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thiduadesk import resources
from thiduadesk.domain.text import ALPHABET
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme import stylesheet
from thiduadesk.ui.theme.theme import FAMILY
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.theme.tokens import CONTRAST
from thiduadesk.ui.theme.tokens import DARK
from thiduadesk.ui.theme.tokens import LIGHT
from thiduadesk.ui.theme.tokens import SCALES
from thiduadesk.ui.theme.tokens import Scheme
from thiduadesk.ui.theme.tokens import Tokens
from thiduadesk.ui.theme.tokens import contrast

PAIRS = [
    (ink, paper)
    for ink in ("text", "muted")
    for paper in ("ground", "card", "head", "field", "hover")
] + [
    ("accent", "card"),
    ("accent", "ground"),
    ("accent", "accent_soft"),
    ("text", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("danger", "card"),
    ("danger", "danger_soft"),
    ("text", "danger_soft"),
    ("on_danger", "danger"),
    ("amber", "card"),
    ("amber", "amber_soft"),
    ("text", "amber_soft"),
    ("green", "card"),
    ("green", "green_soft"),
    ("neutral", "neutral_soft"),
    ("logo_red", "card"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_words_stand_out_from_their_ground(tokens: Tokens, ink: str, paper: str) -> None:
    least = 7.0 if tokens is CONTRAST else 4.5
    assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= least


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_colours_of_the_design_are_kept() -> None:
    assert (LIGHT.accent, LIGHT.danger, LIGHT.amber) == ("#14407A", "#B3261E", "#8A5A00")
    assert (LIGHT.ground, LIGHT.line) == ("#F5F6F8", "#E2E6EC")


def test_sheet_uses_only_tokens_and_every_placeholder_is_filled() -> None:
    source = resources.path("theme/window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", source) == []
    made = stylesheet.made(LIGHT, round)
    assert "$" not in made
    assert LIGHT.accent in made


def test_lengths_of_the_sheet_are_scaled_and_hairlines_stay() -> None:
    large = stylesheet.made(LIGHT, lambda size: round(size * 2))
    assert "font-size: 36px" in large
    assert "border: 1px solid" in large


def test_scheme_switches_while_the_window_stands(qtbot: QtBot, qapp: QApplication) -> None:
    theme = active()
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    assert qapp.palette().window().color().name().upper() == DARK.ground
    theme.set_scheme(Scheme.SYSTEM)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.tokens is (DARK if dark else LIGHT)


@pytest.mark.usefixtures("qtbot")
def test_scale_steps_between_90_and_200() -> None:
    theme = active()
    for _step in range(len(SCALES)):
        theme.step_scale(1)
    assert theme.scale == 200
    assert theme.font().pixelSize() == 26
    for _step in range(len(SCALES)):
        theme.step_scale(-1)
    assert theme.scale == 90


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_font_of_the_screen_has_every_vietnamese_letter(weight: int) -> None:
    active()
    assert FAMILY in QFontDatabase.families()
    font = QFont(FAMILY)
    font.setWeight(QFont.Weight(weight))
    raw = QRawFont.fromFont(font)
    letters = set("0123456789–“”«»…·•₫")
    for letter in ALPHABET + ALPHABET.upper():
        letters.add(letter)
        if letter.lower() in "aăâeêioôơuưy":
            letters |= {unicodedata.normalize("NFC", letter + tone) for tone in "̣̀̉̃́"}
    assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something_in_the_colour_asked(name: str) -> None:
    active()
    image = icons.pixmap(name, "danger", 24).toImage()
    inked = {
        image.pixelColor(x, y).name().upper()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() > 150
    }
    assert inked
    red = active().colour("danger")
    assert all(abs(int(ink[1:3], 16) - red.red()) <= 12 for ink in inked)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("made", [QCheckBox, QRadioButton])
def test_a_box_is_seen_empty_and_seen_ticked(
    scheme: Scheme, made: type[QCheckBox | QRadioButton], qtbot: QtBot
) -> None:
    """An empty box has an outline that stands out; a ticked one is filled with the accent."""
    active().set_scheme(scheme)
    box = made()
    qtbot.addWidget(box)
    tokens = active().tokens
    box.resize(40, 24)
    empty = _inks(box)
    assert max(contrast(ink, tokens.ground) for ink in empty) >= 3
    assert tokens.accent not in empty
    box.setChecked(True)
    assert tokens.accent in _inks(box)


def _inks(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }
