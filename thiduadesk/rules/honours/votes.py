"""Votes a council must give («tỷ lệ phiếu đồng ý»), said before the meeting.

Counted against all members of the council, not against those present; who is absent may send a
written opinion, which counts as a vote.
"""

from __future__ import annotations

import datetime as dt

from thiduadesk.domain.honours import VoteNeeded
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.domain.lawpacks import Vote
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.overlay import NONE
from thiduadesk.rules.honours.overlay import Overlay

_OTHERS = "vote.other"


def votes_needed(
    honour: str,
    honoured: Honoured,
    members: int,
    pack: LawPack,
    overlay: Overlay = NONE,
    received: dt.date | None = None,
) -> VoteNeeded:
    """How many of ``members`` must agree.

    The law's threshold holds; where it names none, the province's; where the province has set none
    yet either, that of the law before as long as it goes on (``received`` says for when).
    """
    terms = pack.terms.get((honour, honoured))
    vote = terms.vote if terms else None
    if vote is not None and vote.percent is not None:
        return _needed(members, vote.percent, vote.article)
    keys = (vote.parameter if vote else "", _OTHERS)
    for key in keys:
        percent = overlay.number(key)
        if percent is not None:
            return _needed(members, percent, overlay.source(key))
    carried = _carried(honour, honoured, pack, received)
    if carried is not None:
        return _needed(members, carried.percent, carried.article)
    return _needed(members, None, vote.article if vote else "")


def passes(yes: int, needed: VoteNeeded) -> bool | None:
    """Whether so many votes carry it; None where nobody has set a threshold."""
    return None if needed.needed is None else yes >= needed.needed


def _carried(
    honour: str, honoured: Honoured, pack: LawPack, received: dt.date | None
) -> Vote | None:
    if pack.carried is None or received is None or received > pack.carried.to:
        return None
    terms = packs.pack(pack.carried.pack).terms.get((honour, honoured))
    return terms.vote if terms and terms.vote and terms.vote.percent is not None else None


def _needed(members: int, percent: int | None, source: str) -> VoteNeeded:
    needed = None if percent is None else -(-members * percent // 100)
    return VoteNeeded(members, percent, needed, source)
