"""Verdicts of a year, worked out beside the window and looked up by subject and honour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thiduadesk.domain.honours import Eligibility
    from thiduadesk.domain.people import Subject


class Judged:
    """Everybody held against every honour.

    Attributes:
        pack: which law it was, and why, in words.
    """

    def __init__(self, found: Iterable[Eligibility], pack: str = "") -> None:
        self.pack = pack
        self._found: dict[Subject, dict[str, Eligibility]] = {}
        for one in found:
            self._found.setdefault(one.subject, {})[one.honour] = one

    def of(self, subject: Subject, honour: str) -> Eligibility | None:
        """One of them."""
        return self._found.get(subject, {}).get(honour)

    def all_of(self, subject: Subject) -> tuple[Eligibility, ...]:
        """Those of a subject, in the order of the catalogue."""
        return tuple(self._found.get(subject, {}).values())

    def honours(self) -> tuple[str, ...]:
        """Codes of every honour somebody was held against, in the order of the catalogue."""
        codes: dict[str, None] = {}
        for own in self._found.values():
            codes.update(dict.fromkeys(own))
        return tuple(codes)
