"""Findings: what a check has to say, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error stops a signature, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found («điều soát được»). Changes nothing by itself.

    Attributes:
        code: one of the codes of the command line's contract, e.g. ``bonus_above_max``.
        severity: error, warning or info.
        where: the row's ``no``, the part of the document, or sheet and cell.
        quote: the words or value found fault with, copied exactly.
        found: what stands there, as text for people (None where it would say nothing).
        expected: what the rule wants.
        law: the article, or None.
        params: values for the message of ``code``; words for people are made by i18n.
    """

    code: str
    severity: Severity
    where: str
    quote: str | None = None
    found: str | None = None
    expected: str | None = None
    law: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
