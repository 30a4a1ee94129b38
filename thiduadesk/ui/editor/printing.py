"""Pages of a PDF to a printer, as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer
from PySide6.QtCore import QByteArray
from PySide6.QtCore import QIODevice
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout
from PySide6.QtGui import QPageSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QWidget

from thiduadesk.i18n import _

_FINEST = 300
"""Dots per inch beyond which print of text does not gain and the images only grow."""


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The printer and range of pages the clerk chooses, None when she does not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setMinMax(1, pages)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


def chosen_pages(printer: QPrinter, pages: int) -> range:
    """Pages of the range in the print dialog, from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if first <= 0:
        return range(pages)
    return range(first - 1, min(last or pages, pages))


def print_pdf(printer: QPrinter, data: bytes, pages: Sequence[int]) -> bool:
    """Paint ``pages`` (from 0) of a PDF on full sheets, each in its own orientation.

    Returns:
        Whether the printer took them.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    try:
        for number, page in enumerate(pages):
            size = document.pagePointSize(page)
            printer.setPageOrientation(_orientation(size))
            if number == 0:
                if not painter.begin(printer):
                    return False
            elif not printer.newPage():
                return False
            _paint(painter, printer, document, page, size)
        return True
    finally:
        if painter.isActive():
            painter.end()
        document.close()
        buffer.close()


def _orientation(size: QSizeF) -> QPageLayout.Orientation:
    orientations = QPageLayout.Orientation
    return orientations.Landscape if size.width() > size.height() else orientations.Portrait


def _paint(
    painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int, size: QSizeF
) -> None:
    fine = min(printer.resolution(), _FINEST) / 72
    image = document.render(page, (size * fine).toSize())
    sheet = printer.resolution() / 72
    margins = printer.pageLayout().marginsPixels(printer.resolution())
    shift = (0, 0) if printer.fullPage() else (-margins.left(), -margins.top())
    painter.drawImage(QRectF(*shift, size.width() * sheet, size.height() * sheet), image)
