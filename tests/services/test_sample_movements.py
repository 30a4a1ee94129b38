"""The year of the sample office is the one its report tells, and nothing of it hangs in the air."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from thiduadesk import resources
from thiduadesk.data.queries import calendar as calendar_queries
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.tree import walk
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.people import OFFICE
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.movements import plain
from thiduadesk.rules.movements.figures import merged
from thiduadesk.rules.movements.naming import meant
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import papers
from thiduadesk.services import sample

DAY = dt.date(2022, 12, 15)
MANNERS = "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("sample") / "a.thidua"
    with Store.create(path) as made:
        sample.fill(made)
        yield made


def test_the_register_holds_each_paper_of_the_report_once(store: Store) -> None:
    data = resources.toml(f"{samples.FOLDER}/papers.toml")["papers"]
    register = papers.all_papers(store)
    assert len(register) == len(data) == 85  # the sheet's evidence added none of its own
    assert all(one.subject or one.kind == "Nghị định" for one in register)
    (report,) = [
        one for one in samples.load().dispatches if one.kind == "report.year" and one.year == 2022
    ]
    cited = [one for one in find_citations(text_of(report.body)) if one.number and one.date]
    assert len(cited) > 50
    missing = [one.text for one in cited if papers.known(register, one) is None]
    assert missing == []


def text_of(body: tuple[Part, ...]) -> str:
    """All words of a body, its notes too."""
    lines = []
    for piece in walk.parts(body):
        lines.append(words(piece.runs))
        lines += [words(run.runs) for run in piece.runs if isinstance(run, Footnote)]
    return "\n".join(lines)


def test_seven_movements_with_what_was_done_and_what_came_of_them(store: Store) -> None:
    items = movements.all_movements(store, DAY, 2022)
    assert [one.activities > 0 for one in items] == [True] * 7
    (manners,) = [one for one in items if one.movement.title == MANNERS]
    view = movements.get(store, manners.movement.id, DAY)
    assert {one.year for one in view.whole.activities} == {2019, 2020, 2021, 2022}
    assert {one.number for one in view.honours} == {"898/QĐ-UBND"}
    assert len(view.honours) == 2
    assert len(view.whole.models) == 3
    with store.read() as r:
        honours = people_queries.honours(r)
    known = [one.movement for one in items]
    own = [one for one in honours if one.subject == OFFICE and one.year == 2022 and one.movement]
    local = [one for one in own if meant(one.movement, known) is None]
    assert (len(own), len(local)) == (5, 4)  # 2.3 of the report tells the other four


def test_figures_are_those_of_the_report(store: Store) -> None:
    with store.read() as reader:
        log = queries.activities(reader, year=2022)
    found = {one.name: one for one in merged(figure for one in log for figure in one.figures)}
    tasks = found["nhiệm vụ của Chương trình công tác"]
    assert [int(one.value) for one in (tasks, *tasks.parts)] == [139, 74, 56, 9]
    issued = found["văn bản tham mưu ban hành"]
    assert (issued.about, int(issued.value), len(issued.parts)) == ("hơn", 12400, 12)
    assert found["tỷ lệ rất hài lòng"].value == Decimal("99.8")
    said = " ".join(plain(one) for one in logbook.of_year(store, 2022).activities)
    for number in (
        "hơn 12.400 văn bản",
        "6.307 Công văn",
        "dừng thực hiện 09 nhiệm vụ",
        "hơn 600 cuộc",
    ):
        assert number in said
    # the report's own sum of 517 does not hold; nothing else is found fault with
    (wrong,) = movements.findings(store, DAY, 2022)
    assert (wrong.code, wrong.found, wrong.expected) == ("movement_figures_not_sum", "517", "779")


def test_every_heading_of_the_report_has_its_entries(store: Store) -> None:
    topics = [one.topic for one in logbook.of_year(store, 2022).activities]
    assert set(topics) == set(Topic) - {Topic.MOVEMENT}
    tasks = [one for one in logbook.of_year(store, 2022).activities if one.topic is Topic.TASKS]
    assert len({one.heading for one in tasks}) == 4


def test_guidance_letters_are_papers_with_what_they_ask(store: Store) -> None:
    with store.read() as r:
        letter, rules = calendar_queries.guidance(r, 2022)
        asks = calendar_queries.asks(r, letter.id)
        (paper,) = [one for one in paper_queries.all_papers(r) if one.id == letter.paper_id]
        log = queries.activities(r)
    assert full_number(paper.number, paper.symbol) == "1028/TMTH"
    assert (letter.deadline, rules.deadline) == (dt.date(2022, 12, 15), None)
    assert [one.answer_kind for one in asks].count(None) == 3
    assert asks[0].answer_kind is AnswerKind.DISPATCH
    assert all("  " not in one.text for one in log)
