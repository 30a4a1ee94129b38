"""What a nomination rests on: papers cited and activities, shown in its dossier and chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.movements import Activity
from thiduadesk.domain.papers import Paper
from thiduadesk.i18n import _
from thiduadesk.services import collecting
from thiduadesk.services import evidence
from thiduadesk.ui.collecting import Collector
from thiduadesk.ui.evidence import EvidenceList
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    import datetime as dt

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner


class BackingPane(QWidget):
    """Papers and activities of one nomination; their files collected from here.

    Args:
        store, runner, feedback: as of a page.
    """

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._runner, self._feedback = store, runner, feedback
        self._nomination: int | None = None
        self._year = 0
        self._day: dt.date | None = None
        self.list = EvidenceList(lambda words: evidence.find(store, self._year, words))
        self.collect = button(_("Collect the files…"), self.ask_collect)
        head = QHBoxLayout()
        head.addWidget(label(_("Papers and activities it rests on"), "label"), 1)
        head.addWidget(self.collect)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.list.asked.connect(self._on_asked)

    def show_nomination(self, nomination_id: int | None, year: int, day: dt.date | None) -> None:
        """Show what a nomination of a year rests on; ``day`` is that of the names it is filed under."""
        self._nomination, self._year, self._day = nomination_id, year, day
        self.setVisible(nomination_id is not None)
        held = evidence.Backing()
        if nomination_id is not None:
            held = evidence.of_nomination(self._store, nomination_id)
        self.list.show_evidence([*held.papers, *held.activities])
        self.collect.setEnabled(bool(held.papers or held.activities))

    def ask_collect(self) -> None:
        """Bring the files of these papers into a folder."""
        number, day = self._nomination, self._day
        if number is None or day is None:
            return
        collector = Collector(self, self._store, self._runner, self._feedback)
        self._feedback.guard(
            lambda: collector.ask(collecting.of_nomination(self._store, number, day))
        )

    def _on_asked(self, what: object, wanted: bool) -> None:
        number = self._nomination
        if number is None:
            return

        def keep() -> None:
            if isinstance(what, Paper):
                evidence.set_nomination_paper(self._store, number, what.id, on=wanted)
            elif isinstance(what, Activity):
                evidence.set_nomination_activity(self._store, number, what.id, on=wanted)

        self._feedback.guard(keep)
