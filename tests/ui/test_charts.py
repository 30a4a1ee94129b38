"""A chart on the screen: chosen with mouse and keys, told in words, dressed by the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Item
from thiduadesk.domain.charts import Series
from thiduadesk.domain.charts import Tone
from thiduadesk.ui.charts import ChartView
from thiduadesk.ui.theme.theme import active

CHART = Chart(
    "Khen thưởng",
    (Item("CSTDCS", "Chiến sĩ thi đua cơ sở"), Item("GK", "Giấy khen"), Item("BK_T", "Bằng khen")),
    (Series("Số lượng", (1250, 4, 0)),),
)


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView(links=True)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show_chart(CHART)
    made.show()
    qtbot.waitExposed(made)
    return made


def _middle(view: ChartView, at: int) -> QPoint:
    assert view.drawing is not None
    one = view.drawing.targets[at]
    return QPoint(int(one.x + one.width / 2) + 6, int(one.y + one.height / 2) + 6)


def test_click_chooses_an_item(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.waitSignal(view.chosen) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=_middle(view, 1))
    assert asked.args == ["GK"]


def test_arrows_and_enter_choose_an_item(qtbot: QtBot, view: ChartView) -> None:
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    with qtbot.waitSignal(view.chosen) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["GK"]


def test_numbers_are_told_to_those_who_do_not_see_the_bars(view: ChartView) -> None:
    assert view.accessibleName() == "Khen thưởng"
    assert view.accessibleDescription().splitlines() == [
        "Chiến sĩ thi đua cơ sở: 1.250",
        "Giấy khen: 4",
        "Bằng khen: 0",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_bars_wear_the_colours_of_the_theme(view: ChartView, scheme: str) -> None:
    theme = active()
    theme.set_scheme(type(theme.scheme)(scheme))
    assert view.drawing is not None
    bar = next(one for one in view.drawing.boxes if one.tone is Tone.ACCENT)
    shown = view.grab().toImage()
    at = shown.pixelColor(int(bar.x + bar.width / 2) + 6, int(bar.y + bar.height / 2) + 6)
    assert at == QColor(theme.colour("accent"))


def test_chart_grows_with_the_letters_and_with_narrow_room(view: ChartView) -> None:
    high = view.height()
    active().set_scale(150)
    assert view.height() > 1.4 * high
    active().set_scale(100)
    assert view.height() == high
    view.resize(240, high)
    assert view.height() > high  # names stand above their bars
