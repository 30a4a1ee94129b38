from __future__ import annotations

import datetime as dt

import pytest

from tests.data import office_2022
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.problems import Refused

X = Label("x")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_names_are_those_of_the_day(store: Store) -> None:
    old = OfficeNames(0, "Văn phòng cũ", span=Span(day("2010-01-01"), day("2016-06-30")))
    new = OfficeNames(0, "Văn phòng mới", span=Span(start=day("2016-07-01")))
    with store.change(X) as w:
        office.save_names(w, new)
        office.save_names(w, old)

    def name(r: Reader, text: str) -> str | None:
        names = office.names_on(r, day(text))
        return names.name if names else None

    with store.read() as r:
        assert name(r, "2009-12-31") == "Văn phòng cũ", "older than all records: the first name"
        assert name(r, "2010-01-01") == "Văn phòng cũ"
        assert name(r, "2016-06-30") == "Văn phòng cũ"
        assert name(r, "2016-07-01") == "Văn phòng mới"
        assert [names.name for names in office.all_names(r)] == ["Văn phòng cũ", "Văn phòng mới"]


def test_where_two_versions_hold_the_later_one_counts(store: Store) -> None:
    with store.change(X) as w:
        office.save_names(w, OfficeNames(0, "sau", span=Span(start=day("2020-01-01"))))
        office.save_names(w, OfficeNames(0, "trước"))
    with store.read() as r:
        names = office.names_on(r, day("2022-01-01"))
        assert names is not None
        assert names.name == "sau"


def test_signatories_stand_by_role_and_then_by_given_name(store: Store) -> None:
    with store.change(X) as w:
        for name, role in (
            ("Trần Văn Đông", SignatoryRole.DEPUTY),
            ("Phạm Thị Ánh", SignatoryRole.DEPUTY),
            ("Lê Văn Dũng", SignatoryRole.DEPUTY),
            ("Vũ Văn Xuân", SignatoryRole.HEAD),
        ):
            office.save_signatory(w, Signatory(0, name, "", role))
    with store.read() as r:
        names = [one.name.split()[-1] for one in office.signatories(r)]
    assert names == ["Xuân", "Ánh", "Dũng", "Đông"]


def test_a_dissolved_organisation_is_absent_after_its_end(filled: Store) -> None:
    with filled.read() as r:
        assert len(office.organisations(r, day("2019-06-30"))) == 3
        assert [one.kind for one in office.organisations(r, day("2022-06-30"))] == [
            "Công đoàn",
            "Đảng bộ",
        ]


def test_units_stand_in_vietnamese_order(store: Store) -> None:
    with store.change(X) as w:
        for name in ("Đội xe", "Ban B", "Ăn ca", "An ninh", "Dân tộc", "Âm thanh"):
            office.save_unit(w, Unit(0, name))
    with store.read() as r:
        names = [one.name for one in office.units(r)]
    assert names == ["An ninh", "Ăn ca", "Âm thanh", "Ban B", "Dân tộc", "Đội xe"]


def test_a_unit_is_not_put_below_itself(filled: Store) -> None:
    with pytest.raises(Refused, match="unit_under_itself"), filled.change(X) as w:
        office.save_unit(w, Unit(1, "Phòng", superior_id=2))
    with pytest.raises(Refused, match="record_missing"), filled.change(X) as w:
        office.save_unit(w, Unit(1, "Phòng", superior_id=99))


def test_units_below_a_deleted_one_stand_by_themselves_until_undo(filled: Store) -> None:
    with filled.change(X) as w:
        office.delete_unit(w, 1)
    with filled.read() as r:
        assert [one.superior_id for one in office.units(r)] == [None]
    filled.undo()
    with filled.read() as r:
        assert office.units(r) == office_2022.UNITS


def test_head_counts_of_a_day_are_the_latest_of_each_kind(filled: Store) -> None:
    with filled.read() as r:
        counts = {one.kind: one.number for one in office.head_counts(r, day("2022-06-30"))}
        assert counts == {"công chức": 60, "viên chức": 25}
        assert [one.number for one in office.head_counts(r, day("2021-06-30"))] == [58, 25]
        assert office.head_counts(r, day("2020-06-30")) == ()
    with pytest.raises(Refused, match="head_count_negative"), filled.change(X) as w:
        office.save_head_count(w, HeadCount(0, day("2022-01-01"), "", -1))


def test_one_bloc_a_year(filled: Store) -> None:
    with pytest.raises(Refused, match="bloc_year_taken"), filled.change(X) as w:
        office.save_bloc(w, BlocYear(0, 2022, "Khối khác"))
    with filled.change(X) as w:
        office.save_bloc(w, BlocYear(1, 2022, "Tên mới"))
        office.save_bloc(w, BlocYear(0, 2021, "Khối cũ"))
    with filled.read() as r:
        assert [one.name for one in office.bloc_years(r)] == ["Khối cũ", "Tên mới"]
        assert office.bloc_of(r, 2020) is None


def test_a_span_that_ends_before_it_starts_is_refused(store: Store) -> None:
    span = Span(day("2022-02-01"), day("2022-01-01"))
    with pytest.raises(Refused, match="span_reversed"), store.change(X) as w:
        office.save_organisation(w, Organisation(0, "", "", span))


def test_a_record_that_is_not_there_is_refused_by_name(filled: Store) -> None:
    for act in (
        lambda w: office.save_organisation(w, Organisation(77, "", "")),
        lambda w: office.delete_organisation(w, 77),
        lambda w: office.delete_distribution_list(w, 77),
    ):
        with pytest.raises(Refused) as caught, filled.change(X) as w:
            act(w)
        assert (caught.value.code, caught.value.params["id"]) == ("record_missing", "77")


def test_a_setting_is_replaced_and_forgotten(filled: Store) -> None:
    with filled.change(X) as w:
        office.put_setting(w, "sample", "2023")
    with filled.read() as r:
        assert office.setting(r, "sample") == "2023"
    with filled.change(X) as w:
        office.put_setting(w, "sample", None)
    with filled.read() as r:
        assert office.setting(r, "sample") is None


def test_a_deleted_paper_leaves_the_rows_that_cite_it_until_undo(filled: Store) -> None:
    with filled.change(X) as w:
        papers.delete_paper(w, 3)

    def cited() -> tuple[int, ...]:
        with filled.read() as r:
            sheet = rubric.sheet(r, 2022)
        assert sheet is not None
        return sheet.rows[1].score.evidence

    assert cited() == (1,)
    filled.undo()
    assert cited() == (3, 1)
