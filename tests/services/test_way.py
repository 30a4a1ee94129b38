"""The way of a paper after it is printed: events, their counts, the pages of the issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from thiduadesk.data import keptfiles
from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import numbers
from thiduadesk.services import trash
from thiduadesk.services import versions
from thiduadesk.services import way

DAY = dt.date(2022, 12, 5)


@pytest.fixture
def draft(store: Store) -> int:
    return dispatches.new(store, "letter", 2022, DAY)


@pytest.fixture
def issued(store: Store, draft: int) -> int:
    dispatches.mark_for_signature(store, draft, DAY)
    dispatches.issue(store, draft, "5", dt.date(2022, 12, 9))
    return draft


def _kinds(store: Store, dispatch_id: int) -> list[str]:
    return [event.kind.value for event in way.events_of(store, dispatch_id)]


def _item(store: Store, dispatch_id: int) -> DispatchItem:
    return next(item for item in dispatches.items(store) if item.id == dispatch_id)


def test_the_whole_way_is_kept_in_order(store: Store, draft: int, tmp_path: Path) -> None:
    dispatches.mark_for_signature(store, draft, DAY)
    assert _item(store, draft).since == DAY
    way.take_back(store, draft, "figures", who="Chánh Văn phòng", note="Cộng sai", day=DAY)
    dispatches.add_part(store, draft, None, 0, None)
    dispatches.add_part(store, draft, None, 0, None)
    dispatches.mark_for_signature(store, draft, DAY)
    dispatches.issue(store, draft, "5", dt.date(2022, 12, 9))
    way.mark_sent(store, draft, " Sở  Nội vụ ", means="Bưu điện", day=dt.date(2022, 12, 10))
    scan = tmp_path / "05.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    way.attach_scan(store, draft, scan)
    assert _kinds(store, draft) == [
        "for_signature", "returned", "corrected", "for_signature", "issued", "sent", "scanned",
    ]  # fmt: skip
    returned, sent, scanned = (way.events_of(store, draft)[place] for place in (1, 5, 6))
    assert (returned.reason, returned.who, returned.note) == (
        "figures",
        "Chánh Văn phòng",
        "Cộng sai",
    )
    assert (sent.who, sent.means, sent.day) == ("Sở Nội vụ", "Bưu điện", dt.date(2022, 12, 10))
    assert keptfiles.read(store.path, scanned.file) == b"%PDF-1.4 signed"
    assert way.kept_name(store, scanned.file) == "05.pdf"


def test_a_return_is_counted_by_reason_and_year_but_not_what_she_fetched_herself(
    store: Store,
) -> None:
    later = dt.date(2023, 1, 5)  # a paper of 2022 may come back in January
    for year, day, reason in ((2022, DAY, "figures"), (2022, later, "form"), (2022, DAY, "figures"),
                              (2022, DAY, way.WITHDRAWN), (2021, DAY, "form")):  # fmt: skip
        made = dispatches.new(store, "letter", year, DAY)
        dispatches.mark_for_signature(store, made)
        way.take_back(store, made, reason, day=day)
    found = way.returns(store, 2022)
    assert (found.total, found.papers, found.by_reason) == (3, 3, {"figures": 2, "form": 1})
    assert way.returns(store, 2023).total == 0


def test_every_reason_has_a_code_and_words() -> None:
    codes = [one.code for one in way.reasons()]
    assert len(set(codes)) == len(codes) >= 8
    assert [one.code for one in way.reasons() if not one.fault] == [way.WITHDRAWN]
    assert all(one.words for one in way.reasons())
    assert way.means()


def test_steps_out_of_turn_are_refused_and_leave_nothing(
    store: Store, draft: int, tmp_path: Path
) -> None:
    scan = tmp_path / "x.pdf"
    scan.write_bytes(b"%PDF")
    before = way.events_of(store, draft)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("not_for_signature", lambda: way.take_back(store, draft)),
        ("not_issued", lambda: way.mark_sent(store, draft, "A")),
        ("not_issued", lambda: way.attach_scan(store, draft, scan)),
        ("not_issued", lambda: way.cancel(store, draft, "sai")),
        ("not_issued", lambda: way.restore(store, draft)),
        ("receiver_missing", lambda: way.mark_sent(store, draft, "  ")),
        ("note_missing", lambda: way.cancel(store, draft, "")),
        ("dispatch_missing", lambda: way.mark_sent(store, 999, "A")),
    )
    for code, step in steps:
        with pytest.raises(Refused) as refused:
            step()
        assert refused.value.code == code
    assert way.events_of(store, draft) == before


@pytest.mark.parametrize(
    ("name", "content"), [("x.docx", b"%PDF"), ("x.pdf", b"PK\x03\x04"), ("x.png", b"")]
)
def test_only_scans_are_taken(
    store: Store, issued: int, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        way.attach_scan(store, issued, path)
    assert refused.value.code == "scan_kind"


def test_an_issued_paper_reprints_byte_for_byte(store: Store, issued: int, tmp_path: Path) -> None:
    first, again = tmp_path / "1.pdf", tmp_path / "2.pdf"
    pages = dispatches.save_printed(store, issued, first)
    (event,) = (one for one in way.events_of(store, issued) if one.kind is EventKind.ISSUED)
    assert event.day == dt.date(2022, 12, 9)
    kept = keptfiles.path_of(store.path, event.file)
    assert kept.read_bytes() == first.read_bytes()
    assert pages == dispatches.render_pdf(dispatches.compose(store, issued)).pages
    kept.unlink()  # lost: the words frozen with the paper print the same
    assert dispatches.save_printed(store, issued, again) == pages
    assert again.read_bytes() == first.read_bytes()


def test_a_cancelled_paper_keeps_its_number_and_can_be_set_right(store: Store, issued: int) -> None:
    way.cancel(store, issued, "Ban hành nhầm")
    assert _item(store, issued).void
    assert _item(store, issued).state is State.ISSUED
    (used,) = numbers.register(store, 2022)
    assert used.cancelled
    assert used.number == "05"
    with pytest.raises(Refused, match="paper_void"):
        way.mark_sent(store, issued, "Sở Nội vụ")
    with pytest.raises(Refused, match="paper_void"):
        way.cancel(store, issued, "lần nữa")
    other = dispatches.new(store, "letter", 2022, DAY)
    with pytest.raises(Refused, match="number_taken"):
        dispatches.issue(store, other, "05", dt.date(2022, 12, 20))
    way.restore(store, issued, "Hủy nhầm")
    assert not _item(store, issued).void
    assert not numbers.register(store, 2022)[0].cancelled
    with pytest.raises(Refused, match="paper_not_void"):
        way.restore(store, issued)


def test_undo_takes_the_last_event_back_and_ends_at_the_issue(store: Store, issued: int) -> None:
    way.mark_sent(store, issued, "Sở Nội vụ")
    way.cancel(store, issued, "nhầm")
    store.undo()
    assert not _item(store, issued).void
    store.undo()
    assert _kinds(store, issued)[-1] == "issued"
    with pytest.raises(Refused, match="undo_past_issue"):
        store.undo()
    store.redo()
    assert _kinds(store, issued)[-1] == "sent"


def test_undo_of_a_return_takes_state_event_and_version_back(store: Store, draft: int) -> None:
    dispatches.mark_for_signature(store, draft)
    way.take_back(store, draft, "form")
    store.undo()
    assert dispatches.get(store, draft).state is State.FOR_SIGNATURE
    assert _kinds(store, draft) == ["for_signature"]
    assert len(versions.all_of(store, draft)) == 1


def test_a_deleted_draft_comes_back_from_the_trash_with_its_way(store: Store, draft: int) -> None:
    dispatches.mark_for_signature(store, draft, DAY)
    way.take_back(store, draft, "form", day=DAY)
    before = way.events_of(store, draft)
    dispatches.delete(store, draft)
    assert way.returns(store, 2022).total == 0
    trash.restore(store, trash.items(store)[0].id)
    (item,) = dispatches.items(store)
    assert [one.kind for one in way.events_of(store, item.id)] == [one.kind for one in before]
    assert way.returns(store, 2022).total == 1
    assert [one.why for one in versions.all_of(store, item.id)] == ["returned", "for_signature"]


def test_pages_that_cannot_be_kept_leave_the_paper_unissued(store: Store, draft: int) -> None:
    keptfiles.folder(store.path).write_bytes(b"")  # a file where the folder should be
    with pytest.raises(EnvironmentProblem):
        dispatches.issue(store, draft, "5", dt.date(2022, 12, 9))
    assert dispatches.get(store, draft).state is State.DRAFT
    assert numbers.register(store, 2022) == ()
    assert way.events_of(store, draft) == ()
    keptfiles.folder(store.path).unlink()
    assert dispatches.issue(store, draft, "5", dt.date(2022, 12, 9)).number == "05"
