"""Backups by themselves: every half hour with changes, and when the window has closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal

from thiduadesk.i18n import _
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import safety

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.safety import Outcome
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.shell.memory import Memory
    from thiduadesk.ui.tasks.runner import BaseRunner

LOOK_EVERY_MS = 60_000
_BANNER = "backup"
SECOND, PASSWORD = "backup/second", "backup/password"


def places_of(memory: Memory) -> safety.Places:
    """Where else backups go, as chosen on this PC."""
    folder = memory.text(SECOND)
    return safety.Places(Path(folder) if folder else None, memory.text(PASSWORD) or None)


class Keeper(QObject):
    """Looks every minute whether a backup is due, and makes it beside the window.

    A failure is a banner that stays until a backup succeeds.

    Signals:
        backed_up: the local time of a backup that was made.
    """

    backed_up = Signal(object)

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        memory: Memory,
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._runner = runner
        self._feedback = feedback
        self._memory = memory
        self._now = now
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more (the window closes)."""
        self._timer.stop()

    def look(self) -> None:
        """Back up if it is due."""
        if self._busy:
            return
        self._busy = True
        places, now = places_of(self._memory), self._now()
        self._runner.submit(
            lambda _context: safety.backup_if_due(self._store, now, places),
            succeeded=self.tell,
            finished=self._on_finished,
        )

    def again(self) -> None:
        """Make up for what failed, due or not: also at a place that is back."""
        places, now = places_of(self._memory), self._now()
        self._runner.submit(
            lambda _context: safety.backup_if_due(self._store, now, places, dt.timedelta(0)),
            succeeded=lambda outcome: self.tell(outcome or safety.Outcome()),
        )

    def by_hand(self) -> None:
        """Back up now, asked for."""
        places, now = places_of(self._memory), self._now()
        self._runner.submit(
            lambda _context: safety.backup_before(self._store, safety.Reason.HAND, now, places),
            title=_("Backing up"),
            succeeded=self._tell_by_hand,
        )

    def _tell_by_hand(self, outcome: Outcome) -> None:
        self.tell(outcome)
        if not outcome.failed:
            self._feedback.toast(_("The backup was made and checked."))

    def at_close(self) -> Outcome | None:
        """Back up what has changed; called when the window is gone and the store still open."""
        return safety.backup_at_close(self._store, self._now(), places_of(self._memory))

    def tell(self, outcome: Outcome | None) -> None:
        """Say what came of a backup: a banner that stays where it failed."""
        if outcome is None:
            return
        if outcome.failed:
            text = " ".join(stop_text(problem) for problem in outcome.failed)
            self._feedback.banner(
                _BANNER, _("The backup failed. {text}").format(text=text), "danger",
                _("Try again"), self.again,
            )  # fmt: skip
        else:
            self._feedback.clear_banner(_BANNER)
        if outcome.made:
            self.backed_up.emit(outcome.made[0].when)

    def _on_finished(self) -> None:
        self._busy = False
