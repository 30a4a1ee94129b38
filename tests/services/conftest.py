"""Small data files that the tests of the services share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.data.store import Store
from thiduadesk.services import office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new data file of an office that is founded and has nothing else."""
    with Store.create(tmp_path / "a.thidua") as opened:
        founding = office.Founding(
            "Sở Nội vụ", "UBND tỉnh X", "SNV", "X", "Giám đốc", "Nguyễn Văn A"
        )
        office.found(opened, founding)
        yield opened
