"""What the palette finds of movements: their titles, and every entry of their logs."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from thiduadesk.domain.text import find_key
from thiduadesk.i18n import _
from thiduadesk.services import logbook
from thiduadesk.ui.page import Hit
from thiduadesk.ui.pages.movements import words
from thiduadesk.ui.pages.movements.listing import key_of

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.services.logbook import Found
    from thiduadesk.services.movements import Item

_MOST_HITS = 20
_LETTERS = 90
"""Letters of an entry that the palette shows."""


class Index:
    """Every entry with what it is found by; read when first asked for after a change.

    Args:
        store: of the logs.
        icon: of movements.
        go: opens ``3`` (a movement) or ``activity.7`` (an entry).
    """

    def __init__(self, store: Store, icon: str, go: Callable[[str], object]) -> None:
        self._store, self._icon, self._go = store, icon, go
        self._found: tuple[tuple[str, Found], ...] | None = None

    def forget(self) -> None:
        """The logs are others."""
        self._found = None

    def entry(self, number: int) -> Found | None:
        """The entry of an id."""
        return next((one for _key, one in self._entries() if one.activity.id == number), None)

    def hits(self, items: Sequence[Item], key: str) -> Iterator[Hit]:
        """Movements, then entries, in which every word of ``key`` occurs."""
        asked = key.split()
        own = (one for one in items if all(word in key_of(one) for word in asked))
        for item, _place in zip(own, range(_MOST_HITS), strict=False):
            one = item.movement
            said = (_(words.LAUNCHER[one.launcher]), words.period(one.span))
            detail = words.DOT.join(part for part in said if part)
            yield Hit(one.title, partial(self._go, str(one.id)), detail, self._icon, key_of(item))
        logged = (pair for pair in self._entries() if all(word in pair[0] for word in asked))
        for (found_by, found), _place in zip(logged, range(_MOST_HITS), strict=False):
            entry = found.activity
            said = (words.days(entry), found.movement)
            detail = words.DOT.join(part for part in said if part)
            go = partial(self._go, f"activity.{entry.id}")
            yield Hit(found.words[:_LETTERS], go, detail, "edit", found_by)

    def _entries(self) -> tuple[tuple[str, Found], ...]:
        if self._found is None:
            every = logbook.everything(self._store)
            self._found = tuple(
                (find_key(f"{one.words} {one.activity.heading}"), one) for one in every
            )
        return self._found
