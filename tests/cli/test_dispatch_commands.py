"""Reports and dispatches by command line: list, new, print, issue."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Command
from thiduadesk.documents.drafts import template


def test_the_sample_lists_its_papers(sample: Command) -> None:
    kept = sample("dispatch", "list").json
    items = {item["year"]: item for item in kept if item["kind"] == "report.year"}
    drafts = [item["kind"] for item in kept if item["state"] == "draft"]
    assert sorted(drafts) == sorted(template.kinds()), "one of each kind"
    assert items[2022]["state"] == "draft"
    assert items[2022]["number"] is None
    assert items[2022]["symbol"] == "BC-VP"
    assert items[2022]["type"] == "BÁO CÁO"
    assert (items[2017]["number"], items[2017]["date"]) == ("1603", "2017-11-28")
    assert items[2017]["state"] == "issued"


def test_the_year_report_prints(sample: Command, tmp_path: Path) -> None:
    pdf, docx = tmp_path / "r.pdf", tmp_path / "r.docx"
    said = sample("report", "year", "--year", 2022, "--to", pdf)
    assert said.code == 0
    reader = pypdf.PdfReader(pdf)
    assert said.json["pages"] == len(reader.pages) > 15
    assert {(found["code"], found["severity"]) for found in said.json["findings"]} >= {
        ("number_blank", "info"),
        ("date_blank", "info"),
    }
    assert sample("report", "year", "--year", 2022, "--to", docx).code == 0
    assert docx.stat().st_size > 20_000


def test_the_same_input_gives_the_same_bytes(sample: Command, tmp_path: Path) -> None:
    for ending in ("pdf", "docx"):
        one, two = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        sample("report", "year", "--year", 2022, "--to", one)
        sample("report", "year", "--year", 2022, "--to", two)
        assert one.read_bytes() == two.read_bytes()


def test_fresh_composes_anew_from_the_records(sample: Command, tmp_path: Path) -> None:
    said = sample("report", "year", "--year", 2022, "--fresh", "--to", tmp_path / "f.pdf")
    assert said.code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "f.pdf").pages)
    assert "945" in text
    assert any(found["code"] == "placeholder_left" for found in said.json["findings"])


def test_a_fresh_report_says_what_the_records_lack(sample: Command, tmp_path: Path) -> None:
    said = sample("report", "year", "--year", 2022, "--fresh", "--to", tmp_path / "f.pdf")
    missing = [found for found in said.json["findings"] if found["code"] == "data_missing"]
    assert missing
    assert all(found["severity"] == "warning" and found["where"] for found in missing)
    assert any("Dân vận khéo" in found["message"] for found in missing), "no plan of the office"


def test_a_review_is_drafted_for_the_movement_asked_for(sample: Command, tmp_path: Path) -> None:
    (movement,) = [
        one["id"] for one in sample("movement", "list").json if "văn hóa công sở" in one["title"]
    ]
    to = tmp_path / "m.pdf"
    words = ("report", "movement", "--year", 2022, "--movement")
    assert sample(*words, movement, "--to", to).code == 0, "the saved one is of no movement"
    text = " ".join("".join(page.extract_text() for page in pypdf.PdfReader(to).pages).split())
    assert "Sơ kết 03 năm thực hiện Phong trào thi đua" in text
    assert "733/QĐ-TTg" in text
    assert sample(*words, 99, "--to", to).code == 2


def test_new_makes_a_draft(office: Command, tmp_path: Path) -> None:
    made = office("dispatch", "new", "report.year", "--year", 2022).json
    assert made["state"] == "draft"
    assert made["symbol"] == "BC-STP"
    said = office("dispatch", "print", made["id"], "--to", tmp_path / "d.pdf")
    assert said.json["pages"] >= 1


@pytest.mark.parametrize(
    "words", [("dispatch", "new", "poem"), ("report", "poem", "--year", 2022, "--to", "x.pdf")]
)
def test_an_unknown_kind_is_refused(sample: Command, words: tuple[object, ...]) -> None:
    said = sample(*words)
    assert said.code == 2
    assert "poem" in said.err


def test_issue_freezes_number_date_and_words(sample: Command, tmp_path: Path) -> None:
    kept = sample("dispatch", "list").json
    (draft,) = [item for item in kept if item["kind"] == "report.year" and item["state"] == "draft"]
    said = sample("dispatch", "issue", draft["id"], "--number", 7, "--date", "2022-12-09")
    assert said.code == 0
    assert (said.json["number"], said.json["date"], said.json["state"]) == (
        "07",
        "2022-12-09",
        "issued",
    )
    sample("dispatch", "print", draft["id"], "--to", tmp_path / "i.pdf")
    text = pypdf.PdfReader(tmp_path / "i.pdf").pages[0].extract_text()
    assert "07/BC-VP" in text.replace(" ", "")
    assert "ngày 09 tháng 12 năm 2022" in " ".join(text.split())
    sample("rubric", "score", "--year", 2022, "II.1", 1)
    before = (tmp_path / "i.pdf").read_bytes()
    sample("dispatch", "print", draft["id"], "--to", tmp_path / "i.pdf")
    assert (tmp_path / "i.pdf").read_bytes() == before, "an issued paper prints as it was"
    again = sample("dispatch", "issue", draft["id"], "--number", 8, "--date", "2022-12-10")
    assert again.code == 2


@pytest.mark.parametrize(
    ("number", "date", "part"),
    [("x", "2022-12-09", "x"), ("0", "2022-12-09", "0"), ("5", "31/02/2022", "31/02/2022")],
)
def test_issue_refuses_what_is_no_number_or_date(
    sample: Command, number: str, date: str, part: str
) -> None:
    said = sample("dispatch", "issue", 2, "--number", number, "--date", date)
    assert said.code == 2
    assert part in said.err


def test_a_number_is_given_once_in_a_year(sample: Command) -> None:
    first = sample("dispatch", "new", "report.year", "--year", 2022).json["id"]
    second = sample("dispatch", "new", "report.year", "--year", 2022).json["id"]
    assert sample("dispatch", "issue", first, "--number", 9, "--date", "2022-12-09").code == 0
    said = sample("dispatch", "issue", second, "--number", "09", "--date", "2022-12-10")
    assert said.code == 2
    assert "09" in said.err
    assert sample("dispatch", "issue", second, "--number", 9, "--date", "2023-01-10").code == 0


def test_a_dispatch_that_is_not_there_is_said(sample: Command) -> None:
    said = sample("dispatch", "print", 99, "--to", "x.pdf")
    assert said.code == 2
    assert "99" in said.err


def test_printing_into_a_missing_folder_says_where(sample: Command, tmp_path: Path) -> None:
    target = tmp_path / "gone" / "r.pdf"
    said = sample("report", "year", "--year", 2022, "--to", target)
    assert said.code == 3
    assert str(target.parent) in said.err
    assert not target.parent.exists()
