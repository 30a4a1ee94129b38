"""The power fails while she types: what is older than five seconds is there at the next start."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.crash.typing_child import FIELDS
from tests.crash.typing_child import ROW
from thiduadesk.__main__ import main
from thiduadesk.data.store import Store
from thiduadesk.domain.document import walk
from thiduadesk.services import dispatches
from thiduadesk.services import rubric

ROOT = Path(__file__).parents[2]
KEPT_FROM = 5.0
"""Seconds after which a typed word must survive."""
TYPED_FOR = 8.0


class Typist:
    """A window in a process of its own, typed into until it is killed; when each word was typed."""

    def __init__(self, data: Path, field: str) -> None:
        self.data = data
        self.words: dict[str, float] = {}
        self.other: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.typing_child", str(data), field],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(data.parent)},
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word = line.strip()
            if word.startswith("w"):
                self.words[word] = time.monotonic()
            else:
                self.other.append(word)

    def killed(self) -> float:
        """Wait until it has typed for a while, then kill it; when."""
        limit = time.monotonic() + 40
        while time.monotonic() < limit and self._process.poll() is None:
            long_enough = self.words and time.monotonic() - min(self.words.values()) > TYPED_FOR
            if long_enough and len(self.words) > TYPED_FOR:
                break
            time.sleep(0.05)
        at = time.monotonic()
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return at


def everything_written(data: Path) -> tuple[str, int]:
    """All words of the draft and of the row, and how many steps can be undone."""
    with Store.open(data) as store:
        draft = dispatches.get(store, 2)
        row = rubric.require(store, 2022).sheet.row(ROW)
        assert row is not None
        parts = [repr((part.heading, part.blocks)) for part in walk(draft.body)]
        words = "\n".join((*parts, repr(draft.frame), row.score.explanation))
        steps = 0
        while store.undo() is not None:
            steps += 1
        return words, steps


@pytest.mark.crash
@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_what_was_typed_five_seconds_before_a_power_cut_is_there_in_every_long_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "sample.thidua"
    assert main(["--data", str(made), "sample"]) == 0
    typists = {}
    for field in FIELDS:
        folder = tmp_path / field
        folder.mkdir()
        typists[field] = Typist(Path(shutil.copy(made, folder / "sample.thidua")), field)
    ends = {field: typist.killed() for field, typist in typists.items()}
    lost = {}
    for field, typist in typists.items():
        assert len(typist.words) > TYPED_FOR, (field, typist.other)
        written, steps = everything_written(typist.data)
        old = [word for word, at in typist.words.items() if at < ends[field] - KEPT_FROM]
        assert old, field
        lost[field] = [word for word in old if word not in written]
        last = max((at for word, at in typist.words.items() if word in written), default=0.0)
        with capsys.disabled():
            print(
                f"\n{field}: {len(typist.words)} words typed without a pause, {len(old)} older than "
                f"{KEPT_FROM:.0f} s, lost of these: {len(lost[field])}; the last kept was typed "
                f"{ends[field] - last:.1f} s before the kill; steps of undo: {steps}",
                end="",
            )
        assert steps <= 2, (field, steps)  # one typing is one step
    assert not any(lost.values()), lost
