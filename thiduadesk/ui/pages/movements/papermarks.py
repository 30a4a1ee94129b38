"""The papers of an entry: those its text cites, offered with a mark, and those of the register."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.papers import number_key
from thiduadesk.i18n import _
from thiduadesk.services import papers
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.picking import Choice
from thiduadesk.ui.pages.movements.picking import MarkList
from thiduadesk.ui.pages.movements.picking import pick
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import Paper
    from thiduadesk.services.papers import Offer

_KEY = Qt.ItemDataRole.UserRole
_LEAST_HEIGHT = 72


class PaperMarks(QWidget):
    """Papers with a mark each; only marked ones are linked.

    A paper the text cites for the first time is marked by itself.
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._offers: dict[str, Offer] = {}
        self._linked: dict[str, Paper] = {}
        self._left: set[str] = set()
        self._seen: set[str] = set()
        self.list = MarkList()
        self.list.setAccessibleName(_("Papers of the entry"))
        self.list.setMinimumHeight(_LEAST_HEIGHT)
        self.list.itemChanged.connect(self._on_marked)
        self.none = label(
            _("Papers that the text cites appear here by themselves."), "muted", wrap=True
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Papers"), "label"))
        head.addStretch(1)
        head.addWidget(button(_("From the register…"), self.ask, "link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        self._show()

    @property
    def offered(self) -> tuple[Offer, ...]:
        """Marked papers that the text cites."""
        return tuple(one for key, one in self._offers.items() if key not in self._left)

    @property
    def known(self) -> tuple[int, ...]:
        """Ids of marked papers of the register that the text does not cite."""
        return tuple(
            one.id
            for key, one in self._linked.items()
            if key not in self._left and key not in self._offers
        )

    def load(self, linked: Iterable[Paper], offers: Sequence[Offer]) -> None:
        """Begin with the papers of an entry; what its text cites besides was left once."""
        self._linked = {_register_key(one.id): one for one in linked}
        self._offers = {_key(one): one for one in offers}
        self._seen = {*self._offers}
        self._left = {key for key in self._offers if key not in self._linked}
        self._show()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """The text cites these now."""
        self._offers = {_key(one): one for one in offers}
        self._seen |= {*self._offers}
        self._show()

    def show_only(self, offers: Sequence[tuple[Offer, bool]]) -> None:
        """Offer these, each marked or not; what was decided about one before stays."""
        named = {}
        for one, marked in offers:
            key = _key(one)
            named[key] = one
            if key not in self._seen and not marked:
                self._left.add(key)
        self._offers = named
        self._seen |= {*named}
        self._show()

    def ask(self) -> None:
        """Choose papers of the register."""
        held = [Choice(one.id, words.paper(one)) for one in self._linked.values()]
        found = choose_papers(self._store, held, self)
        if found is None:
            return
        chosen = papers.some(self._store, found)
        self._linked = {_register_key(one.id): one for one in chosen}
        self._left -= {*self._linked}
        self._show()

    def _show(self) -> None:
        shown = {key: _said(one) for key, one in self._offers.items()}
        for key, one in self._linked.items():
            shown.setdefault(key, words.paper(one))
        with QSignalBlocker(self.list):
            self.list.clear()
            for key, text in shown.items():
                item = QListWidgetItem(text)
                item.setData(_KEY, key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                left = key in self._left
                item.setCheckState(Qt.CheckState.Unchecked if left else Qt.CheckState.Checked)
                self.list.addItem(item)
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)

    def _on_marked(self, item: QListWidgetItem) -> None:
        key = str(item.data(_KEY))
        if item.checkState() is Qt.CheckState.Checked:
            self._left.discard(key)
        else:
            self._left.add(key)


def choose_papers(store: Store, held: Iterable[Choice], parent: QWidget) -> tuple[int, ...] | None:
    """Ask for papers of the register; their ids, None where she changed her mind."""

    def find(typed: str) -> tuple[Choice, ...]:
        return tuple(
            Choice(one.id, words.DOT.join(filter(None, (words.paper(one), one.subject))))
            for one in papers.find(store, typed, 40)
        )

    return pick(_("Papers of the register"), find, held, parent)


def _register_key(number: int) -> str:
    return f"register.{number}"


def _key(one: Offer) -> str:
    if one.paper is not None:
        return _register_key(one.paper.id)
    cited = one.cited
    day = cited.date.isoformat() if cited.date else ""
    return f"{number_key(cited.number, cited.symbol) or one.subject} {day}"


def _said(one: Offer) -> str:
    paper = one.paper or papers.paper_of(one.cited, one.subject)
    state = _("in the register") if one.paper is not None else _("new in the register")
    return words.DOT.join((words.paper(paper), state))
