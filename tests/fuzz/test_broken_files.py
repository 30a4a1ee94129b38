from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = 100


@pytest.mark.crash
@pytest.mark.skipif(os.name != "posix", reason="each case is a fork")
def test_broken_files_are_read_or_refused_and_never_half_imported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In a process of its own, which may fork: pytest's has threads."""
    words = [sys.executable, "-m", "tests.fuzz.run", "--cases", str(CASES), "--seed", "2022"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    with capsys.disabled():
        print("\n" + done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"cases: {CASES}, crashes: 0, hangs: 0" in done.stdout
