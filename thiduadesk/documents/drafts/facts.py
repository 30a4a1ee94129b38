"""Facts: the records as words, lists and tables for the data fields of a paper («số liệu»).

A fact that the records do not hold is not in the mapping; its field then prints «…».

===========================  ======================================================
words (``words_of``)
===========================  ======================================================
``year``                     the work year; also ``previous_year``, ``next_year``
``office.name``              also ``.short_name``, ``.superior``, ``.functions``,
                             ``.place``, ``.address``, ``.telephone``, ``.email``
``office.head``              who leads it, ``.head_post`` his post, ``.head_title``
                             that of the office: «Chánh Văn phòng UBND tỉnh»
``staff.total``              people in all on the last day counted
``staff.detail``             by kind: «60 cán bộ, công chức (…), 14 … và 15 …»
``units.count``              units of the office; ``units.list`` by name,
                             ``units.detail`` by kind: «07 đơn vị hành chính và …»
``leaders.detail``           who leads, by post: «01 Chánh Văn phòng và 03 Phó …»
``organisations.list``       party body and mass organisations by name
``bloc.name``                the bloc of the year; ``bloc.head``, ``bloc.deputy``,
                             ``bloc.count`` and ``bloc.list`` of its members
``score.points``             self score; also ``.bonus``, ``.max_points``,
                             ``.max_bonus``
``score.low``                least once nothing is provisional; ``.high`` the most
``law.act``                  which Luật Thi đua, khen thưởng is in force on the
                             paper's day: «năm 2022»; ``law.decree`` in the text;
                             ``law.bases`` lines of «Căn cứ …»; ``law.initiatives`` the
                             one of a decision on initiatives
===========================  ======================================================

===========================  ======================================================
lines (``rows_of``)
===========================  ======================================================
``bloc.names``               members of the bloc, items of a list; ``bloc.rows``
                             number, name; ``bloc.members`` with their role
``units.names``              units of the office; ``units.rows`` number, name
``organisations.names``      organisations in the office
``leaders.names``            people who may sign; ``leaders.rows`` number, name, post
``staff.rows``               number, kind of employment, people; the sum last
``issued.names``             papers issued in the year, items of a list;
                             ``issued.rows`` number, number and symbol, day, subject
===========================  ======================================================
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.text import short_date
from thiduadesk.domain.text import two_digits

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

    from thiduadesk.documents.tree.fields import Rows
    from thiduadesk.domain.dispatch import DispatchItem
    from thiduadesk.domain.office import BlocYear
    from thiduadesk.domain.office import HeadCount
    from thiduadesk.domain.office import OfficeNames
    from thiduadesk.domain.office import Organisation
    from thiduadesk.domain.office import Signatory
    from thiduadesk.domain.office import Unit
    from thiduadesk.domain.people import PostHeld
    from thiduadesk.rules.scoring import Totals

_HEAD = "head"
_DEPUTY = "deputy"


def years(year: int) -> dict[str, str]:
    """The work year, the one before and the one after, in figures."""
    return {
        "year": str(year),
        "previous_year": str(year - 1),
        "next_year": str(year + 1),
    }


def words_of(
    year: int,
    *,
    day: dt.date | None = None,
    names: OfficeNames | None = None,
    signatories: Sequence[Signatory] = (),
    head_counts: Sequence[HeadCount] = (),
    units: Sequence[Unit] = (),
    organisations: Sequence[Organisation] = (),
    bloc: BlocYear | None = None,
    totals: Totals | None = None,
    posts: Sequence[PostHeld] = (),
) -> dict[str, str]:
    """The facts of ``year`` by key.

    Args:
        year: the work year.
        day: the paper's day, for the law in force.
        names: how the office is called on the paper's day.
        signatories: people who may sign on that day.
        head_counts: one per kind, as last counted.
        units: those of the office on the paper's day.
        organisations: those that exist on the paper's day.
        bloc: the bloc of the year.
        totals: the sums of the year's score sheet; an unscored one says nothing.
        posts: posts held on the paper's day.
    """
    facts = {
        **years(year),
        **_office(names),
        **_head(signatories, names),
        **_staff(head_counts),
        "units.count": two_digits(len(units)) if units else "",
        "units.list": _listed([one.name for one in units]),
        "units.detail": _by_kind(units),
        "leaders.detail": _leaders(signatories, posts),
        "organisations.list": _listed([one.name for one in organisations]),
        **_bloc(bloc),
        **_score(totals),
        **(law(day) if day else {}),
    }
    return {key: text for key, text in facts.items() if text}


def rows_of(
    *,
    signatories: Sequence[Signatory] = (),
    head_counts: Sequence[HeadCount] = (),
    units: Sequence[Unit] = (),
    organisations: Sequence[Organisation] = (),
    bloc: BlocYear | None = None,
    issued: Iterable[DispatchItem] = (),
) -> dict[str, Rows]:
    """The records as lines of lists and tables by key; a key without lines is left out.

    Args:
        signatories: people who may sign on the paper's day.
        head_counts: one per kind, as last counted.
        units: those of the office on the paper's day.
        organisations: those that exist on the paper's day.
        bloc: the bloc of the year.
        issued: dispatches of the year; drafts among them do not count.
    """
    said = _words()
    members = bloc.members if bloc else ()
    roles = said["roles"]
    leaders = [one for one in signatories if one.post]
    papers = [_paper(one) for one in issued if one.state is State.ISSUED]
    staff = [(_counted(one), two_digits(one.number)) for one in head_counts]
    if staff:
        staff.append((said["total"], two_digits(sum(one.number for one in head_counts))))
    found: dict[str, Rows] = {
        "bloc.names": _items(one.name for one in members),
        "bloc.rows": _counting((one.name,) for one in members),
        "bloc.members": _counting((one.name, roles.get(one.role, "")) for one in members),
        "units.names": _items(one.name for one in units),
        "units.rows": _counting((one.name,) for one in units),
        "organisations.names": _items(one.name for one in organisations),
        "leaders.names": _items(f"{one.name} - {one.post}" for one in leaders),
        "leaders.rows": _counting((one.name, one.post) for one in leaders),
        "staff.rows": _summed(staff),
        "issued.names": _items(said["paper"].format(*one) for one in papers),
        "issued.rows": _counting(papers),
    }
    return {key: rows for key, rows in found.items() if rows}


def law(day: dt.date) -> dict[str, str]:
    """The law of the trade in force on a day, as it is cited; empty before the first one."""
    known = resources.toml("wording/law.toml")
    held = [one for one in known["regimes"] if one["start"] <= day]
    rules = [str(one["basis"]) for one in known["initiatives"] if one["start"] <= day]
    if not held:
        return {}
    last = held[-1]
    return {
        "law.bases": "\n".join(last["bases"]),
        "law.act": str(last["act"]),
        "law.decree": str(last["decree"]),
        "law.initiatives": rules[-1] if rules else "",
    }


def _paper(item: DispatchItem) -> tuple[str, str, str]:
    """Number and symbol, day, type and subject."""
    said = _words()
    kind = item.type_name.capitalize() or str(said["letter"])
    day = short_date(item.date) if item.date else ""
    return (f"{item.number}/{item.symbol}", day, f"{kind} {item.subject}".rstrip(" ,;."))


def _counting(lines: Iterable[Sequence[str]]) -> Rows:
    """The lines, each with its running number before it."""
    return tuple((str(count), *line) for count, line in enumerate(lines, start=1))


def _summed(lines: Sequence[Sequence[str]]) -> Rows:
    """As ``_counting``; the last line, the sum, has no number."""
    counted = _counting(lines)
    return (*counted[:-1], ("", *counted[-1][1:])) if counted else ()


def _items(texts: Iterable[str]) -> Rows:
    """The texts as items of a list: each ends with «;», the last with «.»."""
    said = _words()
    listed = list(texts)
    ends = [said["item_end"]] * (len(listed) - 1) + [said["last_end"]]
    return tuple((f"{text}{end}",) for text, end in zip(listed, ends, strict=False))


def _office(names: OfficeNames | None) -> dict[str, str]:
    if names is None:
        return {}
    same = ("superior", "functions", "place", "address", "telephone", "email")
    return {
        "office.name": names.name,
        "office.short_name": names.short_name or names.name,
        **{f"office.{key}": getattr(names, key) for key in same},
    }


def _head(signatories: Sequence[Signatory], names: OfficeNames | None) -> dict[str, str]:
    heads = [one for one in signatories if one.role is SignatoryRole.HEAD]
    if not heads:
        return {}
    post = heads[0].post
    return {
        "office.head": heads[0].name,
        "office.head_post": post,
        "office.head_title": _joined(post, names.name) if names and post else "",
    }


def _joined(post: str, office: str) -> str:
    """«Chánh Văn phòng» of «Văn phòng UBND tỉnh» is «Chánh Văn phòng UBND tỉnh»."""
    said, name = post.split(), office.split()
    common = [one for one in range(1, len(said)) if _same(said[-one:], name[:one])]
    return " ".join(said + name[max(common, default=0) :])


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [word.casefold() for word in one] == [word.casefold() for word in other]


def _staff(counts: Sequence[HeadCount]) -> dict[str, str]:
    if not counts:
        return {}
    phrases = [f"{two_digits(one.number)} {_counted(one)}" for one in counts]
    return {
        "staff.total": two_digits(sum(one.number for one in counts)),
        "staff.detail": _listed(phrases),
    }


def _by_kind(units: Sequence[Unit]) -> str:
    """«07 đơn vị hành chính và 01 đơn vị sự nghiệp trực thuộc»; of no kind: «phòng, ban, đơn vị»."""
    own = [one for one in units if one.superior_id is None]
    kinds = Counter(one.kind or str(_words()["unit"]) for one in own)
    text = _listed([f"{two_digits(number)} {kind}" for kind, number in kinds.items()])
    under = str(_words()["under"])
    return text if not text or text.endswith(under) else text + under


def _leaders(signatories: Sequence[Signatory], posts: Sequence[PostHeld]) -> str:
    """Head and deputies by post: the posts that name the head's, «Phó Chánh Văn phòng»."""
    head = next((one.post for one in signatories if one.role is SignatoryRole.HEAD), "")
    if not head:
        return ""
    held = [one.post for one in posts if one.leader and one.unit_id is None]
    deputies = [one.post for one in signatories if one.role is SignatoryRole.DEPUTY]
    if not posts and deputies:
        held = [head, *deputies]
    leading = Counter(
        post for post in held if f" {post}".casefold().endswith(f" {head}".casefold())
    )
    ranked = sorted(leading.items(), key=lambda one: len(one[0]))
    return _listed([f"{two_digits(number)} {post}" for post, number in ranked])


def _counted(one: HeadCount) -> str:
    return f"{one.kind} {one.note}".rstrip()


def _bloc(bloc: BlocYear | None) -> dict[str, str]:
    if bloc is None:
        return {}

    def those(role: str) -> str:
        return _listed([one.name for one in bloc.members if one.role == role])

    return {
        "bloc.name": bloc.name,
        "bloc.head": those(_HEAD),
        "bloc.deputy": those(_DEPUTY),
        "bloc.count": two_digits(len(bloc.members)) if bloc.members else "",
        "bloc.list": _listed([one.name for one in bloc.members]),
    }


def _score(totals: Totals | None) -> dict[str, str]:
    if totals is None or not totals.answered:
        return {}
    return {
        "score.points": totals.points.printed(),
        "score.bonus": totals.bonus.printed(pad=True),
        "score.max_points": totals.max_points.printed(),
        "score.max_bonus": totals.max_bonus.printed(pad=True),
        "score.low": totals.low.printed(),
        "score.high": totals.high.printed(),
    }


def _listed(items: Sequence[str]) -> str:
    """«a, b và c»."""
    said = _words()
    comma, last = str(said["comma"]), str(said["and"])
    if len(items) < 2:
        return comma.join(items)
    return comma.join(items[:-1]) + last + items[-1]


def _words() -> dict[str, Any]:
    return resources.toml("wording/facts.toml")
