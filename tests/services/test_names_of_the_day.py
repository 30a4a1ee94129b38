"""A paper of 2022 prints with the names of 2022, whenever it is printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.plain_words import document_text
from thiduadesk.data.store import Store
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import Span
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import office

CHANGE = dt.date(2024, 3, 1)
BEFORE = CHANGE - dt.timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office whose name and head changed on 01/3/2024."""
    with Store.create(tmp_path / "a.thidua") as opened:
        founding = office.Founding(
            "Sở Nội vụ tỉnh X", "UBND tỉnh X", "SNV", "X", "Giám đốc", "Nguyễn Văn A"
        )
        office.found(opened, founding)
        (names,) = office.all_names(opened)
        (head,) = office.signatories(opened)
        office.save(opened, replace(names, span=Span(None, BEFORE)))
        renamed = replace(names, id=0, name="Sở Nội vụ Y", issuer_head="SỞ NỘI VỤ Y", symbol="SNVY")
        office.save(opened, replace(renamed, span=Span(CHANGE, None)))
        office.save(opened, replace(head, span=Span(None, BEFORE)))
        office.save(opened, Signatory(0, "Trần Thị B", "Giám đốc", span=Span(CHANGE, None)))
        yield opened


@pytest.mark.parametrize(
    ("year", "issuer", "signer", "symbol"),
    [
        (2022, "SỞ NỘI VỤ TỈNH X", "Nguyễn Văn A", "BC-SNV"),
        (2025, "SỞ NỘI VỤ Y", "Trần Thị B", "BC-SNVY"),
    ],
)
def test_each_year_has_its_own_names(
    store: Store, year: int, issuer: str, signer: str, symbol: str
) -> None:
    made = dispatches.new(store, "report.year", year, today=dt.date(2026, 11, 21))
    document = dispatches.compose(store, made)
    assert document.letterhead is not None
    assert document.letterhead.issuer == (issuer,)
    assert document.letterhead.symbol == symbol
    assert document.signatures[0].name == signer
    assert document.signatures[0].authority == ("GIÁM ĐỐC",)


def test_an_issued_paper_keeps_its_words_when_names_change(store: Store) -> None:
    made = dispatches.new(store, "report.year", 2022, today=dt.date(2022, 12, 1))
    dispatches.issue(store, made, "5", dt.date(2022, 12, 9))
    before = document_text(dispatches.compose(store, made))
    for names in office.all_names(store):
        office.save(store, replace(names, name="Khác", issuer_head="KHÁC"))
    assert document_text(dispatches.compose(store, made)) == before
    assert "SỞ NỘI VỤ TỈNH X" in before


def test_a_day_without_a_signer_is_said(store: Store) -> None:
    for signatory in office.signatories(store):
        office.delete(store, signatory)
    made = dispatches.new(store, "report.year", 2022, today=dt.date(2022, 12, 1))
    found = {finding.code for finding in dispatches.findings(dispatches.compose(store, made))}
    assert "signer_missing" in found


def test_undo_of_an_issue_is_refused_with_a_reason(store: Store) -> None:
    made = dispatches.new(store, "report.year", 2022, today=dt.date(2022, 12, 1))
    dispatches.issue(store, made, "5", dt.date(2022, 12, 9))
    with pytest.raises(Refused, match="undo_past_issue"):
        store.undo()
