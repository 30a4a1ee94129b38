"""Words and numbers of the Word file: those of the PDF, made by Word where Word can make them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.documents.papers import letter
from tests.documents.papers import note
from tests.documents.papers import paragraph
from tests.documents.papers import report
from tests.documents.word_reading import W
from tests.documents.word_reading import docx_words
from tests.documents.word_reading import paragraphs
from tests.documents.word_reading import part
from tests.documents.word_reading import value
from thiduadesk.documents import layout
from thiduadesk.documents import pdf
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.documents.word import render
from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title
from thiduadesk.domain.numbering import number_parts

ND30 = layout.load("nd30")
SOFFICE = shutil.which("soffice")
STYLES = sorted(set(Numbering) - BEHIND - {Numbering.NONE})


def heading(numbering: Numbering, words: str = "", number: str | None = None) -> Heading:
    return Heading(numbering, (Text(words),) if words else (), number)


def leaf(key: str, numbering: Numbering, number: str | None = None) -> Part:
    return Part(key, heading(numbering, f"[{key}]", number))


def branch(key: str, numbering: Numbering, *children: Part) -> Part:
    return Part(key, heading(numbering, f"[{key}]"), children=children)


def numbered(*body: Part) -> list[str]:
    """Headings as Word shows them, each on a line, keys in lower case (titles may be capitals)."""
    data = render(Document("x", "nd30", body=body), ND30)
    shown = [" ".join(one.split()).partition("[") for one in paragraphs(data) if one.strip()]
    return [number + sign + key.lower() for number, sign, key in shown]


def wanted(parts: tuple[Part, ...]) -> list[str]:
    numbers = number_parts(parts)

    def lines(some: tuple[Part, ...]) -> list[str]:
        return [
            line
            for one in some
            for line in (f"{numbers[one.key]} [{one.key}]", *lines(one.children))
        ]

    return lines(parts)


def made_by_word(*body: Part) -> int:
    root = part(render(Document("x", "nd30", body=body), ND30), "word/document.xml")
    return sum(value(one, "pPr/numPr/numId") is not None for one in root.iter(f"{W}p"))


# --- numbers -----------------------------------------------------------------------------------
def test_numbers_of_a_usual_report_are_made_by_word() -> None:
    body = (
        branch(
            "one",
            Numbering.PART_ROMAN,
            branch(
                "i", Numbering.ROMAN, leaf("i1", Numbering.ARABIC), leaf("i2", Numbering.ARABIC)
            ),
            branch(
                "ii",
                Numbering.ROMAN,
                branch("ii1", Numbering.ARABIC, leaf("a", Numbering.LOWER_LETTER)),
            ),
        ),
        branch(
            "two", Numbering.PART_ROMAN, branch("r", Numbering.ROMAN, leaf("r1", Numbering.ARABIC))
        ),
    )
    assert numbered(*body) == wanted(body)
    assert made_by_word(*body) == len(wanted(body))
    root = part(render(Document("x", "nd30", body=body), ND30), "word/numbering.xml")
    assert len(list(root.iter(f"{W}num"))) == 1, "one list, so that Word goes on counting by itself"


def test_five_points_are_typed_because_word_has_no_d_with_stroke() -> None:
    body = tuple(leaf(f"p{place}", Numbering.LOWER_LETTER) for place in range(6))
    assert [line.split()[0] for line in numbered(*body)] == ["a)", "b)", "c)", "d)", "đ)", "e)"]
    assert made_by_word(*body) == 0
    assert made_by_word(*body[:4]) == 4


def test_a_typed_number_is_text_and_the_count_goes_on_after_it() -> None:
    body = (
        leaf("a", Numbering.ARABIC),
        leaf("b", Numbering.ARABIC, "4."),
        branch("c", Numbering.ARABIC, leaf("d", Numbering.DECIMAL), leaf("e", Numbering.DECIMAL)),
        branch("f", Numbering.ARABIC, leaf("g", Numbering.DECIMAL)),
    )
    assert [line.split()[0] for line in numbered(*body)] == [
        "1.",
        "4.",
        "3.",
        "3.1.",
        "3.2.",
        "4.",
        "4.1.",
    ]
    assert made_by_word(*body) == 6


def test_parts_in_words_are_typed_but_start_what_is_below_afresh() -> None:
    body = tuple(
        branch(
            key,
            Numbering.PART_WORDS,
            leaf(f"{key}1", Numbering.ROMAN),
            leaf(f"{key}2", Numbering.ROMAN),
        )
        for key in ("x", "y")
    )
    assert numbered(*body) == [
        "PHẦN THỨ NHẤT [x]", "I. [x1]", "II. [x2]", "PHẦN THỨ HAI [y]", "I. [y1]", "II. [y2]",
    ]  # fmt: skip
    root = part(render(Document("x", "nd30", body=body), ND30), "word/numbering.xml")
    assert len(list(root.iter(f"{W}num"))) == 1


def test_articles_run_on_through_chapters() -> None:
    body = (
        branch("c1", Numbering.CHAPTER, branch("d1", Numbering.ARTICLE, leaf("k", Numbering.ARABIC)), leaf("d2", Numbering.ARTICLE)),
        branch("c2", Numbering.CHAPTER, branch("d3", Numbering.ARTICLE, leaf("m", Numbering.ARABIC))),
    )  # fmt: skip
    found = [line.split("[")[0].strip() for line in numbered(*body)]
    assert found == ["Chương I", "Điều 1.", "1.", "Điều 2.", "Chương II", "Điều 3.", "1."]
    assert made_by_word(*body) == 7


@st.composite
def trees(draw: st.DrawFn) -> tuple[Part, ...]:
    count = iter(range(1000))

    def some(depth: int) -> tuple[Part, ...]:
        if depth > 3:
            return ()
        out = []
        for _ in range(draw(st.integers(0 if depth else 1, 4))):
            style = draw(st.sampled_from(STYLES))
            typed = draw(st.sampled_from([None, None, None, "7.", "z)"]))
            key = f"k{next(count)}"
            titled = draw(st.booleans())
            own = Heading(style, (Text(f"[{key}]"),), typed, titled)
            out.append(Part(key, own, children=some(depth + 1)))
        return tuple(out)

    return some(0)


@settings(max_examples=60)
@given(trees())
def test_whatever_the_order_of_parts_word_shows_the_numbers_of_the_house(
    parts: tuple[Part, ...],
) -> None:
    assert numbered(*parts) == wanted(parts)


# --- lists -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("marker", "signs", "real"),
    [
        (Marker.DASH, ["-"] * 3, True),
        (Marker.PLUS, ["+"] * 3, True),
        (Marker.BULLET, ["•"] * 3, True),
        (Marker.NUMBER, ["1.", "2.", "3."], True),
        (Marker.LETTER, ["a)", "b)", "c)"], True),
        (Marker.LETTER, ["a)", "b)", "c)", "d)", "đ)"], False),
    ],
)
def test_list_items_have_their_marker_from_word(
    marker: Marker, signs: list[str], real: bool
) -> None:
    block = ListBlock(tuple((Text("mục"),) for _ in signs), marker)
    data = render(Document("x", "nd30", body=(Part("a", None, (block, block)),)), ND30)
    found = [one.split()[0] for one in paragraphs(data) if "mục" in one]
    assert found == signs * 2, "each list starts afresh"
    root = part(data, "word/document.xml")
    listed = [one for one in root.iter(f"{W}p") if value(one, "pPr/numPr/numId") is not None]
    assert len(listed) == (2 * len(signs) if real else 0)


# --- words -------------------------------------------------------------------------------------
def pdf_words(document: Document) -> list[str]:
    """Words of the PDF without the page numbers."""
    data = pdf.render(document, layout.load(document.profile), FontSet.shipped()).data
    out: list[str] = []
    for page in PdfReader(io.BytesIO(data)).pages:
        words = page.extract_text().split()
        out += words[1:] if words and words[0].isdecimal() else words
    return out


def test_the_word_file_says_the_words_of_the_pdf() -> None:
    plain = Document(
        "report.year",
        "nd30",
        Letterhead(("UBND TỈNH A",), ("VĂN PHÒNG",), "BC-VP", "Quảng Ngãi", 2022, month=12, about="xin ý kiến"),
        Title("BÁO CÁO", ("Kết quả", "công tác")),
        addressees=Addressees(("Sở Nội vụ", "Thanh tra tỉnh")),
        legal_bases=((Text("Căn cứ Luật Thi đua, khen thưởng"),), (Text("Theo đề nghị của Trưởng phòng"),)),
        body=(
            branch("i", Numbering.ROMAN, leaf("i1", Numbering.ARABIC), leaf("i2", Numbering.ARABIC, "3.")),
            Part("ii", heading(Numbering.ROMAN, "Hai"), (paragraph("Lời", note("Chú thích."), " văn./."),)),
        ),
        signatures=report().signatures,
        distribution=report().distribution,
        urgency="khẩn",
        address=("Số 64 phố A",),
    )  # fmt: skip
    for document in (plain, letter()):
        data = render(document, ND30)
        assert Counter(docx_words(data)) == Counter(pdf_words(document))


def test_blanks_of_a_draft_are_those_of_the_pdf() -> None:
    data = render(report(), ND30)
    number = next(one for one in paragraphs(data) if one.startswith("Số:"))
    assert number == f"Số: {ND30.words.number_blank}/BC-VP"


# --- LibreOffice -------------------------------------------------------------------------------
def converted(data: bytes, folder: Path) -> list[str]:
    """Text of each page as LibreOffice lays the file out."""
    file = folder / "paper.docx"
    file.write_bytes(data)
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [page.extract_text() for page in PdfReader(folder / "paper.pdf").pages]


@pytest.mark.soffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_words_numbers_and_pages(tmp_path: Path) -> None:
    document = report(2)
    data = render(document, ND30)
    pages = converted(data, tmp_path)
    letters = Counter("".join(docx_words(data)))
    shown = Counter("".join("".join(pages).split()))
    extra = shown - letters
    assert not letters - shown, "nothing is lost"
    head = "TTTiêuchíĐiểm"
    allowed = Counter(head * len(pages)) + Counter("0123456789" * len(pages))
    assert not extra - allowed, "page numbers and repeated heads aside"
    assert not pages[0].split()[0].isdecimal()
    assert pages[1].split()[0] == "2"
    appendix = next(place for place, page in enumerate(pages) if "Phụ lục" in page.split("\n")[0])
    assert appendix > 1
