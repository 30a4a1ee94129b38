"""Opens the window: the application, its look, the data file, the pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from thiduadesk.app import paths
from thiduadesk.app.dropped import take
from thiduadesk.app.files import FileMenu
from thiduadesk.data.lock import DataLock
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import qt as qt_words
from thiduadesk.i18n import set_language
from thiduadesk.services import office
from thiduadesk.services import rubric
from thiduadesk.ui.feedback.desk import Feedback
from thiduadesk.ui.feedback.faults import FaultDesk
from thiduadesk.ui.page import Page
from thiduadesk.ui.page import PagePlan
from thiduadesk.ui.qt_faults import steady_singletons
from thiduadesk.ui.shell.memory import Memory
from thiduadesk.ui.tasks.runner import Runner
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.tokens import Scheme
from thiduadesk.ui.window import MainWindow

if TYPE_CHECKING:
    from argparse import Namespace

    from thiduadesk.ui.dialogs.first_start import FirstStart

LANGUAGE = "look/language"
_SETTLE_MS = 1200
_FORM_AFTER = 200
"""Milliseconds until the status line names the decree; reading it can wait for the start."""
_FAILED = 3

when_ready: list[Callable[[MainWindow], object]] = []
"""Called once with the window as soon as it takes keys (benchmarks measure there)."""


def show(asked: Namespace, data: Path) -> int:
    """Open the window on ``data`` and stay until it is closed; returns the exit code."""
    steady_singletons()
    application = _application()
    memory = Memory(paths.state_folder() / "window.ini")
    set_language(asked.lang if asked.lang_given else memory.text(LANGUAGE) or asked.lang)
    qt_words.install(application)
    scheme = Scheme(asked.theme) if asked.theme else memory.scheme
    theme.install(application, scheme, memory.scale)
    faults = FaultDesk(paths.state_folder(), application)
    faults.install()
    try:
        return _show(asked, data, application, memory)
    finally:
        faults.remove()


def _application() -> QApplication:
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([paths.NAME])
    application.setApplicationName(paths.NAME)
    application.setOrganizationName(paths.NAME)
    application.setDesktopFileName("thiduadesk")
    return application


def _show(asked: Namespace, data: Path, application: QApplication, memory: Memory) -> int:
    while True:
        try:
            with DataLock(data):
                opened = _opened(data)
                if opened is None:
                    return 0
                store, first = opened
                try:
                    code, other = _run(asked, store, first, application, memory)
                finally:
                    store.close()
            if other is None:
                return code
            data = other
        except (Refused, EnvironmentProblem) as problem:
            from thiduadesk.ui.dialogs.start_problem import StartProblemDialog  # rarely needed

            dialog = StartProblemDialog(problem, data)
            dialog.exec()
            chosen = dialog.chosen
            dialog.deleteLater()
            if chosen is None:
                return _FAILED
            data = chosen


def _opened(data: Path) -> tuple[Store, FirstStart | None] | None:
    """The store and what the first start said; None when the clerk left without beginning."""
    if data.exists():
        return Store.open(data), None
    from thiduadesk.services import sample  # needed at the first start only
    from thiduadesk.ui.dialogs.first_start import FirstStartDialog

    dialog = FirstStartDialog(_today())
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    if answer is None:
        return None
    store = Store.create(data)
    if answer.sample:
        sample.fill(store)
    else:
        office.found(
            store,
            office.Founding(
                answer.name,
                answer.superior,
                answer.symbol,
                answer.place,
                answer.head_post,
                answer.head_name,
            ),
        )
        office.put_setting(store, "work_year", str(answer.year))
    return store, answer


def build(store: Store, memory: Memory) -> MainWindow:
    """The window with its pages over an open store."""
    runner = Runner()
    today = _today()
    window = MainWindow(store, runner, memory, lambda: _years(store, today), today)
    runner.setParent(window)
    feedback = window.feedback
    for plan in _plans(store, runner, feedback, memory):
        window.plan_page(plan)
    window.status.set_file(store.path.name, str(store.path))
    window.year_changed.connect(lambda _year: _show_form(window))
    QTimer.singleShot(_FORM_AFTER, window, lambda: _show_form(window))
    window.guide_asked.connect(lambda page: _show_guide(window, page))
    return window


def _plans(
    store: Store, runner: Runner, feedback: Feedback, memory: Memory
) -> tuple[PagePlan, ...]:
    """The pages in the order of the rail; each module is imported when its page is made."""

    def overview() -> Page:
        from thiduadesk.ui.pages.overview.page import OverviewPage

        return OverviewPage(store, _now, lambda: memory.last_copy(store.path))

    def scoring() -> Page:
        from thiduadesk.ui.pages.scoring.page import ScoringPage

        return ScoringPage(store, runner, feedback)

    def dispatches() -> Page:
        from thiduadesk.ui.pages.dispatches import DispatchesPage

        return DispatchesPage(store, runner, feedback)

    def settings() -> Page:
        from thiduadesk.ui.pages.settings.page import SettingsPage

        return SettingsPage(store, feedback, lambda code: memory.put(LANGUAGE, code))

    return (
        PagePlan("overview", N_("Overview"), "overview", overview),
        PagePlan("scoring", N_("Scoring"), "scoring", scoring),
        PagePlan("dispatches", N_("Dispatches"), "document", dispatches),
        PagePlan("settings", N_("Settings"), "settings", settings),
    )


def _years(store: Store, today: dt.date) -> tuple[int, ...]:
    kept = office.setting(store, "work_year")
    years = {*rubric.years(store), int(kept) if kept.isdigit() else today.year}
    return tuple(sorted(years))


def _run(
    asked: Namespace,
    store: Store,
    first: FirstStart | None,
    application: QApplication,
    memory: Memory,
) -> tuple[int, Path | None]:
    """Show the window until it closes; exit code, and the data file to open next."""
    window = build(store, memory)
    files = FileMenu(window, store, memory, _now)
    window.registry.add(files.actions())
    window.files_dropped.connect(lambda paths: take(paths, window, files))
    if first is not None and not first.sample:
        window.set_year(first.year)
    if asked.screenshot:
        width, _x, height = asked.size.partition("x")
        window.resize(int(width), int(height))
    window.show()
    window.open_first()
    if asked.page:
        name, _colon, where = asked.page.partition(":")
        window.open_page(name, where)
    if first is not None and first.rubric is not None:
        rubric_file = first.rubric
        window.open_page("scoring")
        from thiduadesk.ui.pages.scoring.page import ScoringPage

        page = window.page
        if isinstance(page, ScoringPage):
            QTimer.singleShot(0, page, lambda: page.import_file(rubric_file))
    for call in when_ready:
        QTimer.singleShot(0, window, lambda call=call: call(window))
    if asked.screenshot:
        QTimer.singleShot(_SETTLE_MS, window, lambda: _picture(window, Path(asked.screenshot)))
    code = application.exec()
    window.deleteLater()
    return code, files.chosen


def _show_guide(window: MainWindow, page: str) -> None:
    from thiduadesk.ui.dialogs.guide import show_guide  # rarely needed at the start

    show_guide(window, page)


def _picture(window: MainWindow, path: Path) -> None:
    window.grab().save(str(path))
    window.close()


def _show_form(window: MainWindow) -> None:
    """Say in the status line by which decree the papers of the work year are laid out."""
    from thiduadesk.documents.layout import profile_for  # the window does not wait for it

    profile = profile_for(dt.date(window.year, 12, 31))
    window.status.set_law(_("Papers follow {decree}").format(decree=profile.name))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _today() -> dt.date:
    return _now().date()
