"""Guidance letters: what is read from their text, where each item is answered, what is a gap."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from thiduadesk.data.queries import movements as movement_queries
from thiduadesk.data.store import Store
from thiduadesk.domain.calendar import AnswerKind
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.problems import Refused
from thiduadesk.services import dispatches
from thiduadesk.services import guidance
from thiduadesk.services import movements
from thiduadesk.services import papers

LETTER = """THANH TRA TỈNH QUẢNG NGÃI
KHỐI THI ĐUA CÁC CƠ QUAN
THAM MƯU - TỔNG HỢP

Số: 1028/TMTH
V/v báo cáo tổng kết phong trào thi đua, khen thưởng năm 2022

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Quảng Ngãi, ngày 10 tháng 11 năm 2022

Kính gửi: Các cơ quan, đơn vị thành viên Khối.

Thực hiện Quyết định số 76/QĐ-TMTH ngày 26/5/2022, Khối trưởng đề nghị các cơ quan, đơn vị:

1. Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm 2022.
2. Tự chấm điểm theo Bảng tiêu chí, kèm theo tài liệu kiểm chứng.
3. Hồ sơ đề nghị khen thưởng gồm:
- Tờ trình đề nghị khen thưởng;
- Biên bản họp Hội đồng thi đua, khen thưởng.
4. Đăng ký đăng cai hội nghị, gửi trước ngày 25/11/2022.

Báo cáo và hồ sơ gửi về Thanh tra tỉnh (Khối trưởng) trước ngày 15/12/2022 để tổng hợp./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHÁNH THANH TRA

Nguyễn Văn A
"""
ASKED = [
    "Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm 2022",
    "Tự chấm điểm theo Bảng tiêu chí, kèm theo tài liệu kiểm chứng",
    "Hồ sơ đề nghị khen thưởng gồm: Tờ trình đề nghị khen thưởng",
    "Hồ sơ đề nghị khen thưởng gồm: Biên bản họp Hội đồng thi đua, khen thưởng",
    "Đăng ký đăng cai hội nghị, gửi trước ngày 25/11/2022",
]
TITLED = """I. BÁO CÁO
1. Báo cáo tổng kết.
a) Đánh giá kết quả;
b) Số liệu.
II. HỒ SƠ
1. Danh sách đề nghị.
III. THỜI GIAN
Đề nghị gửi về Sở Nội vụ qua trục liên thông, hạn cuối: 10/12.
"""
COMMENTS = (
    "Đề nghị các thành viên góp ý dự thảo. Văn bản góp ý gửi về Sở Tư pháp trước ngày 12/12/2023, "
    "sau thời hạn trên xem như thống nhất."
)
DAY = dt.date(2022, 12, 15)


def test_a_letter_is_split_into_what_it_asks() -> None:
    draft = guidance.read(LETTER, 2022)
    assert draft.paper is not None
    assert (draft.paper.number, draft.paper.symbol) == ("1028", "TMTH")
    assert draft.paper.date == dt.date(2022, 11, 10)
    assert draft.subject == "Báo cáo tổng kết phong trào thi đua, khen thưởng năm 2022"
    assert [one.text for one in draft.wanted.asked] == ASKED
    assert [one.deadline for one in draft.wanted.asked] == [None] * 4 + [dt.date(2022, 11, 25)]
    assert draft.wanted.deadline == DAY
    assert draft.wanted.receiver == "Thanh tra tỉnh (Khối trưởng)"
    assert draft.wanted.quote.startswith("Báo cáo và hồ sơ gửi về")


@pytest.mark.parametrize(
    ("text", "asked", "deadline", "receiver"),
    [
        (
            "- Báo cáo năm.\n- Bảng điểm, chậm nhất là 17 giờ 00 ngày 05 tháng 12 năm 2023.",
            ["Báo cáo năm", "Bảng điểm, chậm nhất là 17 giờ 00 ngày 05 tháng 12 năm 2023"],
            dt.date(2023, 12, 5),
            "",
        ),
        (
            TITLED,
            ["Báo cáo tổng kết", "Đánh giá kết quả", "Số liệu", "Danh sách đề nghị"],
            dt.date(2023, 12, 10),
            "Sở Nội vụ",
        ),
        ("Đề nghị các đơn vị quan tâm thực hiện.", [], None, ""),
        (
            COMMENTS,
            [COMMENTS.rpartition(". ")[2].rstrip(".")],
            dt.date(2023, 12, 12),
            "Sở Tư pháp",
        ),
        ("- Nộp trước ngày 31/02/2023.", ["Nộp trước ngày 31/02/2023"], None, ""),
    ],
)
def test_a_few_lines_will_do(
    text: str, asked: list[str], deadline: dt.date | None, receiver: str
) -> None:
    wanted = guidance.read(text, 2023).wanted
    assert [one.text for one in wanted.asked] == asked
    assert (wanted.deadline, wanted.receiver) == (deadline, receiver)


def test_a_letter_is_kept_with_its_paper_and_its_gaps(store: Store) -> None:
    guidance.take(store, guidance.read(LETTER, 2022))
    (letter,) = guidance.letters(store, 2022)
    assert letter.paper is not None
    assert papers.short_name(letter.paper) == "1028/TMTH"
    assert letter.guidance.deadline == DAY
    assert [one.ask.text for one in letter.gaps] == ASKED
    assert guidance.letters(store, 2021) == ()
    store.undo()
    assert guidance.letters(store, 2022) == ()
    assert papers.all_papers(store) == ()


def test_each_kind_of_answer_closes_a_gap_until_it_is_gone(store: Store) -> None:
    guidance.take(store, guidance.read(LETTER, 2022))
    draft = dispatches.new(store, "report.year", 2022, DAY)
    with store.change(Label("Add")) as writer:
        movement = movement_queries.save_movement(writer, Movement(0, "Chung sức"))
    offers = guidance.offers(store, 2022)
    part = next(one for one in offers if one.kind is AnswerKind.PART)
    (letter,) = guidance.letters(store, 2022)
    for asked, kind, named in zip(
        letter.asked,
        (
            AnswerKind.DISPATCH,
            AnswerKind.PART,
            AnswerKind.MOVEMENT,
            AnswerKind.PAPER,
            AnswerKind.WORDS,
        ),
        (str(draft), part.answer, str(movement), str(letter.guidance.paper_id), "Gửi sau"),
        strict=True,
    ):
        guidance.answer(store, asked.ask, kind, named)
    (letter,) = guidance.letters(store, 2022)
    assert letter.gaps == ()
    targets = [one.target for one in letter.asked]
    assert [one.page for one in targets if one] == [
        "dispatches", "dispatches", "movements", "papers", "",
    ]  # fmt: skip
    assert targets[1] is not None
    assert targets[1].where == f"{draft}#{part.answer}"
    assert targets[4] is not None
    assert targets[4].words == "Gửi sau"

    movements.remove(store, movement)
    dispatches.delete(store, draft)
    (letter,) = guidance.letters(store, 2022)
    assert [one.gone for one in letter.asked] == [True, True, True, False, False]
    assert len(letter.gaps) == 3
    store.undo()
    store.undo()
    assert guidance.letters(store, 2022)[0].gaps == ()


def test_what_is_not_there_is_no_answer(store: Store) -> None:
    guidance.take(store, guidance.read(LETTER, 2022))
    ask = guidance.letters(store, 2022)[0].asked[0].ask
    for kind, named, code in (
        (AnswerKind.ROW, "II.3", "answer_missing"),
        (AnswerKind.PAPER, "x", "answer_missing"),
        (AnswerKind.WORDS, "  ", "answer_empty"),
    ):
        with pytest.raises(Refused) as refused:
            guidance.answer(store, ask, kind, named)
        assert refused.value.code == code
    assert guidance.letters(store, 2022)[0].asked[0].ask == ask


def test_items_are_changed_added_and_taken_away(store: Store) -> None:
    number = guidance.take(store, guidance.read("- Báo cáo.\n- Bảng điểm.", 2022))
    first, second = guidance.letters(store, 2022)[0].asked
    guidance.save_ask(store, replace(first.ask, text=" Báo cáo  năm ", deadline=DAY))
    guidance.remove_ask(store, second.ask)
    guidance.add_ask(store, number, "Mô hình mới")
    asked = [(one.ask.text, one.ask.deadline) for one in guidance.letters(store, 2022)[0].asked]
    assert asked == [("Báo cáo năm", DAY), ("Mô hình mới", None)]
    with pytest.raises(Refused, match="ask_empty"):
        guidance.add_ask(store, number, " ")
