"""Verbs of the desk of honours under a kill: people are taken in, dossiers written into a folder."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

from tests.crash.base import NOW
from tests.crash.base import Job
from tests.crash.base import Round
from tests.crash.base import Say
from tests.crash.base import demand
from tests.crash.base import opened
from tests.crash.base import said
from thiduadesk.data.queries import people as queries
from thiduadesk.data.queries import rounds as round_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.domain.rounds import Round as ReviewRound
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.exchange import people_in as _people_in
from thiduadesk.exchange import people_out as _people_out
from thiduadesk.services import dossierfolder
from thiduadesk.services import dossierpapers
from thiduadesk.services import dossiers
from thiduadesk.services import people
from thiduadesk.services import rounds
from thiduadesk.services import safety

_HEAVY = (_people_in, _people_out)  # loaded before the fork, so that the child is at work at once
DAY = dt.date(2022, 12, 7)
_NAME = "crash"
_STAFF = 40
_BORN = 1980
"""In the first workbook; in the second everybody is a year younger."""
_ENDS = {".pdf": b"%%EOF", ".docx": b"PK\x05\x06"}
_base: list[Path] = []


def fill(store: Store) -> None:
    """A round of three people with its papers drafted, beside what the office has already."""
    with store.change(Label("people")) as w:
        staff = [queries.save(w, Person(0, f"C{n}", f"{_NAME} {n}")) for n in range(3)]
        kept = ReviewRound(0, _NAME, RoundKind.YEAR_END, 2022, DAY)
        number = round_queries.save(w, kept)
    who = [(Subject(SubjectKind.PERSON, one), "LDTT") for one in staff]
    rounds.nominate(store, number, who)
    dossierpapers.draft(store, number, DAY, ("minutes.council", "list.proposal"))


def prepare(base: Path) -> None:
    """Two workbooks, each naming the same forty people its own way, and the whole folder of dossiers."""
    _base[:] = [base]
    whole = base / "whole.thidua"
    shutil.copyfile(base / "template.thidua", whole)
    with Store.open(whole) as store:
        dossierfolder.save(store, _round_of(store), base / "dossiers", DAY, _unheard)
        for book in range(2):
            with store.change(Label("people")) as w:
                there = {one.code: one.id for one in queries.people(w)}
                for n in range(_STAFF):
                    code = f"K{n:02}"
                    born = dt.date(_BORN + book, 1, 1)
                    queries.save(w, Person(there.get(code, 0), code, f"{_NAME} {code}", birth=born))
            people.export(store, _book(book))


def _book(number: int) -> Path:
    return _base[0] / f"people-{number}.xlsx"


def _round_of(store: Store) -> int:
    return next(one.id for one in rounds.rounds(store) if one.name == _NAME)


def _unheard(*_args: object) -> None:
    """Nobody asks how far it is."""


# --- people taken in ---------------------------------------------------------------------------
def takes_in(here: Round, _chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        for number in range(10_000):
            staged = people.stage(store, _book(number % 2))
            say(f"about {number % 2}")
            people.take_in(store, staged, {}, NOW + dt.timedelta(seconds=number))
            say(f"done {number % 2}")


def taken_in(here: Round, lines: list[str]) -> None:
    done, about = said(lines)
    with opened(here.path) as store, store.read() as r:
        staff = [one for one in queries.people(r) if one.code.startswith("K")]
    demand(len(staff) in {0, _STAFF}, f"halved: {len(staff)} of {_STAFF} people")
    books = {str(one.birth.year - _BORN) for one in staff if one.birth is not None}
    demand(len(books) <= 1, f"halved: people of both workbooks: {sorted(books)}")
    found = next(iter(books), "")
    demand(found in {done, about}, f"lost: workbook {found!r} after {done!r}, {about!r}")
    backups = safety.backups(here.path, check=True)
    demand(all(one.good for one in backups), "halved: a backup is not whole")
    answers = sum(line.startswith("done ") for line in lines)
    demand(len(backups) >= min(answers, 1), "lost: the backup before the import")


# --- dossiers in a folder ----------------------------------------------------------------------
def writes_folders(here: Round, _chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        number = _round_of(store)
        for folder in range(10_000):
            say(f"about dossiers-{folder}")
            dossierfolder.save(store, number, here.folder / f"dossiers-{folder}", DAY, _unheard)
            say(f"done dossiers-{folder}")


def folders_whole(here: Round, lines: list[str]) -> None:
    whole = {file.name for file in (_base[0] / "dossiers").iterdir()}
    done = {line.removeprefix("done ") for line in lines if line.startswith("done ")}
    there = {path.name for path in here.folder.glob("dossiers-*")}
    about = said(lines)[1]
    demand(done <= there, f"lost: {sorted(done - there)}")
    demand(there <= {*done, about}, f"nobody wrote {sorted(there - done)}")
    for name in there:
        files = {file.name: file for file in (here.folder / name).iterdir()}
        demand(files.keys() == whole, f"halved: {name} holds {sorted(files)}")
        for file in files.values():
            demand(_ENDS[file.suffix] in file.read_bytes()[-1024:], f"halved: {file}")
    with opened(here.path) as store:
        held = dossiers.dossiers(store, _round_of(store))
    demand(len(held) == 3, "lost: dossiers")


JOBS = {
    "people": Job(takes_in, taken_in, 3, 0.6),
    "folder": Job(writes_folders, folders_whole, 2, 0.6),
}
