"""An office of 8 units and 89 people, for tests of rounds: placeholder names, real sizes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.rounds import Council
from thiduadesk.domain.rounds import CouncilMember
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.services import councils
from thiduadesk.services import office
from thiduadesk.services import rounds

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer

YEAR = 2024
RECEIVED = dt.date(2024, 12, 10)
"""NĐ 98/2023 holds: 80 % of all members for «CSTĐCS»."""
MEMBERS = 9
OFFICE = office.Founding(
    "Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi",
    "Ủy ban nhân dân tỉnh Quảng Ngãi",
    "VP",
    "Quảng Ngãi",
    "Chánh Văn phòng",
    "Vũ Minh Tâm",
)
UNITS = (
    "Phòng Hành chính - Quản trị",
    "Ban Tiếp công dân",
    "Trung tâm Công báo và Tin học",
    *(f"Phòng Tổng hợp {number}" for number in range(1, 6)),
)
STAFF = {Employment.CIVIL: 60, Employment.CONTRACT: 14, Employment.PUBLIC: 15}
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi", "Đỗ")
_MIDDLES = ("Văn", "Thị", "Minh", "Ngọc", "Thanh")
_GIVEN = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hà",
    "Khánh",
    "Lan",
    "Nam",
    "Oanh",
    "Phúc",
    "Quân",
)


def person(number: int) -> Subject:
    return Subject(SubjectKind.PERSON, number)


def unit(number: int) -> Subject:
    return Subject(SubjectKind.UNIT, number)


def fill(store: Store) -> None:
    """The office; everybody registered for «LĐTT» of the year, five of them for «CSTĐCS» as well."""
    office.found(store, OFFICE)
    with store.change(Label("people")) as writer:
        for name in UNITS:
            office_queries.save_unit(writer, Unit(0, name))
        units = [one.id for one in office_queries.units(writer)]
        kinds = [kind for kind, count in STAFF.items() for _one in range(count)]
        for at, kind in enumerate(kinds):
            _person(writer, at, kind, units[at % len(units)])
        for number in units:
            queries.save(writer, Rating(0, unit(number), YEAR, RatingLevel.GOOD))
        people = queries.people(writer)
        for one in people:
            _register(writer, person(one.id), "LDTT")
        for one in sorted(people, key=lambda each: each.id)[:5]:
            _register(writer, person(one.id), "CSTDCS")
        _register(writer, unit(units[0]), "TTLDTT")


def _person(writer: Writer, at: int, kind: Employment, unit_id: int) -> None:
    middle = _MIDDLES[at % len(_MIDDLES)]
    name = f"{_FAMILIES[at % len(_FAMILIES)]} {middle} {_GIVEN[at % len(_GIVEN)]} {at + 1}"
    born = dt.date(1970 + at % 30, 1 + at % 12, 1 + at % 28)
    sex = Sex.FEMALE if middle == "Thị" else Sex.MALE
    made = Person(0, f"CB{at + 1:03d}", name, sex, born, span=Span(dt.date(2015, 1, 1)))
    number = queries.save(writer, made)
    head = at < 8
    post = "Trưởng phòng" if head else "Chuyên viên"
    queries.save(
        writer,
        PostHeld(0, number, post, unit_id, kind, leader=head, span=Span(dt.date(2015, 1, 1))),
    )
    for year in (YEAR - 1, YEAR):
        level = RatingLevel.EXCELLENT if at < 20 else RatingLevel.GOOD
        queries.save(writer, Rating(0, person(number), year, level))
    queries.save(
        writer,
        HonourHeld(
            0, person(number), "LDTT", YEAR - 1, "512/QĐ-VP", dt.date(YEAR - 1, 12, 20),
            "Chánh Văn phòng UBND tỉnh",
            Span(dt.date(YEAR - 1, 1, 1), dt.date(YEAR - 1, 12, 31)),
        ),
    )  # fmt: skip
    if at < 5:
        idea = Initiative(
            0, f"Rút ngắn thời gian xử lý hồ sơ {at + 1}", YEAR, state=InitiativeState.RECOGNISED,
            authors=(Author(number, 100),), number=f"{at + 1:02d}/QĐ-HĐSK",
            date=dt.date(YEAR, 10, 1),
        )  # fmt: skip
        queries.save(writer, idea)


def _register(writer: Writer, subject: Subject, honour: str) -> None:
    queries.save(writer, Registration(0, subject, YEAR, honour))


def council(store: Store, members: int = MEMBERS) -> int:
    """A council by its decision."""
    people = tuple(
        CouncilMember(f"Thành viên {number + 1}", "Trưởng phòng", "Ủy viên")
        for number in range(members)
    )
    held = Council(0, "Hội đồng Thi đua - Khen thưởng", people, "15/QĐ-VP", dt.date(2024, 1, 15))
    return councils.save(store, held)


def year_end(store: Store, received: dt.date = RECEIVED) -> int:
    """An open round of the year before its council."""
    return rounds.save(
        store,
        Round(
            0, f"Cuối năm {YEAR}", RoundKind.YEAR_END, YEAR, received, council_id=council(store),
            met=dt.date(2024, 12, 5), place="Phòng họp số 2", chair="Vũ Minh Tâm",
            secretary="Thành viên 9",
        ),
    )  # fmt: skip
