"""The verbs of the number register («sổ số văn bản»).

The records office numbers the papers of the whole office; the clerk's are a subset. So no next
number is proposed: the last one known is shown, and a number out of order is a warning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import numbers as queries
from thiduadesk.domain.dispatch import UsedNumber
from thiduadesk.domain.labels import Label
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import tidy
from thiduadesk.domain.text import two_digits
from thiduadesk.rules import register as rules

if TYPE_CHECKING:
    import datetime as dt

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.findings import Finding

__all__ = ["UsedNumber"]


def printed(number: str) -> str:
    """A number as it is printed; those under ten get a zero (NĐ 30/2020, P1.II.3).

    Raises:
        Refused: ``number_form``.
    """
    bare = number.strip()
    if not bare.isdecimal() or int(bare) == 0:
        raise Refused("number_form", number=number)
    return two_digits(int(bare))


def register(store: Store, year: int) -> tuple[UsedNumber, ...]:
    """Every number used in a year: our issued papers, the cancelled too, and those entered."""
    with store.read() as reader:
        return queries.register(reader, year)


def years(store: Store) -> tuple[int, ...]:
    """The years that have a number, the newest first."""
    with store.read() as reader:
        return queries.years(reader)


def findings(register: tuple[UsedNumber, ...]) -> tuple[Finding, ...]:
    """Numbers that run against their days."""
    return rules.findings(register)


def last_known(store: Store, year: int, symbol: str) -> UsedNumber | None:
    """The greatest number known of a symbol in a year; the office may have given more since."""
    return rules.last_known(register(store, year), symbol)


def looked_at(store: Store, number: str, symbol: str, day: dt.date) -> tuple[Finding, ...]:
    """What would be out of order if this number were given on this day.

    Raises:
        Refused: ``number_form``.
    """
    used = UsedNumber(0, day.year, printed(number), symbol, day, "")
    known = register(store, day.year)
    near = (one for one in rules.around(known, used) if one is not None)
    return rules.findings((*near, used))


def save(store: Store, used: UsedNumber) -> int:
    """Keep a number that was used for a paper not written here, or for none («số bỏ»); its id.

    Raises:
        Refused: ``number_form``, ``number_taken``, ``number_year``.
    """
    if used.date is not None and used.date.year != used.year:
        raise Refused("number_year", year=str(used.year))
    tidied = replace(
        used,
        number=printed(used.number),
        symbol=tidy(used.symbol),
        subject=tidy(used.subject),
        note=tidy(used.note),
    )
    number = full_number(tidied.number, tidied.symbol)
    with store.change(Label("Number {number} in the register", {"number": number})) as writer:
        return queries.save(writer, tidied)


def delete(store: Store, number_id: int) -> None:
    """Take a number that was entered out of the register; it goes into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Take a number out of the register")) as writer:
        queries.delete_number(writer, number_id)


def refuse_if_taken(reader: Reader, used: UsedNumber) -> None:
    """See ``data.queries.numbers``; for the change that issues a paper."""
    queries.refuse_if_taken(reader, used)
