"""Where papers are used («nơi sử dụng»): records that point to them, dispatches whose words cite them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import papers as queries
from thiduadesk.data.queries import paperuses
from thiduadesk.documents.tree import walk
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import words
from thiduadesk.domain.papers import Use
from thiduadesk.domain.papers import UseKind
from thiduadesk.rules import same_paper
from thiduadesk.rules.citations import find_citations
from thiduadesk.rules.lastlook.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.papers import Citation
    from thiduadesk.domain.papers import Paper


def used(store: Store, paper_id: int) -> tuple[Use, ...]:
    """Everything a paper is used in, records first, then dispatches, the newest first.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.read() as reader:
        paper = queries.paper(reader, paper_id)
        pointing = [use for _paper, use in paperuses.uses(reader, paper_id)]
        word = paper.number.lstrip("0") or paper.subject.partition(" ")[0]
        ids = paperuses.dispatches_saying(reader, word) if word else ()
        cites = [
            _dated(use, meant)
            for use, cited in _citing(reader, ids)
            if (meant := [one for one in cited if same_paper.are_one(one, paper)])
        ]
    return (*pointing, *cites)


def used_by_paper(store: Store) -> Mapping[int, tuple[Use, ...]]:
    """The same of every paper that is used at all; reads every dispatch once."""
    found: dict[int, list[Use]] = defaultdict(list)
    with store.read() as reader:
        for paper_id, use in paperuses.uses(reader):
            found[paper_id].append(use)
        every = [one.id for one in reversed(dispatches.items(reader))]
        cites = list(_citing(reader, every))
        register = _by_key(queries.all_papers(reader))
    for use, cited in cites:
        meant: dict[int, list[Citation]] = defaultdict(list)
        for one in cited:
            for paper in register.get(same_paper.key(one), ()):
                if same_paper.are_one(one, paper):
                    meant[paper.id].append(one)
        for paper_id, said in meant.items():
            found[paper_id].append(_dated(use, said))
    return {paper_id: tuple(uses) for paper_id, uses in found.items()}


def _dated(use: Use, meant: Iterable[Citation]) -> Use:
    """The use with the dates its words give the paper."""
    days = {one.date: None for one in meant if one.date is not None}
    return replace(use, cited=tuple(days))


def _by_key(papers: Iterable[Paper]) -> Mapping[str, list[Paper]]:
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        found[same_paper.key(paper)].append(paper)
    return found


def _citing(reader: Reader, ids: Iterable[int]) -> Iterator[tuple[Use, tuple[Citation, ...]]]:
    """Each dispatch, and what its words cite."""
    wanted = set(ids)
    items = {one.id: one for one in dispatches.items(reader) if one.id in wanted}
    for number in ids:
        item = items.get(number)
        if item is None:
            continue
        title = " ".join(part for part in (item.type_name, item.subject) if part)
        said = "\n".join(_words(reader, number))
        use = Use(UseKind.DISPATCH, number, item.year, title, day=item.date)
        yield use, find_citations(said)


def _words(reader: Reader, dispatch_id: int) -> Iterator[str]:
    """The words of a dispatch, a paragraph each; of an issued one as it was issued."""
    frozen = dispatches.frozen(reader, dispatch_id)
    if frozen is not None:
        yield from (one.text for one in passages(frozen))
        return
    dispatch = dispatches.get(reader, dispatch_id)
    if dispatch is None:
        return
    bases = dispatch.frame.legal_bases
    for runs in (*bases, *(piece.runs for piece in walk.parts(dispatch.body))):
        yield from _said(runs)


def _said(runs: Iterable[Inline]) -> Iterator[str]:
    """The words of runs, then those of their notes."""
    held = tuple(runs)
    yield words(held)
    yield from (words(one.runs) for one in held if isinstance(one, Footnote))
