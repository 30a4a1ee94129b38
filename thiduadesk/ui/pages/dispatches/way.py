"""«Đường đi của văn bản»: what happened to the open paper, and the next steps of its way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.format import date_text
from thiduadesk.services import looking
from thiduadesk.services import way
from thiduadesk.ui.actions import Action
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import DateField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.dispatches import steps
from thiduadesk.ui.saving import last_folder
from thiduadesk.ui.saving import remember_folder
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import ActionButton
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Document
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.editor.view import DispatchEditor
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.forms.field import Field

_HEIGHT = 236
_BUTTONS = (
    "dispatches.draft",
    "dispatches.sent",
    "dispatches.scan",
    "dispatches.cancel",
    "dispatches.lift",
    "dispatches.compare",
)


def _details(event: Event) -> str:
    pages = _("pages kept as issued") if event.file and event.kind is EventKind.ISSUED else ""
    opens = _("Enter opens it") if event.file else ""
    return " \N{MIDDLE DOT} ".join(
        part for part in (steps.event_details(event), pages, opens) if part
    )


COLUMNS: tuple[Column[Event], ...] = (
    Column("day", N_("Day"), lambda event: date_text(event.day), width=100),
    Column("what", N_("What happened"), lambda _event: "", width=170,
           chips=lambda event: (Chip(*steps.event_chip(event)),)),
    Column("details", N_("By whom, to whom, why"), _details, wrap=True, tip=_details),
)  # fmt: skip


class WayStrip(QFrame):
    """The events of the open paper in a strip above the editor; hidden until asked for."""

    def __init__(
        self,
        store: Store,
        editor: DispatchEditor,
        feedback: Feedback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._store = store
        self._editor = editor
        self._feedback = feedback
        self._events: tuple[Event, ...] = ()
        self._void = False
        self._newest = 0
        self.model: TableModel[Event] = TableModel(COLUMNS, lambda event: event.id, parent=self)
        self.table = TableView(self.model, _("The way of the paper"))
        self.table.row_opened.connect(self._on_opened)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.setContentsMargins(12, 4, 12, 0)
        self._buttons.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(label(_("The way of the paper"), "strong"), 1)
        head.addWidget(button(_("Close"), self.hide, "link"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 6, 1, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addLayout(self._buttons)
        active().changed.connect(self._dress)
        self._dress()
        self.hide()

    # --- what the page asks ------------------------------------------------------------------------
    def actions_of_way(self) -> tuple[Action, ...]:
        """The steps of the way, and the strip itself."""
        return (
            Action("dispatches.way", N_("The way of the paper"), self.toggle, shortcut="F9",
                   enabled=self._is_open, checked=lambda: not self.isHidden(),
                   places=frozenset({"palette", "header"}), group="way"),
            Action("dispatches.draft", N_("Returned…"), self.ask_returned, group="way",
                   enabled=lambda: self._state() is State.FOR_SIGNATURE),
            Action("dispatches.sent", N_("Sent…"), self.ask_sent, group="way",
                   enabled=self._is_valid),
            Action("dispatches.scan", N_("Attach the scan…"), self.ask_scan, group="way",
                   enabled=lambda: self._state() is State.ISSUED),
            Action("dispatches.cancel", N_("Cancel the paper…"), self.ask_cancel, group="way",
                   enabled=self._is_valid),
            Action("dispatches.lift", N_("Lift the cancellation…"), self.ask_lift, group="way",
                   enabled=lambda: self._state() is State.ISSUED and self._void),
        )  # fmt: skip

    def use_actions(self, registry: ActionRegistry) -> None:
        """The buttons of the strip."""
        self._made = {one: ActionButton(registry.qt(one)) for one in _BUTTONS}
        for place, made in enumerate(self._made.values()):
            self._buttons.insertWidget(place, made)
        registry.refreshed.connect(self._show_buttons)
        self._show_buttons()

    def show_way(self) -> None:
        """Show the events of the paper that is open; an issued one shows them unasked."""
        dispatch = self._editor.dispatch
        if dispatch is None:
            self._events = ()
        else:
            self._events = way.events_of(self._store, dispatch.id)
        turns = {EventKind.CANCELLED, EventKind.RESTORED}
        last = next((one.kind for one in reversed(self._events) if one.kind in turns), None)
        self._void = last is EventKind.CANCELLED
        newest = self._events[-1].id if self._events else 0
        self.model.set_rows(tuple(reversed(self._events)))
        if newest != self._newest:
            self._newest = newest
            self.table.selectRow(0)
            self.table.scrollToTop()

    def toggle(self) -> None:
        """Show the strip, or hide it."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.table.setFocus()

    # --- the steps ---------------------------------------------------------------------------------
    def ask_returned(self) -> None:
        """The signer gave the paper back: by whom, why."""
        number = self._number()
        reasons = [(one.code, one.words) for one in way.reasons()]
        reason = ChoiceField(_("Why"), reasons)
        reason.load(reasons[0][0])
        who = _line(_("By whom"))
        note = _line(_("What is to be corrected"))
        self._ask(
            _("Paper returned"),
            _(
                "The paper is a draft again. The reason is counted, so that it does not happen twice."
            ),
            (reason, who, note, _today()),
            lambda code, name, words, day: way.take_back(
                self._store, number, code, who=name, note=words, day=day
            ),
            yes=_("Record it"),
        )

    def ask_sent(self) -> None:
        """To whom the paper was sent, and how."""
        number = self._number()
        who = TextField(_("To whom"), lines=3)
        who.area.setMaximumHeight(who.area.minimumHeight() + 8)
        who.load(_receivers(self._editor.document))
        means = ChoiceField(
            _("By what means"), [("", "\N{EM DASH}"), *((w, w) for w in way.means())]
        )
        means.load("")
        note = _line(_("Note"))
        self._ask(
            _("Paper sent"),
            _("The receivers are those of the paper; change them where others got it."),
            (who, means, note, _today()),
            lambda names, how, words, day: way.mark_sent(
                self._store, number, names, means=how, note=words, day=day
            ),
            yes=_("Record it"),
        )

    def ask_scan(self) -> None:
        """Keep the scan of the signed paper."""
        number = self._number()
        kinds = _("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The scan of the signed paper"), str(last_folder()), kinds
        )
        if chosen:
            path = Path(chosen)
            remember_folder(path)
            if self._feedback.guard(lambda: way.attach_scan(self._store, number, path)):
                self._feedback.toast(_("The scan is kept beside the data file."), undo=True)

    def ask_cancel(self) -> None:
        """The issued paper is void."""
        number = self._number()
        note = _line(_("Why"), required=True)
        self._ask(
            _("Cancel the paper"),
            _("The paper is void from that day and stays in the list. Its number stays used."),
            (note, _today()),
            lambda words, day: way.cancel(self._store, number, words, day),
        )

    def ask_lift(self) -> None:
        """The cancellation was a mistake."""
        number = self._number()
        note = _line(_("Why"))
        self._ask(
            _("Lift the cancellation"),
            _("The paper holds again. Both entries stay in its way."),
            (note, _today()),
            lambda words, day: way.restore(self._store, number, words, day),
        )

    # --- inside ------------------------------------------------------------------------------------
    def _ask(
        self,
        title: str,
        text: str,
        fields: Sequence[Field[Any]],
        do: Callable[..., object],
        yes: str = "",
    ) -> None:
        self._editor.flush()
        StepDialog(title, text, fields, do, self, yes=yes).ask()

    def _on_opened(self, key: object) -> None:
        event = next((one for one in self._events if one.id == key), None)
        if event is not None and event.file:
            self._feedback.guard(lambda: self._open_file(event.file))

    def _open_file(self, sha256: str) -> None:
        """Open a copy: the kept one has no ending and is nobody's to change."""
        path = looking.copy_to_open(self._store, sha256)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show_buttons(self) -> None:
        for made in self._made.values():
            action = made.defaultAction()
            made.setVisible(action.isEnabled())

    def _dress(self) -> None:
        self.table.setFixedHeight(active().px(_HEIGHT - 90))

    def _number(self) -> int:
        return self._editor.dispatch.id if self._editor.dispatch is not None else 0

    def _state(self) -> State | None:
        return self._editor.dispatch.state if self._editor.dispatch is not None else None

    def _is_open(self) -> bool:
        return self._editor.dispatch is not None

    def _is_valid(self) -> bool:
        return self._state() is State.ISSUED and not self._void


def _line(words: str, value: str = "", *, required: bool = False) -> LineField:
    field = LineField(words, required=required)
    field.load(value)
    return field


def _today() -> DateField:
    field = DateField(_("On which day"), required=True)
    field.load(dt.datetime.now().astimezone().date())
    return field


def _receivers(document: Document | None) -> str:
    """Whom the paper names: those it is addressed to, then its list."""
    if document is None:
        return ""
    names = list(document.addressees.names) if document.addressees else []
    if document.distribution is not None:
        names += [one.name for one in document.distribution.recipients]
    return "; ".join(dict.fromkeys(name.rstrip(" ;.,") for name in names))
