"""The end of a dispatch as forms: who signs, who gets it, what is appended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.dispatch import AppendixPlan
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Signature
from thiduadesk.domain.office import DistributionList
from thiduadesk.i18n import _
from thiduadesk.rules.signing import Proposal
from thiduadesk.ui.editor.bands import Band
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.forms.fields import LineField
from thiduadesk.ui.forms.fields import NumberField
from thiduadesk.ui.forms.fields import TextField
from thiduadesk.ui.pages.settings.recipients import lines_of
from thiduadesk.ui.pages.settings.recipients import recipients_of
from thiduadesk.ui.widgets import label

_BY_DAY = "day"
_TYPED = "typed"
_SHEET = "scoresheet"
_MOST_COPIES = 9999


class ClosingBand(Band):
    """«Chữ ký · Nơi nhận»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Signature · Distribution"), parent)
        self._printed: Signature | None = None
        self._proposals: tuple[Proposal, ...] = ()
        self._lists: tuple[DistributionList, ...] = ()
        self.signer = ChoiceField(_("Signed by"), (), save=self._on_signer)
        self.authority = TextField(
            _("Authority and post, as its lines are printed"), lines=2, save=self._on_authority
        )
        self.name = LineField(_("Name of the signer"), save=self._on_name)
        self.post = LineField(_("Other post above the name"), save=self._on_post)
        self.second = QCheckBox(_("Another signer at the left, as of minutes"))
        self.second_authority = LineField(
            _("What the left one signs as"),
            save=lambda text: self._keep_second(authority=(text,) if text else ()),
        )
        self.second_name = LineField(
            _("Name of the left signer"), save=lambda text: self._keep_second(name=text)
        )
        self.ready = QComboBox()
        self.ready.setAccessibleName(_("Take a ready list"))
        self.ready.setMinimumContentsLength(10)
        self.ready.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.as_above = QCheckBox(_("Begin with the line for the addressees above"))
        self.recipients = TextField(
            _("Recipients, one per line; the purpose in brackets"),
            lines=6,
            save=self._on_recipients,
        )
        self.filing = LineField(
            _("Filing line: units"), save=self._on_filing, placeholder="VT, HCQT"
        )
        self.copies = NumberField(
            _("Copies"), least=1, most=_MOST_COPIES, save=lambda _n: self._on_filing("")
        )
        self.drafter = LineField(_("Code of the drafter"), save=lambda _text: self._on_filing(""))
        self.put(self.signer)
        self.put(self.authority)
        self.put(self.name, half=True)
        self.put(self.post, half=True)
        self.put_box(self.second)
        self.put(self.second_authority, half=True)
        self.put(self.second_name, half=True)
        self.grid.addWidget(label(_("Distribution list"), "strong"), self.grid.rowCount(), 0)
        self.grid.addWidget(self.ready, self.grid.rowCount() - 1, 1)
        self.put(self.recipients)
        self.put_box(self.as_above)
        self.put(self.filing)
        self.put(self.copies, half=True)
        self.put(self.drafter, half=True)
        self.end()
        self.ready.activated.connect(self._on_ready)
        self.as_above.clicked.connect(self._on_as_above)
        self.second.clicked.connect(self._on_second)

    def show_closing(
        self,
        frame: Frame,
        printed: Signature | None,
        proposals: Sequence[Proposal],
        lists: Sequence[DistributionList],
        *,
        editable: bool,
    ) -> None:
        """Show who signs and who gets the paper.

        Args:
            frame: of the dispatch.
            printed: the block that prints now, typed or of the day.
            proposals: the blocks that may stand under a paper of that day.
            lists: ready distribution lists.
            editable: not yet issued.
        """
        self.show_frame(frame, editable=editable)
        self._printed, self._proposals = printed, tuple(proposals)
        self._lists = tuple(lists)
        self._show_signer(frame, printed)
        with QSignalBlocker(self.ready):
            self.ready.clear()
            self.ready.addItem(_("Take a ready list\N{HORIZONTAL ELLIPSIS}"))
            self.ready.addItems([one.name for one in self._lists])
        list_ = frame.distribution or Distribution(())
        filing = list_.filing or Filing(())
        self.recipients.load(lines_of(list_.recipients))
        self.as_above.setChecked(list_.as_above)
        self.filing.load(", ".join(filing.units))
        self.copies.load(filing.copies)
        self.drafter.load(filing.drafter)
        for widget in (self.ready, self.as_above, self.second):
            widget.setEnabled(editable)
        self.ready.setVisible(bool(self._lists))

    def _show_signer(self, frame: Frame, printed: Signature | None) -> None:
        choices: list[tuple[object, str]] = [(_BY_DAY, _("The head of the office on that day"))]
        choices += [
            (str(place), _proposed(one.signature)) for place, one in enumerate(self._proposals)
        ]
        choices.append((_TYPED, _("As typed below")))
        self.signer.set_choices(choices)
        self.signer.load(self._chosen(frame.signature))
        shown = frame.signature or printed or Signature((), "")
        self.authority.load("\n".join(shown.authority))
        self.name.load(shown.name)
        self.post.load(shown.post)
        second = frame.second_signature
        self.second.setChecked(second is not None)
        for field in (self.second_authority, self.second_name):
            field.setVisible(second is not None)
        self.second_authority.load(" ".join(second.authority) if second else "")
        self.second_name.load(second.name if second else "")

    def _chosen(self, signature: Signature | None) -> str:
        if signature is None:
            return _BY_DAY
        for place, one in enumerate(self._proposals):
            if one.signature == signature:
                return str(place)
        return _TYPED

    # --- signature ---------------------------------------------------------------------------------
    def _on_signer(self, choice: str) -> None:
        if choice == _BY_DAY:
            self.change(signature=None)
        elif choice == _TYPED:
            self.change(signature=self._signature())
        else:
            self.change(signature=self._proposals[int(choice)].signature)

    def _signature(self) -> Signature:
        kept = self._frame.signature if self._frame else None
        return kept or self._printed or Signature((), "")

    def _on_authority(self, text: str) -> None:
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        self.change(signature=replace(self._signature(), authority=lines))

    def _on_name(self, name: str) -> None:
        self.change(signature=replace(self._signature(), name=name))

    def _on_post(self, post: str) -> None:
        self.change(signature=replace(self._signature(), post=post))

    def _on_second(self, checked: bool) -> None:
        self.change(second_signature=Signature((), "") if checked else None)

    def _keep_second(self, **values: Any) -> None:
        kept = self._frame.second_signature if self._frame else None
        if kept is not None:
            self.change(second_signature=replace(kept, **values))

    # --- distribution ------------------------------------------------------------------------------
    def _distribution(self) -> Distribution:
        kept = self._frame.distribution if self._frame else None
        return kept or Distribution(())

    def _on_recipients(self, text: str) -> None:
        self._keep(replace(self._distribution(), recipients=recipients_of(text)))

    def _on_as_above(self, checked: bool) -> None:
        self._keep(replace(self._distribution(), as_above=checked))

    def _on_filing(self, _text: str) -> None:
        units = tuple(unit.strip() for unit in self.filing.value().split(",") if unit.strip())
        filing = Filing(units, self.copies.value(), self.drafter.value())
        self._keep(replace(self._distribution(), filing=None if filing == Filing(()) else filing))

    def _on_ready(self, place: int) -> None:
        if place:
            ready = self._lists[place - 1]
            units = tuple(unit.strip() for unit in ready.filing_units.split(",") if unit.strip())
            filing = Filing(units, ready.copies, ready.drafter) if units else None
            self._keep(replace(self._distribution(), recipients=ready.recipients, filing=filing))

    def _keep(self, distribution: Distribution) -> None:
        empty = distribution == Distribution(())
        self.change(distribution=None if empty else distribution)


class AppendixBand(Band):
    """«Phụ lục»: the score sheet of a year, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Appendices"), parent)
        self._year = 0
        self.sheet = QCheckBox(_("Append the score sheet"))
        self.sheet_year = NumberField(
            _("Score sheet of the year"), least=1990, most=2200, save=lambda _n: self._on_edited()
        )
        self.caption = LineField(
            _("Line above the appendix; empty prints none"), save=lambda _text: self._on_edited()
        )
        self.put_box(self.sheet)
        self.put(self.sheet_year)
        self.put(self.caption)
        self.end()
        self.sheet.clicked.connect(lambda _checked: self._on_edited())

    def show_appendices(self, frame: Frame, year: int, *, editable: bool) -> None:
        """Show what is appended; ``year`` is offered where nothing is."""
        self.show_frame(frame, editable=editable)
        self._year = year
        plan = next((one for one in frame.appendices if one.source == _SHEET), None)
        self.sheet.setChecked(plan is not None)
        self.sheet.setEnabled(editable)
        self.sheet_year.load(plan.year if plan else year)
        self.caption.load(plan.label if plan else "")
        for field in self.fields:
            field.setEnabled(editable and plan is not None)

    def _on_edited(self) -> None:
        if self._frame is None:
            return
        others = tuple(one for one in self._frame.appendices if one.source != _SHEET)
        if not self.sheet.isChecked():
            self.change(appendices=others)
            return
        year = self.sheet_year.value() or self._year
        self.change(appendices=(*others, AppendixPlan(_SHEET, year, self.caption.value())))


def _proposed(signature: Signature) -> str:
    """A block on one line: «Nguyễn Văn A · KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG»."""
    authority = " / ".join((*signature.authority, *filter(None, (signature.post,))))
    return " \N{MIDDLE DOT} ".join(filter(None, (signature.name, authority)))
