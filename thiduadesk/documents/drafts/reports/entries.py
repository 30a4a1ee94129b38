"""Entries of the log, models and social work as paragraphs, lists and tables of a report."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import groupby

from thiduadesk.documents.drafts.amounts import figures as money
from thiduadesk.documents.drafts.reports import citing
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words as plain
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import Target
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import find_key
from thiduadesk.rules.movements import figures
from thiduadesk.rules.movements import plain as told
from thiduadesk.rules.movements import spelled

_QUOTES = ' \u201c\u201d"\u00ab\u00bb'


# --- the log -----------------------------------------------------------------------------------
def sentence(
    known: Gathered, one: Activity, *, named: bool = False, years: Sequence[int] = ()
) -> tuple[Inline, ...]:
    """An entry as a report says it, its figures as data fields, its papers cited behind it.

    Those that its movement rests on are cited where the movement begins.

    Args:
        known: the records.
        one: the entry.
        named: the office is named as who did it, where the entry begins with what was done; a unit
            always is.
        years: in which the same was entered, where these are several.
    """
    runs = _acting(known, one, wording.joined(spelled(one)), named=named)
    basis = known.basis(one)
    cited = [paper for paper in known.cited(OwnerKind.ACTIVITY, one.id) if paper not in basis]
    again: tuple[Inline, ...] = ()
    if len(years) > 1:
        again = wording.said(wording.words()["same_in"], years=", ".join(map(str, years)))
    return wording.capital(wording.ended(runs, *again, *citing.behind(runs, cited)))


def paragraphs(
    known: Gathered, activities: Iterable[Activity], *, named: bool = False
) -> Iterator[Paragraph]:
    """Each entry as a paragraph of its own; ``named``: the first says who."""
    for count, (one, years) in enumerate(_distinct(activities)):
        runs = sentence(known, one, named=named and not count, years=years)
        yield Paragraph(runs, source=f"activity.{one.id}")


def listed(known: Gathered, activities: Iterable[Activity]) -> Iterator[ListBlock]:
    """Each entry as a list of one item, which follows the records by itself."""
    for one, years in _distinct(activities):
        yield ListBlock((sentence(known, one, years=years),), source=f"activity.{one.id}")


def _distinct(activities: Iterable[Activity]) -> Iterator[tuple[Activity, tuple[int, ...]]]:
    """Entries of several years that say the same once, with their years; others as they are."""
    same: dict[tuple[str, int], list[Activity]] = {}
    for one in activities:
        alike = same.setdefault((told(one), 0), [])
        fresh = all(one.year != other.year for other in alike)
        (alike if fresh else same.setdefault((told(one), one.id), [])).append(one)
    for alike in same.values():
        yield alike[0], tuple(one.year for one in alike)


def several(
    known: Gathered, activities: Sequence[Activity], *, named: bool = False
) -> Iterator[Block]:
    """A few entries as paragraphs, many behind dashes."""
    if _many(activities):
        yield from listed(known, activities)
    else:
        yield from paragraphs(known, activities, named=named)


def _many(found: Sequence[object]) -> bool:
    return len(found) >= int(wording.words()["listed_from"])


def _acting(
    known: Gathered, one: Activity, runs: tuple[Inline, ...], *, named: bool
) -> tuple[Inline, ...]:
    """Who did it before what was done, where that is what an entry begins with."""
    said = wording.words()["acting"]
    first = runs[0] if runs else None
    unit = known.units.get(one.unit_id or 0, "")
    if not (named or unit) or not isinstance(first, Text):
        return runs
    begins = wording.lowered(first.text)
    verb = begins.startswith(tuple(f"{word}{end}" for word in said["verbs"] for end in " ,"))
    if not verb or begins.startswith(tuple(said["not_verbs"])):
        return runs
    if unit and find_key(unit) in find_key(plain(runs)):
        return runs
    what = (Text(begins, first.bold, first.italic, first.raised), *runs[1:])
    who = (Text(unit),) if unit else wording.said(said["office"])
    return wording.said(said["did"], who=who, what=what)


def by_year(known: Gathered, activities: Sequence[Activity], source: str) -> Iterator[Block]:
    """The same, with a line for each year where they are of several."""
    years = {one.year for one in activities}
    if len(years) < 2:
        yield from several(known, activities)
        return
    for year, entries in groupby(activities, key=lambda one: one.year):
        line = wording.said(wording.words()["movement"]["says"]["of_year"], of_year=str(year))
        yield Paragraph(line, source=f"{source}.year.{year}")
        yield from listed(known, entries)


def items(known: Gathered, activities: Sequence[Activity], source: str) -> ListBlock:
    """Entries as items of one list: «;» after each, or full stops where one is of several sentences."""
    said = wording.words()
    made = [sentence(known, one) for one in activities]
    long = any(said["sentence_ends"] in plain(runs) for runs in made)
    ends = wording.item_ends(len(made), sentences=long)
    return ListBlock(
        tuple(wording.ended(runs, end=end) for runs, end in zip(made, ends, strict=True)),
        source=source,
    )


# --- models ------------------------------------------------------------------------------------
def models(
    known: Gathered, found: Sequence[GoodModel], movement: Movement | None
) -> Iterator[Block]:
    """Models and good practice: a line that says what comes, then each of them."""
    if not found:
        return
    said = wording.words()["models"]
    intro = ("one" if len(found) == 1 else "some") + ("" if movement else "_apart")
    about = f"movement.{movement.id}" if movement else "none"
    yield Paragraph(wording.said(said[intro]), source=f"models.{about}")
    for one in found:
        yield _entry(_model(known, one), f"model.{one.id}", dash=len(found) > 1)


def _entry(runs: tuple[Inline, ...], source: str, *, dash: bool) -> Block:
    return ListBlock((runs,), source=source) if dash else Paragraph(runs, source=source)


def _model(known: Gathered, one: GoodModel) -> tuple[Inline, ...]:
    said = wording.words()["models"]
    unit = known.units.get(one.unit_id or 0, "")
    if one.text and find_key(one.name) in find_key(one.text):
        runs: tuple[Inline, ...] = (Text(one.text),)
    else:
        name = _without(one.name, said["thing"])
        named = wording.said(said["of_unit" if unit else "named"], unit=unit, name=name)
        text = wording.lowered(one.text)
        runs = wording.said(said["said"], named=named, text=text) if one.text else named
    cited = known.cited(OwnerKind.MODEL, one.id)
    return wording.capital(wording.ended(runs, *citing.behind(runs, cited)))


def _without(name: str, thing: str) -> str:
    """A name without the word for what it names and marks of quotation: the sentence has these."""
    bare = name.strip(_QUOTES)
    if bare[: len(thing) + 1].lower() != f"{thing} ".lower():
        return bare
    return bare[len(thing) :].strip(_QUOTES)


# --- social work -------------------------------------------------------------------------------
def social(
    known: Gathered, found: Sequence[SocialWork], movement: Movement | None
) -> Iterator[Block]:
    """What was given to whom, and the sum where there are several amounts."""
    said = wording.words()["social"]
    many = _many(found)
    if many:
        about = movement.id if movement else 0
        yield Paragraph(wording.said(said["some"]), source=f"social.of.{about}")
    for one in found:
        yield _entry(_given(one), f"social.{one.id}", dash=many)
    if len([one for one in found if one.amount]) > 1:
        key = total_key(movement)
        line = said["total" + span(known)]
        runs = wording.said(line, total=(Field(key, PLACEHOLDER),), since=str(known.first_year))
        yield Paragraph(runs, source=key)


def total_key(movement: Movement | None) -> str:
    """Key of the sum of what was given in a movement, or in none."""
    return f"social.total.{movement.id if movement else 0}"


def amount_key(one: SocialWork) -> str:
    """Key of the amount of one entry."""
    return f"social.{one.id}.amount"


def span(known: Gathered) -> str:
    """Which sentence speaks of the report's time: of a year, a half-year or several years."""
    if known.first_year != known.year:
        return "_years"
    return "_half" if known.half else ""


def _given(one: SocialWork) -> tuple[Inline, ...]:
    said = wording.words()["social"]
    text, key = find_key(one.text), find_key(one.receiver)
    receiver = said["receiver"].format(receiver=one.receiver) if key and key not in text else ""
    amount: tuple[Inline, ...] = ()
    if one.amount and money(one.amount) not in one.text:
        amount = wording.said(said["money"], money=(Field(amount_key(one), PLACEHOLDER),))
    bare = one.text.rstrip(wording.words()["ends"] + " ")
    runs = wording.said(said["said"], text=bare, receiver=receiver, money=amount)
    return wording.capital(wording.ended(runs))


# --- tables ------------------------------------------------------------------------------------
def targets(movement: Movement) -> Iterator[Block]:
    """The targets of a movement beside what was reached; «…» where nobody has said."""
    if not movement.targets:
        return
    said = wording.words()["review"]
    yield Paragraph(wording.said(said["targets"]), source=f"targets.{movement.id}.intro")
    rows = [
        (str(count), one.text, _target(one, reached=False), _target(one, reached=True))
        for count, one in enumerate(movement.targets, start=1)
    ]
    yield _table(said["targets_head"], rows, (8.0, 90.0, 30.0, 30.0), f"targets.{movement.id}")


def _target(one: Target, *, reached: bool) -> str:
    value = one.reached if reached else one.value
    if value is None:
        return PLACEHOLDER if reached else ""
    said = figures.number(value, one.unit)
    return said if said.endswith(one.unit) else f"{said} {one.unit}"


def figures_by_year(activities: Sequence[Activity], movement: Movement) -> Iterator[Block]:
    """What was counted in several years, a column for each year."""
    found: dict[tuple[str, str], dict[int, str]] = {}
    names: dict[tuple[str, str], str] = {}
    for year, entries in groupby(activities, key=lambda one: one.year):
        counted = figures.merged(figure for one in entries for figure in one.figures)
        for figure in counted:
            key = (find_key(figure.name), find_key(figure.unit))
            names.setdefault(key, _counted(figure.name, figure.unit))
            found.setdefault(key, {})[year] = figures.written(figure)
    lasting = [key for key, counted_in in found.items() if len(counted_in) > 1]
    if not lasting:
        return
    said = wording.words()["review"]
    years = sorted({year for key in lasting for year in found[key]})
    rows = [
        (str(count), names[key], *(found[key].get(year, "") for year in years))
        for count, key in enumerate(lasting, start=1)
    ]
    source = f"figures.{movement.id}"
    yield Paragraph(wording.said(said["figures"]), source=f"{source}.intro")
    head = [*said["figures_head"], *map(str, years)]
    yield _table(head, rows, (8.0, 80.0, *(60.0 / len(years) for _ in years)), source)


def _counted(name: str, unit: str) -> str:
    """«văn bản đã ban hành (văn bản)»; the unit is said once."""
    named = name[:1].upper() + name[1:]
    return named if not unit or find_key(unit) in find_key(name) else f"{named} ({unit})"


def _table(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[float, ...], source: str
) -> Table:
    aligns = [Align.CENTER, Align.LEFT, *([Align.CENTER] * (len(widths) - 2))]
    heads = tuple(Cell(((Text(text, bold=True),),), Align.CENTER) for text in head)
    lines = tuple(
        TableRow(
            tuple(
                Cell(((Text(text),),) if text else (), align)
                for text, align in zip(row, aligns, strict=True)
            )
        )
        for row in rows
    )
    return Table(widths, (TableRow(heads, cut=False),), lines, source=source)
