"""Opening, closing and backing up ten years' data.

Ten sheets of 60 rows, 40 dispatches of some 30 pages with five versions and four events each, 5,000
papers, 200 steps of undo; 500 people with ten years of ratings and titles; 60 movements of five years,
each with its papers, models, social work, reviews and a log of four entries a year, with figures.

    python3 tools/dev.py bench
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from tests.data import office_2022
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import events
from thiduadesk.data.queries import movements
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import people
from thiduadesk.data.queries import rubric
from thiduadesk.data.queries import versions
from thiduadesk.data.store import Store
from thiduadesk.data.store import Writer
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.office import Span
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.services import movements as movement_verbs
from thiduadesk.services import safety

YEARS, ROWS, DISPATCHES, PAPERS = 10, 60, 40, 5_000
PEOPLE, MOVEMENTS, VERSIONS = 500, 60, 5
RUN_YEARS, ENTRIES = 5, 4
"""Years of a movement, entries of its log in each."""
READY, BACKED_UP = 1.5, 1.0
"""Seconds that opening and backing up may take."""
PARTS, PARAGRAPHS = 30, 6
"""A part of six paragraphs of some 350 letters fills a page."""
RUNS = 7
SENTENCE = (
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh về công tác "
    "thi đua, khen thưởng; Văn phòng đã triển khai đến toàn thể cán bộ, công chức, viên chức và người "
    "lao động, gắn phong trào thi đua với nhiệm vụ chính trị của cơ quan, bảo đảm kịp thời, đúng quy "
    "định và thiết thực, góp phần hoàn thành xuất sắc các chỉ tiêu được giao trong năm."
)


DAY = dt.date(2016, 1, 1)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="thiduadesk-bench-") as folder:
        path = Path(folder) / "ten-years.thidua"
        fill(path)
        print(f"ten years: {path.stat().st_size / 1e6:.1f} MB, {_rows(path)} rows")
        seconds = itertools.count()
        now = dt.datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001
        safety.open_file(path, now).store.close()

        def opened() -> None:
            safety.open_file(path, now).store.close()

        def backed_up() -> None:
            safety.backup_now(path, now + dt.timedelta(seconds=next(seconds)))

        def sealed() -> None:
            with Store.open(path) as store, store.change(Label("x")) as w:
                papers.save_paper(w, Paper(0, "Quyết định", str(next(seconds)), "QĐ"))

        newest = safety.backup_now(path, now).path
        _say(f"ten years: the window takes keys (at most {READY} s)", lambda: shown(path))
        _say(f"ten years: opened with all checks and closed (at most {READY} s)", opened)
        _say(f"ten years: backed up and thinned (at most {BACKED_UP} s)", backed_up)
        for name, work in (
            ("opened, changed, sealed and closed", sealed),
            ("verified", lambda: safety.verify(path)),
            ("restored, with a backup of before", lambda: safety.restore(path, newest, now)),
            ("movements of a year, watched", lambda: watched(path)),
            ("rescued", lambda: safety.rescue(path, path.with_name(f"{next(seconds)}.thidua"))),
        ):
            _say(f"ten years: {name}", work)


def shown(path: Path) -> None:
    """Open the window over the file in a process of its own, and leave it as soon as it is ready."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "HOME": str(path.parent)}
    command = [sys.executable, "-m", "tests.benchmarks.ten_years", str(path)]
    subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[2])


def watched(path: Path) -> None:
    """Open the file and ask for the movements of a year and everything that is to say of them."""
    with Store.open(path) as store:
        movement_verbs.all_movements(store, dt.date(2020, 12, 31), 2020)
        movement_verbs.findings(store, dt.date(2020, 12, 31), 2020)


def show(path: str) -> int:
    """The process of ``shown``: it ends without closing, which would back up."""
    from thiduadesk.__main__ import main as program
    from thiduadesk.app import desk

    desk.when_ready.append(lambda _window: os._exit(0))
    return program(["--data", path])


def _say(name: str, work: Callable[[], object]) -> None:
    times = []
    for _run in range(RUNS):
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    print(
        f"{name}: median {statistics.median(times):.3g} s "
        f"(least {min(times):.3g}, most {max(times):.3g}, {len(times)} runs)"
    )


def _rows(path: Path) -> int:
    return sum(safety.verify(path).counts.values())


def fill(path: Path) -> None:
    """Make the file."""
    with Store.create(path) as store:
        office_2022.fill(store)
        with store.change(Label("Papers")) as w:
            for number in range(PAPERS):
                day = dt.date(2013, 1, 1) + dt.timedelta(days=number % 3650)
                papers.save_paper(
                    w,
                    Paper(
                        0, "Quyết định", str(number), "QĐ-UBND", "UBND tỉnh", day, SENTENCE[:120]
                    ),
                )
        with store.change(Label("Movements")) as w:
            for number in range(MOVEMENTS):
                movement_of(w, number)
        with store.change(Label("People")) as w:
            for number in range(PEOPLE):
                hire(w, number)
        for year in range(2013, 2013 + YEARS):
            with store.change(Label("Rubric")) as w:
                rubric.put_sheet(w, sheet(year))
        for number in range(DISPATCHES):
            with store.change(Label("Dispatch")) as w:
                draft = dataclasses.replace(office_2022.DRAFT, year=2013 + number % 10, body=body())
                way_of(w, dataclasses.replace(draft, id=dispatches.add(w, draft)))
        for number in range(200):
            with store.change(Label("Score")) as w:
                score = Score(Points(number), explanation=SENTENCE)
                rubric.set_score(w, 2022, str(1 + number % ROWS), score)


def hire(w: Writer, number: int) -> None:
    """A person with a post, and what ten years leave of him."""
    person = people.save(w, Person(0, f"CC{number:04}", f"Nguyễn Văn {number}", span=Span(DAY)))
    people.save(w, PostHeld(0, person, SENTENCE[:40], leader=number % 9 == 0, span=Span(DAY)))
    subject = Subject(SubjectKind.PERSON, person)
    for year in range(2013, 2013 + YEARS):
        people.save(w, Rating(0, subject, year, RatingLevel.GOOD))
        decided = dt.date(year + 1, 1, 15)
        title = HonourHeld(0, subject, "LDTT", year, f"{year}/QĐ-VP", decided, SENTENCE[:20])
        people.save(w, title)


def movement_of(w: Writer, number: int) -> None:
    """A movement of five years with its papers, and what was done for it."""
    first = 2013 + number % (YEARS - RUN_YEARS + 1)
    span = Span(dt.date(first, 1, 1), dt.date(first + RUN_YEARS - 1, 12, 31))
    launcher = list(Launcher)[number % len(Launcher)]
    movement = movements.save_movement(
        w,
        Movement(0, f"{number} {SENTENCE[:60]}", launcher=launcher, launched=span.start, span=span),
    )
    roles = (PaperRole.LAUNCH, PaperRole.IMPLEMENT, PaperRole.PLAN)
    cited = [(1 + number * 3 + place, role) for place, role in enumerate(roles)]
    papers.set_links(w, Owner(OwnerKind.MOVEMENT, movement), cited)
    for year in range(first, first + RUN_YEARS):
        for quarter in range(ENTRIES):
            activity = Activity(
                0,
                year,
                f"{{0}}: {SENTENCE}",
                movement,
                day=dt.date(year, 1 + 3 * quarter, 15),
                figures=figures(number + quarter),
            )
            owner = Owner(OwnerKind.ACTIVITY, movements.save(w, activity))
            papers.set_links(w, owner, [(1 + number * ENTRIES + quarter, PaperRole.CITED)])
        movements.save(w, GoodModel(0, year, SENTENCE[:50], movement, text=SENTENCE))
        movements.save(w, SocialWork(0, year, SENTENCE[:80], movement, amount=10_000_000))
    for kind in ReviewKind:
        movements.save(w, MovementReview(0, movement, kind, first + RUN_YEARS - 1))


def figures(number: int) -> tuple[Figure, ...]:
    """A number made up of three."""
    parts = tuple(Figure(f"phần {part}", Decimal(number)) for part in range(3))
    return (Figure("nhiệm vụ", Decimal(3 * number), "nhiệm vụ", parts=parts),)


def way_of(w: Writer, dispatch: Dispatch) -> None:
    """What happened to a paper, and how it stood each time."""
    for number in range(VERSIONS):
        at = dt.datetime(dispatch.year, 11, 1 + number, tzinfo=dt.UTC)
        versions.keep(w, dispatch, at, "")
    for kind in (EventKind.FOR_SIGNATURE, EventKind.RETURNED, EventKind.CORRECTED, EventKind.SENT):
        at = dt.datetime(dispatch.year, 12, 1, tzinfo=dt.UTC)
        events.add(w, Event(0, dispatch.id, kind, at, at.date(), note=SENTENCE[:80]))


def sheet(year: int) -> Sheet:
    """A year's sheet."""
    rows = tuple(
        Row(
            Criterion(str(number), None, str(number), SENTENCE[:200], max_points=Points(2000)),
            Score(Points(1900), explanation=SENTENCE, evidence=(1 + number, 100 + number)),
        )
        for number in range(1, ROWS + 1)
    )
    return Sheet(year, f"BẢNG CHẤM ĐIỂM NĂM {year}", rows)


def body() -> tuple[Part, ...]:
    """The body of a dispatch of some thirty pages."""
    return tuple(
        Part(
            str(number),
            Heading(Numbering.ARABIC, (Text(SENTENCE[:60]),)),
            tuple(Paragraph((Text(f"{number}.{one} {SENTENCE}"),)) for one in range(PARAGRAPHS)),
        )
        for number in range(PARTS)
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        raise SystemExit(show(sys.argv[1]))
    main()
