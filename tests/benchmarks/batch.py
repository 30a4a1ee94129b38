"""Printing many papers in one batch, and comparing two year reports.

Letters of one page, saved as PDF in batches of 25, 50 and 100: the time of a paper should stay the
same as batches grow. Cancelling: from the asking to the folder empty again.

    python3 tools/dev.py bench
"""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path

from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.problems import Cancelled
from thiduadesk.services import batch
from thiduadesk.services import differences
from thiduadesk.services import dispatches
from thiduadesk.services import sample

SIZES = (25, 50, 100)
DAY = dt.date(2022, 12, 5)
RUNS = 5


def main() -> None:
    """Print the figures."""
    with (
        tempfile.TemporaryDirectory(prefix="thiduadesk-bench-") as folder,
        Store.create(Path(folder) / "a.thidua") as store,
    ):
        sample.fill(store)
        for _paper in range(max(SIZES)):
            dispatches.new(store, "letter", 2022, DAY)
        items = [item for item in dispatches.items(store) if item.kind == "letter"]
        for ending in (".pdf", ".docx"):
            _batches(store, items, Path(folder), ending)
        _cancelled(store, items, Path(folder))
        _compared(store)


def _batches(store: Store, items: list[DispatchItem], folder: Path, ending: str) -> None:
    each = []
    for size in SIZES:
        place = folder / f"{size}{ending}"
        place.mkdir()
        before = time.perf_counter()
        batch.save_all(store, items[:size], place, (ending,), lambda *_args: None)
        took = time.perf_counter() - before
        each.append(took / size)
        print(f"batch of {size} papers, {ending}: {took:.2f} s, {1000 * took / size:.0f} ms each")
    print(
        f"batch, {ending}: a paper among {SIZES[-1]} takes {each[-1] / each[0]:.2f} times that among {SIZES[0]}"
    )


def _cancelled(store: Store, items: list[DispatchItem], folder: Path) -> None:
    place = folder / "cancelled"
    place.mkdir()
    asked = 0.0

    def progress(done: int, _total: int, _text: str) -> None:
        nonlocal asked
        if done == SIZES[0]:
            asked = time.perf_counter()
            raise Cancelled

    took = 0.0
    try:
        batch.save_all(store, items, place, (".pdf",), progress)
    except Cancelled:
        took = time.perf_counter() - asked
    left = len(list(place.iterdir()))
    print(f"batch: cancelled after {SIZES[0]} papers, {left} files left, {1000 * took:.0f} ms")


def _compared(store: Store) -> None:
    report = dispatches.new(store, "report.year", 2022, DAY)
    (earlier, *_others) = differences.earlier_papers(store, report)
    old, new = dispatches.compose(store, earlier.id), dispatches.compose(store, report)
    found = differences.compare(old, new)
    times = []
    for _run in range(RUNS):
        before = time.perf_counter()
        differences.compare(old, new)
        times.append(time.perf_counter() - before)
    print(f"compare two year reports ({len(found)} paragraphs): {statistics.median(times):.2f} s")


if __name__ == "__main__":
    main()
