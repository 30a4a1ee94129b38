"""Names of changes, as the clerk reads them in the undo menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True, slots=True)
class Label:
    """A message id with its values: ``Label("Score {no}", {"no": "II.3"})``.

    The catalogue extraction knows this name, so the msgid is translated where it is shown.
    """

    msgid: str
    params: Mapping[str, str] = field(default_factory=dict)
