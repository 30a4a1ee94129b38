"""The papers that a paper cites, each with the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.papers import Citation
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading

_END = re.compile(r"[;\n]|\.(?=\s+[^\W\d_a-z]|\s*$)")
"""Where a sentence or the member of a list ends."""


@cache
def words() -> dict[str, Any]:
    """The words of ``lastlook/citations.toml``."""
    return resources.toml("lastlook/citations.toml")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its passage.

    Attributes:
        passage: where it stands.
        citation: what is cited.
        before: words of the sentence before it, back to the citation before.
        after: words of the sentence behind it, up to the next citation.
        previous: the citation before it in the same sentence, None for none.
    """

    passage: Passage
    citation: Citation
    before: str
    after: str
    previous: Citation | None

    @property
    def number(self) -> str:
        """Without leading zeros: «04» and «4» are one number."""
        return self.citation.number.lstrip("0") or self.citation.number

    @property
    def whole(self) -> bool:
        """Has number and symbol itself; a number listed before a shared symbol has not."""
        return bool(self.citation.symbol) and self.citation.text.strip(")").find("/") >= 0

    @property
    def written_year(self) -> int | None:
        """The year in the number of a paper of law, «91/2017», «19-2017»."""
        year = re.search(r"[/-](\d{4})$", self.citation.number)
        return int(year[1]) if year else None


def cited(paper: Reading) -> tuple[Cited, ...]:
    """Every citation of the running text, in reading order."""
    return tuple(one for passage in paper.body for one in in_passage(passage))


def in_passage(passage: Passage) -> tuple[Cited, ...]:
    """Every citation of one passage, in its order."""
    text = passage.text
    found = find_citations(text)
    out = []
    for count, one in enumerate(found):
        earlier = found[count - 1] if count else None
        start = earlier.end if earlier else 0
        stops = list(_END.finditer(text, start, one.start))
        later = found[count + 1].start if count + 1 < len(found) else len(text)
        stop = _END.search(text, one.end, later)
        out.append(
            Cited(
                passage,
                one,
                before=text[stops[-1].end() if stops else start : one.start],
                after=text[one.end : stop.start() if stop else later],
                previous=None if stops else earlier,
            )
        )
    return tuple(out)
