"""Where pages turn: notes with their marks, no orphans, heads repeated, signature with its text."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from tests.documents.geometry import Sheet
from tests.documents.geometry import measure
from tests.documents.papers import LONG
from tests.documents.papers import NOTE
from tests.documents.papers import cell
from tests.documents.papers import note
from tests.documents.papers import paragraph
from tests.documents.papers import plain
from tests.documents.papers import report
from tests.documents.papers import score_table
from tests.documents.papers import titled
from thiduadesk.documents import layout
from thiduadesk.documents.pdf import RenderedPdf
from thiduadesk.documents.pdf import render
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text

LINES_ON_A_PAGE = 41
"""A few more than the lines of one paragraph that a page holds."""


def printed(document: Document) -> RenderedPdf:
    return render(document, layout.load(document.profile), FontSet.shipped())


def sheets(document: Document) -> list[Sheet]:
    return measure(printed(document).data)


def one_liners(count: int, stem: str = "dòng") -> tuple[Paragraph, ...]:
    return tuple(paragraph(f"{stem}{place}.") for place in range(count))


def page_of(pages: list[Sheet], words: str) -> int:
    found = [place for place, page in enumerate(pages) if page.has(words)]
    assert len(found) == 1, (words, found)
    return found[0]


# --- footnotes ---------------------------------------------------------------------------------
def test_notes_stand_on_the_page_of_their_mark_and_count_through() -> None:
    blocks = [paragraph(LONG, note(f"Chú thích {place}."), " Hết.") for place in range(1, 25)]
    pages = sheets(plain(*blocks))
    assert len(pages) > 3
    shown = re.findall(r"Chú thích (\d+)\.", " ".join(page.stream for page in pages))
    assert [int(one) for one in shown] == list(range(1, 25))
    for place in range(1, 25):
        page = pages[page_of(pages, f"Chú thích {place}.")]
        small = [line for line in page.lines if f"Chú thích {place}." in line.text]
        assert small[0].text.startswith(f"{place} ")
        assert f"{place} Hết." in page.stream
        assert small[0].size <= 11


def test_notes_stand_under_a_short_rule_below_all_text() -> None:
    (page,) = sheets(plain(paragraph(LONG, note()), *one_liners(3)))
    words = page.line(NOTE)
    (rule,) = [one for one in page.rules if one.width < 60]
    assert rule.x0 == pytest.approx(30, abs=0.3)
    assert max(line.baseline for line in page.lines if line is not words) < rule.top
    assert rule.top < words.baseline
    assert 297 - 20 - words.baseline < 3


def test_mark_is_raised_and_small() -> None:
    (page,) = sheets(plain(paragraph("Văn phòng", note(), " báo cáo.")))
    by_sign = {char["text"]: char for char in page.chars[:12]}
    mark, before, after = by_sign["1"], by_sign["g"], by_sign["b"]
    assert mark["size"] < before["size"] * 0.75
    assert mark["y0"] > before["y0"] + 4
    assert mark["x0"] == pytest.approx(before["x1"], abs=0.1)
    assert after["y0"] == pytest.approx(before["y0"], abs=0.01)


def test_line_moves_on_rather_than_lose_its_note_to_the_next_page() -> None:
    words = " ".join(f"chú{place}" for place in range(60))
    for lead in range(24, 34):
        pages = sheets(plain(*one_liners(lead), paragraph("Có dấu", note(words), " ở đây.")))
        mark = page_of(pages, "Có dấu")
        assert [place for place, page in enumerate(pages) if "chú" in page.stream] == [mark]


def test_long_note_runs_on_at_the_foot_of_the_next_page() -> None:
    long = Footnote((Text(" ".join(f"chữ{place}" for place in range(900))),))
    blocks = [*one_liners(20), paragraph("Có dấu", long), *one_liners(30, "sau")]
    pages = sheets(plain(*blocks))
    stream = " ".join(page.stream for page in pages)
    words = [int(one) for one in re.findall(r"chữ(\d+)", stream)]
    assert words == list(range(900))
    held = [place for place, page in enumerate(pages) if "chữ" in page.stream]
    assert held[0] == page_of(pages, "Có dấu")
    assert held == list(range(held[0], held[-1] + 1))
    assert len(held) >= 2


@pytest.mark.parametrize("lead", range(22, 32))
def test_note_of_the_last_line_neither_overlaps_nor_leaves_an_empty_page(lead: int) -> None:
    words = " ".join(f"chú{place}" for place in range(120))
    pages = sheets(plain(*one_liners(lead), paragraph("Có dấu", note(words), " ở đây.")))
    for page in pages:
        assert len(page.lines) > 1
        baselines = sorted(line.baseline for line in page.lines)
        assert min(low - high for high, low in itertools.pairwise(baselines)) > 4
        assert baselines[-1] < 277
    text = " ".join(page.stream for page in pages)
    assert [int(one) for one in re.findall(r"chú(\d+)", text)] == list(range(120))


def test_notes_in_table_cells_stand_on_the_page_of_their_row() -> None:
    rows = tuple(
        TableRow((cell(f"hàng{place}."), replace(cell("x"), paragraphs=((note(f"ghi{place}."),),))))
        for place in range(60)
    )
    pages = sheets(plain(Table((1, 1), (), rows)))
    assert len(pages) > 1
    for place in range(60):
        assert page_of(pages, f" ghi{place}.") == page_of(pages, f"hàng{place}.")


# --- turning the page --------------------------------------------------------------------------
@pytest.mark.parametrize("lead", range(24, 40))
def test_heading_never_ends_a_page(lead: int) -> None:
    parts = (
        Part("lead", None, one_liners(lead)),
        Part(
            "head",
            titled(Numbering.PART_ROMAN, "Phương hướng"),
            children=(Part("sub", titled(Numbering.ARABIC, "Nhiệm vụ"), (paragraph(LONG),)),),
        ),
    )
    pages = sheets(plain(body=parts))
    first = page_of(pages, "Phần I")
    assert page_of(pages, "PHƯƠNG HƯỚNG") == first
    assert page_of(pages, "1. Nhiệm vụ") == first
    page = pages[first]
    below = [one for one in page.lines if one.baseline > page.line("1. Nhiệm vụ").baseline]
    assert len(below) >= 2


@pytest.mark.parametrize("lead", range(26, 40))
def test_no_page_begins_or_ends_with_a_lonely_line(lead: int) -> None:
    pages = sheets(plain(*one_liners(lead), paragraph(LONG)))
    counts = [
        sum("dòng" not in one.text and one.baseline > 20 for one in page.lines) for page in pages
    ]
    assert all(count != 1 for count in counts)
    assert sum(counts) >= 5


@pytest.mark.parametrize("lead", range(24, 40))
def test_signature_takes_at_least_two_lines_of_text_along(lead: int) -> None:
    document = plain(
        *one_liners(lead),
        paragraph("Trên đây là báo cáo./."),
        signatures=(Signature(("CHÁNH VĂN PHÒNG",), "Nguyễn Văn A"),),
        distribution=Distribution((Recipient("Sở Nội vụ"),), Filing()),
    )
    pages = sheets(document)
    last = page_of(pages, "CHÁNH VĂN PHÒNG")
    assert page_of(pages, "Nguyễn Văn A") == last
    assert page_of(pages, "Nơi nhận:") == last
    assert page_of(pages, "Trên đây là báo cáo") == last
    assert page_of(pages, f"dòng{lead - 1}.") == last


def test_long_distribution_list_goes_on_beside_nothing_and_over_the_page() -> None:
    names = tuple(Recipient(f"Sở số {place}") for place in range(120))
    document = plain(
        paragraph(LONG),
        signatures=(Signature(("GIÁM ĐỐC",), "Nguyễn Văn A"),),
        distribution=Distribution(names, Filing()),
    )
    pages = sheets(document)
    text = " ".join(page.stream for page in pages)
    assert [int(one) for one in re.findall(r"Sở số (\d+);", text)] == list(range(120))
    assert len(pages) >= 2


def test_page_break_starts_a_page_and_leaves_none_empty() -> None:
    pages = sheets(
        plain(PageBreak(), paragraph("một."), PageBreak(), PageBreak(), paragraph("hai."))
    )
    assert len(pages) == 2
    assert page_of(pages, "hai.") == 1


def test_document_of_nothing_is_one_empty_page() -> None:
    assert printed(plain()).pages == 1


# --- tables ------------------------------------------------------------------------------------
def test_head_row_is_repeated_on_every_page() -> None:
    pages = sheets(plain(score_table(100)))
    assert len(pages) > 2
    for place, page in enumerate(pages):
        head = page.line("Tiêu chí")
        rows = [line for line in page.lines if line.text.startswith("r")]
        assert head.baseline < min(row.baseline for row in rows)
        assert page.line("Điểm").baseline == pytest.approx(head.baseline, abs=0.1)
        assert head.baseline < 30 or place == 0


def test_table_is_closed_and_opened_where_a_row_is_cut() -> None:
    long = " ".join(f"từ{place}" for place in range(1500))
    table = Table((1, 3), (), (TableRow((cell("trái"), cell(long))),))
    pages = sheets(plain(table))
    assert len(pages) >= 2
    for page in pages:
        flat = [one for one in page.rules if one.bottom - one.top < 0.5 and one.width > 160]
        words = [line for line in page.lines if "từ" in line.text]
        assert min(rule.top for rule in flat) < min(line.baseline for line in words)
        assert max(rule.top for rule in flat) > max(line.baseline for line in words)
    text = " ".join(page.stream for page in pages)
    assert [int(one) for one in re.findall(r"từ(\d+)", text)] == list(range(1500))


def test_short_rows_and_rows_not_to_be_cut_stay_whole() -> None:
    words = "một hai ba bốn năm sáu bảy tám chín mười " * 3
    rows = tuple(
        TableRow((cell(f"đầu{place} {words} cuối{place}"), cell("")), cut=False)
        for place in range(30)
    )
    pages = sheets(plain(Table((1, 2), (), rows)))
    assert len(pages) > 2
    for place in range(30):
        starts = [at for at, page in enumerate(pages) if re.search(rf"đầu{place}\b", page.stream)]
        ends = [at for at, page in enumerate(pages) if re.search(rf"cuối{place}\b", page.stream)]
        assert starts == ends
        assert len(starts) == 1


def test_group_row_stays_with_the_row_below_it() -> None:
    for lead in range(24, 38):
        pages = sheets(plain(*one_liners(lead), score_table(4)))
        assert page_of(pages, "Công tác tổ chức") == page_of(pages, "r0")
        assert page_of(pages, "r0") >= min(
            at for at, page in enumerate(pages) if page.has("Tiêu chí")
        )


def test_unruled_table_draws_no_lines() -> None:
    (page,) = sheets(plain(replace(score_table(2), ruled=False, rows=score_table(2).rows[1:])))
    assert page.rules == ()


def test_cells_are_read_one_after_the_other() -> None:
    left = "trái một hai ba bốn năm sáu bảy tám chín mười"
    right = "phải một hai ba bốn năm sáu bảy tám chín mười"
    (page,) = sheets(plain(Table((1, 1, 4), (), (TableRow((cell(left), cell(right), cell(""))),))))
    assert " ".join(page.stream.split()) == f"{left} {right}"


# --- long words, anchors -----------------------------------------------------------------------
def test_word_wider_than_the_line_is_cut_as_a_last_resort() -> None:
    address = "https://" + "quangngai.gov.vn/" * 20
    (page,) = sheets(plain(paragraph("Xem ", address, " nhé.")))
    assert page.stream.replace("\n", "").replace(" ", "") == f"Xem{address}nhé."
    assert max(line.x1 for line in page.lines) <= 195.1


def test_numbers_stay_with_the_word_before_them() -> None:
    for filler in range(40, 80):
        (page,) = sheets(plain(paragraph("a" * filler + " nay ngày 05 tháng 12 năm 2022 " + LONG)))
        assert not re.search(r"(ngày|tháng|năm)\n", page.stream)


def test_anchors_lead_to_every_part_and_back() -> None:
    document = report(3)
    pdf = printed(document)
    pages = measure(pdf.data)
    keys = [anchor.key for anchor in pdf.anchors]
    assert len(keys) == len(set(keys))
    assert {"opening", "one", "roman0", "clause2", "two", "scores", "list"} <= set(keys)
    assert [anchor.page for anchor in pdf.anchors] == sorted(anchor.page for anchor in pdf.anchors)
    for key, words in (("two", "PHẦN THỨ HAI"), ("list", "Phụ lục II")):
        anchor = pdf.anchor(key)
        assert anchor is not None
        line = pages[anchor.page].line(words)
        assert 0 < line.baseline - anchor.top_mm < 7
        assert pdf.key_at(anchor.page, line.baseline) == key
    assert pdf.key_at(0, 1.0) is None
    assert pdf.key_at(pdf.pages - 1, 200.0) == "list"
    assert pdf.anchor("nowhere") is None


def test_part_without_content_still_has_an_anchor() -> None:
    pdf = printed(plain(body=(Part("a", None, (paragraph("một."),)), Part("empty", None))))
    assert pdf.anchor("empty") is not None


def test_head_too_high_to_repeat_leaves_the_pages_to_its_rows() -> None:
    high = TableRow((Cell(tuple((Text(f"đầu{place}."),) for place in range(45))),))
    rows = tuple(TableRow((cell(f"hàng{place}."),)) for place in range(80))
    pages = sheets(plain(Table((1,), (high,), rows)))
    assert len(pages) <= 4
    assert page_of(pages, "hàng79.") == len(pages) - 1


def test_words_centred_or_at_the_right_have_no_first_line_indent() -> None:
    (page,) = sheets(
        plain(
            Paragraph((Text("QUYẾT ĐỊNH:", bold=True),), Align.CENTER),
            Paragraph((Text("bên phải"),), Align.RIGHT),
        )
    )
    assert page.line("QUYẾT ĐỊNH:").middle == pytest.approx((30 + 195) / 2, abs=0.3)
    assert page.line("bên phải").x1 == pytest.approx(195, abs=0.3)


@pytest.mark.parametrize("lead", range(12))
def test_row_cut_by_the_page_keeps_its_padding(lead: int) -> None:
    long = " ".join(f"từ{place}" for place in range(1500))
    table = Table((1,), (), (TableRow((cell(long),)),))
    pages = sheets(plain(*one_liners(lead), paragraph(LONG), table))
    flat = [one for one in pages[0].rules if one.width > 160]
    last = max(line.baseline for line in pages[0].lines)
    assert max(rule.top for rule in flat) - last > 1.5
    assert max(rule.bottom for rule in flat) <= 277.1
    assert min(rule.top for rule in pages[1].rules) >= 19.9
    first = min(line.baseline for line in pages[1].lines if line.baseline > 20)
    assert first - min(rule.top for rule in pages[1].rules) > 4.4
