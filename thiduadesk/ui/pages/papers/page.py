"""The page «Văn bản viện dẫn» (presenter): the register of papers, the evidence book on a tab."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import papers
from thiduadesk.ui.actions import Action
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.papers.evidence import EvidenceTab
from thiduadesk.ui.pages.papers.register import RegisterTab
from thiduadesk.ui.papers import words
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import page_layout

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.actions import ActionRegistry
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes
    from thiduadesk.ui.tasks.runner import BaseRunner

EVIDENCE = "evidence"
"""``open_at("evidence")`` opens the evidence book, ``evidence:II.3`` at a row of the rubric."""
_MOST_HITS = 20
_LEAST_TYPED = 2
_HEADER = frozenset({"palette", "header"})


class PapersPage(Page):
    """Every paper the office cites, once, with its file and where it is used."""

    id: ClassVar[str] = "papers"
    title: ClassVar[str] = N_("Papers cited")
    icon: ClassVar[str] = "papers"

    def __init__(
        self,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.header = PageHeader(_(self.title))
        self.register = RegisterTab(store, runner, feedback, now)
        self.evidence = EvidenceTab(store, runner, feedback)
        self._evidence_waits = True
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.register, _("Register"))
        self.tabs.addTab(self.evidence, _("Evidence book"))
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(lambda _at: self._show_tab())
        self.evidence.asked_for.connect(self.asked_for)
        self.evidence.chosen.connect(self.actions_changed)
        self.register.asked_for.connect(self.asked_for)
        self.register.year_asked.connect(self.year_asked)
        self.register.chosen.connect(self.actions_changed)
        self.register.list.narrowed.connect(self._say)

    # --- the page as the window knows it -----------------------------------------------------------
    @override
    def set_year(self, year: int) -> None:
        super().set_year(year)
        self.register.set_year(year)
        self.evidence.set_year(year)

    @override
    def refresh(self, changes: Changes | None) -> None:
        self.register.refresh(changes)
        self._evidence_waits = True
        self._show_tab()

    @override
    def page_actions(self) -> tuple[Action, ...]:
        register = self.register
        return (
            Action("papers.paste", N_("Paste text…"), partial(self._at_register, register.paste),
                   "Ctrl+Shift+V", "import", primary=True, places=_HEADER),
            Action("papers.new", N_("Add a paper…"), partial(self._at_register, register.add),
                   "Ctrl+N", "add", places=_HEADER),
            Action("papers.copy", N_("Copy as it is cited"), register.copy, "Ctrl+Shift+C", "note",
                   enabled=self._has_paper),
            Action("papers.delete", N_("Delete the paper"), register.delete, "Ctrl+Delete", "delete",
                   enabled=self._has_paper),
            Action("papers.attach", N_("Attach a file…"), register.files.ask, "F6", "attach",
                   enabled=self._has_paper, group="file"),
            Action("papers.attach_many", N_("Attach files by their names…"),
                   partial(self._at_register, register.files.ask_many), "Shift+F6", "attach",
                   group="file"),
            Action("papers.open", N_("Open the file"), register.files.open, "F7", "open",
                   enabled=self._has_file, group="file"),
            Action("papers.merge", N_("Make two papers one…"), register.ask_merge, "F8", "link",
                   enabled=self._has_paper, group="same"),
            Action("papers.amend", N_("Amends or replaces…"), register.ask_amended, "F9", "edit",
                   enabled=self._has_paper, group="same"),
            Action("papers.search", N_("Search in the list"), self._search, "F3", "search",
                   group="search"),
            *self.evidence.page_actions(),
        )  # fmt: skip

    @override
    def use_actions(self, registry: ActionRegistry) -> None:
        self.header.add_actions(registry, ("papers.new", "papers.paste"))

    @override
    def open_at(self, where: str) -> None:
        book, _colon, row = where.partition(":")
        if book == EVIDENCE:
            self.tabs.setCurrentWidget(self.evidence)
            self.evidence.show_row(row)
        elif where.isdigit():
            self.tabs.setCurrentWidget(self.register)
            self.register.show_paper(int(where))

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        if len(key) < _LEAST_TYPED:
            return
        for paper in papers.find(self._store, key, _MOST_HITS):
            yield Hit(
                words.called(paper),
                partial(self.asked_for.emit, self.id, str(paper.id)),
                detail=words.about(paper),
                icon="papers",
                words=f"{paper.issuer} {paper.subject} {paper.date or ''}",
            )

    @override
    def leave(self) -> bool:
        return self.register.leave()

    # --- inside ------------------------------------------------------------------------------------
    def _at_register(self, run: Callable[[], object]) -> None:
        self.tabs.setCurrentWidget(self.register)
        run()

    def _has_paper(self) -> bool:
        """Whether a paper is seen, so that what is done to it is no surprise."""
        return self.register.paper is not None and self.tabs.currentWidget() is self.register

    def _has_file(self) -> bool:
        paper = self.register.paper
        return self._has_paper() and paper is not None and bool(paper.file)

    def _show_tab(self) -> None:
        """Read the evidence book when it is looked at, and after each change while it is."""
        if self._evidence_waits and self.tabs.currentWidget() is self.evidence:
            self._evidence_waits = False
            self.evidence.refresh(None)
        self._say()
        self.actions_changed.emit()

    def _say(self) -> None:
        self.header.set_texts(_(self.title), self.register.list.summary())

    def _search(self) -> None:
        self.tabs.setCurrentWidget(self.register)
        self.register.list.search.setFocus()
        self.register.list.search.selectAll()
