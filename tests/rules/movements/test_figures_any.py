"""Any figures at all: what is written can be read back, kept and spelled without loss."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from thiduadesk.data import codec
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.rules.movements import figures
from thiduadesk.rules.movements import plain
from thiduadesk.rules.movements import spelled

VALUES = st.decimals(-(10**12), 10**12, allow_nan=False, places=3) | st.integers(0, 200).map(
    Decimal
)
UNITS = st.sampled_from(["", "%", "nhiệm vụ", "tỷ đồng"])
ABOUT = st.sampled_from(["", "hơn", "gần", "khoảng"])
FIGURES = st.recursive(
    st.builds(Figure, st.text(max_size=9), VALUES, UNITS, ABOUT),
    lambda parts: st.builds(
        Figure, st.text(max_size=9), VALUES, UNITS, ABOUT, st.lists(parts, max_size=3).map(tuple)
    ),
    max_leaves=6,
)


@given(value=VALUES, unit=UNITS)
def test_number_written_can_be_read_back(value: Decimal, unit: str) -> None:
    said = figures.number(value, unit).removesuffix("%")
    assert Decimal(said.replace(".", "").replace(",", ".")) == value


@settings(max_examples=60)
@given(known=st.lists(FIGURES, max_size=3).map(tuple))
def test_every_figure_has_its_place_in_text_and_file(known: tuple[Figure, ...]) -> None:
    kept = codec.to_json(known, tuple[Figure, ...])
    assert codec.from_json(kept, tuple[Figure, ...]) == known
    places = [place for place, _figure in figures.places(known)]
    text = "".join(f" {{{place}}};" for place in places) or "x"
    one = Activity(3, 2022, text, figures=known)
    facts = figures.facts([one])
    assert list(facts) == [figures.key(3, place) for place in places]
    assert "".join(run.text for run in spelled(one)) == plain(one)
    for said in facts.values():
        assert said in plain(one)
    assert not [found for found in figures.findings(one) if found.code == "movement_figure_missing"]


@given(known=st.lists(FIGURES, max_size=6))
def test_merging_keeps_sums_and_is_done_once(known: list[Figure]) -> None:
    merged = figures.merged(known)
    assert figures.merged(merged) == merged
    for unit in ("nhiệm vụ", "tỷ đồng", ""):
        before = sum(one.value for one in known if one.unit == unit)
        assert sum(one.value for one in merged if one.unit == unit) == before
