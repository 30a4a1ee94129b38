"""The tab of the look: colours, size, language; kept for this PC."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _
from thiduadesk.i18n import language
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.theme import theme
from thiduadesk.ui.theme.tokens import SCALES
from thiduadesk.ui.theme.tokens import Scheme
from thiduadesk.ui.widgets import card
from thiduadesk.ui.widgets import label


class LookTab(QWidget):
    """Colours and size change at once; the language at the next start."""

    def __init__(
        self, remember_language: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        now = theme.active()
        self.scheme = ChoiceField(
            _("Colours"),
            (
                (Scheme.SYSTEM, _("As the system")),
                (Scheme.LIGHT, _("Light")),
                (Scheme.DARK, _("Dark")),
                (Scheme.CONTRAST, _("High contrast")),
            ),
            save=lambda scheme: theme.active().set_scheme(scheme),
        )
        self.scale = ChoiceField(
            _("Size of everything"),
            tuple((scale, f"{scale} %") for scale in SCALES),
            save=lambda scale: theme.active().set_scale(scale),
        )
        self.language = ChoiceField(
            _("Language of the screen"),
            (("vi", _("Vietnamese")), ("en", _("English"))),
            save=remember_language,
            hint=_("Papers are always printed in Vietnamese. Changes at the next start."),
        )
        box = card()
        form = QVBoxLayout(box)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addWidget(label(_("Kept on this PC, not in the data file"), "muted"))
        for field in (self.scheme, self.scale, self.language):
            form.addWidget(field)
        form.addStretch(1)
        box.setMaximumWidth(now.px(520))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(box, 1)
        now.changed.connect(self._show)
        self._show()
        self.language.load(language())

    def _show(self) -> None:
        self.scheme.load(theme.active().scheme)
        self.scale.load(theme.active().scale)
