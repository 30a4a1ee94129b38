"""How papers, honours and entries are said in a report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from thiduadesk.documents.drafts.reports import citing
from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import HonourWords
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import OFFICE
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind

DAY = dt.date(2022, 7, 8)
PLAN = Paper(
    1, "Kế hoạch", "401", "KH-VP", "Văn phòng UBND tỉnh", DAY, "Kiểm tra cải cách hành chính"
)
DECISION = Paper(2, "Quyết định", "93", "QĐ-UBND", "UBND tỉnh", DAY, "V/v phát động phong trào")
LETTER = Paper(3, "Công văn", "5", "VP-TH", "", None, "Báo cáo kết quả")


# --- papers ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Ban hành Quy chế", "về việc ban hành Quy chế"),
        ("V/v ban hành Quy chế", "về việc ban hành Quy chế"),
        ("về tăng cường kỷ luật", "về tăng cường kỷ luật"),
        ("Kế hoạch cải cách hành chính", "về cải cách hành chính"),
        ("Kết luận của Phó Chủ tịch UBND tỉnh.", "về kết luận của Phó Chủ tịch UBND tỉnh"),
        ("Quảng Ngãi chung sức", "về Quảng Ngãi chung sức"),
        (
            "Quy định chi tiết Luật Thi đua, khen thưởng",
            "quy định chi tiết Luật Thi đua, khen thưởng",
        ),
    ],
)
def test_a_paper_is_cited_with_its_subject_as_papers_write_it(subject: str, text: str) -> None:
    said = citing.in_full(replace(PLAN, subject=subject))
    assert said == f"Kế hoạch số 401/KH-VP ngày 08/7/2022 của Văn phòng UBND tỉnh {text}"


def test_a_law_is_cited_by_its_name_and_a_paper_without_a_day_without_one() -> None:
    assert (
        citing.in_full(Paper(4, "Luật", "", "", "Quốc hội", None, "Luật Thanh tra"))
        == "Luật Thanh tra"
    )
    assert citing.in_full(Paper(4, "Luật", "", "", "", None, "Thanh tra")) == "Luật Thanh tra"
    assert citing.brief(LETTER) == "Công văn số 5/VP-TH"


def test_few_papers_stand_in_brackets_many_in_a_footnote_and_named_ones_nowhere() -> None:
    text = (Text("Đã ban hành Kế hoạch số 401/KH-VP ngày 08/7/2022"),)
    assert citing.behind(text, [PLAN]) == ()
    assert (
        words(citing.behind(text, [PLAN, DECISION])) == " (Quyết định số 93/QĐ-UBND ngày 08/7/2022)"
    )
    (note,) = citing.behind((Text("Đã triển khai"),), [PLAN, DECISION, LETTER])
    assert isinstance(note, Footnote)
    assert words(note.runs).count(";") == 2
    assert words(note.runs).endswith("Công văn số 5/VP-TH về việc báo cáo kết quả.")


# --- sentences -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Đã làm", "Đã làm (A)."),
        ("Đã làm.", "Đã làm (A)."),
        ("Đã làm ;", "Đã làm (A);"),
        ("Đã làm, v.v...", "Đã làm, v.v... (A)."),
    ],
)
def test_a_sentence_ends_once(text: str, ended: str) -> None:
    assert words(wording.ended((Text(text),), Text(" (A)"))) == ended


def known(**more: object) -> Gathered:
    return Gathered(2022, dt.date(2022, 12, 15), **more)  # type: ignore[arg-type]


def entry(text: str, number: int = 1, **more: object) -> Activity:
    return Activity(number, 2022, text, **more)  # type: ignore[arg-type]


def test_an_entry_that_begins_with_what_was_done_names_who_did_it() -> None:
    at = known(units={4: "Ban Tiếp công dân"})
    first, second = entries.paragraphs(
        at, [entry("Tổ chức thi", 1), entry("Kiểm tra", 2)], named=True
    )
    assert first.runs == (Field("office.short_name", "«…»"), Text(" đã tổ chức thi."))
    assert words(second.runs) == "Kiểm tra."
    assert words(entries.sentence(at, entry("Xây dựng trang tin", unit_id=4))) == (
        "Ban Tiếp công dân đã xây dựng trang tin."
    )
    assert words(entries.sentence(at, entry("Tổ chức, cá nhân hài lòng", unit_id=4))) == (
        "Tổ chức, cá nhân hài lòng."
    )


def test_the_papers_a_movement_rests_on_are_not_cited_again_by_its_entries() -> None:
    links = {
        Owner(OwnerKind.MOVEMENT, 3): ((PaperRole.LAUNCH, DECISION),),
        Owner(OwnerKind.ACTIVITY, 1): ((PaperRole.CITED, DECISION), (PaperRole.CITED, PLAN)),
    }
    said = words(entries.sentence(known(papers=links), entry("Đã làm.", movement_id=3)))
    assert said == "Đã làm (Kế hoạch số 401/KH-VP ngày 08/7/2022)."


def test_what_was_entered_word_for_word_in_several_years_is_said_once() -> None:
    log = [replace(entry("Phát động", number), year=2019 + number) for number in (1, 2)]
    log.append(replace(entry("Phát động", 3), year=2021))
    made = [words(one.runs) for one in entries.paragraphs(known(since=2020), log)]
    assert made == ["Phát động (các năm 2020, 2021).", "Phát động."], "twice in a year is twice"


def test_a_list_of_whole_sentences_ends_each_with_a_full_stop() -> None:
    short = entries.items(known(), [entry("Một."), entry("Hai.", 2)], "topic.measures")
    assert [words(one) for one in short.items] == ["Một;", "Hai."]
    long = entries.items(known(), [entry("Một. Và hai"), entry("Ba", 2)], "topic.measures")
    assert [words(one) for one in long.items] == ["Một. Và hai.", "Ba."]


def test_models_and_money_say_what_was_entered() -> None:
    at = known(units={4: "Ban Tiếp công dân"})
    (_intro, one) = entries.models(
        at, [GoodModel(1, 2022, "Một cửa", unit_id=4, text="Giảm chờ")], None
    )
    assert words(one.runs) == "Ban Tiếp công dân với mô hình “Một cửa”: giảm chờ."  # type: ignore[union-attr]
    for name in ("Mô hình Camera an ninh", "mô hình “Camera an ninh”", "“Camera an ninh”"):
        (_intro, one) = entries.models(at, [GoodModel(2, 2022, name)], None)
        assert words(one.runs) == "Mô hình “Camera an ninh”."  # type: ignore[union-attr]
    given = [SocialWork(number, 2022, "Tặng quà", amount=5_000_000) for number in (1, 2)]
    *both, total = entries.social(at, given, None)
    assert words(both[0].runs) == "Tặng quà, số tiền «…» đồng."  # type: ignore[union-attr]
    assert total.runs[-2:] == (Field("social.total.0", "«…»"), Text(" đồng."))  # type: ignore[union-attr]


# --- honours ---------------------------------------------------------------------------------------
HELD = HonourHeld(1, OFFICE, "BK_T", 2022, "898/QĐ-UBND", DAY, "Chủ tịch UBND tỉnh")
WORDS = {
    "BK_T": HonourWords("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "commendation"),
    "LDTT": HonourWords("danh hiệu “Lao động tiên tiến”", "title"),
}


def told(*held: HonourHeld) -> str:
    at = known(honour_words=WORDS)
    (group,) = honoured.granted(at, held)
    return words(honoured.sentence(at, group))


@pytest.mark.parametrize(
    ("reason", "joined"),
    [
        ("Có thành tích trong 03 năm", " vì có thành tích trong 03 năm"),
        ("thành tích đột xuất", " về thành tích đột xuất"),
        ("Thực hiện nhiệm vụ diễn tập", " trong thực hiện nhiệm vụ diễn tập"),
        ("Khen đột xuất", " (Khen đột xuất)"),
        ("Bằng khen", ""),
        ("", ""),
    ],
)
def test_the_reason_joins_by_how_it_begins(reason: str, joined: str) -> None:
    said = told(replace(HELD, reason=reason))
    assert said == (
        f"tập thể «…» được Chủ tịch UBND tỉnh tặng Bằng khen{joined} "
        "(Quyết định số 898/QĐ-UBND ngày 08/7/2022)"
    )


def test_honours_of_one_decision_are_counted_together_with_a_key_that_stays() -> None:
    people = [
        replace(HELD, id=number, subject=Subject(SubjectKind.PERSON, number)) for number in (2, 3)
    ]
    at = known(honour_words=WORDS)
    (alone,) = honoured.granted(at, [HELD])
    (group,) = honoured.granted(at, [HELD, *people])
    assert group.key == alone.key
    assert honoured.counts([group])[f"{group.key}.persons"] == "02"
    assert "tập thể «…» và «…» cá nhân được" in told(HELD, *people)


def test_a_title_names_its_year_and_one_without_decider_the_honours_own() -> None:
    title = replace(HELD, honour="LDTT", year=2021, number="", decider="Giám đốc")
    assert told(title).endswith(
        "công nhận danh hiệu “Lao động tiên tiến” năm 2021 (Quyết định ngày 08/7/2022)"
    )
    assert "được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in told(
        replace(HELD, decider="")
    )
