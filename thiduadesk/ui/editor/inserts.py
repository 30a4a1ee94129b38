"""What can be put into the text from the records: papers cited, data fields."""

from __future__ import annotations

from collections.abc import Mapping

from thiduadesk.domain.document import Field
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.rules import citations

FACTS = {
    "year": N_("Work year"),
    "previous_year": N_("The year before"),
    "next_year": N_("The year after"),
    "office.name": N_("Name of the office"),
    "office.short_name": N_("Short name of the office"),
    "office.superior": N_("Superior body"),
    "office.functions": N_("Functions of the office"),
    "staff.total": N_("Number of people"),
    "staff.detail": N_("People by kind"),
    "organisations.list": N_("Organisations"),
    "bloc.name": N_("Bloc"),
    "bloc.head": N_("Head of the bloc"),
    "score.points": N_("Self score: points"),
    "score.bonus": N_("Self score: bonus"),
    "score.max_points": N_("Most points"),
    "score.max_bonus": N_("Most bonus"),
    "score.low": N_("Least score"),
    "score.high": N_("Highest score"),
}
"""Data fields in words, by the keys of ``documents.drafts.facts``."""

_LONGEST = 48


def paper_words(paper: Paper) -> str:
    """A paper as it is cited: kind, number and symbol, day."""
    said = citations.words()
    number = full_number(paper.number, paper.symbol)
    parts = [paper.kind]
    if number:
        parts += [said.number_word, number]
    if paper.date is not None:
        parts += [said.day, short_date(paper.date)]
    return " ".join(part for part in parts if part)


def paper_line(paper: Paper) -> str:
    """A paper in a menu: as cited, and the beginning of its subject."""
    subject = _cut(paper.subject)
    words = paper_words(paper)
    return f"{words} \N{MIDDLE DOT} {subject}" if subject else words


def fields(known: Mapping[str, str]) -> tuple[tuple[str, Field], ...]:
    """Data fields that have words now, with the line of a menu for each."""
    return tuple(
        (f"{_(FACTS[key])}: {_cut(text)}", Field(key, text))
        for key, text in known.items()
        if key in FACTS and text
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
