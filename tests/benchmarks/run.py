"""Benchmarks of the main job, printed as figures and as ratios of the same run; nothing is judged.

    python3 tools/dev.py bench

Start: from the start of the process to a window that takes keys. Score: from a number typed in a
cell to totals painted anew, the write to the file apart. Preview: from a key typed in a paper of 30
pages to its pages shown anew, the quiet time before a rendering included. Report: the year report of the sample
with its score sheet, to PDF in this process, beside LibreOffice converting the DOCX of the same
report to PDF. Memory: resident set of the window at rest (Linux). Batches: see
batch.py. People: see people.py. Ten years: see ten_years.py. Eligibility: see honours.py. Register
of papers: see papers.py.
Last look: what it sees in papers labelled by reading, see tests/lastlook/measure.py, and how long
it takes over the longest of them.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7


def main() -> int:
    """Print every figure; returns 0."""
    with tempfile.TemporaryDirectory(prefix="thiduadesk-bench-") as folder:
        here = Path(folder)
        data = here / "sample.thidua"
        subprocess.run(
            [sys.executable, "-m", "thiduadesk", "--data", data, "sample"],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        _window(data)
        _report(data, here)
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks import batch
    from tests.benchmarks import citations
    from tests.benchmarks import honours
    from tests.benchmarks import papers
    from tests.benchmarks import people
    from tests.benchmarks import ten_years

    batch.main()
    people.main()
    ten_years.main()
    honours.main()
    citations.main()
    papers.main()
    _last_look()
    return 0


def _last_look() -> None:
    from tests.lastlook import measure
    from thiduadesk.services import lastlook

    for line in measure.report():
        print(line)
    longest = max(measure.SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    letters = len(longest.read_text(encoding="utf-8"))
    from tests.lastlook import test_long_lines as lines

    with tempfile.TemporaryDirectory(prefix="thiduadesk-bench-") as folder:
        ratios = [lines.growth(unit, Path(folder)) for unit in lines.UNITS]
    print(f"check: one line of 40,000 letters takes at most {max(ratios):.1f} times one of 20,000")
    _times(lambda: lastlook.look_at_file(longest, measure.TODAY), f"check: {letters:,} characters")


def _window(data: Path) -> None:
    lines = [_measured_window(data) for _run in range(RUNS)]
    for name, unit in (
        ("start", "s"),
        ("memory", "MB"),
        ("score", "ms"),
        ("commit", "ms"),
        ("preview", "ms"),
        ("pages", "pages of the preview"),
    ):
        values = [line[name] for line in lines if name in line]
        if values:
            _say(f"window: {name}", values, unit)


def _measured_window(data: Path) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_START": repr(time.time())}
    script = Path(__file__).with_name("window.py")
    done = subprocess.run(
        [sys.executable, script, data], cwd=ROOT, check=True, capture_output=True, text=True,
        env=environment,
    )  # fmt: skip
    pairs = (line.split("=") for line in done.stdout.splitlines() if line.count("=") == 1)
    return {name: float(value) for name, value in pairs}


def _report(data: Path, here: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from thiduadesk.app import session
    from thiduadesk.services import dispatches

    with session.reading(data) as store:
        draft = dispatches.current_draft(store, "report.year", 2022)
        if draft is None:
            raise AssertionError("the sample holds no year report")
        number = draft.id
        document = dispatches.compose(store, number)
        pages = dispatches.render_pdf(document).pages
        ours = _times(
            lambda: dispatches.render_pdf(dispatches.compose(store, number)), "report: to PDF"
        )
        docx = here / "report.docx"
        docx.write_bytes(dispatches.render_docx(document))
    print(f"report: {pages} pages")
    soffice = shutil.which("soffice")
    if soffice is None:
        print("report: LibreOffice is not installed, no ratio")
        return
    profile = f"-env:UserInstallation={(here / 'profile').as_uri()}"
    words: list[str | Path] = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        here,
        docx,
    ]
    theirs = _times(
        lambda: subprocess.run(words, check=True, capture_output=True), "report: LibreOffice"
    )
    print(
        f"report: LibreOffice takes {statistics.median(theirs) / statistics.median(ours):.1f} times as long"
    )


def _times(work: Callable[[], object], name: str) -> list[float]:
    work()
    times = []
    for _run in range(RUNS):
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    _say(name, times, "s")
    return times


def _say(name: str, values: list[float], unit: str) -> None:
    print(
        f"{name}: median {statistics.median(values):.3g} {unit} "
        f"(least {min(values):.3g}, most {max(values):.3g}, {len(values)} runs)"
    )


if __name__ == "__main__":
    raise SystemExit(main())
