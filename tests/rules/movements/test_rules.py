"""Figures as papers write them, movements watched, likened and held against the law."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Text
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementKind
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import HonourHeld
from thiduadesk.rules.movements import figures
from thiduadesk.rules.movements import heartbeat
from thiduadesk.rules.movements import overlapping
from thiduadesk.rules.movements import overlaps
from thiduadesk.rules.movements import plain
from thiduadesk.rules.movements import reviews_due
from thiduadesk.rules.movements import spelled
from thiduadesk.rules.movements.naming import honours_of
from thiduadesk.rules.movements.naming import meant
from thiduadesk.rules.movements.pulse import State


def whole(value: float, *parts: Figure, about: str = "") -> Figure:
    return Figure("nhiệm vụ", Decimal(str(value)), "nhiệm vụ", about, parts)


def codes(*found: Figure) -> list[tuple[str, Severity]]:
    activity = Activity(1, 2022, "", figures=found)
    return [(one.code, one.severity) for one in figures.findings(activity)]


# --- figures -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("12400", "văn bản", "12.400"), ("9", "nhiệm vụ", "09"), ("99.8", "%", "99,8%"),
        ("5", "%", "5%"), ("0", "vụ", "0"), ("1234567.50", "đồng", "1.234.567,5"), ("1E+4", "", "10.000"),
        ("0.25", "điểm", "0,25"), ("-3", "%", "-3%"), ("100", "%", "100%"),
    ],
)  # fmt: skip
def test_number_is_written_as_papers_do(value: str, unit: str, said: str) -> None:
    assert figures.number(Decimal(value), unit) == said


def test_text_with_figures_has_them_as_data_fields() -> None:
    parts = (Figure("hoàn thành", Decimal(74)), Figure("dừng", Decimal(9)))
    one = Activity(
        7, 2022, "Giao {0} nhiệm vụ, dừng {0.1}, {2}.", figures=(whole(139, *parts, about="hơn"),)
    )
    assert plain(one) == "Giao hơn 139 nhiệm vụ, dừng 09, «…»."
    assert spelled(one)[1] == Field("figure.7.0", "hơn 139")
    assert spelled(one)[3] == Field("figure.7.0.1", "09")
    assert figures.facts([one])["figure.7.0.0"] == "74"
    assert [code for code, _severity in codes()] == []
    assert [one.code for one in figures.findings(one)][-1] == "movement_figure_missing"
    assert spelled(Activity(7, 2022, "")) == (Text(""),)


def test_exact_parts_must_add_up_and_rounded_ones_must_be_possible() -> None:
    error = [("movement_figures_not_sum", Severity.ERROR)]
    warning = [("movement_figures_not_sum", Severity.WARNING)]
    nine = Figure("dừng", Decimal(9))
    assert codes(whole(139, whole(74), whole(56), nine)) == []
    assert codes(whole(140, whole(74), whole(56), nine)) == error
    assert codes(whole(12400, whole(11000), whole(183, about="hơn"), about="hơn")) == []
    assert codes(whole(12400, whole(11000), about="hơn")) == warning
    assert codes(whole(260, whole(200), whole(100), about="gần")) == warning
    assert codes(whole(260, whole(200), whole(40), about="khoảng")) == []
    assert codes(whole(10, whole(4, whole(1)), whole(6))) == error  # only the inner one
    assert codes(whole(10, Figure("tỷ lệ", Decimal(40), "%"))) == []


# --- pulse ---------------------------------------------------------------------------------------
def test_heartbeat_counts_whole_months_since_the_last_thing_done() -> None:
    moving = Movement(1, "X", launched=dt.date(2022, 1, 31), span=Span(None, dt.date(2023, 12, 31)))
    assert heartbeat(moving, (), dt.date(2022, 1, 30)).state is State.NOT_BEGUN
    assert heartbeat(moving, (), dt.date(2022, 7, 30)).silent == 5
    late = heartbeat(moving, (), dt.date(2022, 7, 31))
    assert (late.silent, late.too_long, late.last) == (6, True, None)
    log = (
        Activity(1, 2022, "A", 1, day=dt.date(2022, 5, 2)),
        Activity(2, 2022, "B", 1, day=dt.date(2022, 11, 2)),
    )
    assert heartbeat(moving, log, dt.date(2022, 7, 31)).silent == 2
    held = MovementReview(1, 1, ReviewKind.FINAL, 2022, done=dt.date(2022, 12, 1))
    assert heartbeat(moving, log, dt.date(2023, 1, 1), (held,)).state is State.OVER
    assert heartbeat(moving, log, dt.date(2024, 1, 1)).silent == 0
    own = Movement(1, "X", launched=dt.date(2022, 1, 1), silent_after=2)
    assert heartbeat(own, (), dt.date(2022, 3, 1)).too_long


# --- reviews -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ((2021, 1, 1), (2025, 12, 31), [("interim", 2023), ("final", 2025)]),
        ((2019, 6, 14), (2025, 12, 31), [("interim", 2022), ("final", 2025)]),
        ((2022, 1, 1), (2024, 12, 31), [("interim", 2023), ("final", 2024)]),
        ((2022, 5, 1), (2024, 4, 30), [("final", 2024)]),
        ((2022, 1, 1), (2022, 12, 31), [("final", 2022)]),
        ((2020, 2, 29), None, [("interim", 2023)]),
        (None, None, []),
    ],
)
def test_reviews_follow_the_length_of_a_movement(
    start: tuple[int, int, int] | None,
    end: tuple[int, int, int] | None,
    due: list[tuple[str, int]],
) -> None:
    span = Span(start and dt.date(*start), end and dt.date(*end))
    found = reviews_due(Movement(1, "X", span=span), ())
    assert [(one.kind.value, one.due.year) for one in found if one.due] == due
    assert all(one.law for one in found)
    yearly = Movement(1, "X", kind=MovementKind.REGULAR, span=span)
    assert reviews_due(yearly, ()) == ()


def test_kept_review_answers_the_rule_and_another_one_stands_beside() -> None:
    moving = Movement(1, "X", span=Span(dt.date(2021, 1, 1), dt.date(2025, 12, 31)))
    held = MovementReview(1, 1, ReviewKind.INTERIM, 2024, done=dt.date(2024, 3, 1))
    again = MovementReview(2, 1, ReviewKind.INTERIM, 2021, due=dt.date(2021, 12, 1))
    found = reviews_due(moving, (again, held))
    assert [(one.due, one.done, bool(one.law)) for one in found] == [
        (dt.date(2021, 12, 1), None, False),
        (dt.date(2023, 12, 31), dt.date(2024, 3, 1), True),
        (dt.date(2025, 12, 31), None, True),
    ]
    assert [one.late(dt.date(2026, 1, 1)) for one in found] == [True, False, True]


# --- likeness ------------------------------------------------------------------------------------
NEW_COUNTRYSIDE = Movement(1, "Cả nước chung sức xây dựng nông thôn mới")
THE_POOR = Movement(2, "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau")
MANNERS = Movement(3, "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở")
REFORM = Movement(4, "Đẩy mạnh cải cách hành chính tỉnh Quảng Ngãi giai đoạn 2021-2025")
SKILFUL = Movement(5, "Dân vận khéo")
EVERY = (NEW_COUNTRYSIDE, THE_POOR, MANNERS, REFORM, SKILFUL)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Cả nước chung sức xây dựng nông thôn mới", 1),
        ('Phong trào thi đua "Cả nước chung sức góp phần xây dựng nông thôn mới"', 1),
        ("Quảng Ngãi chung sức xây dựng nông thôn mới", 1),
        ("xây dựng nông thôn mới", 1),
        ("Quảng Ngãi chung tay vì người nghèo – Không để ai bị bỏ lại phía sau", 2),
        ("Vì người nghèo", 2),
        ("“Cán bộ, công chức, viên chức thi đua thực hiện Văn hóa công sở” giai đoạn 2019-2021", 3),
        ("văn hoá công sở", 3),
        ("cải cách hành chính", 4),
        ("Phong trào thi đua xây dựng NTM", 1),
        ("đẩy mạnh CCHC", 4),
        ("phong trào thi đua “Dân vận khéo” giai đoạn 2021- 2025", 5),
        ("Toàn dân bảo vệ an ninh Tổ quốc", None),
        ("Thi đua", None),
        ("Phòng ngừa, ứng phó và tái thiết sau thiên tai năm 2021", None),
        ("Doanh nghiệp Việt Nam hội nhập và phát triển", None),
        ("", None),
    ],
)
def test_words_mean_a_movement_however_quoted_or_shortened(words: str, number: int | None) -> None:
    found = meant(words, EVERY)
    assert (found.id if found else None) == number


def test_of_two_movements_of_one_title_the_one_that_ran_is_meant() -> None:
    first = Movement(1, "Dân vận khéo", span=Span(dt.date(2016, 1, 1), dt.date(2020, 12, 31)))
    second = Movement(2, "Dân vận khéo", span=Span(dt.date(2021, 1, 1), dt.date(2025, 12, 31)))
    honours = (
        HonourHeld(1, OFFICE, "BK_T", 2018, movement="Dân vận khéo"),
        HonourHeld(2, OFFICE, "BK_T", 2022, date=dt.date(2022, 7, 8), movement="“Dân vận khéo”"),
        HonourHeld(3, OFFICE, "BK_T", 2022),
    )
    assert [one.id for one in honours_of(first, (second, first), honours)] == [1]
    assert [one.id for one in honours_of(second, (second, first), honours)] == [2]


def test_a_movement_without_a_known_end_has_its_reviews() -> None:
    """«Đến 31/12/9999» is how other programs write an open end."""
    forever = Movement(1, "X", span=Span(dt.date(2020, 1, 1), dt.date.max))
    assert [one.due for one in reviews_due(forever, ())][-1] == dt.date.max
    mistyped = Movement(2, "X", launched=dt.date(9998, 2, 28))
    assert all(one.due == dt.date(dt.MAXYEAR, 2, 28) for one in reviews_due(mistyped, ()))


def test_movements_of_unlike_themes_do_not_overlap() -> None:
    assert overlaps(EVERY) == ()
    local = Movement(6, "Quảng Ngãi chung sức xây dựng nông thôn mới", units=(1,))
    (found,) = overlaps((*EVERY, local))
    assert found.first is NEW_COUNTRYSIDE
    assert " ".join(found.words) == "xây dựng nông thôn mới"
    assert overlapping.seen_from(found, local.id).second is NEW_COUNTRYSIDE
    apart = Movement(7, NEW_COUNTRYSIDE.title, units=(2,))
    assert overlaps((local, apart)) == ()  # nobody takes part in both
