"""What the records have by now and a report has not, and what it still asks («số liệu mới»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.dispatch import State
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.messages import finding_text
from thiduadesk.services import reports
from thiduadesk.services.reports import Gap
from thiduadesk.services.reports import News
from thiduadesk.services.reports import NewsKind
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner

_QUIET = 300
_HELD = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 720, 520
_WORDS = {
    NewsKind.NEW: N_("New: {words}"),
    NewsKind.GONE: N_("No longer in the records: {words}"),
    NewsKind.OFFERED: N_("Heading of last year: {words}"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a report: news of the records, and what it asks."""

    news: tuple[News, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def summary(self) -> str:
        """In one line; empty where there is nothing."""
        new = sum(one.kind is NewsKind.NEW for one in self.news)
        gone = sum(one.kind is NewsKind.GONE for one in self.news)
        asked = len(self.gaps)
        parts = [
            new and ngettext("{n} new thing in the records", "{n} new things in the records", new),
            gone and ngettext("{n} thing gone from them", "{n} things gone from them", gone),
            asked and ngettext("{n} question open", "{n} questions open", asked),
        ]
        counts = (new, gone, asked)
        said = [text.format(n=n) for text, n in zip(parts, counts, strict=True) if text]
        return " \N{MIDDLE DOT} ".join(said)


class NewsStrip(QFrame):
    """One line above the editor while a report is open that the records have more to say to.

    Args:
        store: the data file.
        runner: asks the records beside the window.
        feedback: shows what is refused.

    Signals:
        asked_for: a page and where in it, to answer a question.
    """

    asked_for = Signal(str, str)

    def __init__(
        self, store: Store, runner: BaseRunner, feedback: Feedback, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        kind(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._store = store
        self._runner = runner
        self._feedback = feedback
        self._dispatch = 0
        self._number = 0
        self.told = Told()
        self.words = ElidedLabel("", "muted")
        self.look = button(_("Show"), self.ask, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.look)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._ask_records)
        self.hide()

    def show_dispatch(self, dispatch: Dispatch | None) -> None:
        """This paper is open now, or was changed."""
        asks = (
            dispatch is not None
            and dispatch.kind in reports.KINDS
            and dispatch.state is State.DRAFT
        )
        number = dispatch.id if dispatch is not None and asks else 0
        if number != self._dispatch:
            self._tell(Told())
        self._dispatch = number
        self._number += 1
        if number:
            self._quiet.start()
        else:
            self._quiet.stop()

    def ask(self) -> None:
        """Show it all, bring in what is ticked, or go where a question is answered."""
        if not self._dispatch:
            return
        dialog = NewsDialog(self.told, self.window())
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        sources, gap = dialog.sources(), dialog.gap
        dialog.deleteLater()
        if gap is not None:
            self.asked_for.emit(gap.page, gap.where)
        elif agreed and sources:
            self._feedback.guard(lambda: reports.bring_in(self._store, self._dispatch, sources))

    # --- inside ------------------------------------------------------------------------------------
    def _ask_records(self) -> None:
        dispatch, number = self._dispatch, self._number
        self._runner.submit(
            lambda _context: Told(
                reports.news(self._store, dispatch), reports.gaps(self._store, dispatch)
            ),
            succeeded=lambda told: self._tell(told) if number == self._number else None,
            failed=_let_go,
        )

    def _tell(self, told: Told) -> None:
        self.told = told
        self.words.setText(told.summary)
        self.setVisible(bool(told.summary))


class NewsDialog(QDialog):
    """News to tick, questions to go to.

    Attributes:
        gap: the question she wants to answer, None where she chose none.
    """

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("The records and the report"))
        self.resize(active().px(_WIDTH), active().px(_HEIGHT))
        self.gap: Gap | None = None
        self.news = _listed(_("News of the records"))
        for one in told.news:
            item = QListWidgetItem(_(_WORDS[one.kind]).format(words=one.words or one.part))
            item.setToolTip(one.words)
            item.setData(_HELD, one.source)
            ticked = one.kind is not NewsKind.OFFERED
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.news.addItem(item)
        self.gaps = _listed(_("Questions of the report"))
        for gap in told.gaps:
            item = QListWidgetItem(finding_text(gap.finding()))
            item.setData(_HELD, gap)
            self.gaps.addItem(item)
        self.gaps.itemActivated.connect(self._on_gap)
        self.box = QDialogButtonBox()
        close = self.box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setIcon(QIcon())
        self.box.rejected.connect(self.reject)
        self.bring = self.box.addButton(
            _("Bring into the report"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.bring.setVisible(bool(told.news))
        self.bring.setDefault(True)
        self.box.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        for title, hint, widget, there in (
            (
                _("News of the records"),
                _(
                    "What is ticked goes where it belongs; what was changed by hand keeps its words."
                ),
                self.news,
                bool(told.news),
            ),
            (
                _("Questions of the report"),
                _("Enter or a double click leads to where it is answered."),
                self.gaps,
                bool(told.gaps),
            ),
        ):
            if there:
                layout.addWidget(label(title, "section"))
                layout.addWidget(label(hint, "muted", wrap=True))
                layout.addWidget(widget, 1)
        layout.addWidget(self.box)

    def sources(self) -> tuple[str, ...]:
        """What is ticked."""
        items = (self.news.item(at) for at in range(self.news.count()))
        return tuple(
            str(item.data(_HELD)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _on_gap(self, item: QListWidgetItem) -> None:
        self.gap = item.data(_HELD)
        self.reject()


def _let_go(problem: BaseException) -> None:
    """The paper was deleted while it was asked about; the next one asks again."""
    if not isinstance(problem, Refused):
        raise problem


def _listed(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
