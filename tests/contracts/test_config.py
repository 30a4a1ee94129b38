"""The configuration itself: nothing of our own is let off, and every package is pinned."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
OWN = ("thiduadesk", "tests", "tools", "hatch_build")


def _sources() -> list[Path]:
    return [path for name in OWN for path in (ROOT / name).rglob("*.py")]


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pins() -> dict[str, str]:
    found = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            match = re.fullmatch(r"([\w.-]+)==([\w.]+)(; [\w=\"' ]+)?", line)
            assert match, f"constraints.txt pins by name and version only: {line}"
            found[str(canonicalize_name(match[1]))] = match[2]
    return found


def test_no_own_module_is_exempt_from_types(config: dict[str, Any]) -> None:
    mypy = config["tool"]["mypy"]
    assert mypy["strict"] is True
    for override in mypy.get("overrides", []):
        modules = override["module"]
        for module in [modules] if isinstance(modules, str) else modules:
            assert module != "*"
            assert module.partition(".")[0] not in OWN, f"mypy lets {module} off"


def test_no_file_lets_itself_off() -> None:
    pattern = re.compile(
        r"^\s*#\s*(mypy:\s*\S|ruff:\s*noqa|flake8[:=]|type:\s*ignore\s*$)", re.MULTILINE
    )
    assert [str(p) for p in _sources() if pattern.search(p.read_text(encoding="utf-8"))] == []


def test_no_single_file_is_exempt_from_lint(config: dict[str, Any]) -> None:
    rooms = config["tool"]["ruff"]["lint"]["per-file-ignores"]
    single = {name for name in rooms if not name.endswith("/**")}
    assert single <= {"hatch_build.py", "thiduadesk/__main__.py"}


def test_every_package_is_pinned_with_all_that_it_needs(
    config: dict[str, Any], pins: dict[str, str]
) -> None:
    project = config["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        waiting += [Requirement(text) for text in extra]
    waiting += [Requirement(text) for text in config["build-system"]["requires"]]
    seen: set[str] = set()
    missing: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = str(canonicalize_name(requirement.name))
        key = str(requirement)
        if key in seen or (requirement.marker and not _applies(requirement)):
            continue
        seen.add(key)
        if name not in pins:
            missing.add(name)
        waiting += _needs(name)
    assert missing == set()


def _applies(requirement: Requirement) -> bool:
    """Whether a requirement counts on Linux or Windows, without the package's extras."""
    marker = requirement.marker
    assert marker is not None
    systems = (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    )
    return any(marker.evaluate({**system, "extra": ""}) for system in systems)


def _needs(name: str) -> list[Requirement]:
    try:
        return [Requirement(text) for text in distribution(name).requires or []]
    except PackageNotFoundError:  # of the other system, or of the extra `build`
        return []


def test_versions_agree(config: dict[str, Any]) -> None:
    import thiduadesk

    assert thiduadesk.__version__ == config["project"]["version"]
