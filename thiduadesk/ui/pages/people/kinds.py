"""What the record of a subject consists of, as data: its own fields, and its sections."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from enum import Enum
from typing import Any

from thiduadesk.data.store import Store
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Registration
from thiduadesk.domain.people import SubjectKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import office
from thiduadesk.services.personnel import Known
from thiduadesk.services.personnel import Record
from thiduadesk.ui.forms.specs import SPAN
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.forms.specs import attribute
from thiduadesk.ui.honours import names as honours
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.pages.people import words
from thiduadesk.ui.pages.people.words import span_text

Choices = Callable[[Store], Sequence[tuple[Any, str]]]


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a record: posts, ratings and so on.

    Attributes:
        title, empty, add: msgids of the heading, of what stands there while it is empty, and of
            the button.
        get: its rows. blank: a new one for a record, in the work year.
        fields: of one row's form.
    """

    id: str
    title: str
    empty: str
    add: str
    columns: tuple[Column[Any], ...]
    get: Callable[[Record], Sequence[Known]]
    blank: Callable[[Record, int], Known]
    fields: Callable[[Record], tuple[FieldSpec, ...]]


# --- choices -----------------------------------------------------------------------------------
def _among(called: Mapping[Any, str]) -> Choices:
    """The values of a code, in the order their words stand."""
    return lambda _store: tuple((value, _(msgid)) for value, msgid in called.items())


scopes = _among(words.SCOPE)
"""How far an initiative may reach."""


def yes_or_no(_store: Store) -> Sequence[tuple[bool, str]]:
    """For what is so or not."""
    return ((True, _("Yes")), (False, _("No")))


def units(store: Store) -> Sequence[tuple[int | None, str]]:
    """The units; none for the leaders of the office."""
    return (
        (None, _("None (leaders of the office)")),
        *((u.id, u.name) for u in office.units(store)),
    )


def _superiors(store: Store) -> Sequence[tuple[int | None, str]]:
    return ((None, "–"), *((unit.id, unit.name) for unit in office.units(store)))


# --- the record itself -------------------------------------------------------------------------
SEX = attribute("sex", N_("Sex"), Shape.CHOICE, choices=_among(words.SEX))
BIRTH = attribute("birth", N_("Date of birth"), Shape.DATE)
CODE = attribute("code", N_("Code"), hint=N_("Names the person in workbooks; unique"))
NAME = attribute("name", N_("Full name"), required=True)
PERSON = (
    NAME,
    CODE,
    BIRTH,
    SEX,
    attribute("party_member", N_("Party member"), Shape.CHOICE, choices=yes_or_no),
    FieldSpec(
        N_("In the office from"),
        lambda one: one.span.start,
        lambda one, day: replace(one, span=replace(one.span, start=day)),
        Shape.DATE,
    ),
    FieldSpec(
        N_("Left on"),
        lambda one: one.span.end,
        lambda one, day: replace(one, span=replace(one.span, end=day)),
        Shape.DATE,
    ),
)
UNIT = (
    attribute("name", N_("Name"), required=True),
    attribute("abbreviation", N_("Abbreviation")),
    attribute("kind", N_("Kind")),
    attribute("superior_id", N_("Belongs to"), Shape.CHOICE, choices=_superiors),
    *SPAN,
)
HOUSEHOLD = (
    attribute(
        "name", N_("Name"), required=True, hint=N_("After its head, as the decision writes it")
    ),
    attribute("address", N_("Address")),
    *SPAN,
)
POST = (
    attribute("post", N_("Post"), required=True),
    attribute("unit_id", N_("Unit"), Shape.CHOICE, choices=units),
    attribute(
        "employment", N_("Kind of employment"), Shape.CHOICE, choices=_among(words.EMPLOYMENT)
    ),
    attribute("leader", N_("Leads or manages"), Shape.CHOICE, choices=yes_or_no),
)


# --- its sections ------------------------------------------------------------------------------
def _muted(_one: object) -> str:
    return "muted"


_SPAN_COLUMN: Column[Any] = Column(
    "span", N_("From – to"), lambda one: span_text(one.span), width=180, tone=_muted
)
_NOTE = attribute("note", N_("Note"))
_YEAR = attribute("year", N_("Year"), Shape.NUMBER, required=True)
_YEAR_COLUMN: Column[Any] = Column("year", N_("Year"), lambda one: str(one.year), width=64)


def _chips(
    called: Mapping[Any, str], tones: Mapping[Any, str], of: Callable[[Any], Enum]
) -> Callable[[Any], tuple[Chip, ...]]:
    return lambda one: (Chip(_(called[of(one)]), tones.get(of(one), "neutral")),)


POSTS = Section(
    "posts",
    N_("Posts"),
    N_("No post yet: the post held on a day gives unit and kind of employment."),
    N_("Add a post"),
    (
        Column("post", N_("Post"), lambda one: one.post),
        Column("kind", N_("Kind"), lambda one: _(words.EMPLOYMENT[one.employment]), width=130,
               may_hide=True),
        _SPAN_COLUMN,
    ),
    lambda record: tuple(reversed(record.posts)),
    lambda record, _year: PostHeld(0, record.subject.id, ""),
    lambda _record: (*POST, *SPAN),
)  # fmt: skip

ABSENCES = Section(
    "absences",
    N_("Leave, study, moves"),
    N_("Nothing. Maternity leave, study and moves count in the conditions of the law."),
    N_("Add leave, study or a move"),
    (
        Column("kind", N_("What"), lambda one: _(words.ABSENCE[one.kind]), width=170),
        Column("note", N_("Note"), lambda one: one.note or one.opinion),
        _SPAN_COLUMN,
    ),
    lambda record: record.absences,
    lambda record, _year: Absence(0, record.subject.id, AbsenceKind.MATERNITY, Span()),
    lambda _record: (
        attribute("kind", N_("What"), Shape.CHOICE, choices=_among(words.ABSENCE)),
        *SPAN,
        attribute(
            "opinion",
            N_("Result or opinion"),
            hint=N_("Of the course, or of the office he or she came from"),
        ),
        _NOTE,
    ),
)

RATINGS = Section(
    "ratings",
    N_("Yearly ratings"),
    N_("Not rated yet. Nearly every honour asks for the rating of its years."),
    N_("Add a rating"),
    (
        _YEAR_COLUMN,
        Column("level", N_("Rated"), lambda _one: "", width=170,
               chips=_chips(words.RATING, words.RATING_TONES, lambda one: one.level)),
        Column("note", N_("Note"), lambda one: one.note, tone=_muted),
    ),
    lambda record: tuple(reversed(record.ratings)),
    lambda record, year: Rating(0, record.subject, year, RatingLevel.GOOD),
    lambda _record: (
        _YEAR,
        attribute("level", N_("Rated"), Shape.CHOICE, choices=_among(words.RATING)),
        _NOTE,
    ),
)  # fmt: skip

DISCIPLINE = Section(
    "discipline",
    N_("Discipline"),
    N_("None."),
    N_("Add discipline"),
    (
        Column("kind", N_("Form"), lambda _one: "", width=170,
               chips=lambda one: (Chip(_(words.DISCIPLINE[one.kind]), "danger"),)),
        Column("note", N_("Note"), lambda one: one.note),
        _SPAN_COLUMN,
    ),
    lambda record: record.discipline,
    lambda record, _year: Discipline(0, record.subject, DisciplineKind.REPRIMAND, Span()),
    lambda _record: (
        attribute("kind", N_("Form"), Shape.CHOICE, choices=_among(words.DISCIPLINE)),
        *SPAN,
        _NOTE,
    ),
)  # fmt: skip


def _honour_choices(record: Record) -> Choices:
    return lambda _store: honours.choices(record.subject)


def _achieved(name: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]:
    return (
        lambda one: getattr(one.achieved, name),
        lambda one, day: replace(one, achieved=replace(one.achieved, **{name: day})),
    )


HONOURS = Section(
    "honours",
    N_("Honours received"),
    N_("None yet."),
    N_("Add an honour"),
    (
        _YEAR_COLUMN,
        Column("honour", N_("Honour"), lambda one: honours.name(one.honour)),
        Column("number", N_("Decision"), lambda one: honours.decision(one.number, one.date),
               width=190, tone=_muted),
    ),
    lambda record: tuple(reversed(record.honours)),
    lambda record, year: HonourHeld(0, record.subject, "", year),
    lambda record: (
        attribute("honour", N_("Honour"), Shape.CHOICE, choices=_honour_choices(record),
                  required=True),
        _YEAR,
        attribute("number", N_("Number of the decision")),
        attribute("date", N_("Date of the decision"), Shape.DATE),
        attribute("decider", N_("Decided by")),
        attribute("movement", N_("Movement"), hint=N_("Empty: for merit")),
        FieldSpec(N_("Achievement from"), *_achieved("start"), Shape.DATE),
        FieldSpec(N_("Achievement to"), *_achieved("end"), Shape.DATE,
                  hint=N_("The next interval counts from here")),
        attribute("reason", N_("Reason")),
    ),
)  # fmt: skip

REGISTRATIONS = Section(
    "registrations",
    N_("Registrations"),
    N_("Registered for nothing yet."),
    N_("Register for an honour"),
    (_YEAR_COLUMN, Column("honour", N_("Honour"), lambda one: honours.name(one.honour))),
    lambda record: tuple(sorted(record.registrations, key=lambda one: -one.year)),
    lambda record, year: Registration(0, record.subject, year, ""),
    lambda record: (
        attribute("honour", N_("Honour"), Shape.CHOICE, choices=_honour_choices(record),
                  required=True),
        _YEAR,
    ),
)  # fmt: skip


def _share(record: Record) -> FieldSpec:
    """The author's own share of an initiative."""
    own = record.subject.id

    def get(one: Initiative) -> int | None:
        return next((author.share for author in one.authors if author.person_id == own), None)

    def put(one: Initiative, share: int | None) -> Initiative:
        others = tuple(author for author in one.authors if author.person_id != own)
        return replace(one, authors=(*others, Author(own, share)))

    return FieldSpec(N_("Own share in per cent"), get, put, Shape.NUMBER)


INITIATIVES = Section(
    "initiatives",
    N_("Initiatives"),
    N_("None yet. “Emulation fighter” asks for an initiative or an accepted topic."),
    N_("Add an initiative"),
    (
        _YEAR_COLUMN,
        Column("title", N_("Title"), lambda one: one.title),
        Column("scope", N_("Reaches"), lambda one: _(words.SCOPE[one.scope]), width=110,
               tone=_muted, may_hide=True),
        Column("state", N_("State"), lambda _one: "", width=130,
               chips=_chips(words.INITIATIVE, words.INITIATIVE_TONES, lambda one: one.state)),
    ),
    lambda record: tuple(reversed(record.initiatives)),
    lambda record, year: Initiative(0, "", year, authors=(Author(record.subject.id),)),
    lambda record: (
        attribute("title", N_("Title"), required=True),
        _YEAR,
        attribute("scope", N_("Reaches"), Shape.CHOICE, choices=scopes),
        attribute("state", N_("State"), Shape.CHOICE, choices=_among(words.INITIATIVE)),
        attribute("research", N_("Accepted topic or project"), Shape.CHOICE, choices=yes_or_no),
        _share(record),
        attribute("minutes", N_("Minutes of the initiative council")),
        attribute("number", N_("Number of the recognition")),
        attribute("date", N_("Date of the recognition"), Shape.DATE),
        attribute("decider", N_("Recognised by")),
        attribute("first_used", N_("First used on"), Shape.DATE),
    ),
)  # fmt: skip

PARTS: Mapping[SubjectKind, tuple[tuple[Section, ...], ...]] = {
    SubjectKind.PERSON: (
        (POSTS, ABSENCES, DISCIPLINE),
        (RATINGS, HONOURS, INITIATIVES),
        (REGISTRATIONS,),
    ),
    SubjectKind.UNIT: ((DISCIPLINE,), (RATINGS, HONOURS), (REGISTRATIONS,)),
    SubjectKind.OFFICE: ((DISCIPLINE,), (RATINGS, HONOURS), (REGISTRATIONS,)),
    SubjectKind.HOUSEHOLD: ((DISCIPLINE,), (HONOURS,), (REGISTRATIONS,)),
}
"""Sections on the tabs «record», «achievements» and «this year»."""
FIELDS: Mapping[SubjectKind, tuple[FieldSpec, ...]] = {
    SubjectKind.PERSON: PERSON,
    SubjectKind.UNIT: UNIT,
    SubjectKind.OFFICE: (),
    SubjectKind.HOUSEHOLD: HOUSEHOLD,
}
