"""Each import contract breaks when it is violated, and only then.

A contract that names a package wrongly stays green while the wall is open; so every pair of rooms that
must not meet is made to meet here, in a copy of the package's skeleton.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "thiduadesk"
_CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: dict[str, dict[str, Any]] = {
    contract["id"]: contract for contract in _CONFIG["tool"]["importlinter"]["contracts"]
}
FORBIDDEN = [key for key, contract in CONTRACTS.items() if contract["type"] == "forbidden"]
LAYERED = [key for key, contract in CONTRACTS.items() if contract["type"] == "layers"]


def _floors(key: str) -> dict[str, int]:
    """Dotted name of each package in a contract of layers, and its floor counted from the top."""
    contract = CONTRACTS[key]
    return {
        f"{container}.{room.strip()}": number
        for container in contract["containers"]
        for number, layer in enumerate(contract["layers"])
        for room in layer.split("|")
    }


ROOMS = [name.removeprefix(f"{PACKAGE}.") for name in _floors("one-direction")]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """The package's folders and modules, all empty, with the real configuration beside them."""
    for path in (ROOT / PACKAGE).rglob("*.py"):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _add(root: Path, source: str, target: str) -> None:
    """Let `source` import `target`: in a module of its own where the source is a package."""
    place = root / source.replace(".", "/")
    module = place / "_probe.py" if place.is_dir() else place.with_suffix(".py")
    with module.open("a", encoding="utf-8") as stream:
        stream.write(f"import {target}\n")


def _lint(root: Path) -> tuple[int, str]:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-cache",
        ],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "400", "PYTHONUTF8": "1"},
        check=False,
    )
    return result.returncode, " ".join((result.stdout + result.stderr).split())


def _refused(report: str, source: str, target: str) -> bool:
    return f"{source} is not allowed to import {target}:" in report


def test_skeleton_alone_keeps_every_contract(skeleton: Path) -> None:
    code, report = _lint(skeleton)
    assert code == 0, report
    assert f"{len(CONTRACTS)} kept, 0 broken" in report


@pytest.mark.parametrize("key", FORBIDDEN)
def test_forbidden_contract_breaks_for_each_source_and_each_target(
    skeleton: Path, key: str
) -> None:
    contract = CONTRACTS[key]
    pairs = list(product(contract["source_modules"], contract["forbidden_modules"]))
    for source, target in pairs:
        _add(skeleton, source, target)
    code, report = _lint(skeleton)
    assert code == 1
    assert f"{contract['name']} BROKEN" in report
    assert [pair for pair in pairs if not _refused(report, *pair)] == []


@pytest.mark.parametrize("key", LAYERED)
def test_layers_break_for_each_upward_and_sideways_import(skeleton: Path, key: str) -> None:
    floors = _floors(key)
    pairs = [
        (lower, upper)
        for lower, upper in product(floors, floors)
        if lower != upper and floors[lower] >= floors[upper]
    ]
    for source, target in pairs:
        _add(skeleton, source, target)
    code, report = _lint(skeleton)
    assert code == 1
    assert [pair for pair in pairs if not _refused(report, *pair)] == []


def test_layers_break_for_a_room_that_has_no_place(skeleton: Path) -> None:
    (skeleton / PACKAGE / "helpers").mkdir()
    (skeleton / PACKAGE / "helpers" / "__init__.py").touch()
    code, report = _lint(skeleton)
    assert code == 1
    assert f"{CONTRACTS['one-direction']['name']} BROKEN" in report


def test_every_allowed_import_is_kept(skeleton: Path) -> None:
    for floors in map(_floors, LAYERED):
        for upper, lower in product(floors, floors):
            if floors[upper] < floors[lower]:
                _add(skeleton, upper, lower)
    for room in ("app", "ui", "cli"):
        _add(skeleton, f"{PACKAGE}.{room}", f"{PACKAGE}.i18n")
    for library, rooms in {
        "PySide6": ("app", "ui"),
        "sqlalchemy": ("data",),
        "sqlite3": ("data",),
        "alembic": ("data",),
        "reportlab": ("documents", "exchange"),
        "docx": ("documents", "exchange"),
        "openpyxl": ("documents", "exchange"),
        "lxml": ("documents", "exchange"),
        "icalendar": ("documents", "exchange"),
        "cattrs": ("data", "exchange", "services"),
        "cryptography": ("data",),
    }.items():
        for room in rooms:
            _add(skeleton, f"{PACKAGE}.{room}", library)
    (skeleton / PACKAGE / "i18n" / "qt.py").write_text("import PySide6.QtCore\n", encoding="utf-8")
    _add(skeleton, f"{PACKAGE}.__main__", f"{PACKAGE}.app")
    code, report = _lint(skeleton)
    assert code == 0, report


def test_contracts_name_every_room() -> None:
    """A room left out of a wall's sources would be a gate in it."""
    everything = {f"{PACKAGE}.{room}" for room in (*ROOMS, "i18n", "__main__")}
    inside = {
        "qt": {"app", "ui", "i18n", "__main__"},
        "sql": {"data"},
        "file-libraries": {"documents", "exchange"},
        "screen-words": {"app", "ui", "cli", "__main__"},
        "cattrs": {"data", "exchange", "services"},
        "encryption": {"data"},
    }
    for key, rooms in inside.items():
        expected = everything - {f"{PACKAGE}.{room}" for room in rooms}
        named = set(CONTRACTS[key]["source_modules"])
        # A contract about our own i18n does not list i18n itself.
        expected -= set(CONTRACTS[key]["forbidden_modules"])
        assert named == expected, key
