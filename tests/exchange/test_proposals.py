"""The form of proposals: handed out, filled in as units do, read back, refused where it must be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.services import round_office
from tests.services.round_office import person
from tests.services.round_office import unit
from thiduadesk.data.store import Store
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.problems import Refused
from thiduadesk.services import proposals
from thiduadesk.services import rounds

HEAD = 4
"""Row of the head, below title, unit and hint."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "a.thidua") as opened:
        round_office.fill(opened)
        yield opened


@pytest.fixture
def round_id(store: Store) -> int:
    return round_office.year_end(store)


def opened(path: Path) -> tuple[Workbook, Worksheet]:
    book = load_workbook(path)
    page = book.worksheets[0]
    return book, page


def column(page: Worksheet, words: str) -> int:
    return next(at for at, cell in enumerate(page[HEAD], 1) if words in str(cell.value))


def test_the_form_goes_out_and_comes_back(store: Store, round_id: int, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    proposals.form(store, round_id, unit(1), path)
    first = path.read_bytes()
    proposals.form(store, round_id, unit(1), path)
    assert path.read_bytes() == first
    book, page = opened(path)
    names = [page.cell(row, 2).value for row in range(HEAD + 1, page.max_row + 1)]
    assert len([name for name in names if name]) == 12, "the unit itself and its 11 people"
    honour, words = column(page, "Danh hiệu"), column(page, "thành tích")
    page.cell(HEAD + 1, honour).value = "Tập thể lao động tiên tiến"
    page.cell(HEAD + 2, honour).value = "CSTĐCS"
    page.cell(HEAD + 2, words).value = "Rút ngắn thời gian xử lý hồ sơ"
    page.cell(HEAD + 3, honour).value = "lao động tiên tiến"
    book.save(path)

    form = proposals.read(store, round_id, path)
    assert form.unit == "Phòng Hành chính - Quản trị"
    assert [one.honour for one in form.fresh] == ["TTLDTT", "CSTDCS", "LDTT"]
    assert not rounds.nominations(store, round_id), "reading keeps nothing"
    proposals.take(store, round_id, form, form.fresh)
    kept = rounds.nominations(store, round_id)
    assert [one.honour for one in kept] == ["TTLDTT", "CSTDCS", "LDTT"]
    assert {one.proposed_by for one in kept} == {"Phòng Hành chính - Quản trị"}
    assert kept[1].achievement == "Rút ngắn thời gian xử lý hồ sơ"
    again = proposals.read(store, round_id, path)
    assert again.fresh == ()
    assert [one.there for one in again.lines] == [True, True, True]


def test_lines_that_cannot_be_matched_are_refused_with_their_cell(
    store: Store, round_id: int, tmp_path: Path
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["Đơn vị: Ban Tiếp công dân"])
    page.append(["STT", "Họ và tên", "Ngày sinh", "Danh hiệu đề nghị", "Thành tích"])
    lines = [
        ("Nguyễn Văn An 1", dt.date(1970, 1, 1), "Lao động tiên tiến"),
        ("nguyen van an 1", None, "Chiến sĩ thi đua cơ sở"),
        ("Nguyễn Văn An 1", dt.date(1980, 5, 5), "Giấy khen"),
        ("Hồ Văn Không", None, "Lao động tiên tiến"),
        ("Trần Thị Bình 2", None, "Anh hùng bàn giấy"),
        ("Trần Thị Bình 2", None, "Tập thể lao động tiên tiến"),
        ("Trần Thị Bình 2", None, ""),
    ]
    for number, (name, born, honour) in enumerate(lines, 1):
        page.append([number, name, born, honour])
    path = tmp_path / "own.xlsx"
    book.save(path)
    form = proposals.read(store, round_id, path)
    codes = [[one.code for one in line.findings] for line in form.lines]
    assert codes == [
        [],
        [],
        ["proposal_birth_differs"],
        ["proposal_subject_unknown"],
        ["proposal_honour_unknown"],
        ["proposal_honour_of_others"],
    ]
    assert [line.subject for line in form.fresh] == [person(1)] * 3
    assert form.lines[3].findings[0].where.endswith("D6")


def test_a_file_without_the_columns_is_refused(store: Store, round_id: int, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Tên hàng", "Số lượng"])
    path = tmp_path / "other.xlsx"
    book.save(path)
    with pytest.raises(Refused, match="proposals_no_header"):
        proposals.read(store, round_id, path)


def test_the_office_has_a_form_for_its_collectives(
    store: Store, round_id: int, tmp_path: Path
) -> None:
    path = tmp_path / "office.xlsx"
    proposals.form(store, round_id, OFFICE, path)
    _book, page = opened(path)
    names = [page.cell(row, 2).value for row in range(HEAD + 1, page.max_row + 1)]
    assert names[0] == "Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi"
    assert len([name for name in names if name]) == 9
