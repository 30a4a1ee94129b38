"""The records of the office: the list and the form always stand on the same record."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import type_words
from thiduadesk.data.store import Store
from thiduadesk.services import office
from thiduadesk.services import overlay
from thiduadesk.ui.feedback.banner import BannerArea
from thiduadesk.ui.feedback.desk import Feedback
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.fields import ChoiceField
from thiduadesk.ui.pages.settings import kinds
from thiduadesk.ui.pages.settings.kinds import RecordKind
from thiduadesk.ui.pages.settings.records import RecordsTab


def _tab(qtbot: QtBot, store: Store, kind: RecordKind) -> RecordsTab:
    window = QWidget()
    qtbot.addWidget(window)
    tab = RecordsTab(kind, store, Feedback(window, BannerArea(window)), window)
    store.changed.connect(lambda _change: tab.refresh())
    window.resize(1200, 700)
    tab.resize(1200, 700)
    window.show()
    tab.refresh()
    return tab


def _field(tab: RecordsTab, label: str) -> Field[Any]:
    return next(field for spec, field in tab.fields if spec.label == label)


def _type(tab: RecordsTab, label: str, words: str) -> None:
    field = _field(tab, label)
    field.editor.setFocus()
    type_words(field.editor, words)
    assert field.commit()


def test_new_record_is_shown_as_kept_and_stays_the_chosen_one(qtbot: QtBot, store: Store) -> None:
    tab = _tab(qtbot, store, kinds.SIGNATORIES)
    before = {one.id for one in office.signatories(store)}
    tab.add()
    assert not tab.view.selectionModel().hasSelection(), "no row is marked while a new one is typed"
    today = _field(tab, "From").value()
    assert today is not None
    _type(tab, "Full name", "Vo An")
    _type(tab, "Post", "Pho phong")
    (new,) = (one for one in office.signatories(store) if one.id not in before)
    assert (new.name, new.post, new.span.start) == ("Vo An", "Pho phong", today)
    assert tab.view.chosen == new.id
    assert _field(tab, "Full name").value() == "Vo An"
    assert _field(tab, "From").value() == today


def test_form_edits_the_marked_record_after_leaving_and_coming_back(
    qtbot: QtBot, store: Store
) -> None:
    tab = _tab(qtbot, store, kinds.SIGNATORIES)
    rows = list(tab.model.rows)
    assert len(rows) > 1
    for one in rows:
        tab.view.choose(one.id)
        _type(tab, "Post", "!")
        tab.refresh()
        assert tab.view.chosen == one.id
        assert _field(tab, "Full name").value() == one.name
    posts = {one.id: one.post for one in office.signatories(store)}
    assert posts == {one.id: f"!{one.post}" for one in rows}


def test_new_version_of_the_office_starts_from_the_one_that_holds(
    qtbot: QtBot, store: Store
) -> None:
    (old,) = office.all_names(store)
    tab = _tab(qtbot, store, kinds.OFFICE)
    tab.add()
    assert _field(tab, "Official name").value() == old.name
    assert _field(tab, "Place name").value() == old.place
    field = _field(tab, "Telephone")
    field.load("")
    _type(tab, "Telephone", "0255 111")
    kept, new = office.all_names(store)
    assert kept == old
    assert new.telephone == "0255 111"
    assert (new.name, new.superior_head) == (old.name, old.superior_head)
    assert new.span.start == dt.datetime.now().astimezone().date()


@pytest.mark.parametrize("own", ["", "VĂN PHÒNG"])
def test_name_takes_along_only_what_was_made_from_it(store: Store, own: str) -> None:
    (old,) = office.all_names(store)
    made = office.renamed(
        old.__class__(0, "Sở Y tế", short_name="Sở Y tế", issuer_head=own), "Sở Nội vụ"
    )
    assert made.short_name == "Sở Nội vụ"
    assert made.issuer_head == (own or "SỞ NỘI VỤ")


def test_value_of_the_province_is_held_to_what_is_asked(qtbot: QtBot, store: Store) -> None:
    tab = _tab(qtbot, store, kinds.OVERLAY)
    tab.add()
    what, value = _field(tab, "What"), _field(tab, "Value")
    assert isinstance(what, ChoiceField)
    keys = [one.key for one in overlay.parameters()]
    what.box.setCurrentIndex(keys.index("vote.CSTDCS"))
    assert what.commit()
    value.editor.setFocus()
    type_words(value.editor, "nhieu")
    assert not value.commit()
    assert value.fault
    value.editor.selectAll()  # type: ignore[attr-defined]
    type_words(value.editor, "80")
    assert value.commit()
    assert [(one.key, one.value) for one in overlay.values(store)] == [("vote.CSTDCS", "80")]
