"""The editor of one dispatch: outline, text or band, pages; turns gestures into verbs."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from thiduadesk.documents import layout
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import words
from thiduadesk.domain.numbering import number_parts
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import placeholder_spans
from thiduadesk.i18n import _
from thiduadesk.i18n.messages import problem_text
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.services import dispatches
from thiduadesk.services import office
from thiduadesk.services import papers
from thiduadesk.services import signing
from thiduadesk.ui.editor import edits
from thiduadesk.ui.editor import gaps
from thiduadesk.ui.editor import headings
from thiduadesk.ui.editor import inserts
from thiduadesk.ui.editor import moves
from thiduadesk.ui.editor import origin
from thiduadesk.ui.editor import outline as entries
from thiduadesk.ui.editor.bands import HeadBand
from thiduadesk.ui.editor.closing import AppendixBand
from thiduadesk.ui.editor.closing import ClosingBand
from thiduadesk.ui.editor.feed import PreviewFeed
from thiduadesk.ui.editor.findstrip import FindStrip
from thiduadesk.ui.editor.lastyear import LastYearPane
from thiduadesk.ui.editor.news import NewsStrip
from thiduadesk.ui.editor.origin import OriginStrip
from thiduadesk.ui.editor.outline import Move
from thiduadesk.ui.editor.outline import Outline
from thiduadesk.ui.editor.outlinecard import OutlineCard
from thiduadesk.ui.editor.partpanel import PartPanel
from thiduadesk.ui.editor.previewpane import PreviewPane
from thiduadesk.ui.papers.picking import PickDialog

if TYPE_CHECKING:
    from thiduadesk.data.store import Store
    from thiduadesk.documents.pdf import RenderedPdf
    from thiduadesk.domain.dispatch import Frame
    from thiduadesk.domain.papers import Paper
    from thiduadesk.ui.editor.bands import Band
    from thiduadesk.ui.feedback.desk import Feedback
    from thiduadesk.ui.tasks.runner import BaseRunner

_PAPERS_AT_HAND = 12
"""So many of the newest papers stand in the menu of citations; any other is found from there."""
_SPLIT = "editor/splitter"
_WIDTHS = (230, 430, 466)


class DispatchEditor(QWidget):
    """Shows one dispatch and keeps what is changed in it.

    Signals:
        shown: the dispatch or its document is another (title, state, blanks).
        asked_for: a page and where in it: the records behind some words.
    """

    shown = Signal()
    asked_for = Signal(str, str)

    def __init__(
        self, store: Store, runner: BaseRunner, feedback: Feedback, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._feedback = feedback
        self.dispatch: Dispatch | None = None
        self.document: Document | None = None
        self._parts: tuple[Part, ...] = ()
        self._numbers: dict[str, str] = {}
        self._entry = ""
        self.outline = Outline()
        self.card = OutlineCard(self.outline)
        self.panel = PartPanel()
        self.head = HeadBand()
        self.closing = ClosingBand()
        self.appendices = AppendixBand()
        self.pages = PreviewPane()
        self.feed = PreviewFeed(runner, self)
        self.find_strip = FindStrip(store, feedback, self)
        self.last_year = LastYearPane(store, runner, self)
        self.news = NewsStrip(store, runner, feedback, self)
        self.origin = OriginStrip(store, self)
        self.middle = QStackedWidget()
        for widget in (self.panel, self.head, self.closing, self.appendices):
            self.middle.addWidget(widget)
        self.splitter = self._made_splitter()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.news)
        layout.addWidget(self.find_strip)
        layout.addWidget(self.splitter)
        self._connect()

    # --- the dispatch ------------------------------------------------------------------------------
    @property
    def editable(self) -> bool:
        """Not yet issued."""
        return self.dispatch is not None and self.dispatch.state is not State.ISSUED

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts shown, appendices among them, with the words that print."""
        return self._parts

    def open(self, dispatch_id: int) -> None:
        """Show a dispatch from the store.

        Raises:
            Refused: ``no_such_dispatch``.
        """
        self.flush()
        self.feed.forget()
        if self.dispatch is None or self.dispatch.id != dispatch_id:
            self.pages.view.clear()
        self._load(dispatch_id)

    def reload(self) -> None:
        """Show it again after the data changed."""
        if self.dispatch is not None:
            self._load(self.dispatch.id)

    def close_dispatch(self) -> None:
        """Save what is typed and let the dispatch go."""
        self.flush()
        self.feed.forget()
        self.last_year.forget()
        self.news.show_dispatch(None)
        self.dispatch, self.document, self._parts = None, None, ()

    def flush(self) -> None:
        """Save what is typed and not saved."""
        if self.editable:
            self.panel.flush()
            for band in (self.head, self.closing, self.appendices):
                band.flush()

    def show_entry(self, key: str) -> None:
        """Go to a part, or to one of the bands (``outline.BANDS``)."""
        self.outline.choose(key)

    def go_to_blank(self, key: str, number: int) -> None:
        """Go to a part and select its blank ``number`` (from 0)."""
        if key == entries.HEAD or not self.outline.choose(key):
            self.show_frame_words(placeholder_spans, number)
        elif self.in_text():
            self.panel.select_blank(number)

    def show_frame_words(
        self, finder: Callable[[str], Iterable[gaps.Span]], number: int = 0
    ) -> None:
        """Select what ``finder`` finds around the body for the ``number``-th time (from 0).

        Without such words the head is shown.
        """
        for entry, band in ((entries.HEAD, self.head), (entries.CLOSING, self.closing)):
            self.outline.choose(entry)  # its texts are filled when it is shown
            for text in band.texts:
                found = tuple(gaps.spans(text.document(), finder))
                if number < len(found):
                    band.select(text, found[number])
                    return
                number -= len(found)
        self.outline.choose(entries.HEAD)

    def current_text(self) -> Document | None:
        """The document with what is typed and not saved."""
        document = self.document
        if document is not None and self.editable and self.in_text():
            document = moves.with_text(document, self._entry, self.panel.text.blocks())
        return document

    def ask_find(self) -> None:
        """Open the strip to find and replace; what is selected is looked for."""
        fields = (self.panel.heading, self.panel.text)
        selected = next((one.textCursor().selectedText() for one in fields if one.hasFocus()), "")
        self.find_strip.open_with(selected if "\u2029" not in selected else "")

    def toggle_last_year(self) -> None:
        """Show last year's words of the part under the text, or hide them."""
        if self.last_year.isVisible():
            self.last_year.hide()
        else:
            self._show_last_year()
            self.last_year.open()

    def show_pages(self, *, visible: bool) -> None:
        """Show the pane of pages, or hide it."""
        self.pages.setVisible(visible)
        if visible:
            self._render(at_once=True)

    # --- inside ------------------------------------------------------------------------------------
    def _made_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        column = QWidget()
        words = QVBoxLayout(column)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        words.addWidget(self.middle, 1)
        words.addWidget(self.origin)
        words.addWidget(self.last_year)
        panes = ((self.card, 170), (column, 320), (self.pages, 220))
        for place, (widget, least) in enumerate(panes):
            widget.setMinimumWidth(least)
            splitter.addWidget(widget)
            splitter.setStretchFactor(place, int(place > 0))
        splitter.setSizes(list(_WIDTHS))
        state = QSettings().value(_SPLIT)
        if state is not None:
            splitter.restoreState(state)
        splitter.splitterMoved.connect(
            lambda _at, _index: QSettings().setValue(_SPLIT, splitter.saveState())
        )
        return splitter

    def _own_edits(self, key: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """What of the records was written into stands by itself from now on."""
        part = moves.find(self.parts, key)
        if self.dispatch is None or part is None:
            return blocks
        kept = origin.kept_by_hand(self._store, self.dispatch, blocks)
        if origin.newly_own(part.blocks, kept):
            self._feedback.toast(_("It was changed by hand and follows the records no more."))
        return kept

    def _find_paper(self) -> Paper | None:
        """Ask for a paper of the register to be cited."""
        text = _("Type its number or a few words of it; Enter cites it where the cursor is.")
        chosen = PickDialog(self._store, _("Cite"), text, None, self).ask()
        return papers.get(self._store, chosen) if chosen is not None else None

    def _connect(self) -> None:
        self.panel.toolbar.set_sources(
            lambda: papers.find(self._store, "", _PAPERS_AT_HAND),
            self._find_paper,
            lambda: inserts.records_of(self._store, self.dispatch),
        )
        self.outline.chosen.connect(self._on_chosen)
        self.outline.opened.connect(self._on_opened)
        self.outline.move_asked.connect(self._on_move)
        self.outline.add_asked.connect(self._on_add)
        self.outline.delete_asked.connect(self._on_delete)
        self.outline.retitled.connect(self._on_retitled)
        for field in (self.panel.heading, self.panel.text):
            field.find_asked.connect(self.ask_find)
        self.panel.typed.connect(self._on_typed)
        self.panel.blocks_edited.connect(self._on_blocks)
        self.panel.heading_edited.connect(self._on_heading)
        self.panel.text.cursorPositionChanged.connect(self._on_cursor)
        self.origin.back_asked.connect(self._on_back)
        for strip in (self.origin, self.news):
            strip.asked_for.connect(self.asked_for)
        for band in (self.head, self.closing, self.appendices):
            band.frame_edited.connect(partial(self._on_frame, band))
        self.feed.rendered.connect(self._on_rendered)
        self.feed.failed.connect(self._on_failed)
        self.pages.view.part_clicked.connect(self._on_page_clicked)

    def _load(self, dispatch_id: int) -> None:
        before = self.dispatch.id if self.dispatch is not None else 0
        self.dispatch = dispatches.get(self._store, dispatch_id)
        self.document = dispatches.compose(self._store, dispatch_id)
        self._parts = moves.whole(self.document, self.dispatch.body)
        self._numbers = number_parts(self.parts)
        other = dispatch_id != before
        captions = [
            _("Appendix: {title}").format(title=_title_of(one))
            for one in self.document.appendices
            if moves.find(self.parts, one.key) is None
        ]
        self.card.add.setEnabled(self.editable)
        self.outline.show_parts(self.parts, captions, editable=self.editable)
        if other:
            self.outline.go_home()
        self._show_entry()
        self._render()
        self.last_year.show_beside(dispatch_id, self.document)
        self.news.show_dispatch(self.dispatch)
        self.shown.emit()

    def _show_entry(self) -> None:
        """Fill the middle with the entry under the cursor."""
        dispatch, document = self.dispatch, self.document
        if dispatch is None or document is None:
            return
        key, editable = self.outline.key, self.editable
        self._entry = key
        self.last_year.show_part(key)
        part = moves.find(self.parts, key)
        if part is not None:
            first = moves.notes_before(self.parts, key) + 1
            self.panel.show_part(part, self._numbers.get(key, ""), first, editable=editable)
            self.middle.setCurrentWidget(self.panel)
        elif key == entries.HEAD:
            marks = layout.load(document.profile).urgency.marks
            self.head.show_head(dispatch.frame, document.letterhead, marks, editable=editable)
            self.middle.setCurrentWidget(self.head)
        elif key == entries.CLOSING:
            self.closing.show_closing(
                dispatch.frame,
                document.signatures[0] if document.signatures else None,
                signing.proposals(self._store, dispatch.id),
                office.distribution_lists(self._store),
                editable=editable,
            )
            self.middle.setCurrentWidget(self.closing)
        else:
            self.appendices.show_appendices(dispatch.frame, dispatch.year, editable=editable)
            self.middle.setCurrentWidget(self.appendices)
        self.origin.forget()
        self._show_origin()

    def in_text(self) -> bool:
        """Whether a part is shown, not one of the bands."""
        return self.middle.currentWidget() is self.panel and self._entry not in ("", *entries.BANDS)

    # --- gestures ----------------------------------------------------------------------------------
    def _on_chosen(self, _key: str) -> None:
        self.flush()
        self._show_entry()
        self._follow()

    def _on_opened(self, key: str) -> None:
        bands = {entries.HEAD: self.head, entries.CLOSING: self.closing}
        band = bands.get(key, self.appendices)
        target = band.fields[0] if key in entries.BANDS else self.panel.text
        target.setFocus()

    def _on_typed(self) -> None:
        self._render()
        if self.last_year.isVisible():
            self._show_last_year()

    def _on_blocks(self, blocks: tuple[Block, ...]) -> None:
        key = self._entry
        if self.editable and moves.find(self.parts, key) is not None:
            going_on = self.panel.text.going_on
            blocks = self._own_edits(key, blocks)
            self._do(lambda: dispatches.set_blocks(self._store, key, blocks, going_on=going_on))

    def _show_last_year(self) -> None:
        """Lay last year's paper beside the words as they are typed."""
        if self.dispatch is not None:
            self.last_year.show_beside(self.dispatch.id, self.current_text())

    def _on_cursor(self) -> None:
        self._show_origin()
        self._follow()

    def _on_back(self, source: str) -> None:
        self.flush()
        part = moves.find(self.parts, self._entry)
        if part is not None:
            self._do(lambda: origin.go_back(self._store, part, source))

    def _show_origin(self) -> None:
        at = self.panel.text.textCursor() if self.in_text() else None
        source, own = ("", False) if at is None else edits.origin_at(at)
        self.origin.show_origin(source, own=own, editable=self.editable)

    def _on_heading(self, heading: Heading | None) -> None:
        key = self._entry
        if self.editable and moves.find(self.parts, key) is not None:
            going_on = self.panel.heading.going_on
            self._do(lambda: dispatches.set_heading(self._store, key, heading, going_on=going_on))

    def _on_retitled(self, key: str, text: str) -> None:
        part = moves.find(self.parts, key)
        if part is not None and part.heading is not None:
            runs = headings.retitled(part.heading.runs, text)
            heading = replace(part.heading, runs=runs)
            self._do(lambda: dispatches.set_heading(self._store, key, heading))

    def _on_move(self, move: Move) -> None:
        self.flush()
        place = move.place
        self._do(lambda: dispatches.move_part(self._store, move.key, place.parent, place.position))

    def _on_add(self, place: moves.Place, style: Numbering | None = None) -> None:
        dispatch = self.dispatch
        if dispatch is None or not self.editable:
            return
        self.flush()
        heading = Heading(style) if style else moves.heading_at(self.parts, place)
        made: list[str] = []
        self._do(
            lambda: made.append(
                dispatches.add_part(self._store, dispatch.id, place.parent, place.position, heading)
            )
        )
        if made:
            self.outline.choose(made[0])
            self.panel.heading.setFocus()

    def _on_delete(self, key: str) -> None:
        self.flush()
        part = moves.find(self.parts, key)
        if part is None:
            return
        name = headings.shown(part, self._numbers.get(key, ""))
        if self._do(lambda: dispatches.delete_part(self._store, key)):
            self._feedback.toast(_("Deleted: {part}").format(part=name), undo=True)

    def _on_frame(self, band: Band, frame: Frame) -> None:
        dispatch, going_on = self.dispatch, band.going_on
        if dispatch is not None and self.editable:
            self._do(
                lambda: dispatches.set_frame(self._store, dispatch.id, frame, going_on=going_on)
            )

    def _do(self, verb: Callable[[], object]) -> bool:
        return self._feedback.guard(verb)

    # --- pages -------------------------------------------------------------------------------------
    def _render(self, *, at_once: bool = False) -> None:
        document = self.current_text()
        if document is not None and not self.pages.isHidden():
            self.feed.ask(lambda: dispatches.render_pdf(document), at_once=at_once)

    def _on_rendered(self, pdf: RenderedPdf) -> None:
        self.pages.show_pdf(pdf)
        self._follow()

    def _on_failed(self, problem: BaseException) -> None:
        match problem:
            case EnvironmentProblem():
                self.pages.show_fault(problem_text(problem))
            case Refused():
                self.pages.show_fault(refusal_text(problem))
            case _:
                raise problem

    def _follow(self) -> None:
        key = self.outline.key
        if key == entries.CLOSING:
            appendices = self.document.appendices if self.document else ()
            self.pages.view.follow_end(before=appendices[0].key if appendices else "")
        elif key == entries.APPENDICES:
            appendices = self.document.appendices if self.document else ()
            self.pages.view.follow(appendices[0].key if appendices else entries.HEAD)
        else:
            self.pages.view.follow(key, self.panel.cursor_share() if self.in_text() else 0.0)

    def _on_page_clicked(self, key: str) -> None:
        appendices = self.document.appendices if self.document else ()
        if moves.find(self.parts, key) is None and any(one.key == key for one in appendices):
            key = entries.APPENDICES
        self.outline.choose(key)


def _title_of(appendix: Appendix) -> str:
    first = words(appendix.title[0].runs) if appendix.title else appendix.label
    return headings.calm(first.replace("\n", " "))
