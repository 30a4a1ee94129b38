"""Types of papers and their symbols, per regime."""

from __future__ import annotations

import pytest

from thiduadesk.documents import layout
from thiduadesk.documents.layout import types


def test_the_decree_knows_29_types_and_the_circular_32() -> None:
    assert {one.id: len(types.types(one.id)) for one in layout.known()} == {"tt01": 32, "nd30": 29}
    for profile in ("nd30", "tt01"):
        symbols = [one.symbol for one in types.types(profile) if one.symbol]
        assert len(symbols) == len(set(symbols))
        assert types.law(profile)


@pytest.mark.parametrize(
    ("printed", "profile", "symbol"),
    [
        ("BÁO CÁO", "nd30", "BC"),
        ("TỜ TRÌNH", "nd30", "TTr"),
        ("GIẤY UỶ QUYỀN", "nd30", "GUQ"),
        ("Giấy ủy quyền", "tt01", "UQ"),
        ("CÔNG VĂN", "nd30", ""),
    ],
)
def test_a_type_is_known_by_its_printed_name(printed: str, profile: str, symbol: str) -> None:
    found = types.type_named(printed, profile)
    assert found is not None
    assert found.symbol == symbol


def test_only_minutes_have_no_place_and_day() -> None:
    assert [one.name for one in types.types("nd30") if not one.dated] == ["Biên bản"]
    assert types.type_named("DANH SÁCH", "nd30") is None


def test_a_letter_names_office_and_unit_a_typed_paper_type_and_office() -> None:
    assert types.symbol("BC", "VP", "HCQT") == "BC-VP"
    assert types.symbol("", "STP", "VP") == "STP-VP"
    assert types.symbol("", "VP") == "VP"
