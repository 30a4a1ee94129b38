"""What can be done with a guidance letter: take it in, answer its items, change and remove them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import guidance
from thiduadesk.ui import saving
from thiduadesk.ui.actions import Action
from thiduadesk.ui.pages.overview import asking
from thiduadesk.ui.pages.overview.guidancetab import GuidanceTab

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Page


class LetterSteps:
    """Steps with the letter that is open and the item under the cursor.

    Args:
        page: its year is worked in; dialogs stand over it.
        store, feedback: letters are kept there, what cannot be is said there.
        open_letter: shows a letter that was taken in.
    """

    def __init__(
        self,
        page: Page,
        store: Store,
        feedback: Feedback,
        open_letter: Callable[[int], object],
    ) -> None:
        self._page, self._store, self._feedback = page, store, feedback
        self._open_letter = open_letter
        self.tab = GuidanceTab(
            store,
            feedback,
            (
                (_("Paste a guidance letter…"), self.paste),
                (_("Read it from a file…"), feedback.guarded(self.read)),
            ),
        )
        self.tab.answer_asked.connect(feedback.guarded(self.answer))
        self.tab.remove_asked.connect(feedback.guarded(self.remove_item))

    def actions(self) -> tuple[Action, ...]:
        """For the page's registry."""
        return (
            Action("overview.paste", N_("Paste a guidance letter…"), self.paste, "Ctrl+Shift+V",
                   "note", enabled=self._has_year, group="guidance"),
            Action("overview.read", N_("Read a guidance letter from a file…"), self.read, "",
                   "import", enabled=self._has_year, group="guidance"),
            Action("overview.answer", N_("Answer the item…"), self.answer, "", "link",
                   enabled=self._has_item, group="guidance", primary=True),
            Action("overview.unanswer", N_("Take the answer back"), self.unanswer, "", "undo",
                   enabled=self._has_answer, group="guidance"),
            Action("overview.item", N_("Add an item of the letter…"), self.add_item, "", "add",
                   enabled=self._has_letter, group="guidance"),
            Action("overview.item_change", N_("Change the item…"), self.change_item, "F2", "edit",
                   enabled=self._has_item, group="guidance"),
            Action("overview.letter_remove", N_("Delete the guidance letter"), self.remove,
                   "", "delete", enabled=self._has_letter, group="guidance"),
        )  # fmt: skip

    def paste(self) -> None:
        """Take a letter in from its text."""
        made = asking.ask_letter(self._store, self._page.year, self._page)
        if made is not None:
            self._open_letter(made)

    def read(self) -> None:
        """Take a letter in from a file."""
        kinds = _("Papers (*.docx *.txt)")
        path = saving.ask_open(self._page, _("Read a guidance letter from a file"), kinds)
        if path is not None:
            draft = guidance.read_file(path, self._page.year)
            self._open_letter(guidance.take(self._store, draft))

    def remove(self) -> None:
        """Take the letter away with what it asks."""
        letter = self.tab.letter
        if letter is not None:
            guidance.remove(self._store, letter.guidance.id)
            self._feedback.toast(_("Deleted."), undo=True)

    def add_item(self) -> None:
        """One more thing the letter asks."""
        letter = self.tab.letter
        if letter is not None:
            asking.ask_item(self._store, letter.guidance.id, self._page)

    def change_item(self) -> None:
        """Other words, or a day of its own."""
        if self.tab.asked is not None:
            asking.ask_item_change(self._store, self.tab.asked, self._page)

    def remove_item(self) -> None:
        """The letter does not ask this."""
        if self.tab.asked is not None:
            guidance.remove_ask(self._store, self.tab.asked.ask)
            self._feedback.toast(_("Deleted."), undo=True)

    def answer(self) -> None:
        """Say what answers the item."""
        asked = self.tab.asked
        if asked is not None:
            asking.ask_answer(self._store, self._page.year, asked, self._page)

    def unanswer(self) -> None:
        """Nothing answers it any more."""
        if self.tab.asked is not None:
            guidance.unanswer(self._store, self.tab.asked.ask)

    # --- what may be done now ------------------------------------------------------------------------
    def _has_year(self) -> bool:
        return self._page.year > 0

    def _has_letter(self) -> bool:
        return self.tab.isVisible() and self.tab.letter is not None

    def _has_item(self) -> bool:
        return self._has_letter() and self.tab.asked is not None

    def _has_answer(self) -> bool:
        asked = self.tab.asked if self._has_item() else None
        return asked is not None and asked.ask.answer_kind is not None
