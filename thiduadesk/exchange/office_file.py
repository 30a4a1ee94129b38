"""The door for Word and Excel files: is it one, is it whole, is it safe to open?"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error

MAX_UNPACKED = 200_000_000
"""Bytes a file may unpack to; the longest rubric seen unpacks to 0.2 MB."""
_SUSPECT_SIZE = 20_000_000
_SUSPECT_RATIO = 500

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"<": "HTML",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ValueError,
)
"""What the standard library raises over an archive whose numbers or parts are not what they say."""
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class FileKind(StrEnum):
    """What the program can read."""

    EXCEL = "xlsx"
    WORD = "docx"


def open_office_file(path: Path) -> tuple[FileKind, bytes]:
    """Read the file once and say what it is.

    Raises:
        Refused: ``file_is_folder``, ``file_empty``, ``file_not_office``, ``file_old_format``,
            ``file_encrypted``, ``file_damaged``, ``file_too_large``, ``file_unsafe``.
        EnvironmentProblem: it is missing, locked, or may not be read.
    """
    if path.is_dir():
        raise Refused("file_is_folder", path=str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    if not data.strip():
        raise Refused("file_empty", file=path.name)
    if data.startswith(_OLE):
        raise _refuse_ole(data, path.name)
    if not data.startswith(_ZIP):
        raise Refused("file_not_office", file=path.name, found=_other_kind(data))
    try:
        return _check_zip(data, path.name), data
    except _BROKEN as error:
        raise Refused("file_damaged", file=path.name) from error


def _other_kind(data: bytes) -> str:
    """What a file that is neither Word nor Excel really is, whatever its name says."""
    known = next((kind for magic, kind in _OTHER_KINDS.items() if data.startswith(magic)), None)
    if known is not None:
        return known
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "?"
    return "TXT"


def _refuse_ole(data: bytes, name: str) -> Refused:
    """The old container holds either an encrypted new file or a file of Office 97–2003."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused("file_encrypted", file=name)
    old_word = "WordDocument".encode("utf-16-le") in data
    return Refused("file_old_format", file=name, wanted="docx" if old_word else "xlsx")


def _check_zip(data: bytes, name: str) -> FileKind:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("file_encrypted", file=name)
        unpacked = sum(part.file_size for part in parts)
        absurd = unpacked > _SUSPECT_SIZE and unpacked > _SUSPECT_RATIO * len(data)
        if unpacked > MAX_UNPACKED or absurd:
            raise Refused("file_too_large", file=name, size=str(unpacked // 1_000_000))
        names = {part.filename for part in parts}
        if "xl/workbook.xml" in names:
            kind = FileKind.EXCEL
        elif "word/document.xml" in names:
            kind = FileKind.WORD
        else:
            raise Refused("file_not_office", file=name, found="ZIP")
        for part in parts:
            # Office never writes a document type; entity bombs and outside references need one.
            if part.filename.endswith((".xml", ".rels")):
                xml = package.read(part)
                if any(doctype in xml for doctype in _DOCTYPES):
                    raise Refused("file_unsafe", file=name, part=part.filename)
    return kind
