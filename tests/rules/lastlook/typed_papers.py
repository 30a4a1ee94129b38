"""Papers typed as plain lines, and the tables of cases made of them.

A line that begins with «## » or «### » is a heading, «- » an item, «| » a row of a table, «~ » a
legal basis; any other line is a paragraph. Cases are data that a clerk can read: ``cases/*.toml``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Source
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One line of a table of cases.

    Attributes:
        name: what it shows.
        paper: the lines.
        tells: code and quote of each finding; empty for a paper that is right.
        mended: words and what makes them right; then nothing is told.
        title, day: of the paper, where they matter.
        mended_day: the day that makes it right.
    """

    name: str
    paper: str
    tells: tuple[tuple[str, str], ...]
    mended: tuple[str, str] | None
    title: str
    day: dt.date | None
    mended_day: dt.date | None

    @property
    def has_pair(self) -> bool:
        """Whether it says what makes it right."""
        return self.mended is not None or self.mended_day is not None

    def document(self, *, mend: bool = False) -> Document:
        """The paper, as typed or mended."""
        text = self.paper
        if mend and self.mended is not None:
            assert self.mended[0] in text, f"{self.name}: {self.mended[0]} is not in the paper"
            text = text.replace(*self.mended)
        day = self.mended_day if mend and self.mended_day else self.day
        return typed(text, title=self.title, day=day)


def cases(name: str) -> list[Case]:
    """The cases of ``cases/<name>.toml``."""
    data = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [_case(one) for one in data["case"]]


def _case(one: Mapping[str, Any]) -> Case:
    mended = one.get("mended")
    return Case(
        one["name"],
        one["paper"].strip(),
        tuple((code, quote) for code, quote in one.get("tells", ())),
        (mended[0], mended[1]) if mended else None,
        one.get("title", ""),
        one.get("day"),
        one.get("mended_day"),
    )


def typed(text: str, *, title: str = "", day: dt.date | None = None, signer: str = "") -> Document:
    """A report whose body is ``text``."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    bases = tuple((Text(line[2:]),) for line in lines if line.startswith("~ "))
    head = (
        Letterhead((), ("VĂN PHÒNG UBND TỈNH",), "BC-VP", "Quảng Ngãi", day.year, "12", day)
        if day is not None
        else None
    )
    return Document(
        kind="text",
        profile="nd30",
        letterhead=head,
        title=Title("BÁO CÁO", (title,) if title else ()),
        body=_parts([line for line in lines if not line.startswith("~ ")]),
        signatures=(Signature(("CHÁNH VĂN PHÒNG",), signer),) if signer else (),
        legal_bases=bases,
        source=Source("paper.txt", tuple(lines), {}),
    )


def _parts(lines: list[str]) -> tuple[Part, ...]:
    out: list[Part] = []
    block: list[str] = []
    heading: Heading | None = None
    children: list[tuple[Heading, list[str]]] = []

    def close() -> None:
        if heading is not None or block or children:
            below = tuple(
                Part(f"{len(out)}.{count}", head, _blocks(own))
                for count, (head, own) in enumerate(children)
            )
            out.append(Part(str(len(out)), heading, _blocks(block), below))

    for line in lines:
        if line.startswith("## "):
            close()
            heading, block, children = Heading(Numbering.ROMAN, (Text(line[3:]),)), [], []
        elif line.startswith("### "):
            children.append((Heading(Numbering.ARABIC, (Text(line[4:]),)), []))
        else:
            (children[-1][1] if children else block).append(line)
    close()
    return tuple(out)


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    out: list[Block] = []
    for line in lines:
        if line.startswith("- "):
            items = ((Text(line[2:]),),)
            if out and isinstance(out[-1], ListBlock):
                out[-1] = ListBlock((*out[-1].items, *items))
            else:
                out.append(ListBlock(items))
        elif line.startswith("|"):
            cells = line.strip().strip("|").split("|")
            row = TableRow(tuple(Cell(((Text(cell.strip()),),)) for cell in cells))
            if out and isinstance(out[-1], Table):
                table = out[-1]
                out[-1] = Table(table.widths, table.head, (*table.rows, row))
            else:
                out.append(Table((1.0,) * len(cells), (row,), ()))
        else:
            out.append(Paragraph((Text(line),)))
    return tuple(out)
