"""The printed page measured from the file against annex I of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from tests.documents.geometry import INDENTS
from tests.documents.geometry import LINE_SPACING
from tests.documents.geometry import MARGINS
from tests.documents.geometry import MM
from tests.documents.geometry import ND30
from tests.documents.geometry import PARAGRAPH_GAP
from tests.documents.geometry import RULE_SHARE
from tests.documents.geometry import SINGLE
from tests.documents.geometry import Line
from tests.documents.geometry import Sheet
from tests.documents.geometry import measure
from tests.documents.papers import LONG
from tests.documents.papers import letter
from tests.documents.papers import paragraph
from tests.documents.papers import plain
from tests.documents.papers import report
from tests.documents.papers import score_table
from thiduadesk.documents import layout
from thiduadesk.documents.pdf import render
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title

LEFT, RIGHT = 30.0, 195.0
MIDDLE = (LEFT + RIGHT) / 2
NEAR = 0.3
"""mm two measured places may differ."""


def sheets(document: Document) -> list[Sheet]:
    return measure(render(document, layout.load(document.profile), FontSet.shipped()).data)


@pytest.fixture(scope="module")
def printed_report() -> list[Sheet]:
    return sheets(report(2))


@pytest.fixture(scope="module")
def printed_letter() -> list[Sheet]:
    return sheets(letter())


def check_style(line: Line, component: str) -> None:
    legal = ND30[component]
    assert legal.low - 0.01 <= line.size <= legal.high + 0.01, (component, line, legal.law)
    assert (line.bold, line.italic) == (legal.bold, legal.italic), (component, line, legal.law)


# --- page --------------------------------------------------------------------------------------
def test_paper_is_a4_and_appendix_turns_to_landscape(printed_report: list[Sheet]) -> None:
    sizes = [(round(page.width), round(page.height)) for page in printed_report]
    assert sizes[0] == (210, 297)
    assert sizes[-1] == (297, 210)
    assert set(sizes) == {(210, 297), (297, 210)}


def test_words_and_rules_keep_within_the_margins(printed_report: list[Sheet]) -> None:
    for page in printed_report:
        inside = [line for line in page.lines if not line.text.isdecimal()]
        inside += [line for line in page.lines if line.text.isdecimal() and line.baseline > 20]
        left = min(line.x0 for line in inside)
        right = page.width - max(line.x1 for line in inside)
        foot = page.height - max(line.baseline for line in inside)
        assert MARGINS["left"][0] - 0.1 <= left
        assert MARGINS["right"][0] - 0.1 <= right
        assert foot >= MARGINS["bottom"][0]
        assert min(line.baseline for line in inside) > MARGINS["top"][0]
        for rule in page.rules:
            assert rule.x0 >= MARGINS["left"][0] - 0.3
            assert rule.x1 <= page.width - MARGINS["right"][0] + 0.3
            assert rule.bottom <= page.height - MARGINS["bottom"][0] + 0.3


def test_full_lines_reach_both_margins() -> None:
    (page,) = sheets(plain(paragraph(LONG * 2)))
    first, *middle, last = page.lines
    assert first.x0 - LEFT == pytest.approx(INDENTS[1], abs=0.3)
    for line in (first, *middle):
        assert line.x1 == pytest.approx(RIGHT, abs=NEAR)
    for line in (*middle, last):
        assert line.x0 == pytest.approx(LEFT, abs=NEAR)
    assert last.x1 < RIGHT - 5


def test_paragraphs_and_lines_are_spaced_as_the_decree_wants() -> None:
    (page,) = sheets(plain(paragraph(LONG), paragraph(LONG)))
    baselines = [line.baseline for line in page.lines]
    steps = [(low - high) * MM for high, low in itertools.pairwise(baselines)]
    pitch = min(steps)
    assert LINE_SPACING[0] <= pitch / (SINGLE * page.lines[0].size) <= LINE_SPACING[1]
    assert max(steps) - pitch == pytest.approx(PARAGRAPH_GAP, abs=0.1)
    assert len([step for step in steps if step > pitch + 1]) == 1


def test_every_face_is_the_serif_of_the_decree(printed_report: list[Sheet]) -> None:
    fonts = {font for page in printed_report for line in page.lines for font in line.fonts}
    assert {font.partition("-")[0] for font in fonts} == {"LiberationSerif"}


def test_page_number_is_centred_in_the_top_margin_and_hidden_on_page_one(
    printed_report: list[Sheet],
) -> None:
    shown = []
    for page in printed_report:
        above = [line for line in page.lines if line.baseline < 20]
        shown.append(above[0].text if above else "")
        for line in above:
            check_style(line, "page_number")
            middle = (LEFT + page.width - 15) / 2
            assert line.middle == pytest.approx(middle, abs=NEAR)
    sections = "|".join(shown).split("||")
    assert shown[0] == ""
    assert len(sections) == 3
    for section in sections:
        numbers = [int(one) for one in section.strip("|").split("|")]
        assert numbers == list(range(2, len(numbers) + 2))


def test_old_regime_numbers_pages_at_the_bottom_right() -> None:
    pages = sheets(plain(*[paragraph(LONG)] * 20, profile="tt01"))
    (number,) = [line for line in pages[1].lines if line.text == "2"]
    assert number.x1 == pytest.approx(RIGHT, abs=NEAR)
    assert number.baseline > 297 - 20
    assert not [line for line in pages[0].lines if line.baseline > 297 - 20]


# --- head --------------------------------------------------------------------------------------
def test_letterhead_sizes_and_styles(printed_report: list[Sheet]) -> None:
    page = printed_report[0]
    check_style(page.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "nation")
    check_style(page.line("Độc lập - Tự do - Hạnh phúc"), "motto")
    check_style(page.line("UBND TỈNH QUẢNG NGÃI"), "superior")
    check_style(page.line("VĂN PHÒNG"), "issuer")
    check_style(page.line("BÁO CÁO"), "type_name")
    check_style(page.line("Tổng kết công tác"), "subject")
    check_style(page.line("/BC-VP"), "number")
    check_style(page.line("tháng 12"), "place_date")


def test_letterhead_columns_stand_level_and_centred(printed_report: list[Sheet]) -> None:
    page = printed_report[0]
    nation, motto = page.line("CỘNG HÒA"), page.line("Độc lập")
    superior, issuer = page.line("UBND TỈNH QUẢNG NGÃI"), page.line("VĂN PHÒNG")
    assert superior.baseline == pytest.approx(nation.baseline, abs=NEAR)
    assert nation.middle == pytest.approx(motto.middle, abs=NEAR)
    assert superior.middle == pytest.approx(issuer.middle, abs=NEAR)
    assert superior.x1 < nation.x0
    assert nation.middle > MIDDLE


def test_number_and_date_share_a_line_under_their_columns(printed_letter: list[Sheet]) -> None:
    page = printed_letter[0]
    number, date = page.line("Số: 08/STP-VP"), page.line("ngày 05 tháng 02 năm 2022")
    assert number.baseline == pytest.approx(date.baseline, abs=0.05)
    assert number.middle == pytest.approx(page.line("SỞ TƯ PHÁP").middle, abs=NEAR)
    assert date.middle == pytest.approx(page.line("CỘNG HÒA").middle, abs=NEAR)


def test_rule_under_the_motto_is_as_long_as_its_words(printed_report: list[Sheet]) -> None:
    page = printed_report[0]
    motto = page.line("Độc lập")
    (rule,) = page.rules_under(motto)
    assert rule.width == pytest.approx(motto.width, abs=NEAR)
    assert rule.middle == pytest.approx(motto.middle, abs=NEAR)


@pytest.mark.parametrize(
    ("words", "extra"), [("VĂN PHÒNG", ""), ("và phương hướng", "Tổng kết công tác")]
)
def test_short_rules_are_centred_and_a_third_to_a_half(
    printed_report: list[Sheet], words: str, extra: str
) -> None:
    page = printed_report[0]
    line = page.line(words)
    (rule,) = page.rules_under(line)
    above = [line, page.line(extra)] if extra else [line]
    for one in above:
        assert RULE_SHARE[0] <= rule.width / one.width <= RULE_SHARE[1]
    assert rule.middle == pytest.approx(line.middle, abs=NEAR)


def test_title_is_centred_on_the_page(printed_report: list[Sheet]) -> None:
    for words in ("BÁO CÁO", "Tổng kết công tác", "và phương hướng", "PHẦN THỨ NHẤT"):
        assert printed_report[0].line(words).middle == pytest.approx(MIDDLE, abs=NEAR)


@pytest.mark.parametrize(
    ("place", "sizes"),
    [("Huế", (13, 14, 14)), ("Thành phố Hồ Chí Minh", (12, 13, 13))],
)
def test_matched_sizes_step_down_together_for_a_long_place(
    place: str, sizes: tuple[float, ...]
) -> None:
    head = Letterhead((), ("SỞ",), "BC-S", place, 2022, date=dt.date(2022, 12, 29))
    (page,) = sheets(plain(letterhead=head))
    lines = [page.line(words) for words in ("CỘNG HÒA", "Độc lập", "ngày 29 tháng 12 năm 2022")]
    assert tuple(round(line.size, 1) for line in lines) == sizes
    assert all(line.x1 <= RIGHT + 0.1 for line in lines)
    assert lines[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_long_issuer_wraps_in_its_column_and_keeps_the_date_level() -> None:
    head = Letterhead(
        ("UBND TỈNH QUẢNG NGÃI",),
        ("BAN QUẢN LÝ KHU KINH TẾ DUNG QUẤT VÀ CÁC KHU CÔNG NGHIỆP",),
        "BC-BQL", "Quảng Ngãi", 2022, number="01",
    )  # fmt: skip
    (page,) = sheets(plain(letterhead=head))
    number, date = page.line("Số: 01/BC-BQL"), page.line("Quảng Ngãi, ngày")
    assert number.baseline == pytest.approx(date.baseline, abs=0.05)
    issuer = [line for line in page.lines if line.bold and line.x1 < 97]
    assert len(issuer) >= 2
    assert max(line.baseline for line in issuer) < number.baseline


def test_about_stands_six_points_under_the_number(printed_letter: list[Sheet]) -> None:
    page = printed_letter[0]
    number, about = page.line("Số: 08"), page.line("V/v lấy ý kiến")
    check_style(about, "about")
    step = (about.baseline - number.baseline) * MM
    assert step - SINGLE * about.size == pytest.approx(6.0, abs=0.2)
    assert about.middle == pytest.approx(number.middle, abs=NEAR)


def test_urgency_is_red_in_a_red_frame_of_legal_size(printed_letter: list[Sheet]) -> None:
    page = printed_letter[0]
    words = page.line("KHẨN")
    check_style(words, "urgency")
    assert tuple(words.colour) == (1, 0, 0)
    around = [
        rule for rule in page.rules
        if rule.x0 <= words.x1 + 8 and rule.x1 >= words.x0 - 8
        and abs(rule.top - words.baseline) < 9 and abs(rule.bottom - words.baseline) < 9
    ]  # fmt: skip
    assert max(rule.x1 for rule in around) - min(rule.x0 for rule in around) == pytest.approx(
        20, abs=NEAR
    )
    assert max(r.bottom for r in around) - min(r.top for r in around) == pytest.approx(8, abs=NEAR)


def test_several_addressees_have_their_dashes_in_one_column_under_the_colon(
    printed_letter: list[Sheet],
) -> None:
    page = printed_letter[0]
    call = page.line("Kính gửi:")
    names = [page.line(f"- {name}") for name in ("Sở Nội vụ;", "Sở Tài chính;", "Sở Xây dựng.")]
    check_style(call, "addressees")
    for name in names:
        check_style(name, "addressees")
        assert call.x1 - 3 < name.x0 < call.x1 + 1
        assert name.x0 == pytest.approx(names[0].x0, abs=0.05)


def test_one_addressee_shares_the_line_of_the_call() -> None:
    (page,) = sheets(letter(addressees=Addressees(("Sở Nội vụ tỉnh Đồng Nai",))))
    assert page.line("Kính gửi: Sở Nội vụ tỉnh Đồng Nai").middle == pytest.approx(MIDDLE, abs=NEAR)


def test_address_stands_at_the_foot_of_page_one_under_a_full_rule() -> None:
    pages = sheets(letter(body=plain(*[paragraph(LONG)] * 16).body))
    line = pages[0].line("Địa chỉ: 52 Hùng Vương")
    check_style(line, "address")
    assert 297 - 20 - 6 < line.baseline < 297 - 20
    (rule,) = [one for one in pages[0].rules if one.width > 150]
    assert rule.width == pytest.approx(165, abs=NEAR)
    assert rule.bottom < line.baseline
    assert not any(page.has("Địa chỉ: 52") for page in pages[1:])
    body = [one for one in pages[0].lines if one.size == 14 and one is not line]
    assert max(one.baseline for one in body) < rule.top


# --- body and foot -----------------------------------------------------------------------------
def test_headings_are_bold_and_untitled_clauses_upright(printed_report: list[Sheet]) -> None:
    page = printed_report[0]
    for words in ("PHẦN THỨ NHẤT", "KẾT QUẢ THỰC HIỆN", "I. ĐẶC ĐIỂM", "1. Thuận lợi"):
        check_style(page.line(words), "heading")
    clause = next(
        line for one in printed_report for line in one.lines if "2. Ghi nhận" in line.text
    )
    check_style(clause, "body")
    title, number = page.line("KẾT QUẢ THỰC HIỆN"), page.line("PHẦN THỨ NHẤT")
    assert 0 < title.baseline - number.baseline < 8


def test_legal_bases_are_italic_now_and_upright_before() -> None:
    bases = ((Text("Căn cứ Luật Thi đua"),), (Text("Căn cứ Nghị định số 91"),))
    (now,) = sheets(plain(legal_bases=bases))
    check_style(now.line("Căn cứ Luật Thi đua;"), "legal_basis")
    assert now.has("Căn cứ Nghị định số 91.")
    (then,) = sheets(plain(legal_bases=bases, profile="tt01"))
    assert not then.line("Căn cứ Luật Thi đua;").italic
    assert then.has("Căn cứ Nghị định số 91,")


def test_signer_stands_in_the_right_half_with_the_list_level_at_the_left(
    printed_letter: list[Sheet],
) -> None:
    page = printed_letter[0]
    authority, name = page.line("KT. GIÁM ĐỐC"), page.line("Trần Văn B")
    call, item = page.line("Nơi nhận:"), page.line("- Như trên;")
    check_style(authority, "authority")
    check_style(name, "signer")
    check_style(call, "distribution")
    check_style(item, "recipient")
    assert authority.x0 > 105
    assert name.middle == pytest.approx(authority.middle, abs=NEAR)
    assert 22 < name.baseline - page.line("PHÓ GIÁM ĐỐC").baseline < 40
    assert call.baseline == pytest.approx(authority.baseline, abs=NEAR)
    for line in (call, item):
        assert line.x0 == pytest.approx(LEFT, abs=NEAR)


def test_two_signers_stand_side_by_side_with_names_level() -> None:
    signers = (
        Signature(("THƯ KÝ",), "Lê Thị C", "CHUYÊN VIÊN"),
        Signature(("CHỦ TỌA", "CHỦ TỊCH"), "Nguyễn Văn A", "PHÓ GIÁM ĐỐC SỞ"),
    )
    (page,) = sheets(letter(signatures=signers))
    left, right = page.line("THƯ KÝ"), page.line("CHỦ TỌA")
    assert left.x1 < MIDDLE < right.x0
    assert left.baseline == pytest.approx(right.baseline, abs=NEAR)
    assert page.line("Lê Thị C").baseline == pytest.approx(
        page.line("Nguyễn Văn A").baseline, abs=NEAR
    )
    posts = [page.line(words) for words in ("CHUYÊN VIÊN", "PHÓ GIÁM ĐỐC SỞ")]
    assert posts[0].baseline == pytest.approx(posts[1].baseline, abs=NEAR)
    assert 0 < page.line("Nguyễn Văn A").baseline - posts[0].baseline < 7
    assert page.line("Nơi nhận:").baseline > page.line("Lê Thị C").baseline


def test_appendix_label_and_title(printed_report: list[Sheet]) -> None:
    page = next(one for one in printed_report if one.has("Phụ lục II"))
    label, title = page.line("Phụ lục II"), page.line("DANH SÁCH TẬP THỂ")
    check_style(label, "appendix_label")
    check_style(title, "appendix_title")
    for line in (label, title):
        assert line.middle == pytest.approx((30 + 282) / 2, abs=NEAR)
    assert page.lines[0] == label


def test_table_fills_the_text_width_with_ruled_cells_and_a_centred_bold_head() -> None:
    (page,) = sheets(plain(score_table(3)))
    head = page.line("Tiêu chí")
    assert head.bold
    flat = [rule for rule in page.rules if rule.bottom - rule.top < 0.5 and rule.width > 160]
    upright = {round(rule.x0) for rule in page.rules if rule.width < 0.5}
    assert all(rule.width == pytest.approx(165, abs=NEAR) for rule in flat)
    assert len({round(rule.top, 1) for rule in flat}) == 6  # a line above each of 5 rows, one below
    assert len(upright) == 4
    assert head.middle == pytest.approx((sorted(upright)[1] + sorted(upright)[2]) / 2, abs=1)


def test_group_row_spans_its_columns_on_a_shaded_ground() -> None:
    (page,) = sheets(plain(score_table(2)))
    group = page.line("Công tác tổ chức")
    (ground,) = [r for r in page.rules if r.width > 160 and r.bottom - r.top > 3]
    assert ground.top < group.baseline < ground.bottom
    first_column_end = 30 + 165 / 8
    crossing = [
        r for r in page.rules
        if r.width < 0.5 and abs(r.x0 - first_column_end) < 1 and r.top < group.baseline < r.bottom
    ]  # fmt: skip
    assert not crossing


def test_title_without_subject_has_its_rule_under_the_type_name() -> None:
    (page,) = sheets(plain(title=Title("GIẤY GIỚI THIỆU", ())))
    assert len(page.rules_under(page.line("GIẤY GIỚI THIỆU"))) == 1


def test_paper_that_is_only_its_appendices_prints_only_them() -> None:
    document = replace(
        report(), letterhead=None, title=None, body=(), signatures=(), distribution=None
    )
    pages = sheets(document)
    assert pages[0].lines[0].text == "Phụ lục I"
    assert not any(page.has("CỘNG HÒA") for page in pages)
