"""Files under a password: scrypt for the key, AES-256-GCM for the content, piece by piece.

Layout: magic (8 bytes) · length of the header (4) · header, JSON in UTF-8 · pieces of at most 1 MiB,
each with its tag of 16 bytes · SHA-256 of all before it (32). The header holds salt and cost of the
key, the nonce's beginning, and what may be seen without the password (when, why, how many rows); it
is authenticated with every piece. A piece's nonce holds its number and whether it is the last, so
none can be left out, doubled or moved. The digest at the end needs no password: it tells a damaged
file from a wrong password. Why so: docs/decisions/0010-encrypted-backups.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from typing import BinaryIO

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error

MAGIC = b"TDKTENC1"
COST = 17
"""Power of two of scrypt's memory: 2**17 times 1 KiB, some 0.4 s on an office PC."""

_MOST_COST = 20
"""A foreign file may not ask for more than 1 GiB."""
_PIECE = 1 << 20
_TAG = 16
_DIGEST = 32
_MOST_HEADER = 1 << 16


@dataclass(frozen=True, slots=True)
class Header:
    """The readable beginning of an encrypted file.

    Attributes:
        cost, salt, nonce: of the key and of the pieces.
        about: what may be seen without the password.
        raw: its bytes, authenticated with every piece.
    """

    cost: int
    salt: bytes
    nonce: bytes
    about: Mapping[str, Any]
    raw: bytes


def is_encrypted(path: Path) -> bool:
    """Whether the file begins as one of ours under a password."""
    with _os_errors(path), path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def encrypt(source: Path, target: Path, password: str, about: Mapping[str, Any]) -> None:
    """Write ``source`` under ``password`` into the existing, empty file ``target``.

    Raises:
        Refused: ``password_empty``.
        EnvironmentProblem: a file cannot be read or written.
    """
    header = _new_header(about)
    key = _key(password, header, target)
    with _os_errors(target), source.open("rb") as plain, target.open("r+b") as sealed:
        writer = _Hashing(sealed)
        writer.write(header.raw)
        piece, number = plain.read(_PIECE), 0
        while True:
            following = plain.read(_PIECE)
            nonce = _nonce(header, number, last=not following)
            writer.write(key.encrypt(nonce, piece, header.raw))
            if not following:
                break
            piece, number = following, number + 1
        sealed.write(writer.state.digest())


def decrypt(source: Path, target: Path, password: str) -> None:
    """Write what ``source`` holds into the existing, empty file ``target``.

    Raises:
        Refused: ``password_needed`` or ``password_wrong``; nothing else is touched.
        EnvironmentProblem: CORRUPT; or a file cannot be read or written.
    """
    header = check(source)
    if not password:
        raise Refused("password_needed", path=str(source), file=source.name)
    key = _key(password, header, source)
    with _os_errors(target), source.open("rb") as sealed, target.open("r+b") as plain:
        sealed.seek(len(header.raw))
        left = source.stat().st_size - len(header.raw) - _DIGEST
        number = 0
        while True:
            piece = sealed.read(min(left, _PIECE + _TAG))
            left -= len(piece)
            nonce = _nonce(header, number, last=not left)
            plain.write(_opened(key, nonce, piece, header, source))
            if not left:
                return
            number += 1


def check(path: Path) -> Header:
    """The header of a file that is whole, as its digest says; needs no password.

    Raises:
        EnvironmentProblem: NOT_OURS, CORRUPT, or it cannot be read.
    """
    header = read_header(path)
    with _os_errors(path), path.open("rb") as file:
        left = path.stat().st_size - _DIGEST
        state = hashlib.sha256()
        while left > 0:
            piece = file.read(min(left, _PIECE))
            if not piece:
                break
            left -= len(piece)
            state.update(piece)
        if left or file.read() != state.digest():
            raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail="sha256")
    return header


def read_header(path: Path) -> Header:
    """The header as it stands; ``check`` says whether it can be believed.

    Raises:
        EnvironmentProblem: NOT_OURS, CORRUPT, or it cannot be read.
    """
    with _os_errors(path), path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise EnvironmentProblem(Fault.NOT_OURS, path=str(path))
        size = file.read(4)
        words = file.read(min(int.from_bytes(size, "big"), _MOST_HEADER))
    try:
        values = json.loads(words)
        header = Header(
            int(values["cost"]),
            bytes.fromhex(values["salt"]),
            bytes.fromhex(values["nonce"]),
            dict(values["about"]),
            MAGIC + size + words,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail="header") from error
    if not 1 <= header.cost <= _MOST_COST or len(header.nonce) != 7:
        raise EnvironmentProblem(Fault.CORRUPT, path=str(path), detail="header")
    return header


def _new_header(about: Mapping[str, Any]) -> Header:
    salt, nonce = os.urandom(16), os.urandom(7)
    values = {"cost": COST, "salt": salt.hex(), "nonce": nonce.hex(), "about": dict(about)}
    words = json.dumps(values).encode()
    return Header(COST, salt, nonce, about, MAGIC + len(words).to_bytes(4, "big") + words)


def _nonce(header: Header, number: int, *, last: bool) -> bytes:
    return header.nonce + number.to_bytes(4, "big") + bytes([last])


def _key(password: str, header: Header, path: Path) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 50 ms, and rarely needed
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if not password:
        raise Refused("password_empty", path=str(path), file=path.name)
    words = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return AESGCM(Scrypt(header.salt, 32, 1 << header.cost, 8, 1).derive(words))


def _opened(key: Any, nonce: bytes, piece: bytes, header: Header, path: Path) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        plain: bytes = key.decrypt(nonce, piece, header.raw)
    except (InvalidTag, ValueError) as error:  # the digest was right: nothing is damaged
        raise Refused("password_wrong", path=str(path), file=path.name) from error
    return plain


class _Hashing:
    """Writes, and keeps the digest of what was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.state = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.state.update(data)


@contextmanager
def _os_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise from_os_error(error, str(path)) from error
