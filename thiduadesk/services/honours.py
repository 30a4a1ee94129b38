"""Honours and who may be proposed for them («danh hiệu, hình thức; xét điều kiện»)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from thiduadesk import resources
from thiduadesk.domain.honours import Honour
from thiduadesk.domain.honours import HonourKind
from thiduadesk.domain.honours import Level
from thiduadesk.domain.lawpacks import Honoured

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def catalogue() -> Mapping[str, Honour]:
    """Every honour by its code, in the order of the catalogue."""
    return {
        one["code"]: Honour(
            code=one["code"],
            name=one["name"],
            short=one["short"],
            kind=HonourKind(one["kind"]),
            honoured=frozenset(Honoured(whom) for whom in one["honoured"]),
            level=Level(one["level"]),
            rank=one["rank"],
            yearly=one.get("yearly", False),
            aliases=tuple(one.get("aliases", ())),
        )
        for one in resources.toml("honours/catalogue.toml")["honour"]
    }
