"""Honours counted by whom they were given to, on the screen, on paper and in a workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.services import round_office
from tests.services.round_office import YEAR
from tests.services.round_office import person
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.charts import Chart
from thiduadesk.domain.charts import Scale
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Registration
from thiduadesk.services import personnel
from thiduadesk.services import statistics


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Six persons with «LĐTT», one of them higher too, a unit; registered for more."""
    with Store.create(tmp_path / "a.thidua") as opened:
        round_office.fill(opened)
        for aim in personnel.registrations(opened, YEAR):
            personnel.remove(opened, aim)
        for held in personnel.honours(opened):
            personnel.remove(opened, held)
        for number in range(1, 7):
            _give(opened, HonourHeld(0, person(number), "LDTT", YEAR, "98/QĐ-VP"))
        _give(opened, HonourHeld(0, person(3), "CSTDT", YEAR, "1200/QĐ-UBND"))
        _give(
            opened, HonourHeld(0, person(4), "BK_T", YEAR - 3, "77/QĐ-UBND", movement="Nông thôn")
        )
        _give(opened, HonourHeld(0, round_office.unit(1), "TTLDTT", YEAR, "98/QĐ-VP"))
        for number, honour in ((1, "LDTT"), (3, "CSTDCS"), (8, "CSTDCS")):
            personnel.save(opened, Registration(0, person(number), YEAR, honour))
        yield opened


def _give(store: Store, held: HonourHeld) -> None:
    personnel.save(store, held)


def _charts(store: Store, last: int, first: int | None = None) -> dict[str, Chart]:
    _paper, drawn = statistics.document(store, last, first)
    return {one.title.split(",")[0]: one for one in drawn}


def test_leaders_women_and_movements_are_counted_apart(store: Store) -> None:
    found = statistics.figures(store, YEAR)
    counted = {one.honour: one for one in found.counts}
    assert (counted["LDTT"].total, counted["LDTT"].leaders, counted["LDTT"].women) == (6, 6, 1)
    assert (counted["TTLDTT"].collectives, counted["TTLDTT"].merit) == (1, 1)
    assert "BK_T" not in counted
    whole = statistics.figures(store, YEAR, YEAR - 3)
    assert {one.honour: one.movement for one in whole.counts}["BK_T"] == 1
    assert [(one.year, one.persons, one.collectives) for one in whole.years] == [
        (YEAR - 3, 1, 0), (YEAR - 2, 0, 0), (YEAR - 1, 0, 0), (YEAR, 7, 1),
    ]  # fmt: skip


def test_a_higher_title_reaches_what_was_registered(store: Store) -> None:
    found = statistics.figures(store, YEAR)
    aims = {one.honour: (one.registered, one.reached) for one in found.aims}
    assert aims == {"LDTT": (1, 1), "CSTDCS": (2, 1)}
    assert [one.said for one in _charts(store, YEAR)["Kết quả so với đăng ký thi đua"].items] == [
        "1/1", "1/2",
    ]  # fmt: skip


def test_charts_show_shares_of_persons_only(store: Store) -> None:
    drawn = _charts(store, YEAR, YEAR - 3)
    posts = drawn["Lãnh đạo"]
    assert posts.scale is Scale.SHARES
    assert [one.key for one in posts.items] == ["LDTT", "CSTDT", "BK_T"]
    women = drawn["Tỷ lệ nữ trong số cá nhân được khen"]
    assert women.items[0].said == "1/6 (17%)"
    levels = drawn["Theo cấp khen thưởng"]
    assert [(one.key, levels.values(at)) for at, one in enumerate(levels.items)] == [
        ("base", (6, 1)), ("province", (2, 0)),
    ]  # fmt: skip


def test_paper_has_the_table_and_every_chart(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    statistics.save(store, YEAR, path, YEAR - 3)
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    assert f"TỪ NĂM {YEAR - 3} ĐẾN NĂM {YEAR}" in " ".join(text.split())
    for title in _charts(store, YEAR, YEAR - 3):
        assert title in text
    assert "1/6 (17%)" in text
    again = tmp_path / "b.pdf"
    statistics.save(store, YEAR, again, YEAR - 3)
    assert again.read_bytes() == path.read_bytes()


def test_forms_of_the_staff_are_filled_from_posts_that_say_so(store: Store, tmp_path: Path) -> None:
    def form(code: str) -> dict[str, object]:
        path = tmp_path / "a.xlsx"
        statistics.save(store, YEAR, path)
        return {str(row[0].value): row[1].value for row in load_workbook(path)[code].iter_rows()}

    assert form("0605")["Tổng số người"] is None
    assert any("ghi tay" in row for row in form("0604"))
    specialist, other = "Chuyên viên thi đua, khen thưởng", "Chuyên viên"
    for number, post, since in ((10, specialist, 2022), (11, other, 2016), (12, specialist, 2016)):
        record = personnel.record(store, person(number), dt.date(YEAR, 12, 31))
        assert record is not None
        span = Span(dt.date(since, 1, 1))
        personnel.save(store, replace(record.posts[-1], post=post, span=span))
    assert statistics.staff(store, YEAR) == statistics.Staff(
        part_time=2, people=2, middle=2, short=1, long=1
    )
    found = form("0605")
    assert (found["Tổng số người"], found["Thâm niên từ 5 năm trở lên"]) == (2, 1)
    assert found["Đại học"] is None  # not in the records
    with store.read() as reader:
        unit = office_queries.units(reader)[0]
    personnel.save(store, replace(unit, name="Phòng Thi đua - Khen thưởng"))
    assert form("0604")["Cơ quan, đơn vị chuyên trách"] == 1
    assert statistics.staff(store, YEAR).people > 2  # everybody of that unit


def test_year_without_honours_prints_a_sentence(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    statistics.save(store, 1999, path)
    assert "Chưa ghi nhận" in PdfReader(path).pages[0].extract_text()


def test_workbook_has_own_table_charts_and_forms(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    statistics.save(store, YEAR, path, YEAR - 3)
    book = load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames == ["Tổng hợp", "Biểu đồ", "0601", "0602", "0603", "0604", "0605"]
    drawn = vars(book["Biểu đồ"])["_charts"]
    assert len(drawn) == len(_charts(store, YEAR, YEAR - 3))
    refs = [one.val.numRef.f for one in drawn[0].series]
    assert refs == ["'Biểu đồ'!$B$3:$B$6", "'Biểu đồ'!$C$3:$C$6"]
    assert [cell[0].value for cell in book["Biểu đồ"]["B3:B6"]] == [1, 0, 0, 7]
    province = [[cell.value for cell in row] for row in book["0603"].iter_rows()]
    names = [str(row[0]) for row in province]
    line = next(row for row in province if "Chiến sĩ thi đua cấp" in str(row[0]))
    assert line[1] == 1
    assert not any("Lao động tiên tiến" in name for name in names)
    assert not any("Bằng khen" in name for name in names)  # of another year
