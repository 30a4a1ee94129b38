"""The same paper in the shapes in which text files come: nothing more may be said of it.

Wrapped by a mail program, without blank lines or with too many, with the marks of a recogniser,
with page numbers between paragraphs, decomposed letters, hard spaces.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lastlook import measure
from thiduadesk.domain.findings import Severity
from thiduadesk.services import lastlook

Shape = Callable[[str], str]

_IN_COLUMNS = re.compile(r"\t|\S {3,}\S|^ {3,}")
_OUTER_HEADING = re.compile(r"(?:PHẦN|[IVX]+\.|Chương) \S.*")


def each_line(change: Shape) -> Shape:
    """Change every line that is one piece of text; tables and columns stay."""

    def changed(text: str) -> str:
        return "\n".join(
            change(line) if line.strip() and not _IN_COLUMNS.search(line) else line
            for line in text.split("\n")
        )

    return changed


def wrapped(line: str) -> str:
    return "\n".join(
        textwrap.wrap(line, 76, break_long_words=False, break_on_hyphens=False) or [line]
    )


def as_markdown(line: str) -> str:
    return f"## **{line}**" if _OUTER_HEADING.fullmatch(line) else line


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def between_pages(mark: Callable[[int], str]) -> Shape:
    """A mark after every eighteen lines, where a blank line allows it."""

    def marked(text: str) -> str:
        lines: list[str] = []
        page, filled = 1, 0
        for line in text.split("\n"):
            lines.append(line)
            filled += bool(line.strip())
            if filled >= 18 and not line.strip():
                page, filled = page + 1, 0
                lines += [mark(page), ""]
        return "\n".join(lines)

    return marked


SHAPES: dict[str, Shape] = {
    "wrapped": each_line(wrapped),
    "no blank lines": without_blank_lines,
    "blank lines everywhere": lambda text: text.replace("\n", "\n\n"),
    "markdown": each_line(as_markdown),
    "html": each_line(lambda line: f"<p>{line}</p>"),
    "indented": each_line(lambda line: f"      {line}  "),
    "page numbers": between_pages(str),
    "rules": between_pages(lambda _page: "---"),
    "long dashes": lambda text: re.sub(r"(?m)^- ", "\u2013 ", text),
    "stars": lambda text: re.sub(r"(?m)^- ", "* ", text),
    "straight quotes": lambda text: text.replace("\u201c", '"').replace("\u201d", '"'),
    "hard spaces": lambda text: re.sub(r"(?<=số|ày) (?=\d)", "\u00a0", text),
    "windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}

PAPERS = sorted(measure.PAPERS.glob("clean-*.txt"))


@pytest.mark.parametrize("shape", SHAPES)
def test_shape_adds_no_fault(shape: str, tmp_path: Path) -> None:
    assert len(PAPERS) >= 5
    more = []
    for paper in PAPERS:
        other = tmp_path / paper.name
        changed = SHAPES[shape](paper.read_text(encoding="utf-8"))
        other.write_text(changed, encoding="utf-8", newline="")
        more += [f"{paper.stem} {one}" for one in sorted(_said(other) - _said(paper))]
    assert more == []


def _said(path: Path) -> set[tuple[str, str]]:
    found = lastlook.look_at_file(path, measure.TODAY)
    return {(one.code, one.quote or "") for one in found if one.severity != Severity.INFO}
