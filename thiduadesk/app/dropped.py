"""What a dropped file is for: a rubric or people are imported, a data file opened, a text looked over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.app.files import ENDING
from thiduadesk.i18n import _

if TYPE_CHECKING:
    from thiduadesk.app.files import FileMenu
    from thiduadesk.ui.window import MainWindow

TEXTS = {".txt", ".md"}
RUBRICS = {".xlsx", ".xlsm", ".docx"}


def take(paths: Sequence[Path], window: MainWindow, files: FileMenu) -> None:
    """Do with dropped files what they are for, or say why not."""
    from thiduadesk.services import people  # nothing of it is needed at the start

    if len(paths) != 1:
        window.feedback.toast(_("Drop one file at a time; nothing was done."))
        return
    (path,) = paths
    if path.suffix.lower() in RUBRICS and people.is_workbook(path):
        _import_people(path, window)
    elif path.suffix.lower() in RUBRICS:
        _import(path, window)
    elif path.suffix.lower() == ENDING:
        files.offer(path)
    elif path.suffix.lower() in TEXTS:
        files.look(path)
    else:
        window.feedback.toast(
            _(
                "{file} is neither a rubric (Excel or Word) nor a data file (.thidua); "
                "nothing was done."
            ).format(file=path.name)
        )


def _import(path: Path, window: MainWindow) -> None:
    from thiduadesk.ui.pages.scoring.page import ScoringPage  # made when it is opened

    if window.open_page("scoring") and isinstance(window.page, ScoringPage):
        window.page.import_file(path)


def _import_people(path: Path, window: MainWindow) -> None:
    from thiduadesk.ui.pages.people.page import PeoplePage  # made when it is opened

    if window.open_page("people") and isinstance(window.page, PeoplePage):
        window.page.import_file(path)
