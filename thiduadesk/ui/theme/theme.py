"""The theme of the application: scheme and scale, switched while the window stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTemporaryDir
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QStyleFactory

from thiduadesk import resources
from thiduadesk.ui.theme import icons
from thiduadesk.ui.theme import stylesheet
from thiduadesk.ui.theme.tokens import CONTRAST
from thiduadesk.ui.theme.tokens import DARK
from thiduadesk.ui.theme.tokens import LIGHT
from thiduadesk.ui.theme.tokens import SCALES
from thiduadesk.ui.theme.tokens import TEXT_SIZE
from thiduadesk.ui.theme.tokens import TITLE_SIZE
from thiduadesk.ui.theme.tokens import Scheme
from thiduadesk.ui.theme.tokens import Tokens

FAMILY = "Be Vietnam Pro"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "Italic")


class Theme(QObject):
    """Palette, style sheet, font and icons of the running application, like its QPalette.

    Signals:
        changed: scheme or scale are others; painted widgets update, icons are drawn again.
    """

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme, scale: int) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._scale = _allowed(scale)
        self._families = _load_family()
        self._arrows = QTemporaryDir()
        self._style = QStyleFactory.create("Fusion")
        application.setStyle(self._style)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.apply()

    @property
    def scheme(self) -> Scheme:
        """What the clerk chose."""
        return self._scheme

    @property
    def scale(self) -> int:
        """Per cent."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        match self._scheme:
            case Scheme.LIGHT:
                return LIGHT
            case Scheme.DARK:
                return DARK
            case Scheme.CONTRAST:
                return CONTRAST
            case Scheme.SYSTEM:
                hints = self._application.styleHints()
                return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def set_scheme(self, scheme: Scheme) -> None:
        """Switch the colours."""
        self._scheme = scheme
        self.apply()

    def set_scale(self, percent: int) -> None:
        """Switch the size of everything, 90 to 200 per cent."""
        self._scale = _allowed(percent)
        self.apply()

    def step_scale(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        nearest = min(SCALES, key=lambda scale: abs(scale - self._scale))
        place = SCALES.index(nearest) + by
        self.set_scale(SCALES[max(0, min(place, len(SCALES) - 1))])

    def px(self, size: float) -> int:
        """A length of the design at the scale in use."""
        return round(size * self._scale / 100)

    def colour(self, token: str) -> QColor:
        """A token as a colour: ``theme.colour("danger")``."""
        return QColor(getattr(self.tokens, token))

    def font(self, size: float = TEXT_SIZE, weight: int = 400) -> QFont:
        """The text font at the scale in use; weights 400, 500, 600, 700."""
        font = QFont(self._families)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def title_font(self) -> QFont:
        """The font of a page's title."""
        return self.font(TITLE_SIZE, 600)

    def apply(self) -> None:
        """Give the application palette, font and style sheet."""
        icons.use(self.tokens)
        self._application.setPalette(_palette(self.tokens))
        self._application.setFont(self.font())
        folder = Path(self._arrows.path())
        icons.write_tinted(folder, self.tokens)
        arrows = f"{folder.as_posix()}/{self.tokens.name}-"
        self._application.setStyleSheet(stylesheet.made(self.tokens, self.px, arrows))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.apply()


class _Installed:
    theme: Theme | None = None


def install(application: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: int = 100) -> Theme:
    """Dress the application; called once by ``app`` (tests may call it again)."""
    if _Installed.theme is None:
        _Installed.theme = Theme(application, scheme, scale)
    else:
        _Installed.theme._scheme = scheme  # noqa: SLF001 same module
        _Installed.theme.set_scale(scale)
    return _Installed.theme


def active() -> Theme:
    """The theme of the running application, as ``QApplication.palette`` is its palette."""
    if _Installed.theme is None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("no application runs")
        return install(application)
    return _Installed.theme


def _allowed(percent: int) -> int:
    return max(SCALES[0], min(percent, SCALES[-1]))


def _load_family() -> list[str]:
    """Our family first where its files are there, then what the system writes with."""
    for weight in _WEIGHTS:
        file = resources.path(f"fonts/BeVietnamPro-{weight}.ttf")
        if file.exists():
            QFontDatabase.addApplicationFont(str(file))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return [FAMILY, *system] if FAMILY in QFontDatabase.families() else list(system)


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.ground),
        (role.WindowText, tokens.text),
        (role.Base, tokens.card),
        (role.AlternateBase, tokens.hover),
        (role.Text, tokens.text),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.card),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Mid, tokens.line_strong),
        (role.Midlight, tokens.line),
        (role.Dark, tokens.line_strong),
        (role.Light, tokens.card),
        (role.Shadow, tokens.line_strong),
        (role.Accent, tokens.accent),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette
