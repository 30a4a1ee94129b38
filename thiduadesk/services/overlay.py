"""The values a province sets where the law leaves them to it («tham số của địa phương»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.data.queries import rounds as queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.problems import Refused
from thiduadesk.rules.honours import overlay as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.lawpacks import OverlayValue
    from thiduadesk.rules.honours.overlay import Parameter


def parameters() -> Sequence[Parameter]:
    """What may be set, with the article that leaves it to the province."""
    return rules.parameters()


def values(store: Store) -> tuple[OverlayValue, ...]:
    """Everything that was set, whenever it holds."""
    with store.read() as reader:
        return queries.overlay(reader)


def save(store: Store, value: OverlayValue, *, going_on: bool = False) -> int:
    """Keep a value with where it stands; its id.

    Raises:
        Refused: ``overlay_value_unreadable``, ``record_missing``, ``span_reversed``.
    """
    if not rules.is_well_written(value.key, value.value):
        raise Refused("overlay_value_unreadable", value=value.value)
    with store.change(Label("Change a value of the province"), merge=going_on) as writer:
        return queries.save(writer, value)


def remove(store: Store, value: OverlayValue) -> None:
    """Take a value away (undo brings it back); the default holds again.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Delete a value of the province")) as writer:
        queries.remove(writer, value)
