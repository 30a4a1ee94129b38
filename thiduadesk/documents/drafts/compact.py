"""The short form in which templates and samples write parts of a document as JSON.

A run is a string, or an object: ``{"i": "nghiêng"}``, ``{"b": "đậm"}``, ``{"bi": "cả hai"}``,
``{"raised": "2"}``, ``{"br": true}`` (new line), ``{"note": runs}`` (footnote, «chú thích») or
``{"f": "office.short_name"}`` (a field filled from the records, «số liệu»). Runs are one run or
an array of them.

A block is runs (a paragraph), ``{"p": runs, "align": "center", "indent": false}``,
``{"list": [runs, …], "marker": "-", "source": "bloc.members"}``, ``{"break": "page"}`` or a table:
``{"table": [[cell, …], …], "head": 1, "widths": [1, 4], "align": ["center", "left"], "ruled": true,
"source": "…"}``, its first ``head`` rows repeated on every page and bold. A cell is runs, or an
array ``{"lines": [runs, …], "across": 2, "align": "center"}`` where it has several paragraphs.

A part is ``{"n": "roman", "title": runs, "number": "d)", "titled": false, "landscape": true,
"blocks": […], "parts": […]}``: ``n`` a value of ``Numbering`` (absent where the part has no
heading), ``number`` a typed number that overrides the counted one. Hooks by which a report writes
itself are no part of this form: see ``documents.drafts.reports.hooks``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import nfc

_STYLES = {
    "i": {"italic": True},
    "b": {"bold": True},
    "bi": {"bold": True, "italic": True},
    "raised": {"raised": True},
}


class CompactError(ValueError):
    """A resource that does not keep to the short form; ``args[0]`` is the value found."""


def runs(value: Any) -> tuple[Inline, ...]:
    """Read runs; fields come out with the placeholder as their text.

    Raises:
        CompactError: a run of no known form.
    """
    return tuple(_run(item) for item in (value if isinstance(value, list) else [value]))


def _run(value: Any) -> Inline:
    match value:
        case str():
            return Text(nfc(value))
        case {"br": True}:
            return LineBreak()
        case {"f": str(key)}:
            return Field(key, PLACEHOLDER)
        case {"note": note}:
            words = runs(note)
            texts = tuple(run for run in words if isinstance(run, Text))
            if len(texts) != len(words):
                raise CompactError(value)
            return Footnote(texts)
        case dict() if len(value) == 1:
            [(style, text)] = value.items()
            if style in _STYLES and isinstance(text, str):
                return Text(nfc(text), **_STYLES[style])
    raise CompactError(value)


def block(value: Any) -> Block:
    """Read one block.

    Raises:
        CompactError: a block of no known form.
    """
    match value:
        case {"p": words}:
            align = Align(value.get("align", Align.JUSTIFY))
            return Paragraph(runs(words), align, indent=value.get("indent", True))
        case {"list": list(items)}:
            marker = Marker(value.get("marker", Marker.DASH))
            source = value.get("source", "")
            return ListBlock(tuple(runs(item) for item in items), marker, source)
        case {"table": list(rows)}:
            return _table(rows, value)
        case {"break": "page"}:
            return PageBreak()
        case _:
            return Paragraph(runs(value))


def _table(rows: list[Any], value: dict[str, Any]) -> Table:
    heads = value.get("head", 1)
    columns = max((sum(_across(cell) for cell in row) for row in rows), default=0)
    aligns = [Align(one) for one in value.get("align", [Align.LEFT] * columns)]
    made = [
        TableRow(
            tuple(
                _cell(cell, Align.CENTER if place < heads else aligns[column], bold=place < heads)
                for column, cell in zip(_starts(row), row, strict=True)
            ),
            cut=place >= heads,
        )
        for place, row in enumerate(rows)
    ]
    return Table(
        widths=tuple(value.get("widths", [1.0] * columns)),
        head=tuple(made[:heads]),
        rows=tuple(made[heads:]),
        ruled=value.get("ruled", True),
        source=value.get("source", ""),
    )


def _starts(row: list[Any]) -> list[int]:
    """The first column of each cell of a row."""
    return [sum(map(_across, row[:place])) for place in range(len(row))]


def _across(cell: Any) -> int:
    return int(cell.get("across", 1)) if isinstance(cell, dict) else 1


def _cell(cell: Any, align: Align, *, bold: bool) -> Cell:
    lines = cell["lines"] if isinstance(cell, dict) and "lines" in cell else [cell]
    given = cell.get("align", align) if isinstance(cell, dict) else align
    made = tuple(
        tuple(
            replace(run, bold=True) if bold and isinstance(run, Text) else run for run in runs(one)
        )
        for one in lines
        if one not in ("", [])
    )
    return Cell(made, Align(given), _across(cell))


def parts(value: list[dict[str, Any]], above: str = "") -> tuple[Part, ...]:
    """Read parts; each gets its place as key: "1", "1.2", "1.2.3".

    Raises:
        CompactError: something in them has no known form.
    """
    return tuple(_part(item, f"{above}{place}") for place, item in enumerate(value, start=1))


def heading(value: Mapping[str, Any]) -> Heading | None:
    """The heading of a part, None where it has none.

    Raises:
        CompactError: a run of no known form.
    """
    if "n" not in value:
        return None
    return Heading(
        Numbering(value["n"]),
        runs(value.get("title", [])),
        value.get("number"),
        titled=bool(value.get("titled", True)),
        landscape=bool(value.get("landscape", False)),
    )


def _part(value: dict[str, Any], key: str) -> Part:
    return Part(
        key,
        heading(value),
        tuple(block(item) for item in value.get("blocks", [])),
        parts(value.get("parts", []), f"{key}."),
    )
