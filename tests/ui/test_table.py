from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keys import press
from thiduadesk.domain.problems import Refused
from thiduadesk.ui.models.chips import ChipLabel
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import Role
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.theme.theme import active


@dataclass(frozen=True)
class Item:
    no: str
    words: str
    chips: tuple[Chip, ...] = ()


ITEMS = [Item(str(n), f"row {n}", (Chip("tạm tính", "amber"),) if n % 2 else ()) for n in range(9)]


class Table:
    """A model over a list that can be edited."""

    def __init__(self) -> None:
        self.items = list(ITEMS)
        self.refused: list[str] = []
        columns = (
            Column[Item]("no", "", text=lambda item: item.no, width=60, align="right"),
            Column[Item](
                "words",
                "What it does",
                text=lambda item: item.words,
                tone=lambda item: "danger" if item.no == "3" else "",
                put=self._put,
                editable=lambda item: item.no != "0",
                wrap=True,
            ),
            Column[Item]("chips", "Type", text=lambda _item: "", chips=lambda item: item.chips),
        )
        self.model = TableModel(columns, key=lambda item: item.no, guard=self._guard)
        self.model.set_rows(self.items)

    def _put(self, item: Item, text: str) -> None:
        if not text:
            raise Refused("empty")
        self.items[int(item.no)] = replace(item, words=text)
        self.model.set_rows(self.items)

    def _guard(self, run: Callable[[], object]) -> bool:
        try:
            run()
        except Refused as refused:
            self.refused.append(refused.code)
            return False
        return True


@pytest.fixture
def table(qapp: QApplication) -> Table:
    assert qapp is not None
    return Table()


def test_model_keeps_the_rules_of_qt(table: Table) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(table.model, mode)
    table.model.set_rows(ITEMS[:4])
    table.model.set_rows([])
    table.model.set_rows(ITEMS)
    table.model.setData(table.model.index(2, 1), "other")
    assert tester.model() is table.model


def test_same_keys_redraw_only_what_changed(table: Table) -> None:
    changed: list[int] = []
    table.model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    resets: list[int] = []
    table.model.modelReset.connect(lambda: resets.append(1))
    table.model.set_rows([replace(item, words="new") if item.no == "4" else item for item in ITEMS])
    assert (changed, resets) == ([4], [])
    table.model.set_rows(ITEMS[1:])
    assert resets == [1]


def test_edit_is_put_and_refusal_keeps_the_text(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.model.edited) as edited:
        assert table.model.setData(table.model.index(2, 1), "mới")
    assert edited.args == ["2", "words"]
    assert table.model.index(2, 1).data() == "mới"
    assert not table.model.setData(table.model.index(2, 1), "")
    assert table.refused == ["empty"]
    assert table.model.index(2, 1).data() == "mới"


def test_only_cells_with_a_put_can_be_edited(table: Table) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert not table.model.flags(table.model.index(1, 0)) & editable
    assert table.model.flags(table.model.index(1, 1)) & editable
    assert not table.model.flags(table.model.index(0, 1)) & editable


def test_colours_chips_and_spoken_words_come_from_the_columns(table: Table) -> None:
    red = table.model.index(3, 1).data(Qt.ItemDataRole.ForegroundRole)
    assert red == active().colour("danger")
    chips = table.model.index(1, 2)
    assert chips.data(Role.CHIPS) == (Chip("tạm tính", "amber"),)
    assert chips.data(Qt.ItemDataRole.AccessibleTextRole) == "tạm tính"
    assert table.model.headerData(1, Qt.Orientation.Horizontal) == "Tác dụng"


def test_view_keeps_the_row_by_key_through_a_reset(table: Table, qtbot: QtBot) -> None:
    view = TableView(table.model, "Danh sách")
    qtbot.addWidget(view)
    view.show()
    assert view.choose("5")
    table.model.set_rows(ITEMS[3:])
    assert view.chosen == "5"
    assert view.currentIndex().row() == 2
    with qtbot.waitSignal(view.row_chosen) as gone:
        table.model.set_rows(ITEMS[:2])
    assert gone.args == [None]


def test_enter_opens_or_edits_and_delete_asks(table: Table, qtbot: QtBot) -> None:
    view = TableView(table.model, "Danh sách")
    qtbot.addWidget(view)
    view.show()
    view.choose("4", column=0)
    with qtbot.waitSignal(view.row_opened) as opened:
        press(view, Qt.Key.Key_Return)
    assert opened.args == ["4"]
    with qtbot.waitSignal(view.delete_asked) as asked:
        press(view, Qt.Key.Key_Delete)
    assert asked.args == ["4"]
    view.choose("4", column=1)
    press(view, Qt.Key.Key_Return)
    assert view.state() is TableView.State.EditingState


def test_index_outside_the_rows_says_nothing(table: Table) -> None:
    assert table.model.row_at(QModelIndex()) is None
    assert table.model.key_at(QModelIndex()) is None
    with pytest.raises(KeyError):
        table.model.column_of("other")


def test_chip_without_words_takes_no_room(qtbot: QtBot) -> None:
    chip = ChipLabel()
    qtbot.addWidget(chip)
    chip.show()
    chip.set_chip("đã kiểm tra", "green")
    assert chip.isVisible()
    wide = chip.sizeHint().width()
    active().set_scale(150)
    assert chip.sizeHint().width() > wide
    chip.set_chip("")
    assert not chip.isVisible()
