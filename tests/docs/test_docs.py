"""The documents speak of the tree as it is: every folder has its room, every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]+)[^)]*\)")
MODULE = re.compile(r"`((?:app|cli|domain|rules|data|documents|exchange|services|ui|i18n)/[\w/]+)`")


def is_module(name: str) -> bool:
    path = ROOT / "thiduadesk" / name
    return path.is_dir() or path.with_suffix(".py").is_file()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_of_a_document_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    here = [target for target in targets if "://" not in target]
    assert [target for target in here if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_modules_named_in_a_document_exist(document: Path) -> None:
    names = MODULE.findall(document.read_text(encoding="utf-8"))
    assert [name for name in names if not is_module(name)] == []


def test_every_folder_of_the_program_and_of_resources_is_in_the_architecture() -> None:
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent for path in (ROOT / "thiduadesk").rglob("*.py")}
    resources = {path for path in (ROOT / "resources").iterdir() if path.is_dir()}
    folders = {path.name for path in packages | resources} - {"thiduadesk"}
    assert sorted(name for name in folders if f"{name}/" not in text) == []
