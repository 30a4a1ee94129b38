"""Every code that the rooms can say has a sentence of its own, in each language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import thiduadesk
from thiduadesk.domain.problems import Fault
from thiduadesk.i18n.refusals import REFUSALS
from thiduadesk.i18n.sentences import FAULTS
from thiduadesk.i18n.sentences import FINDINGS

ROOT = Path(thiduadesk.__file__).parent


def _calls(name: str) -> Iterator[tuple[str, Path]]:
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == name
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value), file


def test_every_refusal_has_a_sentence() -> None:
    missing = {code for code, _file in _calls("Refused")} - set(REFUSALS)
    assert not missing
    assert len(list(_calls("Refused"))) > 20


def test_every_finding_has_a_sentence() -> None:
    missing = {code for code, _file in _calls("Finding")} - set(FINDINGS)
    assert not missing


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence_that_needs_nothing_or_a_path(fault: Fault) -> None:
    assert (
        any(
            "{" not in sentence or sentence.count("{") == sentence.count("{path}")
            for sentence in FAULTS[fault]
        )
        or fault is Fault.FAILED
    )
