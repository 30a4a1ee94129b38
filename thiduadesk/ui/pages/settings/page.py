"""The page «Cài đặt» (presenter): a tab for each kind of record, and one for the look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget
from typing_extensions import override

from thiduadesk.domain.text import finds
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.pages.settings import kinds
from thiduadesk.ui.pages.settings.keeping import Keeping
from thiduadesk.ui.pages.settings.keeping import KeepingTab
from thiduadesk.ui.pages.settings.look import LookTab
from thiduadesk.ui.pages.settings.records import RecordsTab
from thiduadesk.ui.pages.settings.trash import TrashTab
from thiduadesk.ui.widgets import PageHeader
from thiduadesk.ui.widgets import page_layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.page import Changes


TRASH = "trash"
"""Where ``open_at`` brings the trash into view."""


class SettingsPage(Page):
    """The office and everything about it that changes with time."""

    id: ClassVar[str] = "settings"
    title: ClassVar[str] = N_("Settings")
    icon: ClassVar[str] = "settings"

    def __init__(
        self,
        store: Store,
        feedback: Feedback,
        keeping: Keeping,
        remember_language: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.header = PageHeader(
            _("Settings"), _("Every record holds from a day to a day; nothing old is overwritten")
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.records = [RecordsTab(kind, store, feedback) for kind in kinds.ALL]
        for tab in self.records:
            self.tabs.addTab(tab, _(tab.kind.title))
        self.keeping = KeepingTab(keeping)
        self.tabs.addTab(self.keeping, _("Backups"))
        self.trash = TrashTab(store, feedback, keeping.empty_trash)
        self.tabs.addTab(self.trash, _("Trash"))
        self.tabs.addTab(LookTab(remember_language), _("Look"))
        layout = page_layout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _at: self.leave())

    @override
    def refresh(self, changes: Changes | None) -> None:
        for tab in self.records:
            tab.refresh()
        self.trash.refresh()

    @override
    def leave(self) -> bool:
        results = [tab.commit() for tab in self.records] + [self.keeping.commit()]
        return all(results)

    @override
    def open_at(self, where: str) -> None:
        if where == TRASH:
            self.tabs.setCurrentWidget(self.trash)
            self.trash.view.setFocus()
        for at, tab in enumerate(self.records):
            if tab.kind.id == where:
                self.tabs.setCurrentIndex(at)
                tab.view.setFocus()

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        for tab in self.records:
            title = _(tab.kind.title)
            if finds(key, title):
                yield Hit(title, partial(self.asked_for.emit, self.id, tab.kind.id), _("Settings"))
        if finds(key, _("Trash")):
            yield Hit(_("Trash"), partial(self.asked_for.emit, self.id, TRASH), _("Settings"))
