"""Reads papers of others («văn bản của nơi khác») into typed trees, for the last look.

``plain`` (text, with ``marks`` and ``columns``) and ``word`` lay a file out in ``lines``;
``papers`` cuts them into papers with the help of ``head`` (``letterhead``), ``body`` (``numbers``),
``closing`` (``people``), ``appendices`` and ``tables`` (``htmltables``). The words all of them go
by are data (``words``). Nothing is lost: every line lands in the tree or in ``Source.stray``.
"""

from __future__ import annotations

from pathlib import Path

from thiduadesk.domain.document import Document
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error
from thiduadesk.domain.text import nfc
from thiduadesk.exchange.office_file import FileKind
from thiduadesk.exchange.office_file import open_office_file
from thiduadesk.exchange.paper_in import papers
from thiduadesk.exchange.paper_in import plain
from thiduadesk.exchange.paper_in.decoding import decoded
from thiduadesk.exchange.paper_in.lines import Sheet

MAX_TEXT = 3_000_000
"""Bytes of a text file at most; the report of a whole province has 0.2 million."""
MAX_LETTERS = 1_000_000
"""Letters of a paper at most, whatever it is packed in."""
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")


def read_paper(path: Path) -> tuple[Document, ...]:
    """The papers in a file, each with its ``source``; one at least.

    Raises:
        Refused: ``file_is_folder``, ``file_empty``, ``paper_not_text``, ``paper_not_word``,
            ``paper_too_long``, and what ``office_file`` refuses.
        EnvironmentProblem: it is missing, locked, or may not be read.
    """
    return papers.documents(_sheet(path), path.name)


def read_text(text: str, name: str = "") -> tuple[Document, ...]:
    """The papers in a text that was pasted, each with its ``source``; one at least.

    Raises:
        Refused: ``file_empty`` where it holds no words, ``paper_too_long``.
    """
    if len(text) > MAX_LETTERS:
        raise Refused("paper_too_long", file=name, size=str(len(text) // 1_000_000))
    found = plain.sheet(nfc(text))
    if not found.lines:
        raise Refused("file_empty", file=name)
    return papers.documents(found, name)


def _sheet(path: Path) -> Sheet:
    if path.is_dir():
        raise Refused("file_is_folder", path=str(path))
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    if start.startswith(_OFFICE):
        found = _word(path)
    elif start.startswith(_OTHERS):
        raise Refused("paper_not_text", file=path.name)
    elif size > MAX_TEXT:
        raise Refused("paper_too_long", file=path.name, size=str(size // 1_000_000))
    else:
        found = _plain(path)
    letters = sum(map(len, found.typed))
    if letters > MAX_LETTERS:
        raise Refused("paper_too_long", file=path.name, size=str(letters // 1_000_000))
    if not found.lines:
        raise Refused("file_empty", file=path.name)
    return found


def _word(path: Path) -> Sheet:
    from thiduadesk.exchange.paper_in import word  # heavy

    kind, data = open_office_file(path)
    if kind is not FileKind.WORD:
        raise Refused("paper_not_word", file=path.name)
    return word.sheet(data, path.name)


def _plain(path: Path) -> Sheet:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    if not data.strip():
        raise Refused("file_empty", file=path.name)
    return plain.sheet(decoded(data, path.name))
