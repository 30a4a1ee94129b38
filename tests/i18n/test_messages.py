from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import sentences
from thiduadesk.i18n import set_language
from thiduadesk.i18n.messages import finding_text
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.i18n.refusals import REFUSALS

ROOT = Path(__file__).parents[2]

CONTRACT = [
    "score_above_max",
    "bonus_above_max",
    "penalty_above_cap",
    "cap_exceeded",
    "max_header_not_sum",
    "score_header_not_sum",
    "bonus_header_not_sum",
    "total_not_sum",
    "row_unanswered",
    "row_provisional",
    "full_marks_without_evidence",
    "number_repeated",
    "value_not_understood",
    "mean_rule_applied",
    "level_points_mismatch",
    "number_blank",
    "date_blank",
    "header_missing",
    "signer_missing",
    "authority_line_wrong",
    "filing_line_missing",
    "list_punctuation",
    "end_mark_missing",
    "numbering_repeated",
    "numbering_skipped",
    "lettering_wrong",
    "heading_repeated",
    "item_empty",
    "sentence_cut",
    "year_mismatch",
    "citation_conflict",
    "citation_form",
    "citation_after_document",
    "citation_without_date",
    "sum_mismatch",
    "count_mismatch",
    "word_repeated",
    "quote_unbalanced",
    "spelling",
    "name_variant",
    "law_replaced",
    "legacy_encoding",
]


@pytest.fixture(params=["vi", "en"], autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("vi")


def _finding(code: str, **values: str | None) -> Finding:
    return Finding(code, Severity.ERROR, "II.3", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", CONTRACT)
def test_every_code_of_the_contract_has_its_own_sentence(code: str) -> None:
    assert code in sentences.FINDINGS
    bare = finding_text(_finding(code))
    full = finding_text(_finding(code, quote="q", found="f", expected="e", law="l"))
    for text in (bare, full):
        assert code not in text, text
        assert "{" not in text
        assert len(text) > 12


def test_most_telling_sentence_is_said(spoken: str) -> None:
    text = finding_text(_finding("bonus_above_max", found="10", expected="1"), place=True)
    assert (
        text
        == {
            "vi": "II.3: Điểm thưởng 10 vượt mức tối đa 1. Hãy sửa điểm thưởng.",
            "en": "II.3: The bonus 10 is above the maximum 1. Correct the bonus.",
        }[spoken]
    )


def test_layout_codes_share_their_sentences() -> None:
    text = finding_text(_finding("layout_margin_left", found="25 mm", expected="30 mm"))
    assert "25 mm" in text
    assert "30 mm" in text


def test_unknown_codes_still_make_a_sentence() -> None:
    assert "never_heard" in finding_text(_finding("never_heard"))
    assert "never_heard" in refusal_text(Refused("never_heard"))


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_of_the_environment_has_sentences_with_and_without_values(fault: Fault) -> None:
    assert fault in sentences.FAULTS
    bare = problem_text(EnvironmentProblem(fault))
    full = problem_text(EnvironmentProblem(fault, path="X.thidua", detail="d", character="€"))
    assert f"({fault.value})" not in bare
    assert "{" not in bare + full
    if fault is not Fault.MISSING_GLYPH:
        assert "X.thidua" in full


def test_every_refusal_raised_in_the_program_has_a_sentence() -> None:
    raised = set()
    for file in (ROOT / "thiduadesk").rglob("*.py"):
        raised |= set(re.findall(r'Refused\(\s*"([a-z_]+)"', file.read_text(encoding="utf-8")))
    assert raised - REFUSALS.keys() == set()
