"""One start of the real window, measured from the start of the process; prints name=value lines."""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

EDITS = 20
PAGES = 30


def main() -> int:
    """Open the window on the file named, type scores, print figures."""
    from thiduadesk.app.bootstrap import run
    from thiduadesk.app.desk import when_ready
    from thiduadesk.ui.window import MainWindow

    def ready(window: MainWindow) -> None:
        print(f"start={time.time() - float(os.environ['BENCH_START'])}")
        _memory()
        _scores(window)
        _preview(window)
        window.close()

    when_ready.append(ready)
    return run(["--data", sys.argv[1]])


def _memory() -> None:
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                print(f"memory={int(line.split()[1]) / 1024}")


def _scores(window: object) -> None:
    from PySide6.QtWidgets import QApplication

    from thiduadesk.ui.pages.scoring.model import Col
    from thiduadesk.ui.pages.scoring.page import ScoringPage
    from thiduadesk.ui.window import MainWindow

    assert isinstance(window, MainWindow)
    window.open_page("scoring", "II.1")
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, ScoringPage)
    model = page.view.model
    index = model.index(model.row_of("II.1"), model.column_of(Col.POINTS))
    shown, kept = [], []
    for edit in range(EDITS):
        before = time.perf_counter()
        model.setData(index, str(10 + edit % 10))
        page.view.table.viewport().repaint()
        page.view.totals.repaint()
        painted = time.perf_counter()
        page.flush()
        QApplication.processEvents()
        shown.append((painted - before) * 1000)
        kept.append((time.perf_counter() - painted) * 1000)
    print(f"score={statistics.median(shown)}")
    print(f"commit={statistics.median(kept)}")


def _preview(window: object) -> None:
    """A key typed in a paper of 30 pages, until its pages are shown anew (quiet time included)."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from thiduadesk.domain.document import walk
    from thiduadesk.services import dispatches
    from thiduadesk.ui.pages.dispatches.page import DispatchesPage
    from thiduadesk.ui.window import MainWindow

    assert isinstance(window, MainWindow)
    window.open_page("dispatches")
    assert isinstance(window.page, DispatchesPage)
    store = window.page._store
    draft = dispatches.current_draft(store, "report.year", 2022)
    assert draft is not None
    longest = max(walk(draft.body), key=lambda part: len(str(part.blocks)))
    pages = dispatches.render_pdf(dispatches.compose(store, draft.id)).pages
    while pages < PAGES:
        longer = longest.blocks * (PAGES - pages)
        key = dispatches.add_part(store, draft.id, None, 0, None)
        dispatches.set_blocks(store, key, longer)
        pages = dispatches.render_pdf(dispatches.compose(store, draft.id)).pages
    window.open_page("dispatches", f"{draft.id}#{longest.key}")
    page = window.page
    assert isinstance(page, DispatchesPage)
    loop = QEventLoop()
    page.editor.feed.rendered.connect(lambda _pdf: loop.quit())
    loop.exec()
    shown = []
    for _edit in range(EDITS):
        before = time.perf_counter()
        page.editor.panel.text.textCursor().insertText("a")
        loop.exec()
        page.editor.pages.view.viewport().repaint()
        shown.append((time.perf_counter() - before) * 1000)
        QApplication.processEvents()
    print(f"preview={statistics.median(shown)}")
    print(f"pages={pages}")


if __name__ == "__main__":
    raise SystemExit(main())
