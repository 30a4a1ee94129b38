"""Blocks of signatures: who signs for whom on a day (Điều 13 of NĐ 30/2020; P1.II.7)."""

from __future__ import annotations

import datetime as dt

import pytest

from thiduadesk.domain.document import Signature
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.rules import signing
from thiduadesk.rules.signing import Issuer
from thiduadesk.rules.signing import IssuerKind

DAY = dt.date(2023, 2, 7)
HEAD = Signatory(1, "Phạm Văn Đức", "Giám đốc")
DEPUTY = Signatory(2, "Đỗ Thị Hạnh", "Phó Giám đốc", SignatoryRole.DEPUTY)
CHIEF = Signatory(3, "Lê An", "Chánh Văn phòng", SignatoryRole.OTHER, power=Power.BY_ORDER)
VICE = Signatory(
    4,
    "Võ Bình",
    "Phó Chánh Văn phòng",
    SignatoryRole.OTHER,
    power=Power.BY_ORDER,
    for_post="Chánh Văn phòng",
)
CHAIR = Signatory(6, "Nguyễn Văn A", "Chủ tịch")
VICE_CHAIR = Signatory(7, "Trần Văn B", "Phó Chủ tịch", SignatoryRole.DEPUTY)
DELEGATE = Signatory(
    5,
    "Hồ Cường",
    "Giám đốc Sở Nội vụ",
    SignatoryRole.OTHER,
    power=Power.BY_DELEGATION,
    span=Span(dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
    mandate="Giấy ủy quyền số 01/GUQ-UBND",
)
COMMITTEE = signing.issuer_of("Ủy ban nhân dân tỉnh Bình Sơn")


def block(*people: Signatory, issuer: Issuer | None = None, day: dt.date = DAY) -> Signature:
    """The last block proposed: that of the last one named."""
    return signing.proposals(people, day, issuer)[-1].signature


@pytest.mark.parametrize(
    ("people", "issuer", "authority"),
    [
        ((HEAD,), None, ("GIÁM ĐỐC",)),
        ((HEAD, DEPUTY), None, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ((HEAD, CHIEF), None, ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ((HEAD, VICE), None, ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ((CHAIR,), COMMITTEE, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            (CHAIR, VICE_CHAIR),
            COMMITTEE,
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ((CHAIR, CHIEF), COMMITTEE, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ((CHAIR, DELEGATE), COMMITTEE, ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")),
        ((Signatory(8, "B", "Cục trưởng", acting=True),), None, ("Q. CỤC TRƯỞNG",)),
    ],
)
def test_each_right_to_sign_has_its_words(
    people: tuple[Signatory, ...], issuer: Issuer | None, authority: tuple[str, ...]
) -> None:
    signed = block(*people, issuer=issuer)
    assert (signed.authority, signed.name) == (authority, people[-1].name)
    assert signed.post == ""


def test_council_and_bloc_name_the_post_of_the_office_above_the_name() -> None:
    council = Issuer(IssuerKind.COUNCIL, office="Sở Nội vụ")
    assert block(HEAD, issuer=council) == Signature(
        ("TM. HỘI ĐỒNG", "CHỦ TỊCH"), HEAD.name, "GIÁM ĐỐC SỞ NỘI VỤ"
    )
    assert block(HEAD, DEPUTY, issuer=council) == Signature(
        ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), DEPUTY.name, "PHÓ GIÁM ĐỐC SỞ NỘI VỤ"
    )
    bloc = Issuer(IssuerKind.BLOC, "Khối giao ước thi đua 3", "Sở Tư pháp")
    made = signing.proposals((HEAD, DEPUTY, CHIEF), DAY, bloc)
    assert [one.signature for one in made] == [
        Signature(("TM. KHỐI GIAO ƯỚC THI ĐUA 3", "KHỐI TRƯỞNG"), HEAD.name, "GIÁM ĐỐC SỞ TƯ PHÁP")
    ]
    second = Issuer(IssuerKind.BLOC, "Khối thi đua số 2", "Sở Tư pháp", deputy=True)
    assert block(HEAD, DEPUTY, issuer=second).authority == (
        "TM. KHỐI THI ĐUA SỐ 2",
        "KT. KHỐI TRƯỞNG",
        "KHỐI PHÓ",
    )


def test_words_said_by_post_and_office_are_said_once() -> None:
    assert (
        signing.post_in_office("Chánh Văn phòng", "Văn phòng UBND tỉnh")
        == "Chánh Văn phòng UBND tỉnh"
    )
    assert signing.post_in_office("Giám đốc", "Sở Tư pháp") == "Giám đốc Sở Tư pháp"
    assert signing.post_in_office("Cục trưởng", "Cục Thống kê") == "Cục trưởng Cục Thống kê"


def test_a_delegation_ends_with_its_span_and_tells_its_paper() -> None:
    (made,) = signing.proposals((CHAIR, DELEGATE), DAY, COMMITTEE)[1:]
    assert (made.form, made.mandate) == ("delegation", "Giấy ủy quyền số 01/GUQ-UBND")
    assert "13.3" in made.law
    assert len(signing.proposals((CHAIR, DELEGATE), dt.date(2023, 3, 1), COMMITTEE)) == 1


def test_a_deputy_in_charge_still_signs_for_the_head_who_left() -> None:
    left = Signatory(1, "A", "Giám đốc", span=Span(end=dt.date(2022, 12, 31)))
    assert block(left, DEPUTY).authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signing.proposals((DEPUTY,), DAY) == ()


def test_words_kept_by_the_clerk_stand_before_words_made() -> None:
    typed = Signatory(9, "C", "Phó Giám đốc", SignatoryRole.DEPUTY, "KT. GIÁM ĐỐC\nP. GIÁM ĐỐC")
    assert block(HEAD, typed).authority == ("KT. GIÁM ĐỐC", "P. GIÁM ĐỐC")
    unknown = Signatory(10, "D", "", SignatoryRole.OTHER)
    assert len(signing.proposals((HEAD, unknown), DAY)) == 1


def test_every_form_proposed_names_its_article() -> None:
    everybody = (HEAD, DEPUTY, CHIEF, VICE)
    for issuer in (None, COMMITTEE, Issuer(IssuerKind.COUNCIL), Issuer(IssuerKind.BLOC, "Khối 3")):
        for made in signing.proposals(everybody, DAY, issuer):
            assert made.law.startswith("NĐ 30/2020")
            assert made.signature.authority
            assert made.signature.name


def test_minutes_are_signed_by_two() -> None:
    assert signing.minutes("Lý Thị Hoa", "Phạm Văn Đức") == (
        Signature(("THƯ KÝ",), "Lý Thị Hoa"),
        Signature(("CHỦ TỌA",), "Phạm Văn Đức"),
    )
