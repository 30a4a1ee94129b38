"""Where the pieces of the frame stand on the first page («ô»), for rules to look at."""

from __future__ import annotations

import re

from tests.documents.form.printed import Placed
from tests.documents.form.printed import Printed
from tests.documents.geometry import Rule

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MIDDLE = 112.5
"""mm: the middle of the text between margins of 30 and 15."""


def rules_under(paper: Printed, one: Placed) -> list[Rule]:
    return paper.sheets[one.page].rules_under(one.line)


def nation(paper: Printed) -> Placed:
    return paper.find(NATION)[0]


def motto(paper: Printed) -> Placed:
    return paper.find(MOTTO)[0]


def superior(paper: Printed) -> list[Placed]:
    head = paper.document.letterhead
    return [line for name in (head.superior if head else ()) for line in paper.find(name.upper())]


def issuer(paper: Printed) -> list[Placed]:
    head = paper.document.letterhead
    return [line for name in (head.issuer if head else ()) for line in paper.find(name.upper())]


def number(paper: Printed) -> list[Placed]:
    return [one for one in paper.lines(paper.main[:1]) if one.line.text.startswith("Số:")][:1]


def symbol(paper: Printed) -> str:
    """Number and symbol as they are printed, blanks of the number as one space."""
    found = number(paper)
    if not found:
        return ""
    row = [
        one.line
        for one in paper.lines(paper.main[:1])
        if abs(one.line.baseline - found[0].line.baseline) < 0.1 and one.line.x1 < nation(paper).line.x0 + 15
    ]  # fmt: skip
    return " ".join(line.text for line in row)


def place_date(paper: Printed) -> list[Placed]:
    return [
        one
        for one in paper.lines(paper.main[:1])
        if one.line.italic and re.search(r", ngày.*tháng", one.line.text)
    ][:1]


def about(paper: Printed) -> tuple[Placed, ...]:
    head = paper.document.letterhead
    if head is None or not head.about:
        return ()
    return paper.find(head.about if head.about.startswith("V/v") else f"V/v {head.about}")


def type_name(paper: Printed) -> tuple[Placed, ...]:
    title = paper.document.title
    return paper.find(title.type_name.upper()) if title else ()


def subject(paper: Printed) -> list[Placed]:
    title = paper.document.title
    return [line for text in (title.subject if title else ()) for line in paper.find(text)]
