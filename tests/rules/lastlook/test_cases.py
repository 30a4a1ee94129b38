"""The rules about content, case by case: each fault is told, and no more once it is mended."""

from __future__ import annotations

import pytest

from tests.rules.lastlook.typed_papers import Case
from tests.rules.lastlook.typed_papers import cases
from thiduadesk.domain.document import Document
from thiduadesk.rules.lastlook import arithmetic
from thiduadesk.rules.lastlook import citations
from thiduadesk.rules.lastlook import law
from thiduadesk.rules.lastlook import names
from thiduadesk.rules.lastlook import years
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import Reading

GROUPS = {
    "citations": citations,
    "arithmetic": arithmetic,
    "wordings": arithmetic,
    "years": years,
    "law": law,
    "names": names,
}
ALL = [(group, case) for group in GROUPS for case in cases(group)]
TABLE = pytest.mark.parametrize(
    ("group", "case"), ALL, ids=[f"{group}: {case.name}" for group, case in ALL]
)


def told(group: str, document: Document) -> list[tuple[str, str]]:
    found = GROUPS[group].findings(Reading.of(document, Known()))
    return sorted((one.code, one.quote or "") for one in found)


@TABLE
def test_a_case_tells_its_faults_and_nothing_else(group: str, case: Case) -> None:
    assert told(group, case.document()) == sorted(case.tells)


@pytest.mark.parametrize(
    ("group", "case"),
    [(group, case) for group, case in ALL if case.has_pair],
    ids=[f"{group}: {case.name}" for group, case in ALL if case.has_pair],
)
def test_a_mended_case_is_quiet(group: str, case: Case) -> None:
    assert told(group, case.document(mend=True)) == []


def test_every_fault_has_its_pair() -> None:
    assert not [case.name for _group, case in ALL if case.tells and not case.has_pair]
