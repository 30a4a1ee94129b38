"""The verbs of a paper's way after printing («đường đi của văn bản»).

Events are only ever added. One entered by mistake is taken back by undo; later, another entry
sets it right: sent again, the scan attached again, a cancellation lifted. Issuing itself ends
undo and stays (``services.dispatches.issue``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.data import keptfiles
from thiduadesk.data.queries import dispatches as queries
from thiduadesk.data.queries import events
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.documents.tree.naming import file_title
from thiduadesk.domain.dispatch import Event
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error
from thiduadesk.domain.text import tidy
from thiduadesk.services import reports
from thiduadesk.services import versions
from thiduadesk.services.files import write_whole

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.documents.pdf import RenderedPdf
    from thiduadesk.domain.dispatch import Dispatch
    from thiduadesk.domain.document import Document

WITHDRAWN = "withdrawn"
"""The reason of a paper the clerk took back herself."""

SCANS = {
    ".pdf": (b"%PDF",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
}
"""Endings of scans, and what such a file begins with."""
_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page in a PDF of ours, whose objects are not packed."""
_LARGEST_SCAN = 100 * 2**20
_VOID = (EventKind.CANCELLED, EventKind.RESTORED)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why papers come back («lý do trả lại»).

    Attributes:
        code: what is kept.
        words: what the clerk reads.
        fault: counts among the returns; a paper taken back by herself does not.
    """

    code: str
    words: str
    fault: bool = True


@dataclass(frozen=True, slots=True)
class Returns:
    """The returns of a year: what the program promises to bring to zero.

    Attributes:
        year: of the day of return.
        total: how many there were.
        papers: how many papers came back at least once.
        by_reason: code of the reason → how many, the most frequent first.
    """

    year: int
    total: int
    papers: int
    by_reason: Mapping[str, int]


# --- reading -----------------------------------------------------------------------------------
@cache
def reasons() -> tuple[Reason, ...]:
    """Every reason of ``resources/wording/reasons.toml``, in the order it is offered."""
    return tuple(Reason(**one) for one in resources.toml("wording/reasons.toml")["reasons"])


@cache
def means() -> tuple[str, ...]:
    """Ways of sending that are offered; others may be typed."""
    return tuple(resources.toml("wording/reasons.toml")["means"]["words"])


def reason_words(code: str) -> str:
    """The words of a reason; the code itself where no reason has it."""
    return next((one.words for one in reasons() if one.code == code), code)


def events_of(store: Store, dispatch_id: int) -> tuple[Event, ...]:
    """The way of a paper, the first event first."""
    with store.read() as reader:
        return events.of(reader, dispatch_id)


def returns(store: Store, year: int) -> Returns:
    """How often papers of the work year ``year`` were returned, and why."""
    counted = {one.code for one in reasons() if one.fault}
    known = {one.code for one in reasons()}
    with store.read() as reader:
        papers_of = {one.id for one in queries.items(reader, year)}
        found = [
            event
            for event in events.of_kinds(reader, (EventKind.RETURNED,))
            if event.dispatch_id in papers_of
            and (event.reason in counted or event.reason not in known)
        ]
    by_reason = Counter(event.reason for event in found)
    papers = {event.dispatch_id for event in found}
    return Returns(year, len(found), len(papers), dict(by_reason.most_common()))


def since(reader: Reader) -> dict[tuple[int, State], dt.date]:
    """The day each paper came into a state, by paper and state, where an event says so."""
    states = {
        State.DRAFT: EventKind.RETURNED,
        State.FOR_SIGNATURE: EventKind.FOR_SIGNATURE,
        State.ISSUED: EventKind.ISSUED,
    }
    return {
        (dispatch_id, state): event.day
        for state, kind in states.items()
        for dispatch_id, event in events.last(reader, (kind,)).items()
    }


def void(reader: Reader) -> frozenset[int]:
    """Papers that are cancelled («đã hủy»)."""
    last = events.last(reader, _VOID)
    return frozenset(one for one, event in last.items() if event.kind is EventKind.CANCELLED)


# --- before it is issued -----------------------------------------------------------------------
def send_for_signature(store: Store, dispatch_id: int, day: dt.date | None = None) -> None:
    """The draft goes to the signer («trình ký»); it can still be corrected.

    Raises:
        Refused: ``dispatch_missing``, ``dispatch_issued``.
    """
    with store.change(Label("Send for signature")) as writer:
        reports.settle(writer, dispatch_id)
        queries.set_state(writer, dispatch_id, State.FOR_SIGNATURE)
        versions.keep(writer, dispatch_id, EventKind.FOR_SIGNATURE)
        record(writer, dispatch_id, EventKind.FOR_SIGNATURE, day)


def take_back(
    store: Store,
    dispatch_id: int,
    reason: str = WITHDRAWN,
    *,
    who: str = "",
    note: str = "",
    day: dt.date | None = None,
) -> None:
    """The paper came back from the signer («trả lại»), or the clerk fetched it herself.

    Raises:
        Refused: ``not_for_signature``, ``dispatch_missing``, ``dispatch_issued``.
    """
    with store.change(Label("Paper returned")) as writer:
        if _dispatch(writer, dispatch_id).state is State.DRAFT:
            raise Refused("not_for_signature")
        queries.set_state(writer, dispatch_id, State.DRAFT)
        versions.keep(writer, dispatch_id, EventKind.RETURNED)
        record(writer, dispatch_id, EventKind.RETURNED, day, reason=reason, who=who, note=note)


# --- after it is issued ------------------------------------------------------------------------
def mark_sent(
    store: Store,
    dispatch_id: int,
    who: str,
    *,
    means: str = "",
    note: str = "",
    day: dt.date | None = None,
) -> None:
    """The paper was sent («gửi đi»): to whom, by what means.

    Raises:
        Refused: ``not_issued``, ``paper_void``, ``receiver_missing``.
    """
    if not tidy(who):
        raise Refused("receiver_missing")
    with store.change(Label("Paper sent")) as writer:
        _demand_valid(writer, dispatch_id)
        record(writer, dispatch_id, EventKind.SENT, day, who=who, means=means, note=note)


def attach_scan(
    store: Store, dispatch_id: int, path: Path, *, note: str = "", day: dt.date | None = None
) -> None:
    """Keep the scan of the signed paper beside the data file.

    Raises:
        Refused: ``not_issued``, ``scan_kind``, ``scan_too_large``.
        EnvironmentProblem: the scan cannot be read, or the copy not be written.
    """
    content = scan_bytes(path)
    sha256 = keptfiles.keep(store.path, content)
    with store.change(Label("Attach the scan")) as writer:
        _demand_issued(writer, dispatch_id)
        kept_rows.add(writer, sha256, path.name, len(content))
        record(writer, dispatch_id, EventKind.SCANNED, day, note=note or path.name, file=sha256)


def cancel(store: Store, dispatch_id: int, note: str, day: dt.date | None = None) -> None:
    """The issued paper is void («hủy»); its number stays used.

    Raises:
        Refused: ``not_issued``, ``paper_void``, ``note_missing``.
    """
    if not tidy(note):
        raise Refused("note_missing")
    with store.change(Label("Cancel a paper")) as writer:
        _demand_valid(writer, dispatch_id)
        record(writer, dispatch_id, EventKind.CANCELLED, day, note=note)


def restore(store: Store, dispatch_id: int, note: str = "", day: dt.date | None = None) -> None:
    """The cancellation was a mistake; the paper holds again.

    Raises:
        Refused: ``not_issued``, ``paper_not_void``.
    """
    with store.change(Label("Lift a cancellation")) as writer:
        _demand_issued(writer, dispatch_id)
        if dispatch_id not in void(writer):
            raise Refused("paper_not_void")
        record(writer, dispatch_id, EventKind.RESTORED, day, note=note)


def copy_kept(store: Store, sha256: str, path: Path) -> None:
    """Write a kept file where the clerk wants it.

    Raises:
        Refused: ``kept_file_missing``, ``kept_file_damaged``.
        EnvironmentProblem: the place cannot be written.
    """
    write_whole(path, keptfiles.read(store.path, sha256))


def kept_name(store: Store, sha256: str) -> str:
    """How a kept file was called where it came from."""
    with store.read() as reader:
        known = kept_rows.get(reader, sha256)
    return known.name if known is not None else sha256[:12]


# --- the pages as they were issued -------------------------------------------------------------
def keep_pages(store: Store, writer: Writer, document: Document, pdf: bytes) -> str:
    """Keep the pages of a paper that is being issued; their hash, for the event."""
    sha256 = keptfiles.keep(store.path, pdf)
    kept_rows.add(writer, sha256, f"{file_title(document)}.pdf", len(pdf))
    return sha256


def issued_pages(store: Store, dispatch_id: int) -> RenderedPdf | None:
    """The pages of a paper as it was issued; None of a draft, or where the file is lost."""
    from thiduadesk.documents.pdf import RenderedPdf

    with store.read() as reader:
        issued = events.last(reader, (EventKind.ISSUED,)).get(dispatch_id)
    if issued is None or not issued.file:
        return None
    try:
        kept = keptfiles.read(store.path, issued.file)
    except Refused:
        return None
    return RenderedPdf(kept, len(_PAGE.findall(kept)), ())


# --- what all of them need ---------------------------------------------------------------------
def record(
    writer: Writer,
    dispatch_id: int,
    kind: EventKind,
    day: dt.date | None = None,
    *,
    who: str = "",
    means: str = "",
    reason: str = "",
    note: str = "",
    file: str = "",
) -> None:
    """Add an event to a paper's way, in the change that makes it happen; ``day`` None is today."""
    now = dt.datetime.now(dt.UTC)
    own = day or now.astimezone().date()
    words = {"who": tidy(who), "means": tidy(means), "note": tidy(note)}
    events.add(writer, Event(0, dispatch_id, kind, now, own, reason=reason, file=file, **words))


def _dispatch(reader: Reader, dispatch_id: int) -> Dispatch:
    found = queries.get(reader, dispatch_id)
    if found is None:
        raise Refused("dispatch_missing", id=str(dispatch_id))
    return found


def _demand_issued(reader: Reader, dispatch_id: int) -> None:
    if _dispatch(reader, dispatch_id).state is not State.ISSUED:
        raise Refused("not_issued")


def _demand_valid(reader: Reader, dispatch_id: int) -> None:
    _demand_issued(reader, dispatch_id)
    if dispatch_id in void(reader):
        raise Refused("paper_void")


def scan_bytes(
    path: Path, kinds: Mapping[str, tuple[bytes, ...]] = SCANS, refusal: str = "scan_kind"
) -> bytes:
    """The bytes of a scan, or of a file of other ``kinds``; raises as ``attach_scan``.

    Args:
        path: the file.
        kinds: endings, and what such a file begins with.
        refusal: the code for a file of no such kind.
    """
    named = ", ".join(kinds)
    starts = kinds.get(path.suffix.lower())
    if starts is None:
        raise Refused(refusal, file=path.name, kinds=named)
    try:
        if path.stat().st_size > _LARGEST_SCAN:
            raise Refused("scan_too_large", file=path.name, limit=str(_LARGEST_SCAN // 2**20))
        content = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, str(path)) from error
    if not content.startswith(starts):
        raise Refused(refusal, file=path.name, kinds=named)
    return content
