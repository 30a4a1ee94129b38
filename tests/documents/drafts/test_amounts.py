"""Amounts of money, in figures and in words."""

from __future__ import annotations

import pytest

from thiduadesk.documents.drafts import amounts


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (760_000, "Bảy trăm sáu mươi nghìn đồng"),
        (2_340_000, "Hai triệu ba trăm bốn mươi nghìn đồng"),
        (12_005_000, "Mười hai triệu không trăm linh năm nghìn đồng"),
        (21_015_000, "Hai mươi mốt triệu không trăm mười lăm nghìn đồng"),
        (24_124_325, "Hai mươi tư triệu một trăm hai mươi tư nghìn ba trăm hai mươi lăm đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (1_000_050_000, "Một tỷ không trăm năm mươi nghìn đồng"),
        (10_110_000, "Mười triệu một trăm mười nghìn đồng"),
        (111_000, "Một trăm mười một nghìn đồng"),
    ],
)
def test_amounts_are_said_as_they_are_read(amount: int, words: str) -> None:
    assert amounts.in_words(amount) == words


def test_amounts_are_written_with_points_and_their_words() -> None:
    assert (
        amounts.written(16_380_000)
        == "16.380.000 đồng (Mười sáu triệu ba trăm tám mươi nghìn đồng)"
    )


def test_money_that_goes_out_has_figures_and_no_words() -> None:
    assert amounts.figures(-1_500_000) == "-1.500.000"
    with pytest.raises(ValueError, match="-1"):
        amounts.in_words(-1)
