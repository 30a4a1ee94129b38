"""Bad input by the real command: one clear sentence with the place, nothing lost or half-written."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.disks import SIZE
from tests.disks import fill_up
from thiduadesk.__main__ import main

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"
HEAD = ("TT", "Tiêu chí", "Điểm chuẩn", "Điểm thưởng", "Điểm tự chấm", "Giải trình")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    made = tmp_path / "office.thidua"
    words = ("--name", "Sở A", "--parent", "UBND tỉnh X", "--code", "SA", "--place", "X")
    assert main(["--data", str(made), "new", *words]) == 0
    return made


def _import(data: Path, file: Path) -> int:
    return main(
        ["--data", str(data), "--lang", "en", "rubric", "import", str(file), "--year", "2022"]
    )


def _workbook(path: Path, rows: Sequence[tuple[Any, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *rows):
        sheet.append(row)
    book.save(path)
    return path


def _refused(data: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    before = data.read_bytes()
    capsys.readouterr()
    code = _import(data, file)
    said = capsys.readouterr()
    assert code == 2, said
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert "Traceback" not in said.err
    assert file.name in said.err
    assert data.read_bytes() == before
    return said.err


def test_a_text_file_named_xlsx(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_text("TT;Tiêu chí;Điểm chuẩn", encoding="utf-8")
    assert "Excel" in _refused(data, file, capsys)


def test_an_empty_file(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bang.xlsx"
    file.touch()
    _refused(data, file, capsys)


def test_an_old_word_or_excel_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bang.xls"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 3000)
    _refused(data, file, capsys)


def test_an_encrypted_file(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mat-khau.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + name + b"\0" * 3000)
    assert "password" in _refused(data, file, capsys)


def test_a_sheet_without_a_rubric_says_what_was_looked_for(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Ngày sinh"))
    sheet.append(("Nguyễn Văn A", "01/01/1980"))
    book.save(tmp_path / "nguoi.xlsx")
    assert "Sheet" in _refused(data, tmp_path / "nguoi.xlsx", capsys)


def test_a_maximum_that_is_text_names_the_cell(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        ("1", "Tiêu chí một", "hai mươi", None, None, ""),
        ("2", "Tiêu chí hai", 20, None, None, ""),
    ]
    said = _refused(data, _workbook(tmp_path / "b.xlsx", rows), capsys)
    assert "C2" in said
    assert "hai mươi" in said


def test_a_formula_error_names_the_cell(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _workbook(
        tmp_path / "b.xlsx", [("1", "Một", 20, None, None, ""), ("2", "Hai", 10, None, None, "")]
    )
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    sheet["C3"] = "#REF!"
    sheet["C3"].data_type = "e"
    book.save(file)
    assert "C3" in _refused(data, file, capsys)


def test_a_self_score_in_words_is_left_unanswered_and_said(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("1", "Một", 20, None, "đủ", "x"), ("2", "Hai", 10, None, 10, "y")]
    assert _import(data, _workbook(tmp_path / "b.xlsx", rows)) == 0
    said = capsys.readouterr().out
    assert "value_not_understood" in said or "đủ" in said


def test_a_hundred_thousand_empty_rows_are_no_hindrance(data: Path, tmp_path: Path) -> None:
    file = _workbook(tmp_path / "b.xlsx", [("1", "Một", 20, None, 20, "x")])
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    for row in range(10, 100_000, 1000):
        sheet.cell(row, 1).value = None
        sheet.row_dimensions[row].height = 15
    sheet.cell(100_000, 2).number_format = "0.00"
    book.save(file)
    assert _import(data, file) == 0


def test_decomposed_text_is_kept_precomposed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = unicodedata.normalize("NFD", "Triển khai thực hiện quy chế dân chủ")
    assert words != unicodedata.normalize("NFC", words)
    assert _import(data, _workbook(tmp_path / "b.xlsx", [("1", words, 20, None, 20, words)])) == 0
    capsys.readouterr()
    assert main(["--data", str(data), "--json", "rubric", "show", "--year", "2022"]) == 0
    out = capsys.readouterr().out
    assert "Triển khai thực hiện quy chế dân chủ" in out


def test_a_bomb_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 400_000_000)
    _refused(data, file, capsys)


def test_an_entity_bomb_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bom.xlsx"
    with (
        zipfile.ZipFile(CASES / "rubric-blank.xlsx") as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + content
            archive.writestr(part.filename, content)
    _refused(data, file, capsys)


def test_a_missing_file_is_said(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(data, tmp_path / "khong-co.xlsx") == 3
    assert "khong-co.xlsx" in capsys.readouterr().err


def test_a_character_the_print_font_lacks_stops_the_print(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        _import(data, _workbook(tmp_path / "b.xlsx", [("1", "Một 😀 hai", 20, None, 20, "x")])) == 0
    )
    capsys.readouterr()
    target = tmp_path / "b.pdf"
    code = main(
        ["--data", str(data), "--lang", "en", "rubric", "export", "--year", "2022", str(target)]
    )
    said = capsys.readouterr().err
    assert code == 3
    assert "😀" in said
    assert "Một" in said
    assert not target.exists()


def test_the_second_writer_is_told_who_the_first_is(data: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom thiduadesk.data.lock import DataLock\n"
        "with DataLock(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(data)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        words = ["rubric", "import", str(CASES / "rubric-blank.xlsx"), "--year", "2022"]
        done = subprocess.run(
            [sys.executable, "-m", "thiduadesk", "--data", str(data), *words],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 3
        assert str(holder.pid) in done.stderr
    finally:
        holder.kill()
        holder.communicate()


def test_a_full_disk_leaves_nothing_half_written(
    data: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(data, CASES / "rubric-self-scored.xlsx") == 0
    (small_disk / "filler").write_bytes(b"x" * (SIZE - 24 * 1024))
    capsys.readouterr()
    target = small_disk / "bang.pdf"
    code = main(
        ["--data", str(data), "--lang", "en", "rubric", "export", "--year", "2022", str(target)]
    )
    said = capsys.readouterr().err
    assert code == 3
    assert "full" in said
    assert str(target) in said
    assert [one.name for one in small_disk.iterdir()] == ["filler"]


def test_a_read_only_place_is_said(
    data: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(data, CASES / "rubric-self-scored.xlsx") == 0
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    if subprocess.run(remount, capture_output=True, check=False).returncode:
        pytest.skip("may not remount here")
    capsys.readouterr()
    target = small_disk / "bang.xlsx"
    code = main(["--data", str(data), "rubric", "export", "--year", "2022", str(target)])
    assert code == 3
    assert str(target) in capsys.readouterr().err


def test_a_data_file_on_a_full_disk_keeps_what_it_had(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = small_disk / "office.thidua"
    words = ("--name", "Sở A", "--parent", "B", "--code", "SA", "--place", "X")
    assert main(["--data", str(place), "new", *words]) == 0
    filler = fill_up(small_disk)
    capsys.readouterr()
    assert _import(place, CASES / "rubric-self-scored.xlsx") == 3
    assert "Traceback" not in capsys.readouterr().err
    filler.unlink()
    assert main(["--data", str(place), "--json", "info"]) == 0
    assert '"sheet": 0' in capsys.readouterr().out
    assert main(["--data", str(place), "verify"]) == 0
