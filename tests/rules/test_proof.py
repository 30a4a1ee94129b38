"""What the proof of a score sheet finds, on document 001's sheet and on small ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.test_scoring import leaf
from tests.rules.test_scoring import p
from tests.rules.test_scoring import section
from tests.rules.test_scoring import sheet
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.rules.proof import prove

LADDER = LadderRule((Level("Xuất sắc", p(20)), Level("Tốt", p(15))))
CITED = "Kế hoạch số 12/KH-VP ngày 05/01/2024"


def faults(checked: Sheet, *severities: Severity) -> list[tuple[str, str, str | None, str | None]]:
    wanted = severities or (Severity.ERROR,)
    return [(f.code, f.where, f.found, f.expected) for f in prove(checked) if f.severity in wanted]


def of(checked: Sheet, code: str) -> list[Finding]:
    return [finding for finding in prove(checked) if finding.code == code]


# ── single rows ──


def test_a_clean_sheet_has_no_findings() -> None:
    assert (
        prove(sheet(section("I"), leaf("1", "I", 10, 10, explanation=CITED), leaf("2", "I", 5, 4)))
        == ()
    )


def test_numbers_above_their_limits() -> None:
    row = Row(
        Criterion("1", None, "1", "", max_points=p(10), max_bonus=p(1), max_penalty=p(2)),
        Score(points=p(10.5), bonus=p(1.25), penalty=p(3)),
    )
    assert faults(sheet(row)) == [
        ("score_above_max", "1", "10.5", "10"),
        ("bonus_above_max", "1", "1.25", "1"),
        ("penalty_above_cap", "1", "3", "2"),
    ]
    (finding,) = of(sheet(row), "score_above_max")
    assert finding.quote == "10,5"
    assert finding.params == {"no": "1", "found": "10,5", "expected": "10"}


def test_a_bonus_where_the_rubric_gives_none() -> None:
    assert faults(sheet(leaf("1", None, 10, 5, bonus=p(1)))) == [("bonus_above_max", "1", "1", "0")]


def test_a_bonus_by_occasion_without_cap_is_free() -> None:
    row = Row(
        Criterion("1", None, "1", "", rule=OccurrenceRule(p(2), column=Column.BONUS)),
        Score(bonus=p(40)),
    )
    assert faults(sheet(row)) == []


def test_the_cap_of_a_rule_limits_a_penalty() -> None:
    row = Row(Criterion("1", None, "1", "", rule=PenaltyRule(p(5))), Score(penalty=p(6)))
    assert faults(sheet(row)) == [("penalty_above_cap", "1", "6", "5")]


def test_points_below_zero() -> None:
    assert faults(sheet(leaf("1", None, 10, -2))) == [("points_negative", "1", "-2", "0")]


def test_an_unanswered_row_and_one_that_could_not_be_read() -> None:
    checked = sheet(leaf("1", None, 10), leaf("2", None, 10, unread="chín"))
    assert faults(checked) == [
        ("row_unanswered", "1", None, None),
        ("value_not_understood", "2", "chín", None),
        ("row_unanswered", "2", None, None),
    ]


def test_a_provisional_row_tells_its_range() -> None:
    (finding,) = of(sheet(leaf("1", None, 20, 15, provisional=True)), "row_provisional")
    assert finding.severity is Severity.WARNING
    assert (finding.found, finding.expected) == ("15", "15–20")
    assert finding.params == {"no": "1", "found": "15", "low": "15", "high": "20"}


@pytest.mark.parametrize(
    ("score", "warned"),
    [
        (Score(p(10)), True),
        (Score(p(10), explanation="Đảm bảo theo quy định"), True),
        (Score(p(10), explanation="Thực hiện Luật Phòng, chống tham nhũng"), True),
        (Score(p(10), explanation=CITED), False),
        (Score(p(10), evidence=(4,)), False),
        (Score(p(9)), False),
        (Score(p(10), provisional=True), False),
    ],
)
def test_full_marks_want_evidence(score: Score, warned: bool) -> None:
    row = Row(Criterion("1", None, "1", "", max_points=p(10)), score)
    found = of(sheet(row), "full_marks_without_evidence")
    assert [finding.severity for finding in found] == ([Severity.WARNING] if warned else [])


# ── rules ──


def test_points_that_are_not_those_of_the_level() -> None:
    criterion = Criterion("1", None, "1", "", max_points=p(20), rule=LADDER)
    chosen = Row(criterion, Score(points=p(20), answer=Answer(level="Tốt"), evidence=(1,)))
    assert faults(sheet(chosen)) == [("level_points_mismatch", "1", "20", "15")]
    off = Row(criterion, Score(points=p(18)))
    assert faults(sheet(off)) == [("level_points_mismatch", "1", "18", "20 / 15")]
    assert faults(sheet(Row(criterion, Score(points=p(15))))) == []


def bodies_row(points: float, *scores: BodyScore) -> Row:
    rule = BodiesRule(
        tuple(Body(name, LADDER.levels) for name in ("A", "B", "C")), mean_for_absent=True
    )
    criterion = Criterion("1", None, "1", "", max_points=p(60), rule=rule)
    return Row(criterion, Score(points=p(points), answer=Answer(bodies=scores), evidence=(1,)))


def test_the_mean_rule_correctly_applied_is_only_told() -> None:
    row = bodies_row(
        52.5,
        BodyScore("A", points=p(20)),
        BodyScore("B", points=p(15)),
        BodyScore("C", exists=False, points=p(17.5)),
    )
    (finding,) = prove(sheet(row))
    assert (finding.code, finding.severity, finding.quote, finding.found) == (
        "mean_rule_applied", Severity.INFO, "C", "17.5",
    )  # fmt: skip


def test_the_mean_rule_wrongly_applied_is_a_fault() -> None:
    row = bodies_row(
        55,
        BodyScore("A", points=p(20)),
        BodyScore("B", points=p(15)),
        BodyScore("C", exists=False, points=p(20)),
    )
    assert faults(sheet(row)) == [
        ("level_points_mismatch", "1", "55", "52.5"),
        ("level_points_mismatch", "1", "20", "17.5"),
    ]


def test_a_body_off_its_ladder() -> None:
    row = bodies_row(
        58, *(BodyScore(name, points=p(worth)) for name, worth in (("A", 20), ("B", 20), ("C", 18)))
    )
    (finding,) = of(sheet(row), "level_points_mismatch")
    assert (finding.found, finding.expected, finding.params["body"]) == ("18", "20 / 15", "C")


def test_a_count_that_does_not_give_the_points() -> None:
    criterion = Criterion("1", None, "1", "", max_points=p(10), rule=OccurrenceRule(p(2)))
    assert faults(sheet(Row(criterion, Score(points=p(5), answer=Answer(count=3))))) == [
        ("level_points_mismatch", "1", "5", "6")
    ]


# ── headers, groups, totals ──


def test_headers_are_compared_with_their_sums() -> None:
    claimed = Claimed(max_points=p(25), points=p(20), bonus=p(3), max_bonus=p(2), penalty=p(1))
    checked = sheet(
        section("I", claimed=claimed),
        Row(Criterion("1", "I", "1", "", max_points=p(20), max_bonus=p(2)), Score(p(19), p(2))),
    )
    assert faults(checked) == [
        ("max_header_not_sum", "I", "25", "20"),
        ("score_header_not_sum", "I", "20", "19"),
        ("bonus_header_not_sum", "I", "3", "2"),
        ("penalty_header_not_sum", "I", "1", "0"),
    ]


def test_the_total_line_is_compared_with_the_sum() -> None:
    checked = replace(
        sheet(leaf("1", None, 10, 9)),
        total_claimed=Claimed(max_points=p(10), points=p(8), bonus=p(1)),
    )
    assert faults(checked) == [
        ("total_not_sum", "total", "8", "9"),
        ("total_not_sum", "total", "1", "0"),
    ]


def test_only_one_of_a_group_may_score() -> None:
    group = section("I", group=Group(at_most_one=True))
    rows = (leaf("1", "I", 20, 20, explanation=CITED), leaf("2", "I", 10, 0))
    assert faults(sheet(group, *rows)) == []
    both = (rows[0], leaf("2", "I", 10, 5))
    assert faults(sheet(group, *both)) == [("only_one_may_score", "I", "2", "1")]


def test_caps_of_a_group() -> None:
    group = section("I", group=Group(cap_points=p(12), cap_penalty=p(1.5)))
    rows = (leaf("1", "I", 10, 8, penalty=p(1)), leaf("2", "I", 10, 5, penalty=p(1)))
    assert faults(sheet(group, *rows)) == [
        ("cap_exceeded", "I", "13", "12"),
        ("cap_exceeded", "I", "2", "1.5"),
    ]
    assert [finding.params["column"] for finding in of(sheet(group, *rows), "cap_exceeded")] == [
        "points",
        "penalty",
    ]


def test_repeated_numbers_among_brothers_only() -> None:
    rows = [
        Row(Criterion(no, parent, printed, "", max_points=p(1)), Score(p(0)))
        for no, parent, printed in (("I.1", "I", "1."), ("I.1(2)", "I", "1"), ("II.1", "II", "1"))
    ]
    assert faults(sheet(section("I"), section("II"), *rows)) == [
        ("number_repeated", "I.1", "1.", None),
        ("number_repeated", "I.1(2)", "1", None),
    ]


# ── hints ──


def test_a_hint_names_the_faulty_row_that_would_make_the_total_true() -> None:
    rows = (
        Row(
            Criterion("1", None, "1", "", max_points=p(5), max_bonus=p(1)), Score(p(4), bonus=p(10))
        ),
        Row(
            Criterion("2", None, "2", "", max_points=p(5), max_bonus=p(20)),
            Score(p(4), bonus=p(15)),
        ),
    )
    checked = replace(sheet(*rows), total_claimed=Claimed(bonus=p(16)))
    (hint,) = of(checked, "one_value_would_agree")
    assert (hint.where, hint.severity, hint.found, hint.expected) == ("1", Severity.INFO, "10", "1")


def test_no_hint_where_several_rows_would_do() -> None:
    checked = replace(
        sheet(leaf("1", None, 10, 5), leaf("2", None, 10, 5)), total_claimed=Claimed(points=p(9))
    )
    assert of(checked, "one_value_would_agree") == []


def test_no_hint_against_a_section_when_the_total_agrees() -> None:
    top = section("I", claimed=Claimed(points=p(10)))
    checked = replace(sheet(top, leaf("1", "I", 10, 9)), total_claimed=Claimed(points=p(9)))
    assert faults(checked, *Severity) == [("score_header_not_sum", "I", "10", "9")]
