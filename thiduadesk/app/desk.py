"""One window over one open data file: its pages, its file menu, its backups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEvent
from PySide6.QtCore import QTimer

from thiduadesk.app.dropped import take
from thiduadesk.app.files import FileMenu
from thiduadesk.app.files import Next
from thiduadesk.app.keeper import Keeper
from thiduadesk.app.pages import plans
from thiduadesk.i18n import _
from thiduadesk.i18n import label_text
from thiduadesk.i18n.format import day_and_time_text
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import office
from thiduadesk.services import rubric
from thiduadesk.services import safety
from thiduadesk.ui.tasks.runner import Runner
from thiduadesk.ui.window import MainWindow

if TYPE_CHECKING:
    from argparse import Namespace

    from thiduadesk.app.start import Start
    from thiduadesk.data.store import Store
    from thiduadesk.ui.shell.memory import Memory

_SETTLE_MS = 1200
_FORM_AFTER = 200
"""Milliseconds until the status line names the decree; reading it can wait for the start."""

when_ready: list[Callable[[MainWindow], object]] = []
"""Called once with the window as soon as it takes keys (benchmarks measure there)."""


class Desk:
    """Builds the window and shows it; ``finish`` says what comes after it."""

    def __init__(
        self,
        asked: Namespace,
        start: Start,
        memory: Memory,
        now: Callable[[], dt.datetime],
        *,
        interrupted: bool = False,
        back: safety.RestoreReport | None = None,
    ) -> None:
        """Show the window.

        Args:
            asked, start, memory, now: as they were asked for, opened, remembered and told.
            interrupted: whoever had the file before never closed it.
            back: what a restore did just before.
        """
        self._store = start.store
        store = start.store
        runner = Runner()
        self.window = MainWindow(
            store, runner, memory, lambda: _years(store, now().date()), now().date()
        )
        runner.setParent(self.window)
        self.keeper = Keeper(store, runner, self.window.feedback, memory, now, self.window)
        self._files = FileMenu(self.window, store, memory, now, runner)
        for plan in plans(store, runner, self.window.feedback, memory, self.keeper, now):
            self.window.plan_page(plan)
        self.window.registry.add(self._files.actions())
        self._connect()
        self._show(asked, start)
        if interrupted:
            self._tell_what_was_kept()
        if back is not None:
            self._tell_what_came_back(back)
        self.keeper.tell(start.backup)
        self.keeper.start()

    def finish(self) -> Next | None:
        """The window is closed: back up, and say which file is opened next."""
        self.keeper.stop()
        outcome = self.keeper.at_close()
        if outcome is not None and outcome.failed:
            from PySide6.QtWidgets import QMessageBox  # rarely needed

            text = "\n".join(stop_text(problem) for problem in outcome.failed)
            QMessageBox.warning(None, _("The backup failed"), text)
        self.window.deleteLater()
        # now, before the store closes: what still waits in its timers must not read a closed file
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        return self._files.chosen

    def _connect(self) -> None:
        window = self.window
        window.status.set_file(self._store.path.name, str(self._store.path))
        window.files_dropped.connect(lambda paths: take(paths, window, self._files))
        window.guide_asked.connect(lambda page: _show_guide(window, page))
        window.year_changed.connect(lambda _year: _show_form(window))
        QTimer.singleShot(_FORM_AFTER, window, lambda: _show_form(window))
        self.keeper.backed_up.connect(self._show_backup)
        QTimer.singleShot(_FORM_AFTER, window, self._show_last_backup)

    def _show(self, asked: Namespace, start: Start) -> None:
        window, first = self.window, start.first
        if first is not None and not first.sample:
            window.set_year(first.year)
        if asked.screenshot:
            width, _x, height = asked.size.partition("x")
            window.resize(int(width), int(height))
        window.show()
        window.open_first()
        if asked.page:
            name, _colon, where = asked.page.partition(":")
            if name in window.page_ids:
                window.open_page(name, where)
            else:
                known = ", ".join(window.page_ids)
                window.feedback.toast(
                    _("There is no page “{page}”; these are: {known}.").format(
                        page=name, known=known
                    )
                )
        if first is not None and first.rubric is not None:
            rubric_file = first.rubric
            QTimer.singleShot(0, window, lambda: take([rubric_file], window, self._files))
        for call in when_ready:
            QTimer.singleShot(0, window, lambda call=call: call(window))
        if asked.screenshot:
            picture = Path(asked.screenshot)
            QTimer.singleShot(_SETTLE_MS, window, lambda: _picture(window, picture))

    def _tell_what_was_kept(self) -> None:
        last = self._store.last_change
        if last is None:
            words = _("The program did not close properly last time. The data file is whole.")
        else:
            words = _(
                "The program did not close properly last time. Everything up to {when} is kept; "
                "the last was: {step}."
            ).format(when=day_and_time_text(last[0].astimezone()), step=label_text(last[1]))
        self.window.feedback.banner("interrupted", words, "neutral")

    def _tell_what_came_back(self, back: safety.RestoreReport) -> None:
        banner = self.window.feedback.banner
        banner(
            "restored",
            _(
                "The backup is open now. What was here before is kept: “Go back to a backup…” "
                "in the menu “File” brings it again."
            ),
            "neutral",
        )
        if back.missing:
            words = _("These files were not found beside the backup: {names}")
            banner("missing", words.format(names=", ".join(back.missing)))

    def _show_last_backup(self) -> None:
        found: list[safety.BackupInfo] = []
        self.window.feedback.guard(lambda: found.extend(safety.backups(self._store.path)))
        if found:
            self._show_backup(found[0].when)

    def _show_backup(self, when: dt.datetime) -> None:
        words = _("Last backup {when}").format(when=day_and_time_text(when))
        self.window.status.set_backup(words)


def _years(store: Store, today: dt.date) -> tuple[int, ...]:
    kept = office.setting(store, "work_year")
    years = {*rubric.years(store), int(kept) if kept.isdigit() else today.year}
    return tuple(sorted(years))


def _show_guide(window: MainWindow, page: str) -> None:
    from thiduadesk.ui.dialogs.guide import show_guide  # rarely needed at the start

    show_guide(window, page)


def _show_form(window: MainWindow) -> None:
    """Say in the status line by which decree the papers of the work year are laid out."""
    from thiduadesk.documents.layout import profile_for  # the window does not wait for it

    profile = profile_for(dt.date(window.year, 12, 31))
    window.status.set_law(_("Papers follow {decree}").format(decree=profile.name))


def _picture(window: MainWindow, path: Path) -> None:
    window.grab().save(str(path))
    window.close()
