"""Rendering for the preview: the latest request wins, faults are told, nothing shows after it was dropped."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from thiduadesk.documents.pdf import RenderedPdf
from thiduadesk.ui.editor.feed import PreviewFeed
from thiduadesk.ui.tasks.runner import Runner


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner(qapp)
    yield made
    assert made.wait(5)
    QApplication.processEvents()
    made.setParent(None)
    made.deleteLater()


def _pdf(name: str) -> RenderedPdf:
    return RenderedPdf(name.encode(), 1, ())


def test_the_latest_request_wins(runner: Runner, qtbot: QtBot) -> None:
    feed = PreviewFeed(runner)
    shown: list[bytes] = []
    made: list[str] = []
    go = threading.Event()

    def make(name: str, *, wait: bool = False) -> RenderedPdf:
        if wait:
            go.wait(5)
        made.append(name)
        return _pdf(name)

    feed.rendered.connect(lambda pdf: shown.append(pdf.data))
    feed.ask(lambda: make("first", wait=True), at_once=True)
    qtbot.waitUntil(lambda: bool(runner.jobs))
    feed.ask(lambda: make("second"), at_once=True)
    qtbot.wait(30)
    feed.ask(lambda: make("third"), at_once=True)
    qtbot.wait(30)
    go.set()
    qtbot.waitUntil(lambda: b"third" in shown)
    assert made == ["first", "third"]


def test_a_dropped_request_is_not_shown(runner: Runner, qtbot: QtBot) -> None:
    feed = PreviewFeed(runner)
    shown: list[object] = []
    feed.rendered.connect(shown.append)
    go = threading.Event()

    def make() -> RenderedPdf:
        go.wait(5)
        return _pdf("x")

    feed.ask(make, at_once=True)
    qtbot.waitUntil(lambda: bool(runner.jobs))
    feed.forget()
    go.set()
    qtbot.waitUntil(lambda: not runner.jobs)
    assert shown == []


def test_a_failure_is_told_and_the_next_request_is_rendered(runner: Runner, qtbot: QtBot) -> None:
    feed = PreviewFeed(runner)

    def fail() -> RenderedPdf:
        raise ValueError("no font")

    with qtbot.waitSignal(feed.failed) as caught:
        feed.ask(fail, at_once=True)
    assert caught.args is not None
    assert isinstance(caught.args[0], ValueError)
    with qtbot.waitSignal(feed.rendered):
        feed.ask(lambda: _pdf("x"), at_once=True)
