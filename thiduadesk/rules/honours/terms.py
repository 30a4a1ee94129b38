"""Law packs from their TOML: conditions, money, votes, dossiers of each honour.

A field a condition does not know, or an honour the catalogue does not hold, is a mistake in our data
and raises ``ValueError`` with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from thiduadesk.domain.honours import Honour
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.lawpacks import CarriedOn
from thiduadesk.domain.lawpacks import Condition
from thiduadesk.domain.lawpacks import ConditionKind
from thiduadesk.domain.lawpacks import Deadline
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.lawpacks import PartNeeded
from thiduadesk.domain.lawpacks import PostRank
from thiduadesk.domain.lawpacks import Quota
from thiduadesk.domain.lawpacks import Route
from thiduadesk.domain.lawpacks import Terms
from thiduadesk.domain.lawpacks import Vote
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import DisciplineKind
from thiduadesk.domain.people import RatingLevel
from thiduadesk.domain.people import Scope
from thiduadesk.rules.honours.catalogue import catalogue

Table = Mapping[str, Any]


def _posts(table: Mapping[str, int]) -> tuple[tuple[PostRank, int], ...]:
    return tuple((PostRank(rank), years) for rank, years in table.items())


_TYPED: Mapping[str, Any] = {
    "kind": ConditionKind,
    "level": RatingLevel,
    "rest": RatingLevel,
    "scope": Scope,
    "discipline": DisciplineKind,
    "honours": tuple,
    "as_rated": tuple,
    "posts": _posts,
}
_FIELDS = {one.name for one in fields(Condition)} - {"id"}


def law_pack(table: Table) -> LawPack:
    """A pack from its table, the packs it is based on already merged in."""
    money, carried = table["money"], table.get("carried")
    return LawPack(
        id=table["id"],
        name=table["name"],
        law=table["law"],
        decree=table["decree"],
        span=Span(table["from"], table.get("to")),
        terms=dict(_all_terms(table)),
        entry=table["entry"],
        carried=None if carried is None else CarriedOn(**carried),
        lapses=table.get("lapses"),
        lapse_article=table.get("lapse_article", ""),
        money_article=money["article"],
        rounding=money["rounding"],
        rounding_certain=money.get("rounding_certain", True),
        notes=tuple(table.get("notes", ())),
    )


def _all_terms(table: Table) -> Iterator[tuple[tuple[str, Honoured], Terms]]:
    for code, honour in catalogue().items():
        for honoured in Honoured:
            own = table.get(code, {}).get(honoured.value)
            if own is not None:
                yield (code, honoured), _terms(honour, honoured, own, table)


def _terms(honour: Honour, honoured: Honoured, own: Table, pack: Table) -> Terms:
    articles = pack.get("articles", {})
    common = _conditions("common.all", pack["common"]["all"], articles)
    if honour.kind is HonourKind.TITLE:
        common += _conditions("common.titles", pack["common"]["titles"], articles)
    state = _conditions("common.state", pack["common"].get("state", ()), articles)
    conditions = {
        route: (
            *common,
            *(state if honour.state and route is Route.MERIT else ()),
            *_conditions(
                f"{honour.code}.{honoured.value}.{route.value}", own[route.value], articles
            ),
        )
        for route in Route
        if route.value in own
    }
    coefficient, certain = _coefficient(honour, honoured, own, pack)
    commune = own.get("coefficient_commune")
    return Terms(
        honour=honour.code,
        honoured=honoured,
        decider=own["decider"],
        conditions=conditions,
        coefficient=coefficient,
        coefficient_commune=None if commune is None else Decimal(commune),
        coefficient_most=own.get("coefficient_most", False),
        coefficient_certain=certain,
        vote=_vote(own.get("vote")),
        quota=_quota(own.get("quota")),
        deadline=_deadline(own.get("deadline")),
        parts=tuple(_part(code, honour.code, honoured, pack) for code in own.get("parts", ())),
        sets=own.get("sets"),
        sets_article=own.get("sets_article", ""),
        sets_certain=own.get("sets_certain", True),
        certificate=own.get("certificate", True),
    )


def _coefficient(
    honour: Honour, honoured: Honoured, own: Table, pack: Table
) -> tuple[Decimal | None, bool]:
    """Its own, or a person's times the factor for collectives and households."""
    if "coefficient" in own:
        return Decimal(own["coefficient"]), own.get("coefficient_certain", True)
    person = pack[honour.code].get("person", {})
    if honour.kind is HonourKind.TITLE or "coefficient" not in person:
        return None, True
    money = pack["money"]
    certain = person.get("coefficient_certain", True) and money.get(f"{honoured}_certain", True)
    return Decimal(person["coefficient"]) * Decimal(money[honoured.value]), certain


# --- conditions --------------------------------------------------------------------------------
def _conditions(place: str, lines: Sequence[Table], articles: Table) -> tuple[Condition, ...]:
    return tuple(
        _condition(f"{place}.{number}", {**line, "article": _article(line["article"], articles)})
        for number, line in enumerate(lines, start=1)
    )


def _article(words: str, articles: Table) -> str:
    """The article itself; «@name» is one the pack names once for all."""
    return str(articles[words[1:]]) if words.startswith("@") else words


def _condition(place: str, line: Table) -> Condition:
    """One condition; in an option, article and source are those of the whole where not given."""
    unknown = line.keys() - _FIELDS
    if unknown:
        raise ValueError(f"{place}: {', '.join(sorted(unknown))}")
    whole = {name: line[name] for name in ("article", "source")}
    values = {name: _TYPED.get(name, _same)(value) for name, value in line.items()}
    values["options"] = tuple(
        tuple(
            _condition(f"{place}.{option}.{number}", {**whole, **inner})
            for number, inner in enumerate(lines, start=1)
        )
        for option, lines in enumerate(line.get("options", ()), start=1)
    )
    values["words"] = line.get("words") or _words(line)
    if str(line.get("source", "")).startswith("M"):
        values["certain"] = False
    return Condition(id=place, **values)


def _same(value: Any) -> Any:
    return value


def _words(line: Table) -> str:
    honours = line.get("honours") or [line.get("of", "")]
    known = catalogue()
    return " / ".join(known[code].short if code in known else code for code in honours if code)


# --- votes, quotas, deadlines, parts -----------------------------------------------------------
def _vote(line: Table | None) -> Vote | None:
    if line is None:
        return None
    return Vote(line.get("percent"), line["article"], line.get("parameter", ""))


def _quota(line: Table | None) -> Quota | None:
    if line is None:
        return None
    return Quota(line.get("percent"), line["of"], line["article"], line.get("parameter", ""))


def _deadline(line: Table | None) -> Deadline | None:
    if line is None:
        return None
    return Deadline(
        day=line["day"],
        month=line["month"],
        years=line["years"],
        article=line["article"],
        certain=line.get("certain", True),
        after=line.get("after", ""),
        school_day=line.get("school_day", 0),
        school_month=line.get("school_month", 0),
    )


def _part(code: str, honour: str, honoured: Honoured, pack: Table) -> PartNeeded:
    line = pack["parts"][code]
    form = line.get(honour) or line.get(honoured.value) or line.get("all", "")
    return PartNeeded(code, line["name"], form)
