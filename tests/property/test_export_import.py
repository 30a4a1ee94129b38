"""Any office: exported and imported it is the same, plain, under a password, or by the rescue."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.data import office_2022
from tests.property.test_undo_histories import STEPS
from tests.property.test_undo_histories import Step
from tests.property.test_undo_histories import opened
from tests.property.test_undo_histories import take
from tests.property.test_undo_histories import template
from thiduadesk.data import encryption
from thiduadesk.data import keptcopies
from thiduadesk.data import keptfiles
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.services import safety

__all__ = ["template"]  # the fixture of the histories

NOW = dt.datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    cost, encryption.COST = encryption.COST, 4
    yield
    encryption.COST = cost


def keep(store: Store, content: bytes) -> None:
    sha256 = keptfiles.keep(store.path, content)
    with store.change(Label("Scan")) as w:
        kept_rows.add(w, sha256, "bản ký.pdf", len(content))


def scans(data_file: Path) -> dict[str, bytes]:
    """The kept files whose bytes are there."""
    folder = keptfiles.folder(data_file)
    return {
        sha256: keptfiles.read(data_file, sha256)
        for sha256 in keptcopies.needed(data_file)
        if (folder / sha256).exists()
    }


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=STEPS,
    content=st.lists(st.binary(max_size=300), max_size=3),
    password=st.sampled_from([None, "khen thưởng", " "]),
)
def test_an_office_exported_and_imported_is_the_same(
    template: bytes,
    steps: list[Step],
    content: list[bytes],
    password: str | None,
) -> None:
    with opened(template) as store, tempfile.TemporaryDirectory() as elsewhere:
        for name, a, b, text in steps:
            if name == "undo":
                store.undo()
            elif name == "redo":
                store.redo()
            else:
                take(store, name, a, b, text)
        for one in (office_2022.SCAN, *content):
            keep(store, one)
        exported = Path(elsewhere, "export.thidua" + (".enc" if password else ""))
        safety.backup(store, exported, password)
        imported = Path(elsewhere, "import.thidua")
        assert safety.restore(imported, exported, NOW, password).missing == ()
        rescued = Path(elsewhere, "rescue.thidua")
        report = safety.rescue(imported, rescued)
        assert (report.lost, report.doubtful) == (0, ())
        rows, files = office_2022.rows(store.path), scans(store.path)
        assert set(files.values()) >= set(content)
        for same in (imported, rescued):
            assert office_2022.rows(same) == rows
            assert scans(same) == files
            with Store.open(same) as again:
                assert office_2022.content(again) == office_2022.content(store)
