"""Eligibility of a thousand people for every honour of the law, over fifteen years of history.

First the rules alone, then the whole verb on a data file: reading, facts, answers.

python3 tools/dev.py bench
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from thiduadesk.data.queries import people as queries
from thiduadesk.data.store import Store
from thiduadesk.domain.honours import SubjectFacts
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Author
from thiduadesk.domain.people import Discipline
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Initiative
from thiduadesk.domain.people import InitiativeState
from thiduadesk.domain.people import Person
from thiduadesk.domain.people import PostHeld
from thiduadesk.domain.people import Rating
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.assess import assess_all
from thiduadesk.services import honours

PEOPLE = 1_000
YEARS = range(2010, 2025)
RUNS = 5
_LEVELS = (RatingLevel.EXCELLENT, RatingLevel.GOOD, RatingLevel.DONE)


def main() -> None:
    """Print the figures."""
    chance = random.Random(7)  # noqa: S311 - the same people in every run
    people = [person(number, chance) for number in range(1, PEOPLE + 1)]
    for pack in (packs.pack("luat-2022-nd98"), packs.pack("luat-2003-nd91")):
        times, verdicts = [], Counter[str]()
        for _run in range(RUNS):
            before = time.perf_counter()
            answers = [one for facts in people for one in assess_all(facts, YEARS[-1], pack)]
            times.append(time.perf_counter() - before)
            verdicts = Counter(one.verdict.value for one in answers)
        said = ", ".join(f"{number} {verdict}" for verdict, number in sorted(verdicts.items()))
        print(
            f"eligibility: {PEOPLE:,} people, {len(YEARS)} years, {pack.id}, rules alone: "
            f"median {statistics.median(times):.2f} s (least {min(times):.2f}; {said})"
        )
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "a.thidua") as store:
        _keep(store, people)
        for day in (dt.date(2024, 12, 31), dt.date(2023, 12, 31)):
            times, busy, count = [], [], 0
            for _run in range(RUNS):
                before, worked = time.perf_counter(), time.process_time()
                count = len(honours.eligible(store, YEARS[-1], day))
                times.append(time.perf_counter() - before)
                busy.append(time.process_time() - worked)
            print(
                f"eligibility: {PEOPLE:,} people, {len(YEARS)} years, dossiers of {day}, with reading: "
                f"median {statistics.median(times):.2f} s (least {min(times):.2f}; {count:,} answers; "
                f"at work {statistics.median(busy):.2f} s)"
            )


def _keep(store: Store, people: list[SubjectFacts]) -> None:
    """The same people as records of a data file."""
    with store.change(Label("Sample data")) as writer:
        for facts in people:
            number = facts.subject.id
            kept = queries.save(
                writer, Person(0, f"CC{number}", f"Nguyen Van {number}", span=facts.span)
            )
            subject = Subject(SubjectKind.PERSON, kept)
            ratings = [Rating(0, subject, year, level) for year, level in facts.ratings.items()]
            post = PostHeld(0, kept, "Chuyen vien", span=facts.span)
            held = [replace(one, id=0, subject=subject) for one in facts.honours]
            made = [replace(one, id=0, authors=(Author(kept, 60),)) for one in facts.initiatives]
            trouble = [replace(one, id=0, subject=subject) for one in facts.discipline]
            records: tuple[queries.Record, ...] = (post, *ratings, *held, *made, *trouble)
            for record in records:
                queries.save(writer, record)


def person(number: int, chance: random.Random) -> SubjectFacts:
    """Somebody with ratings, yearly titles, commendations, initiatives, and now and then trouble."""
    subject = Subject(SubjectKind.PERSON, number)
    ratings = {year: chance.choices(_LEVELS, (25, 65, 10))[0] for year in YEARS}
    honours: list[HonourHeld] = []
    initiatives: list[Initiative] = []

    def award(code: str, year: int) -> None:
        day = dt.date(year, 12, 20)
        honours.append(HonourHeld(len(honours) + 1, subject, code, year, date=day))

    row = 0
    for year, level in ratings.items():
        if level is not RatingLevel.DONE:
            award("LDTT", year)
        if chance.random() < 0.4:
            scope = chance.choices(tuple(Scope), (80, 18, 2))[0]
            initiatives.append(
                Initiative(
                    len(initiatives) + 1, "S", year, scope, InitiativeState.RECOGNISED,
                    (Author(number, 60), Author(number + 1, 40)),
                )
            )  # fmt: skip
        row = row + 1 if level is RatingLevel.EXCELLENT else 0
        if row:
            award("CSTDCS", year)
        if row and row % 2 == 0:
            award("BK_T", year)
        if row and row % 3 == 0:
            award("CSTDT", year)
    if chance.random() < 0.2:
        award("BK_TTG", chance.choice(YEARS[:10]))
    trouble = Span(dt.date(2019, 3, 1), dt.date(2020, 2, 29))
    discipline = (
        (Discipline(1, subject, DisciplineKind.REPRIMAND, trouble),)
        if chance.random() < 0.03
        else ()
    )
    return SubjectFacts(
        subject,
        f"P{number}",
        span=Span(dt.date(2009, 1, 1)),
        ratings=ratings,
        honours=tuple(honours),
        initiatives=tuple(initiatives),
        discipline=discipline,
    )


if __name__ == "__main__":
    main()
