"""The last look («Soát lỗi»): a draft with what the records know, or any file given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.problems import Refused
from thiduadesk.exchange.paper_in import read_paper
from thiduadesk.rules.lastlook import check
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import passages
from thiduadesk.rules.legacy import recognised
from thiduadesk.services import dispatches
from thiduadesk.services import versions

if TYPE_CHECKING:
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import Source

_ENCODINGS = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}


def look(store: Store, dispatch_id: int, today: dt.date) -> tuple[Finding, ...]:
    """What is wrong with a dispatch as it stands, in reading order.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    document = dispatches.compose(store, dispatch_id)
    with store.read() as reader:
        dispatch = queries.get(reader, dispatch_id)
        if dispatch is None:
            raise Refused("no_such_dispatch", id=str(dispatch_id))
        known = _known(reader, dispatch, today)
    old = (
        one.finding("legacy_encoding", Severity.ERROR, found=_ENCODINGS[encoding])
        for one in passages(document)
        if (encoding := recognised(one.text)) is not None
    )
    return (*old, *check(document, known))


def before_issue(store: Store, dispatch_id: int) -> tuple[Finding, ...]:
    """What to look at before a paper is frozen: blanks, and words the signer has not seen.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    dispatch = dispatches.get(store, dispatch_id)
    found = [
        Finding("placeholder_left", Severity.WARNING, where=one.place or one.key, quote=one.words)
        for one in dispatches.placeholders(dispatches.compose(store, dispatch_id))
    ]
    sent = (
        one for one in versions.all_of(store, dispatch_id) if one.why == EventKind.FOR_SIGNATURE
    )
    seen = next(sent, None)
    if seen is not None and not versions.same_words(seen, dispatch):
        found.append(Finding("changed_since_signature", Severity.WARNING, where=""))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file of somebody else, looked over: its lines, and what is wrong in reading order."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def look_at_file(path: Path, today: dt.date) -> tuple[Finding, ...]:
    """What is wrong with the papers in a file of somebody else, in reading order.

    Raises:
        Refused: it holds no paper; see ``exchange.paper_in``.
        EnvironmentProblem: it cannot be read.
    """
    return looked(path, today).findings


def looked(path: Path, today: dt.date) -> Looked:
    """The same, with the lines the findings speak of.

    Raises:
        Refused: it holds no paper; see ``exchange.paper_in``.
        EnvironmentProblem: it cannot be read.
    """
    papers_in = read_paper(path)
    known = Known(day=today)
    found = [one for paper in papers_in for one in check(paper, known)]
    source = papers_in[0].source
    return Looked(source.lines if source else (), (*_old_text(source), *found))


def _old_text(source: Source | None) -> tuple[Finding, ...]:
    """Stretches of a file that are not written in Unicode; the checks read them converted."""
    if source is None:
        return ()
    return tuple(
        Finding(
            "legacy_encoding",
            Severity.ERROR,
            where="",
            quote=source.lines[first - 1].strip(),
            found=_ENCODINGS[encoding],
            params={"line": str(first), "last_line": str(last)},
        )
        for first, last, encoding in source.legacy
    )


def _known(reader: Reader, dispatch: Dispatch, today: dt.date) -> Known:
    day = dispatch.date or dispatch.frame.about_day
    bloc = office.bloc_of(reader, dispatch.year)
    return Known(
        papers=papers.all_papers(reader),
        last_year=_last_year(reader, dispatch),
        day=today,
        members=tuple(one.name for one in bloc.members) if bloc else (),
        organisations=tuple(one.name for one in office.organisations(reader, day)),
        people=tuple(one.name for one in office.signatories(reader, day)),
    )


def _last_year(reader: Reader, dispatch: Dispatch) -> Document | None:
    """The newest paper of the same kind of the year before, as it printed."""
    earlier = [
        one.id for one in queries.items(reader, dispatch.year - 1) if one.kind == dispatch.kind
    ]
    found = queries.get(reader, max(earlier)) if earlier else None
    if found is None:
        return None
    frozen = queries.frozen(reader, found.id) if found.state is State.ISSUED else None
    return frozen or dispatches.composed(reader, found)
