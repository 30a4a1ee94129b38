"""Reports that follow the records: changed by hand, back, what is new, what is gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.queries.dispatches import get as kept
from thiduadesk.data.store import Store
from thiduadesk.documents.tree import walk as walking
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import reports

DAY = dt.date(2022, 12, 15)


def log(store: Store) -> tuple[Activity, ...]:
    with store.read() as reader:
        return movement_queries.activities(reader)


def entry(text: str, movement: int, **more: object) -> Activity:
    return Activity(0, 2022, text, movement, **more)  # type: ignore[arg-type]


@pytest.fixture
def movement(store: Store) -> int:
    return movements.save(store, Movement(0, "Sáng tạo", launcher=Launcher.PROVINCE))


def draft(store: Store) -> int:
    return dispatches.new(store, "report.year", 2022, DAY)


def where(store: Store, number: int, source: str) -> tuple[Part, int]:
    with store.read() as reader:
        found = kept(reader, number)
    assert found is not None
    for part in walk(found.body):
        for index, block in enumerate(part.blocks):
            if getattr(block, "source", "") == source:
                return part, index
    raise AssertionError(source)


def text_of(store: Store, number: int) -> str:
    pieces = walking.parts(dispatches.compose(store, number).body)
    return "\n".join(words(piece.runs) for piece in pieces)


def test_a_paragraph_follows_until_it_is_changed_by_hand_and_its_numbers_after(
    store: Store, movement: int
) -> None:
    figure = Figure("văn bản", Decimal(1200), "văn bản", "hơn")
    logged = logbook.write(store, entry("Tham mưu {0} văn bản.", movement, figures=(figure,)))
    number = draft(store)
    assert "Tham mưu hơn 1.200 văn bản." in text_of(store, number)
    (was,) = [one for one in log(store) if one.id == logged]
    again = replace(was, text="Giúp lãnh đạo ban hành {0} văn bản.")
    logbook.write(store, again)
    assert "Giúp lãnh đạo ban hành hơn 1.200 văn bản." in text_of(store, number)
    part, index = where(store, number, f"activity.{logged}")
    block = part.blocks[index]
    assert isinstance(block, Paragraph)
    own = replace(
        block,
        runs=(
            Text("Cả năm có "),
            *(one for one in block.runs if isinstance(one, Field)),
            Text(" văn bản."),
        ),
        own=True,
    )
    dispatches.set_blocks(store, part.key, (*part.blocks[:index], own, *part.blocks[index + 1 :]))
    logbook.write(store, replace(again, figures=(replace(figure, value=Decimal(1300)),)))
    assert "Cả năm có hơn 1.300 văn bản." in text_of(store, number)
    reports.back(store, part.key, index)
    assert "Giúp lãnh đạo ban hành hơn 1.300 văn bản." in text_of(store, number)


def test_a_new_entry_is_told_and_brought_in_where_it_belongs(store: Store, movement: int) -> None:
    number = draft(store)
    assert reports.news(store, number) == ()
    assert "Kết quả thực hiện trong năm 2022: «…»." in text_of(store, number)
    later = logbook.write(store, entry("Việc sau.", movement, day=dt.date(2022, 9, 1)))
    (told,) = reports.news(store, number)
    assert (told.kind, told.source) == (reports.NewsKind.NEW, f"activity.{later}")
    assert "Sáng tạo" in told.part
    reports.bring_in(store, number, [told.source])
    assert "Kết quả thực hiện trong năm 2022: «…»." not in text_of(store, number)
    first = logbook.write(store, entry("Việc trước.", movement, day=dt.date(2022, 2, 1)))
    reports.bring_in(store, number, [f"activity.{first}"])
    found = text_of(store, number)
    assert found.index("Việc trước.") < found.index("Việc sau.")
    assert reports.news(store, number) == ()
    assert store.undo() is not None
    assert "Việc trước." not in text_of(store, number)


def test_a_new_movement_comes_in_with_everything_of_it(store: Store, movement: int) -> None:
    number = draft(store)
    other = movements.save(store, Movement(0, "Vì người nghèo", launcher=Launcher.NATION))
    logged = logbook.write(store, entry("Ủng hộ quỹ.", other))
    (told,) = reports.news(store, number)
    assert told.source == f"movement.{other}"
    reports.bring_in(store, number, [told.source, f"activity.{logged}"])
    found = text_of(store, number)
    assert found.index("“Vì người nghèo”") < found.index("“Sáng tạo”"), "the nation's come first"
    assert found.count("Ủng hộ quỹ.") == 1
    assert reports.news(store, number) == ()


def test_what_leads_in_a_list_comes_with_it(store: Store, movement: int) -> None:
    number = draft(store)
    for one in ("một", "hai", "ba"):
        logbook.write(store, entry(f"Việc {one}.", movement))
    told = reports.news(store, number)
    assert [one.words for one in told] == ["Việc một.", "Việc hai.", "Việc ba."]
    reports.bring_in(store, number, [one.source for one in told])
    found = text_of(store, number)
    places = [found.index(one) for one in ("Kết quả thực hiện", "một.", "hai.", "ba.")]
    assert places == sorted(places)
    assert found.count("Kết quả thực hiện trong năm 2022") == 1
    assert reports.news(store, number) == ()


def test_the_first_movement_takes_the_place_that_waited_for_it(store: Store) -> None:
    number = draft(store)
    assert "Phong trào thi đua “«…»”:" in text_of(store, number)
    assert "movements_missing" in {one.code for one in reports.gaps(store, number)}
    first = movements.save(store, Movement(0, "Dân vận khéo", launcher=Launcher.NATION))
    (told,) = reports.news(store, number)
    reports.bring_in(store, number, [told.source])
    found = text_of(store, number)
    assert "Phong trào thi đua “Dân vận khéo”:" in found
    assert "Phong trào thi đua “«…»”:" not in found
    assert reports.news(store, number) == ()
    assert {"activity_missing", "plan_missing"} <= {
        one.code for one in reports.gaps(store, number) if one.where == str(first)
    }


def test_what_is_gone_is_told_and_own_words_stay(store: Store, movement: int) -> None:
    ids = [logbook.write(store, entry(f"Việc {one}.", movement)) for one in ("một", "hai")]
    number = draft(store)
    part, index = where(store, number, f"activity.{ids[0]}")
    block = part.blocks[index]
    assert isinstance(block, Paragraph)
    own = replace(block, runs=(Text("Lời của tôi."),), own=True)
    dispatches.set_blocks(store, part.key, (*part.blocks[:index], own, *part.blocks[index + 1 :]))
    for one in log(store):
        movements.remove_entry(store, one)
    gone = {one.source: one for one in reports.news(store, number)}
    assert {key: (one.kind, one.own) for key, one in gone.items()} == {
        f"activity.{ids[0]}": (reports.NewsKind.GONE, True),
        f"activity.{ids[1]}": (reports.NewsKind.GONE, False),
    }
    assert "Việc hai." in text_of(store, number), "nothing leaves before the clerk says so"
    reports.bring_in(store, number, list(gone))
    found = text_of(store, number)
    assert "Lời của tôi." in found
    assert "Việc hai." not in found
    with pytest.raises(Refused, match="source_gone"):
        reports.back(store, *_block_saying(store, number, "Lời"))


def _block_saying(store: Store, number: int, beginning: str) -> tuple[str, int]:
    with store.read() as reader:
        found = kept(reader, number)
    assert found is not None
    return next(
        (part.key, index)
        for part in walk(found.body)
        for index, block in enumerate(part.blocks)
        if isinstance(block, Paragraph) and words(block.runs).startswith(beginning)
    )


def test_a_movement_that_is_gone_leaves_the_clerks_words(store: Store, movement: int) -> None:
    ids = [logbook.write(store, entry(f"Việc {one}.", movement)) for one in ("một", "hai")]
    number, other = draft(store), draft(store)
    part, index = where(store, number, f"activity.{ids[0]}")
    block = part.blocks[index]
    assert isinstance(block, Paragraph)
    own = replace(block, runs=(Text("Lời của tôi."),), own=True)
    dispatches.set_blocks(store, part.key, (*part.blocks[:index], own, *part.blocks[index + 1 :]))
    movements.remove(store, movement)
    for one, stays in ((number, True), (other, False)):
        (told,) = (told for told in reports.news(store, one) if told.kind is reports.NewsKind.GONE)
        assert told.source == f"movement.{movement}"
        assert "Sáng tạo" in text_of(store, one)
        reports.bring_in(store, one, [told.source, f"activity.{ids[1]}"])
        found = text_of(store, one)
        assert ("Sáng tạo" in found, "Lời của tôi." in found) == (stays, stays)
        assert "Việc hai." not in found
        assert reports.news(store, one) == ()


def test_a_heading_added_last_year_is_offered(store: Store) -> None:
    before = dispatches.new(store, "report.year", 2021, dt.date(2021, 12, 10))
    with store.read() as reader:
        body = kept(reader, before)
    assert body is not None
    key = body.body[1].key
    heading = Heading(Numbering.ROMAN, (Text("CÔNG TÁC CHUYỂN ĐỔI SỐ NĂM 2021"),))
    dispatches.add_part(store, before, key, 9, heading)
    number = draft(store)
    (offered,) = reports.news(store, number)
    assert offered.kind is reports.NewsKind.OFFERED
    reports.bring_in(store, number, [offered.source])
    assert "CÔNG TÁC CHUYỂN ĐỔI SỐ NĂM 2022" in text_of(store, number)
    assert reports.news(store, number) == ()


def test_news_that_are_past_are_refused_and_nothing_changes(store: Store, movement: int) -> None:
    number = draft(store)
    before = text_of(store, number)
    with pytest.raises(Refused, match="news_past"):
        reports.bring_in(store, number, ["activity.99"])
    assert text_of(store, number) == before


def test_what_the_signer_got_changes_by_no_record_any_more(store: Store, movement: int) -> None:
    figure = Figure("văn bản", Decimal(12), "văn bản")
    logbook.write(store, entry("Tham mưu {0} văn bản.", movement, figures=(figure,)))
    number = draft(store)
    (was,) = log(store)
    logbook.write(store, replace(was, text="Ban hành {0} văn bản."))
    dispatches.mark_for_signature(store, number)
    logbook.write(store, replace(was, figures=(replace(figure, value=Decimal(13)),)))
    assert "Ban hành 12 văn bản." in text_of(store, number)
    issued = dispatches.issue(store, number, "7", dt.date(2022, 12, 20))
    assert "Ban hành 12 văn bản." in text_of(store, issued.id)
    other = draft(store)
    dispatches.issue(store, other, "8", dt.date(2022, 12, 20))
    assert "Tham mưu 13 văn bản." in text_of(store, other)
