"""The last look and the finder of citations hold what they have reached on papers labelled by reading.

A floor rises with the rules and is never lowered; a label changes only when a reader was wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lastlook import measure
from tests.lastlook.measure import Score
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import nfc
from thiduadesk.services import lastlook


def scores(paths: list[Path]) -> Score:
    found = {path.name: measure.look(path) for path in paths}
    assert len(found) >= 5
    for name, score in found.items():
        print(name, score)
    return measure.total(found.values())


@pytest.mark.parametrize(
    ("folder", "grave", "every", "right"),
    [
        (measure.SEEDS, 0.97, 0.9, 0.98),
        (measure.PAPERS, 0.91, 0.88, 0.97),
    ],
)
def test_labelled_papers(folder: Path, grave: float, every: float, right: float) -> None:
    whole = scores(measure.labelled(folder))
    assert whole.recall_grave >= grave
    assert whole.recall >= every
    assert whole.precision >= right
    assert whole.sprung == 0


def test_faults_planted_one_by_one(tmp_path: Path) -> None:
    done = measure.plant(measure.labelled(measure.PAPERS), tmp_path)
    print(*done.missed, *done.beside, sep="\n")
    assert done.grave[0] / done.grave[1] >= 0.97
    assert done.every[0] / done.every[1] >= 0.95
    assert len(done.beside) <= 2


def test_the_same_papers_as_word_files(tmp_path: Path) -> None:
    whole = scores(measure.word_files(tmp_path))
    assert whole.recall_grave >= 0.97
    assert whole.precision >= 0.97
    assert whole.sprung == 0


@pytest.mark.parametrize(
    "path", sorted(measure.PAPERS.glob("clean-*.txt")), ids=lambda path: path.name
)
def test_a_paper_without_faults(path: Path) -> None:
    found = lastlook.look_at_file(path, measure.TODAY)
    assert [one for one in found if one.severity == Severity.ERROR] == []
    assert len([one for one in found if one.severity == Severity.WARNING]) <= 2


@pytest.mark.parametrize("path", measure.with_citations(), ids=lambda path: path.name)
def test_citations(path: Path) -> None:
    found = measure.cited(path)
    assert found.missed == ()
    assert found.wrong == ()


def test_every_label_quotes_its_line() -> None:
    """A label that quotes what is not there would be missed for ever, or found by chance."""
    for path in [*measure.labelled(measure.SEEDS), *measure.labelled(measure.PAPERS)]:
        lines = nfc(path.read_text(encoding="utf-8")).split("\n")
        labels = measure.labels_of(path.stem)
        for label in (*labels.faults, *labels.traps, *labels.opens):
            assert label.line <= len(lines), f"{path.name}: {label}"
            if label.line:
                assert nfc(label.quote) in lines[label.line - 1], f"{path.name}: {label}"
