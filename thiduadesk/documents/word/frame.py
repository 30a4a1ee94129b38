"""The frame of a paper in Word: letterhead, title, addressees, legal bases, signature, address.

The words come from ``frame_words`` and the lengths of rules from the metrics of the print font,
as in the PDF; positions are those of the drawing of annex I, IV (boxes 1 to 14).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.documents.layout import MM
from thiduadesk.documents.layout import frame_words
from thiduadesk.documents.layout.components import has_formal_head
from thiduadesk.documents.layout.components import title_component
from thiduadesk.documents.word.elements import PLAIN
from thiduadesk.documents.word.elements import Line
from thiduadesk.documents.word.elements import Shape
from thiduadesk.documents.word.elements import paragraph
from thiduadesk.documents.word.numbering import Lists
from thiduadesk.documents.word.runs import cased
from thiduadesk.documents.word.runs import plain
from thiduadesk.documents.word.styles import RULE
from thiduadesk.documents.word.styles import URGENCY
from thiduadesk.documents.word.styles import style_id
from thiduadesk.documents.word.tables import columns
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words as plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from thiduadesk.documents.layout import LayoutProfile
    from thiduadesk.documents.layout import Style
    from thiduadesk.documents.word.numbering import NumberingPart
    from thiduadesk.documents.word.ruler import Ruler
    from thiduadesk.documents.word.runs import Pen
    from thiduadesk.domain.document import Addressees
    from thiduadesk.domain.document import Appendix
    from thiduadesk.domain.document import Decision
    from thiduadesk.domain.document import Distribution
    from thiduadesk.domain.document import Document
    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.document import Letterhead
    from thiduadesk.domain.document import Signature
    from thiduadesk.domain.document import Title


class Frame:
    """Makes the parts of the frame; ``profile`` is fitted to the letterhead."""

    def __init__(
        self, profile: LayoutProfile, ruler: Ruler, pen: Pen, numbering: NumberingPart
    ) -> None:
        self._profile = profile
        self._ruler = ruler
        self._pen = pen
        self._lists = Lists(numbering, 0.0)
        self._width = profile.text_width()

    # --- head ----------------------------------------------------------------------------------
    def letterhead(self, head: Letterhead, right: float, urgency: str) -> BaseOxmlElement:
        """Boxes 1 to 5b and 10b: two invisible columns, number and date on one line.

        Args:
            head: what to print.
            right: width of the right column, mm, see ``layout.fitting``.
            urgency: words of box 10b, or empty.
        """
        words, rules, styles = self._profile.words, self._profile.rules, self._profile.styles
        left = self._width - right
        issuer = (
            self._ruler.width(head.issuer[-1].upper(), styles.issuer, left) if head.issuer else 0
        )
        issued_by = [
            *(self._line("superior", line) for line in head.superior),
            *(self._line("issuer", line) for line in head.issuer),
            *self._rule(rules.issuer * issuer, left),
        ]
        motto = self._ruler.width(words.motto, styles.motto)
        state = [
            self._line("nation", words.nation),
            self._line("motto", words.motto),
            *self._rule(rules.motto * motto, right),
        ]
        numbered, dated = (
            frame_words.number_line(head, words),
            frame_words.place_date_line(head, words),
        )
        number = [self._line("number", numbered)] if numbered else []
        if about := frame_words.about_line(head, words):
            number.append(self._line("about", about))
        if urgency:
            number.append(self._urgency(urgency, left))
        date = [self._line("place_date", dated)] if dated else []
        rows = [(issued_by or [_blank()], state)]
        if number or date:
            rows.append((number or [_blank()], date or [_blank()]))
        return columns((left, right), rows, unbroken=1)

    def title(self, title: Title) -> Iterator[BaseOxmlElement]:
        """Box 5a: type name, subject, the short rule; stays with what follows."""
        keep = Shape(keep_next=True)
        yield self._line("type_name", title.type_name, keep)
        if title.subject:
            yield self._line("subject", "\n".join(title.subject), replace(keep, after=0.0))
        style = self._profile.styles.subject
        longest = (title.subject or (title.type_name,))[-1]
        length = self._profile.rules.subject * self._ruler.width(longest, style, self._width)
        yield from self._rule(length, self._width, Shape(keep_next=True, after=style.after))

    def addressees(self, to: Addressees) -> Iterator[BaseOxmlElement]:
        """Box 9a: one addressee on the line, several as dashed lines under the colon."""
        words, style = self._profile.words, self._profile.styles.addressees
        lines = frame_words.addressee_lines(to.names, words)
        if len(lines) == 1:
            yield self._line("addressees", f"{words.addressees} {lines[0]}")
            return
        left = self._profile.addressees_indent
        call = Shape(align=Align.LEFT, left=left, after=0.0, keep_next=True)
        yield self._line("addressees", words.addressees, call)
        dash = left + self._ruler.width(words.addressees.rstrip(":"), style)
        last = Shape(align=Align.LEFT, left=dash, first=0.0, before=0.0)
        yield from self._dashed("addressees", lines[:-1], replace(last, after=0.0))
        yield from self._dashed("addressees", lines[-1:], last)

    def decision(
        self, made: Decision, bases: tuple[tuple[Inline, ...], ...]
    ) -> Iterator[BaseOxmlElement]:
        """Forms 1.1 to 1.3: who decides, the legal bases, «QUYẾT ĐỊNH:»; stays with what follows."""
        keep = Shape(keep_next=True)
        if made.authority:
            yield self._line("decider", "\n".join(made.authority), keep)
        yield from self.legal_bases(bases)
        yield self._line("decision", made.word, keep)

    def appendix_title(self, appendix: Appendix) -> Iterator[BaseOxmlElement]:
        """Label and title lines of an appendix or attached paper, a short rule under a formal head."""
        formal = has_formal_head(appendix)
        after = self._profile.styles.subject.after
        keep = Shape(keep_next=True)
        if appendix.label:
            yield self._line("appendix_label", appendix.label, keep)
        for line in appendix.title:
            name = title_component(line, appendix)
            style: Style = getattr(self._profile.styles, name)
            content = self._pen.runs(line.runs, capitals=style.capitals)
            yield paragraph(style_id(name), content, replace(keep, after=0.0) if formal else keep)
        if formal and (appendix.title or appendix.label):
            width = self._profile.text_width(landscape=appendix.landscape)
            length = self._profile.rules.appendix * self._last_width(appendix, width)
            yield from self._rule(length, width, replace(keep, after=after))

    def _last_width(self, appendix: Appendix, room: float) -> float:
        """Width in mm of the line that the rule of an appendix stands under."""
        styles = self._profile.styles
        if not appendix.title:
            return self._ruler.width(appendix.label, styles.appendix_label, room)
        line = appendix.title[-1]
        style: Style = getattr(styles, title_component(line, appendix))
        return self._ruler.width(plain_words(line.runs), style, room)

    def legal_bases(self, bases: tuple[tuple[Inline, ...], ...]) -> Iterator[BaseOxmlElement]:
        """«Căn cứ …», one a line, ending as the regime wants."""
        style = self._profile.styles.legal_basis
        for place, runs in enumerate(bases):
            last = place == len(bases) - 1
            end = frame_words.basis_end(runs, last=last, words=self._profile.words)
            content = self._pen.runs((*runs, Text(end)) if end else runs, capitals=style.capitals)
            yield paragraph(style_id("legal_basis"), content)

    def _urgency(self, words: str, room: float) -> BaseOxmlElement:
        """Box 10b: red words in a red frame of the size that the law gives."""
        layout = self._profile.urgency
        shown = cased(words, capitals=True)
        side = (room - layout.widths.get(shown, layout.default_width)) / 2
        pitch = layout.style.size * (self._ruler.fonts.bold.ascent + self._ruler.fonts.bold.descent)
        space = max(0.0, (layout.height * MM - pitch) / 2)
        line = Line(self._profile.rules.thickness, space, layout.colour)
        shape = Shape(
            before=layout.style.size + space,
            left=side,
            right=side,
            top=line,
            bottom=line,
            sides=replace(line, space=0.0),
        )
        return paragraph(URGENCY, plain(shown), shape)

    # --- foot ----------------------------------------------------------------------------------
    def closing(self, document: Document) -> Iterator[BaseOxmlElement]:
        """Boxes 7 and 9b: signer at the right, list at the left; with two signers the list under."""
        signers, sheet = document.signatures, document.distribution
        before = self._profile.signature.before
        if len(signers) == 1:
            left = self._width * self._profile.signature.left_share
            level = self._level_with_authority() + before
            listed = self._distribution(sheet, level) if sheet is not None else [_blank()]
            signed = [*self._authority(signers[0]), *self._name(signers[0])]
            yield columns((left, self._width - left), ((listed, signed),))
            return
        half = self._width / 2
        rows = []
        for place in range(0, len(signers), 2):
            pair = signers[place : place + 2]
            rows.append([self._authority(one) or [_blank()] for one in pair])
            rows.append([self._name(one, keep_next=sheet is not None) for one in pair])
        if rows:
            yield columns((half, half), [[*row, [_blank()]][:2] for row in rows])
        if sheet is not None:
            yield from self._distribution(sheet, before)

    def address(self, lines: tuple[str, ...]) -> Iterator[BaseOxmlElement]:
        """Box 13: the issuer's address under a rule over the full width."""
        rules = self._profile.rules
        for place, line in enumerate(lines):
            over = Shape(top=Line(rules.thickness, rules.address_gap)) if place == 0 else PLAIN
            yield self._line("address", line, over)

    def _authority(self, signer: Signature) -> list[BaseOxmlElement]:
        """The lines above the room for the signature; none where nothing is known of them."""
        first = Shape(keep_next=True, before=self._profile.signature.before)
        return [
            self._line("authority", line, Shape(keep_next=True) if place else first)
            for place, line in enumerate(signer.authority)
        ]

    def _name(self, signer: Signature, *, keep_next: bool = False) -> list[BaseOxmlElement]:
        """Post and name, with the room for the signature above them."""
        room = Shape(before=self._profile.signature.gap * MM, keep_next=keep_next)
        if not signer.post:
            return [self._line("signer", signer.name, room)]
        post = self._line("post", signer.post, replace(room, keep_next=True))
        return [post, self._line("signer", signer.name, Shape(keep_next=keep_next))]

    def _distribution(self, sheet: Distribution, before: float) -> list[BaseOxmlElement]:
        words = self._profile.words
        call = self._line("distribution", words.distribution, Shape(keep_next=True, before=before))
        lines = frame_words.recipient_lines(sheet, words)
        return [call, *self._dashed("recipient", lines, Shape(first=0.0))]

    def _level_with_authority(self) -> float:
        """Points by which «Nơi nhận» must sink to stand level with the first line of 7a."""
        styles = self._profile.styles
        return (styles.authority.size - styles.distribution.size) * self._ruler.fonts.bold.ascent

    # --- lines ---------------------------------------------------------------------------------
    def _line(self, component: str, text: str, shape: Shape = PLAIN) -> BaseOxmlElement:
        style: Style = getattr(self._profile.styles, component)
        return paragraph(style_id(component), plain(text, capitals=style.capitals), shape)

    def _rule(self, length: float, room: float, shape: Shape = PLAIN) -> list[BaseOxmlElement]:
        """A drawn rule ``length`` mm long in the middle of ``room``; none of no length."""
        if length <= 0:
            return []
        side = (room - length) / 2
        rules = self._profile.rules
        line = Line(rules.thickness)
        return [
            paragraph(RULE, (), replace(shape, top=line, left=side, right=side, before=rules.gap))
        ]

    def _dashed(
        self, component: str, lines: Sequence[str], shape: Shape
    ) -> Iterator[BaseOxmlElement]:
        """Lines that begin with a dash, as items of a real list."""
        number = self._lists.open(Marker.DASH, len(lines))
        before = self._profile.words.recipient.partition("{")[0]
        for line in lines:
            yield self._line(component, line.removeprefix(before), replace(shape, number=number))


def _blank() -> BaseOxmlElement:
    """What an empty cell cannot do without."""
    return paragraph(RULE, ())
