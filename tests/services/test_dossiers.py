"""From registrations to the folder of dossiers: words of the PDFs, sums, whole or nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pdfminer.high_level import extract_text

from tests.services import round_office
from tests.services.round_office import YEAR
from tests.services.round_office import person
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Scope
from thiduadesk.domain.problems import Cancelled
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import Presence
from thiduadesk.services import awards
from thiduadesk.services import councils
from thiduadesk.services import dispatches
from thiduadesk.services import dossierfolder
from thiduadesk.services import dossierpapers
from thiduadesk.services import dossiers
from thiduadesk.services import review
from thiduadesk.services import rounds
from thiduadesk.services import roundway

TODAY = dt.date(2024, 12, 6)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.thidua") as opened:
        round_office.fill(opened)
        yield opened


@pytest.fixture
def round_id(store: Store) -> int:
    """Six for «LĐTT», two of them for «CSTĐCS», one for «CSTĐ tỉnh»; the council has voted."""
    made = round_office.year_end(store)
    rounds.nominate(store, made, [(person(number), "LDTT") for number in range(1, 7)])
    rounds.nominate(store, made, [(person(1), "CSTDCS"), (person(2), "CSTDCS")])
    rounds.nominate(store, made, [(person(3), "CSTDT")], achievement="Cải cách thủ tục hành chính")
    rounds.nominate(store, made, [(round_office.unit(1), "TTLDTT")])
    with store.change(Label("before")) as writer:
        for ago in (3, 2, 1):
            day = dt.date(YEAR + 1 - ago, 1, 12)
            held = HonourHeld(0, person(3), "CSTDCS", YEAR - ago, "771/QĐ-VP", day, "Chánh VP")
            people_queries.save(writer, held)
        (idea,) = (
            one for one in people_queries.initiatives(writer) if one.authors[0].person_id == 3
        )
        people_queries.save(writer, replace(idea, scope=Scope.PROVINCE))
    council = councils.meeting(store, made).council
    assert council is not None
    names = [one.name for one in council.members]
    came = dict.fromkeys(names, Presence.PRESENT) | {names[0]: Presence.WRITTEN}
    councils.attend(store, made, came)
    for one in rounds.nominations(store, made):
        if one.honour in {"CSTDCS", "CSTDT"}:
            councils.count(store, one.id, 9)
    roundway.freeze(store, made)
    return made


def words_of(path: Path) -> str:
    return " ".join(extract_text(str(path)).split())


def ignored(*_args: object) -> None:
    """Nobody asks how far it is."""


def test_the_whole_way_from_the_vote_to_the_folder(
    store: Store, round_id: int, tmp_path: Path
) -> None:
    before = {one.nomination.id: one for one in dossiers.dossiers(store, round_id)}
    asked = next(one for one in before.values() if one.nomination.honour == "CSTDT")
    assert [one.code for one in asked.missing] == [
        "submission",
        "report",
        "minutes_title",
        "tally",
        "initiative",
    ]
    assert (asked.own, asked.sets) == (False, 1)
    scan = tmp_path / "xac-nhan.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    dossiers.attach(store, asked.nomination.id, "initiative", scan)
    made = dossierpapers.draft(store, round_id, TODAY)
    assert dossierpapers.draft(store, round_id, TODAY) == (), "what is drafted stays as it is"
    kinds = [dispatches.get(store, number).kind for number in made]
    assert kinds[:6] == list(dossierpapers.SHARED)
    after = {one.nomination.id: one for one in dossiers.dossiers(store, round_id)}
    assert after[asked.nomination.id].missing == ()

    told: list[str] = []
    files = dossierfolder.save(
        store, round_id, tmp_path / "dossiers", TODAY, lambda _at, _of, name: told.append(name)
    )
    assert len(files) == 2 * len(made) + 1, "each paper twice, and the scan"
    assert len(told) == len(made) + 2
    kept = next(path for path in files if path.name.endswith("le-minh-chau-3-xac-nhan.pdf"))
    assert kept.read_bytes() == scan.read_bytes()
    files = tuple(path for path in files if path != kept)
    assert sorted((tmp_path / "dossiers").iterdir()) == sorted([*files, kept])
    pdfs = {path.name.partition("-")[2]: words_of(path) for path in files if path.suffix == ".pdf"}

    minutes = next(text for name, text in pdfs.items() if "hop-hoi-dong" in name)
    assert "có mặt 08/09 thành viên Hội đồng; vắng Thành viên 1 (có ý kiến bằng văn bản)" in minutes
    assert "ngày 05 tháng 12 năm 2024" in minutes
    decision = next(text for name, text in pdfs.items() if name.startswith("quyet-dinh"))
    # 2 × 2.340.000 + 4 × 710.000 + 1.880.000: of two titles of a year only the higher is paid
    sum_of_all = 2 * 2_340_000 + 4 * 710_000 + 1_880_000
    assert sum_of_all == 9_400_000
    assert "9.400.000 đồng (Chín triệu bốn trăm nghìn đồng)" in decision
    assert "2.340.000" in decision
    submission = next(text for name, text in pdfs.items() if name.startswith("to-trinh"))
    assert "01 cá nhân" in submission
    assert "Lê Minh Châu 3" in submission
    report = pdfs["bao-cao-thanh-tich-le-minh-chau-3.pdf"]
    assert "“Chiến sĩ thi đua cấp tỉnh”" in report
    assert "số 771/QĐ-VP ngày 12/01/2024" in report
    assert "Rút ngắn thời gian xử lý hồ sơ 3" in report
    assert "Cải cách thủ tục hành chính" in report
    confirmations = [name for name in pdfs if name.startswith("giay-xac-nhan")]
    assert confirmations == [
        "giay-xac-nhan-nguyen-van-an-1.pdf", "giay-xac-nhan-tran-thi-binh-2.pdf",
    ], "of those whose title of the base asks for one; how far the third's reaches others say"  # fmt: skip
    confirmed = pdfs[confirmations[0]]
    assert "Rút ngắn thời gian xử lý hồ sơ 1" in confirmed
    assert "Số 01/QĐ-HĐSK ngày 01/10/2024" in confirmed
    collective = pdfs["bao-cao-thanh-tich-phong-hanh-chinh-quan-tri.pdf"]
    assert "Tên tập thể đề nghị: Phòng Hành chính - Quản trị" in collective
    assert "TRƯỞNG PHÒNG" in collective, "its head signs, not that of the office"


def test_a_folder_is_written_whole_or_not_at_all(
    store: Store, round_id: int, tmp_path: Path
) -> None:
    folder = tmp_path / "dossiers"
    with pytest.raises(Refused, match="dossiers_empty"):
        dossierfolder.save(store, round_id, folder, TODAY, ignored)
    dossierpapers.draft(store, round_id, TODAY, ("minutes.council", "submission"))

    def stop(done: int, _total: int, _name: str) -> None:
        if done == 1:
            raise Cancelled

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        dossierfolder.save(store, round_id, folder, TODAY, stop)
    assert sorted(tmp_path.iterdir()) == before
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="folder_not_empty"):
        dossierfolder.save(store, round_id, folder, TODAY, ignored)


def test_a_paper_drafted_again_replaces_the_draft_and_never_what_is_issued(
    store: Store, round_id: int
) -> None:
    (first,) = dossierpapers.draft(store, round_id, TODAY, ("decision.award",))
    (second,) = dossierpapers.draft(store, round_id, TODAY, ("decision.award",), again=True)
    held = {one.id for one in dispatches.items(store)}
    assert second in held
    assert first not in held or first == second
    dispatches.issue(store, second, "98", TODAY)
    assert dossierpapers.draft(store, round_id, TODAY, ("decision.award",), again=True) == ()


def test_a_name_that_an_earlier_decision_writes_otherwise_is_told(
    store: Store, round_id: int
) -> None:
    (decision,) = dossierpapers.draft(store, round_id, TODAY, ("decision.award",))
    dispatches.issue(store, decision, "98", TODAY)
    with store.change(Label("a slip")) as writer:
        one = people_queries.person(writer, 4)
        assert one is not None
        assert one.name == "Phạm Ngọc Dũng 4"
        people_queries.save(writer, replace(one, name="Phạm Ngọc Dung 4"))
    found = {
        held.nomination.subject: held.findings
        for held in review.review(store, round_id).nominations
    }
    (told,) = [one for one in found[person(4)] if one.code == "nomination_name_differs"]
    assert (told.found, told.expected) == ("Phạm Ngọc Dung 4", "Phạm Ngọc Dũng 4")
    assert told.params["paper"].startswith("98/QĐ")
    assert not [one for one in found[person(5)] if one.code == "nomination_name_differs"]


def test_the_list_of_money_is_summed_in_figures_and_words(
    store: Store, round_id: int, tmp_path: Path
) -> None:
    path = tmp_path / "money.xlsx"
    assert awards.save_list(store, round_id, dt.date(2024, 12, 27), path) == 9_400_000
    page = load_workbook(io.BytesIO(path.read_bytes())).active
    assert page is not None
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    words = [str(cell) for row in cells for cell in row if cell]
    assert "Bằng chữ: Chín triệu bốn trăm nghìn đồng" in words
    total = next(row for row in cells if row[1] == "Tổng cộng")
    assert total[6] == 9_400_000
    paid = [row[6] for row in cells if isinstance(row[6], int) and row is not total]
    assert sum(paid) == 9_400_000
    assert any("cao nhất trong cùng thời gian" in str(row[7]) for row in cells)


def test_the_deadline_of_the_law_is_shown(store: Store) -> None:
    made = round_office.year_end(store)
    rounds.nominate(store, made, [(person(3), "CSTDTQ"), (person(3), "LDTT")])
    first, second = dossiers.dossiers(store, made)
    assert first.deadline == dt.date(YEAR + 2, 12, 31)
    assert second.deadline is None
