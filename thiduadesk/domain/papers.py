"""Papers cited («văn bản viện dẫn»): each once, with number, symbol, issuer, date, subject."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.text import search_key


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation found in text («trích dẫn»).

    Attributes:
        kind: type as written («Quyết định»), empty when the text names none.
        number, symbol: «898», «QĐ-UBND»; empty for a law without number.
        date: None when the text gives none.
        issuer: «Thủ tướng Chính phủ», empty when not said.
        text: the words from ``start`` to ``end``.
        start, end: code points of the NFC text.
    """

    kind: str
    number: str
    symbol: str
    date: dt.date | None
    issuer: str
    text: str
    start: int
    end: int


def full_number(number: str, symbol: str) -> str:
    """Number and symbol as printed: «898/QĐ-UBND», a Party paper «274-KH/ĐU»."""
    joint = "-" if "/" in symbol else "/"
    return joint.join(part for part in (number, symbol) if part)


def number_key(number: str, symbol: str) -> str:
    """Number and symbol with everything off that people write differently, to look papers up by.

    «04/-NQ/TU», «4-NQ/TU» and «04-nq/tu» are «4nqtu»; empty for a law without number. A number
    and symbol may occur once a year and issuer, so this alone does not make two papers one.
    """
    joined = search_key(f"{number.lstrip('0')}{symbol}")
    return "".join(one for one in joined if one.isalnum())


class Direction(StrEnum):
    """Where a paper went («văn bản đến, đi»)."""

    INCOMING = "incoming"
    """«Đến»: of others, also laws."""
    OUTGOING = "outgoing"
    """«Đi»: the office's own."""
    ADVISED = "advised"
    """«Tham mưu»: drafted by the office, issued by its superior."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in the register.

    Attributes:
        direction: where it went.
        file: hash of the copy in the data folder (``KeptFile``), empty for none.
    """

    id: int
    kind: str
    number: str
    symbol: str
    issuer: str = ""
    date: dt.date | None = None
    subject: str = ""
    direction: Direction = Direction.INCOMING
    file: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A paper amends or replaces an older one («sửa đổi, bổ sung, thay thế»), by their ids."""

    id: int
    paper_id: int
    amends_id: int


class OwnerKind(StrEnum):
    """What may point to papers besides rows of a sheet and the words of dispatches."""

    MOVEMENT = "movement"
    ACTIVITY = "activity"
    MODEL = "model"
    NOMINATION = "nomination"
    ASK = "ask"


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """One record that points to papers; ``id`` of its row."""

    kind: OwnerKind
    id: int


class PaperRole(StrEnum):
    """What a paper is to the record that points to it."""

    CITED = "cited"
    """«Viện dẫn»: proof, or named in the text."""
    LAUNCH = "launch"
    """«Phát động»: launches the movement."""
    IMPLEMENT = "implement"
    """«Triển khai»: how a superior has it carried out."""
    PLAN = "plan"
    """«Kế hoạch của cơ quan»: the office's own plan."""
    REVIEW = "review"
    """«Sơ kết, tổng kết»: asks for a review or reports it."""


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A record points to a paper; in the order of ``position``."""

    id: int
    paper_id: int
    owner: Owner
    role: PaperRole = PaperRole.CITED
    position: int = 0


@dataclass(frozen=True, slots=True, order=True)
class RowOfYear:
    """A row of a score sheet, as the clerk calls it: the year and its ``no``."""

    year: int
    no: str


@dataclass(frozen=True, slots=True)
class WholePaper:
    """A paper with all that points to it, to be thrown away and put back as one.

    Attributes:
        rows: rows whose evidence it is.
        links: other records that point to it.
        amendments: what it amends, and what amends it.
        guidance: ids of the guidance letters that it is.
    """

    paper: Paper
    rows: tuple[RowOfYear, ...] = ()
    links: tuple[PaperLink, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    guidance: tuple[int, ...] = ()


class UseKind(StrEnum):
    """What a paper is used in."""

    ROW = "row"
    """Evidence of a row of a score sheet."""
    MOVEMENT = "movement"
    ACTIVITY = "activity"
    MODEL = "model"
    NOMINATION = "nomination"
    ASK = "ask"
    """What a guidance letter asks."""
    GUIDANCE = "guidance"
    """The guidance letter itself."""
    DISPATCH = "dispatch"
    """Cited by the words of a dispatch; of an issued one by the words it was issued with."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place a paper is used in («nơi sử dụng»).

    Attributes:
        id: of the record: row, movement, activity, model, nomination, ask, letter, dispatch.
        year: the work year it belongs to, None where it has none.
        title: what the clerk calls it, in the words of the records.
        no: of a row its ``no``.
        role: what the paper is to a movement.
        within: id of the movement an activity or model is of, of the round of a nomination, of
            the guidance letter of an ask.
        day: of an issued dispatch its date, else None.
        cited: dates the words of a dispatch give the paper, each once.
    """

    kind: UseKind
    id: int
    year: int | None
    title: str
    no: str = ""
    role: PaperRole | None = None
    within: int | None = None
    day: dt.date | None = None
    cited: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file the clerk gave to keep: a scan, a paper cited; its bytes lie beside the data file.

    Attributes:
        sha256: of the bytes, in hex; the name of the copy.
        name: as it was called where it came from.
    """

    id: int
    sha256: str
    name: str
    bytes: int
    added: dt.datetime
