"""What goes behind a paper is taken out of the clerk's own parts, each with its head."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.form import papers
from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.numbering import number_parts


def lines(appendix: object) -> list[str]:
    return [words(line.runs) for line in appendix.title]  # type: ignore[attr-defined]


def test_appendices_leave_the_body_and_keep_their_numerals_and_sides() -> None:
    document = papers.composed(papers.report(), number="08")
    assert all(one.heading is None or one.heading.numbering not in BEHIND for one in document.body)
    assert [one.label for one in document.appendices] == ["Phụ lục I", "Phụ lục II"]
    assert [one.landscape for one in document.appendices] == [False, True]
    first = document.appendices[0]
    assert lines(first) == [
        "Kết quả thực hiện",
        "chỉ tiêu thi đua",
        "(Kèm theo Báo cáo số 08/BC-SNV ngày 07 tháng 02 năm 2023 của Sở Nội vụ)",
    ]
    assert first.letterhead is None
    assert first.key in {one.key for one in papers.report().body}


def test_a_paper_of_the_bloc_names_the_bloc_as_its_issuer() -> None:
    whole = papers.report()
    frame = replace(whole.frame, issuer="KHỐI THI ĐUA\nSỐ 2", symbol="BC-KTĐ2")
    (first, _) = papers.composed(replace(whole, frame=frame)).appendices
    assert lines(first)[-1].endswith("của Khối thi đua số 2)")
    other = replace(frame, issuer="TRUNG TÂM LƯU TRỮ")
    (first, _) = papers.composed(replace(whole, frame=other)).appendices
    assert lines(first)[-1].endswith("của TRUNG TÂM LƯU TRỮ)")


def test_a_lone_appendix_has_no_numeral_and_blanks_until_issued() -> None:
    whole = papers.report()
    document = papers.composed(replace(whole, body=whole.body[:-1]))
    (one,) = document.appendices
    assert one.label == "Phụ lục"
    shown = " ".join(words(one.title[-1].runs).split())
    assert shown == "(Kèm theo Báo cáo số /BC-SNV ngày tháng 02 năm 2023 của Sở Nội vụ)"


def test_an_attached_paper_has_a_head_without_number_and_day_and_its_own_articles() -> None:
    document = papers.composed(papers.decision(), number="08")
    assert number_parts(document.body)[document.body[-1].key] == "Điều 3."
    (one,) = document.appendices
    assert one.letterhead is not None
    assert (one.letterhead.numbered, one.letterhead.place, one.letterhead.date) == (False, "", None)
    assert one.letterhead.issuer == ("SỞ NỘI VỤ",)
    assert [(line.capital, line.subject) for line in one.title] == [
        (True, False), (False, True), (False, True), (False, False),
    ]  # fmt: skip
    assert lines(one)[-1] == (
        "(Kèm theo Quyết định số 08/QĐ-SNV ngày 07 tháng 02 năm 2023 "
        "của Giám đốc Sở Nội vụ tỉnh Bình Sơn)"
    )
    articles = [n for n in number_parts(one.parts).values() if n.startswith("Điều")]
    assert articles == [f"Điều {count}." for count in range(1, 7)]


def test_an_appendix_below_an_attached_paper_follows_it() -> None:
    form = Part("form", Heading(Numbering.APPENDIX, (Text("Mẫu phiếu"),)))
    whole = papers.decision()
    regulation = whole.body[-1]
    deep = replace(regulation, children=(*regulation.children, form))
    document = papers.composed(replace(whole, body=(*whole.body[:-1], deep)))
    assert [one.key for one in document.appendices] == [regulation.key, "form"]
    assert "form" not in number_parts(document.appendices[0].parts)


def test_minutes_have_two_signers_and_no_place_and_day() -> None:
    document = papers.composed(papers.minutes(), number="03")
    assert [one.authority for one in document.signatures] == [("THƯ KÝ",), ("CHỦ TỌA",)]
    assert document.letterhead is not None
    assert document.letterhead.place == ""


def test_who_decides_and_the_word_come_from_office_and_type() -> None:
    whole = papers.decision()
    assert whole.frame.decision is not None
    empty = replace(whole.frame.decision, authority=())
    plain = papers.composed(replace(whole, frame=replace(whole.frame, decision=empty)))
    assert plain.decision is not None
    assert (plain.decision.authority, plain.decision.word) == ((papers.OFFICE.name,), "QUYẾT ĐỊNH:")
    resolved = replace(whole.frame, decision=empty, type_name="NGHỊ QUYẾT", type_symbol="NQ")
    made = papers.composed(replace(whole, frame=resolved)).decision
    assert made is not None
    assert made.word == "QUYẾT NGHỊ:"


def test_bloc_members_stand_in_brackets_without_the_office_itself() -> None:
    document = papers.composed(papers.letter())
    assert document.distribution is not None
    assert document.distribution.recipients[0].name == (
        "Thành viên Khối thi đua số 2 (Sở Tư pháp, Sở KH và ĐT, Thanh tra tỉnh)"
    )


def test_address_prints_what_is_kept_and_only_where_asked() -> None:
    assert papers.composed(papers.letter()).address == (
        "Địa chỉ: Số 12 đường Trần Phú, phường An Bình, tỉnh Bình Sơn",
        "Điện thoại: 0255.3800000; E-mail: vanthu@example.vn",
    )
    assert papers.composed(papers.minutes()).address == ()


def test_a_list_that_is_no_type_of_paper_has_no_number_until_given_one() -> None:
    frame = replace(papers.report().frame, type_name="DANH SÁCH", type_symbol="")
    plain = replace(papers.report(), frame=frame)
    assert papers.composed(plain).letterhead is not None
    assert not papers.composed(plain).letterhead.numbered  # type: ignore[union-attr]
    assert papers.composed(plain, number="04").letterhead.numbered  # type: ignore[union-attr]
