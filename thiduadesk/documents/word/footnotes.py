"""Real footnotes in a Word file: python-docx knows none, so the part is made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls

from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import paragraph
from thiduadesk.documents.word.elements import run
from thiduadesk.documents.word.elements import run_properties
from thiduadesk.documents.word.elements import text_run
from thiduadesk.documents.word.package import add_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement

TEXT_STYLE = "FootnoteText"
MARK_STYLE = "FootnoteReference"

# The two notes that Word asks for: the line above the notes, and above a note carried over.
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="{TEXT_STYLE}"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:pStyle w:val="{TEXT_STYLE}"/></w:pPr>
<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The notes («chú thích») of one file, numbered by Word in the order of their marks."""

    def __init__(self, main: Part) -> None:
        """Add the part to the document ``main``; call once per file."""
        self._root = add_part(main, XmlPart, "footnotes", _EMPTY).element
        self._count = 0

    def mark(self, words: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
        """Store a note of ready runs; the run with its mark, to stand where the note belongs."""
        self._count += 1
        number = run(element("w:footnoteRef"), properties=run_properties(style=MARK_STYLE))
        content = paragraph(TEXT_STYLE, (number, text_run(" "), *words))
        self._root.append(element("w:footnote", content, id=self._count))
        mark = element("w:footnoteReference", id=self._count)
        return run(mark, properties=run_properties(style=MARK_STYLE))
