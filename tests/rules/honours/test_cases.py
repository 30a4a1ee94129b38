"""The law packs, case by case: facts in words, the verdict, the article that decides."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator

import pytest

from tests.rules.honours.facts_in_words import Case
from tests.rules.honours.facts_in_words import cases
from thiduadesk.domain.honours import ConditionResult
from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import Verdict
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import ConditionKind
from thiduadesk.rules.honours import packs

ALL = tuple(cases())
PAIRS = tuple(case for case in ALL if case.but)
_NEVER_DECIDES = {ConditionKind.JUDGED, ConditionKind.BY_HAND}
_SHORT = {  # articles each decree names anew
    "luat-2003-nd91": {},
    "luat-2022-nd98": {
        "freeze": "NĐ 98/2023 Điều 4",
        "merit": "NĐ 98/2023 Điều 4",
        "yearly": "NĐ 98/2023 Điều 34 khoản 1",
        "co_cp": "NĐ 98/2023 Điều 7",
    },
    "luat-2022-nd152": {
        "freeze": "NĐ 152/2025 Điều 4 khoản 4",
        "merit": "NĐ 152/2025 Điều 4 khoản 3",
        "yearly": "Luật TĐKT 2022 Điều 19, Điều 20",
        "co_cp": "NĐ 152/2025 Điều 7 khoản 1",
    },
}
_SHORT["luat-2022-2026"] = _SHORT["luat-2022-nd152"]


def article(case: Case) -> str:
    return _SHORT[case.pack].get(case.article, case.article)


TABLE = pytest.mark.parametrize(
    ("pack", "honour"), sorted({(case.pack, case.honour) for case in ALL})
)


@TABLE
def test_a_case_gets_its_verdict(pack: str, honour: str) -> None:
    assert [fault for case in of(ALL, pack, honour) for fault in faults(case)] == []


@TABLE
def test_the_verdict_turns_with_the_one_deciding_fact(pack: str, honour: str) -> None:
    assert [fault for case in of(PAIRS, pack, honour) for fault in pair_faults(case)] == []


def of(lines: Iterable[Case], pack: str, honour: str) -> Iterator[Case]:
    return (case for case in lines if (case.pack, case.honour) == (pack, honour))


def faults(case: Case) -> Iterator[str]:
    answer = case.answer()
    if answer.verdict != case.verdict:
        yield f"{case}: {answer.verdict}\n{told(answer)}"
    if case.but:
        return
    if case.article and article(case) not in {one.condition.article for one in answer.results}:
        yield f"{case}: no such article\n{told(answer)}"
    if case.earliest is not None and answer.earliest != case.earliest:
        yield f"{case}: {answer.earliest}\n{told(answer)}"


def pair_faults(case: Case) -> Iterator[str]:
    before, after = case.answer(), case.answer(changed=True)
    if after.verdict != case.then:
        yield f"{case}: {after.verdict}\n{told(after)}"
    was = {one.condition.id: one.verdict for one in every(before.results)}
    changed = {
        one.condition.article
        for one in every(after.results)
        if one.verdict is not was[one.condition.id]
    }
    if article(case) not in changed:
        yield f"{case}: {changed} turned\n{told(after)}"
    denied = after if after.verdict is Verdict.NO else before
    if case.earliest is not None and denied.earliest != case.earliest:
        yield f"{case}: {denied.earliest}\n{told(denied)}"


@pytest.mark.parametrize("pack_id", packs.IDS)
def test_every_condition_of_a_pack_is_held_by_a_pair(pack_id: str) -> None:
    asked = {
        one.id: one
        for terms in packs.pack(pack_id).terms.values()
        for conditions in terms.conditions.values()
        for one in whole(conditions)
        if one.kind not in _NEVER_DECIDES
    }
    held = {
        one.id
        for case in PAIRS
        if case.pack == pack_id
        for one in turns(case.answer(), case.answer(changed=True))
    }
    assert sorted(asked.keys() - held) == []


def test_there_are_enough_cases_of_each_pack() -> None:
    lines = {(case.honour, case.year, case.facts, case.but, case.route) for case in ALL}
    assert len(lines) >= 150
    assert all(sum(case.pack == pack for case in ALL) >= 50 for pack in packs.IDS)


# --- what turned -------------------------------------------------------------------------------
def turns(before: Eligibility, after: Eligibility) -> list[Condition]:
    """Conditions that were met before and are not after, those of alternatives included."""
    met = {one.condition.id for one in every(before.results) if one.verdict is Verdict.YES}
    return [
        one.condition
        for one in every(after.results)
        if one.verdict is not Verdict.YES and one.condition.id in met
    ]


def every(results: Iterable[ConditionResult]) -> Iterator[ConditionResult]:
    for one in results:
        yield one
        for option in one.options:
            yield from every(option)


def whole(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for one in conditions:
        yield one
        for option in one.options:
            yield from whole(option)


def told(answer: Eligibility) -> str:
    return "\n".join(
        f"{one.verdict} {one.code} [{one.condition.article}] {one.facts} | {one.missing} | {one.earliest}"
        for one in every(answer.results)
    )
