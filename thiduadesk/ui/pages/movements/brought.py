"""What came of movements: models and good practice, social work; honours and reviews of one."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import ReviewKind
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.people import HonourHeld
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import movements
from thiduadesk.ui.forms.rows import RowsView
from thiduadesk.ui.honours import names
from thiduadesk.ui.models.table import Column
from thiduadesk.ui.pages.movements import kinds
from thiduadesk.ui.pages.movements.facts import scrolled
from thiduadesk.ui.pages.people.sections import ask
from thiduadesk.ui.widgets import button

if TYPE_CHECKING:
    import datetime as dt

    from thiduadesk.data.store import Store
    from thiduadesk.rules.movements.reviews import ReviewDue
    from thiduadesk.services.movements import Entry as Kept
    from thiduadesk.services.movements import View
    from thiduadesk.services.personnel import Entry
    from thiduadesk.ui.feedback.desk import Feedback


class BroughtView(QWidget):
    """Models and social work, of one movement or of none."""

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._movement: int | None = None
        self._year = 0
        self._units: dict[int, str] = {}
        self.models = RowsView(
            _("Models and good practice"),
            _("None yet. “A good way of working”, with the unit that found it."),
            _("Add a model"),
            kinds.model_columns(self._units),
        )
        self.social = RowsView(
            _("Social work"),
            _("Nothing yet: what was given to whom, with the sum."),
            _("Add social work"),
            kinds.SOCIAL_COLUMNS,
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(16)
        column.addWidget(self.models)
        column.addWidget(self.social)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))
        self.models.add_asked.connect(self.add_model)
        self.models.change_asked.connect(self._ask_model)
        self.social.add_asked.connect(self.add_social)
        self.social.change_asked.connect(self._ask_social)
        for rows in (self.models, self.social):
            rows.delete_asked.connect(lambda one: remove(self._store, self._feedback, one))
        self.setFocusProxy(self.models.add)

    def show_rows(
        self,
        movement: int | None,
        year: int,
        models: Sequence[GoodModel],
        social: Sequence[SocialWork],
        units: Mapping[int, str],
    ) -> None:
        """Show these; new ones belong to the movement (None: to none) and begin in ``year``."""
        self._movement, self._year = movement, year
        self._units.clear()
        self._units.update(units)
        self.models.show_rows(sorted(models, key=lambda one: -one.year))
        self.social.show_rows(sorted(social, key=lambda one: -one.year))

    def add_model(self) -> None:
        """Ask for a new model."""
        self._ask_model(GoodModel(0, self._year, "", self._movement))

    def add_social(self) -> None:
        """Ask for social work."""
        self._ask_social(SocialWork(0, self._year, "", self._movement))

    def _ask_model(self, one: GoodModel) -> None:
        text = _("Choose the unit that found it; a unit outside is named in the text.")
        self._ask(kinds.MODEL, one, _("Model or good practice"), text)

    def _ask_social(self, one: SocialWork) -> None:
        self._ask(kinds.SOCIAL, one, _("Social work"), _("What was given to whom, and how much."))

    def _ask(self, specs: Any, one: Kept, title: str, text: str) -> None:
        ask(self._store, specs, one, title, text, self._keep, self)

    def _keep(self, kept: Kept) -> None:
        movements.keep(self._store, kept)


class OutcomeView(QWidget):
    """The honours that came of a movement, and its reviews, due and held.

    Signals:
        subject_asked: who received the honour under the cursor.
        report_asked: id of the dispatch of a review.
    """

    subject_asked = Signal(object)
    report_asked = Signal(int)

    def __init__(self, store: Store, feedback: Feedback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._feedback = store, feedback
        self._view: View | None = None
        self._year = 0
        self._day: dt.date | None = None
        self._names: dict[Any, str] = {}
        self.reviews = RowsView(
            _("Reviews"),
            _("None is due by the rules; one may be planned."),
            _("Plan a review"),
            kinds.review_columns(self._late),
            key=lambda one: one[0],
        )
        self.honours = RowsView(
            _("Honours that came of it"),
            _(
                "None yet. An honour in a record that names this movement appears here by itself."
            ),
            "",
            (
                Column("year", N_("Year"), lambda one: str(one.year), width=64),
                Column("who", N_("Who"), lambda one: self._names.get(one.subject, ""),
                       tip=lambda one: self._names.get(one.subject, "")),
                Column("honour", N_("Honour"), lambda one: names.name(one.honour), width=230,
                       tip=lambda one: names.name(one.honour)),
                Column("number", N_("Decision"),
                       lambda one: names.decision(one.number, one.date), width=190,
                       tone=lambda _one: "muted", may_hide=True),
            ),
        )  # fmt: skip
        for rows in (self.reviews, self.honours):
            rows.view.setWordWrap(False)
        self.report = button(_("Open its report"), self._on_report, "link")
        self.reviews.head.insertWidget(2, self.report)
        self.reviews.view.row_chosen.connect(lambda _key: self._enable())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(16)
        column.addWidget(self.reviews)
        column.addWidget(self.honours)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner))
        self.reviews.add_asked.connect(self.plan)
        self.reviews.change_asked.connect(self._on_review)
        self.reviews.delete_asked.connect(self._remove)
        self.honours.change_asked.connect(self._on_honour)
        self.setFocusProxy(self.reviews.view)

    def show_movement(self, view: View, year: int, day: dt.date, entries: Sequence[Entry]) -> None:
        """Show the reviews and honours of a movement as they stand on ``day``."""
        self._view, self._year, self._day = view, year, day
        self._names = {one.subject: one.name for one in entries}
        self.reviews.show_rows(list(enumerate(view.reviews)))
        self._enable()
        self.honours.show_rows(view.honours)

    def plan(self) -> None:
        """Ask for a review that no rule asks for, or that is held on another day."""
        if self._view is not None:
            blank = MovementReview(0, self._view.whole.movement.id, ReviewKind.INTERIM, self._year)
            self._ask(blank)

    # --- inside ------------------------------------------------------------------------------------
    def _late(self, due: ReviewDue) -> bool:
        return self._day is not None and due.late(self._day)

    def _on_review(self, row: tuple[int, ReviewDue]) -> None:
        kept = row[1].review
        if self._view is not None:
            year = row[1].due.year if row[1].due else self._year
            number = self._view.whole.movement.id
            self._ask(kept or MovementReview(0, number, row[1].kind, year, row[1].due))

    def _ask(self, review: MovementReview) -> None:
        if self._view is None:
            return
        title = self._view.whole.movement.title
        ask(self._store, kinds.REVIEW, review, _("Review"), title, self._keep, self)

    def _keep(self, review: MovementReview) -> None:
        year = review.done.year if review.done else review.due.year if review.due else review.year
        movements.keep(self._store, replace(review, year=year if not review.id else review.year))

    def _remove(self, row: tuple[int, ReviewDue]) -> None:
        kept = row[1].review
        if kept is None:
            self._feedback.toast(_("The rule asks for this review; there is nothing to delete."))
        else:
            remove(self._store, self._feedback, kept)

    def _enable(self) -> None:
        self.report.setVisible(self._report() is not None)

    def _report(self) -> int | None:
        """The dispatch of the review under the cursor, or of the only one that has any."""
        row = self.reviews.chosen
        every = [row] if row is not None else self.reviews.model.rows
        held = [one.review.dispatch_id for _at, one in every if one.review is not None]
        found = [one for one in held if one is not None]
        return found[0] if len(found) == 1 else None

    def _on_report(self) -> None:
        number = self._report()
        if number is not None:
            self.report_asked.emit(number)

    def _on_honour(self, one: HonourHeld) -> None:
        self.subject_asked.emit(one.subject)


def remove(store: Store, feedback: Feedback, entry: Kept) -> None:
    """Take an entry away; the trash keeps it, undo brings it back."""
    if feedback.guard(lambda: movements.remove_entry(store, entry)):
        feedback.toast(_("Deleted."), undo=True)
