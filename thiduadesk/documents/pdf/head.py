"""The head of a paper: letterhead, urgency, title, addressees, who decides and on what grounds.

Each function adds strips to a flow; positions follow the drawing of annex I, IV.
"""

from __future__ import annotations

from dataclasses import replace

from thiduadesk.documents.layout import MM
from thiduadesk.documents.layout import Style
from thiduadesk.documents.layout import Styles
from thiduadesk.documents.layout import frame_words
from thiduadesk.documents.layout.fitting import fitted
from thiduadesk.documents.pdf.column import Column
from thiduadesk.documents.pdf.column import frame
from thiduadesk.documents.pdf.flow import Flow
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title


def letterhead(flow: Flow, head: Letterhead, urgency: str = "") -> None:
    """Boxes 1 to 5b and 10b, one block that never breaks."""
    press = flow.press
    words = press.profile.words
    styles, right_width = fitted(press.profile, head, flow.width, press.width)
    left_width = flow.width - right_width
    left = Column(press, 0.0, left_width, 0)
    right = Column(press, left_width, flow.width - left_width, 1)
    for name in head.superior:
        left.text(name, styles.superior)
    left.fresh()
    for name in head.issuer:
        left.text(name, styles.issuer)
    left.rule(press.profile.rules.issuer)
    right.unbroken(words.nation, styles.nation)
    right.fresh()
    right.unbroken(words.motto, styles.motto)
    right.rule(press.profile.rules.motto)
    _number_and_date(left, right, head, styles)
    if about := frame_words.about_line(head, words):
        left.y += styles.about.before
        left.text(about, styles.about)
    if urgency:
        _urgency(left, urgency)
    flow.add(Strip(max(left.y, right.y), (*left.marks, *right.marks)))


def _number_and_date(left: Column, right: Column, head: Letterhead, styles: Styles) -> None:
    """Boxes 3 and 4 on one baseline; a paper may have one of them, or neither."""
    press = left.press
    words = press.profile.words
    number = press.one_line(frame_words.number_line(head, words), styles.number)
    date = press.one_line(frame_words.place_date_line(head, words), styles.place_date)
    if not number.pieces and not date.pieces:
        return
    top = max(left.y, right.y) + max(styles.number.before, styles.place_date.before)
    base = top + max(line.height - line.descent for line in (number, date))
    for column, line in ((left, number), (right, date)):
        if not line.pieces:
            continue
        column.y = base - (line.height - line.descent)
        column.stack((replace(line, x=(column.width - line.width) / 2),))


def _urgency(left: Column, words: str) -> None:
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


def title(flow: Flow, title: Title) -> None:
    """Box 5a: type name, subject, the short rule; one block that stays with what follows."""
    press = flow.press
    styles = press.profile.styles
    column = Column(press, 0.0, flow.width, 0)
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
    lines = frame_words.addressee_lines(to.names, words)
    if len(lines) == 1:
        runs: tuple[Inline, ...] = (Text(f"{words.addressees} {lines[0]}"),)
        set_lines = press.centred(runs, style, flow.width)
        flow.lines(set_lines, style, whole=True)
        return
    left = press.profile.addressees_indent * MM
    call = press.one_line(words.addressees, style)
    dash = left + call.width - press.one_line(":", style).width
    column = Column(press, left, flow.width - left, 0)
    column.stack((call,))
    column.x, column.width = dash, flow.width - dash
    for line in lines:
        column.text(line, replace(style, align=Align.LEFT))
    flow.add(Strip(column.y, column.marks, before=style.before), after=style.after)


def decision(flow: Flow, made: Decision, bases: tuple[tuple[Inline, ...], ...]) -> None:
    """Forms 1.1 to 1.3: who decides, the legal bases, «QUYẾT ĐỊNH:»; all stay with what follows."""
    styles = flow.press.profile.styles
    _centred(flow, made.authority, styles.decider)
    legal_bases(flow, bases)
    flow.glue()
    _centred(flow, (made.word,), styles.decision)


def _centred(flow: Flow, lines: tuple[str, ...], style: Style) -> None:
    """Lines of one block, centred, on the page of what follows."""
    column = Column(flow.press, 0.0, flow.width, 0)
    for line in lines:
        column.text(line, style)
    if column.marks:
        flow.add(Strip(column.y, column.marks, before=style.before), after=style.after)
        flow.glue()


def legal_bases(flow: Flow, bases: tuple[tuple[Inline, ...], ...]) -> None:
    """«Căn cứ …», one a line, ending as the regime wants."""
    words = flow.press.profile.words
    for place, runs in enumerate(bases):
        end = frame_words.basis_end(runs, last=place == len(bases) - 1, words=words)
        ended = (*runs, Text(end)) if end else runs
        flow.paragraph(ended, flow.press.profile.styles.legal_basis)
