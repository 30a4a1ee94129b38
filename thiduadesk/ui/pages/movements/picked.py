"""A field that holds some of many, chosen in a dialog: who takes part, who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.text import find_key
from thiduadesk.i18n import _
from thiduadesk.ui.pages.movements.picking import Choice
from thiduadesk.ui.pages.movements.picking import pick
from thiduadesk.ui.widgets import ElidedLabel
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.services.personnel import Entry


class PickedField(QWidget):
    """Names in a line, and a button that asks for others.

    Args:
        title: translated, above the names.
        nobody: translated words while none is chosen.
        save: keeps the ids; called when she chose others.
    """

    def __init__(
        self,
        title: str,
        nobody: str,
        save: Callable[[tuple[int, ...]], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._nobody, self._save = title, nobody, save
        self._choices: tuple[Choice, ...] = ()
        self.ids: tuple[int, ...] = ()
        self.names = ElidedLabel("", "muted")
        self.choose = button(_("Choose…"), self.ask, "link")
        self.choose.setAccessibleName(_("Choose: {what}").format(what=title))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.names, 1)
        row.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(title, "label"))
        layout.addLayout(row)

    def load(self, choices: Iterable[Choice], ids: Sequence[int]) -> None:
        """Offer these, of which ``ids`` are chosen; one that is gone is forgotten."""
        self._choices = tuple(choices)
        known = {one.id: one.text for one in self._choices}
        self.ids = tuple(one for one in ids if one in known)
        self.names.setText(", ".join(known[one] for one in self.ids) or self._nobody)

    def ask(self) -> None:
        """Let her choose."""
        held = [one for one in self._choices if one.id in self.ids]
        found = pick(self._title, self._find, held, self)
        if found is None or found == self.ids:
            return
        self.load(self._choices, found)
        if self._save is not None:
            self._save(self.ids)

    def _find(self, typed: str) -> tuple[Choice, ...]:
        asked = find_key(typed).split()
        return tuple(
            one for one in self._choices if all(word in find_key(one.text) for word in asked)
        )


def people(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """Persons to be chosen, with their post and unit."""
    return tuple(
        Choice(one.subject.id, ", ".join(filter(None, (one.name, one.post, one.unit))))
        for one in entries
        if one.subject.kind is SubjectKind.PERSON
    )


def units(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """Units to be chosen."""
    return tuple(
        Choice(one.subject.id, one.name) for one in entries if one.subject.kind is SubjectKind.UNIT
    )
