"""Whatever words stand in a paper, the rules about content read them and quote what stands there."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.rules.lastlook.test_cases import GROUPS
from tests.rules.lastlook.typed_papers import typed
from thiduadesk.domain.text import nfc
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import Reading

WORDS = st.sampled_from(
    [
        "năm", "2017", "2018", "9999", "0000", "ngày", "31/02/2022", "05/5/2022", "26/11/203", "tháng", "13",
        "Quyết định số", "12/QĐ-UBND", "04/-NQ/TU", "91/2017/NĐ-CP", "của", "Chính phủ", "UBND tỉnh", "và", ",", ";",
        ".", ":", "(", ")", "“", "”", "-", "–", "…", "...", "%", "45/50", "1.500", "1,5", "0", "007", "trong đó",
        "gồm", "tổng số", "có mặt", "vắng", "nam", "nữ", "người", "cán bộ", "đơn vị", "triệu đồng", "hai", "kỳ họp",
        "thứ", "Hai", "XII", "kỷ niệm", "70", "giai đoạn", "từ", "xuống", "giảm", "tăng", "lên", "đạt", "mỗi",
        "Hội đồng", "Thi đua", "Khen thưởng", "thi đua", "khen thưởng", "Ban", "Sở", "Nội vụ", "Trên đây là", "báo cáo",
        "phương hướng", "kết quả", "6 tháng đầu", "Căn cứ", "sửa đổi, bổ sung", "phát ra", "thu về", "phiếu", "\n",
        "- ", "## ", "| 1 |", "| Tổng cộng |", "5 |",
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=60), st.lists(WORDS, max_size=12))
def test_any_words_are_read(words: list[str], title: list[str]) -> None:
    text = " ".join(words).replace(" \n ", "\n")
    for day in (None, dt.date(2022, 12, 5)):
        paper = Reading.of(typed(text, title=" ".join(title).replace("\n", " "), day=day), Known())
        everything = [nfc(one.text) for one in paper.passages]
        for group in GROUPS.values():
            for one in group.findings(paper):
                assert any((one.quote or "") in passage for passage in everything), one
