"""The clerk's year over a data file: what the records meet, what she keeps, what goes out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.services.test_guidance import LETTER
from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.office import Span
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.rules.calendar import Item
from thiduadesk.rules.calendar import ItemState
from thiduadesk.services import calendar
from thiduadesk.services import dispatches
from thiduadesk.services import guidance
from thiduadesk.services import way

TODAY = dt.date(2022, 12, 7)
NOW = dt.datetime(2022, 12, 7, 9, 30, tzinfo=dt.UTC)


def item(store: Store, key: str, year: int = 2022) -> Item:
    found = calendar.year(store, year, TODAY)
    return next(one for one in (*found.items, *found.steps) if one.key == key)


def test_the_letter_sets_the_deadline_and_its_plan(store: Store) -> None:
    number = guidance.take(store, guidance.read(LETTER, 2022))
    year = calendar.year(store, 2022, TODAY)
    assert year.next is not None
    assert (year.next.key, year.next.day) == ("report.year", dt.date(2022, 12, 15))
    assert item(store, "guidance").state is ItemState.DONE
    assert any(one.key.startswith("ask.") for one in year.late), "the item due on 25/11"
    letter = guidance.letters(store, 2022)[0].guidance
    guidance.save(store, type(letter)(number, 2022, letter.title, deadline=dt.date(2022, 12, 20)))
    moved = calendar.year(store, 2022, TODAY)
    assert moved.steps[-1].day == dt.date(2022, 12, 20)
    assert all(
        later.day > before.day for later, before in zip(moved.steps, year.steps, strict=True)
    )


def test_a_deadline_is_moved_met_dropped_and_given_back(store: Store) -> None:
    calendar.move(store, item(store, "registration"), dt.date(2022, 12, 9))
    assert item(store, "registration").usual == dt.date(2022, 3, 31)
    calendar.tick(store, item(store, "registration"), TODAY)
    assert item(store, "registration").state is ItemState.DONE
    calendar.tick(store, item(store, "registration"), None)
    assert item(store, "registration").day == dt.date(2022, 12, 9), "still where she put it"
    calendar.reset(store, item(store, "registration"))
    assert item(store, "registration").stored is None
    calendar.drop(store, item(store, "pledge"))
    assert item(store, "pledge").state is ItemState.DROPPED
    calendar.drop(store, item(store, "pledge"), dropped=False)
    assert item(store, "pledge").stored is None, "what says the same as the rule is not kept"
    store.undo()
    assert item(store, "pledge").state is ItemState.DROPPED


def test_own_deadlines_are_added_changed_and_taken_away(store: Store) -> None:
    number = calendar.add(
        store, 2022, "Nộp  báo cáo dân vận", dt.date(2022, 12, 9), waits_for="Đoàn"
    )
    own = item(store, f"own.{number}")
    assert (own.title, own.state, own.waits_for) == ("Nộp báo cáo dân vận", ItemState.SOON, "Đoàn")
    calendar.move(store, own, dt.date(2022, 12, 6))
    assert item(store, f"own.{number}").state is ItemState.OVERDUE
    calendar.drop(store, item(store, f"own.{number}"))
    assert f"own.{number}" not in {one.key for one in calendar.year(store, 2022, TODAY).items}
    with pytest.raises(Refused, match="deadline_untitled"):
        calendar.add(store, 2022, " ", TODAY)


def test_papers_meet_deadlines_and_tick_steps(store: Store) -> None:
    half = dispatches.new(store, "report.halfyear", 2022, TODAY)
    dispatches.issue(store, half, "12", dt.date(2022, 6, 28))
    assert item(store, "report.half").done == dt.date(2022, 6, 28)
    way.cancel(store, half, "Nhầm", TODAY)
    assert item(store, "report.half").open, "a paper that is void meets nothing"
    guidance.take(store, guidance.read(LETTER, 2022))
    report = dispatches.new(store, "report.year", 2022, TODAY)
    assert item(store, "report.year/draft").open, "its blanks wait"
    dispatches.mark_for_signature(store, report)
    assert item(store, "report.year/sign").state is ItemState.DONE
    assert item(store, "report.year/send").open


def test_reviews_of_movements_stand_in_the_calendar(store: Store) -> None:
    span = Span(dt.date(2018, 1, 1), dt.date(2022, 12, 31))
    with store.change(Label("Add")) as writer:
        movement_queries.save_movement(
            writer, Movement(0, "Văn hóa công sở", launched=span.start, span=span)
        )
    (review,) = [
        one for one in calendar.year(store, 2022, TODAY).items if one.key.startswith("review.")
    ]
    assert "Văn hóa công sở" in review.title
    assert (review.day, review.due.page) == (dt.date(2022, 12, 31), "movements")
    assert review.source, "the article that asks for it"
    calendar.tick(store, review, TODAY)
    assert item(store, review.key).state is ItemState.DONE


def test_what_is_open_of_the_year_before_comes_along(store: Store) -> None:
    january = dt.date(2023, 1, 10)
    keys = {(one.year, one.key) for one in calendar.year(store, 2023, january).items}
    assert (2022, "bloc.meeting") not in keys, "the program was not used in 2022"
    dispatches.new(store, "letter", 2022, TODAY)
    items = {(one.year, one.key): one for one in calendar.year(store, 2023, january).items}
    assert items[2022, "bloc.meeting"].state is ItemState.SOON
    calendar.tick(store, items[2022, "bloc.meeting"], january)
    keys = {(one.year, one.key) for one in calendar.year(store, 2023, january).items}
    assert (2022, "bloc.meeting") not in keys


def test_years_whose_holidays_nobody_announced_are_told(store: Store) -> None:
    assert calendar.year(store, 2022, TODAY).unsure == ()
    assert 2041 in calendar.year(store, 2040, dt.date(2040, 12, 1)).unsure


def test_the_calendar_file_holds_what_is_open_whole_or_not_at_all(
    store: Store, tmp_path: Path
) -> None:
    guidance.take(store, guidance.read(LETTER, 2022))
    path = tmp_path / "lịch.ics"
    count = calendar.write_ics(store, 2022, path, NOW)
    first = Calendar.from_ical(path.read_bytes())
    events = {str(one["summary"]): one for one in first.walk("VEVENT")}
    assert len(first.walk("VEVENT")) == count
    report = calendar.year(store, 2022, TODAY).next
    assert report is not None
    assert events[report.title].decoded("dtstart") == dt.date(2022, 12, 15)
    step = next(one for one in calendar.year(store, 2022, TODAY).steps if one.open)
    assert report.title in str(events[step.title]["description"]), "it says what it is for"

    calendar.tick(store, report, TODAY)
    calendar.write_ics(store, 2022, path, NOW + dt.timedelta(hours=1))
    later = {str(one["uid"]) for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert str(events[report.title]["uid"]) not in later, "met, it is written no more"
    kept = {str(one["uid"]) for one in first.walk("VEVENT")} & later
    assert len(kept) >= 3, "what is still open keeps its id"

    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem):
        calendar.write_ics(store, 2022, tmp_path / "nowhere" / "lịch.ics", NOW)
    assert path.read_bytes() == before
