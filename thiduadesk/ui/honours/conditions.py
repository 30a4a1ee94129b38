"""Conditions of an honour held against the records: each with its verdict, its facts, its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.honours import Verdict
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import finding_text
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Chip
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.models.table import TableModel
from thiduadesk.ui.models.view import TableView
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.honours import Eligibility

VERDICTS = {
    Verdict.YES: (N_("Eligible"), "green"),
    Verdict.NO: (N_("Not eligible"), "danger"),
    Verdict.WARN: (N_("Needs a look"), "amber"),
}
"""Words and tone of a verdict."""
_MET = {
    Severity.INFO: (N_("Met"), "green"),
    Severity.ERROR: (N_("Missing"), "danger"),
    Severity.WARNING: (N_("To look at"), "amber"),
}


def verdict_chip(verdict: Verdict) -> Chip:
    """A verdict as a pill."""
    words, tone = VERDICTS[verdict]
    return Chip(_(words), tone)


def verdict_line(one: Eligibility) -> str:
    """«Chưa đủ – sớm nhất năm 2024»."""
    words = _(VERDICTS[one.verdict][0])
    if one.verdict is Verdict.NO and one.earliest is not None and one.earliest > one.year:
        return _("{verdict}: in {year} at the earliest").format(verdict=words, year=one.earliest)
    return words


class ConditionsView(QWidget):
    """Every condition of one honour for one subject; those not met first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "strong", wrap=True)
        self.line = label("", "muted", wrap=True)
        self.model: TableModel[tuple[int, Finding]] = TableModel(_COLUMNS, key=lambda row: row[0])
        self.view = TableView(self.model, _("Conditions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.line)
        layout.addWidget(self.view, 100)
        layout.addStretch(1)

    def show_eligibility(
        self,
        one: Eligibility | None,
        pack: str = "",
        who: str = "",
        beside: Sequence[Finding] = (),
    ) -> None:
        """Show the conditions.

        Args:
            one: None where the law gives no such honour, or nothing is chosen.
            pack: which law it is, and why.
            who: stands before the honour.
            beside: what was found besides the conditions; it stands first.
        """
        rows = (*beside, *(one.findings if one is not None else ()))
        self.view.setVisible(bool(rows))
        self.title.setVisible(one is not None)
        self.model.set_rows(tuple(enumerate(rows)))
        if one is None:
            self.title.setText("")
            empty = _("Choose a line above to see the conditions of the law.")
            self.line.setText(who if rows else empty)
            return
        heading = " \N{MIDDLE DOT} ".join(part for part in (who, names.name(one.honour)) if part)
        self.title.setText(f"{heading}: {verdict_line(one)}")
        self.line.setText(pack)


def _chips(row: tuple[int, Finding]) -> tuple[Chip, ...]:
    words, tone = _MET[row[1].severity]
    return (Chip(_(words), tone),)


_COLUMNS: tuple[Column[tuple[int, Finding]], ...] = (
    Column("met", N_("Condition"), lambda _row: "", width=96, chips=_chips),
    Column("words", N_("What the records say"), lambda row: finding_text(row[1]), wrap=True),
    Column("law", N_("Article"), lambda row: row[1].law or "", width=150, wrap=True,
           tone=lambda _row: "muted"),
)  # fmt: skip
