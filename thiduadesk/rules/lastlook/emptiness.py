"""Items and headings with nothing in them: «+ Liên minh Hợp tác xã:» and no word after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence

from thiduadesk.domain.document import Part
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.flow import end_of
from thiduadesk.rules.lastlook.passages import BODY_KINDS
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_NAMED = re.compile(r"[^:;.]{2,60}:\s*\S")
"""An item that says something of a name: «Sở Tư pháp: được tặng …»."""


def findings(paper: Reading) -> Iterator[Finding]:
    """Items, lead lines and headings that announce what does not follow."""
    body = [one for one in paper.passages if one.kind in BODY_KINDS and one.text.strip()]
    body = [one for one in body if one.kind is not PassageKind.FOOTNOTE]
    headed = {one.key for one in body if one.kind is PassageKind.HEADING}
    for count, one in enumerate(body):
        after = body[count + 1] if count + 1 < len(body) else None
        if one.kind is PassageKind.ITEM and _announces(one):
            yield from _item(one, after, body)
        elif one.kind is PassageKind.PARAGRAPH and one.key in headed and _leads(one, after):
            yield one.finding("item_empty", Severity.WARNING, end_of(one.text))
    for one in paper.of_kind(PassageKind.ITEM):
        if not one.text.strip():
            yield one.finding("item_empty", Severity.ERROR, one.number or None)
    headings = {one.key: one for one in paper.of_kind(PassageKind.HEADING)}
    for parts in (paper.document.body, *(one.parts for one in paper.document.appendices)):
        yield from _headings(parts, headings)


def _announces(one: Passage) -> bool:
    return one.text.rstrip().endswith(":")


def _leads(one: Passage, after: Passage | None) -> bool:
    """A paragraph announces what does not come."""
    return _announces(one) and _is_over(one, after)


def _is_over(one: Passage, after: Passage | None) -> bool:
    """What follows belongs to another part: a heading that is not below this one."""
    return after is None or (after.kind is PassageKind.HEADING and after.level <= one.level)


def _item(one: Passage, after: Passage | None, body: Sequence[Passage]) -> Iterator[Finding]:
    block = one.at.rpartition("/")[0]
    brothers = [other for other in body if other.at.startswith(f"{block}/")]
    named = sum(bool(_NAMED.match(other.text)) for other in brothers)
    followed = after is not None and after in brothers
    if _is_over(one, after) or (followed and after is not None and named > 1):
        certain = not followed or bool(after and _NAMED.match(after.text))
        yield one.finding(
            "item_empty",
            Severity.ERROR if certain else Severity.WARNING,
            f"{one.number} {one.text}".strip(),
        )


def _headings(parts: Sequence[Part], headings: dict[str, Passage]) -> Iterator[Finding]:
    """Headings over nothing, where their brothers have words below them."""
    filled = [one for one in parts if one.blocks or one.children]
    one_lacks = len(parts) - len(filled) == 1 and any(one is not parts[-1] for one in filled)
    for part in parts:
        heading = headings.get(part.key)
        if heading is not None and part.heading is not None and part not in filled:
            quote = f"{heading.number} {heading.text}".strip()
            open_end = not heading.text.rstrip().endswith((".", ";", ",", ")", "/"))
            if not heading.text.strip() or _announces(heading):
                yield heading.finding("item_empty", Severity.ERROR, quote)
            elif part.heading.titled and open_end and one_lacks:
                yield heading.finding("item_empty", Severity.WARNING, quote)
        yield from _headings(part.children, headings)
