"""A dispatch («văn bản») the clerk drafts, prints and issues, before it is composed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import NewType

from thiduadesk.domain.document import Decision
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
        second_signature: who signs at the left (minutes: «THƯ KÝ»); None for one signer.
        decision: of decisions and resolutions; empty authority takes the issuer's.
        urgency: «KHẨN», «THƯỢNG KHẨN», «HỎA TỐC», or empty.
        address: prints the office's address at the foot of page 1 (box 13).
        movement: id of the movement that a review reports on, None for other papers.
        since: first year of a report over several years, else None.
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
    second_signature: Signature | None = None
    decision: Decision | None = None
    urgency: str = ""
    address: bool = False
    movement: int | None = None
    since: int | None = None


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


class EventKind(StrEnum):
    """What happened to a paper after it was printed («đường đi của văn bản»)."""

    FOR_SIGNATURE = "for_signature"
    RETURNED = "returned"
    CORRECTED = "corrected"
    ISSUED = "issued"
    SENT = "sent"
    SCANNED = "scanned"
    CANCELLED = "cancelled"
    """The paper is void; its number stays used («số bỏ»)."""
    RESTORED = "restored"
    """The cancellation was a mistake: the paper holds again («khôi phục»)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a paper's way.

    Attributes:
        at: when it was entered.
        day: the day it happened on.
        who: by whom it was returned, or to whom it was sent.
        means: how it was sent («trực tiếp», «bưu điện», «trục liên thông»).
        reason: kind of fault of a return, one of the reasons kept as data; empty else.
        note: in the clerk's words.
        file: hash of the scan, or of the pages as they were issued; empty for none
            (``KeptFile``).
    """

    id: int
    dispatch_id: int
    kind: EventKind
    at: dt.datetime
    day: dt.date
    who: str = ""
    means: str = ""
    reason: str = ""
    note: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A draft as it stood at a moment («phiên bản»), to compare with and to go back to.

    Attributes:
        why: the event that kept it: sent for signature, returned, issued, or empty for a day's
            first change.
    """

    id: int
    dispatch_id: int
    at: dt.datetime
    why: str
    frame: Frame
    body: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class WholeDispatch:
    """A dispatch with all that is kept of it: what the trash holds of a deleted draft."""

    dispatch: Dispatch
    events: tuple[Event, ...] = ()
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template the clerk made from a draft of hers («mẫu của tôi»)."""

    id: int
    name: str
    kind: str
    frame: Frame
    body: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class UsedNumber:
    """A line of the number register («sổ số văn bản») of a year.

    Attributes:
        number: as printed, «05».
        symbol: «BC-VP»; number, symbol and year occur once.
        id: of a number kept by itself (a paper written elsewhere, or none); 0 of a paper of ours.
        dispatch_id: our issued paper, else None.
        cancelled: the paper is void; the number stays used.
    """

    id: int
    year: int
    number: str
    symbol: str
    date: dt.date | None
    subject: str
    dispatch_id: int | None = None
    cancelled: bool = False
    note: str = ""

    @property
    def value(self) -> int:
        """The number to count by: 5 of «05»; 0 where it is written in no digits."""
        return int(self.number) if self.number.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class DispatchItem:
    """One line of the list of dispatches.

    Attributes:
        since: the day it came into its state, None where nobody kept it.
        void: cancelled after it was issued.
    """

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
    since: dt.date | None = None
    void: bool = False
