"""Citations of papers labelled by reading: the five documents, and short texts of other offices."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.lastlook import measure
from thiduadesk.domain.papers import Citation
from thiduadesk.domain.text import nfc
from thiduadesk.rules.citations import find_citations

RECALL, PRECISION = 0.97, 0.98
OFFICES = Path(__file__).with_name("offices.toml")
TEXTS = tomllib.loads(nfc(OFFICES.read_text(encoding="utf-8")))["text"]


def said(citation: Citation) -> str:
    """A citation as the labels write it."""
    if not citation.number:
        return f"law | {citation.text}"
    day = citation.date.isoformat() if citation.date else ""
    words = (citation.kind, citation.number, citation.symbol, day, citation.issuer)
    return " | ".join(words).strip()


def shares(wanted: Counter[str], found: Counter[str]) -> tuple[float, float]:
    """Recall and precision; what differs is printed."""
    for sign, some in (("missed", wanted - found), ("false", found - wanted)):
        print(*(f"{sign}: {one}" for one in some.elements()), sep="\n")
    right = (wanted & found).total()
    return right / wanted.total(), right / found.total()


def test_the_five_documents() -> None:
    papers = [measure.cited(path) for path in sorted(measure.SEEDS.glob("*.txt"))]
    right = sum(one.right for one in papers)
    missed, wrong = (sum(len(getattr(one, name)) for one in papers) for name in ("missed", "wrong"))
    print(f"{right + missed} labelled, {missed} missed, {wrong} false")
    assert right > 140
    assert right / (right + missed) >= RECALL
    assert right / (right + wrong) >= PRECISION


def test_issuers_of_the_five_documents() -> None:
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for path in sorted(measure.SEEDS.glob("*.txt")):
        labels = measure.HERE / "citations" / f"{path.stem}.toml"
        entries = tomllib.loads(nfc(labels.read_text(encoding="utf-8")))["cited"]
        wanted.update(
            f"{one['number']} {one['symbol']} {one['issuer']}" for one in entries if "issuer" in one
        )
        found.update(
            f"{one.number} {one.symbol} {one.issuer}"
            for one in find_citations(nfc(path.read_text(encoding="utf-8")))
            if one.number and one.issuer
        )
    recall, precision = shares(wanted, found)
    assert recall >= RECALL
    assert precision >= PRECISION


def test_other_offices() -> None:
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for at, text in enumerate(TEXTS):
        wanted.update(f"{at}: {_spaced(label)}" for label in text.get("cited", ()))
        found.update(f"{at}: {_spaced(said(one))}" for one in find_citations(text["words"]))
    assert len(TEXTS) >= 40
    recall, precision = shares(wanted, found)
    assert recall >= RECALL
    assert precision >= PRECISION


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text["about"])
def test_places_of_what_is_found(text: dict[str, str]) -> None:
    end = 0
    for one in find_citations(text["words"]):
        assert end <= one.start < one.end
        assert text["words"][one.start : one.end] == one.text
        end = one.end


def _spaced(label: str) -> str:
    return " | ".join(part.strip() for part in label.split("|"))
