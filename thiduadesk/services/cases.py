"""What papers say of a round and of the people in it: words and lines for ``documents.drafts.given``.

Everything is put together from values that were read before; nothing here asks the data file.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.documents.drafts import amounts
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.people import Subject
from thiduadesk.domain.rounds import Presence
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.domain.text import long_date
from thiduadesk.domain.text import short_date
from thiduadesk.domain.text import two_digits
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.services import achievements
from thiduadesk.services.achievements import History
from thiduadesk.services.councils import Meeting
from thiduadesk.services.personnel import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.rounds import Nomination


@dataclass(frozen=True)
class Case:
    """A round with everything its papers need.

    Attributes:
        entries: people and collectives as they are on the day of the papers.
        histories: by subject; one without is not in it.
        money: dong by nomination; one without money is not in it.
    """

    meeting: Meeting
    entries: Sequence[Entry]
    histories: Mapping[Subject, History]
    money: Mapping[int, int]

    @cached_property
    def places(self) -> Mapping[Subject, int]:
        """Where each subject stands in lists: collectives first, people by name."""
        return {one.subject: place for place, one in enumerate(self.entries)}

    def entry(self, subject: Subject) -> Entry:
        """Who it is; without a name where the record is gone."""
        place = self.places.get(subject)
        return Entry(subject, "") if place is None else self.entries[place]

    def history(self, subject: Subject) -> History:
        """What is known of it by year."""
        return self.histories.get(subject, History())

    def ordered(self, nominations: Iterable[Nomination]) -> list[Nomination]:
        """In the order of lists."""
        last = len(self.entries)
        rank = {code: place for place, code in enumerate(catalogue())}

        def place(one: Nomination) -> tuple[int, int]:
            return self.places.get(one.subject, last), rank.get(one.honour, len(rank))

        return sorted(nominations, key=place)


# --- a round -----------------------------------------------------------------------------------
def words(case: Case, nominations: Sequence[Nomination]) -> dict[str, str]:
    """Words of the round for a paper about some of its nominations."""
    said, kept, voters = _said(), case.meeting.round, case.meeting.voters
    whom = honoured(nominations)
    listed, asked, movement = (
        _honours(case, nominations),
        _asked(case, nominations),
        _movement(case),
    )
    achieved = {"honoured": _capital(whom), "movement": movement}
    sums = [case.money[one.id] for one in nominations if one.id in case.money]
    found = {
        "matter": said["matter"][kept.kind],
        "met": long_date(kept.met) if kept.met else "",
        "place": kept.place,
        "chair": kept.chair,
        "secretary": kept.secretary,
        "proposer": case.meeting.council.name if case.meeting.council else "",
        "members": two_digits(voters.members) if voters.members else "",
        "present": two_digits(voters.present) if voters.present else "",
        "away": _away(case),
        "honoured": whom,
        "honours": listed,
        "asked": asked,
        "movement": movement,
        "achievements": said["achievements"].format_map(achieved) if movement else "",
        "money": amounts.written(sum(sums)) if sums else "",
        **_outcomes(case, nominations),
        **_ballots(case, nominations),
    }
    return {f"round.{key}": text for key, text in found.items() if text}


def rows(case: Case, nominations: Sequence[Nomination]) -> dict[str, Rows]:
    """Lines of the round for the tables of such a paper; an empty one is left out of it."""
    every = case.ordered(nominations)
    units = [one for one in every if Honoured.of(one.subject) is not Honoured.PERSON]
    people = [one for one in every if Honoured.of(one.subject) is Honoured.PERSON]
    found: dict[str, list[tuple[str, ...]]] = {
        "votes": [(*_whom(case, one), *_votes(case, one)) for one in every],
        "tally": [(*_whom(case, one), *_votes(case, one, against=True)) for one in every],
        "proposals": _grouped(case, every),
        "collectives": [(*_whom(case, one), _paid(case, one)) for one in units],
        "persons": [
            (
                case.entry(one.subject).name,
                _post(case, one),
                achievements.honour_name(one.honour),
                _paid(case, one),
            )
            for one in people
        ],
        "proposed_collectives": _grouped(case, units),
        "proposed_persons": _people(case, people),
        "excerpts": _excerpts(case, every),
    }
    return {
        f"round.{key}": tuple((str(count), *line) for count, line in enumerate(lines, 1))
        for key, lines in found.items()
    }


def honoured(nominations: Iterable[Nomination]) -> str:
    """«02 tập thể và 13 cá nhân», each subject once."""
    said = _said()
    subjects = {one.subject for one in nominations}
    whom = {
        Honoured.COLLECTIVE: "collectives",
        Honoured.PERSON: "persons",
        Honoured.HOUSEHOLD: "households",
    }
    parts = []
    for kind, key in whom.items():
        count = sum(Honoured.of(one) is kind for one in subjects)
        if count:
            parts.append(said[key].format(count=two_digits(count)))
    return _listed(parts)


# --- pieces ------------------------------------------------------------------------------------
def _whom(case: Case, one: Nomination) -> tuple[str, str]:
    return case.entry(one.subject).name, achievements.honour_name(one.honour)


def _post(case: Case, one: Nomination) -> str:
    entry = case.entry(one.subject)
    if entry.post and entry.unit:
        return str(_said()["unit_post"]).format(post=entry.post, unit=entry.unit)
    return entry.post or entry.unit


def _paid(case: Case, one: Nomination) -> str:
    if one.id not in case.money:
        return ""
    return amounts.figures(case.money[one.id]) if case.money[one.id] else str(_said()["unpaid"])


def _votes(case: Case, one: Nomination, *, against: bool = False) -> tuple[str, ...]:
    """Votes for it and their share; between them those against."""
    ballot = next((held for held in case.meeting.ballots if held.nomination.id == one.id), None)
    if ballot is None or ballot.outcome is None:
        return ("", "", "") if against else ("", "")
    no = [str(ballot.nomination.no or 0)] if against else []
    return (str(ballot.outcome.yes), *no, _percent(ballot.outcome.share))


def _percent(share: Decimal) -> str:
    """«100», «88,89»."""
    text = f"{share.normalize():f}"
    return text.replace(".", ",")


def _grouped(case: Case, nominations: Sequence[Nomination]) -> list[tuple[str, ...]]:
    """Each subject once, with all it is proposed for."""
    honours: dict[Subject, list[str]] = {}
    for one in nominations:
        honours.setdefault(one.subject, []).append(achievements.honour_name(one.honour))
    return [(case.entry(subject).name, "\n".join(names)) for subject, names in honours.items()]


def _people(case: Case, nominations: Sequence[Nomination]) -> list[tuple[str, ...]]:
    said = _said()
    made: list[tuple[str, ...]] = []
    for (name, honours), one in zip(
        _grouped(case, nominations), _first_of_each(nominations), strict=True
    ):
        entry = case.entry(one.subject)
        birth = short_date(entry.birth) if entry.birth else ""
        sex = said["sex"].get(entry.sex, "")
        made.append((name, sex, birth, _post(case, one), honours))
    return made


def _first_of_each(nominations: Sequence[Nomination]) -> list[Nomination]:
    return list({one.subject: one for one in reversed(nominations)}.values())[::-1]


def _excerpts(case: Case, nominations: Sequence[Nomination]) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = []
    for (name, honours), one in zip(
        _grouped(case, nominations), _first_of_each(nominations), strict=True
    ):
        post = _post(case, one)
        who = f"{name}\n{post}" if post and not one.subject.collective else name
        made.append(
            (
                who,
                honours,
                "\n".join(
                    achievements.excerpt(case.history(one.subject), one, case.meeting.round.year)
                ),
            )
        )
    return made


def _away(case: Case) -> str:
    said = _said()
    names = [
        said["away_written" if one.presence is Presence.WRITTEN else "away"].format(name=one.name)
        for one in case.meeting.came
        if one.presence is not Presence.PRESENT
    ]
    return _listed(names) if names else str(said["nobody"]) if case.meeting.came else ""


def _honours(case: Case, nominations: Sequence[Nomination]) -> str:
    """The honours by name, each once."""
    codes = dict.fromkeys(one.honour for one in case.ordered(nominations))
    return _listed([achievements.honour_words(code) for code in codes])


def _asked(case: Case, nominations: Sequence[Nomination]) -> str:
    """«tặng danh hiệu “…”»; of more than two honours in one word for all."""
    few = len({one.honour for one in nominations}) <= 2
    asked = _said()["asked_one" if few else "asked_many"]
    return str(asked).format(honours=_honours(case, nominations))


def _outcomes(case: Case, nominations: Sequence[Nomination]) -> dict[str, str]:
    """What the council agreed to; nothing before all is counted."""
    said = _said()
    ids = {one.id for one in nominations}
    ballots = [one for one in case.meeting.ballots if one.nomination.id in ids]
    counted = [one for one in ballots if one.outcome is not None]
    if not counted:
        return {}
    good = [
        one.nomination for one in ballots if one.outcome is None or one.outcome.passed is not False
    ]
    conclusion = said["conclusion"] if good else said["conclusion_none"]
    passed = sum(one.nomination in good for one in counted)
    given = {"passed": passed, "cases": len(counted), "members": case.meeting.voters.members}
    return {
        "conclusion": conclusion.format(asked=_asked(case, good), honoured=honoured(good)),
        "result": said["result"].format_map(given),
    }


def _ballots(case: Case, nominations: Sequence[Nomination]) -> dict[str, str]:
    """Ballot papers: each holds all cases, so that the fullest count is what came back."""
    counts = [one for one in nominations if one.yes is not None]
    if not counts:
        return {}
    back = max((one.yes or 0) + (one.no or 0) + (one.invalid or 0) for one in counts)
    spoilt = {one.invalid or 0 for one in counts}
    found = {"ballots_out": case.meeting.voters.voting, "ballots_in": back}
    if len(spoilt) == 1:  # else a paper is good for one case and spoilt for another
        invalid = spoilt.pop()
        found |= {"ballots_valid": back - invalid, "ballots_invalid": invalid}
    return {key: two_digits(count) for key, count in found.items()}


def _movement(case: Case) -> str:
    kept, said = case.meeting.round, _said()
    match kept.kind:
        case RoundKind.YEAR_END:
            return str(said["year_end_movement"]).format(year=kept.year)
        case RoundKind.THEMATIC:
            given = said["thematic_movement"].format(movement=kept.movement)
            return str(given) if kept.movement else ""
        case RoundKind.EXTRAORDINARY:
            return str(said["extraordinary_movement"]).format(year=kept.year)


def _listed(items: Sequence[str]) -> str:
    """«a, b và c»."""
    said = resources.toml("wording/facts.toml")
    if len(items) < 2:
        return "".join(items)
    return str(said["comma"].join(items[:-1]) + said["and"] + items[-1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said() -> dict[str, Any]:
    return resources.toml("wording/rounds.toml")
