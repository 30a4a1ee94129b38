from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from thiduadesk.domain.problems import Refused
from thiduadesk.ui.tasks.runner import BaseRunner
from thiduadesk.ui.tasks.runner import InlineRunner
from thiduadesk.ui.tasks.runner import JobContext
from thiduadesk.ui.tasks.runner import Runner


@pytest.fixture(params=[Runner, InlineRunner])
def runner(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[BaseRunner]:
    assert qapp is not None
    made: BaseRunner = request.param()
    yield made
    assert made.wait(5)


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.said: list[tuple[Any, ...]] = []
        self.threads: set[int] = set()

    def __call__(self, name: str) -> Any:
        def hear(*values: Any) -> None:
            self.said.append((name, *values))
            self.threads.add(threading.get_ident())

        return hear

    def options(self) -> dict[str, Any]:
        names = ("succeeded", "failed", "cancelled", "finished")
        return {name: self(name) for name in names}


def test_success_comes_on_the_main_thread_then_finished(runner: BaseRunner, qtbot: QtBot) -> None:
    heard = Heard()
    job = runner.submit(lambda _context: 42, **heard.options())
    with qtbot.waitSignal(job.finished):
        pass
    assert heard.said == [("succeeded", 42), ("finished",)]
    assert heard.threads == {threading.get_ident()}
    assert runner.jobs == ()


def test_failure_is_handed_over(runner: BaseRunner, qtbot: QtBot) -> None:
    heard = Heard()

    def work(_context: JobContext) -> None:
        raise Refused("no_sheet", year="2022")

    job = runner.submit(work, **heard.options())
    with qtbot.waitSignal(job.finished):
        pass
    (name, problem), last = heard.said
    assert (name, last) == ("failed", ("finished",))
    assert isinstance(problem, Refused)


def test_failure_nobody_asked_for_reaches_the_runner(runner: BaseRunner, qtbot: QtBot) -> None:
    def work(_context: JobContext) -> None:
        raise Refused("no_sheet", year="2022")

    with qtbot.waitSignal(runner.failed) as heard:
        runner.submit(work)
    assert isinstance(heard.args[0], Refused)


def test_cancel_stops_at_the_next_progress(qtbot: QtBot) -> None:
    runner = Runner()
    heard = Heard()
    begun = threading.Event()
    asked = threading.Event()

    def work(context: JobContext) -> None:
        begun.set()
        assert asked.wait(5)
        context.progress(1, 2)

    job = runner.submit(work, **heard.options())
    assert begun.wait(5)
    job.cancel()
    asked.set()
    with qtbot.waitSignal(job.finished):
        pass
    assert heard.said == [("cancelled",), ("finished",)]
    assert runner.wait(5)


def test_nothing_is_begun_once_the_runner_is_closed(runner: BaseRunner, qtbot: QtBot) -> None:
    begun: list[bool] = []
    heard = Heard()
    runner.close()
    job = runner.submit(lambda _context: begun.append(True), **heard.options())
    with qtbot.waitSignal(job.finished):
        pass
    assert heard.said == [("cancelled",), ("finished",)]
    assert (begun, runner.jobs) == ([], ())


def test_progress_is_reported_and_the_last_one_always_comes(
    runner: BaseRunner, qtbot: QtBot
) -> None:
    steps: list[tuple[int, int]] = []

    def work(context: JobContext) -> None:
        for done in range(1, 101):
            context.progress(done, 100)

    job = runner.submit(work, progressed=lambda done, total, _text: steps.append((done, total)))
    with qtbot.waitSignal(job.finished):
        pass
    assert steps[-1] == (100, 100)
    assert len(steps) < 50


def test_writing_jobs_run_one_after_another(qtbot: QtBot) -> None:
    runner = Runner()
    inside: list[int] = []
    together: list[int] = []

    def work(_context: JobContext) -> None:
        inside.append(1)
        together.append(len(inside))
        inside.pop()

    jobs = [runner.submit(work, writes=True) for _n in range(5)]
    with qtbot.waitSignals([job.finished for job in jobs]):
        pass
    assert together == [1] * 5
    assert runner.wait(5)
