"""``check FILE``: the last look at anybody's paper, and one sentence where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CASES
from tests.cli.conftest import Command
from thiduadesk.__main__ import main

SEEDS = CASES.parent / "seeds"
KEYS = {"code", "severity", "where", "quote", "message", "found", "expected", "law"}


def test_check_says_where_and_quotes_what_stands_there(command: Command) -> None:
    path = next(SEEDS.glob("004*"))
    said = command("check", path)
    assert said.code == 1
    findings = said.json["findings"]
    assert all(set(one) == KEYS for one in findings)
    repeated = next(one for one in findings if one["code"] == "numbering_repeated")
    assert repeated["severity"] == "error"
    assert repeated["where"].startswith("dòng 84")
    lines = path.read_text(encoding="utf-8").split("\n")
    assert "ĐÁNH GIÁ CHUNG" in lines[84 - 1]
    assert "ĐÁNH GIÁ CHUNG" in repeated["quote"]


def test_check_looks_at_each_paper_of_a_file(command: Command) -> None:
    findings = command("check", next(SEEDS.glob("003*"))).json["findings"]
    lines = [int(one["where"].split()[1]) for one in findings if one["where"].startswith("dòng")]
    assert min(lines) > 1
    assert max(lines) > 200


def test_old_text_is_said_once_for_each_stretch_and_read_on(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_text(
        "B¸O C¸O\nTæng kÕt thi ®ua n¨m 2017\n\nI. KÕt qu¶\n\nI. Ph­¬ng h­íng\n\nKế hoạch năm 2018 đã được duyệt.\n",
        encoding="utf-8",
    )
    findings = command("check", path).json["findings"]
    old = [one for one in findings if one["code"] == "legacy_encoding"]
    assert [(one["severity"], one["where"], one["quote"]) for one in old] == [
        ("error", "dòng 1", "B¸O C¸O")
    ]
    assert "numbering_repeated" in {one["code"] for one in findings}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("program.docx", bytes(range(256)) * 30),
        ("cut.docx", b"PK\x03\x04" + bytes(40)),
        ("long.txt", "dài ".encode() * 1_000_000),
    ],
)
def test_what_is_no_paper_gets_one_sentence(
    name: str, data: bytes, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    said = command("check", path)
    assert (said.code, said.out) == (2, "")
    assert name in said.err
    assert said.err.count("\n") == 1
    assert "(" not in said.err  # a sentence of its own, not the one for unknown codes


def test_missing_file_and_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.docx")]) == 3
    assert main(["--lang", "en", "check", str(tmp_path)]) == 2
    assert "folder" in capsys.readouterr().err
