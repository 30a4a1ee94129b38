"""Words in the file: NFC, once and in order; the same bytes; no character drawn that is not there."""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.documents.geometry import MM
from tests.documents.geometry import measure
from tests.documents.papers import letter
from tests.documents.papers import paragraph
from tests.documents.papers import plain
from tests.documents.papers import report
from thiduadesk.documents import layout
from thiduadesk.documents.pdf import render
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine
from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault

EVERY_VIETNAMESE_LETTER = "".join(
    sorted({
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    } | set("đĐ"))
)  # fmt: skip

HEADINGS = sorted(set(Numbering) - BEHIND)
HEAD = Letterhead(("UBND TỈNH",), ("SỞ NỘI VỤ",), "", "", 2022, numbered=False)


def data(document: Document) -> bytes:
    return render(document, layout.load(document.profile), FontSet.shipped()).data


def text(document: Document) -> str:
    return "\n".join(page.stream for page in measure(data(document)))


# --- characters --------------------------------------------------------------------------------
def test_every_vietnamese_letter_comes_out_of_every_face() -> None:
    assert len(EVERY_VIETNAMESE_LETTER) == 146
    for bold in (False, True):
        for italic in (False, True):
            run = Text(EVERY_VIETNAMESE_LETTER, bold=bold, italic=italic)
            out = text(plain(Paragraph((run,)))).replace("\n", "")
            assert out == EVERY_VIETNAMESE_LETTER


def test_decomposed_words_come_out_precomposed() -> None:
    words = "Thi đua yêu nước, khen thưởng kịp thời"
    loose = unicodedata.normalize("NFD", words)
    assert loose != words
    assert text(plain(paragraph(loose))) == words
    assert data(plain(paragraph(loose))) == data(plain(paragraph(words)))


def test_signs_of_office_papers_come_out() -> None:
    words = "½ m² – “Đạt” ≥ 90% • 5 000 ₫ … «số» §"
    assert text(plain(paragraph(words))) == words


def test_file_reads_the_same_with_another_reader() -> None:
    reader = PdfReader(io.BytesIO(data(report())))
    words = " ".join(reader.pages[0].extract_text().split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Văn phòng UBND tỉnh luôn nhận được sự quan tâm" in words


def test_missing_character_is_named_with_the_words_around_it() -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        data(plain(paragraph("Kết quả phong trào rất tốt 😀 trong năm 2022.")))
    assert caught.value.fault is Fault.MISSING_GLYPH
    params = caught.value.params
    assert (params["char"], params["code"], params["name"]) == ("😀", "U+1F600", "GRINNING FACE")
    assert "rất tốt 😀 trong" in params["where"]


@pytest.mark.parametrize("place", ["note", "cell", "signer", "issuer"])
def test_missing_character_is_found_wherever_it_stands(place: str) -> None:
    bad = "日"
    sample = letter()
    assert sample.letterhead is not None
    documents = {
        "note": plain(Paragraph((Text("chữ"), Footnote((Text(bad),))))),
        "cell": plain(Table((1,), (), (TableRow((Cell(((Text(bad),),)),)),))),
        "signer": letter(signatures=(replace(sample.signatures[0], name=bad),)),
        "issuer": letter(letterhead=replace(sample.letterhead, issuer=(bad,))),
    }
    with pytest.raises(EnvironmentProblem) as caught:
        data(documents[place])
    assert caught.value.params["code"] == "U+65E5"


def test_invisible_characters_print_nothing_and_tabs_are_blanks() -> None:
    assert text(plain(paragraph("thi\u200bđua\u00ad\tkhen\ufeff"))) == "thiđua khen"


def test_placeholders_stay_visible_and_fields_print_their_words() -> None:
    runs = (Text("Có "), Field("staff.total", "89", bold=True), Text(" người, «số người nữ»."))
    assert text(plain(Paragraph(runs))) == "Có 89 người, «số người nữ»."


def test_blank_number_and_day_leave_room_on_the_page() -> None:
    page = measure(data(report()))[0]
    gaps = {
        left["text"] + right["text"]: (right["x0"] - left["x1"]) / MM
        for left, right in itertools.pairwise(
            char for char in page.chars[:200] if char["text"] != " "
        )
    }
    assert gaps[":/"] > 9  # «Số:        /BC-VP»
    assert gaps["yt"] > 6  # «ngày      tháng»


# --- file --------------------------------------------------------------------------------------
def test_same_paper_gives_the_same_bytes() -> None:
    assert data(report(2)) == data(report(2))
    assert data(letter()) == data(letter())


def fonts_of(page: Any) -> dict[str, Any]:
    resources = page["/Resources"]["/Font"]
    return {name: resources[name].get_object() for name in resources}


def test_file_says_title_author_language_and_embeds_subsets() -> None:
    reader = PdfReader(io.BytesIO(data(report())))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "BÁO CÁO Tổng kết công tác thi đua, khen thưởng năm 2022 và phương hướng, nhiệm vụ năm 2023"
    )
    assert reader.metadata.author == "UBND TỈNH QUẢNG NGÃI VĂN PHÒNG"
    assert str(reader.root_object["/Lang"]) == "vi-VN"
    fonts = {name: font for page in reader.pages for name, font in fonts_of(page).items()}
    assert len(fonts) >= 4
    for font in fonts.values():
        assert "+LiberationSerif" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
    assert len(data(report())) < 200_000


def test_outline_follows_the_headings() -> None:
    reader = PdfReader(io.BytesIO(data(report())))

    def titles(entries: Sequence[object]) -> list[object]:
        return [
            titles(entry) if isinstance(entry, list) else entry["/Title"]  # type: ignore[index]
            for entry in entries
        ]

    one, below, two, *appendices = titles(reader.outline)
    assert one == "PHẦN THỨ NHẤT Kết quả thực hiện"
    assert below == [
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        ["1. Thuận lợi, khó khăn", "a) Phát động phong trào thi đua:"],
    ]
    assert two == "PHẦN THỨ HAI Phương hướng, nhiệm vụ"
    assert appendices[1] == "Phụ lục II Danh sách tập thể"


# --- any document ------------------------------------------------------------------------------
class Words:
    """Gives out words that are each unlike any other, and remembers their order."""

    def __init__(self) -> None:
        self.given: dict[str, list[str]] = {"w": [], "f": []}

    def some(self, count: int, stem: str = "w") -> str:
        start = len(self.given[stem])
        words = [f"{stem}ữ{place}x" for place in range(start, start + count)]
        self.given[stem] += words
        return " ".join(words)


@st.composite
def any_runs(draw: st.DrawFn, words: Words, most: int = 40) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for _ in range(draw(st.integers(1, 3))):
        bold, italic = draw(st.booleans()), draw(st.booleans())
        shown = words.some(draw(st.integers(1, most)))
        kind = draw(st.sampled_from(("text", "field", "note", "break", "raised")))
        runs.append(Text(shown + " ", bold=bold, italic=italic, raised=kind == "raised"))
        if kind == "field":
            runs.append(Field("key", words.some(1) + " "))
        if kind == "break":
            runs.append(LineBreak())
        if kind == "note":
            runs.append(
                Footnote((Text(words.some(draw(st.integers(1, 120)), "f"), italic=italic),))
            )
            runs.append(Text(" "))
    return tuple(runs)


@st.composite
def any_block(draw: st.DrawFn, words: Words) -> Block:
    kind = draw(st.sampled_from(("paragraph", "paragraph", "list", "table", "break")))
    if kind == "paragraph":
        align = draw(st.sampled_from(Align))
        return Paragraph(draw(any_runs(words)), align, draw(st.booleans()))
    if kind == "list":
        items = [draw(any_runs(words)) for _ in range(draw(st.integers(1, 4)))]
        return ListBlock(tuple(items), draw(st.sampled_from(Marker)))
    if kind == "table":
        columns = draw(st.integers(1, 4))

        def row() -> TableRow:
            cells = [Cell(((Text(words.some(draw(st.integers(1, 3)))),),)) for _ in range(columns)]
            return TableRow(tuple(cells), draw(st.booleans()), draw(st.booleans()))

        rows = tuple(row() for _ in range(draw(st.integers(0, 30))))
        return Table((1,) * columns, (), rows, draw(st.booleans()))
    return PageBreak()


@st.composite
def any_part(draw: st.DrawFn, words: Words, key: str, depth: int = 0) -> Part:
    heading = None
    if draw(st.booleans()):
        heading = Heading(
            draw(st.sampled_from(HEADINGS)), draw(any_runs(words, 12)), titled=draw(st.booleans())
        )
    blocks = tuple(draw(any_block(words)) for _ in range(draw(st.integers(0, 4))))
    children: tuple[Part, ...] = ()
    if depth < 2:
        count = draw(st.integers(0, 2))
        children = tuple(draw(any_part(words, f"{key}.{n}", depth + 1)) for n in range(count))
    return Part(key, heading, blocks, children)


@st.composite
def any_paper(draw: st.DrawFn) -> tuple[Document, Words]:
    words = Words()
    body = tuple(draw(any_part(words, f"p{n}")) for n in range(draw(st.integers(0, 3))))
    appendices = tuple(
        Appendix(
            draw(st.sampled_from(("", "Phụ lục I"))),
            (TitleLine(draw(any_runs(words, 8)), capital=False),),
            tuple(draw(any_block(words)) for _ in range(draw(st.integers(0, 3)))),
            landscape=draw(st.booleans()),
            key=f"a{n}",
            parts=tuple(
                draw(any_part(words, f"a{n}.{m}", 1)) for m in range(draw(st.integers(0, 2)))
            ),
            letterhead=draw(st.sampled_from((None, HEAD))),
        )
        for n in range(draw(st.integers(0, 2)))
    )
    profile = draw(st.sampled_from(("nd30", "tt01")))
    return replace(plain(body=body, appendices=appendices), profile=profile), words


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_paper())
def test_any_paper_prints_all_its_words_once_and_in_order(paper: tuple[Document, Words]) -> None:
    document, words = paper
    pdf = render(document, layout.load(document.profile), FontSet.shipped())
    pages = measure(pdf.data)
    assert len(pages) == pdf.pages
    shown = "\n".join(page.stream for page in pages).casefold()
    for stem, given_words in words.given.items():
        assert re.findall(rf"{stem}ữ\d+x", shown) == given_words
    for page in pages:
        for line in page.lines:
            assert line.x1 <= page.width - 15 + 0.5
            assert line.baseline <= page.height - 20 + 0.1 or line.text.isdecimal()
        for one, other in itertools.combinations(page.lines, 2):
            beside = one.x1 <= other.x0 or other.x1 <= one.x0
            assert beside or abs(one.baseline - other.baseline) > 4, (one, other)
    assert {one.key for one in document.appendices} <= {anchor.key for anchor in pdf.anchors}
