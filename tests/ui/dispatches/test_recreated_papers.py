"""Real papers typed into the editor part by part: each prints the same words as the paper made from data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument

from tests.documents.drafts.test_seed_papers import ALL
from tests.documents.drafts.test_seed_papers import dispatch_of
from tests.documents.plain_words import document_text
from thiduadesk.data.store import Store
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Part
from thiduadesk.services import dispatches
from thiduadesk.ui.editor.reader import read
from thiduadesk.ui.editor.writer import write


def typed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as the text field gives them back."""
    field = QTextDocument()
    write(field, tuple(blocks))
    return read(field)


def type_parts(store: Store, dispatch_id: int, parent: str | None, parts: Sequence[Part]) -> None:
    for place, part in enumerate(parts):
        key = dispatches.add_part(store, dispatch_id, parent, place, part.heading)
        dispatches.set_blocks(store, key, typed(part.blocks))
        type_parts(store, dispatch_id, key, part.children)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ALL)
def test_paper_is_made_again_in_the_editor(store: Store, name: str) -> None:
    wanted = dispatch_of(name)
    day = wanted.date or wanted.frame.about_day
    made = dispatches.new(store, wanted.kind, wanted.year, day)
    for part in dispatches.get(store, made).body:
        dispatches.delete_part(store, part.key)
    dispatches.set_frame(store, made, wanted.frame)
    type_parts(store, made, None, wanted.body)
    told = dispatches.compose(store, made)
    direct = dispatches.compose_unsaved(store, replace(wanted, number=None, date=None))
    assert document_text(told) == document_text(direct)
    assert told.profile == direct.profile
    assert dispatches.render_pdf(told).pages == dispatches.render_pdf(direct).pages
