"""Words nobody should type: one sentence, the right code, nothing made, nothing lost."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from thiduadesk.app import session

HUGE = "9" * 24


@pytest.mark.parametrize("year", ["abc", "", HUGE, "-5", "0", "20222", "2022.0", "２０２２"])
def test_a_year_that_is_none(sample: Command, year: str) -> None:
    said = sample("rubric", "show", "--year", year)
    assert said.code == 2
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert "--year" in said.err


def test_an_id_beyond_every_number_is_refused(sample: Command, tmp_path: Path) -> None:
    said = sample("dispatch", "print", HUGE, "--to", str(tmp_path / "a.pdf"))
    assert said.code == 2
    assert not (tmp_path / "a.pdf").exists()


def test_a_refused_office_leaves_no_data_file(command: Command, data: Path) -> None:
    said = command("new", "--name", " ", "--code", "VP", "--place", "X")
    assert said.code == 2
    assert not data.exists()
    assert command("new", "--name", "Sở A", "--code", "SA", "--place", "X").code == 0


def test_a_folder_is_no_file(sample: Command, tmp_path: Path) -> None:
    folder = tmp_path / "thư mục.pdf"
    folder.mkdir()
    for words in (
        ("rubric", "import", str(tmp_path), "--year", "2024"),
        ("rubric", "export", str(folder), "--year", "2022"),
        ("backup", "--to", str(folder)),
    ):
        said = sample(*words)
        assert said.code == 2, words
        assert "Traceback" not in said.err
    assert list(folder.iterdir()) == []


def test_a_backup_without_a_place_lies_among_the_backups(sample: Command, data: Path) -> None:
    answer = sample("backup").json
    copy = Path(answer["file"])
    assert copy.parent == data.with_name(f"{data.stem}-backups")
    assert copy.stat().st_size == answer["bytes"]
    assert answer["ok"] is True


def test_numbers_of_rows_and_explanations_may_come_decomposed(sample: Command) -> None:
    text = unicodedata.normalize("NFD", "Đã kiểm tra")
    answer = sample("rubric", "score", "--year", "2022", " II.3 ", "\u2013", "--explain", text).json
    assert answer["row"]["explanation"] == unicodedata.normalize("NFC", text)
    assert answer["row"]["score"] == "20"


def test_empty_values_are_named(sample: Command) -> None:
    for words in (
        ("rubric", "score", "--year", "2022", "II.3", ""),
        ("rubric", "score", "--year", "2022", "II.3", "-", "--bonus", ""),
        ("dispatch", "issue", "2", "--number", "", "--date", "2022-12-09"),
        ("dispatch", "issue", "2", "--number", "5", "--date", ""),
        ("dispatch", "issue", "2", "--number", "5", "--date", "0001-01-01"),
    ):
        said = sample(*words)
        assert said.code == 2, words
        assert "_" not in said.err, f"a code is no sentence: {said.err}"


@pytest.mark.usefixtures("sample")
def test_a_reader_that_goes_away_is_no_fault(data: Path) -> None:
    command = [sys.executable, "-m", "thiduadesk", "--data", str(data), "--json"]
    command += ["rubric", "show", "--year", "2022"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0
    assert said == b""


def test_text_comes_in_as_utf8_whatever_the_console() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thiduadesk", "--json", "paper", "cite", "-"],
        input="Quyết định số 5/QĐ-UBND ngày 02/02/2022".encode(),
        env={"PYTHONIOENCODING": "latin-1", "PATH": ""},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
    )
    assert '"symbol": "QĐ-UBND"' in done.stdout.decode()


def test_a_missing_folder_is_named_and_not_made(sample: Command, tmp_path: Path) -> None:
    missing = tmp_path / "chưa có"
    for words in (
        ("rubric", "export", missing / "a.xlsx", "--year", "2022"),
        ("--data", missing / "b.thidua", "sample"),
    ):
        said = sample(*words)
        assert said.code == 3, said
        assert str(missing) in said.err
        assert "a.xlsx" not in said.err
    assert not missing.exists()


def test_a_data_file_appears_only_when_it_is_filled(data: Path) -> None:
    with session.creating(data) as store:
        assert store.path != data
        assert not data.exists()
    assert list(data.parent.iterdir()) == [data]
