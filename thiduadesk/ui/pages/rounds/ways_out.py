"""What leaves the page: papers drafted, dossiers in a folder, money lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QTabWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import awards
from thiduadesk.services import dossierfolder
from thiduadesk.services import dossierpapers
from thiduadesk.ui.actions import Action
from thiduadesk.ui.saving import ask_path
from thiduadesk.ui.saving import papers_folder
from thiduadesk.ui.saving import saved

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.rounds.dossiers import DossiersTab
    from thiduadesk.ui.pages.rounds.money import MoneyTab
    from thiduadesk.ui.pages.rounds.shown import Shown
    from thiduadesk.ui.tasks.runner import BaseRunner
    from thiduadesk.ui.tasks.runner import JobContext

_HEADER = frozenset({"palette", "header"})


class WaysOut:
    """The gestures that end in papers, files and payments.

    Args:
        tabs: of the page; the one that shows the result is opened.
        store, runner, feedback: as of a page.
        shown: what the page shows at the moment.
        dossiers, money: the tabs that show papers and payments.
    """

    def __init__(
        self,
        tabs: QTabWidget,
        store: Store,
        runner: BaseRunner,
        feedback: Feedback,
        shown: Callable[[], Shown],
        dossiers_tab: DossiersTab,
        money_tab: MoneyTab,
    ) -> None:
        self._tabs, self._store, self._runner, self._feedback = tabs, store, runner, feedback
        self._shown, self._dossiers, self._money = shown, dossiers_tab, money_tab

    def actions(self) -> tuple[Action, ...]:
        """In the order of menus."""
        some = self._has_cases
        return (
            Action("rounds.papers", N_("Draft the papers"), self.draft_papers, "F7", "document",
                   enabled=some, places=_HEADER, group="papers"),
            Action("rounds.folder", N_("Dossiers into a folder…"), self.ask_folder, "Ctrl+Shift+D",
                   "export", enabled=some, places=_HEADER, group="papers"),
            Action("rounds.money", N_("Save the money list…"), self.save_money, enabled=some,
                   group="money"),
            Action("rounds.pay", N_("Pay what is decided from the fund"), self.pay, enabled=some,
                   group="money"),
        )  # fmt: skip

    def draft_papers(self) -> None:
        """Draft what of the round's papers is not drafted yet."""
        kept = self._shown().round
        if kept is None:
            return
        number, today = kept.id, self._shown().today
        made: list[tuple[int, ...]] = []
        if not self._feedback.guard(
            lambda: made.append(dossierpapers.draft(self._store, number, today))
        ):
            return
        self._tabs.setCurrentWidget(self._dossiers)
        count = len(made[0])
        if count:
            words = ngettext(
                "{count} paper is drafted; it stands among the dispatches.",
                "{count} papers are drafted; they stand among the dispatches.",
                count,
            )
            self._feedback.toast(words.format(count=count), undo=True)
        else:
            self._feedback.toast(_("Every paper of the round is drafted already."))

    def ask_folder(self) -> None:
        """Ask for a place, and bring all dossiers of the round there."""
        kept = self._shown().round
        if kept is None:
            return
        title, name = _("Dossiers into a folder"), _("Dossiers {round}").format(round=kept.name)
        path = _ask_new_folder(self._tabs, title, name)
        if path is not None:
            self.save_folder(path)

    def save_folder(self, folder: Path) -> None:
        """Write all dossiers of the round; cancelled, none of them stays."""
        kept = self._shown().round
        if kept is None:
            return
        number, day = kept.id, self._shown().today

        def work(context: JobContext) -> tuple[Path, ...]:
            return dossierfolder.save(self._store, number, folder, day, context.progress)

        self._runner.submit(
            work,
            title=_("Writing the dossiers"),
            succeeded=lambda files: self._on_folder(folder, len(files)),
        )

    def save_money(self) -> None:
        """Write the money list of the round."""
        kept = self._shown().round
        if kept is None:
            return
        path = ask_path(self._tabs, _("Save the money list"), _("Award money.xlsx"), _book())
        if path is not None:
            awards.save_list(self._store, kept.id, self._shown().day, path)
            saved(self._feedback, path)

    def pay(self) -> None:
        """Take the money of what is decided out of the fund."""
        kept = self._shown().round
        if kept is not None and self._feedback.guard(
            lambda: awards.pay(self._store, kept.id, self._shown().today, kept.name)
        ):
            self._tabs.setCurrentWidget(self._money)
            self._feedback.toast(_("Paid from the fund."), undo=True)

    # --- inside ------------------------------------------------------------------------------------
    def _on_folder(self, folder: Path, count: int) -> None:
        words = ngettext("{count} file in {folder}", "{count} files in {folder}", count)
        self._feedback.banner(
            "saved",
            words.format(count=count, folder=folder),
            tone="neutral",
            answer=_("Open the folder"),
            run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _has_cases(self) -> bool:
        return bool(self._shown().nominations)


def _book() -> tuple[str, ...]:
    return (_("Excel workbook (*.xlsx)"),)


def _ask_new_folder(parent: QWidget, title: str, name: str) -> Path | None:
    """A folder inside the one she chooses, not there yet."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(papers_folder()))
    if not chosen:
        return None
    bare = "".join(" " if sign in '<>:"/\\|?*' else sign for sign in name).strip()
    folder, number = Path(chosen) / bare, 2
    while folder.exists():
        folder, number = Path(chosen) / f"{bare} ({number})", number + 1
    return folder
