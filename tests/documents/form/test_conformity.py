"""Every kind of paper, printed both ways, held against the table of the decree's rules.

One test a rule: it looks at every paper, names each fault with the paper it stands in, and fails
also where no paper gave it anything to look at. Papers of the older regime are held to what it has in
common with the decree (rules that do not say ``only``).
"""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.documents.form import attached_rules
from tests.documents.form import foot_rules
from tests.documents.form import heading_rules
from tests.documents.form import letterhead_rules
from tests.documents.form import page_rules
from tests.documents.form import papers
from tests.documents.form import text_rules
from tests.documents.form import title_rules
from tests.documents.form import word_rules
from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.printed import printed
from tests.documents.form.registry import CHECKS
from thiduadesk.data.store import Store
from thiduadesk.services import dispatches
from thiduadesk.services import sample

RULES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("conformity.toml").read_text(encoding="utf-8")
)
MODULES = (
    page_rules, letterhead_rules, title_rules, text_rules, heading_rules, foot_rules, attached_rules,
    word_rules,
)  # fmt: skip
"""They register their checks as they are imported."""
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def every_paper(tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    """A draft of every kind the sample office holds, and issued papers of every form."""
    with Store.create(tmp_path_factory.mktemp("form") / "office.thidua") as store:
        sample.fill(store)
        documents = [
            (f"{item.kind} {item.year}", dispatches.compose(store, item.id))
            for item in dispatches.items(store)
        ]
    for make in (papers.decision, papers.minutes, papers.letter, papers.report):
        documents.append((f"{make.__name__} of tests", papers.composed(make(), number="08")))
        documents.append((f"{make.__name__} of 2018", papers.composed(make(papers.OLD_DAY))))
    return [printed(kind, one) for kind, one in documents]


@pytest.fixture(scope="module")
def in_libreoffice(
    every_paper: list[Printed], tmp_path_factory: pytest.TempPathFactory
) -> list[list[str]]:
    """The words of each page of each paper, as LibreOffice shows its Word file."""
    folder = tmp_path_factory.mktemp("libreoffice")
    files = [folder / f"{place}.docx" for place in range(len(every_paper))]
    for file, paper in zip(files, every_paper, strict=True):
        file.write_bytes(paper.docx)
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [
        [page.extract_text() for page in PdfReader(file.with_suffix(".pdf")).pages]
        for file in files
    ]


def test_every_kind_of_paper_is_looked_at(every_paper: list[Printed]) -> None:
    assert {one.document.kind for one in every_paper} >= set(dispatches.kinds())


def test_the_table_and_the_checks_name_each_other() -> None:
    assert set(RULES) == set(CHECKS)
    assert len(RULES) >= 60
    assert all(rule["law"] and rule["says"] for rule in RULES.values())


@pytest.mark.parametrize("name", RULES, ids=lambda name: f"{RULES[name]['law']}-{name}")
def test_papers_keep_the_rule(name: str, every_paper: list[Printed]) -> None:
    rule, looks = RULES[name], {}
    for paper in every_paper:
        if rule.get("only", paper.document.profile) == paper.document.profile:
            looks[paper.kind] = look = Look()
            CHECKS[name](paper, look)
    assert sum(look.seen for look in looks.values()), "no paper gave this rule anything to see"
    faults = [f"{kind}: {fault}" for kind, look in looks.items() for fault in look.faults]
    assert not faults, "\n".join([f"{rule['law']}: {rule['says']}", *faults])


@pytest.mark.soffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_needs_as_many_pages_as_the_pdf_or_one_more_or_less(
    every_paper: list[Printed], in_libreoffice: list[list[str]]
) -> None:
    counts = [
        (paper.kind, len(paper.sheets), len(pages))
        for paper, pages in zip(every_paper, in_libreoffice, strict=True)
    ]
    assert not [(kind, ours, its) for kind, ours, its in counts if abs(ours - its) > 1]


@pytest.mark.soffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_counts_headings_as_the_house_does(
    every_paper: list[Printed], in_libreoffice: list[list[str]]
) -> None:
    lost = []
    for paper, pages in zip(every_paper, in_libreoffice, strict=True):
        shown = bare("".join(pages))
        lost += [
            (paper.kind, one.number, one.title)
            for one in paper.headings
            if bare(one.number + one.title)[:40] not in shown
        ]
    assert not lost


def bare(text: str) -> str:
    """Without blanks and capitals, which break and style may change."""
    return "".join(text.split()).lower()
