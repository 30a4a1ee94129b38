"""Codes into sentences: what happened, where, what to do next.

The rooms below speak in codes and values (``Finding``, ``Refused``, ``EnvironmentProblem``); the
tables here hold one msgid for each code, with its values in {braces}. A code may have several
sentences: the first whose values are all known is said.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from collections.abc import Sequence

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n.catalog import N_
from thiduadesk.i18n.catalog import gettext
from thiduadesk.i18n.refusals import REFUSALS
from thiduadesk.i18n.sentences import FAULTS
from thiduadesk.i18n.sentences import FINDINGS
from thiduadesk.i18n.sentences import LAYOUT
from thiduadesk.i18n.sentences import UNKNOWN_FAULT
from thiduadesk.i18n.sentences import UNKNOWN_FINDING
from thiduadesk.i18n.sentences import UNKNOWN_REFUSAL

_LINE = N_("line {line}")
_LINE_AND_PLACE = N_("line {line} · {place}")
_HEAD = N_("Head of the paper")
_CLOSING = N_("Signature · Distribution")
_FRAME = "frame"
_OF_CLOSING = ("frame/signature", "frame/distribution")


def finding_text(finding: Finding, *, place: bool = False) -> str:
    """What a check found, as one sentence; ``place`` puts the row or part before it."""
    values = {
        name: value
        for name, value in (
            ("where", finding.where),
            ("quote", finding.quote),
            ("found", finding.found),
            ("expected", finding.expected),
            ("law", finding.law),
        )
        if value
    }
    values.update(finding.params)
    sentences = FINDINGS.get(finding.code, LAYOUT if finding.code.startswith("layout_") else ())
    text = _said((*sentences, *UNKNOWN_FINDING), {**values, "code": finding.code})
    where = place_text(finding)
    return f"{where}: {text}" if place and where else text


def place_text(finding: Finding) -> str:
    """Where it is, for people: the row or part; of a file also the line."""
    line, part = finding.params.get("line"), finding.params.get("place", "")
    if not line and finding.where == _FRAME:
        return gettext(_CLOSING if finding.params.get("at", "").startswith(_OF_CLOSING) else _HEAD)
    if not line:
        return finding.where
    said = _LINE_AND_PLACE if part else _LINE
    return gettext(said).format(line=line, place=part)


def refusal_text(refused: Refused) -> str:
    """Why a verb was refused and what to do."""
    values = {**refused.params, "code": refused.code}
    if refused.finding is not None:
        values["why"] = finding_text(refused.finding)
    return _said((*REFUSALS.get(refused.code, ()), *UNKNOWN_REFUSAL), values)


def problem_text(problem: EnvironmentProblem) -> str:
    """What the environment did, what is safe, what to do."""
    values = {**problem.params, "code": problem.fault.value}
    return _said((*FAULTS.get(problem.fault, ()), *UNKNOWN_FAULT), values)


def stop_text(problem: Refused | EnvironmentProblem) -> str:
    """Why it went no further, whoever stopped it."""
    return refusal_text(problem) if isinstance(problem, Refused) else problem_text(problem)


def _said(sentences: Sequence[str], values: Mapping[str, str]) -> str:
    known = {name: value for name, value in values.items() if value}
    for sentence in sentences:
        if _names(sentence) <= known.keys():
            return gettext(sentence).format_map(known)
    raise KeyError(values["code"])


def _names(sentence: str) -> set[str]:
    return {name for _text, name, _form, _way in string.Formatter().parse(sentence) if name}
