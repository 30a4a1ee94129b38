"""The pages of the window in the order of the rail; each is imported when it is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from thiduadesk.app.keeper import PASSWORD
from thiduadesk.app.keeper import SECOND
from thiduadesk.app.keeper import places_of
from thiduadesk.i18n import N_
from thiduadesk.services import safety
from thiduadesk.services import trash
from thiduadesk.ui.page import Page
from thiduadesk.ui.page import PagePlan

if TYPE_CHECKING:
    from thiduadesk.app.keeper import Keeper
    from thiduadesk.data.store import Store
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.shell.memory import Memory
    from thiduadesk.ui.tasks.runner import BaseRunner

LANGUAGE = "look/language"
"""Setting of this PC: the language of the screen."""


def plans(
    store: Store,
    runner: BaseRunner,
    feedback: Feedback,
    memory: Memory,
    keeper: Keeper,
    now: Callable[[], dt.datetime],
) -> tuple[PagePlan, ...]:
    """How each page is made, with what it is given."""

    def last_backup() -> dt.datetime | None:
        return next((info.when for info in safety.backups(store.path)), None)

    def overview() -> Page:
        from thiduadesk.ui.pages.overview.page import OverviewPage

        return OverviewPage(store, runner, feedback, now, last_backup)

    def before_import() -> None:
        reason = safety.Reason.BEFORE_IMPORT
        outcome = safety.backup_before(store, reason, now(), places_of(memory))
        if not outcome.made:
            raise outcome.failed[0]
        keeper.tell(outcome)

    def scoring() -> Page:
        from thiduadesk.ui.pages.scoring.page import ScoringPage

        return ScoringPage(store, runner, feedback, back_up=before_import)

    def dispatches() -> Page:
        from thiduadesk.ui.pages.dispatches.page import DispatchesPage

        return DispatchesPage(store, runner, feedback)

    def papers() -> Page:
        from thiduadesk.ui.pages.papers.page import PapersPage

        return PapersPage(store, runner, feedback, now)

    def movements() -> Page:
        from thiduadesk.ui.pages.movements.page import MovementsPage

        return MovementsPage(store, feedback, now)

    def rounds() -> Page:
        from thiduadesk.ui.pages.rounds.page import RoundsPage

        return RoundsPage(store, runner, feedback, now)

    def people() -> Page:
        from thiduadesk.ui.pages.people.page import PeoplePage

        return PeoplePage(store, runner, feedback, now, lambda: places_of(memory))

    def settings() -> Page:
        from thiduadesk.ui.pages.settings.keeping import Keeping
        from thiduadesk.ui.pages.settings.page import SettingsPage

        keeping = Keeping(
            second=lambda: memory.text(SECOND),
            password=lambda: memory.text(PASSWORD),
            put_second=lambda folder: memory.put(SECOND, folder),
            put_password=lambda word: memory.put(PASSWORD, word),
            back_up=keeper.by_hand,
            empty_trash=lambda: trash.empty(store, now(), places_of(memory)),
        )
        return SettingsPage(store, feedback, keeping, lambda code: memory.put(LANGUAGE, code))

    return (
        PagePlan("overview", N_("Overview"), "overview", overview),
        PagePlan("scoring", N_("Scoring"), "scoring", scoring),
        PagePlan("movements", N_("Movements"), "movements", movements),
        PagePlan("rounds", N_("Commendation"), "award", rounds),
        PagePlan("people", N_("People and collectives"), "people", people),
        PagePlan("dispatches", N_("Dispatches"), "document", dispatches),
        PagePlan("papers", N_("Papers cited"), "papers", papers),
        PagePlan("settings", N_("Settings"), "settings", settings),
    )
