"""What the palette is answered: rows and papers of the pages, commands of the registry."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping

from thiduadesk.i18n import _
from thiduadesk.ui.actions import Action
from thiduadesk.ui.actions import ActionRegistry
from thiduadesk.ui.page import Hit
from thiduadesk.ui.page import Page
from thiduadesk.ui.shell.shortcuts import native


class Answers:
    """The two providers the window itself brings.

    Args:
        registry: its actions are the commands.
        pages: by id, in order; the mapping may grow.
        here: id of the open page.
        go: opens a page; False when the one before could not be left.
    """

    def __init__(
        self,
        registry: ActionRegistry,
        pages: Mapping[str, Page],
        here: Callable[[], str | None],
        go: Callable[[str], bool],
    ) -> None:
        self._registry = registry
        self._pages = pages
        self._here = here
        self._go = go

    def of_pages(self, key: str) -> Iterable[Hit]:
        """What pages know; an empty key asks nothing of them."""
        if key:
            for page in self._pages.values():
                yield from page.hits(key)

    def of_commands(self, key: str) -> Iterable[Hit]:
        """Actions of the open page first, then all others; what cannot be done now is left out."""
        del key
        here = self._here()
        home_of = self._registry.page_of
        for action in sorted(self._registry.all(), key=lambda one: home_of(one.id) != here):
            home = home_of(action.id)
            near = home in (None, here)
            resting = near and not self._registry.qt(action.id).isEnabled()
            if "palette" in action.places and not resting:
                yield self._command(action, home, near=near)

    def _command(self, action: Action, home: str | None, *, near: bool) -> Hit:
        place = "" if near or home is None else _(self._pages[home].title)
        detail = "  ".join(part for part in (place, native(action.shortcut)) if part)

        def run() -> None:
            if home is None or self._go(home):
                self._registry.run(action.id)

        return Hit(action.shown_text(), run, detail, action.icon or "chevron-right")
