"""Money, votes, quotas, deadlines and the choice of the law, from ``cases/sums.toml``."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pytest

from tests.rules.honours.facts_in_words import CASES
from tests.rules.honours.facts_in_words import read
from thiduadesk import resources
from thiduadesk.domain.honours import Award
from thiduadesk.domain.lawpacks import Honoured
from thiduadesk.domain.lawpacks import OverlayValue
from thiduadesk.domain.office import Span
from thiduadesk.domain.people import Subject
from thiduadesk.domain.people import SubjectKind
from thiduadesk.rules.honours import catalogue
from thiduadesk.rules.honours import packs
from thiduadesk.rules.honours.money import highest_only
from thiduadesk.rules.honours.money import money
from thiduadesk.rules.honours.money import total
from thiduadesk.rules.honours.numbers import in_words
from thiduadesk.rules.honours.overlay import Overlay
from thiduadesk.rules.honours.overlay import is_well_written
from thiduadesk.rules.honours.overlay import parameters
from thiduadesk.rules.honours.quotas import quota
from thiduadesk.rules.honours.quotas import quota_of
from thiduadesk.rules.honours.terms import law_pack
from thiduadesk.rules.honours.votes import passes
from thiduadesk.rules.honours.votes import votes_needed

TABLES = tomllib.loads((CASES / "sums.toml").read_text(encoding="utf-8"))
DAY = dt.date(2025, 12, 20)


def subject(kind: str) -> Subject:
    return Subject(SubjectKind(kind), 1)


def province(values: dict[str, str]) -> Overlay:
    return Overlay.on([OverlayValue(0, key, value, "QĐ 86") for key, value in values.items()], DAY)


@pytest.mark.parametrize(("honour", "kind", "decided", "pack", "amount"), TABLES["money"])
def test_award_money(honour: str, kind: str, decided: dt.date, pack: str, amount: int) -> None:
    paid = money(Award(subject(kind), honour, decided), packs.pack(pack))
    assert paid is not None
    assert paid.amount == amount


@pytest.mark.parametrize(("honour", "kind", "pack", "members", "given", "needed"), TABLES["vote"])
def test_votes_needed(
    honour: str, kind: str, pack: str, members: int, given: dict[str, Any], needed: int
) -> None:
    overlay = province(given.get("province", {}))
    honoured = Honoured.of(subject(kind))
    found = votes_needed(
        honour, honoured, members, packs.pack(pack), overlay, given.get("received")
    )
    assert (found.needed or 0) == needed
    assert passes(needed, found) is (True if needed else None)
    assert not needed or passes(needed - 1, found) is False
    assert not given.get("province") or found.source == "QĐ 86"


@pytest.mark.parametrize(("honour", "kind", "pack", "base", "values", "most"), TABLES["quota"])
def test_quotas_are_rounded_down(
    honour: str, kind: str, pack: str, base: int, values: dict[str, str], most: int
) -> None:
    honoured = Honoured.of(subject(kind))
    found = quota(honour, honoured, base, most, packs.pack(pack), province(values))
    assert found is not None
    assert (found.most, found.exceeded) == (most, False)
    above = quota(honour, honoured, base, most + 1, packs.pack(pack), province(values))
    assert above is not None
    assert above.exceeded


def test_the_law_of_2022_names_no_quota_but_leaves_room_for_one() -> None:
    pack = packs.pack("luat-2022-nd98")
    assert quota("CSTDCS", Honoured.PERSON, 40, 30, pack) is None
    assert quota_of("CSTDCS", Honoured.PERSON, pack) == "LDTT"
    assert quota_of("LDTT", Honoured.PERSON, pack) is None


@pytest.mark.parametrize(("received", "given", "pack", "why", "others"), TABLES["pack"])
def test_the_pack_of_a_dossier(
    received: dt.date, given: dict[str, Any], pack: str, why: str, others: list[str]
) -> None:
    overlay = province({"rules.issued": given["issued"]} if "issued" in given else {})
    found = packs.pack_for(received, overlay, given.get("decided"))
    assert (found.pack.id, found.why, [one.id for one in found.others]) == (pack, why, others)
    assert found.article


# --- one payment a period ----------------------------------------------------------------------
def paid(*awards: tuple[str, int, int]) -> list[tuple[str, int, str]]:
    """Honours with the first and last year of their period → what is paid."""
    pack = packs.pack("luat-2022-nd152")
    found = []
    for honour, first, last in awards:
        span = Span(dt.date(first, 1, 1), dt.date(last, 12, 31))
        one = money(Award(subject("person"), honour, DAY, span), pack)
        assert one is not None
        found.append(one)
    return [(one.award.honour, one.amount, one.instead) for one in highest_only(found)]


def test_of_titles_of_one_period_only_the_highest_is_paid() -> None:
    assert paid(("LDTT", 2025, 2025), ("CSTDCS", 2025, 2025)) == [
        ("LDTT", 0, "CSTDCS"),
        ("CSTDCS", 2_340_000, ""),
    ]


def test_titles_of_different_periods_and_commendations_are_all_paid() -> None:
    assert paid(("CSTDCS", 2025, 2025), ("CSTDT", 2023, 2025), ("GK", 2025, 2025)) == [
        ("CSTDCS", 2_340_000, ""),
        ("CSTDT", 7_020_000, ""),
        ("GK", 710_000, ""),
    ]


def test_what_is_known_from_memory_is_marked() -> None:
    old, new = packs.pack("luat-2003-nd91"), packs.pack("luat-2022-nd152")
    rounded = money(Award(subject("person"), "LDTT", dt.date(2023, 3, 1)), old)
    plain = money(Award(subject("person"), "CSTDCS", dt.date(2023, 3, 1)), old)
    commune = money(Award(subject("person"), "GK", dt.date(2023, 3, 1)), old, commune=True)
    most = money(Award(subject("person"), "KNC", DAY), new)
    assert rounded is not None
    assert plain is not None
    assert commune is not None
    assert most is not None
    assert (rounded.certain, plain.certain, commune.certain, most.certain) == (
        False, True, False, False,
    )  # fmt: skip
    assert commune.amount == 230_000
    assert total([plain, commune]) == 1_720_000


def test_no_money_where_none_is_known() -> None:
    pack = packs.pack("luat-2003-nd91")
    assert money(Award(subject("household"), "GDVH", DAY), pack) is None
    assert money(Award(subject("person"), "LDTT", dt.date(2013, 6, 30)), pack) is None


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (710_000, "Bảy trăm mười nghìn đồng"),
        (2_340_000, "Hai triệu ba trăm bốn mươi nghìn đồng"),
        (15_000_000, "Mười lăm triệu đồng"),
        (21_505_000, "Hai mươi mốt triệu năm trăm linh năm nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (100_000_011, "Một trăm triệu không trăm mười một đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
        (
            1_234_567_891,
            "Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng",
        ),
    ],
)
def test_sums_in_words(amount: int, words: str) -> None:
    assert in_words(amount) == words


# --- deadlines, catalogue, overlay -------------------------------------------------------------
@pytest.mark.parametrize(
    ("pack", "honour", "facts", "year", "day"),
    [
        ("luat-2003-nd91", "CSTDTQ", "CSTDT 2022", 2022, dt.date(2024, 10, 31)),
        ("luat-2003-nd91", "CSTDTQ", "CSTDT 10/12/2022", 2022, dt.date(2023, 10, 31)),
        ("luat-2022-nd152", "CSTDTQ", "CSTDT 10/3/2026", 2026, dt.date(2027, 12, 31)),
        ("luat-2022-nd152", "CO_CP", "tập thể", 2025, dt.date(2026, 6, 30)),
        ("luat-2022-nd152", "LDTT", "", 2025, None),
    ],
)
def test_the_last_day_to_submit(
    pack: str, honour: str, facts: str, year: int, day: dt.date | None
) -> None:
    known = read(facts)
    terms = packs.pack(pack).terms[(honour, known.honoured)]
    assert packs.deadline(terms, known, year) == day


def test_schools_submit_flags_at_the_end_of_the_year() -> None:
    terms = packs.pack("luat-2022-nd152").terms[("CO_CP", Honoured.COLLECTIVE)]
    assert packs.deadline(terms, read("tập thể"), 2025, school=True) == dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("CSTĐCS", "CSTDCS"),
        ("chiến sĩ thi đua cơ sở", "CSTDCS"),
        ("Bằng khen của  UBND tỉnh", "BK_T"),
        ("hcld3", "HCLD3"),
        ("Tập thể Lao động xuất sắc", "TTLDXS"),
    ],
)
def test_an_honour_is_found_by_any_of_its_names(words: str, code: str) -> None:
    found = catalogue.find(words)
    assert found is not None
    assert found.code == code


def test_every_honour_stands_in_a_pack_for_whom_it_may_be_given() -> None:
    given = {key for pack in packs.load() for key in pack.terms}
    listed = {
        (honour.code, honoured)
        for honour in catalogue.catalogue().values()
        for honoured in honour.honoured
    }
    assert given == listed


def test_parameters_of_conditions_are_those_of_the_overlay() -> None:
    keys = {one.key for one in parameters()}
    for pack in packs.load():
        for terms in pack.terms.values():
            asked = [one.parameter for every in terms.conditions.values() for one in every]
            asked += [terms.vote.parameter] if terms.vote else []
            asked += [terms.quota.parameter] if terms.quota else []
            assert {one for one in asked if one} <= keys


@pytest.mark.parametrize(
    ("key", "value", "good"),
    [
        ("vote.CSTDT", "90", True),
        ("vote.CSTDT", "0", False),
        ("vote.CSTDT", "101", False),
        ("rules.issued", "2025-12-15", True),
        ("rules.issued", "15/12/2025", False),
        ("deadline.province", "10/12", True),
        ("deadline.province", "29/02", True),
        ("deadline.province", "31/11", False),
        ("study.good_result", "yes", True),
        ("study.good_result", "maybe", False),
        ("recruited.months", "6", True),
        ("nothing", "6", False),
    ],
)
def test_a_value_of_the_province_is_read_before_it_is_kept(
    key: str, value: str, *, good: bool
) -> None:
    assert is_well_written(key, value) is good


def test_a_value_holds_for_its_days_only() -> None:
    old = OverlayValue(1, "vote.CSTDT", "90", "QĐ 1", Span(None, dt.date(2025, 12, 14)))
    new = OverlayValue(2, "vote.CSTDT", "80", "QĐ 86", Span(dt.date(2025, 12, 15)))
    assert Overlay.on([new, old], dt.date(2025, 12, 14)).number("vote.CSTDT") == 90
    assert Overlay.on([new, old], dt.date(2025, 12, 15)).source("vote.CSTDT") == "QĐ 86"


# --- slips in our own data ---------------------------------------------------------------------
def test_a_condition_with_a_field_nobody_knows_is_no_pack() -> None:
    table = tomllib.loads(resources.path("honours/packs/luat-2003-nd91.toml").read_text("utf-8"))
    assert law_pack(table).id == "luat-2003-nd91"
    table["LDTT"]["person"]["merit"][0]["levle"] = "HTT"
    with pytest.raises(ValueError, match=r"LDTT\.person\.merit\.1: levle"):
        law_pack(table)


def test_what_is_from_memory_warns_in_every_pack() -> None:
    for pack in packs.load():
        for terms in pack.terms.values():
            for one in (one for every in terms.conditions.values() for one in every):
                assert one.article, one.id
                assert one.source, one.id
                assert not (one.source.startswith("M") and one.certain), one.id
