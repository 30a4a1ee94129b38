"""Banners: sentences that stay above the page until their cause is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme.stylesheet import kind
from thiduadesk.ui.theme.theme import active
from thiduadesk.ui.widgets import button
from thiduadesk.ui.widgets import icon_size
from thiduadesk.ui.widgets import label


class Banner(QFrame):
    """One sentence with an optional answer and a button that closes it."""

    def __init__(
        self,
        text: str,
        tone: str,
        answer: str = "",
        run: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        kind(self, f"banner-{tone}")
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(label(text, wrap=True), 1)
        if run is not None:
            layout.addWidget(button(answer, run))
        self.close_button = QToolButton()
        self.close_button.setIcon(icons.icon("close"))
        self.close_button.setIconSize(icon_size(active().px(14)))
        self.close_button.setToolTip(_("Close"))
        self.close_button.setAccessibleName(_("Close this message"))
        layout.addWidget(self.close_button)


class BannerArea(QWidget):
    """The banners of the window, one under the other; takes no room without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is being said."""
        return tuple(banner.text for banner in self._banners.values())

    def show_banner(
        self,
        key: str,
        text: str,
        tone: str,
        answer: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Say it, in the place of what was said under ``key``."""
        self.clear_banner(key)
        banner = Banner(text, tone, answer, run, self)
        banner.close_button.clicked.connect(lambda: self.clear_banner(key))
        self._banners[key] = banner
        self._layout.addWidget(banner)
        self.show()

    def clear_banner(self, key: str) -> None:
        """Take the banner of ``key`` away, if it is there."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            self._layout.removeWidget(banner)
            banner.deleteLater()
        self.setVisible(bool(self._banners))
