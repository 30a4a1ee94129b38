"""The frame of a paper in the short form: every field of it, facts in its words."""

from __future__ import annotations

import datetime as dt

import pytest

from thiduadesk.documents.drafts import frames
from thiduadesk.domain.dispatch import AppendixPlan
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text

DAY = dt.date(2022, 12, 15)
LEAST = {"type_name": "BÁO CÁO", "type_symbol": "BC", "subject": ["Tổng kết"]}
READY = Distribution((Recipient("Sở Nội vụ"),), Filing(("VT", "TH"), 2))


def test_every_field_of_a_frame_is_read() -> None:
    data = {
        "type_name": "QUYẾT ĐỊNH",
        "type_symbol": "QĐ",
        "subject": ["Về việc khen thưởng", "năm {year}"],
        "superior": "UBND tỉnh",
        "issuer": "{bloc.name}",
        "symbol": "QĐ-TMTH",
        "place": "Quảng Ngãi",
        "addressees": ["Sở {missing}"],
        "legal_bases": ["{law.bases}", ["Căn cứ ", {"b": "Biên bản"}]],
        "decision": {"authority": ["Giám đốc {office.name}"], "word": "QUYẾT ĐỊNH:"},
        "signature": {
            "authority": ["TM. {bloc.name}", "Khối trưởng"],
            "name": "A",
            "post": "Ủy viên",
        },
        "second_signature": {"authority": ["Thư ký"], "name": "B"},
        "appendices": [{"source": "scoresheet", "year": 2022, "label": "Phụ lục"}],
        "distribution": {
            "recipients": ["Như Điều 3", {"name": "Khối", "purpose": "b/c", "with_members": True}],
            "units": ["VT", "TĐ"],
            "copies": 2,
            "drafter": "(An)",
            "as_above": True,
        },
        "urgency": "KHẨN",
        "address": True,
    }
    facts = {
        "year": "2022",
        "bloc.name": "Khối 3",
        "office.name": "Sở Tư pháp",
        "law.bases": "Căn cứ Luật\nCăn cứ Nghị định",
    }
    assert frames.frame(data, frames.Setting(DAY, facts)) == Frame(
        type_name="QUYẾT ĐỊNH",
        type_symbol="QĐ",
        subject=("Về việc khen thưởng", "năm 2022"),
        about_day=DAY,
        superior="UBND TỈNH",
        issuer="KHỐI 3",
        symbol="QĐ-TMTH",
        place="Quảng Ngãi",
        signature=Signature(("TM. KHỐI 3", "KHỐI TRƯỞNG"), "A", "Ủy viên"),
        second_signature=Signature(("THƯ KÝ",), "B"),
        distribution=Distribution(
            (Recipient("Như Điều 3"), Recipient("Khối", "b/c", with_members=True)),
            Filing(("VT", "TĐ"), 2, "(An)"),
            as_above=True,
        ),
        addressees=("Sở «…»",),
        legal_bases=(
            (Text("Căn cứ Luật"),),
            (Text("Căn cứ Nghị định"),),
            (Text("Căn cứ "), Text("Biên bản", bold=True)),
        ),
        appendices=(AppendixPlan("scoresheet", 2022, "Phụ lục"),),
        decision=Decision(("Giám đốc Sở Tư pháp",), "QUYẾT ĐỊNH:"),
        urgency="KHẨN",
        address=True,
    )


def test_list_is_the_usual_one_a_ready_one_or_none() -> None:
    setting = frames.Setting(DAY, lists={"Năm": READY}, usual=Distribution((), Filing()))
    assert frames.frame(LEAST, setting).distribution == Distribution((), Filing())
    assert frames.frame({**LEAST, "distribution": "Năm"}, setting).distribution == READY
    assert frames.frame({**LEAST, "distribution": None}, setting).distribution is None
    bare = frames.frame({**LEAST, "distribution": {"units": []}}, setting).distribution
    assert bare == Distribution((), None)
    with pytest.raises(KeyError):
        frames.frame({**LEAST, "distribution": "Quý"}, setting)
