"""The one voice of the window: toasts, banners, sentences for what could not be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.ui.feedback.banner import BannerArea
from thiduadesk.ui.feedback.toast import Toast


class Feedback(QObject):
    """Given to every page; speaks through the window it belongs to.

    Signals:
        undo_asked: the button of a toast was pressed.
    """

    undo_asked = Signal()

    def __init__(self, window: QWidget, banners: BannerArea) -> None:
        super().__init__(window)
        self._window = window
        self._banners = banners
        self._toast: Toast | None = None

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say briefly that something was done; ``undo`` offers to take it back for 10 seconds."""
        if self._toast is not None:
            self._toast.dismiss()
        toast = self._toast = Toast(self._window, text, _("Undo") if undo else "")
        toast.answered.connect(self.undo_asked)
        toast.gone.connect(self._on_toast_gone)
        toast.show_over()

    def withdraw_undo(self) -> None:
        """Another step came after the one a toast offers to take back; its offer is over."""
        if self._toast is not None and self._toast.offers:
            self._toast.dismiss()

    def banner(
        self,
        key: str,
        text: str,
        tone: str = "amber",
        answer: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence that stays above the page until ``clear_banner(key)`` or closed.

        Args:
            key: one banner for each key; a second call says it anew.
            text: the sentence, already translated.
            tone: neutral, amber or danger.
            answer: words of a button.
            run: what the button does.
        """
        self._banners.show_banner(key, text, tone, answer, run)

    def clear_banner(self, key: str) -> None:
        """What the banner said is over."""
        self._banners.clear_banner(key)

    def guard(self, run: Callable[[], object]) -> bool:
        """Do it; a refusal or a fault of the environment becomes a clear sentence.

        Returns:
            Whether it went through. Our own bugs pass on to the fault desk.
        """
        try:
            run()
        except (Refused, EnvironmentProblem) as problem:
            self.show_problem(problem)
            return False
        return True

    def guarded(self, run: Callable[[], object]) -> Callable[[], object]:
        """``run`` with ``guard`` around it, for slots and actions."""
        return lambda: self.guard(run)

    def show_problem(self, problem: BaseException) -> None:
        """Say what could not be done; what is no refusal and no fault of the environment is raised.

        Also the place where failures of jobs end that nobody asked for.
        """
        match problem:
            case Refused():
                self._say(QMessageBox.Icon.Information, refusal_text(problem))
            case EnvironmentProblem():
                self._say(QMessageBox.Icon.Warning, problem_text(problem))
            case _:
                raise problem

    def ask(self, question: str, yes: str, *, detail: str = "", danger: bool = False) -> bool:
        """A question with two answers: ``yes`` in its own words, and Cancel."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(detail)
        box.setWindowTitle(_("ThiDuaDesk"))
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel if danger else agreed)
        box.setEscapeButton(cancel)
        box.exec()
        answer = box.clickedButton() is agreed
        box.deleteLater()
        return answer

    def _say(self, icon: QMessageBox.Icon, text: str) -> None:
        box = QMessageBox(icon, _("ThiDuaDesk"), text, QMessageBox.StandardButton.Ok, self._window)
        box.exec()
        box.deleteLater()

    def _on_toast_gone(self) -> None:
        self._toast = None
