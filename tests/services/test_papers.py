"""The register of papers: taken in once however written, merged, kept with file and uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import calendar
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import movements
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers as queries
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Store
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.calendar import Ask
from thiduadesk.domain.calendar import Guidance
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import UseKind
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches as verbs
from thiduadesk.services import paperconflicts
from thiduadesk.services import papers
from thiduadesk.services import trash

SAID = "Căn cứ Quyết định số 898/QĐ-UBND ngày 08/7/2022,"  # vi: words of the test
TODAY = dt.date(2022, 12, 7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office with a score sheet, and one draft that cites a paper."""
    sample = samples.load()
    with Store.create(tmp_path / "office.thidua") as opened:
        with opened.change(Label("Sample data")) as w:
            for names in sample.names:
                office.save_names(w, names)
            for signatory in sample.signatories:
                office.save_signatory(w, signatory)
            rubric.put_sheet(w, sample.sheets[-1])
            draft = replace(sample.dispatches[0], state=State.DRAFT, number=None, date=None)
            body = (Part("1", None, (Paragraph((Text(SAID),)),)),)
            dispatches.add(w, replace(draft, body=body, year=2022))
        yield opened


def taken(store: Store, text: str) -> list[Paper]:
    """The papers a text cites, in the register."""
    return list(papers.some(store, papers.take_in_all(store, papers.offers(store, text))))


def test_a_paper_is_taken_in_once_and_takes_what_it_lacks(store: Store) -> None:
    (first,) = taken(store, "Nghị quyết số 04/-NQ/TU")
    assert (first.date, first.issuer, first.direction) == (None, "", Direction.INCOMING)
    (again,) = taken(
        store, "Nghị quyết số 4-NQ/TU ngày 22/2/2022 của Ban Thường vụ Tỉnh ủy về đẩy mạnh cải cách"
    )
    assert again.id == first.id
    assert (again.number, again.date) == ("04", dt.date(2022, 2, 22))
    assert again.subject == "về đẩy mạnh cải cách"
    (kept,) = taken(store, "Nghị quyết số 04-NQ/TU ngày 23/2/2022")
    assert kept == again
    two = taken(store, "111/QĐ-VP ngày 31/8/2021 và 111/QĐ-VP ngày 19/10/2022")
    assert [(one.number, one.date and one.date.year) for one in two] == [
        ("111", 2021),
        ("111", 2022),
    ]
    assert {one.direction for one in two} == {Direction.OUTGOING}


def test_a_text_names_a_paper_once_with_all_it_says_of_it(store: Store) -> None:
    text = (
        "Quyết định số 5/QĐ-UBND; Luật Thanh tra; Quyết định số 05/QĐ-UBND ngày 04/3/2022 của UBND "
        "tỉnh về việc giao chỉ tiêu năm 2022; Luật Thanh tra năm 2022"
    )  # vi: words of the test
    decree, law = papers.offers(store, text)
    assert (decree.cited.date, decree.cited.issuer) == (dt.date(2022, 3, 4), "UBND tỉnh")  # vi
    assert decree.subject == "về việc giao chỉ tiêu năm 2022"
    assert papers.paper_of(law.cited).subject == "Thanh tra"
    assert [one.paper for one in (decree, law)] == [None, None]
    assert papers.cited_in(text) == (decree.cited,)


def test_the_number_typed_comes_first_then_the_newest(store: Store) -> None:
    for number, day in (("12", 2), ("120", 3), ("9", 4)):
        said = "về việc 12 tiêu chí"  # vi
        papers.save(store, Paper(0, "Kế hoạch", number, "KH-VP", "", dt.date(2022, day, 1), said))
    assert [one.number for one in papers.find(store, "12")] == ["12", "9", "120"]
    assert [one.number for one in papers.find(store, "tieu chi vp 120")] == ["120"]
    assert papers.find(store, "khong co") == ()
    with pytest.raises(Refused, match="paper_nameless"):
        papers.save(store, Paper(0, "Kế hoạch", "", ""))


def test_a_citation_typed_as_a_number_is_taken_apart(store: Store) -> None:
    typed = "Quyết định số 898/QĐ-UBND ngày 08/7/2022 của UBND tỉnh"  # vi
    made = papers.get(store, papers.save(store, Paper(0, "", typed, "", subject="about it")))
    assert (made.kind, made.number, made.symbol, made.date, made.issuer, made.subject) == (
        "Quyết định", "898", "QĐ-UBND", dt.date(2022, 7, 8), "UBND tỉnh", "about it",
    )  # fmt: skip
    plain = papers.get(store, papers.save(store, Paper(0, "Kế hoạch", " 12 ", " KH-VP ")))
    assert (plain.number, plain.symbol) == ("12", "KH-VP")


def _linked(store: Store, paper_id: int) -> tuple[Owner, Owner]:
    """A movement the paper launches, and what a letter asks, which it answers."""
    with store.change(Label("Links")) as w:
        movement = Owner(OwnerKind.MOVEMENT, movements.save_movement(w, Movement(0, "A movement")))
        letter = calendar.save(w, Guidance(0, 2022, "A letter", paper_id=paper_id))
        ask = Owner(OwnerKind.ASK, calendar.save(w, Ask(0, letter, "An item")))
        queries.set_links(w, movement, [(paper_id, PaperRole.LAUNCH)])
        queries.set_links(w, ask, [(paper_id, PaperRole.CITED)])
    return movement, ask


def test_every_use_is_found_in_records_and_words(store: Store) -> None:
    (cited,) = papers.cited_in(SAID)
    paper_id = papers.cite(store, 2022, "II.8", cited)
    _linked(store, paper_id)
    uses = papers.used(store, paper_id)
    assert [one.kind for one in uses] == [
        UseKind.ROW, UseKind.MOVEMENT, UseKind.ASK, UseKind.GUIDANCE, UseKind.DISPATCH,
    ]  # fmt: skip
    assert (uses[0].no, uses[1].role, uses[4].year) == ("II.8", PaperRole.LAUNCH, 2022)
    assert papers.used_by_paper(store) == {paper_id: uses}


def test_an_issued_paper_is_read_as_it_was_issued(store: Store) -> None:
    (paper,) = taken(store, "Quyết định số 898/QĐ-UBND ngày 09/7/2022")
    (draft,) = (one for one in papers.used(store, paper.id) if one.kind is UseKind.DISPATCH)
    assert (draft.day, draft.cited) == (None, (dt.date(2022, 7, 8),))
    verbs.issue(store, draft.id, "12", dt.date(2022, 7, 1))
    (issued,) = papers.used(store, paper.id)
    assert issued.day == dt.date(2022, 7, 1)
    codes = {one.code for one in paperconflicts.of_paper(store, paper.id, (issued,), TODAY)}
    assert codes == {"paper_after_dispatch", "paper_cited_otherwise"}
    assert set(paperconflicts.of_all(store, TODAY)) == {paper.id}


def test_merging_hands_over_evidence_links_amendments_and_file(
    store: Store, tmp_path: Path
) -> None:
    kept, other, older = taken(
        store, "Quyết định số 5/QĐ-UBND; Kế hoạch số 7/KH-VP ngày 04/3/2022; Luật Thanh tra"
    )
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    sha256 = papers.attach(store, other.id, scan)
    papers.set_amends(store, other.id, older.id, on=True)
    movement, ask = _linked(store, other.id)
    with store.change(Label("Evidence")) as w:
        queries.set_evidence(w, 2022, "II.8", [kept.id, other.id])
        queries.set_evidence(w, 2022, "II.6", [other.id])
    before = papers.all_papers(store)
    papers.merge(store, kept.id, other.id)
    whole = papers.get(store, kept.id)
    assert (whole.number, whole.date, whole.file) == ("5", dt.date(2022, 3, 4), sha256)
    with store.read() as r:
        held = queries.whole(r, kept.id)
        assert [row.no for row in held.rows] == ["II.6", "II.8"]
        assert {link.owner for link in held.links} == {movement, ask}
        assert len(held.guidance) == 1
    assert [one.id for one in papers.amends(store, kept.id)[0]] == [older.id]
    with pytest.raises(Refused, match="paper_missing"):
        papers.get(store, other.id)
    with pytest.raises(Refused, match="paper_itself"):
        papers.merge(store, kept.id, kept.id)
    store.undo()
    assert papers.all_papers(store) == before


def test_the_trash_brings_a_paper_back_with_all_that_pointed_to_it(store: Store) -> None:
    (cited,) = papers.cited_in(SAID)
    paper_id = papers.cite(store, 2022, "II.8", cited)
    papers.cite(store, 2022, "II.6", cited)
    _linked(store, paper_id)
    uses = papers.used(store, paper_id)
    with store.read() as r:
        links = [replace(one, id=0, paper_id=0) for one in queries.links(r, paper_id=paper_id)]
    papers.remove(store, paper_id)
    assert papers.used_by_paper(store) == {}
    (item,) = trash.items(store)
    trash.restore(store, item.id)
    (back,) = papers.all_papers(store)
    assert papers.used(store, back.id) == uses
    with store.read() as r:
        again = [replace(one, id=0, paper_id=0) for one in queries.links(r, paper_id=back.id)]
    assert again == links


def test_files_are_kept_by_hash_and_refused_when_they_are_none(
    store: Store, tmp_path: Path
) -> None:
    (paper,) = taken(store, SAID)
    word = tmp_path / "Kế hoạch.docx"
    word.write_bytes(b"PK\x03\x04 words")
    sha256 = papers.attach(store, paper.id, word)
    assert keptfiles.read(store.path, sha256) == word.read_bytes()
    assert papers.copy_to_open(store, paper.id).read_bytes() == word.read_bytes()
    table = tmp_path / "table.xlsx"
    table.write_bytes(b"PK\x03\x04 cells")
    with pytest.raises(Refused, match="paper_file_kind"):
        papers.attach(store, paper.id, table)
    papers.detach(store, paper.id)
    with pytest.raises(Refused, match="paper_without_file"):
        papers.copy_to_open(store, paper.id)
    store.undo()
    assert papers.get(store, paper.id).file == sha256


def test_files_find_their_papers_by_the_numbers_in_their_names(
    store: Store, tmp_path: Path
) -> None:
    known = taken(
        store,
        "898/QĐ-UBND ngày 08/7/2022; 98/QĐ-UBND ngày 04/02/2022; 111/QĐ-VP ngày 31/8/2021 và "
        "111/QĐ-VP ngày 19/10/2022; 04-NQ/TU ngày 22/2/2022",
    )
    names = {
        "QĐ 0898_QĐ-UBND (8.7.2022).pdf": known[0],
        "98-qd-ubnd.pdf": known[1],
        "111_QD-VP_2021.pdf": known[2],
        "111 QĐ-VP ngày 19.10.2022.pdf": known[3],
        "Nghị quyết 4-NQ-TU.pdf": known[4],
    }
    left = ("111-QD-VP.pdf", "1898_QĐ-UBND.pdf", "scan.pdf")
    paths = [tmp_path / name for name in (*names, *left)]
    for path in paths:
        path.write_bytes(b"%PDF-1.4 " + path.name.encode())
    matched = papers.attach_by_name(store, paths)
    assert (matched.papers, matched.left) == (tuple(one.id for one in known), left)
    for name, paper in names.items():
        kept = papers.attached(store, papers.get(store, paper.id).file)
        assert kept is not None
        assert kept.name == name
    store.undo()
    assert {one.file for one in papers.all_papers(store)} == {""}
