"""What proves rows and nominations, the evidence book, and papers collected into a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Figure
from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Cancelled
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet
from thiduadesk.services import collecting
from thiduadesk.services import dispatches
from thiduadesk.services import evidence
from thiduadesk.services import papers
from thiduadesk.services import rounds
from thiduadesk.services import rubric
from thiduadesk.services import trash

YEAR = 2023
PLAN = Paper(0, "Kế hoạch", "12", "KH-SNV", "Sở Nội vụ", dt.date(2023, 2, 6), "Phát động thi đua",
             Direction.OUTGOING)  # fmt: skip
OLD = Paper(0, "Quyết định", "7", "QĐ-SNV", "Sở Nội vụ", dt.date(2021, 5, 4), "Quy chế",
            Direction.OUTGOING)  # fmt: skip
LATE = Paper(0, "Quyết định", "31", "QĐ-UBND", "UBND tỉnh X", dt.date(2024, 1, 9), "Khen thưởng")


def _row(no: str, parent: str | None, points: int | None = None, **score: object) -> Row:
    given = Score(None if points is None else Points(points * 100), **score)  # type: ignore[arg-type]
    most = None if points is None else Points(1000)
    section = parent is None
    criterion = Criterion(no, parent, no, f"Tiêu chí {no}", section=section, max_points=most)
    return Row(criterion, given)


def _sheet(explanation: str = "") -> Sheet:
    return Sheet(
        YEAR,
        "BẢNG CHẤM ĐIỂM NĂM 2023",
        (
            _row("I", None),
            _row("I.1", "I", 10, explanation=explanation),
            _row("I.2", "I", 8),
            _row("II", None),
            _row("II.1", "II", 10),
            _row("II.2", "II", 10),
        ),
    )


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A sheet of two sections, three papers, an activity with a figure and a paper of its own."""
    with store.change(Label("x")) as w:
        rubric_queries.put_sheet(w, _sheet("Thực hiện Công văn số 44/UBND-NC ngày 03/3/2023"))
        made = {name: paper_queries.save_paper(w, paper)
                for name, paper in (("plan", PLAN), ("old", OLD), ("late", LATE))}  # fmt: skip
        counted = Figure("lượt người dự", Decimal(120), "lượt người")
        held = Activity(
            0, YEAR, "Tổ chức hội thi với {0} lượt người dự", day=dt.date(2023, 8, 19),
            figures=(counted,),
        )  # fmt: skip
        made["contest"] = movement_queries.save(w, held)
        owner = Owner(OwnerKind.ACTIVITY, made["contest"])
        paper_queries.set_links(w, owner, [(made["old"], PaperRole.CITED)])
    return made


def _told(store: Store) -> list[tuple[str, str, str]]:
    return [
        (one.where, one.code, one.severity.value)
        for one in evidence.require(store, YEAR).findings
        if one.severity is not Severity.INFO
    ]


def test_a_row_is_proven_by_papers_and_activities_and_no_longer(
    store: Store, ids: dict[str, int]
) -> None:
    assert ("II.1", "full_marks_without_evidence", "warning") in _told(store)
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    evidence.set_paper(store, YEAR, "II.1", ids["plan"], on=True)
    view = rubric.require(store, YEAR)
    row = view.sheet.row("II.1")
    assert row is not None
    assert (row.score.activities, row.score.evidence) == ((ids["contest"],), (ids["plan"],))
    assert view.activities[ids["contest"]].year == YEAR
    assert "II.1" not in {one.where for one in view.findings if "evidence" in one.code}
    rubric.keep_score(store, YEAR, "II.1", replace(row.score, explanation="Hội thi"))
    evidence.set_paper(store, YEAR, "II.1", ids["plan"], on=False)
    kept = rubric.require(store, YEAR).sheet.row("II.1")
    assert kept is not None
    assert (kept.score.activities, kept.score.evidence) == ((ids["contest"],), ())
    store.undo()
    store.undo()
    store.undo()
    store.undo()
    row = rubric.require(store, YEAR).sheet.row("II.1")
    assert row is not None
    assert not row.score.activities
    with pytest.raises(Refused, match="criterion_missing"):
        evidence.set_activity(store, YEAR, "IX", ids["contest"], on=True)


def test_a_sheet_put_anew_keeps_the_activities_that_are_there(
    store: Store, ids: dict[str, int]
) -> None:
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    with store.change(Label("x")) as w:
        sheet = rubric_queries.sheet(w, YEAR)
        assert sheet is not None
        rubric_queries.put_sheet(w, sheet)
    assert rubric.require(store, YEAR).sheet == sheet


def test_papers_and_activities_are_found_by_words(store: Store, ids: dict[str, int]) -> None:
    def found(words: str) -> list[tuple[str, int]]:
        return [(type(one).__name__, one.id) for one in evidence.find(store, YEAR, words)]

    assert found("12 kh") == [("Paper", ids["plan"])]
    assert found("hoi thi 120") == [("Activity", ids["contest"])]
    assert found("khong co gi nhu the") == []


def test_the_book_has_each_thing_once_in_the_order_of_the_rubric(
    store: Store, ids: dict[str, int]
) -> None:
    evidence.set_paper(store, YEAR, "I.1", ids["plan"], on=True)
    evidence.set_paper(store, YEAR, "II.2", ids["plan"], on=True)
    evidence.set_paper(store, YEAR, "I.2", ids["late"], on=True)
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    made = evidence.require(store, YEAR).book
    assert [(one.row.criterion.no, one.entries) for one in made.rows] == [
        ("I", ()), ("I.1", (1, 2)), ("I.2", (3,)), ("II", ()), ("II.1", (4,)), ("II.2", (1,)),
    ]  # fmt: skip
    assert made.entry(1).rows == ("I.1", "II.2")
    assert made.entry(2).cited is not None
    assert made.entry(4).papers[0].number == "7"
    assert [one.number for one in made.papers] == ["12", "31", "7"]
    assert _told(store) == [
        ("I.1", "evidence_repeated", "warning"),
        ("I.2", "evidence_after_year", "warning"),
    ]


def test_what_is_old_lost_or_thrown_away_is_told(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    for no, name in (("I.1", "old"), ("I.2", "late"), ("II.1", "plan")):
        evidence.set_paper(store, YEAR, no, ids[name], on=True)
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.4 seven")
    sha256 = papers.attach(store, ids["old"], scan)
    keptfiles.path_of(store.path, sha256).unlink()
    papers.remove(store, ids["plan"])
    assert _told(store) == [
        ("I.1", "evidence_file_gone", "warning"),
        ("I.1", "evidence_before_year", "warning"),
        ("I.2", "evidence_after_year", "warning"),
        ("II.1", "full_marks_without_evidence", "warning"),
        ("II.1", "evidence_gone", "warning"),
        ("II.2", "full_marks_without_evidence", "warning"),
    ]
    notes = {one.code for one in evidence.require(store, YEAR).findings}
    assert notes >= {"evidence_without_file", "evidence_not_registered"}


def test_an_activity_in_the_trash_is_told_until_it_is_put_back(
    store: Store, ids: dict[str, int]
) -> None:
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    with store.change(Label("x")) as w:
        (contest,) = movement_queries.activities(w)
        movement_queries.remove(w, contest)
    gone = [one for one in evidence.require(store, YEAR).findings if one.code == "evidence_gone"]
    assert [(one.where, one.quote) for one in gone] == [
        ("II.1", "Tổ chức hội thi với 120 lượt người dự")
    ]
    (thrown,) = trash.items(store)
    trash.restore(store, thrown.id)
    told = {one.code for one in evidence.require(store, YEAR).findings if one.where == "II.1"}
    assert told.isdisjoint({"evidence_gone", "full_marks_without_evidence"})


def test_papers_of_the_last_quarter_before_are_of_the_year(
    store: Store, ids: dict[str, int]
) -> None:
    with store.change(Label("x")) as w:
        early = replace(PLAN, id=ids["plan"], date=dt.date(2022, 12, 29))
        paper_queries.save_paper(w, early)
    evidence.set_paper(store, YEAR, "I.1", ids["plan"], on=True)
    assert "evidence_before_year" not in {code for _no, code, _grave in _told(store)}


def test_the_book_prints_as_pdf_word_and_workbook(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    evidence.set_paper(store, YEAR, "I.1", ids["plan"], on=True)
    evidence.set_paper(store, YEAR, "II.2", ids["plan"], on=True)
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    path = tmp_path / "so.pdf"
    assert evidence.save(store, YEAR, path) == 1
    page = PdfReader(path).pages[0]
    assert page.mediabox.width > page.mediabox.height
    said = " ".join(page.extract_text().split())
    for words in ("SỔ MINH CHỨNG NĂM 2023", "MC 01", "Kế hoạch số 12/KH-SNV", "Dùng cho cả II.2",
                  "Đã nêu ở I.1", "120 lượt người dự", "Chưa có minh chứng"):  # fmt: skip
        assert words in said
    evidence.save(store, YEAR, tmp_path / "so.docx")
    book = tmp_path / "so.xlsx"
    evidence.save(store, YEAR, book)
    sheet = load_workbook(book).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "MC 03" in cells
    again = tmp_path / "again.xlsx"
    evidence.save(store, YEAR, again)
    assert again.read_bytes() == book.read_bytes()
    with pytest.raises(Refused, match="output_kind"):
        evidence.save(store, YEAR, tmp_path / "so.txt")
    with pytest.raises(Refused, match="no_sheet"):
        evidence.save(store, 2019, tmp_path / "no.pdf")


# --- collected ---------------------------------------------------------------------------------
def _no_progress(_done: int, _total: int, _words: str = "") -> None:
    return None


def _attached(store: Store, paper_id: int, name: str, tmp_path: Path) -> None:
    scan = tmp_path / name
    scan.write_bytes(b"%PDF-1.4 " + name.encode())
    papers.attach(store, paper_id, scan)


def test_files_are_collected_in_order_with_an_index(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    evidence.set_paper(store, YEAR, "I.1", ids["plan"], on=True)
    evidence.set_paper(store, YEAR, "I.2", ids["late"], on=True)
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    _attached(store, ids["plan"], "ke hoach.pdf", tmp_path)
    _attached(store, ids["old"], "cu.pdf", tmp_path)
    steps: list[tuple[int, int]] = []

    def step(done: int, total: int, _words: str = "") -> None:
        steps.append((done, total))

    wanted = collecting.of_sheet(store, YEAR)
    done = collecting.collect(store, wanted, tmp_path / "gom", step)
    assert [one.name for one in done.files] == [
        "01 - 12-KH-SNV 06.02.2023.pdf", "03 - 7-QĐ-SNV 04.05.2021.pdf",
    ]  # fmt: skip
    assert done.files[0].read_bytes() == b"%PDF-1.4 ke hoach.pdf"
    assert [one.number for one in done.missing] == ["31"]
    indexes = sorted(one.name for one in done.folder.iterdir() if one not in done.files)
    assert indexes == [f"00 - Danh mục{ending}" for ending in (".docx", ".pdf", ".xlsx")]
    text = PdfReader(done.folder / "00 - Danh mục.pdf").pages[0].extract_text()
    said = " ".join(text.split())
    assert "31/QĐ-UBND" in said
    assert "2 tệp; còn thiếu 1 tệp" in said
    assert steps[-1][0] == steps[-1][1]
    with pytest.raises(Refused, match="folder_not_empty"):
        collecting.collect(store, wanted, tmp_path / "gom", _no_progress)


def test_a_cancelled_collection_leaves_nothing(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    evidence.set_paper(store, YEAR, "I.1", ids["plan"], on=True)
    _attached(store, ids["plan"], "ke hoach.pdf", tmp_path)
    room = tmp_path / "room"
    room.mkdir()

    def stop(done: int, _total: int, _words: str = "") -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        collecting.collect(store, collecting.of_sheet(store, YEAR), room / "gom", stop)
    assert list(room.iterdir()) == []


def test_a_damaged_file_is_named_as_missing(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    evidence.set_paper(store, YEAR, "I.1", ids["plan"], on=True)
    _attached(store, ids["plan"], "ke hoach.pdf", tmp_path)
    sha256 = papers.get(store, ids["plan"]).file
    keptfiles.path_of(store.path, sha256).write_bytes(b"something else")
    done = collecting.collect(
        store, collecting.of_sheet(store, YEAR), tmp_path / "gom", _no_progress
    )
    assert done.files == ()
    assert [one.number for one in done.missing] == ["12"]


def test_nothing_cited_is_nothing_to_collect(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    del ids
    wanted = replace(collecting.of_sheet(store, YEAR), pieces=())
    with pytest.raises(Refused, match="nothing_to_collect"):
        collecting.collect(store, wanted, tmp_path / "gom", _no_progress)
    assert not (tmp_path / "gom").exists()


@pytest.mark.parametrize(
    ("paper", "room", "name"),
    [
        (PLAN, 120, "05 - 12-KH-SNV 06.02.2023.pdf"),
        (Paper(0, "Nghị quyết", "04", "NQ/TU"), 120, "05 - 04-NQ-TU.pdf"),
        (Paper(0, "Luật", "", "", subject='Thi đua: "khen" <thưởng>?*.'), 120,
         "05 - Luật Thi đua khen thưởng.pdf"),
        (replace(PLAN, symbol="KH-" + "X" * 300), 60, f"05 - 12-KH-{'X' * 34} 06.02.2023.pdf"),
    ],
)  # fmt: skip
def test_names_of_files_are_such_as_windows_takes(paper: Paper, room: int, name: str) -> None:
    made = collecting.file_name("05", paper, ".pdf", room)
    assert made == name
    assert len(made) <= room
    assert not set('<>:"/\\|?*') & set(made)


# --- nominations -------------------------------------------------------------------------------
def test_a_nomination_rests_on_papers_and_activities(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    day = dt.date(2023, 11, 30)
    held = rounds.save(store, Round(0, "Cuối năm", RoundKind.YEAR_END, YEAR, day))
    (number,) = rounds.nominate(store, held, [(OFFICE, "CO_T")])
    evidence.set_activity(store, YEAR, "II.1", ids["contest"], on=True)
    evidence.set_nomination_paper(store, number, ids["late"], on=True)
    evidence.set_nomination_activity(store, number, ids["contest"], on=True)
    backing = evidence.of_nomination(store, number)
    assert [one.id for one in backing.papers] == [ids["late"]]
    assert [one.id for one in backing.activities] == [ids["contest"]]
    row = rubric.require(store, YEAR).sheet.row("II.1")
    assert row is not None
    assert row.score.activities == (ids["contest"],)
    _attached(store, ids["old"], "cu.pdf", tmp_path)
    wanted = collecting.of_nomination(store, number, day)
    assert wanted.name == "Sở Nội vụ"
    done = collecting.collect(store, wanted, tmp_path / "gom", _no_progress)
    assert [one.name for one in done.files] == ["02 - 7-QĐ-SNV 04.05.2021.pdf"]
    evidence.set_nomination_activity(store, number, ids["contest"], on=False)
    evidence.set_nomination_paper(store, number, ids["late"], on=False)
    assert evidence.of_nomination(store, number) == evidence.Backing()
    with pytest.raises(Refused, match="paper_missing"):
        evidence.set_nomination_paper(store, number, 999, on=True)


def test_the_papers_a_dispatch_cites_are_collected(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    number = dispatches.new(store, "report.year", YEAR, dt.date(2023, 12, 1))
    dispatch = dispatches.get(store, number)
    part = next(one for one in parts(dispatch.body) if one.blocks)
    words = Paragraph(
        (Text("Theo Quyết định số 31/QĐ-UBND ngày 09/01/2024 và Kế hoạch số 12/KH-SNV."),)
    )
    dispatches.set_blocks(store, part.key, [words])
    _attached(store, ids["plan"], "ke hoach.pdf", tmp_path)
    wanted = collecting.of_dispatch(store, number)
    assert [one.paper.number for one in wanted.pieces] == ["31", "12"]
    done = collecting.collect(store, wanted, tmp_path / "gom", _no_progress)
    assert [one.name for one in done.files] == ["02 - 12-KH-SNV 06.02.2023.pdf"]


def parts(body: tuple[Part, ...]) -> Iterator[Part]:
    """Every part of a tree."""
    for one in body:
        yield one
        yield from parts(one.children)
