"""A paper of one endless line is looked over in a time that grows with its length, no faster."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from thiduadesk.exchange.paper_in import read_paper
from thiduadesk.rules import lastlook


@pytest.mark.parametrize(
    "unit",
    [
        "ngày 12 tháng 3 năm 2025 ",
        "số 12/KH-UBND ngày 12/3/2025 ",
        "ỦY BAN NHÂN DÂN ",
        "đạt 12,5% (12/34) ",
        "á",
        "|1|2|3|\n",
        "**a** ",
    ],
)
def test_twice_the_line_takes_no_four_times_as_long(unit: str, tmp_path: Path) -> None:
    def seconds(letters: int) -> float:
        path = tmp_path / f"{letters}.txt"
        path.write_text(unit * (letters // len(unit)), encoding="utf-8", newline="")
        begun = time.process_time()
        for document in read_paper(path):
            lastlook.check(document)
        return time.process_time() - begun

    seconds(2_000)  # words and patterns are read once
    assert seconds(40_000) < 3 * seconds(20_000) + 0.2
