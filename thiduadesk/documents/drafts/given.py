"""What a paper takes from a case once, when it is drafted («số liệu của hồ sơ»).

Fields and tables whose key begins with one of ``CASES`` are not the office's standing records:
they say what a round, a subject or an initiative was when the paper was made, and are plain words
of the draft from then on. A draft made by hand has «…» there, like anything still to be written.

===========================  ======================================================
words of a round
===========================  ======================================================
``round.matter``             what is reviewed: «thi đua, khen thưởng»
``round.met``                day of the meeting: «ngày 05 tháng 12 năm 2022»;
                             ``round.place``, ``.chair``, ``.secretary``
``round.members``            of the council; ``round.present`` came, ``round.away``
                             who did not, by name
``round.ballots_out``        also ``.ballots_in``, ``.ballots_valid``,
                             ``.ballots_invalid``
``round.conclusion``         what the council agreed to; ``round.result`` in short
``round.honoured``           «02 tập thể và 13 cá nhân»
``round.honours``            the honours by name; ``round.asked`` with its verb
``round.achievements``       in a sentence; ``round.movement`` what for
``round.money``              the sum in figures and in words
===========================  ======================================================

===========================  ======================================================
lines of a round
===========================  ======================================================
``round.votes``              number, name, honour, votes, share; ``round.tally``
                             with the votes against
``round.proposals``          number, name, honours
``round.collectives``        number, name, honour, money
``round.persons``            number, name, post and unit, honour, money
``round.proposed_…``         the same without money, persons with sex and birth
``round.excerpts``           number, who, honours, years and decisions
===========================  ======================================================

===========================  ======================================================
of a subject
===========================  ======================================================
``subject.name``             also ``.birth``, ``.sex``, ``.post``, ``.unit``
``subject.honour``           what is proposed; ``subject.achievement`` what for
``subject.years``            lines: year, rating, initiatives (persons only)
``subject.titles``           lines: year, title, decision, decider;
                             ``subject.commendations`` the same of commendations
===========================  ======================================================

===========================  ======================================================
of initiatives
===========================  ======================================================
``initiatives.count``        how many; ``.authors`` by name and unit, ``.minutes`` of
                             the initiative council
``initiatives.rows``         lines: number, title, authors with shares, reach;
                             ``.recognised`` with the paper that recognised it
===========================  ======================================================
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.documents.tree.walk import mapped
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from thiduadesk.domain.document import Block

CASES = ("round.", "subject.", "initiatives.")
"""How the keys of a case begin."""


def settled(parts: Sequence[Part], fixed: Collection[str] = ()) -> tuple[Part, ...]:
    """The parts with what a case gave as plain words, tables detached from it.

    Args:
        parts: filled.
        fixed: standing facts that the case says otherwise: a unit's name for the office's.
    """

    def plain(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for run in runs:
            one = _said(run, fixed)
            last = made[-1] if made else None
            if isinstance(one, Text) and isinstance(last, Text) and _alike(last, one):
                made[-1] = replace(last, text=last.text + one.text)
            else:
                made.append(one)
        return tuple(made)

    return tuple(
        replace(
            part,
            heading=part.heading and replace(part.heading, runs=plain(part.heading.runs)),
            blocks=tuple(_detached(mapped(block, plain)) for block in part.blocks),
            children=settled(part.children, fixed),
        )
        for part in parts
    )


def _said(run: Inline, fixed: Collection[str]) -> Inline:
    """A field of the case as its words."""
    if isinstance(run, Field) and (run.key.startswith(CASES) or run.key in fixed):
        return Text(run.text, run.bold, run.italic)
    return run


def _alike(one: Text, other: Text) -> bool:
    """Whether two stretches of words are of one style."""
    return replace(one, text="") == replace(other, text="")


def _detached(block: Block) -> Block:
    if isinstance(block, ListBlock) and block.source.startswith(CASES):
        return replace(block, source="")
    if isinstance(block, Table) and block.source.startswith(CASES):
        return replace(block, source="", rows=tuple(_lined(row) for row in block.rows))
    return block


def _lined(row: TableRow) -> TableRow:
    """Lines of a fact become paragraphs of its cell."""
    return replace(row, cells=tuple(_paragraphs(cell) for cell in row.cells))


def _paragraphs(cell: Cell) -> Cell:
    lines: list[tuple[Inline, ...]] = []
    for runs in cell.paragraphs:
        only = runs[0] if len(runs) == 1 else None
        if isinstance(only, Text):
            lines += [(replace(only, text=text),) for text in only.text.split("\n")]
        else:
            lines.append(runs)
    return replace(cell, paragraphs=tuple(lines))
