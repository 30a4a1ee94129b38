"""Where the words under the cursor come from («từ số liệu»), with a way there and a way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.documents.tree import following
from thiduadesk.documents.tree.fields import by_hand
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.i18n import _
from thiduadesk.i18n import label_text
from thiduadesk.services import dispatches
from thiduadesk.services import reports
from thiduadesk.ui.editor import inserts
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Block
    from thiduadesk.domain.document import Part


class OriginStrip(QFrame):
    """One line under the text of a part; hidden where the words are the clerk's own.

    Signals:
        asked_for: a page and where in it, to see the records the words come from.
        back_asked: the words are to follow the records of this source again.
    """

    asked_for = Signal(str, str)
    back_asked = Signal(str)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind(self, "card")
        self._store = store
        self._shown = ("", False)
        self._origin = reports.Origin(inserts.UNKNOWN)
        self.words = ElidedLabel("", "muted")
        self.back = button(_("Follow the records again"), self._ask_back, "link")
        self.open = button(_("Show"), self._ask_open, "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.back)
        layout.addWidget(self.open)
        self.hide()

    def show_origin(self, source: str, *, own: bool, editable: bool) -> None:
        """Tell where the block under the cursor comes from; an empty source is the clerk's own."""
        self.setVisible(bool(source))
        if not source or (source, own) == self._shown:
            return
        self._shown = (source, own)
        self._origin = inserts.origin_of(self._store, source)
        said = label_text(self._origin.label)
        words = _("Changed by hand; came from: {origin}") if own else _("From: {origin}")
        self.words.setText(words.format(origin=said))
        self.back.setVisible(own and editable and self._origin.there)
        self.open.setVisible(bool(self._origin.page))

    def forget(self) -> None:
        """The records may say other things by now: ask again."""
        self._shown = ("", False)

    def _ask_back(self) -> None:
        self.back_asked.emit(self._shown[0])

    def _ask_open(self) -> None:
        self.asked_for.emit(self._origin.page, self._origin.where)


def kept_by_hand(store: Store, dispatch: Dispatch, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those of the records that now say other than these marked as changed by hand."""
    sources = {_source(block) for block in blocks} - {""}
    if not sources:
        return blocks
    kept = by_hand(blocks, inserts.records_of(store, dispatch).rows)
    if any(following.drafted(block) for block in kept):
        with store.read() as reader:
            kept = following.by_hand(kept, reports.sourced(reader, dispatch))
    return kept


def newly_own(before: Sequence[Block], now: Sequence[Block]) -> bool:
    """Whether something follows the records no more that did."""
    followed = {_source(block) for block in before if not getattr(block, "own", False)} - {""}
    return any(_source(block) in followed for block in now if getattr(block, "own", False))


def go_back(store: Store, part: Part, source: str) -> None:
    """Have the block of a part say what the records say, and follow them again.

    Raises:
        Refused: ``source_gone`` where the records have nothing of it any more.
    """
    place = next(at for at, block in enumerate(part.blocks) if _source(block) == source)
    block = part.blocks[place]
    if following.drafted(block) or not isinstance(block, ListBlock | Table):
        reports.back(store, part.key, place)
        return
    blocks = (*part.blocks[:place], replace(block, own=False), *part.blocks[place + 1 :])
    dispatches.set_blocks(store, part.key, blocks)


def _source(block: Block) -> str:
    return block.source if isinstance(block, Paragraph | ListBlock | Table) else ""
