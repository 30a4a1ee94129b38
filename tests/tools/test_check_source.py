"""The house's own rules catch what they name, and leave the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_source


def _faults(root: Path, name: str, code: str) -> list[str]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
    return check_source.check_file(path, name)


@pytest.mark.parametrize(
    "code",
    [
        'TITLE = "Báo cáo"\n',
        'print(f"Năm {year}")\n',
        'def f():\n    """Ok."""\n    return "điểm"\n',
        'X = (\n    "plain"\n    "đơn vị"\n)\n',
        'X = _("Điểm")\n',
        'X = "«Nơi nhận»"\n',
    ],
)
def test_vietnamese_words_in_code_are_found(tmp_path: Path, code: str) -> None:
    assert len(_faults(tmp_path, "thiduadesk/ui/page.py", code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""Score sheet («bảng chấm điểm»)."""\n',
        'class A:\n    x: int\n    """Points («điểm»)."""\n',
        "# «điểm»\nX = 1\n",
        'X = "…« » – ×"\n',
        'X = _("The list «Nơi nhận» of a paper")\n',
        'X = "đ"  # vi: the letter itself\n',
        'X = [  # vi: the letters themselves\n    "a",\n    "đ",\n]\n',
    ],
)
def test_docstrings_comments_signs_and_excused_lines_pass(tmp_path: Path, code: str) -> None:
    assert _faults(tmp_path, "thiduadesk/ui/page.py", code) == []


def test_an_excuse_needs_a_reason_and_reaches_no_further_than_its_statement(tmp_path: Path) -> None:
    code = 'A = "đ"  # vi:\nB = "đ"  # vi: the letter\nC = "đ"\n'
    lines = _faults(tmp_path, "thiduadesk/ui/page.py", code)
    assert [line.split(":")[1] for line in lines] == ["1", "3"]


def test_revision_files_import_only_alembic_and_sqlalchemy(tmp_path: Path) -> None:
    code = "import sqlalchemy as sa\nfrom alembic import op\nfrom thiduadesk.data import tables\nimport json\n"
    lines = _faults(tmp_path, "thiduadesk/data/migrations/versions/20260101_01_a.py", code)
    assert [line.split(":")[1] for line in lines] == ["3", "4"]


@pytest.mark.parametrize("kind", ["", " Exception", " BaseException", " (ValueError, Exception)"])
def test_handlers_of_everything_are_found_unless_they_raise_again(
    tmp_path: Path, kind: str
) -> None:
    code = "try:\n    f()\nexcept{}:\n    log()\n{}"
    assert len(_faults(tmp_path, "thiduadesk/a.py", code.format(kind, ""))) == 1
    assert _faults(tmp_path, "thiduadesk/a.py", code.format(kind, "    raise\n")) == []


def test_named_handlers_pass(tmp_path: Path) -> None:
    assert _faults(tmp_path, "thiduadesk/a.py", "try:\n    f()\nexcept OSError:\n    pass\n") == []


def test_a_wait_that_nobody_keeps_is_found_in_tests(tmp_path: Path) -> None:
    code = "def test(qtbot):\n    b.click()\n    qtbot.waitSignal(b.clicked)\n"
    assert len(_faults(tmp_path, "tests/ui/test_a.py", code)) == 1
    code = "def test(qtbot):\n    with qtbot.waitSignal(b.clicked):\n        b.click()\n"
    assert _faults(tmp_path, "tests/ui/test_a.py", code) == []


def test_an_excuse_for_a_file_that_is_gone_is_found(tmp_path: Path) -> None:
    assert all("does not exist" in line for line in check_source.check(tmp_path))
