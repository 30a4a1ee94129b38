"""Collecting («gom tệp»): the files of papers cited in one folder, named in order, with an index."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.data import keptfiles
from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import rounds as round_queries
from thiduadesk.documents import layout
from thiduadesk.documents.composers import evidencebook
from thiduadesk.documents.composers import plaintable
from thiduadesk.documents.composers.plaintable import Column
from thiduadesk.documents.composers.plaintable import Line
from thiduadesk.documents.composers.plaintable import PlainTable
from thiduadesk.domain.document import Align
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import short_date
from thiduadesk.rules import same_paper
from thiduadesk.rules.lastlook.passages import passages
from thiduadesk.services import dispatches
from thiduadesk.services import evidence
from thiduadesk.services import papers
from thiduadesk.services import personnel
from thiduadesk.services.files import check_new_folder
from thiduadesk.services.files import folder_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.services.batch import Progress

KIND = "paperindex"
INDEXES = (".docx", ".xlsx", ".pdf")
"""Endings of the index."""
_FORBIDDEN = set('<>:"/\\|?*')
_WHOLE_PATH, _LONGEST, _SHORTEST = 240, 120, 40
"""Letters of a whole path that Windows takes without asking, and of a file's name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paper to be collected, and what it is for: rows of the sheet, or nothing to be said."""

    paper: Paper
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """What is to go into one folder.

    Attributes:
        title: whose papers they are, printed on the index.
        name: of the folder, as it may be offered.
        day: whose form of papers the index prints in.
    """

    title: str
    name: str
    pieces: tuple[Piece, ...]
    day: dt.date


@dataclass(frozen=True, slots=True)
class Collected:
    """What was written.

    Attributes:
        folder: where.
        files: the files of papers, in order; the index is not among them.
        missing: papers that have no file, or whose file is gone or damaged.
    """

    folder: Path
    files: tuple[Path, ...]
    missing: tuple[Paper, ...]


# --- whose papers ------------------------------------------------------------------------------
def of_sheet(store: Store, year: int) -> Collection:
    """The papers of the evidence book of a year, in its order.

    Raises:
        Refused: ``no_sheet``.
    """
    book = evidence.require(store, year).book
    rows: dict[int, list[str]] = {}
    for entry in book.entries:
        for paper in (entry.paper,) if entry.paper else entry.papers:
            rows.setdefault(paper.id, []).extend(entry.rows)
    pieces = tuple(Piece(one, tuple(dict.fromkeys(rows[one.id]))) for one in book.papers)
    said = _said()
    name = resources.toml("wording/evidence.toml")["sheet_name"]
    title = said["of_sheet"].format(year=year)
    return Collection(title, f"{name} {year}", pieces, dt.date(year, 12, 31))


def of_dispatch(store: Store, dispatch_id: int) -> Collection:
    """The papers of the register that a dispatch cites, in the order of its words.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    dispatch = dispatches.get(store, dispatch_id)
    text = "\n".join(one.text for one in passages(dispatches.compose(store, dispatch_id)))
    with store.read() as reader:
        item = next(one for one in dispatch_queries.items(reader) if one.id == dispatch_id)
        known = [papers.find_known(reader, one) for one in papers.cited_in(text)]
    found = {one.id: Piece(one) for one in known if one is not None}
    name = " ".join(part for part in (item.type_name, item.subject) if part)
    day = dispatch.date or dispatch.frame.about_day
    title = _said()["of_dispatch"].format(name=name)
    return Collection(title, name, tuple(found.values()), day)


def of_nomination(store: Store, nomination_id: int, day: dt.date) -> Collection:
    """The papers that a nomination rests on, those of its activities behind them.

    Args:
        store: the data.
        nomination_id: of a round.
        day: on which the subject has the name it is filed under.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        name = _subject(reader, nomination_id, day)
        held = evidence.backing(reader, nomination_id)
        owners = [Owner(OwnerKind.ACTIVITY, one.id) for one in held.activities]
        ids = [link.paper_id for one in owners for link in paper_queries.links(reader, one)]
        behind = paper_queries.papers_of(reader, dict.fromkeys(ids))
    found = {one.id: Piece(one) for one in (*held.papers, *behind)}
    title = _said()["of_nomination"].format(name=name)
    return Collection(title, name, tuple(found.values()), day)


def _subject(reader: Reader, nomination_id: int, day: dt.date) -> str:
    every = {one.id: one for one in round_queries.nominations(reader)}
    if nomination_id not in every:
        raise Refused("record_missing", table="nomination", id=str(nomination_id))
    subject = every[nomination_id].subject
    names = (one.name for one in personnel.entries_in(reader, day) if one.subject == subject)
    return next(names, "")


# --- into a folder -----------------------------------------------------------------------------
def collect(store: Store, collection: Collection, folder: Path, progress: Progress) -> Collected:
    """Write the files and the index into a new folder, whole or not at all.

    Args:
        store: the data.
        collection: the papers.
        folder: to be made; an empty one may be there.
        progress: told how far it is; raises ``Cancelled`` to stop.

    Raises:
        Refused: ``folder_not_empty``, ``nothing_to_collect``.
        EnvironmentProblem: the place cannot be written, or a letter cannot be printed.
        Cancelled: by ``progress``; nothing stays.
    """
    check_new_folder(folder)
    if not collection.pieces:
        raise Refused("nothing_to_collect")
    with folder_whole(folder) as draft:
        names = _write(store, collection, draft, _room(folder), progress)
    pairs = zip(collection.pieces, names, strict=True)
    missing = tuple(piece.paper for piece, name in pairs if not name)
    return Collected(folder, tuple(folder / name for name in names if name), missing)


def _write(
    store: Store, collection: Collection, folder: Path, room: int, progress: Progress
) -> list[str]:
    """The name of each piece's file, empty where it has none; the index is written last."""
    names: list[str] = []
    notes: list[str] = []
    said, total = _said(), len(collection.pieces) + len(INDEXES)
    for place, piece in enumerate(collection.pieces):
        progress(place, total, papers.short_name(piece.paper))
        name, note = "", said["missing"]
        if piece.paper.file:
            try:
                content = keptfiles.read(store.path, piece.paper.file)
            except Refused:
                note = said["lost"]
            else:
                number = str(place + 1).zfill(max(2, len(str(len(collection.pieces)))))
                name = note = file_name(number, piece.paper, _ending(store, piece.paper), room)
                (folder / name).write_bytes(content)
        names.append(name)
        notes.append(note)
    table = _index(collection, names, notes)
    for place, ending in enumerate(INDEXES, len(collection.pieces)):
        progress(place, total, said["file_name"])
        _write_index(table, collection.day, folder / f"{said['file_name']}{ending}")
    progress(total, total, "")
    return names


def _write_index(table: PlainTable, day: dt.date, path: Path) -> None:
    if path.suffix == ".xlsx":
        path.write_bytes(evidence.workbook(table, _said()["sheet_name"], day))
        return
    profile = layout.profile_for(day).id
    dispatches.save(plaintable.compose(table, KIND, KIND, profile), path)


def _index(collection: Collection, names: Sequence[str], notes: Sequence[str]) -> PlainTable:
    said = _said()
    left = {1, 3, 5}
    columns = tuple(
        Column(title, share, Align.LEFT if place in left else Align.CENTER)
        for place, (title, share) in enumerate(zip(said["columns"], said["widths"], strict=True))
    )
    lines = (
        Line((str(number), *_cells(piece), note))
        for number, (piece, note) in enumerate(zip(collection.pieces, notes, strict=True), 1)
    )
    there = sum(map(bool, names))
    counted = said["counted"].format(there=there, missing=len(names) - there)
    return PlainTable(said["title"], (collection.title,), columns, tuple(lines), (counted,))


def _cells(piece: Piece) -> tuple[str, str, str, str]:
    paper = piece.paper
    name = evidencebook.name_of(paper)
    day = short_date(paper.date) if paper.date else ""
    subject = paper.subject if paper.number else ""
    return name, day, subject, ", ".join(piece.used)


# --- names of files ----------------------------------------------------------------------------
def file_name(number: str, paper: Paper, ending: str, room: int) -> str:
    """«01 - 898-QĐ-UBND 08.07.2022.pdf»: a name that Windows takes, its number first.

    Args:
        number: its place in the folder.
        paper: whose file it is.
        ending: of the file, with its dot.
        room: letters the whole name may have.
    """
    called = full_number(paper.number, paper.symbol) or same_paper.name(paper)
    day = paper.date.strftime("%d.%m.%Y") if paper.date else ""
    tail = f" {day}{ending}" if day else ending
    head = f"{number} - {_safe(called)}"
    return f"{head[: max(room, _SHORTEST) - len(tail)].rstrip(' .')}{tail}"


def safe_folder(name: str) -> str:
    """A name for a folder that Windows takes."""
    return _safe(name)[:_LONGEST].rstrip(" .")


def _safe(words: str) -> str:
    bare = "".join(
        "-" if one in "/\\" else " " if one in _FORBIDDEN or not one.isprintable() else one
        for one in nfc(words)
    )
    return one_line(bare).strip(" .")


def _room(folder: Path) -> int:
    """Letters a file's name may have in a folder, so that the whole path is not too long."""
    return max(_SHORTEST, min(_LONGEST, _WHOLE_PATH - len(str(folder.absolute())) - 1))


def _ending(store: Store, paper: Paper) -> str:
    with store.read() as reader:
        kept = kept_rows.get(reader, paper.file)
    ending = Path(kept.name).suffix.lower() if kept else ""
    return ending if len(ending) <= len(".jpeg") and ending[1:].isalnum() else ""


def _said() -> dict[str, Any]:
    said: dict[str, Any] = resources.toml("wording/evidence.toml")["index"]
    return said
