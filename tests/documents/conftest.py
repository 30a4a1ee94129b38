"""The sample office, read once."""

from __future__ import annotations

import pytest

from thiduadesk.documents.drafts import samples
from thiduadesk.domain.dispatch import Dispatch


@pytest.fixture(scope="session")
def sample() -> samples.Sample:
    return samples.load()


@pytest.fixture
def draft(sample: samples.Sample) -> Dispatch:
    """The year report of 2022, not issued yet."""
    return next(one for one in sample.dispatches if one.year == 2022)
