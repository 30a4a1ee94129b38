"""How many may be given («tỷ lệ tối đa»), with the arithmetic, and the balance of leaders."""

from __future__ import annotations

from dataclasses import dataclass

from thiduadesk.domain.honours import QuotaState
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import LawPack
from thiduadesk.rules.honours.overlay import NONE
from thiduadesk.rules.honours.overlay import Overlay


def quota_of(honour: str, honoured: Honoured, pack: LawPack) -> str | None:
    """What the quota is a share of («LDTT», «bloc_leaders»); None where there is none to be set."""
    terms = pack.terms.get((honour, honoured))
    return terms.quota.of if terms and terms.quota else None


def quota(
    honour: str,
    honoured: Honoured,
    base: int,
    given: int,
    pack: LawPack,
    overlay: Overlay = NONE,
) -> QuotaState | None:
    """How many of ``base`` may be given, rounded down; None where neither law nor province says.

    The province may set a share where the law names none, or a smaller one than the law's.
    """
    terms = pack.terms.get((honour, honoured))
    asked = terms.quota if terms else None
    if asked is None:
        return None
    own = overlay.number(asked.parameter)
    shares = [share for share in (asked.percent, own) if share is not None]
    if not shares:
        return None
    percent = min(shares)
    source = overlay.source(asked.parameter) if percent == own else asked.article
    return QuotaState(percent, base, base * percent // 100, given, source)


@dataclass(frozen=True, slots=True)
class Balance:
    """Leaders and direct workers among those honoured («lãnh đạo, người trực tiếp»)."""

    leaders: int
    workers: int

    @property
    def workers_percent(self) -> int | None:
        """Share of direct workers, rounded down; None of nobody."""
        whole = self.leaders + self.workers
        return 100 * self.workers // whole if whole else None
