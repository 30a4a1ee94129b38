"""Cases in the words of the trade: facts typed in short sentences, read into ``SubjectFacts``.

A table of ``cases/*.toml`` is a list of lines. ``facts`` are parted by «;», ``but`` changes them for
the second half of the pair: «+ fact» adds one, «- fact» takes one away, «fact → other» swaps it.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path
from typing import Any

from thiduadesk.domain.honours import CollectiveYear
from thiduadesk.domain.honours import Eligibility
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.lawpacks import OverlayValue
from thiduadesk.domain.lawpacks import Route
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Absence
from thiduadesk.domain.people import AbsenceKind
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Sex
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.assess import assess
from thiduadesk.rules.honours.overlay import NONE
from thiduadesk.rules.honours.overlay import Overlay

CASES = Path(__file__).parent / "cases"

_RECEIVED = "nhận hồ sơ "
_DAY = r"\d\d?/\d\d?/\d{4}"
_YEARS = r"(?P<first>\d{4})(?:-(?P<last>\d{4}))?"
_SPAN = rf"(?:(?P<start>{_DAY})(?:-(?P<end>{_DAY}))?)"
_SCOPES = {"cơ sở": Scope.BASE, "tỉnh": Scope.PROVINCE, "toàn quốc": Scope.NATION}
_ABSENCES = {
    "thai sản": AbsenceKind.MATERNITY,
    "đi học": AbsenceKind.STUDY,
    "ốm": AbsenceKind.SICK,
    "điều trị": AbsenceKind.INJURED,
    "tuyển dụng": AbsenceKind.RECRUITED,
    "chuyển đến": AbsenceKind.TRANSFER_IN,
    "chuyển đi": AbsenceKind.TRANSFER_OUT,
    "biệt phái": AbsenceKind.SECONDED,
    "nghỉ hưu": AbsenceKind.RETIRED,
}
_DISCIPLINE = {
    "đang xem xét kỷ luật": DisciplineKind.PENDING,
    "khiển trách": DisciplineKind.REPRIMAND,
    "cảnh cáo": DisciplineKind.WARNING,
}
_COUNTS = {
    "thành viên": "members",
    "LĐTT": "with_ldtt",
    "CSTĐCS": "with_cstdcs",
    "hoàn thành": "completed",
    "kỷ luật": "disciplined",
}
_KINDS = {"tập thể": SubjectKind.UNIT, "hộ gia đình": SubjectKind.HOUSEHOLD}


@dataclass(frozen=True)
class Case:
    """A line of a table, for one pack.

    Attributes:
        then: the verdict once ``but`` has changed the facts; empty for a line without a pair.
        article: of the condition that turns, or stands out.
        earliest: of the half that says no.
    """

    pack: str
    honour: str
    year: int
    facts: str
    verdict: str
    but: str = ""
    then: str = ""
    article: str = ""
    earliest: int | None = None
    route: Route = Route.MERIT
    day: dt.date | None = None
    overlay: dict[str, str] = field(default_factory=dict)

    def answer(self, *, changed: bool = False) -> Eligibility:
        """What the rules say."""
        text = _changed(self.facts, self.but) if changed else self.facts
        parts = [one.strip() for one in text.split(";")]
        days = [one.removeprefix(_RECEIVED) for one in parts if one.startswith(_RECEIVED)]
        text = "; ".join(one for one in parts if not one.startswith(_RECEIVED))
        values = [OverlayValue(0, key, value) for key, value in self.overlay.items()]
        overlay = Overlay.on(values, dt.date(self.year, 12, 31)) if values else NONE
        found = assess(
            read(text),
            self.honour,
            self.year,
            self.law,
            overlay,
            day=_day(days[0]) if days else self.day,
            route=self.route,
        )
        assert found is not None, f"{self.pack} does not give {self.honour} to {self.facts}"
        return found

    @property
    def law(self) -> LawPack:
        """The pack itself."""
        return packs.pack(self.pack)

    def __str__(self) -> str:
        return f"{self.pack} {self.honour} {self.year}: {self.facts} {self.but}"


def cases() -> Iterator[Case]:
    """Every line of every table, once for each pack it names."""
    for path in sorted(CASES.glob("luat-*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for line in table["case"]:
            values: dict[str, Any] = dict(line)
            values["route"] = Route(values.get("route", "merit"))
            for pack in values.pop("packs", table["packs"]):
                yield Case(pack=pack, **values)


def _changed(facts: str, but: str) -> str:
    sign, words = but[0], but[2:]
    if sign == "+":
        return f"{facts}; {words}"
    old, new = (words, "") if sign == "-" else but.split(" → ")
    parts = [one.strip() for one in facts.split(";")]
    assert old in parts, f"{old} is none of the facts"
    return "; ".join(one for one in (new if one == old else one for one in parts) if one)


# --- reading facts -----------------------------------------------------------------------------
def read(text: str) -> SubjectFacts:
    """The facts of one subject; raises AssertionError for a sentence nobody understands."""
    facts = SubjectFacts(Subject(SubjectKind.PERSON, 1), "")
    used: list[tuple[str, str]] = []
    for sentence in (one.strip() for one in text.split(";")):
        if not sentence:
            continue
        for pattern, reader in _READERS:
            found = re.fullmatch(pattern, sentence)
            if found:
                facts = reader(facts, found.groupdict())
                break
        else:
            raise AssertionError(f"not understood: {sentence}")
        if " đã dùng cho " in sentence:
            used.append((facts.initiatives[-1].title, sentence.split(" đã dùng cho ")[1]))
    return _with_uses(facts, used)


def _with_uses(facts: SubjectFacts, used: list[tuple[str, str]]) -> SubjectFacts:
    """Ids of the honours an initiative was used for, which may be named after it."""
    ids = {f"{one.honour} {one.year}": one.id for one in facts.honours}
    uses = {title: (ids[words],) for title, words in used}
    changed = tuple(replace(one, used_for=uses.get(one.title, ())) for one in facts.initiatives)
    return replace(facts, initiatives=changed)


def _years(values: dict[str, str | None]) -> range:
    first = int(values["first"] or 0)
    return range(first, int(values["last"] or first) + 1)


def _day(text: str | None) -> dt.date | None:
    return dt.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=dt.UTC).date() if text else None


def _span(values: dict[str, str | None]) -> Span:
    return Span(_day(values["start"]), _day(values["end"]))


Reader = Callable[[SubjectFacts, dict[str, Any]], SubjectFacts]


def _kind(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    return replace(facts, subject=Subject(_KINDS[values["kind"]], 1))


def _rating(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    more = dict.fromkeys(_years(values), RatingLevel(values["level"]))
    return replace(facts, ratings={**facts.ratings, **more})


def _title(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    more = tuple(
        HonourHeld(len(facts.honours) + place, facts.subject, values["code"], year)
        for place, year in enumerate(_years(values), start=1)
    )
    return replace(facts, honours=(*facts.honours, *more))


def _award(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    day = _day(values["day"])
    assert day is not None
    award = HonourHeld(
        len(facts.honours) + 1, facts.subject, values["code"], day.year, date=day,
        achieved=_span(values), movement=values["movement"] or "",
    )  # fmt: skip
    return replace(facts, honours=(*facts.honours, award))


def _initiative(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    number = len(facts.initiatives) + 1
    state = InitiativeState.VOTED if values["open"] else InitiativeState.RECOGNISED
    share = values["share"]
    authors = (Author(1, int(share) if share else None), Author(2))
    one = Initiative(
        number, f"S{number}", int(values["year"]), _SCOPES[values["scope"]], state, authors
    )
    return replace(facts, initiatives=(*facts.initiatives, one))


def _presence(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    day, held = _day(values["day"]), facts.span
    came = values["way"] in {"vào cơ quan", "thành lập"}
    return replace(facts, span=Span(day, held.end) if came else Span(held.start, day))


def _absence(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    one = Absence(0, 1, _ABSENCES[values["kind"]], _span(values), opinion=values["opinion"] or "")
    return replace(facts, absences=(*facts.absences, one))


def _post(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    leads = values["leads"] == "chức vụ"
    one = PostHeld(0, 1, values["post"], leader=leads, span=_span(values))
    return replace(facts, posts=(*facts.posts, one))


def _sex(facts: SubjectFacts, _values: dict[str, Any]) -> SubjectFacts:
    return replace(facts, sex=Sex.FEMALE)


def _discipline(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    one = Discipline(0, facts.subject, _DISCIPLINE[values["kind"]], _span(values))
    return replace(facts, discipline=(*facts.discipline, one))


def _registration(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    year = int(values["year"])
    more = {(year, code) for code in (values["codes"] or "").split(", ") if code}
    return replace(
        facts,
        registrations=facts.registrations | more,
        registered_years=facts.registered_years | {year},
    )


def _count(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    year, number = int(values["year"]), int(values["number"])
    known = facts.years.get(year, CollectiveYear())
    if values["what"] == "thành viên":  # all complete, nobody disciplined, unless said
        changed = CollectiveYear(number, 0, 0, number, 0, known.leads_bloc)
    else:
        change: dict[str, Any] = {_COUNTS[values["what"]]: number}
        changed = replace(known, **change)
    return replace(facts, years={**facts.years, year: changed})


def _bloc(facts: SubjectFacts, values: dict[str, Any]) -> SubjectFacts:
    year = int(values["year"])
    known = facts.years.get(year, CollectiveYear())
    return replace(facts, years={**facts.years, year: replace(known, leads_bloc=not values["not"])})


def _any_of(words: dict[str, Any]) -> str:
    return "|".join(words)


_READERS: tuple[tuple[str, Reader], ...] = (
    (rf"(?P<kind>{_any_of(_KINDS)})", _kind),
    (rf"xếp loại {_YEARS}: (?P<level>HTXS|HTT|HT|KHT)", _rating),
    (rf"(?P<code>[A-Z_0-9]+) {_YEARS}", _title),
    (
        rf"(?P<code>[A-Z_0-9]+) (?P<day>{_DAY})(?: thành tích {_SPAN})?(?: phong trào (?P<movement>.+))?",
        _award,
    ),
    (
        (
            rf"sáng kiến (?P<year>\d{{4}}) (?P<scope>{_any_of(_SCOPES)})(?: (?P<share>\d+)%)?"
            r"(?P<open> chưa công nhận)?(?: đã dùng cho .+)?"
        ),
        _initiative,
    ),
    (rf"(?P<way>vào cơ quan|rời cơ quan|thành lập) (?P<day>{_DAY})", _presence),
    (r"nữ", _sex),
    (rf"(?P<leads>chức vụ|làm) (?P<post>.+?) {_SPAN}", _post),
    (rf"(?P<kind>{_any_of(_ABSENCES)}) {_SPAN}(?:, (?P<opinion>.+))?", _absence),
    (rf"(?P<kind>{_any_of(_DISCIPLINE)}) {_SPAN}", _discipline),
    (r"đăng ký (?P<year>\d{4}): ?(?P<codes>[A-Z_0-9, ]*)", _registration),
    (rf"(?P<what>{_any_of(_COUNTS)}) (?P<year>\d{{4}}): (?P<number>\d+)", _count),
    (r"(?P<not>không )?dẫn đầu khối (?P<year>\d{4})", _bloc),
)
