"""Awards as real reports of offices tell them, entered by workbook and reported by the statistics.

The numbers, honours, decisions and years are those of the reports; the people are placeholders.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.exchange import people_files
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import OfficeNames
from thiduadesk.rules.honours.catalogue import find
from thiduadesk.services import office
from thiduadesk.services import people
from thiduadesk.services import personnel
from thiduadesk.services import statistics
from thiduadesk.services.counting import Counted

NOW = dt.datetime(2022, 12, 1, 8, tzinfo=dt.UTC)
OFFICE = "Văn phòng Ủy ban nhân dân tỉnh"
CULTURE = "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở"
PROVINCE = "Chủ tịch UBND tỉnh"
CERTIFICATE = "Bằng khen của Chủ tịch UBND tỉnh"
UNITS = [f"Phòng {number}" for number in range(1, 8)]
PEOPLE = [f"CC{number:02d}" for number in range(1, 14)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office of seven units and thirteen persons, every third a woman, the first two leaders."""
    with Store.create(tmp_path / "office.thidua") as made:
        with made.change(Label("Test")) as writer:
            office_queries.save_names(writer, OfficeNames(0, OFFICE))
        rows = [
            (code, f"Nguyễn Thị {code}" if place % 3 == 0 else f"Nguyễn Văn {code}",
             "Nữ" if place % 3 == 0 else "Nam", dt.date(1975, 1, 1 + place),
             "Trưởng phòng" if place < 2 else "Chuyên viên", UNITS[place % 7], "công chức",
             "x" if place < 2 else None, None, dt.date(2010, 1, 1), None)
            for place, code in enumerate(PEOPLE)
        ]  # fmt: skip
        units = [(name, None, "phòng", OFFICE, dt.date(2010, 1, 1), None) for name in UNITS]
        _take(made, tmp_path, {"Đơn vị": units, "Cá nhân": rows})
        yield made


def _take(store: Store, folder: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> None:
    staged = people.stage(store, people_files.write(folder / "a.xlsx", sheets))
    assert [one.code for one in staged.refused] == []
    people.take_in(store, staged, {}, NOW)


def _given(
    whom: Iterable[str],
    year: int,
    honour: str,
    number: str = "",
    day: dt.date | None = None,
    decider: str = PROVINCE,
    movement: str = "",
) -> list[tuple[object, ...]]:
    """Rows of the sheet «Khen thưởng»: persons by «Mã», collectives by name."""
    return [
        (one if one in PEOPLE else None, None if one in PEOPLE else one, year, honour, number, day,
         decider, None, None, "", movement)
        for one in whom
    ]  # fmt: skip


def _counted(store: Store, last: int, first: int | None = None) -> dict[str, Counted]:
    return {one.honour: one for one in statistics.figures(store, last, first).counts}


def test_awards_of_a_report_of_two_years(store: Store, tmp_path: Path) -> None:
    """2016-2017: the flag, 2 orders, 5 excellent collectives, certificates for 2 and 8."""
    rows = [
        *_given([OFFICE], 2016, "Cờ Thi đua xuất sắc của Thủ tướng Chính phủ"),
        *_given(PEOPLE[:2], 2017, "Huân chương Lao động hạng Nhì", decider="Chủ tịch nước"),
        *_given(UNITS[:5], 2016, "Tập thể Lao động xuất sắc"),
        *_given(UNITS[:2], 2017, CERTIFICATE),
        *_given(PEOPLE[2:10], 2017, CERTIFICATE),
    ]
    _take(store, tmp_path, {"Khen thưởng": rows})
    found = _counted(store, 2017, 2016)
    told = {code: (one.collectives, one.persons) for code, one in found.items()}
    assert told == {"CO_CP": (1, 0), "HCLD2": (0, 2), "TTLDXS": (5, 0), "BK_T": (2, 8)}
    assert (found["HCLD2"].leaders, found["HCLD2"].direct) == (2, 0)
    assert (found["BK_T"].direct, found["BK_T"].women) == (8, 3)
    assert [(one.year, one.persons, one.collectives) for one in
            statistics.figures(store, 2017, 2016).years] == [(2016, 0, 6), (2017, 10, 2)]  # fmt: skip
    path = tmp_path / "a.xlsx"
    statistics.save(store, 2017, path, 2016)
    page = load_workbook(path)["0602"]
    state = {str(row[0].value): row[1].value for row in page.iter_rows()}
    assert state["Huân chương Lao động hạng Nhì"] == 2
    assert "Cờ thi đua của Chính phủ" not in state  # of 2016


def test_awards_of_a_year_with_their_decision(store: Store, tmp_path: Path) -> None:
    """2022: certificates to the office and persons, those of 898/QĐ-UBND for a movement."""
    decision = ("898/QĐ-UBND", dt.date(2022, 7, 8), PROVINCE, CULTURE)
    police = "Giám đốc Công an tỉnh"
    rows = [
        *_given([OFFICE, *PEOPLE[:4]], 2022, CERTIFICATE),
        *_given([OFFICE, PEOPLE[4]], 2022, CERTIFICATE, *decision),
        *_given([OFFICE], 2022, CERTIFICATE, "1201/QĐ-UBND", dt.date(2022, 10, 3)),
        *_given([OFFICE], 2022, "Giấy khen", "1/QĐ-CAT", dt.date(2022, 8, 19), police),
        *_given([OFFICE, *PEOPLE[5:7]], 2022, "Giấy khen", "2/QĐ-CAT", dt.date(2022, 9, 2), police),
    ]
    _take(store, tmp_path, {"Khen thưởng": rows})
    found = _counted(store, 2022)
    certificates, praise = found["BK_T"], found["GK"]
    assert (certificates.collectives, certificates.persons) == (3, 5)
    assert (certificates.movement, certificates.merit) == (2, 6)
    assert (praise.collectives, praise.persons) == (2, 2)
    by_898 = [one for one in personnel.honours(store) if one.number == "898/QĐ-UBND"]
    assert {(one.date, one.movement) for one in by_898} == {(dt.date(2022, 7, 8), CULTURE)}
    assert [one.name for one in statistics.figures(store, 2022).movements] == [CULTURE]


def test_what_a_bloc_registered_for_is_counted_from_its_members(
    store: Store, tmp_path: Path
) -> None:
    """2017: of ten members 4 aim at the flag of the Government, 10 at the province's, 9 at praise."""
    wanted = ("Cờ thi đua Chính phủ", "Cờ thi đua xuất sắc", "Bằng khen UBND tỉnh")
    codes = [honour.code for words in wanted if (honour := find(words)) is not None]
    assert codes == ["CO_CP", "CO_T", "BK_T"]
    members = tuple(
        BlocMember(
            f"Sở {number}",
            aims=tuple(
                code for code, most in zip(codes, (4, 10, 9), strict=True) if number <= most
            ),
        )
        for number in range(1, 11)
    )
    office.save(store, BlocYear(0, 2017, "Khối Thi đua 3", members=members))
    bloc = statistics.figures(store, 2017).bloc
    assert bloc is not None
    assert (bloc.name, bloc.size) == ("Khối Thi đua 3", 10)
    assert dict(bloc.aims) == {"CO_CP": 4, "CO_T": 10, "BK_T": 9}
    assert statistics.figures(store, 2018).bloc is None
    path = tmp_path / "a.pdf"
    statistics.save(store, 2017, path)
    text = PdfReader(path).pages[0].extract_text()
    assert "Đăng ký thi đua của Khối Thi đua 3, năm 2017" in text
    for share in ("4/10", "10/10", "9/10"):
        assert share in text


def test_examples_of_four_years_are_counted_together(store: Store, tmp_path: Path) -> None:
    """2019-2022: 11 collectives and 13 persons of one movement."""
    by_year = {2019: (3, 3), 2020: (3, 3), 2021: (3, 4), 2022: (2, 3)}
    everybody, rows = iter(PEOPLE), []
    for year, (collectives, persons) in by_year.items():
        whom = [*UNITS[:collectives], *(next(everybody) for _one in range(persons))]
        rows += _given(whom, year, "Giấy khen", f"{year}/QĐ-VP", dt.date(year, 12, 20),
                       "Chánh Văn phòng", CULTURE)  # fmt: skip
    _take(store, tmp_path, {"Khen thưởng": rows})
    (praise,) = statistics.figures(store, 2022, 2019).counts
    assert (praise.collectives, praise.persons, praise.movement) == (11, 13, 24)
    assert (praise.leaders, praise.direct) == (2, 11)
    (of_2021,) = statistics.figures(store, 2021).counts
    assert (of_2021.collectives, of_2021.persons) == (3, 4)
