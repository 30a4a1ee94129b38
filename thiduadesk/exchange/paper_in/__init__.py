"""Reads papers of others («văn bản của nơi khác») into typed trees, for the last look.

``plain`` (text, with ``marks`` and ``columns``) and ``word`` lay a file out in ``lines``;
``papers`` cuts them into papers with the help of ``head``, ``body`` (``numbers``), ``closing`` and
``tables``. The words all of them go by are data (``words``). Nothing is lost: every line lands in
the tree or in ``Source.stray``.
"""

from __future__ import annotations

from pathlib import Path

from thiduadesk.domain.document import Document
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error
from thiduadesk.exchange.paper_in import papers
from thiduadesk.exchange.paper_in import plain

MAX_TEXT = 5_000_000
"""Bytes of a text file; a report of a whole province has 0.2 million."""


def read_paper(path: Path) -> tuple[Document, ...]:
    """The papers in a file, each with its ``source``.

    Raises:
        Refused: ``file_is_folder``, ``file_empty``, ``paper_not_text``, ``paper_too_long``, and
            what ``office_file`` refuses.
        EnvironmentProblem: it is missing, locked, or may not be read.
    """
    if path.is_dir():
        raise Refused("file_is_folder", path=str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    return papers.documents(plain.sheet(data.decode("utf-8")), path.name)
