"""Everybody held against the law, and a round checked: reading and words, for a job beside the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thiduadesk.domain.lawpacks import PackReason
from thiduadesk.domain.rounds import Round
from thiduadesk.domain.rounds import RoundKind
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import honours
from thiduadesk.services import review as reviewing
from thiduadesk.services import rounds
from thiduadesk.services.review import Review
from thiduadesk.ui.honours import names
from thiduadesk.ui.honours.judged import Judged

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.honours import QuotaState
    from thiduadesk.domain.lawpacks import PackChoice

__all__ = ["Findings", "Judged", "judge", "meters", "only_votes", "pack_words"]

_VOTES = {"nomination", "attendance", "dossier_part", "fund_entry", "dispatch"}
"""Tables that no condition of the law is read from."""
_WHY = {
    PackReason.BY_DAY: N_("in force on the day the dossiers are received"),
    PackReason.TOO_OLD: N_("the oldest law known; the dossiers are older"),
    PackReason.CARRIED_ON: N_("goes on: the province had not issued its own rules yet"),
    PackReason.LAPSED: N_("has lapsed, and no later one is known"),
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What a job found.

    Attributes:
        judged: everybody against every honour of the year.
        of_round: the nominations of the round, on its own route (merit, movement, extraordinary).
    """

    judged: Judged
    of_round: Judged | None = None
    review: Review | None = None


def judge(store: Store, year: int, kept: Round | None, before: Judged | None) -> Findings:
    """Hold everybody against the law of the round's day, else of the last day of the year.

    Args:
        store, year: where and when.
        kept: the round that is shown.
        before: verdicts that still hold, None to look at everybody anew.
    """
    on = kept.received if kept is not None else dt.date(year, 12, 31)
    asked = kept or Round(0, "", RoundKind.YEAR_END, year, on)
    pack = pack_words(rounds.pack_of(store, asked))
    judged = before
    if judged is None:
        judged = Judged((one.eligibility for one in honours.eligible(store, year, on)), pack)
    if kept is None:
        return Findings(judged)
    checked = reviewing.review(store, kept.id)
    found = (one.eligibility for one in checked.nominations if one.eligibility is not None)
    return Findings(judged, Judged(found, pack), checked)


def pack_words(choice: PackChoice) -> str:
    """Which law applies, and why."""
    parts = [f"{choice.pack.name}: {_(_WHY[choice.why])}"]
    if choice.article:
        parts.append(f"({choice.article})")
    words = " ".join(parts)
    if choice.others:
        others = ", ".join(one.name for one in choice.others)
        words += ". " + _("Look at these too: {packs}").format(packs=others)
    return words


def meters(review: Review) -> tuple[str, ...]:
    """The quotas with their arithmetic, then leaders and direct workers."""
    lines = [_quota(code, state) for code, state in review.quotas.items()]
    balance = review.balance
    if balance.workers_percent is not None:
        words = _("Leaders {leaders}, direct workers {workers} ({percent} %), women {women}")
        lines.append(
            words.format(
                leaders=balance.leaders, workers=balance.workers, percent=balance.workers_percent,
                women=review.women,
            )
        )  # fmt: skip
    return tuple(lines)


def only_votes(touched: Mapping[str, frozenset[int]]) -> bool:
    """Whether a change touched nothing that conditions are read from."""
    return set(touched) <= _VOTES


def _quota(code: str, state: QuotaState) -> str:
    words = _("{honour}: {given} of at most {most} ({percent} % of {base})").format(
        honour=names.short(code), given=state.given, most=state.most, percent=state.percent,
        base=state.base,
    )  # fmt: skip
    return f"{words} \N{EM DASH} " + _("too many") if state.exceeded else words
