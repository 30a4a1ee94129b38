"""Types of administrative papers («loại văn bản») and the symbols made from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.text import find_key

_FILE = "layouts/types.toml"


@dataclass(frozen=True, slots=True)
class PaperType:
    """A type of paper that a regime knows.

    Attributes:
        name: «Báo cáo».
        symbol: its abbreviation in number and symbol, «BC»; empty for «Công văn», «Thư công».
        dated: false for minutes, whose head has no line of place and day.
    """

    name: str
    symbol: str = ""
    dated: bool = True


@cache
def types(profile_id: str) -> tuple[PaperType, ...]:
    """The types of a regime, in its order: Điều 7 and annex III, I of NĐ 30/2020.

    Raises:
        KeyError: there is no such regime.
    """
    return tuple(PaperType(**one) for one in resources.toml(_FILE)[profile_id]["types"])


def law(profile_id: str) -> str:
    """Where the types of a regime are laid down."""
    return str(resources.toml(_FILE)[profile_id]["law"])


def type_named(printed: str, profile_id: str) -> PaperType | None:
    """The type that a paper calls itself, «BÁO CÁO»; None for papers of no listed type.

    Capitals and the place of tone marks («ỦY», «UỶ») do not matter.
    """
    key = find_key(printed)
    return next((one for one in types(profile_id) if find_key(one.name) == key), None)


def symbol(type_symbol: str, office: str, unit: str = "") -> str:
    """Number's companion («ký hiệu»): «BC-VP» of a typed paper, «STP-VP» of an official letter.

    P1.II.3.b of NĐ 30/2020: a letter names the office and the unit that drafted it, and has no
    «CV»; a typed paper names its type and the office.

    Args:
        type_symbol: abbreviation of the type, empty for an official letter.
        office: abbreviation of the office.
        unit: abbreviation of the drafting unit or field, used by letters only.
    """
    pieces = (type_symbol, office) if type_symbol else (office, unit)
    return "-".join(filter(None, pieces))
