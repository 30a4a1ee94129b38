"""Words of the tree as runs of Word («chữ»)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thiduadesk.documents.typesetting.measure import missing_glyph
from thiduadesk.documents.typesetting.measure import printable
from thiduadesk.documents.word.elements import element
from thiduadesk.documents.word.elements import run
from thiduadesk.documents.word.elements import run_properties
from thiduadesk.documents.word.elements import text_run
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

    from thiduadesk.documents.word.footnotes import Footnotes
    from thiduadesk.domain.document import Inline

_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Pen:
    """Writes words; its footnotes go into the footnotes part of the file."""

    def __init__(self, footnotes: Footnotes) -> None:
        self._footnotes = footnotes

    def runs(self, inlines: Iterable[Inline], *, capitals: bool = False) -> list[BaseOxmlElement]:
        """Runs for ``inlines``; emphasis comes on top of the paragraph's style.

        Raises:
            EnvironmentProblem: a character cannot stand in any file (``Fault.MISSING_GLYPH``).
        """
        out = []
        for one in inlines:
            match one:
                case Text(text=text, bold=bold, italic=italic, raised=raised):
                    emphasis = run_properties(bold=bold, italic=italic, raised=raised)
                    out.append(text_run(cased(text, capitals=capitals), emphasis))
                case Field(text=text, bold=bold, italic=italic):
                    emphasis = run_properties(bold=bold, italic=italic)
                    out.append(text_run(cased(text, capitals=capitals), emphasis))
                case LineBreak():
                    out.append(run(element("w:br")))
                case Footnote(runs=words):
                    out.append(self._footnotes.mark(self.runs(words)))
        return out


def plain(text: str, *, capitals: bool = False) -> list[BaseOxmlElement]:
    """One run of unemphasised words."""
    return [text_run(cased(text, capitals=capitals))] if text else []


def cased(text: str, *, capitals: bool) -> str:
    """``text`` as the PDF prints it: NFC, nothing invisible, in capitals where asked."""
    foul = _NOT_IN_XML.search(text)
    if foul is not None:
        raise missing_glyph(foul[0], text)
    shown = printable(text)
    return shown.upper() if capitals else shown
