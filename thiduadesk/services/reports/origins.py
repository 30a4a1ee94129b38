"""Where a paragraph of a report comes from: in words, and where a click leads («nguồn»)."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.data.queries import calendar
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import reports
from thiduadesk.domain.labels import Label
from thiduadesk.domain.text import short_date
from thiduadesk.rules.movements import plain

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.movements import Activity

_MOVEMENTS = "movements"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paragraph comes from.

    Attributes:
        label: in words, to be translated where it is shown.
        page: of the window; empty where nothing is to be opened.
        where: what to open there.
        there: whether the records still have it.
    """

    label: Label
    page: str = ""
    where: str = ""
    there: bool = True


def origin(store: Store, source: str) -> Origin:
    """What the source of a block or heading is."""
    with store.read() as reader:
        return origin_in(reader, source)


def origin_in(reader: Reader, source: str) -> Origin:
    """The same inside a transaction."""
    kind, _dot, rest = source.partition(".")
    return _KINDS.get(kind, _unknown)(reader, rest)


def _activity(reader: Reader, rest: str) -> Origin:
    found = reports.activities(reader, [_number(rest)])
    if not found:
        return _gone()
    one = found[0]
    values = {"words": _short(plain(one)), "day": _day(one), "year": str(one.year)}
    msgid = Label("Activity log, {day}: {words}", values)
    if not values["day"]:
        msgid = Label("Activity log, {year}: {words}", values)
    return Origin(msgid, _MOVEMENTS, f"activity.{one.id}")


def _movement(reader: Reader, rest: str) -> Origin:
    number, _dot, what = rest.partition(".")
    title = {one.id: one.title for one in queries.movements(reader)}.get(_number(number))
    if title is None:
        return _gone()
    given = {"title": title}
    labels = {
        "launch": Label("Papers of the movement “{title}”", given),
        "asked": Label("Papers of the movement “{title}”", given),
    }
    return Origin(labels.get(what, Label("Movement “{title}”", given)), _MOVEMENTS, number)


def _of(msgid: Label) -> Callable[[Reader, str], Origin]:
    """Of one movement, named by its id at the end."""

    def made(reader: Reader, rest: str) -> Origin:
        number = next((one for one in rest.split(".") if one.isdecimal() and one != "0"), "")
        title = {one.id: one.title for one in queries.movements(reader)}.get(_number(number), "")
        return Origin(Label(msgid.msgid, {"title": title}), _MOVEMENTS, number if title else "")

    return made


def _model(reader: Reader, rest: str) -> Origin:
    found = next((one for one in queries.models(reader) if one.id == _number(rest)), None)
    if found is None:
        return _gone()
    return Origin(
        Label("Model “{name}”", {"name": found.name}), _MOVEMENTS, _of_movement(found.movement_id)
    )


def _social(reader: Reader, rest: str) -> Origin:
    if rest.startswith(("total", "of")):
        number = rest.rpartition(".")[2]
        return Origin(Label("Social work"), _MOVEMENTS, "" if number == "0" else number)
    found = next((one for one in queries.social(reader) if one.id == _number(rest)), None)
    if found is None:
        return _gone()
    label = Label("Social work: {words}", {"words": _short(found.text)})
    return Origin(label, _MOVEMENTS, _of_movement(found.movement_id))


def _guidance(reader: Reader, rest: str) -> Origin:
    found = next((one for one in calendar.guidance(reader) if one.id == _number(rest)), None)
    title = found.title if found else ""
    label = (
        Label("Guidance letter: {title}", {"title": title}) if title else Label("Guidance letter")
    )
    return Origin(label, "overview", rest if found else "")


def _topic(_reader: Reader, rest: str) -> Origin:
    return Origin(_LOG, _MOVEMENTS, f"topic.{rest}")


def _standing(label: Label, page: str) -> Callable[[Reader, str], Origin]:
    def made(_reader: Reader, _rest: str) -> Origin:
        return Origin(label, page)

    return made


def _unknown(_reader: Reader, _rest: str) -> Origin:
    return Origin(Label("From the records"))


def _gone() -> Origin:
    return Origin(Label("No longer in the records"), there=False)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _of_movement(number: int | None) -> str:
    return str(number) if number is not None else ""


def _day(one: Activity) -> str:
    return short_date(one.day) if one.day else ""


_LONGEST = 60


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(' ', 1)[0]}\N{HORIZONTAL ELLIPSIS}"


_LOG = Label("Activity log by topic")
_KINDS: Mapping[str, Callable[[Reader, str], Origin]] = {
    "activity": _activity,
    "movement": _movement,
    "model": _model,
    "models": _of(Label("Models of the movements")),
    "social": _social,
    "guidance": _guidance,
    "targets": _of(Label("Targets of the movement “{title}”")),
    "figures": _of(Label("Figures of the movement “{title}”, year by year")),
    "topic": _topic,
    "assessment": _standing(_LOG, _MOVEMENTS),
    "heading": _standing(_LOG, _MOVEMENTS),
    "review": _standing(_LOG, _MOVEMENTS),
    "honours": _standing(Label("Honours received"), "people"),
    "registered": _standing(Label("Registrations of the year"), "rounds"),
    "score": _standing(Label("Score sheet"), "scoring"),
    "office": _standing(Label("The office and its history"), "settings"),
    "staff": _standing(Label("People by number"), "settings"),
    "units": _standing(Label("Units of the office"), "settings"),
    "organisations": _standing(Label("Organisations in the office"), "settings"),
    "bloc": _standing(Label("The bloc of the year"), "settings"),
    "last_year": _standing(Label("Last year's report"), "dispatches"),
}
