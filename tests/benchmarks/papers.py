"""The register of 1,000, 10,000 and 50,000 papers: opened, searched letter by letter, looked through.

Growth is printed beside the figures; nothing is judged. Aims of the design at 50,000: a letter
typed within 50 ms, the page open within 100 ms.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from thiduadesk.data.store import Store

SIZES = (1_000, 10_000, 50_000)
RUNS = 5
TYPED = "van hoa cong so 412"
_DAY = dt.datetime(2024, 12, 7, 9, 30, tzinfo=dt.UTC)


def main() -> None:
    """Print the figures of every size, and how they grow."""
    from PySide6.QtWidgets import QApplication

    from thiduadesk.data.store import Store
    from thiduadesk.ui.theme import theme
    from thiduadesk.ui.theme.tokens import Scheme

    application = QApplication.instance() or QApplication([])
    if isinstance(application, QApplication):
        theme.install(application, Scheme.LIGHT, 100)
    figures: dict[str, list[float]] = {}
    for size in SIZES:
        with (
            tempfile.TemporaryDirectory() as folder,
            Store.create(Path(folder) / "papers.thidua") as store,
        ):
            _fill(store, size)
            for name, taken in _measured(store).items():
                figures.setdefault(name, []).append(taken)
    for name, grown in figures.items():
        sizes = zip(SIZES, grown, strict=True)
        said = ", ".join(f"{size:,}: {value:.1f} ms" for size, value in sizes)
        print(f"papers: {name}: {said}; {grown[-1] / max(grown[0], 0.1):.1f} times as long")


def _measured(store: Store) -> dict[str, float]:
    """Milliseconds of each gesture."""
    from PySide6.QtWidgets import QMainWindow

    from thiduadesk.services import paperconflicts
    from thiduadesk.services import papers
    from thiduadesk.ui.feedback.banner import BannerArea
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.pages.papers.page import PapersPage
    from thiduadesk.ui.tasks.runner import Runner

    window, runner = QMainWindow(), Runner()
    window.resize(1366, 768)
    page = PapersPage(store, runner, Feedback(window, BannerArea()), lambda: _DAY)
    window.setCentralWidget(page)
    window.show()

    def shown(run: Callable[[], object]) -> float:
        began = time.perf_counter()
        run()
        window.grab()  # paints at once
        taken = (time.perf_counter() - began) * 1000
        runner.wait(60)  # what is found out beside the window is no part of it
        return taken

    def opened() -> None:
        page.register.list.model.set_keys(())
        page.refresh(None)

    field, rows = page.register.list.search, page.register.list.model
    figures = {"open the page": statistics.median(shown(opened) for _run in range(RUNS))}
    typed = (TYPED[:at] for at in range(1, len(TYPED) + 1))
    letters = [shown(partial(field.setText, words)) for words in typed]
    figures["a letter typed"] = statistics.median(letters)
    figures["the slowest letter"] = max(letters)
    field.clear()
    middle = rows.keys[len(rows.keys) // 2]
    figures["jump to a paper"] = shown(lambda: page.open_at(str(middle)))
    uses = papers.used(store, int(str(middle)))
    figures["found by the palette"] = _taken(lambda: list(page.hits("412 kh vp")))
    figures["its uses"] = _taken(lambda: papers.used(store, int(str(middle))))
    figures["its conflicts"] = _taken(
        lambda: paperconflicts.of_paper(store, int(str(middle)), uses, _DAY.date())
    )
    figures["the whole register looked through"] = _taken(
        lambda: paperconflicts.of_all(store, _DAY.date()), 1
    )
    window.close()
    window.deleteLater()
    return figures


def _taken(run: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _run in range(runs):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _fill(store: Store, size: int) -> None:
    """Papers of five series over twenty years, each numbered in the order of its days."""
    from thiduadesk.data.queries import papers as queries
    from thiduadesk.domain.labels import Label
    from thiduadesk.domain.papers import Paper

    series = (
        ("Quyết định", "QĐ-UBND", "UBND tỉnh"),
        ("Kế hoạch", "KH-VP", ""),
        ("Công văn", "UBND-NC", "UBND tỉnh"),
        ("Báo cáo", "BC-SNV", "Sở Nội vụ"),
        ("Thông báo", "TB-HĐND", "HĐND tỉnh"),
    )
    a_year = size // len(series) // 20
    with store.change(Label("Sample data")) as writer:
        for at in range(size):
            kind, symbol, issuer = series[at % len(series)]
            year, number = 2004 + at // len(series) % 20, at // len(series) // 20 + 1
            day = dt.date(year, 1, 1) + dt.timedelta(days=number * 360 // (a_year + 1))
            subject = f"về việc triển khai phong trào thi đua thực hiện văn hóa công sở đợt {at}"
            queries.save_paper(writer, Paper(0, kind, str(number), symbol, issuer, day, subject))


if __name__ == "__main__":
    main()
