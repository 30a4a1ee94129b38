"""Pasted text that was written before Unicode («.VnTime», VNI): converted when the clerk agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QWidget

from thiduadesk.documents.tree.walk import blocks as pieces
from thiduadesk.documents.tree.walk import mapped
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.i18n import _
from thiduadesk.rules import legacy

_NAMES = {legacy.Encoding.TCVN3: "TCVN3 (.VnTime)", legacy.Encoding.VNI: "VNI"}


def consented(parent: QWidget, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks in Unicode, where they are old and the clerk says so; else as they are."""
    text = "\n".join(words(piece.runs) for piece in pieces(blocks, ""))
    encoding = legacy.recognised(text)
    if encoding is None or not _agreed(parent, encoding):
        return tuple(blocks)
    return converted(blocks, encoding)


def converted(blocks: Sequence[Block], encoding: legacy.Encoding) -> tuple[Block, ...]:
    """The blocks with their words read as ``encoding``."""

    def run(one: Inline) -> Inline:
        match one:
            case Text():
                return replace(one, text=legacy.to_unicode(one.text, encoding))
            case Footnote(runs=note):
                texts = (
                    replace(text, text=legacy.to_unicode(text.text, encoding)) for text in note
                )
                return Footnote(tuple(texts))
            case _:
                return one

    return tuple(mapped(block, lambda runs: tuple(map(run, runs))) for block in blocks)


def _agreed(parent: QWidget, encoding: legacy.Encoding) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_("ThiDuaDesk"))
    box.setText(
        _("The pasted text is written in {encoding}, from before Unicode.").format(
            encoding=_NAMES[encoding]
        )
    )
    box.setInformativeText(_("Converted, it can be searched, checked and printed."))
    yes = box.addButton(_("Convert to Unicode"), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(_("Paste as it is"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes)
    box.setEscapeButton(no)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    return agreed
