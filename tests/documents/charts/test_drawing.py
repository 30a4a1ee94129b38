"""The geometry of charts: nothing overlaps, nothing leaves its room, bars tell the truth."""

from __future__ import annotations

from itertools import combinations

import pytest

from thiduadesk.documents.charts import Box
from thiduadesk.documents.charts import Drawing
from thiduadesk.documents.charts import Letters
from thiduadesk.documents.charts import Words
from thiduadesk.documents.charts import draw
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Item
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.charts import Series
from thiduadesk.domain.charts import Shape
from thiduadesk.domain.charts import Tone
from thiduadesk.domain.charts import shares


def _width(text: str, small: bool, bold: bool) -> float:
    return len(text) * (5.0 if small else 6.0) * (1.1 if bold else 1.0)


LETTERS = Letters(12.0, 10.0, _width, lambda value: f"{value:g}".replace(".", ","))
SECTIONS = tuple(
    Item(
        str(no), f"Nội dung {no}: thực hiện nhiệm vụ được giao {'lâu dài ' * no}", f"{no}/10", note
    )
    for no, note in ((1, "mất 9 điểm: I.1, I.2, I.3, I.4"), (2, ""), (3, "mất 7 điểm: III.1"))
)
YEARS = tuple(Item(str(year), str(year)) for year in range(2004, 2026))


def _charts() -> dict[str, Chart]:
    before = Series("Năm trước", (90.0, None, 0.0), Tone.ACCENT_LIGHT)
    counted = Series("Cá nhân", tuple(range(22)))
    others = Series("Tập thể", tuple(range(22, 0, -1)), Tone.ACCENT_LIGHT)
    return {
        "percent": Chart("Nội dung", SECTIONS, (Series("Năm nay", (10, 55.5, 100)), before),
                         scale=Scale.PERCENT, source="Nguồn: phiếu tự chấm"),
        "names": Chart("Hình thức", (Item("a", "Bằng khen"), Item("b", "Giấy khen")),
                       (Series("", (3, 12)),)),
        "stacked": Chart("Theo năm", YEARS, (counted, others), Shape.COLUMNS, stacked=True),
        "beside": Chart("Theo năm", YEARS, (counted, others), Shape.COLUMNS),
        "shares": Chart("Ai", (Item("a", "Bằng khen"), Item("b", "Giấy khen")),
                        (Series("Quản lý", (1, 0)), Series("Trực tiếp", (2, 0))), scale=Scale.SHARES),
        "nothing": Chart("Theo năm", (), (), Shape.COLUMNS),
        "zeros": Chart("Theo năm", YEARS[:2], (Series("", (0, None)),), Shape.COLUMNS),
    }  # fmt: skip


@pytest.mark.parametrize("width", [140.0, 320.0, 900.0])
@pytest.mark.parametrize("name", list(_charts()))
def test_all_words_stand_inside_and_apart(name: str, width: float) -> None:
    drawing = draw(_charts()[name], width, LETTERS)
    drawn: list[Box | Words] = [*drawing.boxes, *drawing.words]
    for one in drawn:
        assert one.x >= -0.01
        assert one.y >= -0.01
        assert one.x + one.width <= width + 0.01, one
        assert one.y + one.height <= drawing.height + 0.01, one
    for first, second in combinations(drawing.words, 2):
        assert not _overlap(first, second), (first, second)
    for words in drawing.words:
        assert _width(words.text, words.small, words.bold) <= max(words.width, 14) + 0.01, words


def _overlap(one: Words, other: Words) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01 and bool(one.text and other.text)


def _of(drawing: Drawing, tone: Tone, *, legend: bool = False) -> list[Box]:
    found = [one for one in drawing.boxes if one.tone is tone]
    return found[1:] if legend else found


def test_lying_bars_are_as_long_as_their_values() -> None:
    drawing = draw(_charts()["names"], 500, LETTERS)
    short, long = _of(drawing, Tone.ACCENT)
    assert short.width * 4 == pytest.approx(long.width)
    assert [one.text for one in drawing.words] == ["Hình thức", "Bằng khen", "3", "Giấy khen", "12"]


def test_per_cent_are_measured_against_a_hundred_and_compared_below() -> None:
    drawing = draw(_charts()["percent"], 900, LETTERS)
    back = _of(drawing, Tone.BACK)
    now = _of(drawing, Tone.ACCENT, legend=True)
    before = _of(drawing, Tone.ACCENT_LIGHT, legend=True)
    assert [round(100 * one.width / back[0].width, 1) for one in now] == [10, 55.5, 100]
    assert len(before) == 1  # neither the unknown nor the zero has a bar
    assert before[0].y > now[0].y + now[0].height
    assert before[0].width / back[0].width == pytest.approx(0.9)
    said = [one.text for one in drawing.words]
    assert "1/10" in said
    assert said[-1] == "Nguồn: phiếu tự chấm"


def test_stacked_columns_add_up_and_their_sum_stands_above() -> None:
    drawing = draw(_charts()["stacked"], 900, LETTERS)
    first, second = (
        _of(drawing, Tone.ACCENT, legend=True),
        _of(drawing, Tone.ACCENT_LIGHT, legend=True),
    )
    assert len(first) == 21  # a zero has no box
    tops = {round(one.y, 3) for one in second}
    assert len(tops) == 1  # each year counts 22 in all
    assert sum(one.text == "22" for one in drawing.words) == len(YEARS)


def test_shares_fill_the_bar_and_are_named_below_it() -> None:
    drawing = draw(_charts()["shares"], 500, LETTERS)
    said = [one.text for one in drawing.words]
    assert "Quản lý 1 (33%) · Trực tiếp 2 (67%)" in said
    assert "Quản lý 0 (0%) · Trực tiếp 0 (0%)" in said
    assert shares((1, 1, 1)) == (34, 33, 33)


def test_a_click_beside_a_short_bar_means_its_item() -> None:
    drawing = draw(_charts()["names"], 500, LETTERS)
    bars = _of(drawing, Tone.ACCENT)
    for bar, key, told in zip(bars, "ab", ("Bằng khen: 3", "Giấy khen: 12"), strict=True):
        found = drawing.at(499, bar.y + 1)
        assert found is not None
        assert (found.key, found.told) == (key, told)
    assert drawing.at(10, drawing.height + 1) is None


def test_series_of_another_length_is_no_chart() -> None:
    with pytest.raises(ValueError, match="Năm: 1 values of 2"):
        Chart("", (Item("a", "A"), Item("b", "B")), (Series("Năm", (1,)),))
