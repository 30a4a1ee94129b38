"""How long citations take to find in long texts: the five documents, and nothing but citations."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

from thiduadesk.domain.citation import find_citations
from thiduadesk.domain.text import nfc
from thiduadesk.rules.citations import words

_TESTS = Path(__file__).resolve().parents[1]
_BYTES = (250_000, 500_000, 1_000_000)
_RUNS = 3


def main() -> None:
    """Print seconds for a quarter, a half and one megabyte of text, the best of a few runs."""
    reports = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((_TESTS / "fixtures" / "seeds").glob("*.txt"))
    )
    offices = (_TESTS / "rules" / "citations" / "offices.toml").read_text(encoding="utf-8")
    dense = "\n".join(text["words"] for text in tomllib.loads(offices)["text"])
    for name, text in (("reports", reports), ("citations only", dense)):
        figures = [f"{size / 1e6:g} MB {_seconds(nfc(text), size):.2f} s" for size in _BYTES]
        print(f"citations, {name}: " + ", ".join(figures))


def _seconds(text: str, size: int) -> float:
    """The best time over a text of so many bytes."""
    long = text * (size // len(text.encode()) + 1)
    long = long.encode()[:size].decode(errors="ignore")
    return min(_time(long) for _run in range(_RUNS))


def _time(text: str) -> float:
    before = time.perf_counter()
    find_citations(text, words())
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
