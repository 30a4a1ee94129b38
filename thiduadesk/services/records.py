"""What the records say, for papers: asked once in a transaction, however many papers ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import office
from thiduadesk.data.queries import people
from thiduadesk.data.queries import reports
from thiduadesk.data.queries import rubric
from thiduadesk.documents.drafts import facts as words
from thiduadesk.rules.movements import figures
from thiduadesk.rules.scoring import compute

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable
    from typing import TypeVar

    from thiduadesk.data.store import Reader
    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.office import BlocYear
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Signatory
    from thiduadesk.domain.rubric import Sheet
    from thiduadesk.rules.scoring import Totals

    T = TypeVar("T")


def facts(reader: Reader, year: int, day: dt.date) -> dict[str, str]:
    """What the records say, as words for the data fields of a dispatch."""
    return Records(reader).facts(year, day)


def rows(reader: Reader, year: int, day: dt.date) -> dict[str, Rows]:
    """What the records say, as lines for the lists and tables of a dispatch."""
    return Records(reader).rows(year, day)


class Records:
    """The records as one transaction sees them; each answer is kept.

    Args:
        reader: of the transaction; the answers hold as long as it does.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: dict[tuple[object, ...], object] = {}

    def names(self, day: dt.date) -> OfficeNames | None:
        """How the office was called on a day."""
        return self._once(("names", day), lambda: office.names_on(self._reader, day))

    def signatories(self, day: dt.date) -> tuple[Signatory, ...]:
        """Who may sign on a day."""
        return self._once(("signatories", day), lambda: office.signatories(self._reader, day))

    def bloc(self, year: int) -> BlocYear | None:
        """The bloc of a year."""
        return self._once(("bloc", year), lambda: office.bloc_of(self._reader, year))

    def sheet(self, year: int) -> tuple[Sheet, Totals] | None:
        """The score sheet of a year with its sums."""

        def ask() -> tuple[Sheet, Totals] | None:
            sheet = rubric.sheet(self._reader, year)
            return None if sheet is None else (sheet, compute(sheet))

        return self._once(("sheet", year), ask)

    def facts(self, year: int, day: dt.date) -> dict[str, str]:
        """Words for data fields, by key."""

        def ask() -> dict[str, str]:
            sheet = self.sheet(year)
            return words.words_of(
                year,
                day=day,
                names=self.names(day),
                signatories=self.signatories(day),
                head_counts=office.head_counts(self._reader, day),
                units=office.units(self._reader, day),
                organisations=office.organisations(self._reader, day),
                bloc=self.bloc(year),
                totals=sheet[1] if sheet else None,
                posts=people.posts(self._reader, day=day),
            )

        return self._once(("facts", year, day), ask)

    def figures(self, keys: Iterable[str]) -> dict[str, str]:
        """Words of the figures of the log that are asked for by key, ``figure.7.0``."""
        numbers = {key.split(".")[1] for key in keys if key.startswith("figure.")}
        ids = {int(one) for one in numbers if one.isdecimal()}
        if not ids:
            return {}
        return figures.facts(reports.activities(self._reader, sorted(ids)))

    def rows(self, year: int, day: dt.date) -> dict[str, Rows]:
        """Lines for lists and tables, by key."""

        def ask() -> dict[str, Rows]:
            every = dispatches.items(self._reader)
            return words.rows_of(
                signatories=self.signatories(day),
                head_counts=office.head_counts(self._reader, day),
                units=office.units(self._reader, day),
                organisations=office.organisations(self._reader, day),
                bloc=self.bloc(year),
                issued=[one for one in every if one.date is not None and one.date.year == year],
            )

        return self._once(("rows", year, day), ask)

    def _once(self, key: tuple[object, ...], ask: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = ask()
        return self._kept[key]  # type: ignore[return-value]  # what was kept under this key
