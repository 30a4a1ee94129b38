"""The foot of a paper: signers, distribution list, the issuer's address.

Positions follow the drawing of annex I, IV (boxes 7, 9b, 13).
"""

from __future__ import annotations

from dataclasses import replace

from thiduadesk.documents.layout import MM
from thiduadesk.documents.layout import frame_words
from thiduadesk.documents.pdf.column import Column
from thiduadesk.documents.pdf.flow import Flow
from thiduadesk.documents.pdf.flow import Press
from thiduadesk.documents.pdf.pages import Mark
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Rect
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.documents.typesetting.lines import Line
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text


def closing(flow: Flow, document: Document) -> None:
    """Boxes 7 and 9b: signer at the right, list at the left; with two signers the list under."""
    signers = document.signatures
    sheet = document.distribution
    if not signers and sheet is None:
        return
    layout = flow.press.profile.signature
    split = flow.width * layout.left_share
    flow.keep_last(layout.keep_lines)
    if len(signers) > 1:
        _signers(flow, signers)
        if sheet is not None:
            flow.glue()
            _list_alone(flow, _list_lines(flow.press, sheet, flow.width))
        return
    lines = _list_lines(flow.press, sheet, split) if sheet is not None else []
    if not signers:
        _list_alone(flow, lines)
        return
    right = Column(flow.press, split, flow.width - split, 1)
    _signature(right, signers[0])
    left = Column(flow.press, 0.0, split, 0)
    if lines:
        first = right.marks[0]
        if isinstance(first, Put):
            left.y = max(0.0, _baseline(first.line) - _baseline(lines[0]))
        while lines and (left.y + lines[0].height <= right.y or not left.marks):
            left.stack((lines.pop(0),))
    marks = (*left.marks, *right.marks)
    flow.add(Strip(max(left.y, right.y), marks, before=layout.before, glued=True))
    for line in lines:
        flow.add(Strip(line.height, (Put(line, 0.0, 0.0),)))


def _baseline(line: Line) -> float:
    return line.height - line.descent


def _signature(column: Column, signer: Signature) -> int:
    """Boxes 7a and 7b with room between; how many marks stand above that room."""
    press = column.press
    styles = press.profile.styles
    for line in signer.authority or ("",):
        column.text(line, styles.authority)
    above = len(column.marks)
    column.y += press.profile.signature.gap * MM
    if signer.post:
        column.text(signer.post, styles.post)
    column.text(signer.name, styles.signer)
    return above


def _signers(flow: Flow, signers: tuple[Signature, ...]) -> None:
    """Two signers side by side, their names level; more in further rows."""
    before = flow.press.profile.signature.before
    half = flow.width / 2
    for place in range(0, len(signers), 2):
        columns = [Column(flow.press, 0.0, half, 0), Column(flow.press, half, half, 1)]
        pair = zip(columns, signers[place : place + 2], strict=False)
        signed = [(column, _signature(column, signer)) for column, signer in pair]
        height = max(column.y for column, _ in signed)
        marks: list[Mark] = []
        for column, above in signed:
            lower = height - column.y
            marks += column.marks[:above]
            marks += [replace(mark, y=mark.y + lower) for mark in column.marks[above:]]
        flow.add(Strip(height, marks, before=before, glued=True))


def _list_lines(press: Press, sheet: Distribution, width: float) -> list[Line]:
    words = press.profile.words
    styles = press.profile.styles
    lines = [press.one_line(words.distribution, styles.distribution)]
    for item in frame_words.recipient_lines(sheet, words):
        lines += press.lines((Text(item),), styles.recipient, width - 2 * MM)
    return lines


def _list_alone(flow: Flow, lines: list[Line]) -> None:
    before = flow.press.profile.signature.before
    for place, line in enumerate(lines):
        flow.add(
            Strip(
                line.height,
                (Put(line, 0.0, 0.0),),
                before=0.0 if place else before,
                glued=0 < place <= 2,
            )
        )


def address_block(press: Press, lines: tuple[str, ...], width: float) -> Strip | None:
    """Box 13: the issuer's address under a rule over the full width, for the foot of page 1."""
    if not lines:
        return None
    rules = press.profile.rules
    column = Column(press, 0.0, width, 0, y=rules.thickness + rules.address_gap)
    column.marks.append(Rect(0.0, 0.0, width, rules.thickness))
    for line in lines:
        column.text(line, press.profile.styles.address)
    return Strip(column.y, column.marks)
