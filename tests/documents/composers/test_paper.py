from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.documents.papers import composed
from thiduadesk.documents.composers import letterhead
from thiduadesk.documents.composers import paper
from thiduadesk.documents.drafts import samples
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title
from thiduadesk.domain.document import words
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span


def test_draft_has_blank_number_and_day_and_the_month_it_is_planned_for(
    sample: samples.Sample, draft: Dispatch
) -> None:
    document = composed(sample, draft)
    assert document.letterhead == Letterhead(
        superior=("UBND TỈNH QUẢNG NGÃI",),
        issuer=("VĂN PHÒNG",),
        symbol="BC-VP",
        place="Quảng Ngãi",
        year=2022,
        number=None,
        date=None,
        month=12,
    )
    assert document.title == Title(
        "BÁO CÁO",
        (
            "Tổng kết công tác thi đua, khen thưởng năm 2022",
            "và phương hướng, nhiệm vụ năm 2023",
        ),
    )
    assert document.signatures == (Signature(("CHÁNH VĂN PHÒNG",), "Vũ Minh Tâm"),)
    assert document.distribution is not None
    assert document.distribution.recipients[0] == Recipient("Sở Nội vụ")
    assert document.distribution.filing == Filing(("VT", "HCQT"), None, "van")
    assert (document.profile, document.issued) == ("nd30", False)


def test_issued_paper_of_2017_prints_its_number_date_and_regime(sample: samples.Sample) -> None:
    issued = next(one for one in sample.dispatches if one.year == 2017)
    document = composed(sample, issued)
    assert document.letterhead is not None
    assert document.letterhead.number == "1603"
    assert document.letterhead.date == dt.date(2017, 11, 28)
    assert document.profile == "tt01"
    assert document.issued
    assert document.signatures == (Signature((), "Lê Minh Huấn"),)


def test_frame_overrides_stand_before_the_records(sample: samples.Sample, draft: Dispatch) -> None:
    frame = replace(
        draft.frame,
        superior="UBND TỈNH X\nSỞ Y",
        issuer="CHI CỤC Z",
        symbol="BC-CCZ",
        place="Sơn Tịnh",
        signature=Signature(("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "Nguyễn Văn A"),
    )
    document = composed(sample, replace(draft, frame=frame))
    head = document.letterhead
    assert head is not None
    assert (head.superior, head.issuer) == (("UBND TỈNH X", "SỞ Y"), ("CHI CỤC Z",))
    assert (head.symbol, head.place) == ("BC-CCZ", "Sơn Tịnh")
    assert document.signatures[0].name == "Nguyễn Văn A"


def test_official_letter_has_no_title_and_says_what_it_is_about(
    sample: samples.Sample, draft: Dispatch
) -> None:
    frame = replace(
        draft.frame,
        type_name="",
        type_symbol="",
        subject=("góp ý dự thảo", "báo cáo tổng kết"),
        addressees=("Sở Nội vụ",),
        appendices=(),
    )
    document = composed(sample, replace(draft, frame=frame))
    assert document.title is None
    assert document.letterhead is not None
    assert document.letterhead.about == "góp ý dự thảo báo cáo tổng kết"
    assert document.letterhead.symbol == "VP-HCQT"
    assert document.addressees is not None
    assert document.addressees.names == ("Sở Nội vụ",)


def test_nobody_to_sign_leaves_the_name_empty(sample: samples.Sample, draft: Dispatch) -> None:
    deputies = [one for one in sample.signatories if one.role is SignatoryRole.DEPUTY]
    assert letterhead.signature(draft, deputies, None) == Signature((), "")


def test_head_of_the_papers_own_day_signs(draft: Dispatch) -> None:
    before = Signatory(1, "Trần Thị B", "Chánh Văn phòng", span=Span(end=dt.date(2022, 6, 30)))
    after = Signatory(2, "Lê Văn C", "Chánh Văn phòng", span=Span(start=dt.date(2022, 7, 1)))
    undated = replace(draft, frame=replace(draft.frame, about_day=dt.date(2022, 12, 1)))
    dated = replace(undated, number="12", date=dt.date(2022, 6, 30), state=State.ISSUED)
    assert letterhead.signature(undated, (before, after), None).name == "Lê Văn C"
    assert letterhead.signature(dated, (before, after), None) == Signature(
        ("CHÁNH VĂN PHÒNG",), "Trần Thị B"
    )


def test_ready_list_without_filing_units_has_no_filing_line() -> None:
    ready = DistributionList(1, "Chung", (Recipient("Sở Nội vụ"),), filing_units="")
    assert letterhead.distribution_of(ready).filing is None
    filed = letterhead.distribution_of(replace(ready, filing_units="VT, HCQT,", copies=2))
    assert filed.filing == Filing(("VT", "HCQT"), 2, "")


def test_fields_take_the_facts_given_when_the_paper_is_composed(
    sample: samples.Sample, draft: Dispatch
) -> None:
    runs = (Text("Tổng số là "), Field("staff.total", "88"), Text(" người."))
    dispatch = replace(draft, body=(Part("1", None, (Paragraph(runs),)),))

    def printed(facts: dict[str, str] | None) -> str:
        document = paper.compose(dispatch, sample.names[0], sample.signatories, {}, facts)
        block = document.body[0].blocks[0]
        assert isinstance(block, Paragraph)
        return words(block.runs)

    assert printed(None) == "Tổng số là 88 người."
    assert printed({"staff.total": "89"}) == "Tổng số là 89 người."
    assert printed({}) == "Tổng số là «…» người."
