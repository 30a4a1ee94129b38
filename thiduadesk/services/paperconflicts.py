"""What contradicts itself in the register of papers: of one paper, or of all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from thiduadesk.data.queries import papers as queries
from thiduadesk.rules import papers as rules
from thiduadesk.services import paperuses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from collections.abc import Sequence

    from thiduadesk.data.store import Store
    from thiduadesk.domain.findings import Finding
    from thiduadesk.domain.papers import Use


def of_paper(
    store: Store, paper_id: int, uses: Sequence[Use], today: dt.date
) -> tuple[Finding, ...]:
    """What contradicts itself in one paper, held against all that concern it.

    Args:
        store: the data file.
        paper_id: the paper.
        uses: where it is used (``paperuses.used``).
        today: no paper is younger.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.read() as reader:
        paper = queries.paper(reader, paper_id)
        near = {paper.id: paper}
        others = [*queries.of_number(reader, paper.number, paper.symbol)]
        if paper.date is not None and paper.number:
            others += queries.of_series(reader, paper.symbol, paper.date.year)
        pairs = [
            one for one in queries.amendments(reader) if paper_id in (one.paper_id, one.amends_id)
        ]
        others += queries.papers_of(reader, (one.amends_id for one in pairs))
        near |= {one.id: one for one in others}
    found = rules.findings(tuple(near.values()), pairs, {paper_id: uses}, today)
    return tuple(one for one in found if one.params["paper"] == str(paper_id))


def of_all(store: Store, today: dt.date) -> Mapping[int, tuple[Finding, ...]]:
    """The same of every paper that has something wrong, by id; reads the whole register."""
    uses = paperuses.used_by_paper(store)
    with store.read() as reader:
        every, pairs = queries.all_papers(reader), queries.amendments(reader)
    found: dict[int, list[Finding]] = defaultdict(list)
    for one in rules.findings(every, pairs, uses, today):
        found[int(one.params["paper"])].append(one)
    return {paper_id: tuple(told) for paper_id, told in found.items()}
