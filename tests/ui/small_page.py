"""A page as small as a page can be; takes the place of the score sheet in tests of the frame."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from thiduadesk.domain.text import search_key
from thiduadesk.ui.actions import Action
from thiduadesk.ui.page import Changes
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.widgets import page_layout


class SmallPage(Page):
    """Remembers what the window did with it."""

    id: ClassVar[str] = "scoring"
    title: ClassVar[str] = "Score sheet"
    icon: ClassVar[str] = "scoring"
    counted: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self.refreshed: list[Changes | None] = []
        self.opened: list[str] = []
        self.proofs = 0
        self.stays = False
        self.typing: Callable[[], object] | None = None
        page_layout(self).addWidget(QPushButton("Button"))

    @override
    def refresh(self, changes: Changes | None) -> None:
        self.refreshed.append(changes)

    @override
    def page_actions(self) -> tuple[Action, ...]:
        return (Action("scoring.proof", "Chấm điểm lại", self._proof, "F7", "check"),)

    @override
    def badge(self) -> int:
        return 2

    @override
    def open_at(self, where: str) -> None:
        self.opened.append(where)

    @override
    def hits(self, key: str) -> Iterable[Hit]:
        text = "Xây dựng tổ chức cơ sở Đảng"
        if key in search_key(text):
            yield Hit(text, lambda: self.asked_for.emit(self.id, "II.6"), "II.6")

    @override
    def leave(self) -> bool:
        if self.typing is not None:
            self.typing()
        return not self.stays

    def _proof(self) -> None:
        self.proofs += 1
