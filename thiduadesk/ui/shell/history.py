"""What the frame needs of the store: steps that can be taken back, and news of changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from typing import Protocol

from thiduadesk.domain.labels import Label


class Listeners(Protocol):
    """Where functions are connected that hear of changes."""

    def connect(self, function: Callable[[Any], object], /) -> None: ...

    def disconnect(self, function: Callable[[Any], object], /) -> None: ...


class History(Protocol):
    """The undo of the store («hoàn tác»), as ``data.store.Store`` has it."""

    @property
    def undo_label(self) -> Label | None: ...

    @property
    def redo_label(self) -> Label | None: ...

    @property
    def changed(self) -> Listeners: ...

    def undo(self) -> Any: ...

    def redo(self) -> Any: ...
