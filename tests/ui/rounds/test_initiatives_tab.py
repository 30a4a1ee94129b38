"""An initiative on the page: applied for, voted, recognised, used; its next step is the blue button."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.answers import answer_next
from tests.ui.conftest import TODAY
from tests.ui.rounds.conftest import fill
from tests.ui.rounds.conftest import told
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import SubjectKind
from thiduadesk.services import dispatches
from thiduadesk.services import initiatives
from thiduadesk.services import personnel
from thiduadesk.ui.forms.step import StepDialog
from thiduadesk.ui.pages.rounds.initiatives import InitiativesTab
from thiduadesk.ui.pages.rounds.page import RoundsPage

TITLE = "Tra cứu lịch tiếp công dân bằng mã QR"


def opened(page: RoundsPage) -> InitiativesTab:
    page.tabs.setCurrentWidget(page.initiatives)
    return page.initiatives


def kept(store: Store) -> Initiative:
    return next(one for one in personnel.initiatives(store) if one.title == TITLE)


def steps(tab: InitiativesTab) -> list[tuple[str, str]]:
    return [(one.chip.text, one.said) for one in tab.steps.rows]


def test_an_initiative_goes_its_way_by_the_blue_button(
    qtbot: QtBot, page: RoundsPage, store: Store
) -> None:
    people = [
        one
        for one in personnel.entries(store, TODAY.date())
        if one.subject.kind is SubjectKind.PERSON
    ]
    first, second = people[:2]
    tab = opened(page)
    before = len(tab.model.rows)
    lines = f"{first.name} ({first.code}) | 60\n{second.code} | 40"
    answer_next(fill(TITLE, None, None, lines, None, "1/3/2022"), StepDialog)
    tab.ask_new()
    made = kept(store)
    assert [(one.person_id, one.share) for one in made.authors] == [
        (first.subject.id, 60),
        (second.subject.id, 40),
    ]
    assert (made.state, made.first_used) == (InitiativeState.APPLIED, dt.date(2022, 3, 1))
    assert len(tab.model.rows) == before + 1
    assert tab.current == made, "what was just entered stands under the cursor"
    assert tab.model.rows[0] == made, "what is still on its way stands first"
    assert steps(tab)[0] == ("Xong", f"{first.name} 60 %\n{second.name} 40 %")

    # the vote, then the recognition, by the same button
    assert tab.next.isVisibleTo(page)
    answer_next(fill("03/BB-HĐSK ngày 15/11/2022"), StepDialog)
    qtbot.mouseClick(tab.next, Qt.MouseButton.LeftButton)
    assert kept(store).state is InitiativeState.VOTED
    assert steps(tab)[1] == ("Xong", "03/BB-HĐSK ngày 15/11/2022")
    assert steps(tab)[2][0] == "Bước tiếp theo"
    answer_next(fill("15/QĐ-VP", "20/12/2022", "Chánh Văn phòng"), StepDialog)
    qtbot.mouseClick(tab.next, Qt.MouseButton.LeftButton)
    made = kept(store)
    assert (made.state, made.number, made.scope) == (
        InitiativeState.RECOGNISED,
        "15/QĐ-VP",
        Scope.BASE,
    )
    assert steps(tab)[2] == ("Được công nhận", "15/QĐ-VP, 20/12/2022, Chánh Văn phòng")
    assert steps(tab)[3] == ("Chưa dùng", "")
    assert not tab.next.isVisibleTo(page)

    # an honour rests on it: it says which, and no step goes back any more
    held = personnel.save(store, HonourHeld(0, first.subject, "CSTDCS", 2022))
    with store.change(Label("use")) as writer:
        initiatives.use(writer, made.id, held)
    assert steps(tab)[3] == ("Đã dùng", "CSTĐCS năm 2022")
    assert TITLE in told(lambda: qtbot.mouseClick(tab.back, Qt.MouseButton.LeftButton))
    assert kept(store).state is InitiativeState.RECOGNISED


def test_what_is_not_recognised_can_be_taken_back(
    qtbot: QtBot, page: RoundsPage, store: Store
) -> None:
    tab = opened(page)
    personnel.save(store, Initiative(0, TITLE, 2022))
    tab.view.choose(kept(store).id, 0)
    qtbot.mouseClick(tab.refused, Qt.MouseButton.LeftButton)
    assert kept(store).state is InitiativeState.REFUSED
    assert steps(tab)[2][0] == "Không công nhận"
    qtbot.mouseClick(tab.back, Qt.MouseButton.LeftButton)
    assert kept(store).state is InitiativeState.APPLIED


def test_an_author_nobody_knows_is_said_in_the_dialog(page: RoundsPage, store: Store) -> None:
    tab = opened(page)
    said = []

    def look(dialog: StepDialog) -> None:
        fill(TITLE, None, None, "Người Không Có | 100")(dialog)
        said.append(dialog.fields[0].fault)
        dialog.reject()

    answer_next(look, StepDialog)  # type: ignore[arg-type]
    tab.ask_new()
    assert "Người Không Có" in said[0]
    assert all(one.title != TITLE for one in personnel.initiatives(store))


def test_its_papers_are_drafted_and_opened(qtbot: QtBot, page: RoundsPage, store: Store) -> None:
    tab = opened(page)
    page.asked_for.disconnect()  # this window has no page of dispatches
    asked: list[tuple[str, str]] = []
    page.asked_for.connect(lambda where, what: asked.append((where, what)))
    number = personnel.save(store, Initiative(0, TITLE, 2022))
    tab.view.choose(number, 0)
    assert not tab.decide.isVisibleTo(page), "nobody has voted on it"
    initiatives.vote(store, number, "03/BB-HĐSK ngày 15/11/2022")
    assert tab.decide.isVisibleTo(page)
    assert not tab.confirm.isVisibleTo(page), "nothing recognises it yet"
    qtbot.mouseClick(tab.decide, Qt.MouseButton.LeftButton)
    assert asked[0][0] == "dispatches"
    made = dispatches.get(store, int(asked[0][1]))
    assert made.kind == "decision.initiatives"
    assert TITLE in str(made)
    paper = initiatives.Recognition("15/QĐ-VP", dt.date(2022, 12, 20), "Chánh VP", Scope.BASE)
    initiatives.recognise(store, number, paper)
    qtbot.mouseClick(tab.confirm, Qt.MouseButton.LeftButton)
    assert dispatches.get(store, int(asked[1][1])).kind == "confirmation.initiatives"
