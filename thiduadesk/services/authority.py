"""Who grants what («thẩm quyền quyết định»): the head of the office himself, or somebody above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.data.queries import office as queries
from thiduadesk.domain.honours import Level
from thiduadesk.domain.labels import Label
from thiduadesk.rules.honours.catalogue import catalogue

if TYPE_CHECKING:
    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.rounds import Nomination

_LEGAL_PERSON = "office_legal_person"
_ALWAYS_OWN = frozenset({"LDTT", "GK"})
"""What every head grants himself; other honours of the base need legal personality."""


def is_legal_person(reader: Reader) -> bool:
    """Whether the office has legal personality («tư cách pháp nhân»), as most have."""
    return queries.setting(reader, _LEGAL_PERSON) != "no"


def set_legal_person(store: Store, *, legal: bool) -> None:
    """Say whether the office has legal personality."""
    with store.change(Label("Change the office")) as writer:
        queries.put_setting(writer, _LEGAL_PERSON, None if legal else "no")


def granted_here(nomination: Nomination, *, legal: bool) -> bool:
    """Whether the head of the office decides on it himself."""
    known = catalogue().get(nomination.honour)
    if known is None or known.level is not Level.BASE:
        return False
    return legal or nomination.honour in _ALWAYS_OWN
