"""Amounts of money, in figures and in words."""

from __future__ import annotations

import pytest

from thiduadesk.documents.drafts import amounts


def test_amounts_are_written_with_points_and_their_words() -> None:
    words = "Mười sáu triệu ba trăm tám mươi nghìn đồng"
    assert amounts.written(16_380_000) == f"16.380.000 đồng ({words})"


def test_money_that_goes_out_has_figures_and_no_words() -> None:
    assert amounts.figures(-1_500_000) == "-1.500.000"
    with pytest.raises(ValueError, match="-1"):
        amounts.written(-1)
