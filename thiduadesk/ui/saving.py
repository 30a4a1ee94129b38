"""Asking where to save, remembering the folder, and saying what was saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtCore import QStandardPaths
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from thiduadesk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thiduadesk.ui.feedback.desk import Feedback

_FOLDER = "saving/folder"
_PAPERS = "saving/papers"


def last_folder() -> Path:
    """The folder of the last file opened or copied, the user's home before."""
    return _kept(_FOLDER, Path.home())


def papers_folder() -> Path:
    """The folder of the last paper saved, the user's documents before.

    Not the folder a file of the bloc was opened from: that is often a mail's or a stick.
    """
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return _kept(_PAPERS, Path(QStandardPaths.writableLocation(documents)))


def remember_folder(path: Path) -> None:
    """Start there next time."""
    QSettings().setValue(_FOLDER, str(path.parent))


def ask_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file to be read, from the folder of the last one; ``kinds`` as Qt's dialogs want them."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(last_folder()), kinds)
    if not name:
        return None
    remember_folder(Path(name))
    return Path(name)


def ask_open_many(parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Several files to be read, as ``ask_open``."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, str(last_folder()), kinds)
    paths = tuple(Path(name) for name in names)
    if paths:
        remember_folder(paths[0])
    return paths


def ask_path(parent: QWidget, title: str, name: str, filters: tuple[str, ...]) -> Path | None:
    """A place to save a paper; the chosen kind gives the ending when the name has none of them.

    A file that then has that name is shown again, so that the dialog asks before it is replaced.
    """
    path, complete = papers_folder() / name, False
    while not complete:
        chosen, kind = QFileDialog.getSaveFileName(parent, title, str(path), ";;".join(filters))
        if not chosen:
            return None
        path = Path(chosen)
        named = path.suffix.lower() in [_ending(entry) for entry in filters]
        if not named:
            path = path.with_name(path.name + _ending(kind or filters[0]))
        complete = named or not path.exists()
    QSettings().setValue(_PAPERS, str(path.parent))
    return path


def ask_new_folder(parent: QWidget, title: str, name: str) -> Path | None:
    """A folder inside the one she chooses, not there yet; ``name`` is one that may be written."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(papers_folder()))
    if not chosen:
        return None
    folder, number = Path(chosen) / name, 2
    while folder.exists():
        folder, number = Path(chosen) / f"{name} ({number})", number + 1
    return folder


def saved(feedback: Feedback, path: Path) -> None:
    """Say that a file was saved, with a way to open it."""
    feedback.banner(
        "saved",
        _("Saved: {file}").format(file=path),
        tone="neutral",
        answer=_("Open"),
        run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
    )


def _kept(key: str, else_folder: Path) -> Path:
    """A folder kept on this PC while it is there, else another, at last the user's home."""
    kept = str(QSettings().value(key, "") or "")
    for folder in (Path(kept) if kept else else_folder, else_folder):
        if folder.is_dir():
            return folder
    return Path.home()


def _ending(entry: str) -> str:
    """``.pdf`` of «PDF (*.pdf)»."""
    return entry.rsplit("*", 1)[-1].rstrip(") ")
