"""The functions that check a rule, by the name the table of rules calls them."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed

Check = Callable[[Printed, Look], None]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register a check under its own name."""
    name = function.__name__
    assert name not in CHECKS, name
    CHECKS[name] = function
    return function
