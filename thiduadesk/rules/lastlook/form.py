"""Last look at the form of a paper («thể thức»): what stands where, and how it is written.

A text that is no paper of an office keeps no form; it is told once. The forms of the Party and of
the Youth Union are others and are not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook import bodyform
from thiduadesk.rules.lastlook import capitals
from thiduadesk.rules.lastlook import closingform
from thiduadesk.rules.lastlook import headform
from thiduadesk.rules.lastlook.flow import start_of
from thiduadesk.rules.lastlook.formwords import is_of_another_regime
from thiduadesk.rules.lastlook.formwords import is_of_office
from thiduadesk.rules.lastlook.passages import Reading


def findings(paper: Reading) -> Iterator[Finding]:
    """Head, body, closing, appendices, capitals."""
    yield from capitals.findings(paper)
    if not is_of_office(paper.document):
        first = next((one for one in paper.passages if one.text.strip()), None)
        if first is not None and paper.document.source is not None:
            yield first.finding("not_of_office", Severity.INFO, start_of(first.text))
        return
    if is_of_another_regime(paper.document):
        return
    yield from headform.findings(paper)
    yield from bodyform.findings(paper)
    yield from closingform.findings(paper)
