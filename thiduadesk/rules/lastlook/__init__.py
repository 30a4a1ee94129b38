"""The last look before signing («Soát lỗi»): one checker over the typed tree of any paper.

``check`` reads a paper once into passages (``passages``) and asks each group of rules; the words
and lists they go by are data in ``resources/lastlook``. Rules change nothing.
"""

from __future__ import annotations

from thiduadesk.domain.document import Document
from thiduadesk.domain.findings import Finding
from thiduadesk.rules.lastlook import arithmetic
from thiduadesk.rules.lastlook import citations
from thiduadesk.rules.lastlook import form
from thiduadesk.rules.lastlook import lastyear
from thiduadesk.rules.lastlook import law
from thiduadesk.rules.lastlook import names
from thiduadesk.rules.lastlook import structure
from thiduadesk.rules.lastlook import text
from thiduadesk.rules.lastlook import years
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import FRAME
from thiduadesk.rules.lastlook.passages import Reading

_GROUPS = (form, structure, text, citations, law, years, arithmetic, names, lastyear)
_CLOSING = (f"{FRAME}/distribution", f"{FRAME}/signature")

KNOWING_NOTHING = Known()


def check(document: Document, known: Known = KNOWING_NOTHING) -> tuple[Finding, ...]:
    """Every fault of a paper, in reading order; the same fault of a place is said once."""
    paper = Reading.of(document, known)
    order = {at: count for count, at in reversed([*enumerate(one.at for one in paper.passages)])}
    found: dict[tuple[str | None, ...], Finding] = {}
    for group in _GROUPS:
        for one in group.findings(paper):
            found.setdefault(_said(one), one)
    return tuple(sorted(found.values(), key=lambda one: _position(one, order)))


def _said(finding: Finding) -> tuple[str | None, ...]:
    """What tells findings apart: two checks may want the same words in the same place mended."""
    at = finding.params.get("at", "")
    if finding.quote and finding.expected:
        return at, finding.quote, finding.expected
    return finding.code, at, finding.quote, finding.found


def _position(finding: Finding, order: dict[str, int]) -> int:
    """Where it stands; what is missing at the head comes first, at the close last."""
    at = finding.params.get("at", "")
    if at in order:
        return order[at]
    return len(order) if at.startswith(_CLOSING) else -1
