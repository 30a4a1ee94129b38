"""What is installed holds all that the program needs beside its code."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_wheel_carries_resources_catalogues_and_revision_files(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    unwanted = shutil.ignore_patterns("__pycache__", "*.mo")
    for folder in ("thiduadesk", "resources", "tools"):
        shutil.copytree(ROOT / folder, checkout / folder, ignore=unwanted)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout)

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=checkout,
        check=True,
        capture_output=True,
    )

    (wheel,) = (checkout / "dist").glob("thiduadesk-*-py3-none-any.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    code = {f"thiduadesk/{p.relative_to(checkout / 'thiduadesk').as_posix()}"
            for p in (checkout / "thiduadesk").rglob("*.*")}  # fmt: skip
    data = {f"thiduadesk/resources/{p.relative_to(checkout / 'resources').as_posix()}"
            for p in (checkout / "resources").rglob("*.*")}  # fmt: skip
    code -= {name for name in code if "__pycache__" in name}
    assert code <= inside
    assert data <= inside
    assert {n.replace(".po", ".mo") for n in data if n.endswith(".po")} <= inside
    top = {name.partition("/")[0] for name in inside}
    assert top == {"thiduadesk", f"thiduadesk-{_version()}.dist-info"}


def _version() -> str:
    import thiduadesk

    return thiduadesk.__version__
