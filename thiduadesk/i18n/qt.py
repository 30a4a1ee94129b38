"""Qt's own words (Save, Cancel, Undo, the file dialog) from our catalogue.

Qt ships no Vietnamese. A translator answers for the contexts of Qt's widgets, so that standard
buttons, context menus and dialogs speak the language of the rest of the window.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QLocale
from PySide6.QtCore import QTranslator
from typing_extensions import override

from thiduadesk.i18n.catalog import NP_
from thiduadesk.i18n.catalog import language
from thiduadesk.i18n.catalog import pgettext

_CONTEXTS = frozenset(
    {
        "QAbstractFileIconProvider",
        "QAbstractSpinBox",
        "QApplication",
        "QColorDialog",
        "QComboBox",
        "QDialog",
        "QDialogButtonBox",
        "QDockWidget",
        "QErrorMessage",
        "QFileDialog",
        "QFileSystemModel",
        "QInputDialog",
        "QInputMethod",
        "QLineEdit",
        "QMainWindow",
        "QMessageBox",
        "QPlatformTheme",
        "QPrintDialog",
        "QPrintPreviewDialog",
        "QPrintPropertiesWidget",
        "QPrintSettingsOutput",
        "QPrintWidget",
        "QProgressDialog",
        "QScrollBar",
        "QTabBar",
        "QWidgetTextControl",
        "QWizard",
    }
)

STANDARD = frozenset(
    {
        # buttons
        NP_("Qt", "OK"),
        NP_("Qt", "&OK"),
        NP_("Qt", "Save"),
        NP_("Qt", "&Save"),
        NP_("Qt", "Save All"),
        NP_("Qt", "Open"),
        NP_("Qt", "&Open"),
        NP_("Qt", "&Yes"),
        NP_("Qt", "Yes to &All"),
        NP_("Qt", "&No"),
        NP_("Qt", "N&o to All"),
        NP_("Qt", "Abort"),
        NP_("Qt", "Retry"),
        NP_("Qt", "Ignore"),
        NP_("Qt", "Close"),
        NP_("Qt", "&Close"),
        NP_("Qt", "Cancel"),
        NP_("Qt", "&Cancel"),
        NP_("Qt", "Discard"),
        NP_("Qt", "Don't Save"),
        NP_("Qt", "Close without Saving"),
        NP_("Qt", "Help"),
        NP_("Qt", "&Help"),
        NP_("Qt", "Apply"),
        NP_("Qt", "Reset"),
        NP_("Qt", "Restore Defaults"),
        NP_("Qt", "Show Details..."),
        NP_("Qt", "Hide Details..."),
        # wizard
        NP_("Qt", "&Next"),
        NP_("Qt", "&Next >"),
        NP_("Qt", "< &Back"),
        NP_("Qt", "&Finish"),
        NP_("Qt", "Continue"),
        NP_("Qt", "Commit"),
        NP_("Qt", "Done"),
        NP_("Qt", "Go Back"),
        # context menus of text
        NP_("Qt", "&Undo"),
        NP_("Qt", "&Redo"),
        NP_("Qt", "Cu&t"),
        NP_("Qt", "&Copy"),
        NP_("Qt", "Copy &Link Location"),
        NP_("Qt", "&Paste"),
        NP_("Qt", "Delete"),
        NP_("Qt", "Select All"),
        NP_("Qt", "&Select All"),
        NP_("Qt", "&Step up"),
        NP_("Qt", "Step &down"),
        # file dialog
        NP_("Qt", "Look in:"),
        NP_("Qt", "&Look in:"),
        NP_("Qt", "Files of &type:"),
        NP_("Qt", "File &name:"),
        NP_("Qt", "Files of type:"),
        NP_("Qt", "Save As"),
        NP_("Qt", "Find Directory"),
        NP_("Qt", "Directory:"),
        NP_("Qt", "&Choose"),
        NP_("Qt", "All Files (*)"),
        NP_("Qt", "All files (*)"),
        NP_("Qt", "Back"),
        NP_("Qt", "Forward"),
        NP_("Qt", "Parent Directory"),
        NP_("Qt", "Create New Folder"),
        NP_("Qt", "Create a New Folder"),
        NP_("Qt", "&New Folder"),
        NP_("Qt", "New Folder"),
        NP_("Qt", "List View"),
        NP_("Qt", "Change to list view mode"),
        NP_("Qt", "Detail View"),
        NP_("Qt", "Change to detail view mode"),
        NP_("Qt", "Go back"),
        NP_("Qt", "Go forward"),
        NP_("Qt", "Go to the parent directory"),
        NP_("Qt", "Sidebar"),
        NP_("Qt", "Files"),
        NP_("Qt", "&Rename"),
        NP_("Qt", "&Delete"),
        NP_("Qt", "Show &hidden files"),
        NP_("Qt", "Remove"),
        NP_("Qt", "My Computer"),
        NP_("Qt", "Computer"),
        NP_("Qt", "Drive"),
        NP_("Qt", "File"),
        NP_("Qt", "Folder"),
        NP_("Qt", "Name"),
        NP_("Qt", "Size"),
        NP_("Qt", "Type"),
        NP_("Qt", "Kind"),
        NP_("Qt", "Date Modified"),
        NP_("Qt", "Recent Places"),
        NP_("Qt", "List of places and bookmarks"),
        NP_("Qt", "%1 already exists.\nDo you want to replace it?"),
        NP_("Qt", "%1\nFile not found.\nPlease verify the correct file name was given."),
        NP_("Qt", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        # printing
        NP_("Qt", "Print"),
        NP_("Qt", "&Print"),
        NP_("Qt", "Printer"),
        NP_("Qt", "Print range"),
        NP_("Qt", "Print all"),
        NP_("Qt", "Pages"),
        NP_("Qt", "Pages from"),
        NP_("Qt", "to"),
        NP_("Qt", "Current Page"),
        NP_("Qt", "Selection"),
        NP_("Qt", "Copies"),
        NP_("Qt", "Copies:"),
        NP_("Qt", "Collate"),
        NP_("Qt", "Reverse"),
        NP_("Qt", "Options"),
        NP_("Qt", "&Options >>"),
        NP_("Qt", "&Options <<"),
        NP_("Qt", "P&roperties"),
        NP_("Qt", "Properties"),
        NP_("Qt", "Preview"),
        NP_("Qt", "Location:"),
        NP_("Qt", "Type:"),
        NP_("Qt", "&Name:"),
        NP_("Qt", "Output &file:"),
        NP_("Qt", "Color Mode"),
        NP_("Qt", "Color"),
        NP_("Qt", "Grayscale"),
        NP_("Qt", "Duplex Printing"),
        NP_("Qt", "None"),
        NP_("Qt", "Long side"),
        NP_("Qt", "Short side"),
        NP_("Qt", "Page Setup"),
        NP_("Qt", "Portrait"),
        NP_("Qt", "Landscape"),
        NP_("Qt", "Print to File (PDF)"),
        NP_("Qt", "Write PDF file"),
        NP_("Qt", "Local file"),
        NP_("Qt", "Output Settings"),
        NP_("Qt", "Page &Set:"),
        NP_(
            "Qt",
            "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
            "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.",
        ),
        NP_("Qt", "All Pages"),
        NP_("Qt", "Odd Pages"),
        NP_("Qt", "Even Pages"),
        NP_("Qt", "Double Sided Printing"),
        NP_("Qt", "Off"),
        NP_("Qt", "Long side binding"),
        NP_("Qt", "Short side binding"),
        # tabs that do not fit
        NP_("Qt", "Scroll Left"),
        NP_("Qt", "Scroll Right"),
    }
)
"""Texts of Qt that the clerk can meet; the msgids are Qt's own."""


class CatalogueTranslator(QTranslator):
    """Answers Qt from the gettext catalogue; what it does not know stays as Qt says it."""

    @override
    def translate(
        self,
        context: bytes | bytearray | memoryview | str,
        sourceText: bytes | bytearray | memoryview | str,
        disambiguation: bytes | bytearray | memoryview | str | None = None,
        n: int = -1,
    ) -> str:
        source = _text(sourceText)
        if _text(context) not in _CONTEXTS or source not in STANDARD:
            return source  # an empty answer would blank the text
        return pgettext("Qt", source)

    @override
    def isEmpty(self) -> bool:
        return False


def install(application: QCoreApplication) -> CatalogueTranslator:
    """Make Qt speak the language in use: words, dates and numbers of its own widgets."""
    QLocale.setDefault(QLocale("vi_VN" if language() == "vi" else "en_GB"))
    translator = CatalogueTranslator(application)
    application.installTranslator(translator)
    return translator


def _text(value: bytes | bytearray | memoryview | str) -> str:
    return value if isinstance(value, str) else bytes(value).decode()
