"""The score sheet as it prints («bảng chấm điểm»), as an appendix or as a paper by itself.

Lines of sections, parents and the total always print the computed sums, never what a file claimed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

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
from thiduadesk.domain.points import Points
from thiduadesk.domain.text import short_date
from thiduadesk.rules.answers import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.rubric import Row
    from thiduadesk.domain.rubric import Sheet
    from thiduadesk.rules.scoring import Totals

SOURCE = "scoresheet"
"""Name of this composer in the plan of an appendix."""

KIND = "scoresheet"


@dataclass(frozen=True, slots=True)
class Attached:
    """The paper the sheet is issued with («ban hành kèm theo»).

    Attributes:
        type_name: «BÁO CÁO», prints as «Báo cáo»; empty for an official letter.
        symbol: «BC-VP».
        day: its date, or before issue the day planned, of which month and year print.
        number: None prints a blank.
        issued: whether ``day`` is the date itself.
    """

    type_name: str
    symbol: str
    day: dt.date
    number: str | None = None
    issued: bool = False


@dataclass(frozen=True, slots=True)
class _Values:
    """What the number columns of one line print; None prints nothing."""

    max_points: Points | None
    max_bonus: Points | None
    max_penalty: Points | None
    points: Points | None
    bonus: Points | None
    penalty: Points | None


def compose(sheet: Sheet, totals: Totals, office: str, profile: str) -> Document:
    """The score sheet as a paper by itself.

    Args:
        sheet: the rubric with the scores.
        totals: its computed sums.
        office: name printed after «Đơn vị:», empty prints no such line.
        profile: id of the layout profile.
    """
    return Document(KIND, profile, appendices=(appendix(sheet, totals, office),))


def appendix(
    sheet: Sheet, totals: Totals, office: str, attached: Attached | None = None, label: str = ""
) -> Appendix:
    """The score sheet on landscape pages, its head repeated on each.

    Args:
        sheet: the rubric with the scores.
        totals: its computed sums.
        office: name printed after «Đơn vị:», empty prints no such line.
        attached: the paper it goes with; None prints no «Ban hành kèm theo».
        label: «Phụ lục», or empty where the paper prints none.
    """
    words = resources.toml("wording/scoresheet.toml")
    notes = tuple(Paragraph((Text(line),), indent=False) for line in sheet.notes)
    return Appendix(
        label=label,
        title=_title(sheet, office, attached, words),
        blocks=(_table(sheet, totals, words), *notes),
        landscape=True,
        key=_key(sheet.year),
    )


def missing(year: int, label: str = "") -> Appendix:
    """Stands for the sheet of a year that has none, with a placeholder to be found."""
    words = resources.toml("wording/scoresheet.toml")
    title = TitleLine((Text(words["title"].format(year=year), bold=True),), capital=True)
    body = Paragraph((Text(words["missing"].format(year=year)),), Align.CENTER, indent=False)
    return Appendix(label, (title,), (body,), landscape=True, key=_key(year))


def _key(year: int) -> str:
    return f"{SOURCE}-{year}"


def _title(
    sheet: Sheet, office: str, attached: Attached | None, words: dict[str, Any]
) -> tuple[TitleLine, ...]:
    title = sheet.title or words["title"].format(year=sheet.year)
    lines = [TitleLine((Text(title, bold=True),), capital=True)]
    if office:
        lines.append(TitleLine((Text(words["office"].format(office=office), bold=True),)))
    if attached is not None:
        lines.append(TitleLine((Text(_attached(attached, office, words), italic=True),)))
    return tuple(lines)


def _attached(paper: Attached, office: str, words: dict[str, Any]) -> str:
    day, month, year = short_date(paper.day).split("/")
    text: str = words["attached"].format(
        type=paper.type_name.capitalize() or words["letter"],
        number=paper.number or words["number_blank"],
        symbol=paper.symbol,
        day=day if paper.issued else words["day_blank"],
        month=month,
        year=year,
        office=office,
    )
    return text


# --- the table ---------------------------------------------------------------------------------
def _table(sheet: Sheet, totals: Totals, words: dict[str, Any]) -> Table:
    penalties = sheet.deducts
    widths, numbers = words["widths"], 6 if penalties else 4
    parents = sheet.parents
    rows = [
        _row(
            row,
            _values(totals, row),
            parent=row.criterion.no in parents,
            words=words,
            penalties=penalties,
        )
        for row in sheet.rows
    ]
    return Table(
        widths=(
            widths["no"],
            widths["criteria"],
            *[widths["number"]] * numbers,
            widths["explanation"],
        ),
        head=(_head(sheet, words, penalties=penalties),),
        rows=(*rows, _total(totals, words, penalties=penalties)),
    )


def _head(sheet: Sheet, words: dict[str, Any], *, penalties: bool) -> TableRow:
    head = words["head"]
    maxima = ["max_points", "max_bonus", *(["max_penalty"] if penalties else [])]
    scores = ["points", "bonus", *(["penalty"] if penalties else [])]
    titles = [
        head["no"],
        sheet.criteria_heading or head["criteria"].format(year=sheet.year),
        *(head[name] for name in maxima + scores),
        head["explanation"],
    ]
    cells = (Cell(((Text(title, bold=True),),), Align.CENTER) for title in titles)
    return TableRow(tuple(cells), cut=False)


def _values(totals: Totals, row: Row) -> _Values:
    found = totals.rows[row.criterion.no]
    return _Values(
        found.max_points or None,
        found.max_bonus or None,
        found.max_penalty or None,
        found.points,
        found.bonus,
        found.penalty,
    )


def _row(
    row: Row, values: _Values, *, parent: bool, words: dict[str, Any], penalties: bool
) -> TableRow:
    """A line of the table; a section without a printed number stands over both first columns."""
    criterion = row.criterion
    bold = shade = criterion.section
    lines = _lines(criterion.text, bold=bold)
    if criterion.section and not criterion.printed_no:
        heads = [_cell(lines, Align.LEFT, across=2)]
    else:
        no = _cell([(Text(criterion.printed_no, bold=bold),)], Align.CENTER)
        heads = [no, _cell(lines, Align.LEFT)]
    numbers = _numbers(
        values, bold=bold, penalties=penalties, parts=parts_of(row.criterion, row.score)
    )
    explanation = _cell(_explanation(row, words), Align.LEFT)
    cut = not (criterion.section or parent)
    return TableRow((*heads, *numbers, explanation), shade=shade, cut=cut)


def _total(totals: Totals, words: dict[str, Any], *, penalties: bool) -> TableRow:
    values = _Values(
        totals.max_points,
        totals.max_bonus,
        totals.max_penalty,
        totals.points,
        totals.bonus,
        totals.penalty,
    )
    title = _cell([(Text(words["total"], bold=True),)], Align.CENTER, across=2)
    numbers = _numbers(values, bold=True, penalties=penalties)
    return TableRow((title, *numbers, _cell([], Align.LEFT)), shade=True, cut=False)


def _numbers(
    values: _Values, *, bold: bool, penalties: bool, parts: Sequence[Points] = ()
) -> list[Cell]:
    """Cells of the number columns; bonuses and penalties print two digits («02»)."""

    def cell(value: Points | None, *, pad: bool = True, below: Sequence[Points] = ()) -> Cell:
        lines: list[tuple[Inline, ...]] = []
        if value is not None:
            lines.append((Text(value.printed(pad=pad), bold=bold),))
        lines += [(Text(part.printed(), italic=True),) for part in below]
        return _cell(lines, Align.CENTER)

    maxima = [cell(values.max_points, pad=False), cell(values.max_bonus)]
    scores = [cell(values.points, pad=False, below=parts), cell(values.bonus)]
    if penalties:
        maxima.append(cell(values.max_penalty))
        scores.append(cell(values.penalty))
    return maxima + scores


def _explanation(row: Row, words: dict[str, Any]) -> list[tuple[Inline, ...]]:
    """The explanation line by line; «Tạm tính» in italics on a provisional row, once."""
    note: str = words["provisional"]
    lines = [line for line in row.score.explanation.split("\n") if line.strip()]
    noted = [line.strip(" .").casefold() == note.casefold() for line in lines]
    out: list[tuple[Inline, ...]] = [
        (Text(line, italic=row.score.provisional and is_note),)
        for line, is_note in zip(lines, noted, strict=True)
    ]
    if row.score.provisional and not any(noted):
        out.append((Text(note, italic=True),))
    return out


def _lines(text: str, *, bold: bool = False) -> list[tuple[Inline, ...]]:
    return [(Text(line, bold=bold),) for line in text.split("\n") if line.strip()]


def _cell(lines: Iterable[tuple[Inline, ...]], align: Align, across: int = 1) -> Cell:
    return Cell(tuple(lines), align, across)
