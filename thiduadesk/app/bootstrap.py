"""Composition root: reads the flags, then builds either the command line or the window."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.app import paths
from thiduadesk.cli import arguments
from thiduadesk.i18n import _
from thiduadesk.i18n import set_language

if TYPE_CHECKING:
    from argparse import Namespace

_FAILED = 3


def run(argv: list[str]) -> int:
    """Run the program with these words; returns its exit code."""
    _readable_streams()
    asked = arguments.parse(argv)
    if isinstance(asked, int):
        return asked
    set_language(asked.lang)
    if asked.self_test:
        from thiduadesk.app.selftest import self_test

        return self_test(run)
    if asked.command is not None:
        from thiduadesk.app import session
        from thiduadesk.cli import commands

        doors = commands.Doors(session.reading, session.writing, session.creating)
        return commands.run(asked, _data(asked), doors)
    return _window(asked)


def _data(asked: Namespace) -> Path:
    return Path(asked.data).absolute() if asked.data else paths.default_data()


def _window(asked: Namespace) -> int:
    if "QT_QPA_PLATFORM" not in os.environ and not _has_screen():
        if not asked.screenshot:
            sys.stderr.write(
                _("There is no screen here for the window. See: thiduadesk --help") + "\n"
            )
            return _FAILED
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from thiduadesk.app.window import show

    return show(asked, _data(asked) if asked.data else None)


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _readable_streams() -> None:
    """Vietnamese goes in and out as UTF-8 whatever the console's code page; a lost letter never stops."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
