"""Types into one long text of the real window until it is killed; says each word it has typed.

``python -m tests.crash.typing_child DATA FIELD``, FIELD one of ``FIELDS``.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget

from thiduadesk.__main__ import main
from thiduadesk.app import desk
from thiduadesk.domain.document import walk
from thiduadesk.ui.editor import outline

if TYPE_CHECKING:
    from thiduadesk.ui.pages.dispatches.page import DispatchesPage
    from thiduadesk.ui.pages.scoring.page import ScoringPage
    from thiduadesk.ui.window import MainWindow

EVERY_MS = 150
DISPATCH, PART, ROW = "2", "I", "II.3"


def dispatch_page(window: MainWindow) -> DispatchesPage:
    """The page of dispatches with the draft open."""
    window.open_page("dispatches", DISPATCH)
    return cast("DispatchesPage", window.page)


def part_text(window: MainWindow) -> QWidget:
    """The text of the first part that has some."""
    editor = dispatch_page(window).editor
    part = next(one for one in walk(editor.parts) if one.heading is not None and one.blocks)
    editor.show_entry(part.key)
    return editor.panel.text


def heading(window: MainWindow) -> QWidget:
    """The heading of the same part."""
    part_text(window)
    return dispatch_page(window).editor.panel.heading


def note(window: MainWindow) -> QWidget:
    """A new footnote in the text of the same part."""
    part_text(window)
    panel = dispatch_page(window).editor.panel
    panel.text.insert_note()
    return panel.popover.line


def subject(window: MainWindow) -> QWidget:
    """The subject of the paper, in its head."""
    editor = dispatch_page(window).editor
    editor.show_entry(outline.HEAD)
    return editor.head.subject.area


def bases(window: MainWindow) -> QWidget:
    """Its legal bases."""
    editor = dispatch_page(window).editor
    editor.show_entry(outline.HEAD)
    return editor.head.bases.text


def explanation(window: MainWindow) -> QWidget:
    """The explanation of a row of the score sheet."""
    window.open_page("scoring", ROW)
    return cast("ScoringPage", window.page).view.pane.explanation


FIELDS: dict[str, Callable[[MainWindow], QWidget]] = {
    "part_text": part_text,
    "heading": heading,
    "note": note,
    "subject": subject,
    "bases": bases,
    "explanation": explanation,
}


def type_on(window: MainWindow, choose: Callable[[MainWindow], QWidget]) -> None:
    """Put the cursor there and go on typing."""
    window.activateWindow()
    field = choose(window)
    field.setFocus()
    numbers = itertools.count(1)
    timer = QTimer(window)

    def one_word() -> None:
        focused = QApplication.focusWidget()
        if focused is not field:
            os.write(1, f"elsewhere {focused!r}\n".encode())
            return
        word = f"w{next(numbers):04}"
        QTest.keyClicks(field, f" {word}")
        os.write(1, f"{word}\n".encode())

    timer.timeout.connect(one_word)
    timer.start(EVERY_MS)


def ready(window: MainWindow) -> None:
    """Begin; nobody sits there to answer a dialog about a fault."""
    try:
        type_on(window, FIELDS[sys.argv[2]])
    except BaseException as problem:  # noqa: BLE001  # the parent reads it
        os.write(1, f"fault {problem!r}\n".encode())
        os._exit(1)


if __name__ == "__main__":
    desk.when_ready.append(ready)
    raise SystemExit(main(["--data", sys.argv[1]]))
