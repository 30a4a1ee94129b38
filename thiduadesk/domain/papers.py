"""Papers cited («văn bản viện dẫn»): each once, with number, symbol, issuer, date, subject."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in the register."""

    id: int
    kind: str
    number: str
    symbol: str
    issuer: str = ""
    date: dt.date | None = None
    subject: str = ""


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
