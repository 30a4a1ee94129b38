"""Pictures of papers made again: the words as recognised at the left, our page at the right.

    python tools/sidebyside.py WORDS.txt PAPER.pdf PICTURE.png [--page 1] [--from "words"]

``--from`` begins the words at the line that holds these. The picture has the height of the page and
few colours, so that it stays small.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument

ROOT = Path(__file__).resolve().parents[1]
SIZE = QSize(620, 877)
"""Of a page, px: A4 at 75 dots an inch."""
MARGIN = 24
LETTERS = 10


def page_of(paper: Path, number: int) -> QImage:
    """A page of a PDF, white behind it."""
    document = QPdfDocument()
    document.load(str(paper))
    drawn = document.render(number - 1, SIZE)
    if drawn.isNull():
        raise SystemExit(f"{paper} has no page {number}")
    page = QImage(SIZE, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


def words_of(text: str) -> QImage:
    """The first words of a text as they fit a page."""
    sheet = QImage(SIZE, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#f4f1ea"))
    fonts = QFontDatabase.addApplicationFont(
        str(ROOT / "resources/fonts/LiberationSerif-Regular.ttf")
    )
    font = QFont(QFontDatabase.applicationFontFamilies(fonts)[0])
    font.setPixelSize(LETTERS)
    painter = QPainter(sheet)
    painter.setFont(font)
    painter.setPen(QColor("#333333"))
    area = QRectF(MARGIN, MARGIN, SIZE.width() - 2 * MARGIN, SIZE.height() - 2 * MARGIN)
    painter.setClipRect(area)
    painter.drawText(area, Qt.TextFlag.TextWordWrap, text)
    painter.end()
    return sheet


def joined(left: QImage, right: QImage) -> QImage:
    """Both beside each other, in 16 greys."""
    both = QImage(SIZE.width() * 2 + 6, SIZE.height(), QImage.Format.Format_RGB32)
    both.fill(QColor("#9a9a9a"))
    painter = QPainter(both)
    painter.drawImage(0, 0, left)
    painter.drawImage(SIZE.width() + 6, 0, right)
    painter.end()
    greys = [QColor(level, level, level).rgb() for level in range(0, 256, 17)]
    return both.convertToFormat(QImage.Format.Format_Indexed8, greys)


def main() -> int:
    """Write the picture; its size in bytes is printed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("words", type=Path)
    parser.add_argument("paper", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--page", type=int, default=1)
    parser.add_argument("--from", dest="first", default="")
    asked = parser.parse_args()
    application = QGuiApplication(sys.argv[:1])
    lines = asked.words.read_text(encoding="utf-8").strip().splitlines()
    start = next((place for place, line in enumerate(lines) if asked.first in line), 0)
    text = "\n".join(line for line in lines[start:] if line.strip())
    picture = joined(words_of(text), page_of(asked.paper, asked.page))
    asked.picture.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(asked.picture)):
        raise SystemExit(f"{asked.picture} cannot be written")
    print(asked.picture.stat().st_size)
    application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
