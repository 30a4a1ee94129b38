"""The tab «Thùng rác»: what was deleted, from where and when; put one thing back, empty it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import day_and_time_text
from thiduadesk.services import trash
from thiduadesk.services.trash import TrashItem
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback


_OF_PEOPLE = (
    "Absence",
    "Discipline",
    "HonourHeld",
    "Household",
    "Initiative",
    "PostHeld",
    "Rating",
    "Registration",
    "WholePerson",
)
_OF_MOVEMENTS = (
    "Activity",
    "GoodModel",
    "MovementReview",
    "SocialWork",
    "WholeActivity",
    "WholeModel",
    "WholeMovement",
)


def place(item: TrashItem) -> str:
    """From where it was deleted, as the clerk calls that place."""
    if item.kind in _OF_PEOPLE:
        return _("People and collectives")
    if item.kind in _OF_MOVEMENTS:
        return _("Movements")
    return {
        "BlocYear": _("The bloc"),
        "Council": _("Councils"),
        "Dispatch": _("Dispatches"),
        "DistributionList": _("Distribution lists"),
        "HeadCount": _("Head counts"),
        "OfficeNames": _("Names of the office"),
        "Organisation": _("Organisations"),
        "OwnTemplate": _("Own templates"),
        "Paper": _("Papers cited"),
        "WholePaper": _("Papers cited"),
        "Sheet": _("Score sheets"),
        "Signatory": _("Signers"),
        "Unit": _("Units"),
        "UsedNumber": _("Number register"),
        "WholeDispatch": _("Dispatches"),
    }.get(item.kind, item.kind)


_COLUMNS: tuple[Column[TrashItem], ...] = (
    Column("what", N_("What"), lambda item: item.title or place(item)),
    Column("place", N_("Deleted from"), place, width=180),
    Column("when", N_("Deleted"), lambda item: day_and_time_text(item.at.astimezone()), width=150),
)


class TrashTab(QWidget):
    """Everything deleted, the last first; Enter puts the chosen thing back."""

    def __init__(
        self,
        store: Store,
        feedback: Feedback,
        empty: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make the tab; ``empty`` backs up and throws everything away."""
        super().__init__(parent)
        self._store, self._feedback, self._empty = store, feedback, empty
        self.model: TableModel[TrashItem] = TableModel(_COLUMNS, key=lambda item: item.id)
        self.view = TableView(self.model, _("Trash"))
        self.view.row_chosen.connect(lambda _key: self._show_buttons())
        self.view.row_opened.connect(lambda _key: self.put_back())
        self.back_button = button(_("Put back"), self.put_back)
        self.empty_button = button(_("Empty the trash…"), self.empty)
        self.nothing = label(_("The trash is empty."), "muted")
        self.nothing.setContentsMargins(12, 0, 12, 0)
        intro = label(
            _(
                "What you delete lies here until you empty the trash, also a score sheet that an "
                "import replaced. Put back, it stands where it came from."
            ),
            "muted",
            wrap=True,
        )
        intro.setContentsMargins(12, 0, 12, 0)
        box = card()
        column = QVBoxLayout(box)
        column.setContentsMargins(1, 12, 1, 12)
        column.setSpacing(8)
        column.addWidget(intro)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.empty_button)
        column.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(box)
        self.refresh()

    def refresh(self) -> None:
        """Show what lies there."""
        found = trash.items(self._store)
        self.model.set_rows(list(found))
        self.nothing.setVisible(not found)
        self.view.setVisible(bool(found))
        self._show_buttons()

    def put_back(self) -> None:
        """Put the chosen thing back."""
        item = next((one for one in self.model.rows if one.id == self.view.chosen), None)
        if item is not None and self._feedback.guard(lambda: trash.restore(self._store, item.id)):
            self._feedback.toast(_("Put back: {what}").format(what=item.title), undo=True)

    def empty(self) -> None:
        """Throw everything away, after a question and a backup."""
        count = len(self.model.rows)
        if count and self._feedback.ask(
            _("Throw {count} things away for good?").format(count=count),
            _("Empty it"),
            detail=_("A backup is made first; it brings them back, and so does undo."),
            danger=True,
        ):
            self._feedback.guard(self._empty)

    def _show_buttons(self) -> None:
        self.back_button.setEnabled(self.view.chosen is not None)
        self.empty_button.setEnabled(bool(self.model.rows))
