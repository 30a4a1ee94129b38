"""Whatever the rules answer, there is a sentence for it that says more than its code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rules.honours.facts_in_words import Case
from tests.rules.honours.facts_in_words import cases
from tests.rules.honours.test_cases import every
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.lawpacks import PackReason
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.i18n import set_language
from thiduadesk.i18n.honour_sentences import HONOURS
from thiduadesk.i18n.messages import finding_text
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.assess import assess_all


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("vi")


def findings(case: Case) -> Iterator[Finding]:
    for changed in (False, True) if case.but else (False,):
        for one in every(case.answer(changed=changed).results):
            yield one.finding(case.honour)


def test_every_answer_of_every_case_is_told() -> None:
    said = set()
    for case in cases():
        for finding in findings(case):
            text = finding_text(finding)
            assert finding.code not in text, finding
            assert not finding.law or finding.law in text or finding.code.endswith("_met"), finding
            said.add(finding.code)
    assert set(HONOURS) - said <= {*PackReason, "honour_exists_unknown"}


def test_nothing_known_of_a_subject_is_told_too() -> None:
    kinds = (SubjectKind.PERSON, SubjectKind.OFFICE, SubjectKind.HOUSEHOLD)
    for subject in (Subject(kind) for kind in kinds):
        open_ended = Discipline(0, subject, DisciplineKind.WARNING, Span())
        for discipline in ((), (open_ended,)):
            facts = SubjectFacts(subject, "", discipline=discipline)
            for pack in packs.load():
                for answer in assess_all(facts, 2024, pack):
                    for finding in answer.findings:
                        assert finding.code not in finding_text(finding), finding
