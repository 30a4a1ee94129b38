"""Papers as a report cites them («viện dẫn»): in the sentence, in brackets, in a footnote.

In full: type, number and symbol, day, issuer and subject (NĐ 30/2020, annex I, II.6.b). In brackets
behind what the sentence already says: type, number and symbol, day.
"""

from __future__ import annotations

from collections.abc import Sequence

from thiduadesk.documents.drafts.reports import wording
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import full_number
from thiduadesk.domain.papers import number_key
from thiduadesk.domain.text import short_date
from thiduadesk.rules.citations import find_citations


def brief(paper: Paper) -> str:
    """«Kế hoạch số 401/KH-VP ngày 15/3/2022»; a law without number by its subject."""
    said = wording.words()["citing"]
    number = full_number(paper.number, paper.symbol)
    if not number:
        named = paper.subject.startswith(paper.kind)
        return paper.subject if named else f"{paper.kind} {paper.subject}".strip()
    text = str(said["numbered"]).format(kind=paper.kind, number=number).strip()
    return text + (said["dated"].format(day=short_date(paper.date)) if paper.date else "")


def in_full(paper: Paper) -> str:
    """The same with issuer and subject."""
    said = wording.words()["citing"]
    if not full_number(paper.number, paper.symbol):
        return brief(paper)
    issued = said["issued"].format(issuer=paper.issuer) if paper.issuer else ""
    return brief(paper) + issued + _about(paper)


def in_sentence(papers: Sequence[Paper]) -> tuple[Inline, ...]:
    """A few papers in full, joined; of many only that there are some, and a footnote names them."""
    said = wording.words()["citing"]
    if len(papers) <= said["few"]:
        return wording.listed([(Text(in_full(paper)),) for paper in papers])
    return (Text(said["these"]), _footnote(papers))


def all_in_full(papers: Sequence[Paper]) -> str:
    """However many there are, in plain words; empty for none."""
    joint = "comma" if len(papers) <= wording.words()["citing"]["few"] else "semicolon"
    return words(wording.listed([(Text(in_full(paper)),) for paper in papers], joint=joint))


def plans(papers: Sequence[Paper]) -> tuple[Inline, ...]:
    """The office's own papers: «Kế hoạch số … về việc …», who issued them is said already."""
    return wording.listed([(Text(brief(paper) + _about(paper)),) for paper in papers])


def behind(runs: tuple[Inline, ...], papers: Sequence[Paper]) -> tuple[Inline, ...]:
    """What stands behind a sentence for its papers: those it does not name itself.

    A few in brackets, many in a footnote.
    """
    named = cited_keys(words(runs))
    left = [one for one in papers if number_key(one.number, one.symbol) not in named]
    said = wording.words()["citing"]
    if not left:
        return ()
    if len(left) > said["few"]:
        return (_footnote(left),)
    listed = wording.listed([(Text(brief(paper)),) for paper in left], joint="semicolon")
    return wording.said(said["bracket"], papers=listed)


def cited_keys(text: str) -> frozenset[str]:
    """Keys of the papers that a text names by number, and of laws named by nothing else."""
    return frozenset(number_key(one.number, one.symbol) for one in find_citations(text))


def _footnote(papers: Sequence[Paper]) -> Inline:
    listed = wording.listed([(Text(in_full(paper)),) for paper in papers], joint="semicolon")
    return wording.note(wording.said(wording.words()["citing"]["note"], papers=listed))


def _about(paper: Paper) -> str:
    said = wording.words()["citing"]
    subject = paper.subject.strip().rstrip(".;,")
    if not subject:
        return ""
    if subject.startswith(said["same"]):
        subject = f"{said['written']}{subject.removeprefix(said['same'])}"
    if subject.casefold().startswith(f"{paper.kind} ".casefold()):
        subject = subject[len(paper.kind) + 1 :]
        return str(said["about"].format(subject=wording.lowered(subject)))
    lowered = wording.lowered(subject)
    if lowered.casefold().startswith(tuple(said["as_it_is"])):
        return f" {lowered}"
    thing = not lowered[0].islower() or lowered.startswith(tuple(said["things"]))
    return str(said["about" if thing else "matter"].format(subject=lowered))
