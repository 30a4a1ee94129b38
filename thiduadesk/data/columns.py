"""Column types: how domain values stand in the cells of the data file."""

from __future__ import annotations

import datetime as dt
import unicodedata
from enum import StrEnum
from typing import Any

from sqlalchemy import Integer
from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from thiduadesk.data import codec
from thiduadesk.domain.points import Points


def kept(text: str) -> str:
    """The text as it is kept: normal form NFC, and only characters that a file can hold.

    NUL would cut the recorded undo short; half a surrogate pair, which the name of a foreign file
    may bring along, has no place in UTF-8 and becomes the sign for an unreadable character.
    """
    if text.isascii():
        return text.replace("\0", "")
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", whole).replace("\0", "")


class Words(TypeDecorator[str]):
    """Text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else kept(value)


class Hundredths(TypeDecorator[Points]):
    """Points as integer hundredths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Points | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else value.hundredths

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Points | None:  # noqa: ARG002
        return None if value is None else Points(value)


class Day(TypeDecorator[dt.date]):
    """A date as ISO text, which sorts and compares as dates do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dt.date | None:  # noqa: ARG002
        return None if value is None else dt.date.fromisoformat(value)


class Moment(TypeDecorator[dt.datetime]):
    """A moment as ISO text in UTC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.astimezone(dt.UTC).isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return None if value is None else dt.datetime.fromisoformat(value)


class Coded(TypeDecorator[Any]):
    """A domain value of type ``kind`` as JSON text, through the room's codec."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else kept(codec.to_json(value, self.kind))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:  # noqa: ARG002
        return None if value is None else codec.from_json(value, self.kind)


class Choice(TypeDecorator[StrEnum]):
    """A member of the enum ``kind`` as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {one.value: one for one in kind}

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        if value is None:
            return None
        return self._members.get(value) or self.kind(value)
