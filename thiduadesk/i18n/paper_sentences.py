"""Sentences of what contradicts itself in the register of papers.

Said with {number} (of the paper), {found} (its date), {expected} (the date or year against it),
{other_number} and {other_date} (of the paper it is held against), {title} (the dispatch citing it).
"""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.i18n.catalog import N_

PAPERS: Mapping[str, tuple[str, ...]] = {
    "paper_undated": (N_("{number} has no date. Look at the paper and add it."),),
    "paper_in_future": (N_("{number} is dated {found}, after today. Correct the date."),),
    "paper_year_differs": (
        N_("{number} bears the year {expected} in its number, but is dated {found} ({law})."),
    ),
    "paper_after_dispatch": (
        N_("{number} is dated {found}, but “{title}” of {expected} cites it already."),
    ),
    "paper_cited_otherwise": (
        N_("{number} is dated {found} here, but “{title}” cites it with {expected}."),
    ),
    "paper_two_dates": (
        N_(
            "{number} stands here twice, dated {found} and {expected}. Look at the paper, and make "
            "the two one."
        ),
    ),
    "paper_repeated": (N_("{number} stands here twice. Make the two one."),),
    "paper_out_of_order": (
        N_(
            "{number} is dated {found}, out of order with {other_number} of {other_date} ({law}). "
            "Look at both."
        ),
    ),
    "paper_before_amended": (
        N_("{number} of {found} cannot amend {other_number}, which is younger: {expected}."),
    ),
}
