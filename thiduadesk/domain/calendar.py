"""Deadlines («thời hạn»), and the guidance letter of the year with what it asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Guidance:
    """A guidance letter («văn bản hướng dẫn cuối năm»): what it asks, by when.

    Attributes:
        paper_id: the letter in the register of papers.
        deadline: by when everything it asks is to be with the receiver.
        receiver: who gets it: «Thanh tra tỉnh (Khối trưởng)».
    """

    id: int
    year: int
    title: str
    paper_id: int | None = None
    deadline: dt.date | None = None
    receiver: str = ""
    note: str = ""


class AnswerKind(StrEnum):
    """What answers an item of a guidance letter; ``Ask.answer`` names it."""

    ROW = "row"
    """A row of the year's score sheet, by its ``no``."""
    DISPATCH = "dispatch"
    """A dispatch, by its id."""
    PART = "part"
    """A part of a dispatch, by its key."""
    MOVEMENT = "movement"
    """A movement, by its id."""
    ROUND = "round"
    """A round of review, by its id."""
    PAPER = "paper"
    """A paper of the register, by its id."""
    WORDS = "words"
    """The clerk's words."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One item that a guidance letter asks for («nội dung yêu cầu»).

    Attributes:
        deadline: of its own, else None.
        answer_kind, answer: where it is answered; None and empty while nothing answers it.
    """

    id: int
    guidance_id: int
    text: str
    position: int = 0
    deadline: dt.date | None = None
    answer_kind: AnswerKind | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline of a work year that the clerk made, moved, dropped or met.

    Attributes:
        key: the rule it comes from (``resources/calendar``); empty for her own.
        source: the paper or article that sets the day.
        waits_for: whom it waits for, in words; empty for her own work.
        done: the day it was met.
        dropped: the rule does not hold in this office.
    """

    id: int
    year: int
    title: str
    day: dt.date
    key: str = ""
    source: str = ""
    waits_for: str = ""
    done: dt.date | None = None
    dropped: bool = False
    guidance_id: int | None = None
    note: str = ""
