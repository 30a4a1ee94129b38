"""Takes the rows of units into a draft; a unit that only a cell names is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk.domain.office import Unit
from thiduadesk.exchange.people_rows import unit_row
from thiduadesk.services.workbook.draft import Outcome
from thiduadesk.services.workbook.draft import differences
from thiduadesk.services.workbook.draft import fits
from thiduadesk.services.workbook.draft import reversed_span
from thiduadesk.services.workbook.draft import stated
from thiduadesk.services.workbook.who import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thiduadesk.exchange.people_rows import Line
    from thiduadesk.services.workbook.draft import Draft


def take_units(draft: Draft, lines: Iterable[Line]) -> None:
    """Rows of «Đơn vị»; a superior may stand below the units it is above."""
    waiting: list[tuple[Line, Unit]] = []
    for line in lines:
        if "name" not in line.values:
            draft.refuse(line, "people_cell_missing", "name")
        elif column := reversed_span(line.values, {}):
            draft.refuse(line, "people_span_reversed", column)
        else:
            waiting.append((line, _unit_of(draft, line)))
    for line, unit in waiting:
        _settle_unit(draft, line, unit)


def _unit_of(draft: Draft, line: Line) -> Unit:
    """The unit of the row, made where it is new."""
    own = [one for one in draft.all(Unit) if name_key(one.name) == name_key(line.values["name"])]
    exact = [one for one in own if fits(_shown(draft, one), line.values)]
    start = line.values.get("start")
    same = [one for one in own if start is None or one.span.start in (None, start)]
    for found in (*exact, *same):
        return found
    made: Unit = draft.put(Unit(0, line.values["name"]))
    draft.who.add_unit(made)
    return made


def _settle_unit(draft: Draft, line: Line, unit: Unit) -> None:
    now = draft.get(Unit, unit.id)
    values = dict(line.values)
    superior = now.superior_id
    if "superior" in values:
        superior = unit_called(draft, line, "superior") or None
        values["superior"] = draft.who.unit_name(superior)
    shown = _shown(draft, now)
    if column := reversed_span(values, shown):
        draft.refuse(line, "people_span_reversed", column)
        return
    if superior is not None and _is_under(draft, superior, now.id):
        draft.note(line, "people_unit_under_itself", "superior", values.pop("superior"))
        superior = now.superior_id
    fresh = now.id < 0 and now == Unit(now.id, now.name)
    if superior is None and "superior" in values:
        values.pop("superior")  # directly under the office, which is shown as nothing
    changes = differences(shown, values)
    if not changes and superior == now.superior_id and not fresh:
        draft.settle(line, Outcome.UNCHANGED, now.name)
        return
    changed = draft.put(replace(stated(now, values), superior_id=superior))
    draft.who.add_unit(changed)
    draft.settle(line, Outcome.ADDED if fresh else Outcome.CHANGED, now.name, changes)


def unit_called(draft: Draft, line: Line, column: str) -> int:
    """The unit that a cell names; one that nobody knows is made, and told."""
    words = line.values[column]
    found: list[int] = draft.who.units(words)
    if not found:
        made: Unit = draft.put(Unit(0, words))
        draft.who.add_unit(made)
        draft.note(line, "people_unit_made", column, words)
        found = [made.id]
    return found[0]


def _shown(draft: Draft, unit: Unit) -> dict[str, Any]:
    above = draft.who.unit_name(unit.superior_id) if unit.superior_id else ""
    return unit_row(unit, above)


def _is_under(draft: Draft, superior: int | None, unit: int) -> bool:
    above = {one.id: one.superior_id for one in draft.all(Unit)}
    while superior is not None:
        if superior == unit:
            return True
        superior = above.get(superior)
    return False
