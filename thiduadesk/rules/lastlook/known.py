"""What the program knows beside the paper itself; a foreign file is checked knowing nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thiduadesk.domain.document import Document
from thiduadesk.domain.papers import Paper


@dataclass(frozen=True, slots=True)
class Known:
    """Facts that checks may compare a paper with; all may be missing.

    Attributes:
        papers: the register of papers cited («văn bản viện dẫn»).
        last_year: the same paper of the year before («văn bản năm trước»).
        day: today, for a paper that has no day of its own yet.
        members: names of the bloc's members on the paper's day («thành viên Khối»).
        organisations: names of organisations as they are written officially.
        people: full names of people as they are written in the records.
    """

    papers: tuple[Paper, ...] = ()
    last_year: Document | None = None
    day: dt.date | None = None
    members: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
