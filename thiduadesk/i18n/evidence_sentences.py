"""Sentences of the evidence book.

Said with {no} (of the first row), {name} (of the paper), {others} (further rows), {day} and {year}.
"""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.i18n.catalog import N_

EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "evidence_repeated": (
        N_(
            "{name} is evidence of rows that ask for different things: {no}, {others}. Keep it where "
            "it proves something, and say in the explanation of each row what it proves."
        ),
    ),
    "evidence_without_file": (
        N_("{name} has no file yet. Attach it in the register, so that it can be collected."),
    ),
    "evidence_file_gone": (
        N_("The file of {name} does not lie beside the data any more. Attach it again."),
    ),
    "evidence_after_year": (
        N_("{name} is dated {day}, after the year {year} that it is to prove."),
    ),
    "evidence_before_year": (
        N_("{name} is dated {day}, before the year {year} that it is to prove."),
    ),
    "evidence_not_registered": (
        N_("The explanation cites {name}, which is not in the register. Take it in."),
    ),
    "evidence_gone": (
        N_("{name} was evidence of this row and lies in the trash. Put it back, or find another."),
    ),
}
