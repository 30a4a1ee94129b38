"""Runs the real command in this process, as a user types it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from thiduadesk.__main__ import main

CASES = Path(__file__).parents[1] / "fixtures" / "quang-ngai-2022"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def findings(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Findings by where and code."""
        return {(found["where"], found["code"]): found for found in self.json["findings"]}


Command = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "office.thidua"


@pytest.fixture
def command(data: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*words: object) -> Said:
        capsys.readouterr()
        code = main(["--data", str(data), "--json", *(str(word) for word in words)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; tests work on copies (the file is closed, so a copy is whole)."""
    made = tmp_path_factory.mktemp("sample") / "sample.thidua"
    assert main(["--data", str(made), "sample"]) == 0
    return made


@pytest.fixture
def sample(command: Command, data: Path, sample_file: Path) -> Command:
    shutil.copyfile(sample_file, data)
    return command


@pytest.fixture
def office(command: Command) -> Command:
    words = ("--name", "Sở Tư pháp", "--parent", "UBND tỉnh X", "--code", "STP", "--place", "X")
    assert command("new", *words).code == 0
    return command
