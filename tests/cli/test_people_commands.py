"""``people import``, ``people export`` and ``honours eligible`` as a script calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.exchange import people_files

PEOPLE = [
    ("CC01", "Nguyễn Văn An", "Nam", "01/02/1980", "Chuyên viên", "TH", "công chức", None, "x", "01/03/2010"),
    ("CC02", "Trần Thị Bình", "Nữ", "05/05/1990", "Chuyên viên", "TH", "công chức", None, None, "01/01/2015"),
]  # fmt: skip
UNIT = ("Phòng Tổng hợp", "TH", "phòng", None, "01/01/2010", None)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return people_files.write(
        tmp_path / "a.xlsx",
        {
            "Đơn vị": [UNIT],
            "Cá nhân": [*PEOPLE, ("CC03", "Lê C", "Nam", "hôm qua")],
            "Xếp loại": [("CC01", None, 2024, "HTXS"), ("CC02", None, 2024, "KHT")],
            "Đăng ký": [("CC01", None, 2024, "LDTT"), ("CC02", None, 2024, "LDTT")],
        },
    )


def test_import_takes_the_good_rows_and_lists_the_others(office: Command, workbook: Path) -> None:
    tried = office("people", "import", workbook, "--dry-run")
    assert (tried.code, tried.json["added"]) == (0, 7)
    assert office("info").json["counts"]["person"] == 0
    said = office("people", "import", workbook)
    assert said.code == 0
    assert [said.json[name] for name in ("added", "changed", "unchanged")] == [7, 0, 0]
    (refused,) = said.json["refused"]
    assert (refused["sheet"], refused["row"], refused["cell"]) == ("Cá nhân", 4, "D4")
    assert refused["quote"] == "hôm qua"
    assert refused["message"]
    assert office("info").json["counts"]["person"] == 2
    again = office("people", "import", workbook).json
    assert [again[name] for name in ("added", "changed", "unchanged")] == [0, 0, 7]


def test_what_was_exported_comes_back_unchanged_or_whole(
    office: Command, workbook: Path, tmp_path: Path
) -> None:
    office("people", "import", workbook)
    out = tmp_path / "out.xlsx"
    assert office("people", "export", out).code == 0
    assert {name: list(rows[0]) for name, rows in people_files.read(out).items()} == {
        name: list(heads) for name, heads in people_files.HEADS.items()
    }
    same = office("people", "import", out).json
    assert (same["added"], same["changed"], same["refused"]) == (0, 0, [])
    other = tmp_path / "other.thidua"
    words = ("--name", "Sở Tư pháp", "--code", "STP", "--place", "X", "--data", other)
    assert office("new", *words).code == 0
    assert office("people", "import", out, "--data", other).json["added"] == same["unchanged"]
    second = tmp_path / "second.xlsx"
    office("people", "export", second, "--data", other)
    assert second.read_bytes() == out.read_bytes()


@pytest.mark.parametrize("name", ["nothing.xlsx", "foreign.xlsx", "text.xlsx"])
def test_a_file_that_is_no_workbook_of_people_is_refused_whole(
    office: Command, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    if name == "foreign.xlsx":
        people_files.write(file, {"Bảng điểm: TT | Tiêu chí": [(1, "x")]})
    else:
        file.write_text("" if name == "nothing.xlsx" else "không phải Excel", encoding="utf-8")
    said = office("people", "import", file)
    assert said.code == 2
    assert name in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_eligible_says_who_and_why_not(office: Command, workbook: Path) -> None:
    office("people", "import", workbook)
    words = ("honours", "eligible", "--year", 2024, "--honour", "LDTT")
    found = {one["code"]: one for one in office(*words).json}
    assert found.keys() == {"CC01", "CC02"}
    assert found["CC01"]["verdict"] != "no"
    assert found["CC02"]["verdict"] == "no"
    (failed,) = [one for one in found["CC02"]["findings"] if one["severity"] == "error"]
    assert failed["law"]
    assert found["CC01"]["subject"] == "Nguyễn Văn An"
    assert (found["CC01"]["kind"], found["CC01"]["pack"]) == ("person", "luat-2022-nd98")
    later = office(*words, "--on", "15/07/2025", "--subject", "trần thị bình").json
    assert [(one["code"], one["pack"]) for one in later] == [("CC02", "luat-2022-nd152")]


@pytest.mark.parametrize(
    "words", [("--honour", "KHONGCO"), ("--subject", "Không ai"), ("--on", "32/13/2024")]
)
def test_eligible_of_nobody_is_one_sentence(
    office: Command, workbook: Path, words: tuple[str, str]
) -> None:
    office("people", "import", workbook)
    said = office("honours", "eligible", "--year", 2024, *words)
    assert said.code == 2
    assert words[1] in said.err
