"""Form, structure and words, read from whole papers: a fault put into a right paper is told.

``whole/`` holds papers without a fault; ``cases/form.toml`` changes words in them,
``cases/structure.toml`` and ``cases/text.toml`` put lines under a heading of the report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from thiduadesk.domain.document import Document
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.exchange.paper_in import read_paper
from thiduadesk.rules.lastlook import check
from thiduadesk.rules.lastlook import form
from thiduadesk.rules.lastlook import structure
from thiduadesk.rules.lastlook import text
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import Reading

HERE = Path(__file__).parent
GROUPS: dict[str, ModuleType] = {"form": form, "structure": structure, "text": text}
SECTION = ("II. KẾT QUẢ THỰC HIỆN\n", "III. PHƯƠNG HƯỚNG, NHIỆM VỤ")


def cases(name: str) -> list[Any]:
    data = tomllib.loads((HERE / "cases" / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(name, one, id=f"{name}: {one['name']}") for one in data["case"]]


ALL = cases("form") + cases("structure") + cases("text")


def whole(name: str) -> str:
    return (HERE / "whole" / f"{name}.txt").read_text(encoding="utf-8")


def changed(case: Mapping[str, Any], *, mend: bool = False) -> str:
    """The paper of a case with its fault, or mended."""
    words = whole(case.get("paper", "report"))
    if mend and "mended" not in case:
        return words
    for right, wrong in case.get("change", ()):
        assert right in words, right
        words = words.replace(right, wrong)
    if "lines" in case:
        start, end = (words.index(mark) for mark in SECTION)
        lines = case["lines"].strip()
        if mend:
            assert case["mended"][0] in lines, case["mended"][0]
            lines = lines.replace(*case["mended"])
        words = f"{words[: start + len(SECTION[0])]}\n{lines}\n\n{words[end:]}"
    return words


def read(folder: Path, words: str) -> Document:
    path = folder / "paper.txt"
    path.write_text(words, encoding="utf-8")
    [document] = read_paper(path)
    return document


def told(group: str, document: Document) -> list[Finding]:
    return list(GROUPS[group].findings(Reading.of(document, Known())))


@pytest.mark.parametrize("name", ["report", "letter", "decision"])
def test_a_right_paper_is_quiet(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, whole(name))
    assert [one for group in GROUPS for one in told(group, document)] == []


@pytest.mark.parametrize(("group", "case"), ALL)
def test_a_fault_is_told_and_nothing_else(
    tmp_path: Path, group: str, case: Mapping[str, Any]
) -> None:
    found = told(group, read(tmp_path, changed(case)))
    expected = sorted((code, quote) for code, quote in case.get("tells", ()))
    assert sorted((one.code, one.quote or "") for one in found) == expected


@pytest.mark.parametrize(
    ("group", "case"),
    [one for one in ALL if one.values[0] != "form" and one.values[1].get("tells")],
)
def test_a_mended_fault_is_told_no_more(
    tmp_path: Path, group: str, case: Mapping[str, Any]
) -> None:
    assert told(group, read(tmp_path, changed(case, mend=True))) == []


def test_every_finding_of_the_form_names_its_paragraph(tmp_path: Path) -> None:
    for param in cases("form"):
        group, case = param.values
        for one in told(group, read(tmp_path, changed(case))):
            assert one.law or one.code in {"capital_wrong", "heading_mark"}, case["name"]


def test_before_march_2020_only_what_any_law_asks_is_an_error(tmp_path: Path) -> None:
    old = whole("report").replace("2022", "2017").replace("Số: 08/", "Số: 8/")
    document = read(tmp_path, old.replace("- Lưu: VT, VP.\n", ""))
    found = {one.code: one for one in check(document)}
    assert found["layout_number"].severity is Severity.WARNING
    assert (found["layout_number"].law or "").startswith("TT 01/2011")
    assert found["filing_line_missing"].severity is Severity.ERROR


def test_a_page_of_news_has_no_form(tmp_path: Path) -> None:
    words = (
        "Hội nghị tổng kết phong trào thi đua\n\nSáng nay, Sở Tư pháp tổ chức Hội nghị tổng kết"
        " với sự tham gia của 50 đại biểu.\n\nQuang cảnh Hội nghị\n"
    )
    [only] = check(read(tmp_path, words))
    assert (only.code, only.severity) == ("not_of_office", Severity.INFO)
