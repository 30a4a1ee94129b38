"""Every paper of the trade: drafted from an empty and a full office, printed alike as PDF and Word."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.documents.word_reading import docx_words
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import template
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook
from thiduadesk.services import office
from thiduadesk.services import sample

TODAY = dt.date(2022, 12, 15)
KINDS = template.kinds()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("empty") / "empty.thidua") as store:
        yield store


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("full") / "full.thidua") as store:
        sample.fill(store)
        yield store


def printed(document: Document) -> Counter[str]:
    """Words of the PDF."""
    pages = PdfReader(io.BytesIO(dispatches.render_pdf(document).data)).pages
    return Counter(word for page in pages for word in page.extract_text().split())


def heads(document: Document) -> set[str]:
    bodies = [document.body, *(one.parts for one in document.appendices)]
    blocks = [block for body in bodies for part in walk(body) for block in part.blocks]
    blocks += [block for one in document.appendices for block in one.blocks]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.head]
    cells = [cell for row in rows for cell in row.cells]
    return {word for cell in cells for line in cell.paragraphs for word in words(line).split()}


def agrees(document: Document) -> None:
    """The two files say the same words; only the PDF has page numbers and heads of tables anew."""
    pdf, word = printed(document), Counter(docx_words(dispatches.render_docx(document)))
    assert word - pdf == Counter()
    assert {one for one in pdf - word if not one.isdecimal()} <= heads(document)


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_drafted_from_an_empty_office(empty: Store, kind: str) -> None:
    document = dispatches.compose_unsaved(empty, dispatches.drafted(empty, kind, 2022, TODAY))
    assert dispatches.placeholders(document), "what nobody entered is to be written"
    agrees(document)


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_drafted_from_the_records(full: Store, kind: str) -> None:
    document = dispatches.compose_unsaved(full, dispatches.drafted(full, kind, 2022, TODAY))
    assert document.letterhead is not None
    assert document.letterhead.superior == ("UBND TỈNH QUẢNG NGÃI",)
    assert all(signer.name for signer in document.signatures)
    if kind != "report.year":  # its score sheet of ten pages is compared elsewhere
        agrees(document)


def test_sample_holds_one_whole_draft_of_each_kind(full: Store) -> None:
    kept = dispatches.items(full)
    drafts = [item for item in kept if item.state is State.DRAFT]
    assert sorted(item.kind for item in drafts) == sorted(KINDS)
    assert [(item.kind, item.year) for item in kept if item.state is State.ISSUED] == [
        ("report.year", 2017)
    ]
    for item in drafts:
        document = dispatches.compose(full, item.id)
        assert dispatches.placeholders(document) == (), item.kind
        faults = [one for one in dispatches.findings(document) if one.severity is Severity.ERROR]
        assert faults == [], item.kind
        if item.kind != "report.year":
            agrees(document)


def test_last_look_finds_no_error_in_the_papers_written_for_the_sample(full: Store) -> None:
    """The year reports are real papers with the slips of their offices; all others are clean."""
    for item in dispatches.items(full):
        if item.kind != "report.year":
            found = lastlook.look(full, item.id, TODAY)
            assert [one for one in found if one.severity is Severity.ERROR] == [], item.kind


def test_table_of_the_bloc_follows_the_records(tmp_path: Path) -> None:
    with Store.create(tmp_path / "office.thidua") as store:
        members = (BlocMember("Sở Tư pháp", role="head"), BlocMember("Sở Y tế"))
        office.save(store, BlocYear(0, 2022, "Khối 3", members=members))
        made = dispatches.new(store, "pact", 2022, TODAY)
        before = dispatches.compose(store, made)
        assert "Sở Y tế" in str(before)
        (bloc,) = office.bloc_years(store)
        more = (*members, BlocMember("Sở Xây dựng"))
        office.save(store, BlocYear(bloc.id, 2022, "Khối 3", members=more))
        after = dispatches.compose(store, made)
        (table,) = [
            block for part in walk(after.body) for block in part.blocks if isinstance(block, Table)
        ]
        names = [words(row.cells[1].paragraphs[0]) for row in table.rows]
        assert names == ["Sở Tư pháp", "Sở Y tế", "Sở Xây dựng"]
        assert all(row.cells[2].paragraphs == () for row in table.rows), "left to sign in"
