"""The roster of a bloc as the clerk types it: names, roles, what each member registered for."""

from __future__ import annotations

import pytest

from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.i18n import set_language
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.pages.settings.kinds import BLOCS

BLOC = BlocYear(
    1, 2017, "Khối 3",
    members=(
        BlocMember("Sở Nội vụ", "SNV", "head", ("CO_CP", "CO_T"), 1), BlocMember("Sở Y tế", "SYT"),
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _english() -> None:
    set_language("en")  # the fixture of this folder puts Vietnamese back


def test_roles_and_aims_are_shown_and_read_back() -> None:
    field = BLOCS.fields[-1]
    shown = field.get(BLOC)
    assert shown == "Sở Nội vụ = head, place 1, Cờ Chính phủ, Cờ thi đua tỉnh\nSở Y tế"
    assert field.put(BLOC, shown) == BLOC  # short names stay
    typed = field.put(
        BLOC, f"{shown} = deputy; Bằng khen UBND tỉnh\n\nSở Công Thương = BK_T, Place 12"
    )
    assert typed.members[1:] == (
        BlocMember("Sở Y tế", "SYT", "deputy", ("BK_T",)),
        BlocMember("Sở Công Thương", aims=("BK_T",), place=12),
    )


def test_words_nobody_knows_are_told_not_lost() -> None:
    with pytest.raises(FieldError, match="Cờ gì đó"):
        BLOCS.fields[-1].put(BLOC, "Sở Nội vụ = Cờ gì đó")
