"""Papers in the forms in which they come: heads, closings, lists, tables, broken lines."""

from __future__ import annotations

import datetime as dt
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.exchange.paper_in.plain_tree import body
from tests.exchange.paper_in.plain_tree import frame
from tests.exchange.paper_in.plain_tree import lost_words
from tests.exchange.paper_in.plain_tree import outline
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import words
from thiduadesk.domain.problems import Refused
from thiduadesk.exchange.paper_in import read_paper

Reader = Callable[[str], tuple[Document, ...]]

REPORT = """\
UBND TỈNH HẠ LONG
SỞ VĂN HÓA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 07/BC-SVH

Hạ Long, ngày 05 tháng 02 năm 2021

BÁO CÁO
Tổng kết phong trào thi đua năm 2020

Kính gửi: Sở Nội vụ.

Thực hiện Công văn số 12/SNV-TĐKT ngày 04/01/2021 của Sở Nội vụ, Sở Văn hóa báo cáo kết quả tổ chức phong \
trào thi đua năm 2020 như sau:

I. KẾT QUẢ

1. Phong trào thi đua

a) Phong trào xây dựng nông thôn mới

Sở đã cử 05 công chức về xã Đồng Tiến hướng dẫn lập hồ sơ công nhận làng văn hóa; vận động đóng góp 35 triệu \
đồng, trong đó công đoàn ủng hộ 20 triệu đồng và các phòng ủng hộ 15 triệu đồng.

b) Phong trào văn hóa công sở

- Không có công chức vi phạm;
- 100% phòng làm việc gọn gàng.

2. Khen thưởng

Có 12 cá nhân được tặng Giấy khen.

II. PHƯƠNG HƯỚNG

1. Phát động thi đua trong tháng 02/2021.

2. Sơ kết trước ngày 15/6/2021.

Trên đây là báo cáo của Sở Văn hóa, kính trình Sở Nội vụ tổng hợp./.

Nơi nhận:
- Như trên;
- Giám đốc Sở (b/c);
- Lưu: VT, TCCB(02).

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC


Đỗ Thị Hà
"""


@pytest.fixture
def reading(tmp_path: Path) -> Reader:
    def read(text: str) -> tuple[Document, ...]:
        path = tmp_path / "paper.txt"
        path.write_text(text, encoding="utf-8")
        return read_paper(path)

    return read


# --- the same paper in other clothes -----------------------------------------------------------
def _wrapped(text: str) -> str:
    return "\n".join(
        line if len(line) < 80 else textwrap.fill(line, 78, break_on_hyphens=False)
        for line in text.split("\n")
    )


def _with_pages(text: str) -> str:
    lines = _wrapped(text).split("\n")
    return "\n".join([*lines[:22], "", "\f2", "", *lines[22:]])


def _marked(text: str) -> str:
    heads = ("I. ", "II. ", "1. Phong", "2. Khen", "BÁO CÁO")
    return "\n".join(
        f"## **{line}**" if line.startswith(heads) else line.replace("- ", "• ")
        for line in text.split("\n")
    ).replace(" • ", " - ")


def _two_columns(text: str) -> str:
    head = (
        "UBND TỈNH HẠ LONG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ VĂN HÓA                    Độc lập - Tự do - Hạnh phúc\n"
        "Số: 07/BC-SVH           Hạ Long, ngày 05 tháng 02 năm 2021\n\n"
    )
    close = (
        "Nơi nhận:                           KT. GIÁM ĐỐC\n"
        "- Như trên;                         PHÓ GIÁM ĐỐC\n"
        "- Giám đốc Sở (b/c);\n"
        "- Lưu: VT, TCCB(02).                  Đỗ Thị Hà\n"
    )
    return head + text[text.index("BÁO CÁO\n") : text.index("Nơi nhận")] + close


def _jumbled_head(text: str) -> str:
    head = (
        "Số: ~~07~~/BC-SVH\n\nHạ Long, ngày 05 tháng 02 năm 2021\n\nUBND TỈNH HẠ LONG\nSỞ VĂN HÓA\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\n\n"
    )
    return head + text[text.index("BÁO CÁO\n") :]


def _html(text: str) -> str:
    items = "<ul><li>Không có công chức vi phạm;</li><li>100% phòng làm việc gọn gàng.</li></ul>"
    old = "- Không có công chức vi phạm;\n- 100% phòng làm việc gọn gàng."
    head = text[: text.index("BÁO CÁO\n")]
    rows = (
        "<table><tr><td>UBND TỈNH HẠ LONG<br><b>SỞ VĂN HÓA</b></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
        "NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr>\n<tr><td>Số: 07/BC-SVH</td>"
        "<td>Hạ Long, ngày 05 tháng 02 năm 2021</td></tr></table>\n\n"
    )
    return text.replace(head, rows).replace(old, items).replace("I. KẾT QUẢ", "<b>I. KẾT QUẢ</b>")


CLOTHES = {
    "plain": str,
    "lines broken at the page's width": _wrapped,
    "pages with numbers": _with_pages,
    "Markdown": _marked,
    "two columns on a line": _two_columns,
    "head in another order": _jumbled_head,
    "HTML": _html,
    "letters in pieces": lambda text: unicodedata.normalize("NFD", text),
    "an empty line after each": lambda text: text.replace("\n", "\n\n"),
    "Windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("change", CLOTHES.values(), ids=CLOTHES)
def test_same_paper_is_read_whatever_form_it_comes_in(
    change: Callable[[str], str], reading: Reader
) -> None:
    (plain,) = reading(REPORT)
    (paper,) = reading(change(REPORT))
    assert frame(paper) == frame(plain)
    assert [line.replace("•", "-") for line in body(paper.body)] == body(plain.body)


def test_plain_paper_is_read_whole(reading: Reader) -> None:
    (paper,) = reading(REPORT)
    assert frame(paper) == {
        "letterhead": {
            "superior": "UBND TỈNH HẠ LONG",
            "issuer": "SỞ VĂN HÓA",
            "number": "07",
            "symbol": "BC-SVH",
            "place": "Hạ Long",
            "date": dt.date(2021, 2, 5),
            "about": "",
        },
        "title": ("BÁO CÁO", "Tổng kết phong trào thi đua năm 2020"),
        "addressees": ["Sở Nội vụ"],
        "bases": [],
        "decision": None,
        "signatures": [(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "", "Đỗ Thị Hà")],
        "recipients": ["Giám đốc Sở (b/c)"],
        "filing": "VT, TCCB(02)",
        "as above": True,
    }
    assert outline(paper.body) == ["I.", "  1.", "    a) b)", "  2.", "II.", "  1. 2."]


# --- headings ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. MỘT\nI. Hai\n1. Ba\nII. Bốn\nB. NĂM\nI. Sáu", ["A.", "  I.", "    1.", "  II.", "B.", "  I."]),
        ("I. MỘT\nA. Hai\nB. Ba\nII. BỐN\nA. Năm", ["I.", "  A. B.", "II.", "  A."]),
        ("A. MỘT\nB. HAI\nC. BA\nD. BỐN", ["A. B. C. D."]),
        ("PHẦN THỨ NHẤT\nMỘT\nI. HAI\nPhần thứ ba\nBA", ["PHẦN THỨ NHẤT", "  I.", "Phần thứ ba"]),
        ("Chương I\nMỘT\nMục 1\nHAI\nĐiều 1. Ba\n1. Bốn;\na) Năm;\nChương II\nSÁU\nĐiều 2. Bảy",
         ["Chương I", "  Mục 1", "    Điều 1.", "      1.", "        a)", "Chương II", "  Điều 2."]),
        ("1. Một\n1.1. Hai\n1.1.1 Ba bốn\n1.2. Năm\n2/ Sáu", ["1.", "  1.1.", "    1.1.1", "  1.2.", "2/"]),
        ("I- MỘT\n1- Hai\na/ Ba", ["I-", "  1-", "    a/"]),
        ("I. MỘT\n3. Ba\n1. Hai\nIV. BỐN", ["I.", "  3. 1.", "IV."]),
        ("I. MỘT\nNăm 2017. Sáu tháng.\n12.400 văn bản được ban hành.\n5/10 đơn vị đạt.", ["I."]),
    ],
)  # fmt: skip
def test_headings_nest_by_their_style_even_where_numbers_are_wrong(
    text: str, expected: list[str], reading: Reader
) -> None:
    (paper,) = reading(text)
    assert outline(paper.body) == expected


def test_words_after_the_last_clause_belong_to_no_clause(reading: Reader) -> None:
    (paper,) = reading("I. HỒ SƠ\n\n1. Tờ trình;\n\n2. Biên bản.\n\nGửi trước ngày 15/6.\n")
    (part,) = paper.body
    first, second, after = part.children
    assert [one.heading is not None and one.heading.titled for one in (first, second)] == [
        False,
        False,
    ]
    assert after.heading is None
    assert [words(one.runs) for one in after.blocks if isinstance(one, Paragraph)] == [
        "Gửi trước ngày 15/6."
    ]


def test_items_keep_their_markers(reading: Reader) -> None:
    (paper,) = reading("I. KẾT QUẢ\n- Một:\n+ Hai;\n+ Ba.\n• Bốn\n* Năm\n– Sáu")
    lists = [block for block in paper.body[0].blocks if isinstance(block, ListBlock)]
    assert [(one.marker.value, len(one.items)) for one in lists] == [
        ("-", 1),
        ("+", 2),
        ("•", 2),
        ("-", 1),
    ]


# --- tables ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "TT\tTên\tĐiểm\n1\tVăn phòng\t10\n\tTổng\t10",
        "| TT | Tên | Điểm |\n|----|:---|---:|\n| 1 | Văn phòng | 10 |\n| | **Tổng** | 10 |",
        (
            "<table><tr><th>TT</th><th>Tên</th><th>Điểm</th></tr>\n<tr><td>1</td><td>Văn phòng</td>"
            "<td>10</td></tr><tr><td></td><td>Tổng</td><td>10</td></tr></table>"
        ),
        "TT    Tên          Điểm\n1     Văn phòng    10\n-     Tổng         10",
    ],
    ids=["tabs", "pipes", "HTML", "blanks"],
)  # fmt: skip
def test_tables_are_read_however_they_are_typed(text: str, reading: Reader) -> None:
    (paper,) = reading(f"I. ĐIỂM\n\n{text}\n\nII. HẾT\n")
    (table,) = paper.body[0].blocks
    assert isinstance(table, Table)
    cells = [
        [words(cell.paragraphs[0]) for cell in row.cells] for row in (*table.head, *table.rows)
    ]
    assert cells[:2] == [["TT", "Tên", "Điểm"], ["1", "Văn phòng", "10"]]
    assert cells[2][1:] == ["Tổng", "10"]


def test_tall_and_wide_cells_of_html_leave_room(reading: Reader) -> None:
    (paper,) = reading(
        "<table><tr><th rowspan=2>Tên</th><th colspan=2>Điểm</th></tr><tr><th>Chuẩn</th><th>Thưởng</th></tr>"
        "<tr><td>A</td><td>1</td><td>2</td></tr></table>"
    )
    (table,) = paper.body[0].blocks
    assert isinstance(table, Table)
    assert [[cell.across for cell in row.cells] for row in (*table.head, *table.rows)] == [
        [1, 2],
        [1] * 3,
        [1] * 3,
    ]
    assert words(table.head[1].cells[1].paragraphs[0]) == "Chuẩn"


def test_marks_of_recognisers_are_looks_and_not_words(reading: Reader) -> None:
    (paper,) = reading(
        "```markdown\n![img-0.jpeg](img-0.jpeg)\n\n__SỞ VĂN HÓA__\n\n# BÁO CÁO\n\n## Tổng kết năm 2020\n\n"
        "{1}------------\n\nĐạt $95 \\%$ kế hoạch$^{1}$ và 12\\. việc[^2], *tốt*. Xem [trang tin](http://a.vn).\n\n"
        "<!-- page 2 -->\n\n[^2]: Theo quý.\n\n$^{1}$ Theo năm.\n\nPage 2 of 3\n\n_Nơi nhận:_\n- Lưu: VT.\n\n"
        "__GIÁM ĐỐC__<br>\n\nLê Văn Bảy\n```\n"
    )  # fmt: skip
    assert body(paper.body) == [
        "  ¶ Đạt 95% kế hoạch và 12. việc, tốt. Xem trang tin. [Theo năm.] [Theo quý.]"
    ]
    assert paper.title is not None
    assert paper.title.subject == ("Tổng kết năm 2020",)
    assert [(one.authority, one.name) for one in paper.signatures] == [
        (("GIÁM ĐỐC",), "Lê Văn Bảy")
    ]
    assert paper.source is not None
    assert "img-0.jpeg" in paper.source.stray


# --- other papers ------------------------------------------------------------------------------
def test_decision_has_who_decides_bases_word_and_attached_paper(reading: Reader) -> None:
    text = (
        "UBND HUYỆN HẢI BÌNH\nPHÒNG NỘI VỤ\n\nSố: 03/QĐ-PNV\n\nHải Bình, ngày 10 tháng 3 năm 2021\n\n"
        "QUYẾT ĐỊNH\nBan hành Quy chế thi đua\n\nTRƯỞNG PHÒNG NỘI VỤ\n\n"
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;\nCăn cứ Quy chế làm việc\n"
        "Xét đề nghị của Tổ Thi đua,\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Quy chế.\n\nĐiều 2. Có hiệu lực từ ngày ký./.\n\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nLê Văn Bảy\n\n"
        "UBND HUYỆN HẢI BÌNH\nPHÒNG NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "QUY CHẾ\nThi đua của Phòng\n(Kèm theo Quyết định số 03/QĐ-PNV ngày 10 tháng 3 năm 2021)\n\n"
        "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n1. Quy định về thi đua;\n2. Quy định về khen thưởng.\n"
    )  # fmt: skip
    (paper,) = reading(text)
    assert paper.decision is not None
    assert paper.decision.authority == ("TRƯỞNG PHÒNG NỘI VỤ",)
    assert paper.decision.word == "QUYẾT ĐỊNH:"
    assert [words(one).split()[0] for one in paper.legal_bases] == ["Căn", "Căn", "Xét"]
    (attached,) = paper.appendices
    assert attached.letterhead is not None
    assert attached.letterhead.issuer == ("PHÒNG NỘI VỤ",)
    assert [words(line.runs) for line in attached.title][:2] == ["QUY CHẾ", "Thi đua của Phòng"]
    assert outline(attached.parts) == ["Chương I", "  Điều 1.", "    1. 2."]
    assert lost_words((paper,), text) == []


def test_minutes_have_two_signers_side_by_side(reading: Reader) -> None:
    (paper,) = reading(
        "BIÊN BẢN\nHọp Hội đồng\n\nCuộc họp kết thúc lúc 16 giờ./.\n\n"
        "THƯ KÝ                         CHỦ TỌA\n(Đã ký)                      (Đã ký)\n\n"
        "Trần Thị Mai                 TS. Lê Văn Bảy\n"
    )
    signers = [(one.authority, one.name) for one in paper.signatures]
    assert signers == [(("THƯ KÝ",), "Trần Thị Mai"), (("CHỦ TỌA",), "TS. Lê Văn Bảy")]


def test_several_appendices_follow_the_signature(reading: Reader) -> None:
    (paper,) = reading(
        f"{REPORT}\nPhụ lục I\nDANH SÁCH CÁ NHÂN\n(Kèm theo Báo cáo số 07/BC-SVH)\n\n1. Lê Văn Bảy.\n\n"
        "Phụ lục II\nSỐ LIỆU\n\nTT\tTên\tSố\n1\tGiấy khen\t12\n"
    )
    assert [one.label for one in paper.appendices] == ["Phụ lục I", "Phụ lục II"]
    assert outline(paper.appendices[0].parts) == ["1."]
    assert isinstance(paper.appendices[1].blocks[0], Table)


# --- encodings ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"]
)
def test_files_of_every_encoding_are_read(encoding: str, tmp_path: Path, reading: Reader) -> None:
    (plain,) = reading(REPORT)
    path = tmp_path / "other.txt"
    text = REPORT
    if encoding == "cp1258":  # letters with their tones apart, as that code page has them
        text = "".join(_with_tone_apart(letter) for letter in REPORT)
    path.write_bytes(text.encode(encoding))
    (paper,) = read_paper(path)
    assert frame(paper) == frame(plain)
    assert body(paper.body) == body(plain.body)


def _with_tone_apart(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return letter


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "file_empty"),
        ("blank.txt", b" \n\n\t ", "file_empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "paper_not_text"),
        ("scan.pdf", b"%PDF-1.7\n%....", "paper_not_text"),
        ("program.txt", bytes(range(256)) * 40, "paper_not_text"),
        ("broken.docx", b"PK\x03\x04 and no more", "file_damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "file_not_office"),
        ("long.txt", b"a " * 2_000_000, "paper_too_long"),
    ],
)
def test_what_is_no_paper_is_refused(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_paper(path)
    assert refused.value.code == code


# --- whatever comes ----------------------------------------------------------------------------
@settings(max_examples=60)
@given(st.permutations(REPORT.split("\n")), st.integers(0, 3))
def test_lines_in_any_order_are_read_and_none_is_lost(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], every: int
) -> None:
    path = tmp_path_factory.mktemp("any") / "paper.txt"
    text = "\n".join(line for count, line in enumerate(lines) if every == 0 or count % 4 != every)
    path.write_text(text, encoding="utf-8")
    assert lost_words(read_paper(path), text) == []
