"""The headless commands: words in, one verb of the services, words or JSON out."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.cli import movements
from thiduadesk.cli import people
from thiduadesk.cli import shapes
from thiduadesk.data.store import Store
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import parse_date
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.rules.citations import find_citations
from thiduadesk.services import dispatches
from thiduadesk.services import exports
from thiduadesk.services import lastlook
from thiduadesk.services import office
from thiduadesk.services import papers
from thiduadesk.services import reports
from thiduadesk.services import rubric
from thiduadesk.services import safety
from thiduadesk.services import sample

if TYPE_CHECKING:
    from thiduadesk.domain.findings import Finding

DONE, FOUND_ERRORS, REFUSED, FAILED = 0, 1, 2, 3
_NO_POINTS = ("-", "\u2013", "\u2212")
"""POINTS that leave the points as they are, whichever dash the keyboard wrote."""
_FIRST_DAY = dt.date(1945, 9, 2)
Door = Callable[[Path], AbstractContextManager[Store]]


@dataclass(frozen=True, slots=True)
class Doors:
    """Ways to the data file, given by the composition root."""

    reading: Door
    writing: Door
    creating: Door


@dataclass(frozen=True, slots=True)
class Call:
    """One command as asked: its words, the data file, the doors."""

    asked: Namespace
    data: Path
    doors: Doors


def run(asked: Namespace, data: Path, doors: Doors) -> int:
    """Do the command asked for; returns the exit code."""
    name = " ".join(part for part in (asked.command, getattr(asked, "verb", None)) if part)
    try:
        answer, code = _COMMANDS[name](Call(asked, data, doors))
        as_json = json.dumps(answer, ensure_ascii=False, indent=1) if asked.json else ""
        _say(as_json or shapes.readable(answer))
    except Refused as refused:
        sys.stderr.write(refusal_text(refused) + "\n")
        return REFUSED
    except EnvironmentProblem as problem:
        sys.stderr.write(problem_text(problem) + "\n")
        return FAILED
    return code


def _say(answer: str) -> None:
    """Print the answer; a reader that went away («| head -1») has heard enough.

    Raises:
        EnvironmentProblem: standard output leads to a full disk.
    """
    if sys.stdout is None:  # closed by the caller
        return
    try:
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = None  # else the interpreter writes what is left when it ends, and fails again
        if not isinstance(error, BrokenPipeError):
            raise from_os_error(error, "stdout") from error


def _code(findings: tuple[Finding, ...]) -> int:
    errors = any(finding.severity is Severity.ERROR for finding in findings)
    return FOUND_ERRORS if errors else DONE


def _points(text: str | None, where: str) -> Points | None:
    if text is None:
        return None
    try:
        return Points.parse(text)
    except PointsError:
        raise Refused("points_not_understood", quote=text, where=where) from None


def _words(text: str) -> str:
    """Words of the command line as text: NFC, and bytes that are no UTF-8 as «�»."""
    return nfc(os.fsencode(text).decode("utf-8", errors="replace"))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _today() -> dt.date:
    return _now().date()


def _as_given(call: Call) -> str:
    """The data file as the caller named it."""
    return call.asked.data or str(call.data)


def _sample(call: Call) -> tuple[Any, int]:
    with call.doors.creating(call.data) as store:
        sample.fill(store)
    return {"data": _as_given(call)}, DONE


def _new(call: Call) -> tuple[Any, int]:
    asked = call.asked
    facts = [_words(text) for text in (asked.name, asked.parent, asked.code, asked.place)]
    with call.doors.creating(call.data) as store:
        office.found(store, office.Founding(*facts))
    return {"data": _as_given(call)}, DONE


def _info(call: Call) -> tuple[Any, int]:
    with call.doors.reading(call.data) as store:
        names = office.names_on(store, _today())
        counts = safety.counts(store)
    answer = {
        "schema": safety.verify(call.data).schema,
        "office": names.name if names else None,
        "counts": counts,
    }
    return answer, DONE


def _verify(call: Call) -> tuple[Any, int]:
    report = safety.verify(call.data, _password(call))
    answer = {
        "file": _as_given(call),
        "ok": report.ok and not report.kept,
        "bytes": call.data.stat().st_size,
        "schema": report.schema,
        "problems": shapes.findings((*report.problems, *report.kept)),
    }
    return answer, DONE if answer["ok"] else FOUND_ERRORS


def _backup(call: Call) -> tuple[Any, int]:
    named, password = call.asked.to, _password(call)
    with call.doors.reading(call.data) as store:
        if named:
            size = safety.backup(store, Path(named), password)
        else:
            made = safety.backup_now(Path(_as_given(call)), _now(), password)
            named, size = str(made.path), made.size
    return {"file": named, "bytes": size, "ok": True, "encrypted": password is not None}, DONE


def _restore(call: Call) -> tuple[Any, int]:
    report = safety.restore(call.data, Path(call.asked.file), _now(), _password(call))
    return shapes.restored(report, _as_given(call)), DONE


def _password(call: Call) -> str | None:
    """The first line of ``--password-file``, else the environment's; None where there is neither."""
    if not call.asked.password_file:
        return os.environ.get("THIDUADESK_PASSWORD") or None
    try:
        text = Path(call.asked.password_file).read_bytes()
    except OSError as error:
        raise from_os_error(error, call.asked.password_file) from error
    return text.decode("utf-8-sig", "replace").partition("\n")[0].rstrip("\r")


def _rubric_import(call: Call) -> tuple[Any, int]:
    asked = call.asked
    reading = rubric.read_file(Path(asked.file), asked.year)
    with call.doors.writing(call.data) as store:
        before = safety.backup_before(store, safety.Reason.BEFORE_IMPORT, _now())
        for problem in before.failed:
            raise problem
        view = rubric.put(store, reading.sheet, replace_old=asked.replace)
    found = shapes.unique((*reading.findings, *view.findings))
    return shapes.imported(view, found), DONE


def _rubric_show(call: Call) -> tuple[Any, int]:
    with call.doors.reading(call.data) as store:
        return shapes.sheet(rubric.require(store, call.asked.year)), DONE


def _rubric_score(call: Call) -> tuple[Any, int]:
    asked = call.asked
    command = rubric.ScoreCommand(
        year=asked.year,
        no=_words(asked.no).strip(),
        points=None if asked.points in _NO_POINTS else _points(asked.points, "POINTS"),
        bonus=_points(asked.bonus, "--bonus"),
        penalty=_points(asked.penalty, "--penalty"),
        provisional=asked.provisional,
        explanation=None if asked.explain is None else _words(asked.explain),
    )
    with call.doors.writing(call.data) as store:
        view = rubric.score(store, command)
    return shapes.scored(view, command.no), DONE


def _rubric_proof(call: Call) -> tuple[Any, int]:
    asked = call.asked
    if asked.file:
        reading = rubric.read_file(Path(asked.file), asked.year)
        view = rubric.seen(reading.sheet)
        found = shapes.unique((*reading.findings, *view.findings))
    else:
        with call.doors.reading(call.data) as store:
            view = rubric.require(store, asked.year)
        found = view.findings
    return shapes.proved(view, found), _code(found)


def _rubric_export(call: Call) -> tuple[Any, int]:
    asked = call.asked
    with call.doors.reading(call.data) as store:
        pages = exports.score_sheet(store, asked.year, Path(asked.file))
    answer: dict[str, Any] = {"file": asked.file}
    return answer | ({"pages": pages} if pages else {}), DONE


def _paper_cite(call: Call) -> tuple[Any, int]:
    text = nfc(sys.stdin.read()) if call.asked.text == "-" else _words(call.asked.text)
    return [shapes.citation(found) for found in find_citations(text)], DONE


def _paper_list(call: Call) -> tuple[Any, int]:
    with call.doors.reading(call.data) as store:
        used, names = papers.used_by_paper(store), papers.file_names(store)
        return [
            shapes.registered(one, names.get(one.file), used.get(one.id, ()))
            for one in papers.all_papers(store)
        ], DONE


def _check(call: Call) -> tuple[Any, int]:
    found = lastlook.look_at_file(Path(call.asked.file), _today())
    return {"findings": shapes.findings(found)}, _code(found)


def _report(call: Call) -> tuple[Any, int]:
    asked = call.asked
    kind = f"report.{asked.kind}"
    with call.doors.reading(call.data) as store:
        made = None
        if not asked.fresh:
            made = dispatches.current_draft(store, kind, asked.year, asked.movement)
        if made is None:
            made = dispatches.drafted(store, kind, asked.year, _today(), asked.movement)
            document = dispatches.compose_unsaved(store, made)
        else:
            document = dispatches.compose(store, made.id)
        gaps = reports.gaps_of(store, made)
    pages = dispatches.save(document, Path(asked.to))
    found = (*dispatches.findings(document), *reports.findings(gaps))
    answer = {"file": asked.to, "pages": pages, "findings": shapes.findings(found)}
    return answer, DONE


def _dispatch_list(call: Call) -> tuple[Any, int]:
    with call.doors.reading(call.data) as store:
        return [shapes.item(item) for item in dispatches.items(store)], DONE


def _dispatch_new(call: Call) -> tuple[Any, int]:
    asked = call.asked
    with call.doors.writing(call.data) as store:
        year = asked.year or int(office.setting(store, "work_year", str(_today().year)))
        made = dispatches.new(store, asked.kind, year, _today())
        return shapes.item(_item(store, made)), DONE


def _dispatch_print(call: Call) -> tuple[Any, int]:
    asked = call.asked
    with call.doors.reading(call.data) as store:
        pages = dispatches.save_printed(store, asked.id, Path(asked.to))
    return {"file": asked.to, "pages": pages}, DONE


def _dispatch_issue(call: Call) -> tuple[Any, int]:
    asked = call.asked
    date = parse_date(asked.date)
    if date is None or date < _FIRST_DAY:
        raise Refused("date_not_understood", quote=asked.date, where="--date")
    with call.doors.writing(call.data) as store:
        dispatches.issue(store, asked.id, asked.number, date)
        return shapes.item(_item(store, asked.id)), DONE


def _item(store: Store, dispatch_id: int) -> Any:
    return next(item for item in dispatches.items(store) if item.id == dispatch_id)


_COMMANDS: dict[str, Callable[[Call], tuple[Any, int]]] = {
    "sample": _sample,
    "new": _new,
    "info": _info,
    "verify": _verify,
    "backup": _backup,
    "restore": _restore,
    "rubric import": _rubric_import,
    "rubric show": _rubric_show,
    "rubric score": _rubric_score,
    "rubric proof": _rubric_proof,
    "rubric export": _rubric_export,
    "people import": people.take_in,
    "people export": people.export,
    "honours eligible": people.eligible,
    "paper cite": _paper_cite,
    "paper list": _paper_list,
    "movement list": movements.listed,
    "check": _check,
    "report": _report,
    "dispatch list": _dispatch_list,
    "dispatch new": _dispatch_new,
    "dispatch print": _dispatch_print,
    "dispatch issue": _dispatch_issue,
}
