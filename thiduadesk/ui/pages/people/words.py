"""Words of the screen for what the records of people keep as codes."""

from __future__ import annotations

from thiduadesk.domain.office import Span
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import Employment
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_

SEX = {Sex.FEMALE: N_("Female"), Sex.MALE: N_("Male"), Sex.UNKNOWN: N_("Not known")}
EMPLOYMENT = {
    Employment.OFFICIAL: N_("Elected official"),
    Employment.CIVIL: N_("Civil servant"),
    Employment.PUBLIC: N_("Public employee"),
    Employment.CONTRACT: N_("On contract"),
    Employment.OTHER: N_("Not known"),
}
RATING = {
    RatingLevel.EXCELLENT: N_("Excellent"),
    RatingLevel.GOOD: N_("Good"),
    RatingLevel.DONE: N_("Completed"),
    RatingLevel.FAILED: N_("Not completed"),
}
RATING_TONES = {RatingLevel.EXCELLENT: "green", RatingLevel.FAILED: "danger"}
ABSENCE = {
    AbsenceKind.MATERNITY: N_("Maternity leave"),
    AbsenceKind.STUDY: N_("Study"),
    AbsenceKind.SICK: N_("Sick leave"),
    AbsenceKind.INJURED: N_("Treated after an injury in saving others"),
    AbsenceKind.RECRUITED: N_("Newly recruited"),
    AbsenceKind.TRANSFER_IN: N_("Came from elsewhere"),
    AbsenceKind.TRANSFER_OUT: N_("Moved elsewhere"),
    AbsenceKind.SECONDED: N_("Seconded"),
    AbsenceKind.RETIRED: N_("Retired"),
    AbsenceKind.OTHER: N_("Other"),
}
DISCIPLINE = {
    DisciplineKind.PENDING: N_("Under examination"),
    DisciplineKind.REPRIMAND: N_("Reprimand"),
    DisciplineKind.WARNING: N_("Warning in writing"),
    DisciplineKind.PAY: N_("Lowered pay step"),
    DisciplineKind.DEMOTION: N_("Demotion"),
    DisciplineKind.REMOVAL: N_("Removal from post"),
    DisciplineKind.DISMISSAL: N_("Dismissal"),
}
SCOPE = {
    Scope.BASE: N_("The office"),
    Scope.PROVINCE: N_("Ministry or province"),
    Scope.NATION: N_("The whole country"),
}
INITIATIVE = {
    InitiativeState.APPLIED: N_("Applied"),
    InitiativeState.VOTED: N_("Voted by the council"),
    InitiativeState.RECOGNISED: N_("Recognised"),
    InitiativeState.REFUSED: N_("Not recognised"),
}
INITIATIVE_TONES = {InitiativeState.RECOGNISED: "green", InitiativeState.REFUSED: "danger"}


def span_text(span: Span) -> str:
    """«05/01/2022 – …»; nothing where neither day is known."""
    if span == Span():
        return ""
    start = short_date(span.start) if span.start else "…"
    end = short_date(span.end) if span.end else "…"
    return f"{start} – {end}"
