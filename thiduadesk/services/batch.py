"""Many papers at once into a folder, named in their order; cancelled, none of them stays."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.text import search_key
from thiduadesk.services import dispatches

if TYPE_CHECKING:
    from thiduadesk.data.store import Store

Progress = Callable[[int, int, str], object]
"""Told how many are done, of how many, and which one is next; raises ``Cancelled`` to stop."""

LONGEST_NAME = 12
"""Words of a file name."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a batch.

    Attributes:
        files: written, in the order of the papers.
        left_out: papers that could not be written, with the reason.
    """

    files: tuple[Path, ...]
    left_out: tuple[tuple[DispatchItem, EnvironmentProblem], ...]


def save_all(
    store: Store,
    items: Sequence[DispatchItem],
    folder: Path,
    endings: Sequence[str],
    progress: Progress,
) -> Saved:
    """Write each paper as ``.pdf`` or ``.docx`` or both; files that are there are not touched.

    A paper with a character that the print font lacks is left out and named (not where only
    Word is asked for, which has fonts of its own); any other fault (disk full, folder gone)
    stops all.

    Raises:
        EnvironmentProblem: the folder cannot be written.
        Cancelled: by ``progress``; the files written so far are taken away.
    """
    written: list[Path] = []
    left_out: list[tuple[DispatchItem, EnvironmentProblem]] = []
    try:
        for place, item in enumerate(items):
            progress(place, len(items), item.subject)
            try:
                for ending in endings:
                    path = _free(folder, file_name(place + 1, len(items), item), ending)
                    dispatches.write_printed(store, item.id, path)
                    written.append(path)
            except EnvironmentProblem as problem:
                if problem.fault is not Fault.MISSING_GLYPH:
                    raise
                left_out.append((item, problem))
        progress(len(items), len(items), "")
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return Saved(tuple(written), tuple(left_out))


def file_name(place: int, total: int, item: DispatchItem) -> str:
    """«07-bao-cao-tong-ket-cong-tac», the number as wide as the last one; ASCII only."""
    text = search_key(f"{item.type_name or item.kind} {item.subject}")
    letters = "".join(ch if ch.isascii() and ch.isalnum() else " " for ch in text)
    return "-".join([str(place).zfill(len(str(total))), *letters.split()[:LONGEST_NAME]])


def _free(folder: Path, name: str, ending: str) -> Path:
    """A name that no file in the folder has."""
    path, count = folder / f"{name}{ending}", 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}{ending}"
    return path
