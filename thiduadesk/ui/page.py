"""What every page of the rail is: a presenter that gets services, store and runner by constructor."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from thiduadesk.domain.labels import Label
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import ActionRegistry


class Changes(Protocol):
    """What a committed change touched (the store's own class has this shape)."""

    @property
    def label(self) -> Label: ...

    @property
    def touched(self) -> Mapping[str, frozenset[int]]: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """Something the palette found.

    Attributes:
        text: words in the list, already for people.
        detail: grey words behind it.
        run: opens it.
        icon: name in ``resources/icons``.
        words: more words it is found by, not shown.
    """

    text: str
    run: Callable[[], object]
    detail: str = ""
    icon: str = "chevron-right"
    words: str = ""


class Page(QWidget):
    """A place of the rail.

    A subclass sets ``id``, ``title`` (msgid, ``N_``) and ``icon``, builds its widgets in the
    constructor, and fills them in ``refresh``. The window calls ``refresh(None)`` when the page
    is first shown or the year changes, ``refresh(changes)`` after each change of the store
    (on the main thread), so that no page asks another. ``setFocusProxy`` says where the cursor
    stands when the page is opened.

    Signals:
        badge_changed: the number on the rail may be another.
        asked_for: page id and where in it (row ``no``, dispatch id as text, empty) to be opened.
        year_asked: another work year is to be shown, before ``asked_for`` goes into it.
        action_asked: id of an action of the window to be done.
        actions_changed: states of actions may be others (a selection moved).
    """

    id: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]
    counted: ClassVar[bool] = False
    """Whether the rail shows its ``badge``: it is then kept fresh while another page is open."""

    badge_changed = Signal()
    asked_for = Signal(str, str)
    year_asked = Signal(int)
    action_asked = Signal(str)
    actions_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0

    @property
    def year(self) -> int:
        """The work year chosen in the top bar; 0 before the first one is opened."""
        return self._year

    def set_year(self, year: int) -> None:
        """The window changed the work year; ``refresh(None)`` follows."""
        self._year = year

    def refresh(self, changes: Changes | None) -> None:
        """Show the data as they are; ``changes`` None means everything."""
        raise NotImplementedError

    def page_actions(self) -> tuple[Action, ...]:
        """What can be done here; asked once, when the window takes the page in."""
        return ()

    def use_actions(self, registry: ActionRegistry) -> None:
        """The window took the actions in: make their buttons (``PageHeader.add_actions``)."""

    def badge(self) -> int:
        """Number on the rail: things to mend here."""
        return 0

    def open_at(self, where: str) -> None:
        """Bring ``where`` into view (a row's ``no``, an id as text)."""

    def hits(self, key: str) -> Iterable[Hit]:
        """Answers to the palette; ``key`` is ``domain.text.find_key`` of what she typed."""
        del key
        return ()

    def leave(self) -> bool:
        """The page is being left: save what is being typed. False stays (say why on screen)."""
        return True


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that is not made yet: what the rail needs, and how to make it.

    Attributes:
        id, title, icon: those of the page's class.
        make: builds the page; imports its module, so that the start does not wait for it.
    """

    id: str
    title: str
    icon: str
    make: Callable[[], Page]
