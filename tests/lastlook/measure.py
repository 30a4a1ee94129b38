"""How much the last look and the finder of citations see, against labels made by reading.

    python3 -m tests.lastlook.measure            figures, file by file
    python3 -m tests.lastlook.measure --told     and each miss and each false finding

``labels/<paper>.toml`` holds for each paper what a strict reader found: ``fault`` (grave or not),
``trap`` (looks wrong and is right) and ``open`` (people would argue; counts neither way). A line
of 0 is «anywhere in the paper». A label's ``code`` names what may be said of it, patterns parted
by «|». ``citations/<paper>.toml`` holds each paper cited by number.

Recall: faults that some finding names. Precision: findings that name a fault, of those that name
no open one; an info is no alarm.

``planted.toml`` changes papers one place at a time: a fault is planted and must be named, and
nothing else should be said that was not said before.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tests.lastlook import word_papers
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import nfc
from thiduadesk.rules.citations import find_citations
from thiduadesk.services import lastlook

HERE = Path(__file__).parent
SEEDS = HERE.parent / "fixtures" / "seeds"
PAPERS = HERE / "papers"

TODAY = dt.date(2026, 11, 20)
"""The day on which the papers are looked at."""

_NEAR = 2
_TELLING = 8


# --- labels ------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Label:
    """What a reader wrote at one place of a paper.

    Attributes:
        line: of the file, from 1; 0 for anywhere.
        codes: patterns of the codes that say it.
        quote: the words, empty for what is missing.
        grave: the paper comes back for it.
    """

    line: int
    codes: tuple[str, ...]
    quote: str
    grave: bool = False

    def meets(self, finding: Finding) -> bool:
        """Whether a finding says this of this place."""
        if not any(fnmatchcase(finding.code, pattern) for pattern in self.codes):
            return False
        line = int(finding.params.get("line", 0))
        quote = _plain(finding.quote or "")
        mine = _plain(self.quote)
        if mine and quote:
            near = not (line and self.line) or abs(line - self.line) <= _NEAR
            return _overlap(mine, quote) and (near or min(len(mine), len(quote)) > _TELLING)
        return not (line and self.line) or line == self.line


@dataclass(frozen=True)
class Labels:
    """All a reader wrote about one paper."""

    faults: tuple[Label, ...]
    traps: tuple[Label, ...]
    opens: tuple[Label, ...]

    def anywhere(self) -> Labels:
        """The same without lines."""
        faults, traps, opens = (
            tuple(replace(label, line=0) for label in labels)
            for labels in (self.faults, self.traps, self.opens)
        )
        return Labels(faults, traps, opens)


def labels_of(stem: str) -> Labels:
    """The labels of the paper with this file name, without its suffix."""
    data = tomllib.loads((HERE / "labels" / f"{stem}.toml").read_text(encoding="utf-8"))
    return Labels(*(tuple(map(_label, data.get(key, ()))) for key in ("fault", "trap", "open")))


def _label(entry: dict[str, Any]) -> Label:
    codes = tuple(entry["code"].split("|"))
    return Label(entry["line"], codes, entry["quote"], entry.get("grave", False))


def _plain(text: str) -> str:
    """Words only, so that marks of a recognised text and spaces do not matter."""
    bare = re.sub(r"</?\w[^>]*>|[*#~_\u201c\u201d\"]", "", nfc(text))
    return " ".join(bare.split()).casefold()


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one or _joined(one, other) or _joined(other, one)


def _joined(one: str, other: str) -> bool:
    """The end of one is the beginning of the other, long enough to be no chance."""
    least = max(_TELLING, min(len(one), len(other)) // 2)
    return any(one.endswith(other[:size]) for size in range(least, len(other)))


# --- the last look -----------------------------------------------------------------------------
@dataclass(frozen=True)
class Score:
    """What came of looking at one paper, or of several together."""

    named: tuple[Label, ...]
    missed: tuple[Label, ...]
    right: tuple[Finding, ...]
    wrong: tuple[Finding, ...]
    sprung: int

    @property
    def recall_grave(self) -> float:
        """Share of the grave faults that were named."""
        named = sum(label.grave for label in self.named)
        return _share(named, named + sum(label.grave for label in self.missed))

    @property
    def recall(self) -> float:
        """Share of all faults that were named."""
        return _share(len(self.named), len(self.named) + len(self.missed))

    @property
    def precision(self) -> float:
        """Share of the findings that name a fault."""
        return _share(len(self.right), len(self.right) + len(self.wrong))

    def __str__(self) -> str:
        grave = sum(label.grave for label in self.named)
        graves = grave + sum(label.grave for label in self.missed)
        return (
            f"grave {grave}/{graves}, all {len(self.named)}/{len(self.named) + len(self.missed)}, "
            f"findings right {len(self.right)}/{len(self.right) + len(self.wrong)}, "
            f"traps sprung {self.sprung}"
        )


def look(path: Path) -> Score:
    """Look at one labelled paper and hold the findings against its labels.

    A Word file of a paper has its labels, but not its lines.
    """
    findings = lastlook.look_at_file(path, TODAY)
    labels = labels_of(path.stem)
    return score(findings, labels if path.suffix == ".txt" else labels.anywhere())


def score(findings: Iterable[Finding], labels: Labels) -> Score:
    """Hold findings against labels."""
    alarms = [one for one in findings if one.severity != Severity.INFO]
    named = tuple(fault for fault in labels.faults if any(map(fault.meets, alarms)))
    right, wrong = [], []
    for finding in alarms:
        if any(fault.meets(finding) for fault in labels.faults):
            right.append(finding)
        elif not any(label.meets(finding) for label in labels.opens):
            wrong.append(finding)
    sprung = sum(any(trap.meets(finding) for trap in labels.traps) for finding in wrong)
    missed = tuple(fault for fault in labels.faults if fault not in named)
    return Score(named, missed, tuple(right), tuple(wrong), sprung)


def total(scores: Iterable[Score]) -> Score:
    """Several papers as one."""
    scores = tuple(scores)
    return Score(
        named=tuple(label for one in scores for label in one.named),
        missed=tuple(label for one in scores for label in one.missed),
        right=tuple(finding for one in scores for finding in one.right),
        wrong=tuple(finding for one in scores for finding in one.wrong),
        sprung=sum(one.sprung for one in scores),
    )


@dataclass(frozen=True)
class Planted:
    """What came of planting faults one by one.

    Attributes:
        grave: grave ones named, and all grave ones.
        every: the same of all.
        missed: what was planted and not named.
        beside: other findings that came with it.
    """

    grave: tuple[int, int]
    every: tuple[int, int]
    missed: tuple[str, ...]
    beside: tuple[str, ...]


def plant(papers: Iterable[Path], folder: Path) -> Planted:
    """Plant the faults that ``planted.toml`` has for some papers, each in a copy of its own."""
    data = tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))
    named: list[bool] = []
    missed, beside = [], []
    whole = {path.stem: path for path in papers if path.stem in data}
    entries = [(stem, entry) for stem in whole for entry in data[stem]["plants"]]
    before = {stem: _said(path) for stem, path in whole.items()}
    for stem, entry in entries:
        text = whole[stem].read_text(encoding="utf-8")
        if entry["old"] not in text:
            raise AssertionError(f"{stem} does not say {entry['old']!r}")
        path = folder / f"{stem}.txt"
        path.write_text(text.replace(entry["old"], entry["new"], 1), encoding="utf-8")
        new = _said(path) - before[stem]
        patterns = entry["code"].split("|")
        hits = {one for one in new if any(fnmatchcase(one[0], pattern) for pattern in patterns)}
        named.append(bool(hits))
        words = " ".join(entry["new"].split())
        if not hits:
            missed.append(f"{entry['code']} «{words}»")
        beside += [f"{code} «{quote}» with «{words}»" for code, quote in sorted(new - hits)]
    graves = [hit for hit, (_, entry) in zip(named, entries, strict=True) if entry.get("grave")]
    every, grave = (sum(named), len(named)), (sum(graves), len(graves))
    return Planted(grave, every, tuple(missed), tuple(beside))


def _said(path: Path) -> set[tuple[str, str]]:
    return {(one.code, one.quote or "") for one in lastlook.look_at_file(path, TODAY)}


def labelled(folder: Path) -> list[Path]:
    """Papers of a folder that have labels, in the order of their names."""
    stems = {path.stem for path in (HERE / "labels").glob("*.toml")}
    return sorted(path for path in folder.iterdir() if path.stem in stems)


def word_files(folder: Path) -> list[Path]:
    """Word files of some papers, made in a folder."""
    made = [folder / f"{stem}.docx" for stem in word_papers.STEMS]
    for path in made:
        word_papers.write(PAPERS / f"{path.stem}.txt", path)
    return made


# --- citations ---------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cited:
    """What came of looking for citations in one paper.

    Attributes:
        right, missed: of the labelled ones.
        wrong: found and not there, or found with another date.
    """

    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the labelled citations found with number, symbol and date."""
        return _share(self.right, self.right + len(self.missed))

    @property
    def precision(self) -> float:
        """Share of those found that are labelled so."""
        return _share(self.right, self.right + len(self.wrong))


def cited(path: Path) -> Cited:
    """Find the citations of a paper and hold number, symbol, date and line against its labels."""
    text = nfc(path.read_text(encoding="utf-8"))
    data = tomllib.loads((HERE / "citations" / f"{path.stem}.toml").read_text(encoding="utf-8"))
    found = Counter(
        (text.count("\n", 0, one.start) + 1, one.number, one.symbol, _iso(one.date))
        for one in find_citations(text)
        if one.number
    )
    right, missed = 0, []
    for entry in data["cited"]:
        keys = [
            (entry["line"] + later, entry["number"], nfc(entry["symbol"]), date)
            for later in (0, -1, -2)  # the number may stand on a later line than its citation
            for date in (entry["date"], entry.get("also", entry["date"]))
        ]
        key = next((key for key in keys if found[key]), None)
        if key is not None:
            found[key] -= 1
            right += not entry.get("own", False)
        elif not entry.get("own", False):
            missed.append(" ".join(map(str, keys[0])))
    return Cited(right, tuple(missed), tuple(" ".join(map(str, key)) for key in found.elements()))


def with_citations() -> list[Path]:
    """Papers whose citations are labelled, the seeds first."""
    stems = {path.stem for path in (HERE / "citations").glob("*.toml")}
    papers = [*sorted(SEEDS.glob("*.txt")), *sorted(PAPERS.glob("*.txt"))]
    return [path for path in papers if path.stem in stems]


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


# --- figures -----------------------------------------------------------------------------------
def report(told: bool = False) -> Iterator[str]:
    """Lines of figures; with ``told`` each miss and each false finding under its paper."""
    with tempfile.TemporaryDirectory(prefix="thiduadesk-lastlook-") as folder:
        sets = {
            "seeds": labelled(SEEDS),
            "papers": labelled(PAPERS),
            "Word files": word_files(Path(folder)),
        }
        for name, paths in sets.items():
            yield from _looks(name, paths, told)
        for name, paths in (("seeds", labelled(SEEDS)), ("papers", labelled(PAPERS))):
            yield from _plants(name, plant(paths, Path(folder)), told)
    yield from _citations(told)


def _looks(name: str, paths: Iterable[Path], told: bool) -> Iterator[str]:
    scores = {path: look(path) for path in paths}
    for path, one in scores.items():
        yield f"check {path.name}: {one}"
        if told:
            yield from _told(one)
    whole = total(scores.values())
    yield (
        f"check, all {name}: recall of grave faults {whole.recall_grave:.3f}, "
        f"of all {whole.recall:.3f}, precision {whole.precision:.3f} ({whole})"
    )


def _plants(name: str, done: Planted, told: bool) -> Iterator[str]:
    yield (
        f"check, faults planted one by one in {name}: grave {done.grave[0]}/{done.grave[1]}, "
        f"all {done.every[0]}/{done.every[1]}, said beside them {len(done.beside)}"
    )
    if told:
        yield from (f"    missed: {line}" for line in done.missed)
        yield from (f"    beside: {line}" for line in done.beside)


def _citations(told: bool) -> Iterator[str]:
    sets = [cited(path) for path in with_citations()]
    right = sum(one.right for one in sets)
    missed = [line for one in sets for line in one.missed]
    wrong = [line for one in sets for line in one.wrong]
    yield (
        f"paper cite, {len(sets)} papers: recall {_share(right, right + len(missed)):.3f}, "
        f"precision {_share(right, right + len(wrong)):.3f} of {right + len(missed)} citations"
    )
    if told:
        yield from (f"    missed: {line}" for line in missed)
        yield from (f"    false: {line}" for line in wrong)


def _told(one: Score) -> Iterator[str]:
    for label in one.missed:
        weight = "GRAVE " if label.grave else ""
        yield f"    missed {weight}{label.line}: {'|'.join(label.codes)} «{label.quote}»"
    for finding in one.wrong:
        line = finding.params.get("line", "-")
        yield (
            f"    false {line}: {finding.code} «{finding.quote}» "
            f"found {finding.found} expected {finding.expected}"
        )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--told", action="store_true", help="each miss and each false finding")
    for line in report(told=parser.parse_args().told):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
