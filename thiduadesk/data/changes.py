"""What a change touched, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.domain.labels import Label


@dataclass(frozen=True, slots=True)
class Changes:
    """One step of the history, done, undone or redone.

    Attributes:
        step: number of the step; 0 where nothing was touched and no step was kept.
        label: its name in the undo menu.
        touched: table name to ids of its rows, read from the journal and not guessed.
    """

    step: int
    label: Label
    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)


Listener = Callable[[Changes], object]


class Listeners:
    """Functions called after each commit, on the thread that made the change."""

    def __init__(self) -> None:
        self._functions: list[Listener] = []

    def connect(self, function: Listener) -> None:
        """Call ``function`` with the changes from now on."""
        self._functions.append(function)

    def disconnect(self, function: Listener) -> None:
        """Call ``function`` no more.

        Raises:
            ValueError: it was never connected.
        """
        self._functions.remove(function)

    def emit(self, changes: Changes) -> None:
        """Tell everybody, in the order of connecting."""
        for function in tuple(self._functions):
            function(changes)
