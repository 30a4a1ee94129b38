"""What goes with a paper («phụ lục, văn bản kèm theo»), taken out of the clerk's own parts.

An appendix is a part numbered as one (annex I, III.1 of NĐ 30/2020); an attached paper, such as the
regulation that a decision issues, has a head of its own without number and day (form 1.3).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.numbering import number_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.domain.document import Heading
    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.document import Letterhead
    from thiduadesk.domain.document import Part


def split(
    parts: Sequence[Part], line: str, head: Letterhead
) -> tuple[tuple[Part, ...], tuple[Appendix, ...]]:
    """The body proper, and what goes behind it, in the order of the parts.

    An appendix prints behind the paper wherever its part stands; one inside an attached paper
    follows that.

    Args:
        parts: the whole tree of the draft.
        line: «(Kèm theo …)», printed under every title.
        head: letterhead of the paper; an attached one repeats it without number and day.
    """
    bare = replace(
        head, symbol="", place="", number=None, date=None, month=None, about="", numbered=False
    )
    labels = number_parts(parts)
    behind = tuple(_behind(parts, labels, TitleLine((Text(line, italic=True),)), bare))
    return _without(parts), behind


def is_apart(part: Part) -> bool:
    """Whether a part prints behind the paper it stands in."""
    return part.heading is not None and part.heading.numbering in BEHIND


def _without(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(
        replace(one, children=_without(one.children)) for one in parts if not is_apart(one)
    )


def _behind(
    parts: Sequence[Part], labels: Mapping[str, str], line: TitleLine, head: Letterhead
) -> Iterator[Appendix]:
    for one in parts:
        if one.heading is not None and is_apart(one):
            yield _appendix(one, one.heading, labels.get(one.key, ""), line, head)
        yield from _behind(one.children, labels, line, head)


def _appendix(
    part: Part, heading: Heading, label: str, line: TitleLine, head: Letterhead
) -> Appendix:
    paper = heading.numbering is Numbering.ATTACHED
    titles = [
        TitleLine(runs, capital=not paper or place == 0, subject=paper and place > 0)
        for place, runs in enumerate(_lines(heading.runs))
    ]
    return Appendix(
        label=label,
        title=(*titles, line),
        blocks=part.blocks,
        landscape=heading.landscape,
        key=part.key,
        parts=_without(part.children),
        letterhead=head if paper else None,
    )


def _lines(runs: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Runs line by line: parted at line breaks, those inside a text too; none are empty."""
    lines: list[list[Inline]] = [[]]
    for run in runs:
        if isinstance(run, LineBreak):
            lines.append([])
        elif isinstance(run, Text) and "\n" in run.text:
            for place, text in enumerate(run.text.split("\n")):
                if place:
                    lines.append([])
                if text.strip():
                    lines[-1].append(replace(run, text=text))
        else:
            lines[-1].append(run)
    return [tuple(line) for line in lines if line]
