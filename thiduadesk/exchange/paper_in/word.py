"""Reads a Word file into lines, as a reader of the printed paper sees it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import nfc
from thiduadesk.exchange.paper_in import columns
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import Sheet
from thiduadesk.exchange.paper_in.lines import broken
from thiduadesk.exchange.paper_in.lines import made
from thiduadesk.exchange.paper_in.tables import Row
from thiduadesk.exchange.paper_in.tables import table_of
from thiduadesk.exchange.paper_in.wordlooks import Looks
from thiduadesk.exchange.word_numbers import ListNumbers
from thiduadesk.exchange.word_xml import DAMAGE
from thiduadesk.exchange.word_xml import FALLBACK
from thiduadesk.exchange.word_xml import SDT
from thiduadesk.exchange.word_xml import TBL
from thiduadesk.exchange.word_xml import TC
from thiduadesk.exchange.word_xml import TR
from thiduadesk.exchange.word_xml import P
from thiduadesk.exchange.word_xml import blocks
from thiduadesk.exchange.word_xml import children
from thiduadesk.exchange.word_xml import gap
from thiduadesk.exchange.word_xml import span
from thiduadesk.exchange.word_xml import switched
from thiduadesk.rules.legacy import Encoding
from thiduadesk.rules.legacy import recognised
from thiduadesk.rules.legacy import to_unicode

_BOX = qn("w:txbxContent")
_SKIPPED = {
    qn("w:moveFrom"),
    qn("w:del"),
    qn("w:pPr"),
    qn("w:rPr"),
    FALLBACK,
    _BOX,
}
_SIGNS = {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_FRAME_COLUMNS = 3
_CLOSING_ROWS = 4
_OLD_FONTS = (".vn", "vni-")
_CAPITAL_FONTS = re.compile(r"\.vn.*h")


def sheet(data: bytes, file: str) -> Sheet:
    """The lines of a Word file, in reading order.

    Raises:
        Refused: ``file_damaged``.
    """
    try:
        return _Reader(docx.Document(io.BytesIO(data))).run()
    except DAMAGE as error:
        raise Refused("file_damaged", file=file) from error


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph with the number that Word makes for it.

    Attributes:
        runs: its words, in Unicode.
        typed: the same as the file holds them, line by line.
        level, centred: its looks.
        encoding: how they are written in the file, None for Unicode.
    """

    runs: tuple[Inline, ...]
    typed: tuple[str, ...]
    level: int
    centred: bool
    encoding: Encoding | None


class _Reader:
    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers = ListNumbers(document)
        self._looks = Looks(document)
        self._encoding: Encoding | None = None
        self._old: list[tuple[int, str]] = []
        self._notes = {name: self._noted(name) for name in ("footnotes", "endnotes")}
        self._typed: list[str] = []
        self._lines: list[Line] = []

    def run(self) -> Sheet:
        """Everything in the body; heads and feet of pages are stray."""
        for block in blocks(self._document.element.body):
            self._block(block)
        return Sheet(
            tuple(line for line in self._lines if line.text or line.table),
            tuple(self._typed),
            tuple(dict.fromkeys(self._heads_and_feet())),
            _stretches(self._old),
        )

    def _block(self, block: Any) -> None:
        if block.tag == TBL:
            self._table(block)
            return
        for piece in self._pieces(block):
            self._add(piece)

    def _add(self, piece: _Piece) -> None:
        gap = True
        for runs, typed in zip(broken(piece.runs), piece.typed, strict=True):
            number = self._line(typed, piece.encoding)
            line = made(number, runs, gap=gap, level=piece.level, centred=piece.centred)
            self._lines += columns.pieces(line, typed) or (line,)
            gap = False

    def _line(self, typed: str, encoding: Encoding | None) -> int:
        """Note a line of the file; returns its number."""
        self._typed.append(nfc(typed))
        if encoding is not None:
            self._old.append((len(self._typed), encoding))
        return len(self._typed)

    # --- paragraphs -----------------------------------------------------------------------------
    def _pieces(self, paragraph: Any) -> Iterator[_Piece]:
        """The paragraph, then those of text boxes anchored in it."""
        number = self._numbers.next(paragraph)
        looks = self._looks.of_paragraph(paragraph)
        runs = typed = tuple(self._runs(paragraph, looks))
        encoding = recognised(words(runs), least=1 if self._is_old(paragraph) else 2)
        if encoding is not None:
            self._encoding = encoding
            runs = tuple(self._runs(paragraph, looks))
            self._encoding = None
        if number and words(runs).strip():
            before = replace(_first(runs), text=f"{number} ", raised=False)
            runs, typed = (before, *runs), (before, *typed)
        yield _Piece(
            runs,
            tuple(words(typed).split("\n")),
            self._looks.level(paragraph),
            self._looks.centred(paragraph),
            encoding,
        )
        for box in _boxes(paragraph):
            for block in blocks(box):
                if block.tag == P:
                    yield from self._pieces(block)

    def _runs(self, parent: Any, looks: Text) -> Iterator[Inline]:
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            if child.tag == qn("w:r"):
                yield from self._run(child, looks)
            else:
                yield from self._runs(child, looks)

    def _run(self, run: Any, looks: Text) -> Iterator[Inline]:
        properties = run.find(qn("w:rPr"))
        if switched(properties, "w:vanish"):
            return
        here = self._looks.of_run(properties, looks)
        capital = bool(switched(properties, "w:caps"))
        font = self._looks.font(properties)
        for child in run:
            if child.tag == qn("w:t"):
                text = self._said(child.text or "", font)
                yield replace(here, text=text.upper() if capital else text)
            elif child.tag in _SIGNS:
                yield replace(here, text=_SIGNS[child.tag])
            elif child.tag in (qn("w:br"), qn("w:cr")):
                yield LineBreak()
            elif child.tag in _NOTES:
                note = self._notes[_NOTES[child.tag]].get(child.get(qn("w:id")))
                if note:
                    yield Footnote(note)
            elif child.tag == qn("w:sym"):
                yield replace(here, text=_symbol(child))

    def _is_old(self, paragraph: Any) -> bool:
        fonts = (self._looks.font(one) for one in paragraph.iter(qn("w:rPr")))
        return any(font.casefold().startswith(_OLD_FONTS) for font in fonts)

    def _said(self, text: str, font: str) -> str:
        """Words of a run in Unicode; of a font of capitals, as it shows them."""
        text = text.replace("\n", " ")
        if self._encoding is None:
            return text
        capital = bool(_CAPITAL_FONTS.fullmatch(font.casefold()))
        return to_unicode(text, self._encoding, capital=capital)

    # --- notes, heads, feet ---------------------------------------------------------------------
    def _noted(self, name: str) -> dict[str, tuple[Text, ...]]:
        part = self._part(name)
        if part is None:
            return {}
        tag = qn(f"w:{name[:-1]}")
        return {
            note.get(qn("w:id")): self._plain(note)
            for note in part.iterfind(tag)
            if note.get(qn("w:type")) in (None, "normal")
        }

    def _part(self, name: str) -> Any:
        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(f"/{name}") and not relation.is_external:
                part = relation.target_part
                element = getattr(part, "element", None)
                return element if element is not None else parse_xml(part.blob)
        return None

    def _plain(self, parent: Any) -> tuple[Text, ...]:
        runs: list[Text] = []
        for paragraph in parent.iter(P):
            if runs:
                runs.append(Text(" "))
            found = self._runs(paragraph, Text(""))
            runs += [run for run in found if isinstance(run, Text)]
        return tuple(run for run in broken(runs)[0] if isinstance(run, Text)) if runs else ()

    def _heads_and_feet(self) -> Iterator[str]:
        for relation in self._document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in {"header", "footer"} and not relation.is_external:
                for paragraph in relation.target_part.element.iter(P):
                    text = words(tuple(self._runs(paragraph, Text("")))).strip()
                    if text:
                        yield text

    # --- tables ---------------------------------------------------------------------------------
    def _table(self, table: Any) -> None:
        rows = [[(tc, *span(tc)) for tc in children(tr, TC)] for tr in children(table, TR)]
        if not rows:
            return
        cells = [[list(self._cell(tc)) for tc, _wide, _covered in row] for row in rows]
        if self._is_frame(table, cells):
            for column in range(max((len(row) for row in cells), default=0)):
                for row in cells:
                    for piece in row[column] if column < len(row) else ():
                        self._add(piece)
            return
        self._lines.append(table_of(list(self._rows(table, rows, cells)), gap=True))

    def _rows(
        self, table: Any, rows: list[list[tuple[Any, int, bool]]], cells: list[list[list[_Piece]]]
    ) -> Iterator[Row]:
        for tr, row, content in zip(children(table, TR), rows, cells, strict=True):
            left = gap(tr, "w:gridBefore")
            shown = [
                [] if covered else pieces
                for (_tc, _wide, covered), pieces in zip(row, content, strict=True)
            ]
            typed = "\t".join(
                " ".join(part for piece in pieces for part in piece.typed) for pieces in shown
            )
            encodings = [piece.encoding for pieces in shown for piece in pieces]
            number = self._line(typed, next((one for one in encodings if one), None))
            yield Row(
                number,
                (((),) * left) + tuple(_joined(pieces) for pieces in shown),
                ((1,) * left) + tuple(wide for _tc, wide, _covered in row),
                head=tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None,
            )

    def _cell(self, cell: Any) -> Iterator[_Piece]:
        for block in blocks(cell):
            if block.tag == P:
                yield from self._pieces(block)
            else:
                for row in children(block, TR):
                    for inner in children(row, TC):
                        yield from self._cell(inner)

    def _is_frame(self, table: Any, cells: list[list[list[_Piece]]]) -> bool:
        """Whether a table only lays out the letterhead or the closing, or is a box around words."""
        width = max((len(row) for row in cells), default=0)
        if width <= 1:
            return len(cells) <= 1 or not self._looks.ruled(table)
        if width > _FRAME_COLUMNS:
            return False
        texts = [
            words(runs).replace("\n", " ").strip()
            for row in cells
            for cell in row
            for piece in cell
            for runs in broken(piece.runs)
        ]
        ruled = self._looks.ruled(table)
        signed = not ruled and len(cells) <= _CLOSING_ROWS and columns.in_closing(texts)
        return signed or columns.in_frame(texts, certain=ruled)


def _stretches(lines: Sequence[tuple[int, str]]) -> tuple[tuple[int, int, str], ...]:
    """First line, last line, encoding of neighbours that are written the same way."""
    out: list[tuple[int, int, str]] = []
    for number, encoding in lines:
        if out and out[-1][2] == encoding and out[-1][1] == number - 1:
            out[-1] = (out[-1][0], number, encoding)
        else:
            out.append((number, number, encoding))
    return tuple(out)


def _joined(pieces: Sequence[_Piece]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for piece in pieces:
        if words(piece.runs).strip():
            out += [*([LineBreak()] if out else []), *piece.runs]
    return tuple(out)


def _first(runs: Sequence[Inline]) -> Text:
    return next((run for run in runs if isinstance(run, Text) and run.text.strip()), Text(""))


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes, without the old copies of them and without boxes in boxes."""
    for child in paragraph:
        if child.tag in (FALLBACK, SDT):
            continue
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _symbol(sign: Any) -> str:
    """A sign of a symbol font: bullets come this way."""
    code = int(sign.get(qn("w:char"), "0"), 16)
    return chr(code) if code else ""
