"""The workbook of people: taken in whole and good, refused row by row, written out and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.exchange import people_files
from thiduadesk.data import rescue
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.services import people
from thiduadesk.services import sample
from thiduadesk.services.people import Outcome

NOW = dt.datetime(2022, 12, 1, 8, tzinfo=dt.UTC)
AN = ("CC01", "Nguyễn Văn An", "Nam", "01/02/1980", "Trưởng phòng", "TH", "công chức", "x", "x",
      "01/03/2010", None)  # fmt: skip
BINH = ("CC02", "Trần Thị Bình", "Nữ", dt.date(1990, 5, 5), "Chuyên viên", "Phòng Tổng hợp",
        "công chức", None, None, dt.date(2015, 1, 1), None)  # fmt: skip
UNIT = ("Phòng Tổng hợp", "TH", "phòng", "Sở Tư pháp", dt.date(2010, 1, 1), None)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "office.thidua") as store:
        with store.change(Label("Test")) as w:
            office_queries.save_names(w, OfficeNames(0, "Sở Tư pháp"))
        yield store


def take(store: Store, path: Path, choices: dict[int, bool] | None = None) -> people.Staged:
    staged = people.stage(store, path, choices)
    taken = people.take_in(store, staged, choices or {}, NOW)
    assert taken.rows == staged.rows
    assert taken.refused == staged.refused
    return taken


def counts(staged: people.Staged) -> tuple[int, int, int]:
    return (
        staged.count(Outcome.ADDED),
        staged.count(Outcome.CHANGED),
        staged.count(Outcome.UNCHANGED),
    )


def codes(staged: people.Staged) -> dict[str, str]:
    return {one.where: one.code for one in staged.refused}


def everything(store: Store) -> dict[type, Any]:
    with store.read() as r:
        return {
            Unit: office_queries.units(r),
            Person: queries.people(r),
            PostHeld: queries.posts(r),
            Rating: queries.ratings(r),
            HonourHeld: queries.honours(r),
            Initiative: queries.initiatives(r),
            Discipline: queries.discipline(r),
            Absence: queries.absences(r),
            Registration: queries.registrations(r),
        }


def test_every_sheet_is_taken_in_and_undone_as_one(office: Store, tmp_path: Path) -> None:
    before = everything(office)
    file = people_files.write(
        tmp_path / "a.xlsx",
        {
            "Đăng ký": [("CC01", None, 2022, "CSTDCS"), (None, "TH", 2022, "Tập thể lao động xuất sắc")],
            "Nghỉ, học, chuyển": [("CC02", None, "thai sản", "01/02/2020", "01/08/2020", "con đầu")],
            "Kỷ luật": [("CC02", None, "khiển trách", "01/02/2018", "01/02/2019")],
            "Sáng kiến": [
                ("CC01", None, 2022, "Số hóa", "bộ/tỉnh", "5/QĐ-UBND", dt.date(2022, 12, 1), 60),
                ("CC02", None, 2022, "Số hóa", "bộ/tỉnh", "5/QĐ-UBND", dt.date(2022, 12, 1), "40%"),
            ],
            "Khen thưởng": [
                (None, "Nguyễn Văn An", 2021, "Lao động tiên tiến", "1/QĐ-STP", "05/01/2022"),
                (None, "Sở Tư pháp", 2021, "CO_T", "9/QĐ-UBND", "05/02/2022", "UBND tỉnh",
                 "01/01/2021", "31/12/2021", "Dẫn đầu", None),
            ],
            "Xếp loại": [("CC01", None, 2022, "HTXS"), (None, "Phòng Tổng hợp", 2022, "HTTNV")],
            "Cá nhân": [AN, BINH],
            "Đơn vị": [UNIT],
        },
    )  # fmt: skip
    taken = take(office, file)
    assert counts(taken) == (13, 0, 0)
    assert not taken.refused
    held = everything(office)
    (unit,) = held[Unit]
    an, binh = held[Person]
    assert (an.sex, an.birth, an.party_member) == (Sex.MALE, dt.date(1980, 2, 1), True)
    assert an.span == Span(dt.date(2010, 3, 1))
    assert held[PostHeld][0] == PostHeld(
        held[PostHeld][0].id, an.id, "Trưởng phòng", unit.id, Employment.CIVIL, leader=True, span=an.span
    )  # fmt: skip
    (made,) = held[Initiative]
    assert made.authors == (Author(an.id, 60), Author(binh.id, 40))
    assert (made.scope, made.state) == (Scope.PROVINCE, InitiativeState.RECOGNISED)
    assert {one.subject for one in held[HonourHeld]} == {OFFICE, Subject(SubjectKind.PERSON, an.id)}
    assert held[HonourHeld][1].achieved == Span(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    assert held[Absence][0].kind is AbsenceKind.MATERNITY
    assert counts(people.stage(office, file)) == (0, 0, 13)
    assert office.undo() is not None
    assert everything(office) == before


def test_bad_rows_are_named_and_the_good_ones_taken(office: Store, tmp_path: Path) -> None:
    file = people_files.write(
        tmp_path / "a.xlsx",
        {
            "Cá nhân": [AN, ("CC03", None), ("CC04", "Lê C", "Nam", "31/02/1990"), ("CC05", "Lê D",
                        None, None, "Lái xe", None, "gì đó"), BINH],
            "Xếp loại": [("CC01", None, "hai nghìn", "HTT"), ("CC99", None, 2022, "HTT"),
                         (None, "Không ai", 2022, "HTT"), ("CC01", "Lê Văn Khác", 2022, "HTT"),
                         ("CC01", None, 2022, "HTT"), ("CC01", None, 2022, "HT")],
            "Khen thưởng": [("CC01", None, 2021, "Giải nhất cầu lông")],
            "Nghỉ, học, chuyển": [(None, "Sở Tư pháp", "thai sản"),
                                  ("CC01", None, "đi học", "01/09/2020", "01/08/2020")],
            "Kỷ luật: Mã | Đối tượng | Từ ngày": [("CC01", None, "01/01/2020")],
        },
    )  # fmt: skip
    taken = take(office, file)
    assert codes(taken) == {
        "Cá nhân!B3": "people_cell_missing",
        "Cá nhân!D4": "people_day",
        "Cá nhân!G5": "people_word",
        "Xếp loại!C2": "people_year",
        "Xếp loại!A3": "people_code_unknown",
        "Xếp loại!B4": "people_subject_unknown",
        "Xếp loại!A5": "people_code_of_other",
        "Xếp loại!D7": "people_said_twice",
        "Khen thưởng!D2": "people_honour",
        "Nghỉ, học, chuyển!B2": "people_not_a_person",
        "Nghỉ, học, chuyển!E3": "people_span_reversed",
        "Kỷ luật!1": "people_column_missing",
    }
    assert counts(taken) == (3, 0, 0)
    assert [one.name for one in everything(office)[Person]] == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_sheets_and_columns_in_any_order_absent_and_foreign(office: Store, tmp_path: Path) -> None:
    file = people_files.write(
        tmp_path / "a.xlsx",
        {
            "Ghi chú riêng: A | B": [(1, 2)],
            "xep loai: STT | MỨC (HTXS, HTT, HT, KHT) | Ghi thêm | năm | Mã": [
                ("(1)", "(2)", "(3)", "(4)", "(5)"),
                (1, "Hoàn thành tốt nhiệm vụ", "…", 2022, "CC01"),
            ],
            "CÁ NHÂN: Họ tên | Mã | Ngày, tháng, năm sinh": [("Nguyễn Văn An", "CC01", 29252)],
        },
    )
    taken = take(office, file)
    assert counts(taken) == (2, 0, 0)
    assert not taken.refused
    found = {(one.code, one.params["sheet"], one.params.get("column")) for one in taken.findings}
    assert found == {
        ("people_sheet_unknown", "Ghi chú riêng", None),
        ("people_column_unknown", "xep loai", "Ghi thêm"),
    }
    assert everything(office)[Person][0].birth == dt.date(1980, 2, 1)
    assert everything(office)[Rating][0].level is RatingLevel.GOOD


def test_a_new_post_ends_the_one_before_and_blank_cells_say_nothing(
    office: Store, tmp_path: Path
) -> None:
    take(office, people_files.write(tmp_path / "a.xlsx", {"Đơn vị": [UNIT], "Cá nhân": [AN]}))
    heads = "Cá nhân: Mã | Họ và tên | Chức vụ | Ngày sinh | Từ ngày"
    later = {heads: [("CC01", "Nguyễn Văn An", "Phó Giám đốc", None, "01/06/2022")]}
    taken = take(office, people_files.write(tmp_path / "b.xlsx", later))
    assert counts(taken) == (0, 1, 0)
    first, second = everything(office)[PostHeld]
    assert first.span == Span(dt.date(2010, 3, 1), dt.date(2022, 5, 31))
    assert (second.post, second.span) == ("Phó Giám đốc", Span(dt.date(2022, 6, 1)))
    (an,) = everything(office)[Person]
    assert (an.birth, an.party_member, an.span) == (
        dt.date(1980, 2, 1),
        True,
        Span(first.span.start),
    )
    assert counts(take(office, tmp_path / "b.xlsx")) == (0, 0, 1)


def test_likely_the_same_person_is_told_and_merged_as_chosen(office: Store, tmp_path: Path) -> None:
    here = (None, *BINH[1:])
    near = ("CC07", "Trần Thị Bính", *BINH[2:3], None, *BINH[4:])
    take(office, people_files.write(tmp_path / "a.xlsx", {"Cá nhân": [here]}))
    file = people_files.write(tmp_path / "b.xlsx", {"Cá nhân": [BINH, near]})
    staged = people.stage(office, file)
    assert [(one.row, one.near, one.merge) for one in staged.duplicates] == [
        (2, False, True),
        (3, True, False),
    ]
    assert counts(staged) == (1, 1, 0)
    assert counts(people.stage(office, file, {2: False, 3: True})) == (1, 1, 0)
    take(office, file)
    assert [one.code for one in everything(office)[Person]] == ["CC02", "CC07"]


def test_namesakes_are_told_apart_by_unit_and_never_guessed(office: Store, tmp_path: Path) -> None:
    same = [(None, "Lê An", None, None, "Chuyên viên", unit) for unit in ("Phòng A", "Phòng B")]
    rows = [(None, "Lê An", 2021, "HTT"), (None, "Lê An (Phòng B)", 2021, "HTXS")]
    file = people_files.write(tmp_path / "a.xlsx", {"Cá nhân": same, "Xếp loại": rows})
    taken = take(office, file)
    assert codes(taken) == {"Xếp loại!B2": "people_who_ambiguous"}
    (rating,) = everything(office)[Rating]
    posts = {one.person_id: one.unit_id for one in everything(office)[PostHeld]}
    units = {one.id: one.name for one in everything(office)[Unit]}
    assert units[posts[rating.subject.id] or 0] == "Phòng B"
    out = tmp_path / "out.xlsx"
    people.export(office, out)
    again = people.stage(office, out)
    assert not again.refused
    assert counts(again) == (0, 0, 5)


def test_what_is_written_cannot_run_in_a_spreadsheet(office: Store, tmp_path: Path) -> None:
    evil = ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "=1|cmd"]  # fmt: skip
    with office.change(Label("Test")) as w:
        for name in evil:
            queries.save(w, Person(0, "", name))
    out = tmp_path / "out.xlsx"
    people.export(office, out)
    import openpyxl

    cells = [row[1] for row in openpyxl.load_workbook(out)["Cá nhân"].iter_rows(min_row=2)]
    assert sorted(str(cell.value) for cell in cells) == sorted(evil)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    assert counts(people.stage(office, out)) == (0, 0, len(evil))


def test_a_rescue_brings_people_and_all_that_is_known_of_them(tmp_path: Path) -> None:
    path, saved = tmp_path / "a.thidua", tmp_path / "rescued.thidua"
    with Store.create(path) as store:
        sample.fill(store)
        before = everything(store)
    report = rescue.rescue(path, saved)
    assert not report.lost
    with Store.open(saved) as store:
        assert everything(store) == before


# --- what was exported changes nothing ---------------------------------------------------------
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2030, 12, 31))
SPANS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda pair: Span(*(sorted(pair) if None not in pair else pair))  # type: ignore[type-var]
)
WORDS = st.text(st.sampled_from("aăâbđeêơưừộ xXyY019=+-@(),;./\n"), max_size=12)
NAMES = st.sampled_from(("Lê An", "Lê Ân", "Nguyễn Văn An", "Trần Thị Hòa", "Trần Thị Hoà"))
YEARS = st.integers(2010, 2024)
CODES = st.sampled_from(("LDTT", "CSTDCS", "BK_T", "HCLD3", "CODE OF OLD"))


@st.composite
def offices(draw: st.DrawFn) -> list[Any]:
    """Records in the order they are kept; ids count from 1 for each kind."""
    units = draw(st.integers(0, 3))
    made: list[Any] = [
        Unit(0, f"Phòng {'ABC'[at]}", draw(WORDS), draw(WORDS), draw(st.none() | st.just(at or None)),
             draw(SPANS))
        for at in range(units)
    ]  # fmt: skip
    people_there = draw(st.integers(1, 4))
    for at in range(people_there):
        code = draw(st.sampled_from(("", f"C{at}", f"={at}")))
        made.append(
            Person(0, code, draw(NAMES), draw(st.sampled_from(Sex)), draw(st.none() | DAYS),
                   draw(st.booleans()), draw(SPANS))
        )  # fmt: skip
    subjects = st.sampled_from(
        [OFFICE]
        + [Subject(SubjectKind.UNIT, at + 1) for at in range(units)]
        + [Subject(SubjectKind.PERSON, at + 1) for at in range(people_there)]
    )
    persons = st.integers(1, people_there)
    unit_ids = st.none() | st.integers(1, units) if units else st.none()
    several = st.lists(
        st.one_of(
            st.builds(PostHeld, st.just(0), persons, WORDS, unit_ids, st.sampled_from(Employment),
                      st.booleans(), SPANS),
            st.builds(Rating, st.just(0), subjects, YEARS, st.sampled_from(RatingLevel)),
            st.builds(HonourHeld, st.just(0), subjects, CODES, YEARS, WORDS, st.none() | DAYS, WORDS,
                      SPANS, WORDS, WORDS),
            st.builds(Initiative, st.just(0), WORDS.map(lambda text: f"S {text}"), YEARS,
                      st.sampled_from(Scope), st.sampled_from(InitiativeState),
                      st.lists(st.builds(Author, persons, st.none() | st.integers(0, 100)),
                               max_size=2).map(tuple),
                      number=WORDS, date=st.none() | DAYS),
            st.builds(Discipline, st.just(0), subjects, st.sampled_from(DisciplineKind), SPANS),
            st.builds(Absence, st.just(0), persons, st.sampled_from(AbsenceKind), SPANS, WORDS),
            st.builds(Registration, st.just(0), subjects, YEARS, CODES),
        ),
        max_size=14,
    )  # fmt: skip
    return made + draw(several)


def kept(store: Store, records: list[Any]) -> None:
    taken: set[tuple[Any, ...]] = set()
    with store.change(Label("Test")) as w:
        office_queries.save_names(w, OfficeNames(0, "Sở Tư pháp"))
        for record in records:
            if isinstance(record, Unit):
                office_queries.save_unit(w, record)
                continue
            once = (
                (Rating, record.subject, record.year)
                if isinstance(record, Rating)
                else (Registration, record.subject, record.year, record.honour)
                if isinstance(record, Registration)
                else None
            )
            if once is None or once not in taken:
                queries.save(w, record)
            if once is not None:
                taken.add(once)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Filled for each example and emptied by undo: making a file takes most of a test."""
    with Store.create(tmp_path_factory.mktemp("people") / "a.thidua") as made:
        yield made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=offices())
def test_importing_what_was_exported_changes_nothing(one_store: Store, records: list[Any]) -> None:
    kept(one_store, records)
    try:
        out = one_store.path.with_name("out.xlsx")
        rows = people.export(one_store, out)
        staged = people.stage(one_store, out)
        assert not staged.refused
        assert not staged.duplicates
        assert [one for one in staged.rows if one.outcome is not Outcome.UNCHANGED] == []
        assert len(staged.rows) == rows
    finally:
        one_store.undo()
