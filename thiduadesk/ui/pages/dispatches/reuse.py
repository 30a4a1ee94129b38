"""What a paper is good for again: compared with others, kept as a template, drafted from one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import templates
from thiduadesk.services import versions
from thiduadesk.ui.actions import Action
from thiduadesk.ui.editor.kinds import kind_of
from thiduadesk.ui.pages.dispatches import comparing
from thiduadesk.ui.pages.dispatches.comparing import ComparisonDialog
from thiduadesk.ui.pages.dispatches.owntemplates import SaveTemplateDialog
from thiduadesk.ui.pages.dispatches.owntemplates import TemplatesDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.editor.view import DispatchEditor
    from thiduadesk.ui.feedback.desk import Feedback

_OWN = "own/"
"""Before the id of an own template among the codes of kinds."""


class Reuse:
    """Comparing and templates, for the page of dispatches.

    Args:
        store: the data.
        editor: holds the paper that is open.
        feedback: the voice of the window.
        page: parent of dialogs.
        drafted: called with the id of a paper made from a template.
        year: the work year.
    """

    def __init__(
        self,
        store: Store,
        editor: DispatchEditor,
        feedback: Feedback,
        page: QWidget,
        *,
        drafted: Callable[[int], object],
        year: Callable[[], int],
    ) -> None:
        self._store = store
        self._editor = editor
        self._feedback = feedback
        self._page = page
        self._drafted = drafted
        self._year = year

    def actions(self, opened: Callable[[], bool]) -> tuple[Action, ...]:
        """What can be done with the open paper, and with templates."""
        return (
            Action("dispatches.compare", N_("Compare…"), self.compare, shortcut="Ctrl+Shift+C",
                   enabled=opened, group="reuse"),
            Action("dispatches.template", N_("Save as a template…"), self.save_template,
                   enabled=opened, group="reuse"),
            Action("dispatches.templates", N_("My templates…"), self.show_templates,
                   enabled=lambda: bool(templates.all_of(self._store)), group="reuse"),
        )  # fmt: skip

    def choices(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The clerk's own templates, a group of their own in «New paper…»."""
        named = tuple((f"{_OWN}{one.id}", one.name) for one in templates.all_of(self._store))
        return ((_("My templates"), named),) if named else ()

    def takes(self, code: str) -> bool:
        """Draft from the own template that stands behind ``code``; false where none does."""
        kind, _sep, number = code.partition(_OWN)
        if kind or not number:
            return False
        self.draft(int(number))
        return True

    def draft(self, template_id: int) -> None:
        """Draft a paper of the work year from an own template, and open it."""
        today = dt.datetime.now().astimezone().date()
        made: list[int] = []
        if self._feedback.guard(
            lambda: made.append(
                templates.new(self._store, template_id, self._year() or today.year, today)
            )
        ):
            self._drafted(made[0])

    def compare(self) -> None:
        """Set the paper beside an earlier version or last year's; go there, or go back to it."""
        self._editor.flush()
        dispatch, document = self._editor.dispatch, self._editor.document
        if dispatch is None or document is None:
            return
        offered = comparing.choices(self._store, dispatch.id)
        if not offered:
            self._feedback.toast(
                _("There is no earlier version yet, and no paper of this kind of another year.")
            )
            return
        dialog = ComparisonDialog(document, offered, self._page, editable=self._editor.editable)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        put_back, go_to = dialog.put_back, dialog.go_to
        dialog.deleteLater()
        if not agreed:
            return
        if put_back and self._feedback.guard(lambda: versions.restore(self._store, put_back)):
            self._feedback.toast(_("The earlier version is the draft again."), undo=True)
        elif go_to:
            self._editor.show_entry(go_to)

    def save_template(self) -> None:
        """Keep the open paper as a template, years and figures as fields where she wants it."""
        self._editor.flush()
        dispatch = self._editor.dispatch
        if dispatch is None:
            return
        number = dispatch.id
        dialog = SaveTemplateDialog(
            kind_of(dispatch.kind),
            templates.offers(self._store, number),
            lambda name, keys: templates.save(self._store, number, name, keys),
            self._page,
        )
        if dialog.exec():
            self._feedback.toast(_("The template is kept; “New paper…” offers it."), undo=True)
        dialog.deleteLater()

    def show_templates(self) -> None:
        """The own templates: draft from one, rename, delete."""
        dialog = TemplatesDialog(self._store, self._feedback, self._page)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen:
            self.draft(chosen)
