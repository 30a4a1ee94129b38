"""Damage at random places of a data file and of a backup: detected or harmless, never silently wrong."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data import office_2022
from tests.data.office_2022 import rows
from thiduadesk.data import encryption
from thiduadesk.data import rescue
from thiduadesk.data import restore
from thiduadesk.data import safety
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem

PLACES = 100
BLOCK = 512
SECRET = "mật khẩu"  # noqa: S105


def bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def block(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(0, len(data), BLOCK)
    data[start : start + BLOCK] = chance.randbytes(min(BLOCK, len(data) - start))


def outcome(path: Path) -> str:
    """`detected`, or `harmless` when every value is as it was."""
    try:
        with Store.open(path) as store:
            found = office_2022.content(store)
    except EnvironmentProblem:
        return "detected"
    assert found == office_2022.CONTENT, "silently wrong"
    return "harmless"


@pytest.mark.parametrize("hurt", [bit, block])
def test_damage_of_a_data_file_is_detected_or_harmless(
    path: Path,
    templates: tuple[bytes, bytes],
    hurt: Callable[[bytearray, random.Random], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(1975)  # noqa: S311
    counts = Counter[str]()
    for _ in range(PLACES):
        data = bytearray(templates[1])
        hurt(data, chance)
        path.write_bytes(bytes(data))
        counts[outcome(path)] += 1
    with capsys.disabled():
        print(f"\ndata file, {hurt.__name__}: {PLACES} damaged, {dict(counts)}, silently wrong: 0")
    assert counts["detected"] > PLACES // 8


@pytest.mark.parametrize("password", [None, SECRET], ids=["plain", "encrypted"])
def test_damage_of_a_backup_restores_nothing_wrong(
    filled: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    password: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(encryption, "COST", 4)
    plain, backup = tmp_path / "plain", tmp_path / "backup"
    safety.copy_verified(filled.path, plain)
    backup.touch()
    if password:
        encryption.encrypt(plain, backup, password, {})
    else:
        backup.write_bytes(plain.read_bytes())
    whole, right = backup.read_bytes(), rows(plain)
    chance = random.Random(2022)  # noqa: S311
    counts = Counter[str]()
    for number in range(PLACES):
        data = bytearray(whole)
        (bit, block)[number % 2](data, chance)
        backup.write_bytes(bytes(data))
        try:
            restore.unpack(backup, plain, password)
            assert safety.verify(plain).ok
        except (EnvironmentProblem, AssertionError):
            counts["detected"] += 1
        else:
            assert rows(plain) == right, "silently wrong"
            counts["harmless"] += 1
        plain.write_bytes(b"")
    with capsys.disabled():
        print(f"\nbackup: {PLACES} damaged, {dict(counts)}, silently wrong: 0")
    assert counts["detected"] == PLACES or password is None


def test_rescue_keeps_what_is_readable_and_names_what_it_cannot_prove(
    path: Path, templates: tuple[bytes, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(templates[1])
    right = rows(path)
    total = sum(map(len, right.values()))
    chance = random.Random(848)  # noqa: S311
    kept = []
    for number in range(40):
        data = bytearray(templates[1])
        block(data, chance)
        path.write_bytes(bytes(data))
        report = rescue.rescue(path, tmp_path / f"{number}.tdkt")
        assert path.read_bytes() == bytes(data)
        kept.append(report.kept)
        found = rows(report.path)
        assert sum(map(len, found.values())) == report.kept
        for name, table in report.tables.items():
            if not (table.lost or table.cut or table.doubtful):
                assert found[name] == right[name], name
        with Store.open(report.path) as store:
            office_2022.content(store)
    with capsys.disabled():
        share = sum(kept) / (total * len(kept))
        print(f"\nrescue: {len(kept)} files, {share:.1%} of {total} rows each, least {min(kept)}")
    assert sum(kept) > 0.8 * total * len(kept)
