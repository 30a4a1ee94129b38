"""Reports drafted from the records: everything the real ones have, nothing nobody entered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services import quang_binh
from thiduadesk.data import tables
from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.drafts import template
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree import walk as walking
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Target
from thiduadesk.domain.papers import number_key
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import find_key
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import parse_date
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.movements import plain
from thiduadesk.rules.movements.naming import title_key
from thiduadesk.rules.scoring import compute
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook
from thiduadesk.services import movements
from thiduadesk.services import papers
from thiduadesk.services import reports
from thiduadesk.services import sample

DAY = dt.date(2022, 12, 15)
_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_OWN_WORDS = {"dispatch", "dispatch_part", "dispatch_version", "journal", "trash"}
"""Tables in which a report itself is kept: no proof of what it says."""


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("sample") / "a.thidua"
    with Store.create(path) as made:
        sample.fill(made)
        yield made


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int]]:
    path: Path = tmp_path_factory.mktemp("review") / "a.thidua"
    with Store.create(path) as made:
        yield made, quang_binh.fill(made)


# --- what a body says ----------------------------------------------------------------------------
def said(runs: tuple[Inline, ...]) -> str:
    """The words with those of the notes."""
    notes = (words(run.runs) for run in runs if isinstance(run, Footnote))
    return " ".join((words(runs), *notes))


def lines(body: tuple[Part, ...]) -> list[str]:
    return [said(piece.runs) for piece in walking.parts(body)]


def titles(body: tuple[Part, ...]) -> list[str]:
    found = []
    for part in walk(body):
        if part.heading is not None and words(part.heading.runs):
            text = words(part.heading.runs).replace("UBND", "Ủy ban nhân dân")
            named = find_key(text).startswith("phong trao thi dua ") and "“" in text
            found.append(title_key(text) if named else find_key(text))
    return found


def fresh(store: Store, kind: str, movement: int | None = None) -> Dispatch:
    return dispatches.drafted(store, kind, 2022, DAY, movement)


def printed(store: Store, dispatch: Dispatch) -> tuple[Part, ...]:
    return dispatches.compose_unsaved(store, dispatch).body


# --- what the records hold -----------------------------------------------------------------------
def recorded(reader: Reader) -> str:
    """Everything that is kept, but for the papers that were written with it."""
    cells = []
    for name, table in tables.metadata.tables.items():
        if name not in _OWN_WORDS:
            for row in reader.rows(select(table)):
                cells += [str(value) for value in row.values() if value is not None]
    return nfc("\n".join(cells))


def numbers(text: str) -> set[str]:
    """Numbers without points between thousands and zeros before them."""
    return {found.replace(".", "").lstrip("0") or "0" for found in _NUMBER.findall(text)} | set(
        re.findall(r"\d+", text)
    )


def counted(reader: Reader) -> set[str]:
    """What the report counts: honours by decision and in all, registrations, units, leaders."""
    held = people_queries.honours(reader)
    groups: dict[object, list[bool]] = {}
    for one in held:
        same = (one.honour, one.number, one.date, one.decider, one.reason, one.movement)
        groups.setdefault(same, []).append(one.subject.collective)
    registered = {one.subject for one in people_queries.registrations(reader, 2022)}
    counts = [
        len(registered),
        *(sum(one.collective == kind for one in registered) for kind in (True, False)),
    ]
    for members in groups.values():
        counts += [sum(members), len(members) - sum(members)]
    counts += range(13)  # small counts: units of a kind, leaders of a post, times by sum
    beside = [members for key, members in groups.items() if not key[-1]]  # type: ignore[index]
    counts += [sum(map(len, beside)) - sum(map(sum, beside))]
    totals = compute(rubric_queries.sheet(reader, 2022))  # type: ignore[arg-type]
    sums = (totals.points, totals.bonus, totals.max_points, totals.max_bonus)
    return {str(one) for one in (*counts, *sums)}


# --- done when 1 -----------------------------------------------------------------------------------
def test_the_drafted_report_has_all_sections_of_the_real_one(sample_store: Store) -> None:
    real = next(
        one for one in samples.load().dispatches if (one.kind, one.year) == ("report.year", 2022)
    )
    drafted = [set(one.split()) for one in titles(fresh(sample_store, "report.year").body)]
    for title in titles(real.body):
        wanted = set(title.split()) - {"2022", "2023"}  # it names one year wrongly
        assert any(len(wanted & one) >= 0.8 * len(wanted) for one in drafted), title


def test_every_fact_of_the_drafted_report_stands_in_the_records(sample_store: Store) -> None:
    body = printed(sample_store, fresh(sample_store, "report.year"))
    with sample_store.read() as reader:
        kept_words, counts = recorded(reader), counted(reader)
    text = "\n".join(lines(body))
    assert len(find_citations(text)) > 60
    cited = {(number_key(one.number, one.symbol), one.date) for one in find_citations(kept_words)}
    papers = {(number_key(*line), day) for line, day in _register(sample_store)}
    unknown = [
        one.text
        for one in find_citations(text)
        if one.number and (number_key(one.number, one.symbol), one.date) not in papers | cited
    ]
    assert unknown == []
    days = {parse_date(one) for one in _DATE.findall(kept_words)}
    days |= {dt.date.fromisoformat(one) for one in re.findall(r"\d{4}-\d{2}-\d{2}", kept_words)}
    assert [one for one in _DATE.findall(text) if parse_date(one) not in days] == []
    known = numbers(kept_words) | counts | {"2022", "2023"}
    assert sorted(numbers(_DATE.sub("", text)) - known) == []


def _register(store: Store) -> list[tuple[tuple[str, str], dt.date | None]]:
    found = [((one.number, one.symbol), one.date) for one in papers.all_papers(store)]
    with store.read() as reader:
        for one in people_queries.honours(reader):
            number, _slash, symbol = one.number.partition("/")
            found.append(((number, symbol), one.date))
    return found


def test_each_drafted_paragraph_says_where_it_comes_from(sample_store: Store) -> None:
    body = fresh(sample_store, "report.year").body
    found = following.sources(body)
    assert len(found) == len(set(found)) > 90
    for source in found:
        origin = reports.origin(sample_store, source)
        assert origin.there, source
        assert origin.label.msgid != "From the records", source
    bare = [
        words(block.runs)
        for part in walk(body)
        for block in part.blocks
        if isinstance(block, Paragraph) and not block.source
    ]
    assert len(bare) == 4, "only what the template itself says: the sheet, two lead-ins, the end"


def test_the_figures_of_the_year_are_data_fields(sample_store: Store) -> None:
    body = fresh(sample_store, "report.year").body
    fields = {
        run.key: run.text
        for piece in walking.parts(body)
        for run in piece.runs
        if isinstance(run, Field)
    }
    said_here = {text for key, text in fields.items() if key.startswith("figure.")}
    assert {"139", "74", "56", "09", "hơn 12.400", "1.420", "99,8%"} <= said_here
    assert fields["staff.total"] == "89"


def test_the_last_look_finds_no_fault_of_the_drafting(sample_store: Store) -> None:
    made = dispatches.new(sample_store, "report.year", 2022, DAY)
    with sample_store.read() as reader:
        kept_words = recorded(reader)
    logged = [plain(one) for one in _log(sample_store)]
    for one in lastlook.look(sample_store, made, DAY):
        inside = one.where.startswith("PH")  # the body; the sheet prints what the clerk typed
        if inside and one.severity is Severity.ERROR:
            assert one.quote
            assert any(one.quote in entry for entry in (kept_words, *logged)), one
    dispatches.delete(sample_store, made)


def _log(store: Store) -> tuple[Activity, ...]:
    with store.read() as reader:
        return movement_queries.activities(reader)


def test_what_the_records_do_not_say_is_asked_with_a_link(sample_store: Store) -> None:
    made = fresh(sample_store, "report.year")
    gaps = reports.gaps_of(sample_store, made)
    found = {(one.code, one.page) for one in gaps}
    assert ("plan_missing", "movements") in found
    assert ("decision_missing", "people") in found
    assert ("limits_missing", "movements") in found
    assert not {"activity_missing", "guidance_missing", "staff_missing"} & {
        one.code for one in gaps
    }
    for one in reports.findings(gaps):
        assert one.severity is Severity.WARNING
        assert one.where


def test_the_half_year_tells_nothing_of_later(sample_store: Store) -> None:
    body = printed(sample_store, fresh(sample_store, "report.halfyear"))
    text = "\n".join(lines(body))
    assert {day for one in _DATE.findall(text) if (day := parse_date(one))} <= {
        dt.date.fromordinal(one) for one in range(1, dt.date(2022, 7, 1).toordinal())
    }
    assert "12.400" not in text
    gaps = reports.gaps_of(sample_store, fresh(sample_store, "report.halfyear"))
    assert "day_missing" in {one.code for one in gaps}


# --- a review ------------------------------------------------------------------------------------
def test_the_review_is_drafted_from_three_years_of_log(review: tuple[Store, int]) -> None:
    store, movement = review
    made = dispatches.drafted(store, "report.movement", 2022, quang_binh.DAY, movement)
    assert made.frame.subject[0] == "Sơ kết 03 năm thực hiện Phong trào thi đua"
    assert made.frame.subject[1].startswith(f"“{quang_binh.TITLE}”")
    assert (made.frame.movement, made.frame.since) == (movement, 2019)
    text = "\n".join(lines(printed(store, made)))
    for fact in (
        "Quyết định số 733/QĐ-TTg ngày 14/6/2019",
        "Kế hoạch số 1786/KH-UBND ngày 29/10/2019",
        "Kế hoạch số 4423/KH-VPUBND ngày 28/11/2019",
        "11 tập thể, 13 cá nhân",
        "khen thưởng 05 cá nhân",
        "chủ yếu kiêm nhiệm",
    ):
        assert fact in text
    empty = {one.code: one.about for one in reports.gaps_of(store, made)}
    assert "limits_missing" not in empty
    assert "lessons_missing" not in empty
    assert empty["honours_missing"] == "Kết quả biểu dương, tôn vinh, khen thưởng"


def test_a_review_asks_for_targets_nobody_counted(store: Store) -> None:
    movement = movements.save(
        store, Movement(0, "Sáng tạo", launcher=Launcher.OFFICE, targets=(Target("Sáng kiến"),))
    )
    made = dispatches.drafted(store, "report.movement", 2022, DAY, movement)
    asked = {one.code: one for one in reports.gaps_of(store, made)}
    assert asked["targets_open"].where == str(movement)
    for code in ("targets_open", "limits_missing", "lessons_missing", "results_missing"):
        assert asked[code].law == "TT 01/2024/TT-BNV, Điều 3 khoản 3"


def test_a_review_of_a_movement_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="record_missing"):
        dispatches.drafted(store, "report.movement", 2022, DAY, 99)


# --- a new office ----------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", reports.KINDS)
def test_a_report_of_nothing_is_an_honest_outline(store: Store, kind: str) -> None:
    made = fresh(store, kind)
    body = printed(store, made)
    outline = template.body(kind, {"year": "2022"}, with_sheet=False)
    assert titles(body) == [
        one.replace("nam 2023", "nam 2023") for one in titles(printed(store, made))
    ]
    assert len(titles(body)) == len(titles(outline)) > 8
    open_parts = [
        part.key
        for part in walk(body)
        if any(placeholder_spans(said(piece.runs)) for piece in walking.parts((part,)))
    ]
    assert len(open_parts) > 8
    text = "\n".join(lines(body))
    assert numbers(text) <= {"2022", "2023", "6"}, "no number nobody entered"
    assert reports.gaps_of(store, made)


def test_a_review_whose_movement_is_gone_still_opens(store: Store) -> None:
    movement = movements.save(store, Movement(0, "Sáng tạo", launcher=Launcher.OFFICE))
    made = dispatches.new(store, "report.movement", 2022, DAY, movement)
    movements.remove(store, movement)
    assert "Sáng tạo" in "\n".join(lines(dispatches.compose(store, made).body))


def test_a_saved_report_without_sources_asks_and_tells_nothing(sample_store: Store) -> None:
    saved = dispatches.current_draft(sample_store, "report.year", 2022)
    assert saved is not None
    assert reports.news(sample_store, saved.id) == ()
    assert reports.gaps(sample_store, saved.id) == ()
