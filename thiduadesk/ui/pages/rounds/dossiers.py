"""The dossiers of a round: which parts of each are there, which are missing («hồ sơ»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.services import dossiers
from thiduadesk.services.dossiers import Dossier
from thiduadesk.services.dossiers import PartState
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.pages.rounds.cards import list_card
from thiduadesk.ui.pages.rounds.cards import split
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.ui.pages.rounds.shown import Shown

_DOT = " \N{MIDDLE DOT} "
_OWN_PARTS = {
    "submission": N_("Submission"),
    "proposal_list": N_("Proposal list"),
    "list": N_("Summary list"),
    "minutes_title": N_("Minutes of the review"),
    "minutes_award": N_("Minutes of the review"),
    "tally": N_("Minutes of the tally"),
    "decision": N_("Decision"),
    "report": N_("Achievement report"),
}
"""Parts the law pack does not name, because the office adds them itself."""


class DossiersTab(QWidget):
    """Nominations left, the parts of the chosen one right; Enter opens the draft of a part.

    Signals:
        chosen: the cursor moved.
        paper_asked: id of the draft to be opened.
    """

    chosen = Signal()
    paper_asked = Signal(int)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shown: Shown | None = None
        self.count = label("", "muted", wrap=True)
        self.model: TableModel[Dossier] = TableModel(
            self._columns(), key=lambda one: one.nomination.id
        )
        self.view = TableView(self.model, _("Dossiers"))
        self.title = label("", "strong", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.parts: TableModel[PartState] = TableModel(_PARTS, key=lambda one: one.needed.code)
        self.parts_view = TableView(self.parts, _("Parts of the dossier"))
        self._build()
        self.view.row_chosen.connect(lambda _key: self._on_chosen())
        self.view.row_opened.connect(lambda _key: self.parts_view.setFocus())
        self.parts_view.row_opened.connect(lambda _key: self._on_part())

    def _build(self) -> None:
        left = list_card(self.view, self.count)
        right = list_card(self.parts_view, self.title, self.about)
        split(self, left, right, (560, 540))

    def show_round(self, shown: Shown) -> None:
        """Show the dossiers of the chosen round."""
        self._shown = shown
        found = dossiers.dossiers(self._store, shown.round.id) if shown.round is not None else ()
        self.model.set_rows(found)
        self.model.redraw()
        self.count.setText(_counted(found))
        if found and self.view.chosen is None:
            self.view.choose(found[0].nomination.id, 0)
        self._on_chosen()

    # --- inside ------------------------------------------------------------------------------------
    def _on_chosen(self) -> None:
        one = self.model.row_at(self.view.currentIndex())
        self.parts.set_rows(one.parts if one is not None else ())
        if one is None or self._shown is None:
            self.title.setText("")
            self.about.setText("")
            return
        who = self._shown.name(one.nomination.subject)
        self.title.setText(f"{who}{_DOT}{names.name(one.nomination.honour)}")
        own = _("granted by the head of the office") if one.own else ""
        decider = one.terms.decider if one.terms is not None and not one.own else ""
        sets = _("{count} sets").format(count=one.sets) if one.sets is not None else ""
        self.about.setText(_DOT.join(part for part in (own, decider, sets) if part))
        self.chosen.emit()

    def _on_part(self) -> None:
        part = self.parts.row_at(self.parts_view.currentIndex())
        papers = [one.dispatch_id for one in part.there if one.dispatch_id] if part else []
        if papers:
            self.paper_asked.emit(papers[0])

    def _columns(self) -> tuple[Column[Dossier], ...]:
        return (
            Column("who", N_("Who"), self._who),
            Column("honour", N_("Honour"), lambda one: names.short(one.nomination.honour), width=140,
                   tip=lambda one: names.name(one.nomination.honour)),
            Column("parts", N_("Parts"), lambda _one: "", width=130, chips=_parts),
        )  # fmt: skip

    def _who(self, one: Dossier) -> str:
        return self._shown.name(one.nomination.subject) if self._shown is not None else ""


def _counted(found: tuple[Dossier, ...]) -> str:
    if not found:
        return _("No dossier yet: it begins with a nomination.")
    whole = sum(not one.missing for one in found)
    words = ngettext("{count} dossier", "{count} dossiers", len(found)).format(count=len(found))
    return _DOT.join((words, _("{count} complete").format(count=whole)))


def _parts(one: Dossier) -> tuple[Chip, ...]:
    if not one.parts:
        return (Chip(_("Not known")),)
    words = f"{len(one.parts) - len(one.missing)}/{len(one.parts)}"
    if one.missing:
        return (Chip(_("{count} parts").format(count=words), "amber"),)
    return (Chip(_("Complete"), "green"),)


def _part_name(one: PartState) -> str:
    code = one.needed.code
    name = one.needed.name or (_(_OWN_PARTS[code]) if code in _OWN_PARTS else code)
    return ", ".join(words for words in (name, one.needed.form) if words)


def _there(one: PartState) -> tuple[Chip, ...]:
    return (Chip(_("There"), "green"),) if one.there else (Chip(_("Missing"), "danger"),)


def _what(one: PartState) -> str:
    papers = sum(part.dispatch_id is not None for part in one.there)
    files = len(one.there) - papers
    parts = (
        ngettext("{count} paper", "{count} papers", papers).format(count=papers) if papers else "",
        ngettext("{count} file", "{count} files", files).format(count=files) if files else "",
    )
    return ", ".join(part for part in parts if part)


_PARTS: tuple[Column[PartState], ...] = (
    Column("name", N_("Part"), _part_name, wrap=True),
    Column("there", N_("State"), lambda _one: "", width=90, chips=_there),
    Column("what", N_("What"), _what, width=130, tone=lambda _one: "muted"),
)
