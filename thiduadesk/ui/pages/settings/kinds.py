"""The records of the office as data: what each list shows and which fields each record has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import Any

from thiduadesk.data.store import Store
from thiduadesk.domain.lawpacks import OverlayValue
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.rules.honours.catalogue import find
from thiduadesk.services import office
from thiduadesk.services import overlay
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.specs import SPAN
from thiduadesk.ui.forms.specs import FieldSpec
from thiduadesk.ui.forms.specs import Shape
from thiduadesk.ui.forms.specs import attribute
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.pages.settings import recipients


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One list of the settings.

    Attributes:
        id: stable name. title: msgid of the tab. intro: msgid of the line above the list.
        load: all records. blank: a new one that begins on the day.
        save, delete: the verbs that keep one and take one away.
    """

    id: str
    title: str
    intro: str
    columns: tuple[Column[Any], ...]
    fields: tuple[FieldSpec, ...]
    load: Callable[[Store], Sequence[Any]]
    blank: Callable[[Store, dt.date], Any]
    save: Callable[..., int] = office.save
    delete: Callable[[Store, Any], object] = office.delete


def _span_text(span: Span) -> str:
    start = short_date(span.start) if span.start else "…"
    end = short_date(span.end) if span.end else "…"
    return "" if span == Span() else f"{start} – {end}"


_SPAN_COLUMN: Column[Any] = Column(
    "span", N_("Holds"), lambda one: _span_text(one.span), width=170, tone=lambda _one: "muted"
)


def _roles(_store: Store) -> Sequence[tuple[SignatoryRole, str]]:
    return (
        (SignatoryRole.HEAD, _("Head")),
        (SignatoryRole.DEPUTY, _("Deputy")),
        (SignatoryRole.OTHER, _("Other")),
    )


def _acts(_store: Store) -> Sequence[tuple[bool, str]]:
    return ((False, _("Appointed")), (True, _("Acting (Q.)")))


def _powers(_store: Store) -> Sequence[tuple[Power, str]]:
    return (
        (Power.OWN, _("As head or deputy")),
        (Power.BY_ORDER, _("By order (TL.)")),
        (Power.BY_DELEGATION, _("By delegation (TUQ.)")),
    )


def _superiors(store: Store) -> Sequence[tuple[int | None, str]]:
    return ((None, "–"), *((unit.id, unit.name) for unit in office.units(store)))


def _own_roles(_store: Store) -> Sequence[tuple[str, str]]:
    return (("member", _("Member")), ("head", _("Head of the bloc")), ("deputy", _("Deputy head")))


_ROLE_WORDS = {"head": N_("head"), "deputy": N_("deputy")}
"""Words behind a member's name, typed and shown in the language of the screen."""
_PLACE_WORDS = N_("place {place}")
"""The same of where the bloc ranked it."""


def _members_text(bloc: BlocYear) -> str:
    return "\n".join(map(_member_text, bloc.members))


def _member_text(member: BlocMember) -> str:
    """«Sở Nội vụ = trưởng, thứ 1, Cờ thi đua tỉnh, Bằng khen tỉnh»."""
    role = [_(_ROLE_WORDS[member.role])] if member.role in _ROLE_WORDS else []
    place = [_(_PLACE_WORDS).format(place=member.place)] if member.place is not None else []
    behind = ", ".join([*role, *place, *map(names.short, member.aims)])
    return f"{member.name} = {behind}" if behind else member.name


def _members(text: str, before: Sequence[BlocMember]) -> tuple[BlocMember, ...]:
    """The roster as typed; what is kept of a member besides stays with its name.

    Raises:
        FieldError: words behind a name that are no role, no place and no honour.
    """
    short = {one.name: one.short_name for one in before}
    roles = {_(words).casefold(): role for role, words in _ROLE_WORDS.items()}
    out = []
    for line in (one_line(line) for line in text.splitlines()):
        name, _sign, behind = line.partition("=")
        name, role, aims, rank = name.strip(), "member", [], None
        for words in filter(None, map(str.strip, behind.replace(";", ",").split(","))):
            honour = find(words)
            if words.casefold() in roles:
                role = roles[words.casefold()]
            elif (found := _place(words)) is not None:
                rank = found
            elif honour is not None:
                aims.append(honour.code)
            else:
                raise FieldError(
                    _("“{words}” behind {name} is neither a role, a place nor an honour.").format(
                        words=words, name=name
                    )
                )
        if name:
            out.append(BlocMember(name, short.get(name, ""), role, tuple(aims), rank))
    return tuple(out)


def _place(words: str) -> int | None:
    """«thứ 2» is 2."""
    before, _sign, behind = _(_PLACE_WORDS).casefold().partition("{place}")
    number = words.casefold().removeprefix(before).removesuffix(behind).strip()
    return int(number) if number.isdecimal() and int(number) else None


def _list_recipients(one: DistributionList) -> str:
    return recipients.lines_of(one.recipients)


OFFICE = RecordKind(
    "names",
    N_("Office"),
    N_("Each version holds from a day on: a paper of 2022 reprints with the names of 2022."),
    (Column("name", N_("Official name"), lambda one: one.name), _SPAN_COLUMN),
    (
        FieldSpec(N_("Official name"), lambda one: one.name, office.renamed, required=True),
        attribute("short_name", N_("As its own papers call it")),
        attribute("superior", N_("Superior body")),
        attribute("superior_head", N_("Letterhead: superior body"), Shape.LINES),
        attribute("issuer_head", N_("Letterhead: the office"), Shape.LINES),
        attribute("symbol", N_("Abbreviation in symbols"), hint=N_("“VP” of “BC-VP”")),
        attribute("list_symbol", N_("Abbreviation in distribution lists")),
        attribute("place", N_("Place name"), hint=N_("Printed before the date")),
        attribute("address", N_("Address")),
        attribute("telephone", N_("Telephone")),
        attribute("fax", N_("Fax")),
        attribute("email", N_("E-mail")),
        attribute("website", N_("Website")),
        attribute("functions", N_("Functions"), Shape.LINES, lines=5),
        *SPAN,
    ),
    office.all_names,
    office.next_names,
)

SIGNATORIES = RecordKind(
    "signatories",
    N_("Signatories"),
    N_("Who signs on which days, and the lines above the name."),
    (
        Column("name", N_("Full name"), lambda one: one.name, width=170),
        Column("post", N_("Post"), lambda one: one.post),
        _SPAN_COLUMN,
    ),
    (
        attribute("name", N_("Full name"), required=True),
        attribute("post", N_("Post"), required=True),
        attribute("role", N_("Signs as"), Shape.CHOICE, choices=_roles),
        attribute("acting", N_("Appointed or acting"), Shape.CHOICE, choices=_acts),
        attribute("power", N_("Right to sign"), Shape.CHOICE, choices=_powers),
        attribute(
            "for_post",
            N_("Signs for the post of"),
            hint=N_(
                "Empty: the head of the office. For a unit: its head, "
                "“Trưởng phòng”."  # vi: a post as the clerk writes it
            ),
        ),
        attribute("mandate", N_("Paper that gives the right")),
        attribute(
            "authority",
            N_("Lines above the signature"),
            Shape.LINES,
            lines=3,
            hint=N_("Empty: made from what stands above, as the law has it."),
        ),
        *SPAN,
    ),
    office.signatories,
    lambda _store, day: Signatory(0, "", "", span=Span(start=day)),
)

ORGANISATIONS = RecordKind(
    "organisations",
    N_("Organisations"),
    N_("Party body and mass organisations; a dissolved one keeps its last day."),
    (
        Column("kind", N_("Kind"), lambda one: one.kind, width=150),
        Column("name", N_("Name"), lambda one: one.name),
        _SPAN_COLUMN,
    ),
    (
        attribute("kind", N_("Kind"), required=True),
        attribute("name", N_("Name"), required=True),
        *SPAN,
    ),
    office.organisations,
    lambda _store, _day: Organisation(0, "", ""),
)

UNITS = RecordKind(
    "units",
    N_("Units"),
    N_("Departments and attached units."),
    (
        Column("name", N_("Name"), lambda one: one.name),
        Column("abbreviation", N_("Abbreviation"), lambda one: one.abbreviation, width=90),
        _SPAN_COLUMN,
    ),
    (
        attribute("name", N_("Name"), required=True),
        attribute("abbreviation", N_("Abbreviation")),
        attribute("kind", N_("Kind")),
        attribute("superior_id", N_("Belongs to"), Shape.CHOICE, choices=_superiors),
        *SPAN,
    ),
    office.units,
    lambda _store, _day: Unit(0, ""),
)

HEAD_COUNTS = RecordKind(
    "head_counts",
    N_("Head count"),
    N_("People by kind of employment, as counted on a day; reports take the newest count."),
    (
        Column("day", N_("Day"), lambda one: short_date(one.day), width=100),
        Column("kind", N_("Kind of employment"), lambda one: one.kind),
        Column("number", N_("People"), lambda one: str(one.number), width=70, align="right"),
    ),
    (
        attribute("day", N_("Day"), Shape.DATE, required=True),
        attribute("kind", N_("Kind of employment"), required=True),
        attribute("number", N_("People"), Shape.NUMBER),
        attribute("note", N_("Words printed after it")),
    ),
    office.head_counts,
    lambda _store, day: HeadCount(0, day, "", 0),
)

LISTS = RecordKind(
    "lists",
    N_("Distribution lists"),
    N_("Ready lists of recipients with the filing line."),
    (
        Column("name", N_("Name"), lambda one: one.name),
        Column("size", N_("Lines"), lambda one: str(len(one.recipients)), width=60, align="right"),
    ),
    (
        attribute("name", N_("Name"), required=True),
        FieldSpec(
            N_("Recipients, one per line"),
            _list_recipients,
            lambda one, text: replace(one, recipients=recipients.recipients_of(text)),
            Shape.LINES,
            lines=9,
            hint=N_("The purpose stands in brackets behind the name: “… (b/c)”"),
        ),
        attribute("filing_units", N_("Filed at"), hint=N_("“VT, HCQT” of the line “VT, HCQT(2).”")),
        attribute("copies", N_("Copies filed"), Shape.NUMBER),
        attribute("drafter", N_("Drafter's code")),
    ),
    office.distribution_lists,
    lambda _store, _day: DistributionList(0, ""),
)

BLOCS = RecordKind(
    "blocs",
    N_("Bloc"),
    N_("The bloc of each year with its roster."),
    (
        Column("year", N_("Year"), lambda one: str(one.year), width=60),
        Column("name", N_("Name"), lambda one: one.name),
        Column("size", N_("Members"), lambda one: str(len(one.members)), width=80, align="right"),
    ),
    (
        attribute("year", N_("Year"), Shape.NUMBER),
        attribute("name", N_("Name"), required=True),
        attribute("own_role", N_("This office is"), Shape.CHOICE, choices=_own_roles),
        FieldSpec(
            N_("Members, one per line"),
            _members_text,
            lambda one, text: replace(one, members=_members(text, one.members)),
            Shape.LINES,
            lines=11,
            hint=N_(
                "Behind a name “= head” or “= deputy”, its place at the year's end, what it registered for:"
                " “= deputy, place 1, CO_T”"
            ),
        ),
    ),
    office.bloc_years,
    lambda _store, day: BlocYear(0, day.year, ""),
)


def _parameters(_store: Store) -> Sequence[tuple[str, str]]:
    return tuple((one.key, one.meaning) for one in overlay.parameters())


def _meaning(value: OverlayValue) -> str:
    return next((one.meaning for one in overlay.parameters() if one.key == value.key), value.key)


OVERLAY = RecordKind(
    "overlay",
    N_("Values of the province"),
    N_("What the law leaves to the province: thresholds, shares, deadlines, each with its paper."),
    (
        Column("what", N_("What"), _meaning, tip=_meaning),
        Column("value", N_("Value"), lambda one: one.value, width=90),
        _SPAN_COLUMN,
    ),
    (
        attribute("key", N_("What"), Shape.CHOICE, choices=_parameters, required=True),
        attribute(
            "value",
            N_("Value"),
            required=True,
            hint=N_("A per cent “90”, a day “10/12”, a date “2025-12-15”, “yes” or “no”"),
        ),
        attribute("source", N_("Paper it stands in")),
        *SPAN,
    ),
    overlay.values,
    lambda _store, day: OverlayValue(0, "", "", span=Span(start=day)),
    overlay.save,
    overlay.remove,
)

ALL = (OFFICE, SIGNATORIES, ORGANISATIONS, UNITS, HEAD_COUNTS, LISTS, BLOCS, OVERLAY)
