"""Numbers of table rows («STT»): repeated and skipped ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from thiduadesk import resources
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)\s*[.)]?\s*")
_ENOUGH = 3


def findings(paper: Reading) -> Iterator[Finding]:
    """Every table whose first column counts its rows."""
    cells = paper.of_kind(PassageKind.CELL)
    for _table, group in groupby(cells, key=lambda one: (one.key, one.table)):
        yield from _rows([one for one in group if one.column == 0])


@cache
def _heads() -> frozenset[str]:
    data = resources.toml("lastlook/structure.toml")
    return frozenset(find_key(word) for word in data["row_number_heads"])


def _rows(first_column: Sequence[Passage]) -> Iterator[Finding]:
    numbered = [one for one in first_column if _NUMBER.fullmatch(one.text)]
    named = any(find_key(one.text) in _heads() for one in first_column[:2])
    if not named or len(numbered) < _ENOUGH:
        return
    last: dict[str, set[int]] = {}
    anew = True
    for cell in first_column:
        found = _NUMBER.fullmatch(cell.text)
        if found is None:
            anew = True
            continue
        above, _dot, own = found[1].rpartition(".")
        place = int(own)
        if anew and place == 1 and not above:
            last = {}
        before = last.get(above, {place - 1 if anew else 0})
        due = max(before) + 1
        if place - 1 not in before:
            code = "numbering_repeated" if place < due else "numbering_skipped"
            expected = f"{above}.{due}" if above else str(due)
            yield cell.finding(
                code,
                Severity.ERROR if place == due - 1 else Severity.WARNING,
                cell.text.strip(),
                found=found[1],
                expected=expected,
            )
        last[above] = {place, due} if place == due - 1 else {place}
        anew = False
