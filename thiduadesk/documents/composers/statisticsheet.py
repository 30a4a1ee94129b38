"""The statistics of honours on paper: a table of the years; its charts print behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import Protocol

from thiduadesk import resources
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.honours import HonourKind
from thiduadesk.rules.honours import tallies
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.rules.honours.tallies import Count

KIND = "statistics"


class Counts(Protocol):
    """The statistics of some years, see ``services.counting.Figures``."""

    @property
    def first(self) -> int:
        """First year."""

    @property
    def last(self) -> int:
        """Last year."""

    @property
    def counts(self) -> Sequence[Count]:
        """One for each honour that was given."""


def compose(counts: Counts, office: str, profile: str) -> Document:
    """The table, on a page that stands.

    Args:
        counts: what was counted.
        office: name printed under the title, may be empty.
        profile: id of the layout profile.
    """
    said = resources.toml("wording/statistics.toml")
    lines = [
        TitleLine((Text(tallies.title(said, counts.first, counts.last), bold=True),), capital=True)
    ]
    if office:
        lines.append(TitleLine((Text(said["office"].format(office=office)),)))
    nothing = Paragraph((Text(said["nothing"]),), indent=False)
    content = Appendix(
        label="",
        title=tuple(lines),
        blocks=(_table(counts.counts, said),) if counts.counts else (nothing,),
        key=f"{KIND}-{counts.last}",
    )
    return Document(KIND, profile, appendices=(content,))


def _table(counts: Sequence[Count], said: dict[str, Any]) -> Table:
    """Titles, then commendations, each under a line with their sums."""
    rows, numbered = [], 0
    words = said["charts"]
    for kind, group in (
        (HonourKind.TITLE, words["titles"]),
        (HonourKind.COMMENDATION, words["commendations"]),
    ):
        own = [one for one in counts if _kind(one) is kind]
        if own:
            rows.append(_row(["", group, *_sums(own)], bold=True, shade=True))
        for one in own:
            numbered += 1
            numbers = (str(tallies.number(one, column)) for column in tallies.OWN)
            rows.append(_row([str(numbered), tallies.name(one), *numbers]))
    return Table(
        widths=tuple(said["own_widths"]),
        head=(_row(said["own_columns"], head=True),),
        rows=(*rows, _row(["", said["total"], *_sums(counts)], bold=True)),
    )


def _sums(counts: Sequence[Count]) -> list[str]:
    return [str(sum(tallies.number(one, column) for one in counts)) for column in tallies.OWN]


def _kind(one: Count) -> HonourKind:
    known = catalogue().get(one.honour)
    return known.kind if known is not None else HonourKind.COMMENDATION


def _row(
    cells: Sequence[str], *, bold: bool = False, head: bool = False, shade: bool = False
) -> TableRow:
    return TableRow(
        tuple(
            Cell(
                ((Text(text, bold=bold or head),),) if text else (),
                Align.LEFT if place == 1 and not head else Align.CENTER,
            )
            for place, text in enumerate(cells)
        ),
        shade=shade,
        cut=False,
    )
