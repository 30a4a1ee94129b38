"""A dispatch («văn bản») the clerk drafts, prints and issues, before it is composed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import NewType

from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Signature

DispatchId = NewType("DispatchId", int)


class State(StrEnum):
    """The way of a dispatch: «dự thảo → trình ký → đã ban hành»."""

    DRAFT = "draft"
    FOR_SIGNATURE = "for_signature"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class AppendixPlan:
    """An appendix made from the data when the dispatch is composed.

    Attributes:
        source: ``scoresheet``, the sheet of ``year``.
        label: «Phụ lục», or empty where the paper prints none.
    """

    source: str
    year: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything of a dispatch around its body; each field is edited by itself.

    Attributes:
        type_name: printed type, «BÁO CÁO»; empty for an official letter.
        type_symbol: abbreviation of the type, «BC»; empty for an official letter.
        subject: lines of the subject («trích yếu»).
        about_day: day whose office names and signatories hold while the date is blank.
        superior, issuer, symbol, place: typed overrides of the office's own, else empty.
        signature: None takes the head of the office on that day.
        distribution: None prints no list.
        addressees: «Kính gửi», empty for none.
    """

    type_name: str
    type_symbol: str
    subject: tuple[str, ...]
    about_day: dt.date
    superior: str = ""
    issuer: str = ""
    symbol: str = ""
    place: str = ""
    signature: Signature | None = None
    distribution: Distribution | None = None
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[tuple[Inline, ...], ...] = ()
    appendices: tuple[AppendixPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A saved dispatch.

    Attributes:
        kind: the composer's code, ``report.year``.
        year: the work year it belongs to.
        profile: layout profile chosen by its date.
        number, date: None until issued.
    """

    id: int
    kind: str
    year: int
    profile: str
    state: State
    frame: Frame
    body: tuple[Part, ...]
    number: str | None = None
    date: dt.date | None = None
    changed: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class DispatchItem:
    """One line of the list of dispatches."""

    id: int
    kind: str
    type_name: str
    year: int
    number: str | None
    symbol: str
    date: dt.date | None
    subject: str
    state: State
    changed: dt.datetime | None = field(default=None)
