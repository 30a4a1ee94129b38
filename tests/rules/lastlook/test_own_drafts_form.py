"""The form of our own drafts: what is still blank is told, what the printer writes is not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook import form
from thiduadesk.rules.lastlook.known import Known
from thiduadesk.rules.lastlook.passages import Reading

DRAFT = Document(
    kind="submission",
    profile="nd30",
    letterhead=Letterhead((), ("SỞ TƯ PHÁP",), "TTr-STP", "An Sơn", 2026),
    title=Title("TỜ TRÌNH", ("Về việc đề nghị khen thưởng",)),
    addressees=Addressees(("Sở Nội vụ",)),
    legal_bases=((Text("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),),),
    body=(Part("1", None, (Paragraph((Text("Sở Tư pháp kính trình xem xét./."),)),)),),
    signatures=(Signature(("GIÁM ĐỐC",), "Lê Thu Trang"),),
    distribution=Distribution((Recipient("Lãnh đạo Sở"),), Filing(("VT", "VP")), as_above=True),
)


def told(document: Document) -> dict[str, Severity]:
    found = form.findings(Reading.of(document, Known()))
    return {one.code: one.severity for one in found}


def test_a_draft_waits_for_its_number_and_day() -> None:
    assert told(DRAFT) == {"number_blank": Severity.INFO, "date_blank": Severity.INFO}


def test_a_paper_that_claims_to_be_issued_must_have_them() -> None:
    issued = replace(DRAFT, issued=True)
    assert told(issued) == {"number_blank": Severity.ERROR, "date_blank": Severity.ERROR}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (replace(DRAFT, signatures=()), "signer_missing"),
        (replace(DRAFT, signatures=(Signature(("GIÁM ĐỐC",), " "),)), "signer_missing"),
        (replace(DRAFT, signatures=(Signature(("PHÓ GIÁM ĐỐC",), "Lê Thu Trang"),)), "authority_line_wrong"),
        (replace(DRAFT, signatures=(Signature(("TL. CHỦ TỊCH",), "Lê Thu Trang"),)), "authority_line_wrong"),
        (replace(DRAFT, distribution=Distribution((Recipient("Lãnh đạo Sở"),))), "filing_line_missing"),
        (replace(DRAFT, distribution=None), "filing_line_missing"),
    ],
)  # fmt: skip
def test_what_keeps_a_draft_from_being_signed_is_an_error(changed: Document, code: str) -> None:
    assert told(changed)[code] is Severity.ERROR
    assert code not in told(DRAFT)


def test_a_numbered_and_dated_draft_is_quiet() -> None:
    head = DRAFT.letterhead
    assert head is not None
    done = replace(DRAFT, letterhead=replace(head, number="08", date=dt.date(2026, 5, 5)))
    assert told(done) == {}
