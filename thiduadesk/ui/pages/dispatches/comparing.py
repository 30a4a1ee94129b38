"""«So sánh»: the paper beside an earlier version of it, or beside last year's of its kind."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QDialogButtonBox
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QTextBrowser
from PySide6.QtWidgets import QVBoxLayout

from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.document import Document
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.i18n import ngettext
from thiduadesk.i18n.format import date_text
from thiduadesk.services import differences
from thiduadesk.services import dispatches
from thiduadesk.services import versions
from thiduadesk.services.differences import Change
from thiduadesk.services.differences import Difference
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import label

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.dispatch import Version

_SIZE = (1000, 640)
_AROUND = 1
"""Unchanged paragraphs shown on each side of a changed one."""

WHY = {
    "": N_("as it stood on {day}"),
    EventKind.FOR_SIGNATURE.value: N_("sent for signature on {day}"),
    EventKind.RETURNED.value: N_("returned on {day}"),
    EventKind.ISSUED.value: N_("issued on {day}"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the paper can be compared with.

    Attributes:
        words: in the list.
        document: makes it.
        version: id of the version, 0 of another paper.
    """

    words: str
    document: Callable[[], Document]
    version: int = 0


def choices(store: Store, dispatch_id: int) -> list[Choice]:
    """Versions of the paper, the newest first, then papers of its kind of earlier years."""
    found = [_version(store, one) for one in versions.all_of(store, dispatch_id)]
    return found + [_paper(store, item) for item in differences.earlier_papers(store, dispatch_id)]


def _version(store: Store, version: Version) -> Choice:
    words = _(WHY.get(version.why, WHY[""])).format(day=_moment(version.at))
    return Choice(words, lambda: differences.version_document(store, version.id), version.id)


def _paper(store: Store, item: DispatchItem) -> Choice:
    words = _("the paper of {year}: {subject}").format(year=item.year, subject=item.subject)
    return Choice(words, lambda: dispatches.compose(store, item.id))


def _moment(at: dt.datetime) -> str:
    local = at.astimezone()
    return f"{date_text(local.date())} {local:%H:%M}"


class ComparisonDialog(QDialog):
    """A paper to read with what was added and taken away marked by line and by colour.

    Attributes:
        go_to: key of the part to go to, empty when the dialog was only closed.
        put_back: id of the version to go back to, 0 for none.
    """

    def __init__(
        self,
        paper: Document,
        offered: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        editable: bool,
    ) -> None:
        super().__init__(parent)
        self.go_to = ""
        self.put_back = 0
        self._paper = paper
        self._choices = tuple(offered)
        self._editable = editable
        self._found: tuple[Difference, ...] = ()
        px = active().px
        self.setWindowTitle(_("Compare the paper"))
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self.box = QComboBox()
        self.box.setAccessibleName(_("Compare with"))
        self.box.setMaximumWidth(px(560))
        for one in self._choices:
            self.box.addItem(one.words)
        self.count = label("", "strong")
        self.only = QCheckBox(_("Only paragraphs that differ"))
        self.only.setChecked(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("What differs"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: self._on_link(url.fragment()))
        self._build()
        self.box.currentIndexChanged.connect(lambda _at: self._compare())
        self.only.toggled.connect(self._show)
        self._compare()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(_("Compare with")))
        top.addWidget(self.box, 1)
        top.addStretch(1)
        top.addWidget(self.only)
        self.restore = button(_("Go back to this version"), self._on_restore)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.restore)
        foot.addWidget(closing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(
            label(
                _("Underlined: stands only in this paper. Struck through: stands only there."),
                "muted",
            )
        )
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)

    def _compare(self) -> None:
        chosen = self._choices[self.box.currentIndex()]
        self._found = differences.compare(chosen.document(), self._paper)
        changed = sum(one.changed for one in self._found)
        self.count.setText(
            ngettext("{count} paragraph differs", "{count} paragraphs differ", changed).format(
                count=changed
            )
            if changed
            else _("Word for word the same")
        )
        self.restore.setVisible(bool(chosen.version) and self._editable)
        self._show()

    def _show(self) -> None:
        only = self.only.isChecked()
        self.text.setHtml(page(self._found, only=only))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_link(self, key: str) -> None:
        if key:
            self.go_to = key
            self.accept()

    def _on_restore(self) -> None:
        self.put_back = self._choices[self.box.currentIndex()].version
        self.accept()


def page(found: Sequence[Difference], *, only: bool) -> str:
    """The comparison as HTML; paragraphs alike are left out but for those beside a change."""
    shown: list[str] = []
    left_out = False
    for place, one in enumerate(found):
        near = found[max(0, place - _AROUND) : place + _AROUND + 1]
        if only and not any(other.changed for other in near):
            left_out = True
            continue
        if left_out and shown:
            shown.append(_centred("\N{HORIZONTAL ELLIPSIS}"))
        left_out = False
        shown.append(_paragraph(one))
    if not shown:
        return _centred(_("Word for word the same"))
    return "".join(shown)


def _centred(words: str) -> str:
    return f'<p align="center" style="color:{_colour("muted")}">{escape(words)}</p>'


def _paragraph(one: Difference) -> str:
    line = one.new or one.old
    before = escape(line.before) + " " if line is not None and line.before else ""
    words = "".join(_piece(piece.change, escape(piece.text)) for piece in one.pieces)
    if one.changed and one.new is not None and one.new.key.isdecimal():
        go = f'<a href="#{one.new.key}" style="color:{_colour("accent")}">{escape(_("Go there"))}</a> '
    else:
        go = ""
    return f'<p style="margin:4px 0px">{before}{words} {go}</p>'


def _piece(change: Change, words: str) -> str:
    match change:
        case Change.SAME:
            return words
        case Change.ADDED:
            style = f"color:{_colour('green')};background-color:{_colour('green_soft')}"
            return f'<u><span style="{style}">{words}</span></u>'
        case Change.REMOVED:
            style = f"color:{_colour('danger')};background-color:{_colour('danger_soft')}"
            return f'<s><span style="{style}">{words}</span></s>'


def _colour(token: str) -> str:
    return active().colour(token).name()
