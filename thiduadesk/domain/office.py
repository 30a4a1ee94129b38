"""The office («cơ quan») and everything about it that changes with time.

Each record carries the span in which it holds, so that a paper of 2022 reprints in 2026 with the
names of 2022.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import NewType

from thiduadesk.domain.document import Recipient

UnitId = NewType("UnitId", int)


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both included; None is open («từ ngày – đến ngày»)."""

    start: dt.date | None = None
    end: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether ``day`` lies in the span."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """How the office is called and reached in a span of time («thông tin cơ quan»).

    Attributes:
        name: «Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi».
        short_name: as its own papers call it, «Văn phòng UBND tỉnh».
        superior_head: letterhead lines of the superior body, «UBND TỈNH QUẢNG NGÃI».
        issuer_head: letterhead lines of the office itself, «VĂN PHÒNG».
        superior: the superior body in words.
        symbol: abbreviation in symbols, «VP» of «BC-VP».
        list_symbol: abbreviation in distribution lists, «VPUB» (also «VPUBND»).
        place: «Quảng Ngãi».
        functions: «chức năng, nhiệm vụ», one paragraph.
    """

    id: int
    name: str
    short_name: str = ""
    superior: str = ""
    superior_head: str = ""
    issuer_head: str = ""
    symbol: str = ""
    list_symbol: str = ""
    place: str = ""
    address: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    functions: str = ""
    span: Span = field(default_factory=Span)


class SignatoryRole(StrEnum):
    """Who signs: the head, a deputy, or somebody with his own authority."""

    HEAD = "head"
    DEPUTY = "deputy"
    OTHER = "other"


class Power(StrEnum):
    """By what right somebody below the head signs («quyền hạn ký»); Điều 13 of NĐ 30/2020."""

    OWN = "own"
    BY_ORDER = "by_order"
    """«TL.», thừa lệnh: head of a unit, as the office's regulation provides."""
    BY_DELEGATION = "by_delegation"
    """«TUQ.», thừa ủy quyền: by a paper, for a limited time and matter."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who may sign («người ký»).

    Attributes:
        authority: lines above the signature, typed: «KT. CHÁNH VĂN PHÒNG», below it «PHÓ …»;
            empty lets them be proposed.
        post: «Chánh Văn phòng».
        acting: a head who only acts as one («quyền»), signs «Q. …».
        power: of others than head and deputies.
        for_post: post of the one he signs for («ký thay»): a deputy's head, else the head of his
            unit; empty is the head of the office, or for others nobody.
        mandate: the regulation or delegation his power rests on.
        rank: place among his equals, from 1; 0 goes by name.
    """

    id: int
    name: str
    post: str
    role: SignatoryRole = SignatoryRole.HEAD
    authority: str = ""
    span: Span = field(default_factory=Span)
    acting: bool = False
    power: Power = Power.OWN
    for_post: str = ""
    mandate: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Organisation:
    """A mass organisation or party body in the office («tổ chức đảng, đoàn thể»).

    Attributes:
        kind: words of its kind («Công đoàn», «Hội Cựu chiến binh»).
        span: a dissolved one has an end.
    """

    id: int
    kind: str
    name: str
    span: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the office («phòng, ban, đơn vị trực thuộc»); kind in words."""

    id: int
    name: str
    abbreviation: str = ""
    kind: str = ""
    superior_id: int | None = None
    span: Span = field(default_factory=Span)


@dataclass(frozen=True, slots=True)
class HeadCount:
    """People by kind of employment on a day («biên chế»): «công chức», 60, with the note printed."""

    id: int
    day: dt.date
    kind: str
    number: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class DistributionList:
    """A ready «Nơi nhận»: ordered recipients and the filing line."""

    id: int
    name: str
    recipients: tuple[Recipient, ...] = ()
    filing_units: str = "VT"
    copies: int | None = None
    drafter: str = ""


@dataclass(frozen=True, slots=True)
class BlocMember:
    """A member of the bloc in a year.

    Attributes:
        role: head, deputy or member.
        aims: codes of the honours it registered for («đăng ký thi đua»).
        place: in the bloc's ranking of the year, 1 leads it («dẫn đầu khối»); None is not known.
    """

    name: str
    short_name: str = ""
    role: str = "member"
    aims: tuple[str, ...] = ()
    place: int | None = None


@dataclass(frozen=True, slots=True)
class BlocYear:
    """The bloc («khối thi đua») the office belongs to in a year, with its roster."""

    id: int
    year: int
    name: str
    own_role: str = "member"
    members: tuple[BlocMember, ...] = ()
