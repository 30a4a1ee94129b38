"""The rubric commands of the contract, on the 2022 case files."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdf
import pytest

from tests.cli.conftest import CASES
from tests.cli.conftest import Command

FILLED = ["rubric-self-scored.xlsx", "rubric-self-scored.docx"]


def test_import_counts_the_blank_rubric(office: Command) -> None:
    said = office("rubric", "import", CASES / "rubric-blank.xlsx", "--year", 2022)
    assert said.code == 0
    answer = said.json
    assert (answer["criteria"], answer["leaves"]) == (31, 28)
    assert (answer["max"], answer["max_bonus"]) == ("950", "50")
    assert (answer["score"], answer["bonus"]) == ("0", "0")


def test_import_refuses_a_second_time_and_replaces_when_asked(office: Command) -> None:
    words = ("rubric", "import", CASES / "rubric-blank.xlsx", "--year", 2022)
    assert office(*words).code == 0
    again = office(*words)
    assert again.code == 2
    assert "2022" in again.err
    assert again.out == ""
    assert office(*words, "--replace").code == 0


def test_replacing_with_a_blank_rubric_keeps_the_scores(office: Command) -> None:
    words = ("rubric", "import", CASES / "rubric-blank.xlsx", "--year", 2022)
    office(*words)
    office("rubric", "score", "--year", 2022, "II.3", "19,5", "--explain", "Kế hoạch số 1/KH-VP")
    office(*words, "--replace")
    rows = {row["no"]: row for row in office("rubric", "show", "--year", 2022).json["rows"]}
    assert rows["II.3"]["score"] == "19.5"
    assert rows["II.3"]["explanation"] == "Kế hoạch số 1/KH-VP"


@pytest.mark.parametrize("name", FILLED)
def test_proof_finds_the_faults_of_the_printed_sheet(command: Command, name: str) -> None:
    said = command("rubric", "proof", "--year", 2022, CASES / name)
    assert said.code == 1
    found = said.findings
    assert found["II.3", "bonus_above_max"]["found"] == "10"
    assert found["II.3", "bonus_above_max"]["expected"] == "1"
    assert found["II", "score_header_not_sum"]["quote"] == "200"
    assert found["II", "score_header_not_sum"]["expected"] == "195"
    assert found["II", "bonus_header_not_sum"]["expected"] == "17"
    assert found["total", "total_not_sum"]["severity"] == "error"
    assert found["II.7", "mean_rule_applied"]["severity"] == "info"
    assert ("II.7", "level_points_mismatch") not in found
    assert (said.json["score"], said.json["bonus"]) == ("945", "57")


@pytest.mark.parametrize("name", FILLED)
def test_proof_of_a_foreign_file_keeps_nothing(command: Command, data: Path, name: str) -> None:
    command("rubric", "proof", "--year", 2022, CASES / name)
    assert not data.exists()


@pytest.mark.parametrize("name", FILLED)
def test_mending_the_one_bonus_agrees_with_the_printed_total(office: Command, name: str) -> None:
    office("rubric", "import", CASES / name, "--year", 2022)
    said = office("rubric", "score", "--year", 2022, "II.3", "-", "--bonus", 1)
    assert (said.json["score"], said.json["bonus"]) == ("945", "48")
    proof = office("rubric", "proof", "--year", 2022)
    assert ("total", "total_not_sum") not in proof.findings
    assert proof.findings["II", "bonus_header_not_sum"]["expected"] == "8"
    assert proof.code == 1, "the section line still claims what its rows do not give"


def test_the_sample_holds_the_mended_sheet(sample: Command) -> None:
    show = sample("rubric", "show", "--year", 2022).json
    assert (show["score"], show["bonus"]) == ("945", "48")
    assert (show["score_low"], show["score_high"]) == ("945", "950")
    rows = {row["no"]: row for row in show["rows"]}
    assert len(show["rows"]) == 34
    assert rows["II"]["parent"] is None
    assert rows["II"]["max"] == "200"
    assert rows["I.1.2"]["parent"] == "I.1"
    assert rows["I.1"]["bonus"] == "20"
    assert rows["II.6"]["provisional"] is True
    proof = sample("rubric", "proof", "--year", 2022)
    assert proof.code == 0


def test_score_takes_comma_and_point_exactly(sample: Command) -> None:
    for typed in ("19,75", "19.75"):
        said = sample("rubric", "score", "--year", 2022, "II.1", typed)
        assert said.json["row"]["score"] == "19.75"
        assert said.json["score"] == "944.75"


def test_score_changes_only_what_is_named(sample: Command) -> None:
    said = sample(
        "rubric", "score", "--year", 2022, "II.6", "-", "--final", "--explain", "Đã xếp loại"
    )
    row = said.json["row"]
    assert row["score"] == "15"
    assert row["provisional"] is False
    assert row["explanation"] == "Đã xếp loại"
    show = sample("rubric", "show", "--year", 2022).json
    assert (show["score_low"], show["score_high"]) == ("945", "945")


def test_score_says_what_is_wrong_with_the_row_but_keeps_it(sample: Command) -> None:
    said = sample("rubric", "score", "--year", 2022, "II.3", 20, "--bonus", 10)
    assert said.code == 0
    assert said.findings["II.3", "bonus_above_max"]["found"] == "10"
    assert sample("rubric", "proof", "--year", 2022).code == 1


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("II.3", "abc"), "abc"),
        (("I.1", "5"), "I.1"),
        (("II", "5"), "II"),
        (("IX.1", "5"), "IX.1"),
        (("II.3", "1,234"), "1,234"),
        (("II.3", "5", "--bonus", "hai"), "hai"),
    ],
)
def test_score_refuses_in_one_sentence(sample: Command, words: tuple[str, ...], part: str) -> None:
    before = sample("rubric", "show", "--year", 2022).out
    said = sample("rubric", "score", "--year", 2022, *words)
    assert said.code == 2
    assert said.out == ""
    assert part in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert sample("rubric", "show", "--year", 2022).out == before


def test_the_parents_own_bonus_can_be_scored(sample: Command) -> None:
    said = sample("rubric", "score", "--year", 2022, "I.1", "-", "--bonus", "18,5")
    assert said.json["row"]["bonus"] == "18.5"
    assert said.json["bonus"] == "46.5"


def test_export_writes_each_kind(sample: Command, tmp_path: Path) -> None:
    for ending in ("xlsx", "docx", "pdf"):
        target = tmp_path / f"sheet.{ending}"
        said = sample("rubric", "export", "--year", 2022, target)
        assert said.code == 0
        assert said.json["file"] == str(target)
        assert target.stat().st_size > 5000
    pages = len(pypdf.PdfReader(tmp_path / "sheet.pdf").pages)
    assert sample("rubric", "export", "--year", 2022, tmp_path / "b.pdf").json["pages"] == pages
    sheet = openpyxl.load_workbook(tmp_path / "sheet.xlsx").active
    assert sheet is not None
    formulas = [
        cell.value for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]  # fmt: skip
    assert any("SUM" in formula for formula in formulas)


def test_what_was_exported_is_read_back_the_same(sample: Command, tmp_path: Path) -> None:
    target = tmp_path / "sheet.docx"
    sample("rubric", "export", "--year", 2022, target)
    said = sample("rubric", "proof", "--year", 2022, target)
    assert (said.json["score"], said.json["bonus"]) == ("945", "48")
    assert said.code == 0


def test_export_refuses_another_kind(sample: Command, tmp_path: Path) -> None:
    said = sample("rubric", "export", "--year", 2022, tmp_path / "sheet.odt")
    assert said.code == 2
    assert "sheet.odt" in said.err
    assert not (tmp_path / "sheet.odt").exists()


def test_a_year_without_a_sheet_is_said(sample: Command) -> None:
    for words in (("show",), ("proof",), ("export", "x.pdf"), ("score", "1", "5")):
        verb, *rest = words
        said = sample("rubric", verb, "--year", 1999, *rest)
        assert said.code == 2
        assert "1999" in said.err
