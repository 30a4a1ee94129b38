"""Asking where to save, remembering the folder, and saying what was saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from thiduadesk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.ui.feedback.desk import Feedback

_FOLDER = "saving/folder"


def last_folder() -> Path:
    """The folder of the last file opened or saved, the user's home before."""
    kept = QSettings().value(_FOLDER, "")
    folder = Path(str(kept)) if kept else Path.home()
    return folder if folder.is_dir() else Path.home()


def remember_folder(path: Path) -> None:
    """Start there next time."""
    QSettings().setValue(_FOLDER, str(path.parent))


def ask_path(parent: QWidget, title: str, name: str, filters: tuple[str, ...]) -> Path | None:
    """A place to save; the chosen kind gives the ending when the name has none of them."""
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, str(last_folder() / name), ";;".join(filters)
    )
    if not chosen:
        return None
    path = Path(chosen)
    endings = [_ending(entry) for entry in filters]
    if path.suffix.lower() not in endings:
        path = path.with_name(path.name + _ending(kind or filters[0]))
    remember_folder(path)
    return path


def saved(feedback: Feedback, path: Path) -> None:
    """Say that a file was saved, with a way to open it."""
    feedback.banner(
        "saved",
        _("Saved: {file}").format(file=path),
        tone="neutral",
        answer=_("Open"),
        run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
    )


def _ending(entry: str) -> str:
    """``.pdf`` of «PDF (*.pdf)»."""
    return entry.rsplit("*", 1)[-1].rstrip(") ")
