"""Verbs of the data file under a kill: edit, undo, import, back up, restore, migrate, print, keep scans."""

from __future__ import annotations

import datetime as dt
import functools
import random
from pathlib import Path

from tests.crash.base import NOW
from tests.crash.base import Job
from tests.crash.base import Round
from tests.crash.base import Say
from tests.crash.base import demand
from tests.crash.base import opened
from tests.crash.base import said
from tests.data import office_2022
from thiduadesk.data import backups
from thiduadesk.data import keptcopies
from thiduadesk.data import keptfiles
from thiduadesk.data import migrate
from thiduadesk.data import safety as data_safety
from thiduadesk.data import schema
from thiduadesk.data.queries import info
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric as rubric_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.labels import Label
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.rubric import Sheet
from thiduadesk.services import exports
from thiduadesk.services import rubric
from thiduadesk.services import safety

FIXTURES = Path(__file__).parent.parent / "fixtures" / "quang-ngai-2022"
TODAY, LATER = schema.SCHEMA, schema.SCHEMA + 1
"""Schemas of this program and of the one that is invented for the migration."""


# --- edit and undo -----------------------------------------------------------------------------
def pair(store: Store, number: int) -> None:
    """A change of three rows that belong together."""
    with store.change(Label("x")) as w:
        papers.save_paper(w, Paper(0, "x" * 3000, str(number), "QD"))
        office.put_setting(w, "count", str(number))
        papers.save_paper(w, Paper(0, "y" * 3000, str(number), "KH"))


def count_of(path: Path) -> int:
    with opened(path) as store, store.read() as r:
        number = int(office.setting(r, "count") or 0)
        there = info.counts(r)["paper"] - len(office_2022.PAPERS)
    demand(there == 2 * number, f"halved: {there} papers of {number} pairs")
    return number


def edit(here: Round, _chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        for number in range(1, 10_000):
            say(f"about {number}")
            pair(store, number)
            say(f"done {number}")


def undo(here: Round, chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        number = top = 0
        while True:
            step = chance.choice("ueer") if number else "e"
            after = number - 1 if step == "u" else number + 1
            if step == "r" and number >= top:
                continue
            say(f"about {after}")
            if step == "u":
                store.undo()
            elif step == "r":
                store.redo()
            else:
                pair(store, after)
                top = after
            number = after
            say(f"done {after}")


def counts_hold(here: Round, lines: list[str]) -> None:
    done, about = said(lines)
    number = count_of(here.path)
    allowed = {int(done or 0)} | ({int(about)} if about else set())
    demand(number in allowed, f"lost: {number} is there, {sorted(allowed)} may be")


# --- import ------------------------------------------------------------------------------------
@functools.cache
def sheets_read() -> tuple[Sheet, ...]:
    """Read once, before the first fork: the kill shall hit the writing."""
    files = ("rubric-self-scored.xlsx", "rubric-blank.xlsx")
    return tuple(rubric.read_file(FIXTURES / name, 2022).sheet for name in files)


def imports(here: Round, _chance: random.Random, say: Say) -> None:
    sheets = sheets_read()
    with opened(here.path) as store:
        for number in range(10_000):
            say(f"about {number % 2}")
            with store.change(Label("x")) as w:
                rubric_queries.put_sheet(w, sheets[number % 2])
            say(f"done {number % 2}")


def imported(here: Round, lines: list[str]) -> None:
    done, about = said(lines)
    with opened(here.path) as store, store.read() as r:
        sheet = rubric_queries.sheet(r, 2022)
    demand(sheet is not None, "lost: no sheet")
    assert sheet is not None
    if not done and not about:
        demand(sheet == office_2022.SHEET, "lost: the sheet of before")
        return
    demand(len(sheet.rows) in {34, len(office_2022.SHEET.rows)}, f"halved: {len(sheet.rows)} rows")
    answered = sum(row.score.points is not None for row in sheet.rows)
    found = {28: "0", 0: "1"}.get(answered, "before" if sheet == office_2022.SHEET else "halved")
    demand(found in {done or "before", about}, f"lost: {found} after {done!r}, {about!r}")


# --- backup and restore ------------------------------------------------------------------------
def backs_up(here: Round, _chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        for number in range(1, 10_000):
            pair(store, number)
            now = NOW + dt.timedelta(seconds=number)
            outcome = safety.backup_before(store, safety.Reason.BEFORE_PURGE, now)
            if outcome.failed:
                raise outcome.failed[0]
            say(f"done {number} {outcome.made[0].path.name}")


def backed_up(here: Round, lines: list[str]) -> None:
    found = safety.backups(here.path, check=True)
    demand(all(one.good for one in found), "halved: a backup is not whole")
    names = {one.path.name: one for one in found}
    for line in lines:
        _done, number, name = line.split(" ", 2)
        demand(name in names, f"lost: backup {name}")
        demand(names[name].counts["paper"] == 2 * int(number) + 3, f"halved: backup {name}")
    count_of(here.path)


def restores(here: Round, _chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        sources = []
        for number in (1, 2):
            pair(store, number)
            sources.append(backups.make(here.path, backups.Reason.HAND, NOW).path)
    say("done 2")
    for number in range(10_000):
        say(f"about {number % 2 + 1}")
        safety.restore(here.path, sources[number % 2], NOW + dt.timedelta(seconds=number))
        say(f"done {number % 2 + 1}")


def restored(here: Round, lines: list[str]) -> None:
    demand(here.path.exists(), "lost: the data file")
    found = safety.backups(here.path, check=True)
    demand(all(one.good for one in found), "halved: a backup is not whole")
    if lines:
        counts_hold(here, lines)
    else:
        count_of(here.path)


# --- migrate -----------------------------------------------------------------------------------
def migrates(here: Round, _chance: random.Random, say: Say) -> None:
    migrate.SCRIPTS = here.folder.parent / "migrations"
    schema.SCHEMA = LATER
    say("about 2")
    migrate.upgrade(here.path)
    say("done 2")


def migrated(here: Round, lines: list[str]) -> None:
    done, _about = said(lines)
    schema.SCHEMA = LATER
    try:
        report = data_safety.verify(here.path)
        demand(report.ok, "halved: the file is damaged")
        demand(not done or report.schema == LATER, "lost: the migration")
        rows = office_2022.rows(here.path)
        demand(len(rows["score"]) == len(office_2022.SHEET.rows), "lost: scores")
        if report.schema == TODAY:
            demand(here.path.read_bytes() == here.template, "the old file was touched")
        else:
            found = backups.found(here.path)
            demand(len(found) == 1, "lost: the backup of before")
            demand(backups.looked_at(found[0]).good, "halved: the backup of before")
    finally:
        schema.SCHEMA = TODAY


# --- print -------------------------------------------------------------------------------------
def prints(here: Round, _chance: random.Random, say: Say) -> None:
    with opened(here.path) as store:
        for number in range(10_000):
            target = here.folder / f"{number}.{('pdf', 'docx', 'xlsx')[number % 3]}"
            exports.score_sheet(store, 2022, target)
            say(f"done {target.name}")


def printed(here: Round, lines: list[str]) -> None:
    ends = {".pdf": b"%%EOF", ".docx": b"PK\x05\x06", ".xlsx": b"PK\x05\x06"}
    for line in lines:
        demand((here.folder / line.removeprefix("done ")).exists(), f"lost: {line}")
    for file in here.folder.iterdir():
        if file.suffix in ends and not file.name.startswith("."):
            demand(ends[file.suffix] in file.read_bytes()[-1024:], f"halved: {file.name}")
    count_of(here.path)


# --- scans, with the second place --------------------------------------------------------------
def scans(here: Round, chance: random.Random, say: Say) -> None:
    places = safety.Places(here.folder / "stick")
    (here.folder / "stick").mkdir()
    with opened(here.path) as store:
        for number in range(10_000):
            content = chance.randbytes(20_000)
            sha256 = keptfiles.keep(store.path, content)
            with store.change(Label("x")) as w:
                kept_rows.add(w, sha256, f"{number}.pdf", len(content))
            say(f"done {sha256}")
            if number % 5 == 4:
                now = NOW + dt.timedelta(seconds=number)
                outcome = safety.backup_before(store, safety.Reason.HAND, now, places)
                if outcome.failed:
                    raise outcome.failed[0]
                say(f"done {outcome.made[1].path.name}")


def scanned(here: Round, lines: list[str]) -> None:
    own = keptfiles.folder(here.path)
    before = {row["sha256"] for row in office_2022.WAY["kept_file"]}
    there = set(keptcopies.needed(here.path)) - before
    broken = {one.params["path"] for one in keptcopies.faults(here.path, own)}
    demand(not broken & {str(own / sha256) for sha256 in there}, f"halved: {broken}")
    found = {one.path.name: one.path for one in backups.found(here.path, here.folder / "stick")}
    for line in lines:
        name = line.removeprefix("done ")
        demand(name in there or name in found, f"lost: {name}")
        if name in found:
            needed = set(keptcopies.needed(found[name])) - before
            kept = {file.name for file in (here.folder / "stick" / own.name).iterdir()}
            demand(needed <= kept, f"lost: scans of {name}")
    count_of(here.path)


JOBS = {
    "edit": Job(edit, counts_hold, 12),
    "undo": Job(undo, counts_hold, 12),
    "import": Job(imports, imported, 4),
    "backup": Job(backs_up, backed_up, 4),
    "restore": Job(restores, restored, 4),
    "migrate": Job(migrates, migrated, 1, 0.4),
    "print": Job(prints, printed, 3, 0.4),
    "scan": Job(scans, scanned, 12),
}
