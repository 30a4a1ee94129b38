"""Commands around the data file: sample, new, info, verify, backup; options before and after."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from thiduadesk.__main__ import main


def test_sample_refuses_an_existing_file_and_leaves_it(command: Command, data: Path) -> None:
    data.write_bytes(b"mine")
    said = command("sample")
    assert said.code == 2
    assert data.name in said.err
    assert data.read_bytes() == b"mine"


def test_new_makes_an_empty_office(office: Command) -> None:
    answer = office("info").json
    assert answer["office"] == "Sở Tư pháp"
    assert answer["counts"]["sheet"] == 0
    assert isinstance(answer["schema"], int)


def test_verify_is_quiet_on_a_sound_file(sample: Command, data: Path) -> None:
    said = sample("verify")
    assert said.code == 0
    assert said.json["ok"] is True
    assert said.json["bytes"] == data.stat().st_size


def test_verify_finds_damage_and_does_not_touch_it(sample: Command, data: Path) -> None:
    sample("info")
    hurt = bytearray(data.read_bytes())
    page = 4096
    hurt[page * 3 : page * 9] = b"\xff" * page * 6
    data.write_bytes(hurt)
    said = sample("verify")
    assert said.code in {1, 3}
    assert data.read_bytes() == bytes(hurt)


def test_verify_of_a_missing_file_says_where(command: Command, data: Path) -> None:
    said = command("verify")
    assert said.code == 3
    assert str(data) in said.err


def test_backup_is_a_whole_copy(sample: Command, tmp_path: Path) -> None:
    copy = tmp_path / "copy.thidua"
    said = sample("backup", "--to", copy)
    assert said.code == 0
    assert said.json["bytes"] == copy.stat().st_size
    with sqlite3.connect(copy) as connection:
        assert connection.execute("select count(*) from criterion").fetchone() == (34,)


@pytest.mark.usefixtures("sample")
def test_options_may_stand_before_or_after(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orders = (
        ["--json", "--data", str(data), "info"],
        ["info", "--json", "--data", str(data)],
        ["--data", str(data), "info", "--lang", "en", "--json"],
    )
    answers = []
    for words in orders:
        assert main(words) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1] == answers[2]


def test_wrong_words_are_one_sentence(command: Command) -> None:
    said = command("rubric", "dance")
    assert said.code == 2
    assert len(said.err.strip().splitlines()) == 1


def test_messages_follow_the_language(sample: Command) -> None:
    english = sample("--lang", "en", "rubric", "show", "--year", 1999).err
    vietnamese = sample("--lang", "vi", "rubric", "show", "--year", 1999).err
    assert english != vietnamese
    assert "1999" in english
    assert "1999" in vietnamese


@pytest.mark.parametrize(
    "content", [b"", b"hello, not a database", b"SQLite format 3\x00" + b"\0" * 5000]
)
def test_a_foreign_file_is_refused_untouched(command: Command, data: Path, content: bytes) -> None:
    data.write_bytes(content)
    for words in (("info",), ("verify",), ("rubric", "show", "--year", 2022)):
        said = command(*words)
        assert said.code == 3, said
        assert "Traceback" not in said.err
        assert data.name in said.err
    assert data.read_bytes() == content


def test_citations_are_found_in_text(command: Command) -> None:
    text = "theo Quyết định số 898/QĐ-UBND ngày 08/7/2022"
    (found,) = command("paper", "cite", text).json
    assert (found["number"], found["symbol"], found["date"]) == ("898", "QĐ-UBND", "2022-07-08")
    assert text[found["start"] : found["end"]] == found["text"]


def test_the_register_of_papers_is_listed_with_its_uses(command: Command) -> None:
    command("sample")
    listed = command("paper", "list").json
    decree = next(one for one in listed if one["number"] == "898")
    assert (decree["symbol"], decree["date"], decree["direction"], decree["file"]) == (
        "QĐ-UBND", "2022-07-08", "incoming", None,
    )  # fmt: skip
    kinds = {use["kind"] for use in decree["used"]}
    assert {"row", "dispatch"} <= kinds
    (row,) = (use for use in decree["used"] if use["kind"] == "row")
    assert (row["year"], row["where"]) == (2022, "II.8")
