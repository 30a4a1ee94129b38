"""The steps of the open paper out of the house: blanks, last look, signature, issue, print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import walk
from thiduadesk.domain.papers import full_number
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook
from thiduadesk.services import numbers
from thiduadesk.services import way
from thiduadesk.ui.actions import Action
from thiduadesk.ui.editor.blanks import BlanksStrip
from thiduadesk.ui.editor.dialogs import IssueDialog
from thiduadesk.ui.editor.lastlook import LastLook
from thiduadesk.ui.editor.output import PaperOutput
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import ActionButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.documents.tree.placeholders import Placeholder
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.editor.view import DispatchEditor
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.widgets import PageHeader

_STEPS = ("dispatches.blanks", "dispatches.sign", "dispatches.issue")
"""The way of a paper, in order: each is blue while it is the next step."""

_NOTES = 4
"""How many things to look at are said before a paper is issued."""


class Signing:
    """What leads a draft to the signer and the signed paper out of the house.

    Attributes:
        blanks, last_look: the strips above the editor.
        buttons: of the header, by the id of their action.
    """

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        editor: DispatchEditor,
        page: QWidget,
    ) -> None:
        self._store = store
        self._feedback = feedback
        self._editor = editor
        self._page = page
        self.paper = PaperOutput(page, runner, feedback)
        self.blanks = BlanksStrip()
        self.last_look = LastLook(store, runner, editor)
        self.buttons: dict[str, ActionButton] = {}
        self.blanks.chosen.connect(editor.go_to_blank)

    def actions(self, opened: Callable[[], bool]) -> tuple[Action, ...]:
        """The steps; each can be taken while it is its turn."""
        header = frozenset({"palette", "header"})

        def editable() -> bool:
            return opened() and self._editor.editable

        def state() -> State | None:
            dispatch = self._editor.dispatch
            return dispatch.state if dispatch is not None and opened() else None

        return (
            Action("dispatches.output", N_("Print or save…"), self.output, shortcut="Ctrl+P",
                   icon="print", enabled=opened, places=header, group="way"),
            Action("dispatches.blanks", N_("Blanks"), self.show_blanks, shortcut="F7",
                   enabled=lambda: editable() and bool(self.blanks.count), places=header,
                   caption=self._blanks_caption, group="way"),
            Action("dispatches.look", N_("Last look"), self.look, shortcut="F8", icon="check",
                   enabled=editable, places=header, caption=self._look_caption, group="way"),
            Action("dispatches.sign", N_("Send for signature"), self.sign, places=header,
                   enabled=lambda: state() is State.DRAFT, group="way"),
            Action("dispatches.issue", N_("Issue…"), self.issue, places=header,
                   enabled=lambda: state() is State.FOR_SIGNATURE, group="way"),
        )  # fmt: skip

    def use_actions(self, registry: ActionRegistry, header: PageHeader) -> None:
        """The buttons of the header."""
        for action_id in ("dispatches.output", "dispatches.way", "dispatches.look", *_STEPS):
            made = ActionButton(registry.qt(action_id))
            self.buttons[action_id] = made
            header.add_widget(made)

    def dress(self) -> None:
        """The next real step is the blue button; what cannot be done needs no room."""
        ready = [step for step in _STEPS if self.buttons[step].isEnabled()]
        for step in _STEPS:
            kind(self.buttons[step], "primary" if ready[:1] == [step] else "button")
            self.buttons[step].setVisible(self._editor.editable and step in ready)
        self.buttons["dispatches.look"].setVisible(self._editor.editable)
        if not self.blanks.count:
            self.buttons["dispatches.blanks"].hide()

    def show_document(self) -> int:
        """The paper in the editor is another, or has other words; how many blanks it has."""
        document = self._editor.document
        if document is None or not self._editor.editable:
            found: tuple[Placeholder, ...] = ()
        else:
            found = dispatches.placeholders(document)
        self.blanks.show_blanks(found)
        self.last_look.refresh()
        return len(found)

    # --- the steps ---------------------------------------------------------------------------------
    def output(self) -> None:
        """Print the paper as it stands, or save it as PDF or Word."""
        self._editor.flush()
        dispatch, document = self._editor.dispatch, self._editor.document
        if dispatch is not None and document is not None:
            number = dispatch.id
            self.paper.ask(
                _("Print or save"),
                _("The paper as it stands now."),
                document,
                kept=lambda: way.issued_pages(self._store, number),
            )

    def show_blanks(self) -> None:
        """List what is still blank and go to the next one behind the cursor."""
        self._editor.flush()
        self.blanks.setVisible(True)
        order = [part.key for part in walk(self._editor.parts)]
        self.blanks.go_on(order, self._editor.outline.key, self._editor.panel.blanks_passed())

    def look(self) -> None:
        """Look over the paper and list what is wrong («Soát lỗi»)."""
        self._editor.flush()
        self.last_look.look()

    def sign(self) -> None:
        """Print for the signature: nothing may be blank but number and date."""
        self._editor.flush()
        count = self.blanks.count
        if count:
            question = _("{count} places of the paper are still blank.").format(count=count)
            if self._feedback.ask(
                question, _("Go to the first one"), detail=_("Fill them before it is signed.")
            ):
                self.blanks.setVisible(True)
                self.blanks.go_to_first()
            return
        if not self._passed_the_look():
            return
        dispatch, document = self._editor.dispatch, self._editor.document
        if dispatch is not None and document is not None:
            number = dispatch.id
            self.paper.ask(
                _("Send for signature"),
                _("Number and date stay blank until the paper is issued."),
                document,
                lambda: dispatches.mark_for_signature(self._store, number),
            )

    def issue(self) -> None:
        """Ask number and date and freeze the paper."""
        self._editor.flush()
        dispatch, document = self._editor.dispatch, self._editor.document
        if dispatch is None or document is None:
            return
        number = dispatch.id
        symbol = document.letterhead.symbol if document.letterhead else ""
        today = dt.datetime.now().astimezone().date()
        dialog = IssueDialog(
            symbol,
            today if today.year == dispatch.year else dispatch.frame.about_day,
            lambda typed, day: dispatches.issue(self._store, number, typed, day),
            self._page,
            look=lambda typed, day: [
                finding_text(one) for one in numbers.looked_at(self._store, typed, symbol, day)
            ],
            known=self._last_known(dispatch.year, symbol),
            notes=self._before_issue(number),
        )
        if dialog.exec():
            self._feedback.toast(_("The paper is issued and stays as it is."))
        dialog.deleteLater()

    def _before_issue(self, number: int) -> list[str]:
        """What to look at first, in sentences; of many blanks the first ones."""
        said = [finding_text(one) for one in lastlook.before_issue(self._store, number)]
        more = len(said) - _NOTES
        if more <= 0:
            return said
        rest = ngettext("and {count} more", "and {count} more", more).format(count=more)
        return [*said[:_NOTES], rest]

    # --- inside ------------------------------------------------------------------------------------
    def _passed_the_look(self) -> bool:
        """Nothing that would bring the paper back, or the clerk sends it all the same."""
        seen = self.last_look.isVisible()
        errors = self.last_look.look_now()
        if not errors:
            return True
        self.last_look.look()
        question = ngettext(
            "{count} thing would bring the paper back.",
            "{count} things would bring the paper back.",
            errors,
        ).format(count=errors)
        if not seen:
            self._feedback.toast(question)
            return False
        return self._feedback.ask(question, _("Send it all the same"), danger=True)

    def _last_known(self, year: int, symbol: str) -> str:
        """The last number of the series, in words; the office may have given more since."""
        last = numbers.last_known(self._store, year, symbol)
        if last is None:
            return ""
        return _("last one known: {number}").format(number=full_number(last.number, last.symbol))

    def _blanks_caption(self) -> str:
        return _("Blanks ({count})").format(count=self.blanks.count)

    def _look_caption(self) -> str:
        errors = self.last_look.errors
        return _("Last look ({count})").format(count=errors) if errors else _("Last look")
