"""Papers of other offices made again: every word of theirs in its order, on pages of our form.

The reports of the sample office (000 and 001) are held to their words in ``test_samples``; here
stand a piece of news (002), a letter and the report of its bloc (003), a review of three years (004).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests.documents.geometry import MARGINS
from tests.documents.geometry import ND30
from tests.documents.geometry import Sheet
from tests.documents.geometry import measure
from tests.documents.papers import composed
from tests.documents.seeds import between
from tests.documents.seeds import body_tokens
from tests.documents.seeds import seed_lines
from tests.documents.seeds import tokens
from thiduadesk.documents import layout
from thiduadesk.documents.composers import paper
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.layout import frame_words
from thiduadesk.documents.pdf import render
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.document import Document

FIXTURES = Path(__file__).parents[2] / "fixtures" / "papers"

SPANS = {
    "002-news": ("002", "Chiều 04/01/2018", "Hội nghị cũng đã thống nhất"),
    "003-letter": ("003", "Thực hiện Văn bản", "Dự thảo Báo cáo Tổng kết"),
    "003-report": ("003", "Thực hiện Văn bản", "Trên đây là báo cáo"),
    "004-report": ("004", "I. ĐẶC ĐIỂM", "Trên đây là Báo cáo"),
}
"""Where the body of each stands in its seed."""
MENDED = {"phân đấu": "phấn đấu", "lễ lối": "lề lối"}
"""What the machine recognised wrongly; the slips of the offices themselves are kept."""
PAGES = {"002-news": 2, "003-letter": 1, "003-report": 10, "004-report": 6}
ALL = ("000", "001", *SPANS)


@cache
def dispatch_of(name: str) -> Dispatch:
    """A paper by the name of its fixture, or a report of the sample office by its seed."""
    if name in {"000", "001"}:
        year = 2017 if name == "000" else 2022
        reports = [one for one in samples.load().dispatches if one.kind == "report.year"]
        return next(one for one in reports if one.year == year)
    data = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return samples.dispatch(data, {})


@cache
def document_of(name: str) -> Document:
    """The same as it prints."""
    if name in {"000", "001"}:
        return composed(samples.load(), dispatch_of(name))
    return paper.compose(dispatch_of(name), None, (), {})


@cache
def sheets_of(name: str) -> list[Sheet]:
    document = document_of(name)
    return measure(render(document, layout.load(document.profile), FontSet.shipped()).data)


# --- words -------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", SPANS)
def test_body_has_every_word_of_the_paper_in_its_order(name: str) -> None:
    seed, first, last = SPANS[name]
    lines = seed_lines(seed)
    if name == "003-report":
        lines = lines[lines.index("BÁO CÁO") :]
    text = " ".join(between(lines, first, last))
    for wrong, right in MENDED.items():
        text = text.replace(wrong, right)
    assert body_tokens(document_of(name)) == (tokens(text), [])


@pytest.mark.parametrize(
    ("name", "first"),
    [("003-letter", "Nơi nhận"), ("003-report", "TM. KHỐI"), ("004-report", "Nơi nhận")],
)
def test_frame_has_every_word_after_the_body(name: str, first: str) -> None:
    lines = seed_lines(name[:3])
    start = next(place for place, line in enumerate(lines) if line.startswith(first))
    end = lines.index("BÁO CÁO") if name == "003-letter" else len(lines)
    seen = tokens(" ".join(lines[start:end]).replace("GD, các PGD", "GĐ, các PGĐ"))
    document = document_of(name)
    words = layout.load(document.profile).words
    assert document.distribution is not None
    (signature,) = document.signatures
    block = (*signature.authority, signature.post, signature.name)
    printed = [
        words.distribution,
        *frame_words.recipient_lines(document.distribution, words),
        *block,
    ]
    assert sorted(tokens(" ".join(printed))) == sorted(seen)


def test_letter_has_the_head_of_the_paper() -> None:
    lines = seed_lines("003")
    head = [
        line
        for line in lines[
            : lines.index("Kính gửi: Các thành viên Khối thi đua 3 tỉnh Đồng Nai.") + 1
        ]
        if line
    ]
    first = sheets_of("003-letter")[0]
    said = tokens(first.stream)
    assert [word for word in tokens(" ".join(head)) if word != "5" and word not in said] == []
    assert first.has("ngày 05 tháng 12 năm 2017"), "the day of the paper, with its zero"
    assert first.has("Số: 1211/STP-VP")


def test_letter_and_report_are_signed_as_their_offices_signed() -> None:
    letter = document_of("003-letter").signatures
    assert [(one.authority, one.name) for one in letter] == [
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Ngô Văn Toàn")
    ]
    (bloc,) = document_of("003-report").signatures
    assert bloc.authority == ("TM. KHỐI GIAO ƯỚC THI ĐUA 3", "KHỐI TRƯỞNG")
    assert (bloc.post, bloc.name) == ("GIÁM ĐỐC SỞ TƯ PHÁP", "Viên Hồng Tiến")


def test_slips_of_the_offices_are_kept_as_typed_numbers() -> None:
    def typed(name: str) -> list[str]:
        heads = [part.heading for part in document_of(name).body if part.heading]
        return [head.number for head in heads if head.number]

    assert typed("003-report") == ["Phần thứ hai"]
    assert typed("004-report") == ["III."]


# --- geometry ----------------------------------------------------------------------------------
@pytest.mark.parametrize("name", SPANS)
def test_pages_are_as_many_as_the_text_needs(name: str) -> None:
    assert len(sheets_of(name)) == PAGES[name]


@pytest.mark.parametrize("name", ALL)
def test_text_stands_within_the_margins(name: str) -> None:
    """P1.I.3: 20 to 25, 20 to 25, 30 to 35, 15 to 20 mm; only page numbers stand outside."""
    for place, sheet in enumerate(sheets_of(name), start=1):
        lines = [line for line in sheet.lines if not line.text.isdecimal()]
        assert min(line.x0 for line in lines) >= MARGINS["left"][0] - 0.2, place
        assert max(line.x1 for line in lines) <= sheet.width - MARGINS["right"][0] + 0.2, place
        assert min(line.baseline for line in lines) >= MARGINS["top"][0], place
        assert max(line.baseline for line in lines) <= sheet.height - MARGINS["bottom"][0], place


@pytest.mark.parametrize("name", ALL)
def test_head_stands_as_annex_i_draws_it(name: str) -> None:
    """Boxes 1 to 4: nation and motto whole, at the right, number and day on one baseline."""
    first = sheets_of(name)[0]
    nation = first.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = first.line("Độc lập - Tự do - Hạnh phúc")
    for line, law in ((nation, ND30["nation"]), (motto, ND30["motto"])):
        assert law.low <= line.size <= law.high, law.law
        assert line.bold
        assert line.x0 > first.width * 0.4
    assert nation.middle == pytest.approx(motto.middle, abs=0.5)
    (rule,) = first.rules_under(motto)
    assert rule.width == pytest.approx(motto.width, abs=0.6), "P1.II.1.b"
    dates = [line for line in first.lines if ", ngày" in line.text and line.italic and line.x0 > 90]
    assert len(dates) == 1
    assert dates[0].middle == pytest.approx(motto.middle, abs=0.5)
    numbers = [line for line in first.lines if line.text.startswith("Số:") and line.x1 < 105]
    assert len(numbers) == (0 if name == "002-news" else 1), "a piece of news has no number"
    for number in numbers:
        assert number.baseline == pytest.approx(dates[0].baseline, abs=0.2)
        assert number.size == ND30["number"].low


@pytest.mark.parametrize("name", ["000", "003-letter", "003-report", "004-report"])
def test_signature_stands_at_the_right_level_with_the_list(name: str) -> None:
    """Boxes 7a, 7b, 9b: the list at the left edge, level with the first line of the signer's."""
    last = sheets_of(name)[-1]
    listed = last.line("Nơi nhận:")
    assert listed.x0 == pytest.approx(30, abs=0.3)
    assert listed.size == 12
    assert listed.bold
    assert listed.italic
    (signature,) = document_of(name).signatures
    signer = last.line(signature.name)
    assert signer.bold
    assert signer.x0 > last.width / 2
    for line in signature.authority[:1]:
        assert last.line(line).baseline == pytest.approx(listed.baseline, abs=1.5)
        assert last.line(line).middle == pytest.approx(signer.middle, abs=0.5)
    above = [line for line in last.lines if line.baseline < listed.baseline - 5]
    assert [line for line in above if not line.text.isdecimal()], "words of the paper stay with it"


@pytest.mark.parametrize("name", ["000", "003-report", "004-report"])
def test_page_numbers_stand_where_the_regime_of_the_day_wants_them(name: str) -> None:
    """Top centre since 05/3/2020 (P1.I.7), at the foot on the right before (TT 01/2011)."""
    old = document_of(name).profile == "tt01"
    assert old is (name != "004-report")
    sheets = sheets_of(name)
    assert not [line for line in sheets[0].lines if line.text == "1"]
    for place, sheet in enumerate(sheets[1:], start=2):
        (number,) = [line for line in sheet.lines if line.text == str(place)]
        assert 13 <= round(number.size, 1) <= 14
        if old:
            assert number.baseline > sheet.height - 20
            assert number.x1 == pytest.approx(sheet.width - 15, abs=0.5)
        else:
            assert number.baseline < 20
            assert number.middle == pytest.approx((30 + sheet.width - 15) / 2, abs=0.5)
