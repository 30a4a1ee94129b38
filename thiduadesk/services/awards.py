"""Award money of a round and the award fund of the year («tiền thưởng, quỹ khen thưởng»)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.data.queries import people as people_queries
from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.honours import Award
from thiduadesk.domain.honours import AwardMoney
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import Span
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rounds import FundEntry
from thiduadesk.domain.rounds import Nomination
from thiduadesk.domain.rounds import NominationState
from thiduadesk.rules.honours.catalogue import catalogue
from thiduadesk.rules.honours.money import highest_only
from thiduadesk.rules.honours.money import is_title
from thiduadesk.rules.honours.money import money
from thiduadesk.rules.honours.money import same_period
from thiduadesk.services import authority
from thiduadesk.services import exports
from thiduadesk.services import personnel
from thiduadesk.services import rounds
from thiduadesk.services.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.rounds import Round


@dataclass(frozen=True, slots=True)
class Paid:
    """A nomination with its money."""

    nomination: Nomination
    money: AwardMoney


@dataclass(frozen=True, slots=True)
class FundYear:
    """The award fund of a year, in dong.

    Attributes:
        income, spent: both positive.
    """

    entries: tuple[FundEntry, ...]
    income: int
    spent: int

    @property
    def balance(self) -> int:
        """What is left."""
        return self.income - self.spent


# --- money of a round --------------------------------------------------------------------------
def lines(store: Store, round_id: int, day: dt.date) -> tuple[Paid, ...]:
    """What the office pays for the honours its head grants in a round.

    Of several titles of one period only the highest is paid, in whichever round of the year or by
    whomever it was granted; the others stay with 0 dong and the code of that title, and what was
    paid for a lower one before is taken off. What has no decision yet is counted as if decided on
    ``day``.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        return lines_in(reader, round_id, day)


def lines_in(reader: Reader, round_id: int, day: dt.date) -> tuple[Paid, ...]:
    """The same inside a transaction."""
    kept = rounds.get_in(reader, round_id)
    own = _awards_of(reader, kept, day)
    done = {one.nomination_id: -one.amount for one in queries.fund(reader) if one.nomination_id}
    others = _titles_elsewhere(reader, kept, own, day)
    whole = highest_only([*(paid for _one, paid in own), *(paid for _one, paid in others)])
    found = []
    for (one, paid), highest in zip(own, whole, strict=False):
        if one.id in done:  # paid as it was; what is decided later takes nothing back
            found.append(Paid(one, replace(paid, amount=done[one.id])))
        elif highest.instead or not is_title(paid):
            found.append(Paid(one, highest))
        else:
            before = sum(
                done.get(other.id, 0)
                for other, elsewhere in others
                if other is not None and same_period(elsewhere, paid)
            )
            found.append(
                Paid(one, replace(paid, amount=max(paid.amount - before, 0), before=before))
            )
    return tuple(found)


def _awards_of(reader: Reader, kept: Round, day: dt.date) -> list[tuple[Nomination, AwardMoney]]:
    """What the office pays for in one round, every title for itself."""
    pack = rounds.pack_in(reader, kept).pack
    legal = authority.is_legal_person(reader)
    year = Span(dt.date(kept.year, 1, 1), dt.date(kept.year, 12, 31))
    found = []
    for one in queries.nominations(reader, kept.id):
        if one.state is NominationState.RETURNED or not authority.granted_here(one, legal=legal):
            continue
        period = year if one.achieved == Span() else one.achieved
        paid = money(Award(one.subject, one.honour, one.date or day, period), pack)
        if paid is not None:
            found.append((one, paid))
    return found


def _titles_elsewhere(
    reader: Reader,
    kept: Round,
    own: Sequence[tuple[Nomination, AwardMoney]],
    day: dt.date,
) -> list[tuple[Nomination | None, AwardMoney]]:
    """Titles of the same subjects and year decided in other rounds, and those others granted."""
    subjects = {paid.award.subject for _one, paid in own}
    found: list[tuple[Nomination | None, AwardMoney]] = [
        (one, paid)
        for other in queries.rounds(reader, kept.year)
        if other.id != kept.id
        for one, paid in _awards_of(reader, other, day)
        if one.state is NominationState.DECIDED and one.subject in subjects and is_title(paid)
    ]
    year = Span(dt.date(kept.year, 1, 1), dt.date(kept.year, 12, 31))
    known = catalogue()
    for held in people_queries.honours(reader):
        if held.year != kept.year or held.subject not in subjects or held.honour not in known:
            continue
        award = Award(held.subject, held.honour, held.date or day, year)
        granted = AwardMoney(award, Decimal(0), 0, 0, "")
        if is_title(granted):
            found.append((None, granted))
    return found


def save_list(store: Store, round_id: int, day: dt.date, path: Path) -> int:
    """Write the money of a round as a workbook; the sum in dong.

    Raises:
        Refused: ``record_missing``.
        EnvironmentProblem: the place cannot be written; nothing is left half-written.
    """
    from thiduadesk.exchange.money_out import MoneyLine  # openpyxl is slow to import
    from thiduadesk.exchange.money_out import money_list

    kept = rounds.get(store, round_id)
    paid = lines(store, round_id, day)
    entries = {one.subject: one for one in personnel.entries(store, day)}
    order = {subject: place for place, subject in enumerate(entries)}
    said = resources.toml("wording/rounds.toml")["money"]
    known = catalogue()
    made = []
    for one in sorted(paid, key=lambda each: order.get(each.nomination.subject, len(order))):
        entry = entries.get(one.nomination.subject)
        made.append(
            MoneyLine(
                entry.name if entry else "",
                ", ".join(filter(None, (entry.post, entry.unit))) if entry else "",
                known[one.nomination.honour].name,
                f"{one.money.coefficient.normalize():f}".replace(".", ","),
                one.money.base,
                one.money.amount,
                _note(said, one.money),
            )
        )
    write_whole(path, money_list(kept.name, made, exports.print_form(day)))
    return sum(one.amount for one in made)


def _note(said: dict[str, Any], paid: AwardMoney) -> str:
    instead = catalogue().get(paid.instead)
    if instead is not None:
        return str(said["instead"].format(honour=instead.name))
    if paid.before:
        return str(said["before"].format(amount=f"{paid.before:,}".replace(",", ".")))
    return ""


# --- the fund ----------------------------------------------------------------------------------
def fund(store: Store, year: int) -> FundYear:
    """Money into and out of the fund of a year."""
    with store.read() as reader:
        entries = queries.fund(reader, year)
    amounts = [one.amount for one in entries]
    return FundYear(
        entries,
        sum(amount for amount in amounts if amount > 0),
        -sum(amount for amount in amounts if amount < 0),
    )


def keep(store: Store, entry: FundEntry, *, going_on: bool = False) -> int:
    """Enter money into or out of the fund; its id.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Change the award fund"), merge=going_on) as writer:
        return queries.save(writer, entry)


def remove(store: Store, entry: FundEntry) -> None:
    """Take an entry of the fund away (undo brings it back)."""
    with store.change(Label("Change the award fund")) as writer:
        queries.remove(writer, entry)


def pay(store: Store, round_id: int, day: dt.date, note: str) -> int:
    """Pay what was decided in a round out of the fund of the day's year; the sum in dong.

    Each nomination is paid once, however often this is asked.

    Raises:
        Refused: ``nothing_to_pay``; nothing is decided, or all of it is paid.
    """
    with store.change(Label("Pay award money")) as writer:
        done = {one.nomination_id for one in queries.fund(writer)}
        owed = [
            one
            for one in lines_in(writer, round_id, day)
            if one.nomination.state is NominationState.DECIDED
            and one.money.amount
            and one.nomination.id not in done
        ]
        if not owed:
            raise Refused("nothing_to_pay")
        for one in owed:
            out = -one.money.amount
            queries.save(writer, FundEntry(0, day.year, day, out, note, one.nomination.id))
        return sum(one.money.amount for one in owed)
