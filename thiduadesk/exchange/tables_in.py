"""Reads the tables of an Excel or Word file, whichever way they were made."""

from __future__ import annotations

from pathlib import Path

from thiduadesk.domain.text import nfc
from thiduadesk.exchange.grid import Workbook
from thiduadesk.exchange.office_file import FileKind
from thiduadesk.exchange.office_file import open_office_file


def read_tables(path: Path) -> Workbook:
    """Every table of the file, as cells of tidy NFC text with their places.

    Raises:
        Refused: see ``open_office_file``; also ``table_too_long``, ``file_damaged``.
        EnvironmentProblem: the file is missing, locked, or may not be read.
    """
    kind, data = open_office_file(path)
    name = nfc(path.name)
    match kind:
        case FileKind.EXCEL:
            from thiduadesk.exchange import excel_tables_in

            return Workbook(name, excel_tables_in.tables(data, name), continues=False)
        case FileKind.WORD:
            from thiduadesk.exchange import word_tables_in

            return Workbook(name, word_tables_in.tables(data, name), continues=True)
