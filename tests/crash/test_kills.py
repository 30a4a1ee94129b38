from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS = 30
"""Three of every verb."""


@pytest.mark.crash
@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_what_was_acknowledged_before_a_kill_is_there_and_nothing_is_halved(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a process of its own, which may fork: pytest's has threads."""
    words = [sys.executable, "-m", "tests.crash.run", "--kills", str(KILLS), "--seed", "2022"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    with capsys.disabled():
        print("\n" + done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"kills: {KILLS}, faults: 0, lost: 0" in done.stdout
    found = re.search(r"(\d+) operations were acknowledged .*, (\d+) waited for", done.stdout)
    assert found is not None
    acknowledged, waited_for = int(found[1]), int(found[2])
    assert acknowledged >= waited_for >= KILLS  # however slow the machine is
