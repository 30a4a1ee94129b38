"""The gestures of a log: an entry begun, changed, dropped in as words or pictures."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Topic
from thiduadesk.i18n import _
from thiduadesk.services import logbook
from thiduadesk.ui.pages.movements.brought import remove
from thiduadesk.ui.pages.movements.entry import EntryDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.movements.pane import MovementPane


class LogSteps:
    """What is done in the log that the pane shows.

    Args:
        page: parent of dialogs.
        store, feedback: as of a page.
        pane: shows a movement, or what belongs to none.
        year: the work year.
        entries: everybody and every unit, to be chosen from.
        kept: called with the id of an entry that was kept.
    """

    def __init__(
        self,
        page: QWidget,
        store: Store,
        feedback: Feedback,
        pane: MovementPane,
        year: Callable[[], int],
        entries: Callable[[], Sequence[Entry]],
        kept: Callable[[int], object],
    ) -> None:
        self._page, self._store, self._feedback, self._pane = page, store, feedback, pane
        self._year, self._entries, self._kept = year, entries, kept
        log = pane.log
        log.add_asked.connect(self.begin)
        log.change_asked.connect(self.ask)
        log.delete_asked.connect(partial(remove, store, feedback))
        log.pictures_dropped.connect(self._on_pictures)

    def begin(self, group: object = None, text: str = "") -> None:
        """Ask for a new entry under a heading of the log; None takes the one the cursor is in."""
        self.ask(self._blank(group if group is not None else self._pane.log.group), text)

    def ask(self, activity: Activity, text: str = "", pictures: Iterable[Path] = ()) -> None:
        """Ask for an entry, new or changed, that may begin with a text and pictures."""
        self._pane.commit()
        linked = self._pane.log.papers_of(activity)
        dialog = EntryDialog(
            self._store, self._feedback, activity, linked, self._entries(), self._page
        )
        if text:
            dialog.paste(text)
        dialog.pictures.add(list(pictures))
        number = dialog.ask()
        if number is not None:
            self._kept(number)

    def _blank(self, group: object) -> Activity:
        """A new entry: ``group`` is a year of the movement shown, or a topic of the report."""
        view = self._pane.view
        if view is None:
            topic = group if isinstance(group, Topic) else Topic.TASKS
            return Activity(0, self._year(), "", None, topic)
        year = group if isinstance(group, int) else self._year()
        return Activity(0, year, "", view.whole.movement.id)

    def _on_pictures(self, activity: Activity | None, paths: list[Path]) -> None:
        """Pictures were let go over an entry, or beside all of them: then a new one begins."""
        if activity is None:
            self.ask(self._blank(self._pane.log.group), pictures=paths)
        elif self._feedback.guard(lambda: logbook.add_pictures(self._store, activity, paths)):
            self._feedback.toast(_("The pictures are kept."), undo=True)
