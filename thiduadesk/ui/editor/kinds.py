"""The kinds of paper and their groups in the words of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence

from thiduadesk.i18n import N_
from thiduadesk.i18n import _

KINDS = {
    "report.year": N_("Year report"),
    "report.halfyear": N_("Half-year report"),
    "report.movement": N_("Review of a movement"),
    "report.bloc": N_("Report of the bloc"),
    "letter": N_("Official letter"),
    "letter.comments": N_("Letter asking for comments"),
    "notice": N_("Notice"),
    "invitation": N_("Invitation"),
    "plan.launch": N_("Plan launching a movement"),
    "registration": N_("Registration for the year"),
    "pact": N_("Pledge of the bloc"),
    "submission": N_("Submission proposing awards"),
    "decision.award": N_("Decision on awards"),
    "decision.council": N_("Decision setting up the council"),
    "decision.regulation": N_("Decision issuing a regulation"),
    "decision.initiatives": N_("Decision recognising initiatives"),
    "minutes.council": N_("Minutes of the council"),
    "minutes.bloc": N_("Minutes of the bloc"),
    "minutes.tally": N_("Minutes of a count of votes"),
    "list.proposal": N_("List of proposals"),
    "list.excerpt": N_("List of achievements in short"),
    "achievement.person": N_("Achievements of a person"),
    "achievement.collective": N_("Achievements of a collective"),
    "confirmation.initiatives": N_("Confirmation of initiatives"),
}
"""Kinds that can be drafted, in words; another one is named by its code."""

GROUPS = {
    "reports": N_("Reports"),
    "letters": N_("Letters, notices, invitations"),
    "movements": N_("Movements"),
    "decisions": N_("Submissions and decisions"),
    "meetings": N_("Minutes"),
    "files": N_("Lists and achievements"),
}
"""Groups of kinds in words, by the ``group`` of their templates."""


def kind_of(code: str) -> str:
    """A kind in words."""
    return _(KINDS[code]) if code in KINDS else code


def choices(
    groups: Mapping[str, Sequence[str]],
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The groups in words, each with the codes and words of its kinds."""
    return tuple(
        (
            _(GROUPS[group]) if group in GROUPS else group,
            tuple((one, kind_of(one)) for one in codes),
        )
        for group, codes in groups.items()
    )
