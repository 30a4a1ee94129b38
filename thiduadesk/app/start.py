"""What stands before the window: the checks of the data file, or the first start."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thiduadesk.data.store import Store
from thiduadesk.services import office
from thiduadesk.services import safety
from thiduadesk.services.safety import Outcome
from thiduadesk.ui.dialogs.first_start import FirstStart

if TYPE_CHECKING:
    from thiduadesk.services.safety import Places


@dataclass(frozen=True, slots=True)
class Start:
    """An open data file and how it came to be open.

    Attributes:
        store: the data.
        first: what was said at the first start, None where the file was there.
        backup: of what a crash had left without one, None where nothing was due.
    """

    store: Store
    first: FirstStart | None = None
    backup: Outcome | None = None


def opened(data: Path, places: Places, now: dt.datetime) -> Start | None:
    """Open the file by all its checks; a missing one begins with the first start.

    Returns:
        None when the clerk left the first start without beginning.

    Raises:
        EnvironmentProblem: the file cannot be opened; it is as it was.
    """
    if data.exists():
        found = safety.open_file(data, now, places=places)
        return Start(found.store, backup=found.backup)
    return _first_start(data, now)


def _first_start(data: Path, now: dt.datetime) -> Start | None:
    from thiduadesk.services import sample  # needed at the first start only
    from thiduadesk.ui.dialogs.first_start import FirstStartDialog

    dialog = FirstStartDialog(now.date())
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    if answer is None:
        return None
    store = Store.create(data)
    if answer.sample:
        sample.fill(store)
    else:
        founding = office.Founding(
            answer.name,
            answer.superior,
            answer.symbol,
            answer.place,
            answer.head_post,
            answer.head_name,
        )
        office.found(store, founding)
        office.put_setting(store, "work_year", str(answer.year))
    return Start(store, answer)
