"""Versions keep themselves, go back, and are compared; templates are made of drafts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import update

from thiduadesk.data import tables
from thiduadesk.data.store import Store
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.services import differences
from thiduadesk.services import dispatches
from thiduadesk.services import templates
from thiduadesk.services import trash
from thiduadesk.services import versions
from thiduadesk.services.differences import Change

DAY = dt.date(2022, 12, 5)


@pytest.fixture
def draft(store: Store) -> int:
    return dispatches.new(store, "report.year", 2022, DAY)


def _write(store: Store, draft: int, place: int, text: str) -> None:
    part = list(walk(dispatches.get(store, draft).body))[place]
    dispatches.set_blocks(store, part.key, (Paragraph((Text(text),)),))


def _a_day_passes(store: Store, draft: int) -> None:
    """The draft was changed last yesterday."""
    yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    with store.change(Label("test")) as writer:
        own = tables.dispatch.c.id == draft
        writer.run(update(tables.dispatch).where(own).values(changed=yesterday))


def _plain(dispatch: Dispatch) -> list[str]:
    return [
        words(run.runs)
        for part in walk(dispatch.body)
        for run in part.blocks
        if isinstance(run, Paragraph)
    ]


def test_the_first_change_of_a_day_keeps_what_stood_before(store: Store, draft: int) -> None:
    _write(store, draft, 1, "hôm qua")
    assert versions.all_of(store, draft) == ()  # a draft of today
    _a_day_passes(store, draft)
    _write(store, draft, 1, "hôm nay")
    _write(store, draft, 1, "chiều nay")
    (kept,) = versions.all_of(store, draft)
    assert kept.why == ""
    assert "hôm qua" in _plain(replace(dispatches.get(store, draft), body=kept.body))
    assert kept.at.astimezone().date() < dt.datetime.now().astimezone().date()
    store.undo()
    store.undo()  # undoing the change takes the version with it
    assert versions.all_of(store, draft) == ()


def test_a_draft_of_an_older_file_that_knows_no_day_is_kept_before_its_first_change(
    store: Store, draft: int
) -> None:
    _write(store, draft, 1, "từ tệp cũ")
    with store.change(Label("test")) as writer:
        writer.run(update(tables.dispatch).values(changed=None))
    _write(store, draft, 1, "hôm nay")
    (kept,) = versions.all_of(store, draft)
    assert "từ tệp cũ" in _plain(replace(dispatches.get(store, draft), body=kept.body))


def test_a_change_that_changes_nothing_keeps_no_version(store: Store, draft: int) -> None:
    _a_day_passes(store, draft)
    step = store.undo_label
    part = next(walk(dispatches.get(store, draft).body))
    dispatches.set_blocks(store, part.key, part.blocks)
    assert versions.all_of(store, draft) == ()
    assert store.undo_label == step


def test_going_back_makes_a_version_the_draft_and_can_be_undone(store: Store, draft: int) -> None:
    _write(store, draft, 1, "bản trình")
    dispatches.mark_for_signature(store, draft)
    dispatches.back_to_draft(store, draft)
    _write(store, draft, 1, "bản sửa")
    (_returned, sent) = versions.all_of(store, draft)
    assert sent.why == "for_signature"
    versions.restore(store, sent.id)
    assert "bản trình" in _plain(dispatches.get(store, draft))
    assert dispatches.compose(store, draft).body
    newest = versions.all_of(store, draft)[0]
    assert "bản sửa" in _plain(replace(dispatches.get(store, draft), body=newest.body))
    store.undo()
    assert "bản sửa" in _plain(dispatches.get(store, draft))
    dispatches.issue(store, draft, "5", DAY)
    with pytest.raises(Refused, match="dispatch_issued"):
        versions.restore(store, sent.id)
    with pytest.raises(Refused, match="record_missing"):
        versions.restore(store, 999)


def test_a_version_is_compared_with_the_draft_word_by_word(store: Store, draft: int) -> None:
    _write(store, draft, 1, "Có 89 người, trong đó có 60 cán bộ, công chức")
    dispatches.mark_for_signature(store, draft)
    _write(store, draft, 1, "Có 90 người, trong đó có 60 công chức")
    dispatches.add_part(store, draft, None, 0, None)
    _write(store, draft, 0, "Một đoạn mới")
    (kept,) = versions.all_of(store, draft)
    found = differences.compare(
        differences.version_document(store, kept.id), dispatches.compose(store, draft)
    )
    changed = [one for one in found if one.changed]
    assert [(one.old is None, one.new is None) for one in changed] == [
        (True, False),
        (False, False),
    ]
    added, rewritten = changed
    assert added.new is not None
    assert added.new.text == "Một đoạn mới"
    pieces = [(piece.change, piece.text) for piece in rewritten.pieces]
    assert pieces[:3] == [(Change.SAME, "Có "), (Change.REMOVED, "89"), (Change.ADDED, "90")]
    old = "".join(text for change, text in pieces if change is not Change.ADDED)
    assert old == "Có 89 người, trong đó có 60 cán bộ, công chức"
    assert len(found) > 20


def test_papers_of_its_kind_of_earlier_years_are_offered(store: Store, draft: int) -> None:
    for year in (2020, 2021, 2023):
        dispatches.new(store, "report.year", year, dt.date(year, 12, 1))
    dispatches.new(store, "letter", 2021, dt.date(2021, 12, 1))
    offered = differences.earlier_papers(store, draft)
    assert [item.year for item in offered] == [2021, 2020]


# --- templates ---------------------------------------------------------------------------------
def test_a_template_follows_the_year_but_not_inside_citations(store: Store, draft: int) -> None:
    text = "Năm 2022, Sở Nội vụ thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2022 như năm 2021"
    _write(store, draft, 1, text)
    offered = {one.key: one for one in templates.offers(store, draft)}
    assert offered["year"].text == "2022"
    assert offered["year"].likely
    kept = templates.save(
        store, draft, "  Báo cáo   của tôi ", {"year", "previous_year", "next_year"}
    )
    (template,) = templates.all_of(store)
    assert template.name == "Báo cáo của tôi"
    made = dispatches.get(store, templates.new(store, kept, 2025, dt.date(2025, 12, 1)))
    assert made.year == 2025
    assert made.frame.about_day == dt.date(2025, 12, 1)
    assert "2025" in " ".join(made.frame.subject)
    assert "2022" not in " ".join(made.frame.subject)
    written = next(one for one in _plain(made) if "Sở Nội vụ thực hiện" in one)
    assert written == text.replace("Năm 2022", "Năm 2025").replace("năm 2021", "năm 2024")
    runs = [
        run
        for part in walk(made.body)
        for block in part.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
    ]
    assert Field("year", "2025") in runs


def test_words_nobody_chose_stay(store: Store, draft: int) -> None:
    kept = templates.save(store, draft, "Nguyên văn", ())
    made = dispatches.get(store, templates.new(store, kept, 2025, dt.date(2025, 12, 1)))
    assert "2022" in " ".join(made.frame.subject)


def test_braces_typed_in_a_subject_are_no_facts(store: Store, draft: int) -> None:
    typed = ("Mẫu {a} và {{year}} năm 2022", "{2022} {", "{year}")
    frame = dispatches.get(store, draft).frame
    dispatches.set_frame(store, draft, replace(frame, subject=typed))
    kept = templates.save(store, draft, "Ngoặc nhọn", {"year"})
    made = dispatches.get(store, templates.new(store, kept, 2025, dt.date(2025, 12, 1)))
    assert made.frame.subject == ("Mẫu {a} và {{year}} năm 2025", "{2025} {", "{year}")


def test_templates_have_names_of_their_own_and_go_into_the_trash(store: Store, draft: int) -> None:
    first = templates.save(store, draft, "Một", ())
    second = templates.save(store, draft, "Hai", ())
    for verb in (
        lambda: templates.save(store, draft, "Một", ()),
        lambda: templates.rename(store, second, "Một"),
    ):
        with pytest.raises(Refused, match="template_name_taken"):
            verb()
    with pytest.raises(Refused, match="template_name_missing"):
        templates.rename(store, second, " ")
    templates.rename(store, second, "Ba")
    templates.delete(store, first)
    assert [one.name for one in templates.all_of(store)] == ["Ba"]
    trash.restore(store, trash.items(store)[0].id)
    assert sorted(one.name for one in templates.all_of(store)) == ["Ba", "Một"]
