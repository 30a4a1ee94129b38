"""backup, restore, verify by the real command, with and without a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from thiduadesk.data import encryption
from thiduadesk.data.schema import SCHEMA

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "COST", 4)


@pytest.fixture
def password(tmp_path: Path) -> Path:
    file = tmp_path / "password.txt"
    file.write_bytes("\ufeffmật khẩu\r\nsecond line\n".encode())
    return file


def score(sample: Command, points: str) -> None:
    assert sample("rubric", "score", "--year", 2022, "II.3", points).code == 0


def points(command: Command, number: str = "II.3") -> str:
    rows = command("rubric", "show", "--year", 2022).json["rows"]
    return str(next(row["score"] for row in rows if row["no"] == number))


def test_restore_is_undone_by_the_backup_it_names(sample: Command, data: Path) -> None:
    kept = sample("backup").json["file"]
    before = points(sample)
    score(sample, "7")
    answer = sample("restore", kept).json
    assert (answer["file"], answer["ok"], answer["from"]) == (str(data), True, kept)
    assert answer["bytes"] == data.stat().st_size
    assert answer["counts"]["criterion"] == 34
    assert points(sample) == before
    sample("restore", answer["before"])
    assert points(sample) == "7"


def test_a_password_is_asked_for_and_a_wrong_one_harms_nothing(
    sample: Command, data: Path, password: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.thidua.enc"
    made = sample("backup", "--to", copy, "--password-file", password).json
    assert made == {"file": str(copy), "bytes": copy.stat().st_size, "ok": True, "encrypted": True}
    score(sample, "7")
    before = data.read_bytes()
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("mat khau", encoding="utf-8")
    for words in ((), ("--password-file", wrong)):
        said = sample("restore", copy, *words)
        assert said.code == 2
        assert len(said.err.strip().splitlines()) == 1
        assert copy.name in said.err
    assert data.read_bytes() == before
    assert sample("restore", copy, "--password-file", password).code == 0
    assert points(sample) != "7"


def test_the_password_may_come_from_the_environment(
    sample: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THIDUADESK_PASSWORD", "mật khẩu")
    copy = tmp_path / "copy.enc"
    assert sample("backup", "--to", copy).json["encrypted"]
    assert sample("backup").json["file"].endswith(".thidua.enc")
    assert sample("restore", copy).code == 0


def test_a_missing_password_file_is_said(sample: Command, tmp_path: Path) -> None:
    said = sample("backup", "--password-file", tmp_path / "none.txt")
    assert said.code == 3
    assert "none.txt" in said.err


def test_verify_reads_an_encrypted_backup(
    sample: Command, command: Command, password: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.enc"
    sample("backup", "--to", copy, "--password-file", password)
    said = sample("verify", "--data", copy, "--password-file", password)
    assert said.code == 0, said
    assert said.json["ok"]
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(bytes(data))
    said = sample("verify", "--data", copy, "--password-file", password)
    assert (said.code, said.json["ok"]) == (1, False)
    said = sample("restore", copy, "--password-file", password)
    assert said.code == 3
    assert copy.name in said.err


def test_restore_of_nothing_or_of_a_foreign_file_is_said(
    sample: Command, data: Path, tmp_path: Path
) -> None:
    before = data.read_bytes()
    foreign = tmp_path / "thu.docx"
    foreign.write_bytes(b"PK\x03\x04" + b"x" * 500)
    assert sample("restore", tmp_path / "none.thidua").code == 3
    assert sample("restore", foreign).code == 3
    assert sample("restore", data).code == 2
    assert sample("restore").code == 2
    assert data.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("verify",),
        ("rubric", "show", "--year", 2022),
        ("rubric", "score", "--year", 2022, "I.1", "15"),
        ("dispatch", "list"),
        ("backup",),
    ],
    ids=lambda words: "-".join(map(str, words[:2])),
)
def test_a_command_upgrades_the_file_of_an_older_program_and_keeps_the_old_one(
    command: Command, data: Path, words: tuple[object, ...]
) -> None:
    old = (FIXTURES / "db" / "0001.sqlite").read_bytes()
    data.write_bytes(old)
    said = command(*words)
    assert said.code == 0, said
    if words == ("verify",):  # looks and touches nothing
        assert (data.read_bytes(), said.json["schema"]) == (old, 1)
        return
    report = command("verify").json
    assert (report["ok"], report["schema"]) == (True, SCHEMA)
    (kept,) = data.with_name(f"{data.stem}-backups").glob("*-before-migrate-*")
    assert command("restore", kept).code == 0
    assert points(command, "I.1") == "15.5"


def test_importing_keeps_a_backup_of_before(sample: Command, data: Path) -> None:
    before = points(sample)
    file = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022" / "rubric-blank.xlsx"
    assert sample("rubric", "import", file, "--year", 2022, "--replace").code == 0
    (kept,) = (data.with_name(f"{data.stem}-backups")).iterdir()
    assert "before-import" in kept.name
    sample("restore", kept)
    assert points(sample) == before
