"""Last year's paper of a kind beside this year's, part by part: what was copied shows."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from thiduadesk.domain.dispatch import DispatchItem
from thiduadesk.rules.lastlook.lastyear import Kept
from thiduadesk.rules.lastlook.lastyear import kept
from thiduadesk.services import differences
from thiduadesk.services import dispatches

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Document
    from thiduadesk.services.differences import Difference

__all__ = ["Before", "Kept", "LastYear"]


@dataclass(frozen=True, slots=True)
class Before:
    """A paragraph of last year's paper.

    Attributes:
        text: its words, with the number or marker before them.
        kept: what became of it.
    """

    text: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's paper beside this year's.

    Attributes:
        item: the paper.
        parts: its paragraphs by the part of this year's paper that they stand beside.
    """

    item: DispatchItem
    parts: Mapping[str, tuple[Before, ...]]

    def copied(self) -> int:
        """How many paragraphs stand as they were, or with last year's figures."""
        left = {Kept.SAME, Kept.FIGURES}
        return sum(one.kept in left for part in self.parts.values() for one in part)


def beside(store: Store, dispatch_id: int, document: Document | None = None) -> LastYear | None:
    """The newest earlier paper of the same kind, laid beside a dispatch; None without one.

    Args:
        store: the data file.
        dispatch_id: the dispatch.
        document: its words with what is typed and not kept; None takes those kept.

    Raises:
        Refused: ``no_such_dispatch``.
    """
    earlier = differences.earlier_papers(store, dispatch_id)
    if not earlier:
        return None
    old = dispatches.compose(store, earlier[0].id)
    new = document or dispatches.compose(store, dispatch_id)
    return LastYear(earlier[0], _by_part(differences.compare(old, new)))


def _by_part(found: Sequence[Difference]) -> dict[str, tuple[Before, ...]]:
    """Last year's paragraphs by part of this year's paper.

    What is gone stands where others of its part stand by now, else beside what came instead of it,
    else beside the part before it.
    """
    home: dict[str, str] = {}
    for one in found:
        if one.old is not None and one.new is not None:
            home.setdefault(one.old.key, one.new.key)
    parts: dict[str, list[Before]] = {}
    here = next((one.new.key for one in found if one.new is not None), "")
    for paired, group in groupby(found, key=lambda one: None not in (one.old, one.new)):
        stretch = list(group)
        came = next((one.new.key for one in stretch if one.new is not None), here)
        for one in stretch:
            here = one.new.key if one.new is not None else here
            if one.old is not None:
                key = here if paired else home.get(one.old.key, came)
                text = f"{one.old.before} {one.old.text}".strip()
                now = one.new.text if one.new is not None else None
                parts.setdefault(key, []).append(Before(text, kept(one.old.text, now)))
    return {key: tuple(paragraphs) for key, paragraphs in parts.items()}
