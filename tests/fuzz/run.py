"""Broken input files: no crash, no hang, nothing half imported, nothing silently wrong.

    python3 tools/dev.py fuzz --cases 1000

Each case changes a good file by chance (workbooks, a Word file, a data file, an encrypted backup)
and hands it to the verb that reads such files, in a child with a time limit. Allowed are: it is read,
it is refused, the environment is blamed. Not allowed are any other exception, a death, and more than
five seconds. After a refusal the data file must be what it was; after an import it must hold the
sheet that was read; a damaged data file that opens must hold what the good one held.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.data import office_2022
from thiduadesk.data import encryption
from thiduadesk.data import rescue
from thiduadesk.data import restore
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import people as queries
from thiduadesk.data.store import Store
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.i18n.messages import finding_text
from thiduadesk.i18n.messages import stop_text
from thiduadesk.services import dispatches
from thiduadesk.services import lastlook
from thiduadesk.services import people
from thiduadesk.services import rubric
from thiduadesk.services import sample

FIXTURES = Path(__file__).parent.parent / "fixtures" / "quang-ngai-2022"
SEEDS = FIXTURES.with_name("seeds")
LIMIT = 5
"""Seconds a case may take."""
PASSWORD = "khen thuong"  # noqa: S105
Good = dict[str, bytes]


@dataclass(frozen=True)
class Case:
    """One broken file and the place to try it in."""

    kind: str
    content: bytes
    good: Good
    folder: Path


# --- breaking files ----------------------------------------------------------------------------
def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bits, a stretch doubled, taken out, zeroed or replaced; or the end cut off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(out)) if out else 0
        length = min(chance.choice((1, 4, 64, 1024)), len(out) - at)
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes([out[at] ^ 1 << chance.randrange(8)]) if out else b""
            case 1:
                out[at:at] = out[at : at + length]
            case 2:
                del out[at : at + length]
            case 3:
                out[at : at + length] = bytes(length)
            case 4:
                out[at : at + length] = chance.randbytes(length)
            case _ if chance.random() < 0.2:
                del out[at:]
    return bytes(out)


def inside(data: bytes, chance: random.Random) -> bytes:
    """A whole archive with one broken part; or a part left out, doubled or named badly."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        parts = old.infolist()
        chosen = chance.choice(parts).filename
        way = chance.randrange(5)
        for part in parts:
            content, name = old.read(part), part.filename
            if name == chosen:
                if way == 0:
                    continue
                if way == 1:
                    name = chance.choice(("../../" + name, "/" + name, name.upper(), name + "/x"))
                else:
                    content = words(content, chance) if way > 2 else flip(content, chance)
            new.writestr(name, content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


_EVIL = (b"-1", b"99999999999999999999", b"", b"NaN", b"1e400", b"&#0;", b"]]>", b"A1:XFD1048576",
         b"\xff\xfe", b"0", b"'", b"<a>" * 50, b"&x;", b"true", b"<!DOCTYPE x>")  # fmt: skip


def words(content: bytes, chance: random.Random) -> bytes:
    """Well-formed for the most part, but with values nobody expects between quotes or tags."""
    for _ in range(chance.choice((1, 3, 10))):
        marks = [at for at, byte in enumerate(content) if byte in b'">']
        if len(marks) < 2:
            break
        at = chance.randrange(len(marks) - 1)
        start, end = marks[at] + 1, marks[at + 1]
        content = content[:start] + chance.choice(_EVIL) + content[end:]
    return content


_ARCHIVES = {"xlsx", "docx", "paper.docx", "people.xlsx"}


def broken(kind: str, good: Good, chance: random.Random) -> bytes:
    data = good[kind]
    if kind in _ARCHIVES and chance.random() < 0.75:
        return inside(data, chance)
    return flip(data, chance)


# --- trying them -------------------------------------------------------------------------------
def imports(case: Case) -> str:
    """Read a rubric and put it into a data file."""
    file = case.folder / f"bang.{case.kind}"
    file.write_bytes(case.content)
    path = case.folder / "office.thidua"
    path.write_bytes(case.good["thidua"])
    with Store.open(path) as store:
        before = office_2022.content(store)
        try:
            sheet = rubric.read_file(file, 2022).sheet
            rubric.put(store, sheet, replace_old=True)
        except (Refused, EnvironmentProblem):
            if office_2022.content(store) != before:
                raise AssertionError("half imported") from None
            return "refused"
        kept = rubric.require(store, 2022).sheet
        if [row.criterion for row in kept.rows] != [row.criterion for row in sheet.rows]:
            raise AssertionError("half imported")
        if store.undo() is None or office_2022.content(store) != before:
            raise AssertionError("not undone")
    return "read"


def opens(case: Case) -> str:
    """Open a data file and read all of it; rescue one that does not open."""
    path = case.folder / "office.thidua"
    path.write_bytes(case.content)
    try:
        with Store.open(path) as store:
            content = office_2022.content(store)
    except EnvironmentProblem:
        _rescued(path)
        return "refused"
    if content != office_2022.CONTENT:
        raise AssertionError("silently wrong")
    return "read"


def _rescued(path: Path) -> None:
    before = path.read_bytes()
    with suppress(Refused, EnvironmentProblem):
        report = rescue.rescue(path, path.with_name("rescued.thidua"))
        with Store.open(report.path) as store:
            office_2022.content(store)
    if path.read_bytes() != before:
        raise AssertionError("the damaged file was written")


def unpacks(case: Case) -> str:
    """Restore an encrypted backup."""
    path = case.folder / "backup.enc"
    path.write_bytes(case.content)
    plain = case.folder / "plain"
    plain.touch()
    try:
        restore.unpack(path, plain, PASSWORD)
    except (Refused, EnvironmentProblem):
        return "refused"
    if plain.read_bytes() != case.good["thidua"]:
        raise AssertionError("silently wrong")
    return "read"


def looks(case: Case) -> str:
    """Look a paper of somebody else through; say everything that is found."""
    file = case.folder / f"bao-cao.{case.kind.removeprefix('paper.')}"
    file.write_bytes(case.content)
    try:
        found = lastlook.look_at_file(file, dt.date(2024, 1, 1))
    except (Refused, EnvironmentProblem) as problem:
        if not stop_text(problem):
            raise AssertionError("nothing said") from problem
        return "refused"
    for one in found:
        finding_text(one)
    return "read"


def hires(case: Case) -> str:
    """Take a workbook of people in; what was refused by row is said, what was taken can be undone."""
    file = case.folder / "ho-so.xlsx"
    file.write_bytes(case.content)
    path = case.folder / "office.thidua"
    path.write_bytes(case.good["thidua"])
    with Store.open(path) as store:
        before = _people(store)
        try:
            staged = people.stage(store, file)
            now = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
            people.take_in(store, staged, {}, now)
        except (Refused, EnvironmentProblem) as problem:
            if _people(store) != before or not stop_text(problem):
                raise AssertionError("half imported, or nothing said") from None
            return "refused"
        for one in (*staged.refused, *staged.findings):
            finding_text(one)
        again = people.stage(store, file)
        if again.count(people.Outcome.ADDED) or again.count(people.Outcome.CHANGED):
            raise AssertionError("the same file changes something again")
        changed = any(one.outcome is not people.Outcome.UNCHANGED for one in staged.rows)
        if changed and (store.undo() is None or _people(store) != before):
            raise AssertionError("not undone")
    return "read"


def _people(store: Store) -> list[object]:
    with store.read() as r:
        every = (queries.people, queries.posts, queries.ratings, queries.honours)
        return [office_queries.units(r), *(one(r) for one in every), queries.initiatives(r)]


VERBS: dict[str, Callable[[Case], str]] = {
    "xlsx": imports,
    "docx": imports,
    "thidua": opens,
    "enc": unpacks,
    "paper.docx": looks,
    "paper.txt": looks,
    "people.xlsx": hires,
}
_SHARES = (4, 4, 3, 1, 3, 3, 2)


def try_one(case: Case) -> str:
    """`read` or `refused`; else what went wrong. In a child: it may die or hang."""
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        signal.alarm(LIMIT)  # ends the child with SIGALRM
        try:
            answer = VERBS[case.kind](case)
        except BaseException as error:  # noqa: BLE001  # a fork must end here, whatever happens
            answer = f"crash: {error!r}"[:900]
            if "FUZZ_TRACE" in os.environ:
                traceback.print_exc()
        os.write(writing, answer.encode("utf-8", "replace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    _number, status = os.waitpid(number, 0)
    if os.WIFSIGNALED(status):
        died = os.WTERMSIG(status)
        return "hang" if died == signal.SIGALRM else f"crash: signal {died}"
    return answer


def good_files(folder: Path) -> Good:
    """A good file of each kind."""
    path, sealed = folder / "good.thidua", folder / "good.enc"
    with Store.create(path) as store:
        office_2022.fill(store)
        paper = folder / "good.docx"
        paper.write_bytes(dispatches.render_docx(dispatches.compose(store, 1)))
    workbook = folder / "people.xlsx"
    with Store.create(folder / "sample.thidua") as store:
        sample.fill(store)
        people.export(store, workbook)
    text = SEEDS / "003_3f34beb1d74993fb.txt"
    for good in (paper, text):  # read once before the forks: the rules are loaded then
        lastlook.look_at_file(good, dt.date(2024, 1, 1))
    encryption.COST = 4
    sealed.touch()
    encryption.encrypt(path, sealed, PASSWORD, {"counts": {}})
    return {
        "xlsx": (FIXTURES / "rubric-self-scored.xlsx").read_bytes(),
        "docx": (FIXTURES / "rubric-self-scored.docx").read_bytes(),
        "thidua": path.read_bytes(),
        "enc": sealed.read_bytes(),
        "paper.docx": paper.read_bytes(),
        "paper.txt": text.read_bytes(),
        "people.xlsx": workbook.read_bytes(),
    }


def run(cases: int, seed: int, keep: Path | None) -> int:
    """Try ``cases`` broken files; print the counts; 0 when nothing went wrong."""
    counts = Counter[str]()
    wrong: list[str] = []
    longest = 0.0
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="thiduadesk-fuzz-") as name:
        base = Path(name)
        good = good_files(base)
        for number in range(cases):
            chance = random.Random(f"{seed}/{number}")  # noqa: S311
            kind = chance.choices(list(VERBS), _SHARES)[0]
            folder = base / "case"
            folder.mkdir()
            case = Case(kind, broken(kind, good, chance), good, folder)
            before = time.monotonic()
            answer = try_one(case)
            longest = max(longest, time.monotonic() - before)
            shutil.rmtree(folder)
            counts[f"{kind} {answer.partition(':')[0]}"] += 1
            if answer not in {"read", "refused"}:
                wrong.append(f"case {number} ({kind}): {answer}")
                print(wrong[-1], flush=True)
                if keep is not None:
                    (keep / f"{number}.{kind}").write_bytes(case.content)
    print(", ".join(f"{what} {count}" for what, count in sorted(counts.items())))
    seconds = time.monotonic() - start
    print(f"seed {seed}, {seconds:.0f} s, the longest case {longest:.1f} s")
    crashes = len([line for line in wrong if "hang" not in line])
    print(f"cases: {cases}, crashes: {crashes}, hangs: {len(wrong) - crashes}")
    return 1 if wrong else 0


def main(arguments: list[str]) -> int:
    """Read ``--cases``, ``--seed`` and ``--keep``."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, help="folder for the files that went wrong")
    asked = parser.parse_args(arguments)
    seed = random.SystemRandom().randrange(1 << 30) if asked.seed is None else asked.seed
    return run(asked.cases, seed, asked.keep)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
