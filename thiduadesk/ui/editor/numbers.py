"""The styles of numbering as the clerk chooses them: by what they print."""

from __future__ import annotations

from functools import cache

from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.numbering import number_parts


@cache
def sample(numbering: Numbering) -> str:
    """The first number of a style, as printed: «PHẦN THỨ NHẤT», «I.», «a)»; empty for none."""
    child = Part("child", Heading(numbering))
    above = Part("above", Heading(Numbering.ARABIC), (), (child,))
    return number_parts((above,)).get("child", "")
