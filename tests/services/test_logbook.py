"""The log of a year: one step of undo keeps a paragraph, its papers and its pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.data import keptfiles
from thiduadesk.data.store import Store
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import Topic
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.problems import Refused
from thiduadesk.rules import figures_said
from thiduadesk.services import logbook
from thiduadesk.services import movements
from thiduadesk.services import papers

TEXT = "Ban hành Kế hoạch số 77/KH-VP ngày 12/5/2022; tập huấn cho 86 người."
PNG = b"\x89PNG\r\n\x1a\n" + b"of a meeting"
DAY = dt.date(2022, 12, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "log.thidua") as opened:
        yield opened


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "hop.png"
    path.write_bytes(PNG)
    return path


def _activity(movement: int | None = None, topic: Topic = Topic.MOVEMENT) -> Activity:
    figures = figures_said.assembled(figures_said.said(TEXT))
    return Activity(
        0, 2022, figures_said.bound(TEXT, figures), movement, topic, figures=figures,
    )  # fmt: skip


def test_an_entry_comes_and_goes_with_its_papers_and_pictures(store: Store, picture: Path) -> None:
    movement = movements.save(store, Movement(0, "Công sở không giấy tờ"))
    offers = papers.offers(store, TEXT)
    number = logbook.write(store, _activity(movement), offers, (), (picture,))

    log = logbook.of_view(movements.get(store, movement, DAY))
    (kept,) = log.activities
    assert kept.id == number
    assert [one.number for one in log.papers[number]] == ["77"]
    assert keptfiles.read(store.path, kept.pictures[0]) == PNG
    assert logbook.everything(store)[0].words == TEXT

    store.undo()
    assert not logbook.of_view(movements.get(store, movement, DAY)).activities
    assert not papers.all_papers(store)


def test_a_file_that_is_no_picture_is_refused_and_nothing_kept(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "hop.png"
    path.write_bytes(b"%PDF no picture")
    with pytest.raises(Refused) as refused:
        logbook.write(store, _activity(topic=Topic.TASKS), (), (), (path,))
    assert refused.value.code == "picture_kind"
    assert not logbook.of_year(store, 2022).activities


def test_pictures_are_added_once_behind_those_that_are_there(store: Store, picture: Path) -> None:
    logbook.write(store, _activity(topic=Topic.TASKS), (), (), (picture,))
    (kept,) = logbook.of_year(store, 2022).activities
    logbook.add_pictures(store, kept, (picture,))
    (again,) = logbook.of_year(store, 2022).activities
    assert again.pictures == kept.pictures


def test_what_belongs_to_no_movement_stands_beside_the_movements(store: Store) -> None:
    movement = movements.save(store, Movement(0, "Công sở không giấy tờ"))
    logbook.write(store, _activity(movement))
    logbook.write(store, _activity(topic=Topic.STEERING))
    movements.keep(store, GoodModel(0, 2022, "Một cửa lưu động", movement))
    movements.keep(store, GoodModel(0, 2022, "Sổ tay điện tử"))
    log = logbook.of_year(store, 2022)
    assert [one.topic for one in log.activities] == [Topic.STEERING]
    assert [one.name for one in log.models] == ["Sổ tay điện tử"]


def test_a_paper_linked_again_gets_its_new_role(store: Store) -> None:
    owner = Owner(OwnerKind.MOVEMENT, movements.save(store, Movement(0, "Dân vận khéo")))
    offers = papers.offers(store, TEXT)
    logbook.cite(store, owner, PaperRole.IMPLEMENT, offers)
    (paper,) = papers.all_papers(store)
    logbook.cite(store, owner, PaperRole.PLAN, known=(paper.id,))
    view = movements.get(store, owner.id, DAY)
    assert [role for _paper, role in view.linked(owner)] == [PaperRole.PLAN]


def test_the_words_of_a_file_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "phat-dong.txt"
    path.write_text("QUYẾT ĐỊNH\nVề việc phát động phong trào thi đua", encoding="utf-8")
    assert "phát động phong trào" in logbook.text_of(path)
