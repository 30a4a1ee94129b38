"""kill -9 at random moments; afterwards the file is sound and holds all that was acknowledged.

    python3 tools/dev.py crash --kills 200

Each round forks a child that works on a data file (edits, undoes, imports, backs up, restores,
migrates, prints, keeps scans, takes people in, writes dossiers) and says on a pipe what it is about to
do and what is done. After a random number of answers, in the midst of the next operation, it is killed
with SIGKILL: how much was done before does not depend on how fast the machine is. Then the file must be
sound; what was said to be done must be there, and what was only announced either wholly there or not.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NoReturn
from typing import TextIO

from tests.crash import desk
from tests.crash import jobs
from tests.crash.base import Job
from tests.crash.base import Round
from tests.crash.base import demand
from tests.data import office_2022
from tests.data.test_migrate import NEXT
from thiduadesk.data import engines
from thiduadesk.data import migrate
from thiduadesk.data import schema
from thiduadesk.data.store import Store
from thiduadesk.documents import pdf as _pdf
from thiduadesk.services import dispatches

_HEAVY = (_pdf, dispatches)  # loaded before the fork, so that the child is at work at once
_LONGEST = 1.0
"""Seconds that a kill waits at most after the last answer."""
JOBS = {**jobs.JOBS, **desk.JOBS}


# --- the rounds --------------------------------------------------------------------------------
def child(job: Job, here: Round, seed: int, pipe: int) -> NoReturn:
    """Work until killed; never returns into the parent's program."""
    code = 0
    try:
        job.work(here, random.Random(seed), lambda line: _write(pipe, line))  # noqa: S311
    except BaseException as error:  # noqa: BLE001  # a fork must end here, whatever happens
        _write(pipe, f"fault {error!r}")
        code = 1
    os._exit(code)


def _write(pipe: int, line: str) -> None:
    os.write(pipe, line.encode() + b"\n")


def kill_once(job: Job, here: Round, chance: random.Random) -> tuple[int, list[str]]:
    """Fork, hear some answers, wait into the next operation, kill; how many, and all it had said."""
    here.reset()
    wanted = chance.randint(0, job.most)
    reading, writing = os.pipe()
    began = time.monotonic()
    number = os.fork()
    if number == 0:
        os.close(reading)
        child(job, here, chance.randrange(1 << 30), writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        lines = _heard(pipe, wanted)
        one = (time.monotonic() - began) / wanted if wanted else job.start
        time.sleep(chance.uniform(0, min(one, _LONGEST)))
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        lines += pipe.read().splitlines()
    return wanted, lines


def _heard(pipe: TextIO, wanted: int) -> list[str]:
    """Lines up to the ``wanted``-th answer, fewer if the child ended before."""
    lines: list[str] = []
    while sum(line.startswith("done ") for line in lines) < wanted:
        line = pipe.readline()
        if not line:
            break
        lines.append(line.rstrip("\n"))
    return lines


def run(kills: int, seed: int) -> int:
    """Kill ``kills`` times; print the counts; 0 when nothing was lost."""
    chance = random.Random(seed)  # noqa: S311
    done = Counter[str]()
    faults = Counter[str]()
    lost: list[str] = []
    asked = acknowledged = 0
    start = time.monotonic()
    jobs.sheets_read()
    with tempfile.TemporaryDirectory(prefix="thiduadesk-crash-") as name:
        base = Path(name)
        scripts = base / "migrations"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / f"{schema.revision(jobs.LATER)}_next.py").write_text(NEXT)
        here = Round(base / "office", base / "office" / "office.thidua", _template(base))
        desk.prepare(base)
        for number in range(kills):
            verb = list(JOBS)[number % len(JOBS)]
            wanted, lines = kill_once(JOBS[verb], here, chance)
            asked += wanted
            done[verb] += 1
            acknowledged += sum(line.startswith("done ") for line in lines)
            if lines and lines[-1].startswith("fault "):
                faults[verb] += 1
                print(f"kill {number} ({verb}): {lines.pop()}")
            try:
                _sound(here.path, verb)
                JOBS[verb].check(here, lines)
            except Exception as error:  # noqa: BLE001  # every one of them is a finding
                lost.append(f"kill {number} ({verb}): {error!r}")
                print(lost[-1])
    verbs = ", ".join(f"{verb} {number}" for verb, number in done.items())
    seconds = time.monotonic() - start
    print(f"{kills} kills ({verbs}) in {seconds:.0f} s, seed {seed}")
    print(f"{acknowledged} operations were acknowledged before their kill, {asked} waited for")
    print(f"kills: {kills}, faults: {faults.total()}, lost: {len(lost)}")
    return 1 if lost or faults else 0


def _sound(path: Path, verb: str) -> None:
    with closing(engines.raw(path)) as connection:
        lines = connection.execute("PRAGMA integrity_check").fetchall()
    demand(lines == [("ok",)], f"damaged after {verb}: {lines[:3]}")


def _template(base: Path) -> bytes:
    path = base / "template.thidua"
    with Store.create(path) as store:
        office_2022.fill(store)
        desk.fill(store)
    return path.read_bytes()


def main(words: list[str]) -> int:
    """Read ``--kills`` and ``--seed``."""
    parser = argparse.ArgumentParser(prog="crash")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args(words)
    seed = random.SystemRandom().randrange(1 << 30) if asked.seed is None else asked.seed
    return run(asked.kills, seed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
