"""A paper as plain words, so that one read back can be held against the one that was printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from typing import Any

from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import words
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import one_line

_FRAME_WORDS = (
    "Nơi nhận Kính gửi Lưu Như trên Số ngày tháng năm CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
    "Hạnh phúc " * 4
)
"""Words that the tree knows by its shape."""
_SIGNS = " .;,/:"


def frame(document: Document) -> dict[str, Any]:
    """Letterhead, title, addressees, decision, signatures, list."""
    title, sent = document.title, document.distribution
    return {
        "letterhead": _letterhead(document.letterhead),
        "title": (title.type_name, _said(" ".join(title.subject))) if title else None,
        "addressees": [_bare(one) for one in document.addressees.names]
        if document.addressees
        else [],
        "bases": [_bare(words(one)) for one in document.legal_bases],
        "decision": document.decision
        and (_said(" ".join(document.decision.authority)).upper(), _bare(document.decision.word)),
        "signatures": [(one.authority, one.post, one.name) for one in document.signatures],
        "recipients": [_recipient(one) for one in sent.recipients] if sent else [],
        "filing": _filing(sent.filing) if sent and sent.filing else None,
        "as above": bool(sent and sent.as_above),
    }


def _recipient(one: Recipient) -> str:
    return f"{one.name} ({one.purpose.strip('()')})" if one.purpose else one.name


def _filing(one: Filing) -> str:
    return (
        f"{', '.join(one.units)}{one.drafter}{'' if one.copies is None else f'({one.copies:02d})'}"
    )


def body(parts: Sequence[Part]) -> list[str]:
    """Numbers, titles and blocks in reading order, deeper parts further in."""
    return list(_parts(parts, number_parts(parts), 0))


def outline(parts: Sequence[Part], depth: int = 0) -> list[str]:
    """Only the numbers: brothers that hold no numbered parts share a line with those after them."""
    out: list[str] = []
    numbers = number_parts(parts)
    open_line = False
    for part in parts:
        if part.heading is None:
            continue
        number = numbers.get(part.key, "")
        if open_line:
            out[-1] += f" {number}"
        else:
            out.append(f"{'  ' * depth}{number}")
        below = outline(part.children, depth + 1)
        out += below
        open_line = not below
    return out


def lost_words(papers: Sequence[Document], text: str) -> list[str]:
    """Words of a file that stand neither in the papers' trees nor among what is stray."""
    kept: Counter[str] = Counter()
    for paper in papers:
        kept.update(_words(_all_text(paper)))
    return sorted((Counter(_words(text)) - kept).elements())


def _words(text: str) -> list[str]:
    bare = re.sub(r"<sup>\d+</sup>|</?(?!http)[a-z][^>]*>|\\", " ", text)
    return [word.lstrip("0") or "0" for word in re.findall(r"[^\W_]+", nfc(bare))]


def _all_text(paper: Document) -> str:
    source = paper.source
    assert source is not None
    said = [*source.stray, *source.head, str(frame(paper)), *body(paper.body)]
    said += [str(appendix(one)) for one in paper.appendices]
    said.append(_FRAME_WORDS)
    return " ".join(said)


def appendix(one: Appendix) -> dict[str, Any]:
    """Label, titles, blocks, parts."""
    return {
        "label": one.label,
        "letterhead": _letterhead(one.letterhead),
        "title": _said(" ".join(words(line.runs) for line in one.title)),
        "blocks": list(_blocks(one.blocks, 0)),
        "parts": body(one.parts),
    }


def _letterhead(head: Letterhead | None) -> dict[str, Any] | None:
    if head is None:
        return None
    return {
        "superior": _said(" ".join(head.superior)),
        "issuer": _said(" ".join(head.issuer)),
        "number": head.number,
        "symbol": head.symbol if head.numbered else "",
        "place": head.place,
        "date": head.date,
        "about": _said(head.about).removeprefix("V/v "),
    }


def _parts(parts: Sequence[Part], numbers: dict[str, str], depth: int) -> Iterator[str]:
    for part in parts:
        if part.heading is not None:
            number = numbers.get(part.key, "")
            title = _noted(part.heading.runs)
            yield f"{'  ' * depth}{number} {title}".rstrip()
        yield from _blocks(part.blocks, depth + 1)
        yield from _parts(part.children, numbers, depth + 1)


def _blocks(blocks: Sequence[Block], depth: int) -> Iterator[str]:
    inset = "  " * depth
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                if text := _noted(runs):
                    yield f"{inset}¶ {text}"
            case ListBlock(items=items, marker=marker):
                yield from (f"{inset}{marker.value} {_noted(item)}" for item in items)
            case Table(head=head, rows=rows):
                for row in (*head, *rows):
                    cells = (
                        " / ".join(filter(None, map(_noted, cell.paragraphs)))
                        + (f" ({cell.across})" if cell.across > 1 else "")
                        for cell in row.cells
                    )
                    yield f"{inset}| " + " | ".join(cells)
            case PageBreak():
                pass


def _noted(runs: Sequence[Inline]) -> str:
    notes = [_said(words(run.runs)) for run in runs if isinstance(run, Footnote)]
    return _said(words(tuple(runs))) + "".join(f" [{note}]" for note in notes)


def _said(text: str) -> str:
    return one_line(text)


def _bare(text: str) -> str:
    return one_line(text).rstrip(_SIGNS)
