"""Templates of the clerk's own («mẫu của tôi»): a draft whose years and figures became fields.

In running words a fact becomes a ``Field``, in the lines of the subject «{key}», as in the
templates of the program; a brace typed there is kept doubled, «{{». Words inside a citation
stay: the year of a decision is no work year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TypeAlias

from thiduadesk.documents.drafts.facts import years as years_of
from thiduadesk.documents.layout import profile_for
from thiduadesk.documents.tree import following
from thiduadesk.documents.tree.fields import Rows
from thiduadesk.documents.tree.fields import filled
from thiduadesk.documents.tree.walk import mapped
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.rules.citations import find_citations

RunsMap: TypeAlias = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]

_TELLING = 8
"""Letters from which on words are most likely the fact; a short figure may be another one."""
_TOKEN = re.compile(r"\{(?:(?P<brace>\{)|(?P<key>[a-z_.]+)\})")


@dataclass(frozen=True, slots=True)
class Offer:
    """A fact whose words stand in a draft: shall they follow the records from now on?

    Attributes:
        key: of the fact, ``year``.
        text: its words, as they stand in the draft.
        places: how often.
        likely: a year or long enough to be no other thing of the same words.
    """

    key: str
    text: str
    places: int
    likely: bool


def offers(dispatch: Dispatch, facts: Mapping[str, str]) -> tuple[Offer, ...]:
    """The facts whose words stand in a draft, those most likely meant first."""
    known = _offered(dispatch.year, facts)
    count: Counter[str] = Counter()

    def counted(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        count.update(match.key for match in _matches(runs, known))
        return runs

    _changed(dispatch.body, counted)
    for line in dispatch.frame.subject:
        counted((Text(line),))
    years = years_of(dispatch.year)
    found = [
        Offer(key, known[key], places, key in years or len(known[key]) >= _TELLING)
        for key, places in count.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.key not in years, not one.likely, -one.places)))


def made_from(
    dispatch: Dispatch, name: str, facts: Mapping[str, str], keys: Collection[str]
) -> OwnTemplate:
    """A template of a draft, in which the words of the facts ``keys`` follow the records."""
    known = {key: text for key, text in _offered(dispatch.year, facts).items() if key in keys}
    subject = tuple(_with_tokens(line, known) for line in dispatch.frame.subject)
    return OwnTemplate(
        id=0,
        name=name,
        kind=dispatch.kind,
        frame=replace(dispatch.frame, subject=subject),
        body=_changed(
            following.for_another_year(dispatch.body), lambda runs: _with_fields(runs, known)
        ),
    )


def drafted(
    template: OwnTemplate,
    year: int,
    day: dt.date,
    facts: Mapping[str, str],
    rows: Mapping[str, Rows],
    signers: Collection[str],
) -> Dispatch:
    """A new dispatch of an own template, not kept yet (id 0).

    Args:
        template: whose words it takes.
        year: its work year.
        day: the day whose names hold.
        facts: the records as words by key.
        rows: the records as lists and tables by key.
        signers: who may sign on that day; a typed signer who may not gives way to the head.
    """
    known = {**years_of(year), **facts}
    frame = template.frame
    signature = frame.signature
    frame = replace(
        frame,
        subject=tuple(_filled_line(line, known) for line in frame.subject),
        about_day=day,
        signature=signature if signature and signature.name in signers else None,
        appendices=tuple(replace(plan, year=year) for plan in frame.appendices),
    )
    return Dispatch(
        id=0,
        kind=template.kind,
        year=year,
        profile=profile_for(day).id,
        state=State.DRAFT,
        frame=frame,
        body=filled(template.body, known, rows),
    )


@dataclass(frozen=True, slots=True)
class _Match:
    key: str
    start: int
    end: int


def _changed(parts: Sequence[Part], change: RunsMap) -> tuple[Part, ...]:
    """The parts with the runs of every title and paragraph changed, in reading order."""
    return tuple(
        replace(
            part,
            heading=part.heading and replace(part.heading, runs=change(part.heading.runs)),
            blocks=tuple(mapped(block, change) for block in part.blocks),
            children=_changed(part.children, change),
        )
        for part in parts
    )


def _offered(year: int, facts: Mapping[str, str]) -> dict[str, str]:
    """Facts that may stand in running words; of two with the same words the first one."""
    out: dict[str, str] = {}
    for key, text in {**years_of(year), **facts}.items():
        if len(text) > 1 and "\n" not in text and text != PLACEHOLDER and text not in out.values():
            out[key] = text
    return out


def _matches(runs: tuple[Inline, ...], known: Mapping[str, str]) -> Iterator[_Match]:
    """Where facts stand in runs, the longest first where several begin; citations left out."""
    if not known:
        return
    text = words(runs)
    cited = [(one.start, one.end) for one in find_citations(text)]
    by_text = {words_: key for key, words_ in known.items()}
    longest = sorted(by_text, key=len, reverse=True)
    either = "|".join(re.escape(one) for one in longest)
    for found in re.finditer(rf"(?<![\w/])(?<!\d[.,-])(?:{either})(?![\w/])(?![.,-]\d)", text):
        if not any(start < found.end() and found.start() < end for start, end in cited):
            yield _Match(by_text[found.group()], *found.span())


def _with_fields(runs: tuple[Inline, ...], known: Mapping[str, str]) -> tuple[Inline, ...]:
    """Runs whose words became fields; words over two styles stay as they are."""
    matches = list(_matches(runs, known))
    out: list[Inline] = []
    at = 0
    for run in runs:
        length = len(words((run,)))
        if isinstance(run, Text) and not run.raised:
            inside = [one for one in matches if at <= one.start and one.end <= at + length]
            out += _cut(run, at, inside)
        else:
            out.append(run)
        at += length
    return tuple(out)


def _cut(run: Text, at: int, matches: list[_Match]) -> Iterator[Inline]:
    here = 0
    for one in matches:
        if one.start - at > here:
            yield replace(run, text=run.text[here : one.start - at])
        text = run.text[one.start - at : one.end - at]
        yield Field(one.key, text, bold=run.bold, italic=run.italic)
        here = one.end - at
    if here < len(run.text):
        yield replace(run, text=run.text[here:])


def _with_tokens(line: str, known: Mapping[str, str]) -> str:
    """A line whose facts are «{key}»; a brace typed in it is doubled, so that it is none."""
    fields = _with_fields((Text(line),), known)
    return "".join(
        f"{{{run.key}}}" if isinstance(run, Field) else words((run,)).replace("{", "{{")
        for run in fields
    )


def _filled_line(line: str, known: Mapping[str, str]) -> str:
    """The line with the words of its facts, «…» for one that is not known, and typed braces."""
    return _TOKEN.sub(lambda found: found["brace"] or known.get(found["key"]) or PLACEHOLDER, line)
