"""The file of a paper: kept beside the data by its hash, opened from here."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.queries import papers as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.rules import same_paper
from thiduadesk.services import looking
from thiduadesk.services import way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.papers import KeptFile
    from thiduadesk.domain.papers import Paper

_WORD = {
    ".docx": (b"PK\x03\x04",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
}
"""Endings of what Word writes, and what such a file begins with."""
KINDS = {**way.SCANS, **_WORD}
"""Endings of files that may be kept: PDF, images, Word."""


def attach(store: Store, paper_id: int, path: Path) -> str:
    """Keep a copy of a paper's file («tệp») beside the data file; its hash.

    A file attached before is still kept: undo may want it.

    Raises:
        Refused: ``paper_missing``, ``paper_file_kind``, ``scan_too_large``.
        EnvironmentProblem: the file cannot be read, or the copy not be written.
    """
    content = way.scan_bytes(path, KINDS, "paper_file_kind")
    sha256 = keptfiles.keep(store.path, content)
    with store.change(Label("Attach the file of a paper")) as writer:
        kept_rows.add(writer, sha256, path.name, len(content))
        queries.save_paper(writer, replace(queries.paper(writer, paper_id), file=sha256))
    return sha256


@dataclass(frozen=True, slots=True)
class Matched:
    """Files attached by the numbers in their names.

    Attributes:
        papers: ids of the papers that got one.
        left: names of the files of which no paper, or more than one, has the number.
    """

    papers: tuple[int, ...] = ()
    left: tuple[str, ...] = ()


def attach_by_name(store: Store, paths: Sequence[Path]) -> Matched:
    """Keep each file with the paper whose number and symbol stand in its name.

    «898_QĐ-UBND (8.7.2022).pdf» is 898/QĐ-UBND; of papers of several years the one whose date or
    year stands there too. All of it is one step of the history.

    Raises:
        Refused: ``paper_file_kind``, ``scan_too_large``; nothing was attached.
        EnvironmentProblem: a file cannot be read, or a copy not be written.
    """
    found: dict[Path, Paper] = {}
    with store.read() as reader:
        for path in paths:
            meant = same_paper.named_in(
                path.stem, queries.within(reader, same_paper.bare(path.stem))
            )
            if meant is not None:
                found[path] = meant
    kept = {path: way.scan_bytes(path, KINDS, "paper_file_kind") for path in found}
    hashes = {path: keptfiles.keep(store.path, content) for path, content in kept.items()}
    with store.change(Label("Attach files of papers")) as writer:
        for path, paper in found.items():
            kept_rows.add(writer, hashes[path], path.name, len(kept[path]))
            queries.save_paper(writer, replace(paper, file=hashes[path]))
    left = tuple(path.name for path in paths if path not in found)
    return Matched(tuple(paper.id for paper in found.values()), left)


def detach(store: Store, paper_id: int) -> None:
    """The paper has no file any more; the copy stays beside the data, undo may want it.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.change(Label("Take the file off a paper")) as writer:
        queries.save_paper(writer, replace(queries.paper(writer, paper_id), file=""))


def attached(store: Store, sha256: str) -> KeptFile | None:
    """What is known of an attached file: its name and size."""
    with store.read() as reader:
        return kept_rows.get(reader, sha256) if sha256 else None


def file_names(store: Store) -> Mapping[str, str]:
    """How every kept file was called where it came from, by its hash."""
    with store.read() as reader:
        return {one.sha256: one.name for one in kept_rows.all_files(reader)}


def copy_to_open(store: Store, paper_id: int) -> Path:
    """A copy of a paper's file under its own name, for another program to show.

    Raises:
        Refused: ``paper_missing``, ``paper_without_file``, ``kept_file_missing``,
            ``kept_file_damaged``.
        EnvironmentProblem: the temporary folder cannot be written.
    """
    with store.read() as reader:
        sha256 = queries.paper(reader, paper_id).file
    if not sha256:
        raise Refused("paper_without_file")
    return looking.copy_to_open(store, sha256)
