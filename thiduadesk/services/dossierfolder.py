"""The dossiers of a round in one folder: papers as PDF and for Word, kept files, all numbered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import search_key
from thiduadesk.services import batch
from thiduadesk.services import dispatches
from thiduadesk.services import dossierpapers
from thiduadesk.services import personnel
from thiduadesk.services.files import check_new_folder
from thiduadesk.services.files import folder_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.people import Subject
    from thiduadesk.domain.rounds import DossierPart

_ENDINGS = (".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing of the folder: a paper of ours or a kept file, and whom it is about."""

    name: str
    dispatch_id: int | None = None
    file: str = ""


def save(
    store: Store,
    round_id: int,
    folder: Path,
    day: dt.date,
    progress: batch.Progress,
    endings: Sequence[str] = _ENDINGS,
) -> tuple[Path, ...]:
    """Write every dossier of a round into a new folder, whole or not at all; the files in order.

    Args:
        store: the data.
        round_id: of the round.
        folder: to be made; an empty one may be there.
        day: on which people have the names they are filed under.
        progress: told how far it is; raises ``Cancelled`` to stop.
        endings: of the papers; kept files go as they are.

    Raises:
        Refused: ``folder_not_empty``, ``dossiers_empty``, ``record_missing``,
            ``kept_file_missing``, ``kept_file_damaged``.
        EnvironmentProblem: the place cannot be written, or a letter cannot be printed.
        Cancelled: by ``progress``; nothing stays.
    """
    check_new_folder(folder)
    pieces = _pieces(store, round_id, day)
    if not pieces:
        raise Refused("dossiers_empty")
    with folder_whole(folder) as draft:
        written = _write(store, pieces, draft, progress, endings)
    return tuple(folder / name for name in written)


def _write(
    store: Store,
    pieces: Sequence[_Piece],
    folder: Path,
    progress: batch.Progress,
    endings: Sequence[str],
) -> list[str]:
    names: list[str] = []
    for place, piece in enumerate(pieces):
        progress(place, len(pieces), piece.name)
        name = f"{str(place + 1).zfill(len(str(len(pieces))))}-{piece.name}"
        if piece.dispatch_id is None:
            target = folder / name
            target.write_bytes(keptfiles.read(store.path, piece.file))
            names.append(name)
            continue
        for ending in endings:
            dispatches.save_printed(store, piece.dispatch_id, folder / f"{name}{ending}")
            names.append(f"{name}{ending}")
    progress(len(pieces), len(pieces), "")
    return names


def _pieces(store: Store, round_id: int, day: dt.date) -> list[_Piece]:
    """Papers of the whole round first, then each subject's own, in the order of lists."""
    with store.read() as reader:
        entries = personnel.entries_in(reader, day)
        places = {one.subject: place for place, one in enumerate(entries)}
        nominations = {one.id: one for one in queries.nominations(reader, round_id)}
        parts = [one for one in queries.parts(reader) if one.nomination_id in nominations]
        items = {one.id: one for one in dispatch_queries.items(reader)}
        files = {one.file: kept_rows.get(reader, one.file) for one in parts if one.file}

    def whose(part: DossierPart) -> Subject:
        return nominations[part.nomination_id].subject

    shared: dict[int, DispatchItem] = {}
    own: list[DossierPart] = []
    for part in parts:
        item = items.get(part.dispatch_id or 0)
        if item is not None and item.kind in dossierpapers.SHARED:
            shared.setdefault(item.id, item)
        elif item is not None or part.file:
            own.append(part)
    order = dossierpapers.SHARED.index
    found = [
        _Piece(_letters(item.type_name, item.subject), item.id)
        for item in sorted(shared.values(), key=lambda one: (order(one.kind), one.id))
    ]
    own.sort(key=lambda one: (places.get(whose(one), len(places)), one.nomination_id, one.id))
    for part in own:
        place = places.get(whose(part))
        who = "" if place is None else entries[place].name
        item = items.get(part.dispatch_id or 0)
        if item is not None:
            found.append(_Piece(_letters(item.type_name, who), item.id))
        else:
            kept = files[part.file]
            name = Path(kept.name if kept else part.file)
            ending = name.suffix.lower()
            found.append(_Piece(f"{_letters(who, name.stem)}{ending}", file=part.file))
    return found


def _letters(*words: str) -> str:
    """«bao-cao-thanh-tich-nguyen-van-a»: ASCII only, so that every system keeps the name."""
    text = search_key(" ".join(words))
    bare = "".join(ch if ch.isascii() and ch.isalnum() else " " for ch in text)
    return "-".join(bare.split()[: batch.LONGEST_NAME])
