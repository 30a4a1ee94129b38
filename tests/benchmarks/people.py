"""Ten thousand honours in their list: a page scrolled, a word typed into the search."""

from __future__ import annotations

import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PEOPLE, HONOURS, RUNS = 1000, 10_000, 15


def main() -> None:
    """Print the figures."""
    from PySide6.QtWidgets import QApplication

    from thiduadesk.data.store import Store
    from thiduadesk.ui.pages.rounds import shown
    from thiduadesk.ui.pages.rounds.results import ResultsTab
    from thiduadesk.ui.theme import theme
    from thiduadesk.ui.theme.tokens import Scheme

    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        theme.install(application, Scheme.LIGHT, 100)
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "ten.thidua") as store,
    ):
        _fill(store)
        tab = ResultsTab(store)
        tab.resize(1100, 600)
        tab.show()
        read = shown.read(store, 2022, _today(), None)
        _say("honours: shown", lambda: tab.show_round(read))
        bar = tab.view.verticalScrollBar()
        step = iter(range(1, RUNS + 1))

        def scroll() -> None:
            bar.setValue(bar.maximum() * next(step) // (RUNS + 1))
            tab.view.viewport().grab()  # paints at once

        _say(f"honours: a page of {HONOURS:,} scrolled", scroll)
        words = iter([f"nguyen van {at}" for at in range(RUNS)])
        _say(f"honours: {HONOURS:,} narrowed", lambda: tab.search.setText(next(words)))
        tab.close()
        tab.deleteLater()


def _fill(store: object) -> None:

    from thiduadesk.data.queries import people as queries
    from thiduadesk.data.store import Store
    from thiduadesk.domain.labels import Label
    from thiduadesk.domain.people import HonourHeld
    from thiduadesk.domain.people import Person
    from thiduadesk.domain.people import Subject
    from thiduadesk.domain.people import SubjectKind

    assert isinstance(store, Store)
    with store.change(Label("Sample data")) as writer:
        ids = [queries.save(writer, Person(0, f"{at}", f"Nguyen Van {at}")) for at in range(PEOPLE)]
        for at in range(HONOURS):
            year = 2012 + at // PEOPLE
            subject = Subject(SubjectKind.PERSON, ids[at % PEOPLE])
            held = HonourHeld(0, subject, "LDTT", year, f"{at}/QD-VP", dt.date(year, 12, 20))
            queries.save(writer, held)


def _today() -> dt.date:

    return dt.date(2022, 12, 7)


def _say(name: str, run: Callable[[], object]) -> None:
    taken = []
    for _run in range(RUNS):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{name}: {statistics.median(taken):.1f} ms (most {max(taken):.1f})")


if __name__ == "__main__":
    main()
