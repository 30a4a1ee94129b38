"""A paper of one endless line is looked over to its end, and quotes only what stands there.

How its time grows with the length is printed by the bench (``growth``), not judged here; a pattern that
never comes to an end runs into the limit of every test.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from thiduadesk.domain.text import nfc
from thiduadesk.exchange.paper_in import read_paper
from thiduadesk.rules import lastlook

UNITS = (
    "ngày 12 tháng 3 năm 2025 ",
    "số 12/KH-UBND ngày 12/3/2025 ",
    "ỦY BAN NHÂN DÂN ",
    "đạt 12,5% (12/34) ",
    "á",
    "|1|2|3|\n",
    "**a** ",
)


def _written(unit: str, letters: int, folder: Path) -> Path:
    path = folder / f"{letters}.txt"
    path.write_text(unit * (letters // len(unit)), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("unit", UNITS)
def test_the_look_comes_to_its_end_and_quotes_what_stands_there(unit: str, tmp_path: Path) -> None:
    path = _written(unit, 40_000, tmp_path)
    (document,) = read_paper(path)
    assert document.source is not None
    lines = nfc(" ".join(document.source.lines)).replace("*", "")  # marks of emphasis are no words
    said = " ".join(lines.split())
    for finding in lastlook.check(document):
        assert finding.quote is None or " ".join(finding.quote.split()) in said


def growth(unit: str, folder: Path) -> float:
    """How many times as long 40,000 letters take as 20,000; about two where time grows as it should."""

    def seconds(letters: int) -> float:
        path = _written(unit, letters, folder)
        begun = time.process_time()
        for document in read_paper(path):
            lastlook.check(document)
        return time.process_time() - begun

    seconds(2_000)  # words and patterns are read once
    return seconds(40_000) / seconds(20_000)
