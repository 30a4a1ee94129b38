"""The main window: frame, pages, the work year, undo; knows no page by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QResizeEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QInputDialog
from PySide6.QtWidgets import QMainWindow
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

import thiduadesk
from thiduadesk.domain.labels import Label
from thiduadesk.i18n import _
from thiduadesk.i18n import label_text
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.feedback.banner import BannerArea
from thiduadesk.ui.feedback.desk import Feedback
from thiduadesk.ui.page import Changes
from thiduadesk.ui.page import Page
from thiduadesk.ui.page import PagePlan
from thiduadesk.ui.shell import menus
from thiduadesk.ui.shell.answers import Answers
from thiduadesk.ui.shell.commands import page_action
from thiduadesk.ui.shell.commands import window_actions
from thiduadesk.ui.shell.drops import FileDrops
from thiduadesk.ui.shell.history import History
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.shell.palette import Palette
from thiduadesk.ui.shell.palette import Provider
from thiduadesk.ui.shell.rail import Rail
from thiduadesk.ui.shell.shortcuts import ShortcutsDialog
from thiduadesk.ui.shell.shortcuts import native
from thiduadesk.ui.shell.statusline import StatusLine
from thiduadesk.ui.shell.topbar import TopBar
from thiduadesk.ui.tasks.runner import BaseRunner
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active

_NARROW_BELOW = 960
_LEAST = (720, 460)
_LAST_WAIT = 5.0
_REST_AFTER = 300
"""Milliseconds of quiet before pages that are not open are read again."""
_FIRST_REST_AFTER = 30
"""Milliseconds between one page made after the start and the next."""
_YEARS = (1990, 2200)


class MainWindow(QMainWindow):
    """The frame around the pages.

    Args:
        store: asked for undo and heard for changes.
        runner: its jobs show in the status line, its unasked failures in a sentence.
        memory: what is remembered on this machine.
        years: the years that have data; asked when the list is shown.
        today: for the first work year.

    Signals:
        year_changed: the work year is another (the status line's law follows it).
        guide_asked: F1, with the id of the open page.
        files_dropped: files (``list[Path]``) were let go over the window.
    """

    year_changed = Signal(int)
    guide_asked = Signal(str)
    files_dropped = Signal(list)
    _store_changed = Signal(object)

    def __init__(
        self,
        store: History,
        runner: BaseRunner,
        memory: Memory,
        years: Callable[[], tuple[int, ...]],
        today: dt.date,
    ) -> None:
        super().__init__()
        self._store = store
        self._runner = runner
        self._memory = memory
        self._years = years
        self._pages: dict[str, Page] = {}
        self._plans: dict[str, PagePlan] = {}
        self._places: list[str] = []
        self._stale: set[str] = set()
        self._page: Page | None = None
        self._alt_alone = False
        self._undo_label = store.undo_label
        self._redo_label = store.redo_label
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_AFTER)
        self._rest.timeout.connect(self._freshen_rest)
        self._year = memory.number("year") or max(years(), default=today.year)
        self.setWindowTitle(_("ThiDuaDesk"))
        self.setMinimumSize(*_LEAST)
        self.banners = BannerArea()
        self.feedback = Feedback(self, self.banners)
        self.registry = ActionRegistry(self.feedback.guarded, self)
        self.registry.add(window_actions(self, active()))
        self.topbar = TopBar(self.registry.qt("window.undo"), self.registry.qt("window.redo"))
        self.rail = Rail()
        self.status = StatusLine()
        self._drops = FileDrops(self)
        self.stack = QStackedWidget()
        self._lay_out()
        self.palette_box = Palette(self)
        answers = Answers(self.registry, self._pages, self._page_id, self.open_page)
        self.palette_box.providers.extend((answers.of_pages, answers.of_commands))
        self._connect()
        self.show_menus(bool(memory.number("window/menus")))
        self._second_keys()
        self.topbar.set_years(years(), self._year)
        self.status.set_saved(None)
        memory.place_window(self)

    # --- pages ------------------------------------------------------------------------------
    def add_page(self, page: Page) -> None:
        """Take a page in: its place on the rail, its actions, its answers to the palette."""
        self._add_place(page.id, page.title, page.icon)
        self._take_in(page)

    def plan_page(self, plan: PagePlan) -> None:
        """Give a page its place; it is made when it is opened, else when there is time."""
        self._plans[plan.id] = plan
        self._add_place(plan.id, plan.title, plan.icon)

    def _add_place(self, page_id: str, title: str, icon: str) -> None:
        self._places.append(page_id)
        go = page_action(len(self._places), page_id, title, icon, lambda: self.open_page(page_id))
        self.rail.add(page_id, _(title), icon, native(go.shortcut))
        self.registry.add((go,))

    def _made(self, page_id: str) -> Page:
        """The page, made now if it was only planned."""
        plan = self._plans.get(page_id)
        if plan is not None:
            self._take_in(plan.make())
            del self._plans[page_id]
        return self._pages[page_id]

    def _take_in(self, page: Page) -> None:
        self._pages[page.id] = page
        self._stale.add(page.id)
        page.setObjectName(page.id)
        kind(page, "ground")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.set_year(self._year)
        self.stack.addWidget(page)
        self.registry.add(page.page_actions(), page.id)
        page.use_actions(self.registry)
        page.badge_changed.connect(lambda: self._show_badge(page))
        page.asked_for.connect(self.open_page)
        page.year_asked.connect(self.set_year)
        page.action_asked.connect(self.registry.run)
        page.actions_changed.connect(self.registry.refresh)

    def open_page(self, page_id: str, where: str = "") -> bool:
        """Open a page, at ``where`` in it; False when the page before could not be left."""
        page = self._made(page_id)
        if self._page is not page:
            if self._page is not None and not self._page.leave():
                self.rail.choose(self._page.id)
                return False
            self._page = page
            self.stack.setCurrentWidget(page)
            self.registry.set_page(page_id)
            self._memory.put("page", page_id)
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.choose(page_id)
        self._freshen(page)
        if where:
            page.open_at(where)
        return True

    def open_first(self) -> None:
        """Open the page she left last, else the first; the others are filled when there is time."""
        last = self._memory.text("page")
        self.open_page(last if last in self._places else self._places[0])
        QTimer.singleShot(_FIRST_REST_AFTER, self, self._settle)
        self.stack.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> Page | None:
        """The open page."""
        return self._page

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are made, in the order of the rail."""
        return tuple(self._pages[place] for place in self._places if place in self._pages)

    @property
    def settled(self) -> bool:
        """Whether every page is made and the rail shows no old number."""
        return not self._plans and not any(map(self._is_waited_for, self._places))

    @property
    def page_ids(self) -> tuple[str, ...]:
        """Every place of the rail."""
        return tuple(self._places)

    def add_provider(self, provider: Provider) -> None:
        """Something else that answers the palette."""
        self.palette_box.providers.append(provider)

    def refresh_pages(self) -> None:
        """Show everything anew; what pages show beside the data is another."""
        self._refresh_all(None)

    # --- the work year ----------------------------------------------------------------------
    @property
    def year(self) -> int:
        """The work year."""
        return self._year

    def set_year(self, year: int) -> None:
        """Work in another year; every page shows it."""
        if year != self._year and self._page is not None and not self._page.leave():
            return
        self._year = year
        self._memory.put("year", year)
        self.topbar.set_years(self._years(), year)
        for page in self._pages.values():
            page.set_year(year)
        self._refresh_all(None)
        self.year_changed.emit(year)

    def ask_new_year(self) -> None:
        """Ask which year to open; a year without data begins with its empty pages."""
        proposed = max((*self._years(), self._year)) + 1
        dialog = QInputDialog(self)
        dialog.setWindowTitle(_("Open another year"))
        dialog.setLabelText(_("Work year:"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(*_YEARS)
        dialog.setIntValue(proposed)
        if dialog.exec() == QInputDialog.DialogCode.Accepted:
            self.set_year(dialog.intValue())
        dialog.deleteLater()

    # --- undo -------------------------------------------------------------------------------
    @property
    def undo_label(self) -> Label | None:
        """Name of the step that would be taken back."""
        return self._undo_label

    @property
    def redo_label(self) -> Label | None:
        """Name of the step that would be done again."""
        return self._redo_label

    def undo(self) -> None:
        """Take the last step back and say which one; what is being typed is a step too."""
        self._keep_typing()
        label = self._store.undo_label
        if label is not None and self._store.undo() is not None:
            self.feedback.toast(_("Undone: {step}").format(step=label_text(label)))

    def redo(self) -> None:
        """Do the step again that was taken back; there is none after something was typed."""
        self._keep_typing()
        label = self._store.redo_label
        if label is not None and self._store.redo() is not None:
            self.feedback.toast(_("Done again: {step}").format(step=label_text(label)))

    def _keep_typing(self) -> None:
        if self._page is not None:
            self._page.leave()

    # --- what the window's actions ask -------------------------------------------------------
    @property
    def menus_shown(self) -> bool:
        """Whether the menu bar stays in view."""
        return self.menuBar().isVisibleTo(self)

    def show_menus(self, shown: bool) -> None:
        """Keep the menu bar in view, or behind Alt."""
        self.menuBar().setVisible(shown)
        self._memory.put("window/menus", int(shown))

    def open_palette(self) -> None:
        """Ctrl K; its answers are those of now."""
        for page in self._pages.values():
            self._freshen(page)
        self.palette_box.open()

    def show_shortcuts(self) -> None:
        """The list of keys."""
        dialog = ShortcutsDialog(self.registry, self)
        dialog.exec()
        dialog.deleteLater()

    def show_guide(self) -> None:
        """F1, at the chapter of the open page."""
        self.guide_asked.emit(self._page_id() or "")

    def show_about(self) -> None:
        """Name, version and what the program is."""
        box = QMessageBox(self)
        box.setWindowTitle(_("About ThiDuaDesk"))
        box.setText(f"ThiDuaDesk {thiduadesk.__version__}")
        box.setInformativeText(
            _("The desk of a clerk of emulation and commendation. Free software (MIT).")
        )
        box.exec()
        box.deleteLater()

    def quit(self) -> None:
        """Close the window, which ends the program."""
        self.close()

    # --- events -----------------------------------------------------------------------------
    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drops.watch(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # comes before the shortcut that may swallow the key, so that Alt was not alone
            bare = event.modifiers() == Qt.KeyboardModifier.AltModifier
            self._alt_alone = event.key() == Qt.Key.Key_Alt and bare
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        others = event.modifiers() & ~Qt.KeyboardModifier.AltModifier
        self._alt_alone = event.key() == Qt.Key.Key_Alt and not others
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._alt_alone = False
            bar = self.menuBar()
            shown = not bar.isVisible()
            bar.setVisible(shown)
            if shown and bar.actions():
                bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
                bar.setActiveAction(bar.actions()[0])
        super().keyReleaseEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self._alt_alone = False

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._page is not None and not self._page.leave():
            event.ignore()
            return
        if not self._may_end_jobs():
            event.ignore()
            return
        self._runner.close()
        self._runner.wait(_LAST_WAIT)
        self._memory.keep_window(self)
        self._memory.put("theme/scheme", active().scheme.value)
        self._memory.put("theme/scale", active().scale)
        self._memory.save()
        self._store.changed.disconnect(self._on_store_changed)
        super().closeEvent(event)

    # --- inside -----------------------------------------------------------------------------
    def _page_id(self) -> str | None:
        return self._page.id if self._page is not None else None

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.banners)
        middle.addWidget(self.stack, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addLayout(middle, 1)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.topbar)
        outer.addLayout(body, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self._drops.dropped.connect(self.files_dropped)
        self.topbar.search_asked.connect(self.open_palette)
        self.topbar.year_asked.connect(self.set_year)
        self.topbar.new_year_asked.connect(self.ask_new_year)
        self.feedback.undo_asked.connect(self.undo)
        self._runner.started.connect(self.status.jobs.watch)
        self._runner.failed.connect(self.feedback.show_problem)
        self.registry.added.connect(self._build_menus)
        self._store_changed.connect(self._refresh_after)
        self._store.changed.connect(self._on_store_changed)
        active().changed.connect(self._on_theme_changed)
        self._build_menus()

    def _build_menus(self) -> None:
        menus.fill(self.menuBar(), self.registry)
        menus.fill(self.topbar.menus, self.registry)
        for action in self.registry.all():
            self.addAction(self.registry.qt(action.id))

    def _second_keys(self) -> None:
        """Other keys that hands know for the same: Ctrl+Shift+Z to redo, Ctrl+F to find."""
        for action, keys in (
            ("window.redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            ("window.find", ("Ctrl+K", "Ctrl+F")),
        ):
            self.registry.qt(action).setShortcuts([QKeySequence(key) for key in keys])

    def _on_store_changed(self, changes: Changes) -> None:
        """Comes on the thread that wrote; the rest happens on the window's own."""
        self._store_changed.emit(changes)

    def _refresh_after(self, changes: Changes) -> None:
        self._undo_label = self._store.undo_label
        self._redo_label = self._store.redo_label
        self.status.set_saved(dt.datetime.now().astimezone())
        self.feedback.withdraw_undo()
        self._refresh_all(changes)

    def _refresh_all(self, changes: Changes | None) -> None:
        """The open page at once, those with a number on the rail when there is time.

        The others follow when they are opened, or asked by the palette.
        """
        self._stale.update(self._pages)
        if self._page is not None:
            self._stale.discard(self._page.id)
            self._page.refresh(changes)
            self._show_badge(self._page)
        self.registry.refresh()
        self._rest.start()

    def _settle(self) -> None:
        """Make and fill one page that waits, then look again: the window stays quick meanwhile."""
        waiting = next((place for place in self._places if place in self._plans), None)
        if waiting is None:
            waiting = next((place for place in self._places if self._is_waited_for(place)), None)
        if waiting is not None:
            self._freshen(self._made(waiting))
            QTimer.singleShot(_FIRST_REST_AFTER, self, self._settle)

    def _is_waited_for(self, place: str) -> bool:
        """Whether the rail shows an old number of a page."""
        return place in self._stale and self._pages[place].counted

    def _freshen_rest(self) -> None:
        """Show new numbers on the rail."""
        for page in self._pages.values():
            if self._is_waited_for(page.id):
                self._freshen(page)

    def _freshen(self, page: Page) -> None:
        if page.id in self._stale:
            self._stale.discard(page.id)
            page.refresh(None)
            self._show_badge(page)
            self.registry.refresh()

    def _show_badge(self, page: Page) -> None:
        self.rail.set_count(page.id, page.badge())

    def _on_theme_changed(self) -> None:
        self.registry.retint()
        self._fit_width()

    def _fit_width(self) -> None:
        self.rail.set_narrow(self.width() < active().px(_NARROW_BELOW))

    def _may_end_jobs(self) -> bool:
        """Whether what still runs may be stopped; False when she wants to wait for it."""
        waiting = (job for job in self._runner.jobs if not job.stopping)
        titles = ", ".join(job.title for job in waiting if job.title)
        return not titles or self.feedback.ask(
            _("Work is still under way: {titles}").format(titles=titles),
            _("Stop it and close"),
            danger=True,
        )
