"""The frame of a paper: letterhead, title, addressees, legal bases, signature, address.

Each function adds strips to a flow; positions follow the drawing of annex I, IV (boxes 1 to 14).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from thiduadesk.documents import layout_words
from thiduadesk.documents.layout import Matched
from thiduadesk.documents.layout import Style
from thiduadesk.documents.lines import MM
from thiduadesk.documents.lines import Line
from thiduadesk.documents.pages import Mark
from thiduadesk.documents.pages import Put
from thiduadesk.documents.pages import Rect
from thiduadesk.documents.pages import Strip
from thiduadesk.documents.pdf_flow import Flow
from thiduadesk.documents.pdf_flow import Press
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title

_EVEN = 1.5
"""Lines differing by no more than this share a rule between 1/3 and 1/2 of each."""
_WIDEST_RIGHT = 0.68
"""Largest share of the text width that the right column of the letterhead may take."""


@dataclass(slots=True)
class _Column:
    """Lines stacked in a column of a block; ``y`` is where the next one goes."""

    press: Press
    x: float
    width: float
    place: int
    y: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    """Of the lines since the last ``fresh``: what a rule under them is measured by."""

    def text(self, text: str, style: Style) -> None:
        """A paragraph in ``style``, balanced when centred."""
        runs = (Text(text),)
        if style.align is Align.CENTER:
            self.stack(self.press.centred(runs, style, self.width))
        else:
            self.stack(self.press.lines(runs, style, self.width))

    def stack(self, lines: Iterable[Line]) -> None:
        """Lines already set, one under the other."""
        for line in lines:
            self.marks.append(Put(line, self.x, self.y, self.place))
            self.y += line.height
            self.widths.append(line.width)

    def unbroken(self, text: str, style: Style) -> None:
        """One line that is never broken, centred in the column."""
        line = self.press.one_line(text, style)
        self.stack((replace(line, x=(self.width - line.width) / 2),))

    def fresh(self) -> None:
        """What comes next is measured by itself."""
        self.widths = []

    def rule(self, share: float) -> None:
        """A centred rule, ``share`` of the line above.

        Under several lines it is measured by their middle width, so that it has a legal share
        of each; where they differ too much for that, by the longest.
        """
        if not any(self.widths):
            return
        rules = self.press.profile.rules
        shortest, longest = min(self.widths), max(self.widths)
        even = longest <= _EVEN * shortest
        length = share * ((shortest + longest) / 2 if even else longest)
        self.y += rules.gap
        x = self.x + (self.width - length) / 2
        self.marks.append(Rect(x, self.y, length, rules.thickness))
        self.y += rules.thickness


# --- head --------------------------------------------------------------------------------------
def letterhead(flow: Flow, head: Letterhead, urgency: str = "") -> None:
    """Boxes 1 to 5b and 10b, one block that never breaks."""
    press = flow.press
    words = press.profile.words
    styles = press.profile.styles
    sizes, left_width = _letterhead_columns(press, head, flow.width)
    left = _Column(press, 0.0, left_width, 0)
    right = _Column(press, left_width, flow.width - left_width, 1)
    for name in head.superior:
        left.text(name, replace(styles.superior, size=sizes.issuer))
    left.fresh()
    for name in head.issuer:
        left.text(name, replace(styles.issuer, size=sizes.issuer))
    left.rule(press.profile.rules.issuer)
    right.unbroken(words.nation, replace(styles.nation, size=sizes.nation))
    right.fresh()
    right.unbroken(words.motto, replace(styles.motto, size=sizes.motto))
    right.rule(press.profile.rules.motto)
    _number_and_date(left, right, head, sizes)
    if about := layout_words.about_line(head, words):
        left.y += styles.about.before
        left.text(about, styles.about)
    if urgency:
        _urgency(left, urgency)
    flow.add(Strip(max(left.y, right.y), (*left.marks, *right.marks)))


def _letterhead_columns(press: Press, head: Letterhead, width: float) -> tuple[Matched, float]:
    """Sizes at which no line of the right column breaks, and the width of the left column."""
    layout = press.profile.letterhead
    words = press.profile.words
    styles = press.profile.styles
    date = layout_words.place_date_line(head, words)
    room = width * (1 - layout.left_share)
    needed = 0.0
    sizes = layout.steps[-1]
    for sizes in layout.steps:
        needed = max(
            press.one_line(words.nation, replace(styles.nation, size=sizes.nation)).width,
            press.one_line(words.motto, replace(styles.motto, size=sizes.motto)).width,
            press.one_line(date, replace(styles.place_date, size=sizes.place_date)).width,
        )
        if needed <= room:
            break
    right = min(max(room, needed), width * _WIDEST_RIGHT)
    return sizes, width - right


def _number_and_date(left: _Column, right: _Column, head: Letterhead, sizes: Matched) -> None:
    """Boxes 3 and 4 on one baseline."""
    press = left.press
    words = press.profile.words
    styles = press.profile.styles
    number = press.one_line(layout_words.number_line(head, words), styles.number)
    date = press.one_line(
        layout_words.place_date_line(head, words),
        replace(styles.place_date, size=sizes.place_date),
    )
    top = max(left.y, right.y) + max(styles.number.before, styles.place_date.before)
    base = top + max(line.height - line.descent for line in (number, date))
    for column, line in ((left, number), (right, date)):
        column.y = base - (line.height - line.descent)
        column.stack((replace(line, x=(column.width - line.width) / 2),))


def _urgency(left: _Column, words: str) -> None:
    """Box 10b: red words in a red frame."""
    layout = left.press.profile.urgency
    shown = words.upper()
    width = layout.widths.get(shown, layout.default_width) * MM
    height = layout.height * MM
    left.y += layout.style.size
    x, y = left.x + (left.width - width) / 2, left.y
    left.marks += frame(x, y, width, height, left.press.profile.rules.thickness, layout.colour)
    line = left.press.one_line(shown, layout.style)
    put = Put(line, x + (width - line.width) / 2, y + (height - line.height) / 2, left.place)
    left.marks.append(replace(put, colour=layout.colour))
    left.y += height


def frame(
    x: float, y: float, width: float, height: float, thick: float, colour: str
) -> tuple[Rect, ...]:
    """Four rules around a box."""
    return (
        Rect(x, y, width, thick, colour),
        Rect(x, y + height - thick, width, thick, colour),
        Rect(x, y, thick, height, colour),
        Rect(x + width - thick, y, thick, height, colour),
    )


def title(flow: Flow, title: Title) -> None:
    """Box 5a: type name, subject, the short rule; one block that stays with what follows."""
    press = flow.press
    styles = press.profile.styles
    column = _Column(press, 0.0, flow.width, 0)
    if title.type_name:
        column.text(title.type_name, styles.type_name)
    if title.subject:
        column.fresh()
    for line in title.subject:
        column.text(line, styles.subject)
    column.rule(press.profile.rules.subject)
    strip = Strip(column.y, column.marks, before=styles.type_name.before)
    flow.add(strip, after=styles.subject.after)
    flow.glue()


def addressees(flow: Flow, to: Addressees) -> None:
    """Box 9a: one addressee on the line, several as dashed lines under the colon."""
    press = flow.press
    words = press.profile.words
    style = press.profile.styles.addressees
    lines = layout_words.addressee_lines(to.names, words)
    if len(lines) == 1:
        runs: tuple[Inline, ...] = (Text(f"{words.addressees} {lines[0]}"),)
        set_lines = press.centred(runs, style, flow.width)
        flow.lines(set_lines, style, whole=True)
        return
    left = press.profile.addressees_indent * MM
    call = press.one_line(words.addressees, style)
    dash = left + call.width - press.one_line(":", style).width
    column = _Column(press, left, flow.width - left, 0)
    column.stack((call,))
    column.x, column.width = dash, flow.width - dash
    for line in lines:
        column.text(line, replace(style, align=Align.LEFT))
    flow.add(Strip(column.y, column.marks, before=style.before), after=style.after)


def legal_bases(flow: Flow, bases: tuple[tuple[Inline, ...], ...]) -> None:
    """«Căn cứ …», one a line, ending as the regime wants."""
    words = flow.press.profile.words
    for place, runs in enumerate(bases):
        end = layout_words.basis_end(runs, last=place == len(bases) - 1, words=words)
        ended = (*runs, Text(end)) if end else runs
        flow.paragraph(ended, flow.press.profile.styles.legal_basis)


# --- foot --------------------------------------------------------------------------------------
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
            rest = _list_lines(flow.press, sheet, flow.width)
            _list_alone(flow, rest)
        return
    lines = _list_lines(flow.press, sheet, split) if sheet is not None else []
    if not signers:
        _list_alone(flow, lines)
        return
    right = _Column(flow.press, split, flow.width - split, 1)
    _signature(right, signers[0])
    left = _Column(flow.press, 0.0, split, 0)
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


def _signature(column: _Column, signer: Signature) -> None:
    press = column.press
    styles = press.profile.styles
    for line in signer.authority or ("",):
        column.text(line, styles.authority)
    column.y += press.profile.signature.gap * MM
    if signer.post:
        column.text(signer.post, styles.post)
    column.text(signer.name, styles.signer)


def _signers(flow: Flow, signers: tuple[Signature, ...]) -> None:
    """Two signers side by side, their names level; more in further rows."""
    layout = flow.press.profile.signature
    for place in range(0, len(signers), 2):
        columns = [
            _Column(flow.press, 0.0, flow.width / 2, 0),
            _Column(flow.press, flow.width / 2, flow.width / 2, 1),
        ]
        for column, signer in zip(columns, signers[place : place + 2], strict=False):
            _signature(column, signer)
        height = max(column.y for column in columns)
        marks = [mark for column in columns for mark in _lowered(column, height)]
        flow.add(Strip(height, marks, before=layout.before, glued=True))


def _lowered(column: _Column, height: float) -> list[Mark]:
    """The column's marks with the name at the foot of a block ``height`` high."""
    if not column.marks:
        return []
    *above, name = column.marks
    if isinstance(name, Put):
        name = replace(name, y=height - name.line.height)
    return [*above, name]


def _list_lines(press: Press, sheet: Distribution, width: float) -> list[Line]:
    words = press.profile.words
    styles = press.profile.styles
    lines = [press.one_line(words.distribution, styles.distribution)]
    for item in layout_words.recipient_lines(sheet, words):
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
    column = _Column(press, 0.0, width, 0, y=rules.thickness + rules.address_gap)
    column.marks.append(Rect(0.0, 0.0, width, rules.thickness))
    for line in lines:
        column.text(line, press.profile.styles.address)
    return Strip(column.y, column.marks)
