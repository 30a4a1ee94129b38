"""What every kill is made of: the file a child works on, what it said, what must hold afterwards."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from thiduadesk.data.lock import DataLock
from thiduadesk.data.store import Store

NOW = dt.datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001
Say = Callable[[str], None]


class Lost(AssertionError):
    """Something acknowledged is not there, or something is halved."""


@dataclass(frozen=True)
class Round:
    """One kill: what the child works on."""

    folder: Path
    path: Path
    template: bytes

    def reset(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.path.touch(mode=0o600)
        self.path.write_bytes(self.template)


@dataclass(frozen=True)
class Job:
    """What a child does until it is killed, and what must hold afterwards.

    Attributes:
        work: says «about X» and «done X» as it goes.
        check: gets the lines that were heard.
        most: it is killed after 0 to so many operations were acknowledged, in the midst of the next.
        start: seconds that the first operation may take; the others are timed.
    """

    work: Callable[[Round, random.Random, Say], None]
    check: Callable[[Round, list[str]], None]
    most: int
    start: float = 0.2


def said(lines: list[str]) -> tuple[str, str]:
    """The last thing done, and what was announced after it; empty words where nothing was."""
    done = [line.removeprefix("done ") for line in lines if line.startswith("done ")]
    about = lines[-1].removeprefix("about ") if lines and lines[-1].startswith("about ") else ""
    return (done[-1] if done else ""), about


def demand(condition: object, what: str) -> None:
    if not condition:
        raise Lost(what)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    with DataLock(path), Store.open(path) as store:
        yield store
