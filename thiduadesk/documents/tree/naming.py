"""What a reader's window calls a file: the title that both renderers write into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.document import words

if TYPE_CHECKING:
    from thiduadesk.domain.document import Document


def file_title(document: Document) -> str:
    """Type and subject of a paper, else the subject of a letter, else what heads its appendices."""
    if document.title is not None:
        return " ".join((document.title.type_name, *document.title.subject)).strip()
    if document.letterhead is not None and document.letterhead.about:
        return document.letterhead.about
    for appendix in document.appendices:
        heads = (*(words(line.runs) for line in appendix.title[:1]), appendix.label)
        if head := next(filter(None, heads), ""):
            return head
    return ""
