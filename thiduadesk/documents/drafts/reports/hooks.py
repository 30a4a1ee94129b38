"""Templates with hooks, read into parts: what the records say stands where a hook stood.

A hook is an object with ``draft`` among the blocks or the parts of a template; what it may say is in
``sections``. Beside ``draft`` a block hook has ``else``: the blocks that wait where nothing was
entered («…» if not given), or ``silent``; a part hook has ``n`` and ``title`` of the parts it makes,
and ``else`` parts. With ``unless`` nothing waits where one of the hooks named says something.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import Any
from typing import TypeVar

from thiduadesk.documents.drafts import compact
from thiduadesk.documents.drafts.reports import sections
from thiduadesk.documents.drafts.reports.drafting import MOVEMENTS
from thiduadesk.documents.drafts.reports.drafting import Drafting
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import Question
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import words

T = TypeVar("T")
_HOOK = "draft"


@dataclass(frozen=True, slots=True)
class Outline:
    """A body drafted from the records, its fields not filled yet, and what it asks."""

    body: tuple[Part, ...]
    questions: tuple[Question, ...] = ()


def drafted(values: Sequence[dict[str, Any]], known: Gathered) -> Outline:
    """The parts of a template.

    Raises:
        compact.CompactError: something in them has no known form.
        KeyError: a hook that nobody knows.
    """
    drafting = Drafting(known)
    body = _keyed(_parts(values, drafting))
    drafting.ask_for_days()
    return Outline(body, tuple(drafting.questions))


def _parts(values: Sequence[dict[str, Any]], drafting: Drafting) -> tuple[Part, ...]:
    made: list[Part] = []
    for value in values:
        if _HOOK in value:
            found = _of(sections.PARTS, value, drafting)
            made += found or _waiting(value, drafting)
            continue
        heading = compact.heading(value)
        above = drafting.section
        drafting.section = words(heading.runs).rstrip(":") if heading else ""
        blocks = tuple(
            block for item in value.get("blocks", ()) for block in _blocks(item, drafting)
        )
        children = _parts(value.get("parts", ()), drafting)
        drafting.section = above
        made.append(Part("", heading, blocks, children))
    return tuple(made)


def _waiting(value: dict[str, Any], drafting: Drafting) -> tuple[Part, ...]:
    """Parts that wait for the first of what the hook is about, and a question."""
    made = _parts(value.get("else", ()), drafting)
    source = f"heading.{value[_HOOK]}"
    if made:
        drafting.ask("movements_missing", source, MOVEMENTS)
    return tuple(
        replace(
            part,
            heading=part.heading and replace(part.heading, source=source),
            blocks=tuple(
                replace(block, source=f"{source}.text") if isinstance(block, Paragraph) else block
                for block in part.blocks
            ),
        )
        for part in made
    )


def _blocks(value: Any, drafting: Drafting) -> tuple[Block, ...]:
    if not (isinstance(value, dict) and _HOOK in value):
        return (compact.block(value),)
    if any(_says(name, drafting.known) for name in value.get("unless", ())):
        value = {**value, "silent": True}
    return _of(sections.BLOCKS, value, drafting)


def _of(
    makers: Mapping[str, Callable[[Drafting, Mapping[str, Any], str], Iterator[T]]],
    hook: Mapping[str, Any],
    drafting: Drafting,
) -> tuple[T, ...]:
    name, _dot, about = str(hook[_HOOK]).partition(".")
    return tuple(makers[name](drafting, hook, about))


def _says(name: str, known: Gathered) -> bool:
    """Whether a hook has something to say."""
    trial, hook = Drafting(known), {_HOOK: name, "silent": True}
    if name.partition(".")[0] in sections.PARTS:
        return bool(_of(sections.PARTS, hook, trial))
    return bool(_of(sections.BLOCKS, hook, trial))


def _keyed(parts: Sequence[Part], above: str = "") -> tuple[Part, ...]:
    """Each part gets its place as key, as ``compact`` gives it."""
    return tuple(
        replace(part, key=f"{above}{place}", children=_keyed(part.children, f"{above}{place}."))
        for place, part in enumerate(parts, start=1)
    )
