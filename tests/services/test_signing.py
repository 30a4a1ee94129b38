"""The blocks offered for a paper come from the records of its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk.data.store import Store
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.services import dispatches
from thiduadesk.services import office
from thiduadesk.services import signing

LEFT = dt.date(2022, 12, 31)
TODAY = dt.date(2023, 6, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office whose head left with the year 2022, and which leads its bloc in 2023."""
    with Store.create(tmp_path / "a.thidua") as opened:
        office.found(opened, office.Founding("Sở Tư pháp", "UBND tỉnh X", "STP", "X"))
        office.save(opened, Signatory(0, "Nguyễn Văn A", "Giám đốc", span=Span(None, LEFT)))
        acting = Signatory(0, "Trần Thị B", "Giám đốc", span=Span(dt.date(2023, 1, 1)), acting=True)
        office.save(opened, acting)
        for name, rank in (("Lê Anh", 2), ("Vũ Ý", 1)):
            deputy = Signatory(0, name, "Phó Giám đốc", SignatoryRole.DEPUTY, rank=rank)
            office.save(opened, deputy)
        chief = Signatory(0, "Hồ Chi", "Chánh Văn phòng", SignatoryRole.OTHER, power=Power.BY_ORDER)
        office.save(opened, chief)
        office.save(opened, BlocYear(0, 2023, "Khối giao ước thi đua 3", "head"))
        yield opened


def blocks(store: Store, day: dt.date) -> list[tuple[str, str, str]]:
    found = signing.proposals_on(store, day, day.year)
    return [(" / ".join(one.authority), one.post, one.name) for one in (p.signature for p in found)]


def test_the_paper_s_day_chooses_head_and_bloc_and_rank_the_order(store: Store) -> None:
    assert blocks(store, TODAY) == [
        ("Q. GIÁM ĐỐC", "", "Trần Thị B"),
        ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "", "Vũ Ý"),
        ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "", "Lê Anh"),
        ("TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG", "", "Hồ Chi"),
        ("TM. HỘI ĐỒNG / CHỦ TỊCH", "GIÁM ĐỐC SỞ TƯ PHÁP", "Trần Thị B"),
        ("TM. HỘI ĐỒNG / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC SỞ TƯ PHÁP", "Vũ Ý"),
        ("TM. HỘI ĐỒNG / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC SỞ TƯ PHÁP", "Lê Anh"),
        ("TM. KHỐI GIAO ƯỚC THI ĐUA 3 / KHỐI TRƯỞNG", "GIÁM ĐỐC SỞ TƯ PHÁP", "Trần Thị B"),
    ]
    before = blocks(store, LEFT)
    assert before[0] == ("GIÁM ĐỐC", "", "Nguyễn Văn A")
    assert not any("KHỐI" in authority for authority, _, _ in before)


def test_an_offered_block_prints_under_the_dispatch_it_was_offered_for(store: Store) -> None:
    made = dispatches.new(store, "letter", 2023, TODAY)
    offered = signing.proposals(store, made)
    assert offered[0].signature in dispatches.compose(store, made).signatures
