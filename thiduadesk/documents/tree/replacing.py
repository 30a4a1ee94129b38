"""Words replaced throughout a tree: emphasis stays, fields of the records are left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.documents.tree.walk import mapped
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.domain.document import Block
    from thiduadesk.domain.document import Heading
    from thiduadesk.domain.document import Inline


@dataclass
class Replacing:
    """One replacement under way; ``count`` is how often it was done so far.

    Attributes:
        what: the words looked for, any spaces between them.
        by: what stands there afterwards.
        match_case: «UBND» is not «ubnd».
    """

    what: str
    by: str
    match_case: bool = False
    count: int = 0

    def __post_init__(self) -> None:
        self._pattern = pattern(self.what, match_case=self.match_case)
        self.by = nfc(self.by)

    def words(self, text: str) -> str:
        """Plain words with the replacement done."""
        out, hits = self._pattern.subn(lambda _found: self.by, text)
        self.count += hits
        return out

    def runs(self, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Runs with it done; words that reach over two styles take the style they begin in."""
        out: list[Inline] = []
        stretch: list[Text] = []
        for run in (*runs, None):
            if isinstance(run, Text):
                stretch.append(run)
                continue
            out += self._stretch(stretch)
            stretch = []
            if isinstance(run, Footnote):
                out.append(Footnote(tuple(self._stretch(run.runs))))
            elif run is not None:
                out.append(run)
        return tuple(out)

    def heading(self, heading: Heading | None) -> Heading | None:
        """A heading with it done; its number is counted, not written."""
        return None if heading is None else replace(heading, runs=self.runs(heading.runs))

    def block(self, block: Block) -> Block:
        """A block with it done; lists and tables that follow the records are left alone.

        A paragraph that follows them is the clerk's own from then on.
        """
        match block:
            case ListBlock() | Table() if block.source and not block.own:
                return block
            case Paragraph(runs=runs, own=False) if block.source:
                done = self.runs(runs)
                return block if done == runs else replace(block, runs=done, own=True)
            case _:
                return mapped(block, self.runs)

    def _stretch(self, stretch: Sequence[Text]) -> list[Text]:
        """Runs of words only."""
        text = "".join(run.text for run in stretch)
        spans = [found.span() for found in self._pattern.finditer(text)]
        self.count += len(spans)
        if not spans:
            return list(stretch)
        out: list[Text] = []
        at = 0
        for run in stretch:
            start, end = at, at + len(run.text)
            at = end
            kept = "".join(
                self.by if span is not None else piece
                for piece, span in _pieces(text, spans, start, end)
            )
            if kept:
                out.append(replace(run, text=kept))
        return out


def pattern(what: str, *, match_case: bool = False) -> re.Pattern[str]:
    """What finds the words, however many spaces stand between them."""
    words = r"\s+".join(re.escape(word) for word in nfc(what).split())
    return re.compile(words or r"(?!)", 0 if match_case else re.IGNORECASE)


def _pieces(
    text: str, spans: Sequence[tuple[int, int]], start: int, end: int
) -> list[tuple[str, tuple[int, int] | None]]:
    """The stretch ``start``–``end`` cut at the spans; a span belongs where it begins."""
    out: list[tuple[str, tuple[int, int] | None]] = []
    at = start
    for span in spans:
        if span[1] <= at or span[0] >= end:
            continue
        if span[0] >= start:
            out += [(text[at : span[0]], None), (text[span[0] : span[1]], span)]
        at = min(end, max(at, span[1]))
    return [*out, (text[at:end], None)]
