"""Five real papers, as recognised from scans, are read as a person reads them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.exchange.paper_in.plain_tree import lost_words
from tests.exchange.paper_in.plain_tree import outline
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import walk
from thiduadesk.domain.document import words
from thiduadesk.exchange.paper_in import read_paper

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"


def _read(start: str) -> tuple[Document, ...]:
    return read_paper(next(SEEDS.glob(f"{start}*.txt")))


def test_report_with_a_stamp_in_its_title() -> None:
    (paper,) = _read("000")
    head, title, sent = paper.letterhead, paper.title, paper.distribution
    assert paper.kind == "report"
    assert head is not None
    assert (head.number, head.symbol, head.place) == ("1603", "BC-VP", "Quảng Ngãi")
    assert head.date == dt.date(2017, 11, 28)
    assert title is not None
    assert title.type_name == "BÁO CÁO"
    assert title.subject == (
        "Tổng kết công tác thi đua, khen thưởng năm 2017,",
        "phương hướng, nhiệm vụ, giải pháp năm 2018",
    )
    assert outline(paper.body) == [
        "PHẦN I",
        "  A.",
        "    I. II.",
        "      1. 2.",
        "  B.",
        "    I.",
        "      1.",
        "        a) b) c) d) đ) e) d)",  # the second d) is the paper's own mistake
        "      2. 3.",
        "    II.",
        "      1. 2.",
        "    III.",
        "      1. 2. 3. 4. 5.",
        "  C.",
        "Phần II",
        "  1. 2.",
    ]
    assert [one.name for one in paper.signatures] == ["Lê Minh Huấn"]
    assert sent is not None
    assert [one.purpose for one in sent.recipients] == ["b/cáo", "", "", "", "", ""]
    assert sent.filing is not None
    assert sent.filing.units == ("VT", "HC-TC(Th)")
    assert paper.source is not None
    assert "CV ĐẾN" in paper.source.stray


def test_report_with_notes_and_a_score_sheet() -> None:
    (paper,) = _read("001")
    assert paper.letterhead is None
    assert outline(paper.body)[:9] == [
        "PHẦN THỨ NHẤT",
        "  I.",
        "    1. 2.",
        "  II.",
        "    1.",
        "      a) b) c)",
        "    2.",
        "      2.1.",
        "        a) b) c) d) đ) e) g)",
    ]
    assert outline(paper.body)[-2:] == ["PHẦN THỨ HAI", "  I. II."]
    notes = [
        run
        for part in walk(paper.body)
        for block in part.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Footnote)
    ]
    assert [words(one.runs).split()[0] for one in notes] == ["Thông", "Quyết", "Theo"]
    (sheet,) = paper.appendices
    assert next(words(line.runs) for line in sheet.title) == "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022"
    (table,) = sheet.blocks
    assert isinstance(table, Table)
    assert len(table.widths) == 7
    assert all(sum(cell.across for cell in row.cells) == 7 for row in (*table.head, *table.rows))
    last = [words(cell.paragraphs[0]) for cell in table.rows[-1].cells]
    assert last == ["", "TỔNG CỘNG", "950", "50", "945", "48", ""]
    assert [one.name for one in paper.signatures] == ["Vũ Minh Tâm"]


def test_news_is_no_paper() -> None:
    (text,) = _read("002")
    assert (text.kind, text.letterhead, text.title, text.signatures) == ("text", None, None, ())


def test_one_file_holds_a_letter_and_the_report_it_sends() -> None:
    letter, report = _read("003")
    head = letter.letterhead
    assert head is not None
    assert (head.superior, head.issuer) == (("UBND TỈNH ĐỒNG NAI",), ("SỞ TƯ PHÁP",))
    assert (head.number, head.symbol) == ("1211", "STP-VP")
    assert head.date == dt.date(2017, 12, 5)
    assert head.about.startswith("V/v lấy ý kiến góp ý dự thảo Báo cáo Tổng kết")
    assert letter.addressees is not None
    assert letter.addressees.names == ("Các thành viên Khối thi đua 3 tỉnh Đồng Nai",)
    (signer,) = letter.signatures
    assert (signer.authority, signer.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Ngô Văn Toàn")
    assert letter.distribution is not None
    assert letter.distribution.as_above

    assert report.kind == "report"
    assert outline(report.body) == [
        "I.",
        "  1.",
        "    1.1. 1.2. 1.3. 1.4. 1.5. 1.6. 1.7.",
        "  2.",
        "    1.1. 1.2. 1.3.",
        "II.",
        "  1. 2.",
        "    2.1. 2.2.",
        "  3.",
        "III. IV.",
        "  1. 2. 3.",
        "Phần thứ hai",
        "  1. 2.",
    ]
    (signer,) = report.signatures
    assert signer.authority == ("TM. KHỐI GIAO ƯỚC THI ĐUA 3", "KHỐI TRƯỞNG")
    assert (signer.post, signer.name) == ("GIÁM ĐỐC SỞ TƯ PHÁP", "Viên Hồng Tiến")


def test_number_struck_out_by_recognition_is_still_a_number() -> None:
    (paper,) = _read("004")
    head, title = paper.letterhead, paper.title
    assert head is not None
    assert (head.number, head.symbol) == ("11/2019", "BC-V PUBND")
    assert title is not None
    assert title.subject[-1] == "giai đoạn 2019 – 2025"
    assert outline(paper.body) == [
        "I. II.",
        "  1. 2.",
        "III.",
        "  1. 2. 3. 4. 5.",
        "III.",  # the paper's own mistake
        "  1. 2. 3.",
    ]
    assert paper.source is not None
    assert paper.source.joins == (34, 50)  # paragraphs that the end of a page cut in two


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_word_lands_in_the_tree_or_among_the_stray(path: Path) -> None:
    papers = read_paper(path)
    assert lost_words(papers, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_place_is_the_line_on_which_it_stands(path: Path) -> None:
    for paper in read_paper(path):
        assert paper.source is not None
        lines = paper.source.lines
        for part in walk(paper.body):
            if part.heading is not None and part.heading.number:
                assert part.heading.number in lines[paper.source.places[part.key] - 1]
            for count, block in enumerate(part.blocks):
                if isinstance(block, Paragraph):
                    first = words(block.runs).split()[0]
                    assert first in lines[paper.source.places[f"{part.key}/{count}"] - 1]
