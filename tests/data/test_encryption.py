from __future__ import annotations

from pathlib import Path

import pytest

from thiduadesk.data import encryption
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused

PASSWORD = "Khen thưởng 2022"  # noqa: S105
MIB = 1 << 20


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "COST", 4)


def sealed(folder: Path, content: bytes) -> Path:
    plain, target = folder / "plain", folder / "sealed.enc"
    plain.write_bytes(content)
    target.touch()
    encryption.encrypt(plain, target, PASSWORD, {"counts": {"paper": 3}})
    return target


def opened(file: Path, password: str = PASSWORD) -> bytes:
    again = file.with_name("again")
    again.write_bytes(b"")
    encryption.decrypt(file, again, password)
    return again.read_bytes()


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB])
def test_every_size_comes_back(tmp_path: Path, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    file = sealed(tmp_path, content)
    assert opened(file) == content
    assert encryption.check(file).about == {"counts": {"paper": 3}}
    if size > 1:  # one letter may stand in any cipher text by chance
        assert content[:4096] not in file.read_bytes()


def test_the_same_twice_is_never_the_same_bytes(tmp_path: Path) -> None:
    assert sealed(tmp_path, b"x" * 99).read_bytes() != sealed(tmp_path, b"x" * 99).read_bytes()


@pytest.mark.parametrize(
    ("password", "code"),
    [("khen thưởng 2022", "password_wrong"), ("", "password_needed")],
)
def test_a_wrong_password_is_said_and_harms_nothing(
    tmp_path: Path, password: str, code: str
) -> None:
    file = sealed(tmp_path, b"x" * 5000)
    before = file.read_bytes()
    with pytest.raises(Refused, match=code):
        opened(file, password)
    assert file.read_bytes() == before
    assert opened(file) == b"x" * 5000


def test_a_password_typed_decomposed_is_the_same(tmp_path: Path) -> None:
    import unicodedata

    assert opened(sealed(tmp_path, b"x"), unicodedata.normalize("NFD", PASSWORD)) == b"x"


def test_an_empty_password_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    (tmp_path / "target").touch()
    with pytest.raises(Refused, match="password_empty"):
        encryption.encrypt(tmp_path / "plain", tmp_path / "target", "", {})


def test_every_fallen_bit_is_damage_and_never_a_wrong_password(tmp_path: Path) -> None:
    file = sealed(tmp_path, b"x" * 300)
    whole = file.read_bytes()
    for place in range(len(whole)):
        hurt = bytearray(whole)
        hurt[place] ^= 1 << place % 8
        file.write_bytes(bytes(hurt))
        with pytest.raises(EnvironmentProblem) as caught:
            opened(file)
        assert caught.value.fault in {Fault.CORRUPT, Fault.NOT_OURS}, place
        assert caught.value.fault is Fault.CORRUPT or place < len(encryption.MAGIC)


@pytest.mark.parametrize("cut", [5, 11, 40, -33, -1])
def test_a_file_cut_short_is_damaged(tmp_path: Path, cut: int) -> None:
    file = sealed(tmp_path, b"x" * 300)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(EnvironmentProblem):
        opened(file)
