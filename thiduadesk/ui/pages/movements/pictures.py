"""Pictures of an activity as a strip of thumbnails: dropped in, opened, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtGui import QIcon
from PySide6.QtGui import QImage
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from typing_extensions import override

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n import _
from thiduadesk.services import logbook
from thiduadesk.services import looking
from thiduadesk.services import way
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.theme import active

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback

_SIDE = (108, 72)
_PAD = 14
_PICTURE = Qt.ItemDataRole.UserRole


def is_picture(path: Path) -> bool:
    """Whether a file has the ending of a picture that a log keeps."""
    return path.suffix.lower() in logbook.PICTURES


def kinds() -> str:
    """Pictures, as Qt's dialog of files wants them."""
    endings = " ".join(f"*{one}" for one in logbook.PICTURES)
    return _("Pictures ({endings})").format(endings=endings)


class PictureStrip(QListWidget):
    """Pictures beside each other; Enter opens one, Delete takes it out where that is allowed.

    Attributes:
        kept: hashes of those that are kept already. fresh: files that are not kept yet.

    Signals:
        changed: one came or went.
    """

    changed = Signal()

    def __init__(
        self, store: Store, feedback: Feedback, *, fixed: bool, parent: QWidget | None = None
    ) -> None:
        """``fixed``: pictures are looked at only."""
        super().__init__(parent)
        self._store, self._feedback, self._fixed = store, feedback, fixed
        self._thumbnails: dict[str | Path, QIcon] = {}
        self.setAccessibleName(_("Pictures"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(False)
        self.itemActivated.connect(self._open)
        active().changed.connect(self._dress)
        self._dress()

    @property
    def pictures(self) -> tuple[str | Path, ...]:
        """All of them, in order."""
        return tuple(self.item(at).data(_PICTURE) for at in range(self.count()))

    @property
    def kept(self) -> tuple[str, ...]:
        """Hashes of those kept already."""
        return tuple(one for one in self.pictures if isinstance(one, str))

    @property
    def fresh(self) -> tuple[Path, ...]:
        """Files to be kept."""
        return tuple(one for one in self.pictures if isinstance(one, Path))

    def show_pictures(self, pictures: Sequence[str | Path]) -> None:
        """Show these and no others."""
        if tuple(pictures) == self.pictures:
            return
        self.clear()
        self.add(pictures)

    def add(self, pictures: Sequence[str | Path]) -> None:
        """Put these behind the others; one that is there already is left out."""
        for one in pictures:
            if one in self.pictures:
                continue
            item = QListWidgetItem(self._thumbnail(one), "")
            item.setData(_PICTURE, one)
            name = one.name if isinstance(one, Path) else way.kept_name(self._store, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setToolTip(name)
            self.addItem(item)
        self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentRow()
        if place >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.item(place))
        elif place >= 0 and event.key() == Qt.Key.Key_Delete and not self._fixed:
            self.takeItem(place)
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        one = item.data(_PICTURE)

        def show() -> None:
            path = one if isinstance(one, Path) else looking.copy_to_open(self._store, one)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._feedback.guard(show)

    def _thumbnail(self, one: str | Path) -> QIcon:
        if one not in self._thumbnails:
            self._thumbnails[one] = self._drawn(one)
        return self._thumbnails[one]

    def _drawn(self, one: str | Path) -> QIcon:
        """The picture made small; a sign where it is lost or damaged, which opening it explains."""
        try:
            content = (
                one.read_bytes() if isinstance(one, Path) else logbook.picture(self._store, one)
            )
        except (Refused, EnvironmentProblem, OSError):
            return icons.icon("warning", "amber")
        image = QImage.fromData(content)
        if image.isNull():
            return icons.icon("warning", "amber")
        small = image.scaled(
            QSize(*_SIDE) * 2,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        return QIcon(QPixmap.fromImage(small))

    def _dress(self) -> None:
        px = active().px
        self.setIconSize(QSize(px(_SIDE[0]), px(_SIDE[1])))
        self.setFixedHeight(px(_SIDE[1]) + px(_PAD) + 8)
