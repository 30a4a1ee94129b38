"""The short form in which templates and samples write parts of a document as JSON.

A run is a string, or an object: ``{"i": "nghiêng"}``, ``{"b": "đậm"}``, ``{"bi": "cả hai"}``,
``{"raised": "2"}``, ``{"br": true}`` (new line), ``{"note": runs}`` (footnote, «chú thích») or
``{"f": "office.short_name"}`` (a field filled from the records, «số liệu»). Runs are one run or
an array of them.

A block is runs (a paragraph), ``{"p": runs, "align": "center", "indent": false}``,
``{"list": [runs, …], "marker": "-"}`` or ``{"break": "page"}``.

A part is ``{"n": "roman", "title": runs, "number": "d)", "titled": false, "blocks": […],
"parts": […]}``: ``n`` a value of ``Numbering`` (absent where the part has no heading), ``number``
a typed number that overrides the counted one.
"""

from __future__ import annotations

from typing import Any

from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
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
            return ListBlock(tuple(runs(item) for item in items), marker)
        case {"break": "page"}:
            return PageBreak()
        case _:
            return Paragraph(runs(value))


def parts(value: list[dict[str, Any]], above: str = "") -> tuple[Part, ...]:
    """Read parts; each gets its place as key: "1", "1.2", "1.2.3".

    Raises:
        CompactError: something in them has no known form.
    """
    return tuple(_part(item, f"{above}{place}") for place, item in enumerate(value, start=1))


def _part(value: dict[str, Any], key: str) -> Part:
    heading = None
    if "n" in value:
        heading = Heading(
            Numbering(value["n"]),
            runs(value.get("title", [])),
            value.get("number"),
            titled=bool(value.get("titled", True)),
        )
    return Part(
        key,
        heading,
        tuple(block(item) for item in value.get("blocks", [])),
        parts(value.get("parts", []), f"{key}."),
    )
