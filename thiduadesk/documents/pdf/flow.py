"""The flow of a section: paragraphs made into strips, footnotes numbered, labels placed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from thiduadesk.documents.layout import LayoutProfile
from thiduadesk.documents.layout import Style
from thiduadesk.documents.pdf.pages import Label
from thiduadesk.documents.pdf.pages import Put
from thiduadesk.documents.pdf.pages import Strip
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.documents.typesetting.lines import Line
from thiduadesk.documents.typesetting.lines import set_lines
from thiduadesk.documents.typesetting.measure import Ink
from thiduadesk.documents.typesetting.measure import Note
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Text

_UNBROKEN = 1e6
"""Points no line ever fills."""


class Press:
    """What a whole document is set with; counts its footnotes through all sections."""

    def __init__(self, profile: LayoutProfile, fonts: FontSet) -> None:
        self.profile = profile
        self.fonts = fonts
        self._notes = 0
        self._inks: dict[Style, Ink] = {}

    def ink(self, style: Style) -> Ink:
        """Fonts and rules for words in ``style``."""
        ink = self._inks.get(style)
        if ink is None:
            styles = self.profile.styles
            raised = styles.footnote_mark.size / styles.body.size
            kept = self.profile.fill.keep_with_number
            ink = self._inks[style] = Ink(self.fonts, style, raised, kept)
        return ink

    def lines(
        self,
        runs: tuple[Inline, ...],
        style: Style,
        room: float,
        *,
        align: Align | None = None,
        indent: float | None = None,
    ) -> tuple[Line, ...]:
        """``runs`` in lines of at most ``room`` points; their footnotes take the next numbers."""
        notes = sum(isinstance(run, Footnote) for run in runs)
        first = self._notes + 1 if notes else 1
        self._notes += notes
        return set_lines(runs, self.ink(style), room, first, align, indent)

    def one_line(self, text: str, style: Style) -> Line:
        """``text`` on a line that is never broken, at x 0."""
        return set_lines((Text(text),), self.ink(style), _UNBROKEN, 1, Align.LEFT, 0.0)[0]

    def width(self, text: str, style: Style) -> float:
        """Points that ``text`` takes on a line that is never broken."""
        return self.one_line(text, style).width

    def centred(self, runs: tuple[Inline, ...], style: Style, room: float) -> tuple[Line, ...]:
        """``runs`` centred in ``room``, in as few lines as it takes, of about equal length."""
        first = self._notes + 1
        self._notes += sum(isinstance(run, Footnote) for run in runs)
        ink = self.ink(style)

        def at(width: float) -> tuple[Line, ...]:
            return set_lines(runs, ink, width, first, Align.CENTER, 0.0)

        lines = at(room)
        widest, narrowest = room, max(room / 3, 1.0)
        if len(lines) > 1:
            for _ in range(8):
                middle = (widest + narrowest) / 2
                tried = at(middle)
                if len(tried) == len(lines):
                    widest, lines = middle, tried
                else:
                    narrowest = middle
        return tuple(replace(line, x=(room - line.width) / 2) for line in lines)

    def note(self, note: Note, room: float) -> tuple[Line, ...]:
        """A footnote as it stands at the page's foot: raised number, then its words."""
        style = self.profile.styles.footnote
        runs = (Text(str(note.number), raised=True), Text(" "), *note.runs)
        return set_lines(runs, self.ink(style), room)


class Flow:
    """Strips of one section, in the order of the paper."""

    def __init__(self, press: Press, width: float) -> None:
        self.press = press
        self.width = width
        self.strips: list[Strip] = []
        self._labels: list[Label] = []
        self._glue = False
        self._new_page = False
        self._after = 0.0

    def label(self, label: Label) -> None:
        """Mark what comes next."""
        self._labels.append(label)

    def new_page(self) -> None:
        """What comes next starts a page."""
        self._new_page = bool(self.strips)

    def glue(self) -> None:
        """What comes next stays with what stands last."""
        self._glue = True

    def gap(self, points: float) -> None:
        """Leave at least so much above what comes next."""
        self._after = max(self._after, points)

    def add(self, strip: Strip, after: float = 0.0) -> None:
        """Append ``strip``; ``after`` is the gap asked for under it."""
        strip.before += self._after
        strip.glued = (strip.glued or self._glue) and bool(self.strips)
        strip.new_page = strip.new_page or self._new_page
        strip.labels += self._labels
        self._labels = []
        self._after, self._glue, self._new_page = after, False, False
        self.strips.append(strip)

    def paragraph(
        self,
        runs: tuple[Inline, ...],
        style: Style,
        *,
        align: Align | None = None,
        indent: float | None = None,
        keep_next: bool = False,
        balanced: bool = False,
    ) -> None:
        """A paragraph; with ``keep_next`` it is whole and on the page of what follows."""
        if balanced:
            lines = self.press.centred(runs, style, self.width)
        else:
            lines = self.press.lines(runs, style, self.width, align=align, indent=indent)
        self.lines(lines, style, whole=keep_next)
        if keep_next:
            self.glue()

    def lines(self, lines: tuple[Line, ...], style: Style, *, whole: bool = False) -> None:
        """Lines already set, with widow and orphan control."""
        fill = self.press.profile.fill
        count = len(lines)
        for place, line in enumerate(lines):
            near_edge = 0 < place < fill.orphan_lines or place > count - fill.widow_lines
            self.add(
                Strip(
                    line.height,
                    (Put(line, 0.0, 0.0),),
                    before=0.0 if place else style.before,
                    glued=place > 0 and (whole or near_edge),
                    notes=self.notes_of((line,)),
                ),
                after=style.after if place == count - 1 else 0.0,
            )

    def notes_of(self, lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
        """The footnotes whose marks stand in ``lines``, set at the width of the section."""
        return tuple(self.press.note(note, self.width) for line in lines for note in line.notes)

    def keep_last(self, count: int) -> None:
        """Tie the last ``count`` strips together, and what comes next to them."""
        for strip in self.strips[-count + 1 :] if count > 1 else ():
            strip.glued = True
        self.glue()

    def finish(self) -> list[Strip]:
        """The strips; labels of parts without any content go to the end of the last strip."""
        if self._labels and self.strips:
            self.strips[-1].labels += self._labels
            self._labels = []
        return self.strips
