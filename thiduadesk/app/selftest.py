"""The self-test of an installed or frozen program: the main job once, in a temporary folder."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from thiduadesk import __version__
from thiduadesk.app import session
from thiduadesk.services import dispatches
from thiduadesk.services import exports
from thiduadesk.services import safety
from thiduadesk.services import sample


def self_test(run: Callable[[list[str]], int]) -> int:
    """Make a data file, print everything from it, show a window unseen, verify; exit code.

    Args:
        run: runs the program with a user's words, for the window.
    """
    with tempfile.TemporaryDirectory(prefix="thiduadesk-") as folder:
        here = Path(folder)
        data = here / "sample.thidua"
        with session.creating(data) as store:
            sample.fill(store)
            draft = dispatches.current_draft(store, "report.year", 2022)
            if draft is None:
                raise AssertionError("the sample holds no year report")
            document = dispatches.compose(store, draft.id)
            for ending in (".pdf", ".docx"):
                pages = dispatches.save(document, here / f"report{ending}")
                _say(f"report{ending}: {pages} pages")
            for ending in (".xlsx", ".pdf", ".docx"):
                exports.score_sheet(store, 2022, here / f"sheet{ending}")
                _say(f"sheet{ending}: {(here / f'sheet{ending}').stat().st_size} bytes")
        picture = here / "window.png"
        if _window(run, data, picture) != 0 or not picture.is_file():
            _say("the window could not be shown")
            return 1
        _say(f"window: {picture.stat().st_size} bytes")
        report = safety.verify(data)
        _say(f"thiduadesk {__version__}: {'sound' if report.ok else 'damaged'}")
        return 0 if report.ok else 1


def _window(run: Callable[[list[str]], int], data: Path, picture: Path) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return run(["--data", str(data), "--screenshot", str(picture)])


def _say(line: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
