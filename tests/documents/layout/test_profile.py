"""Layout profiles: legal by an independent table, complete, chosen by the paper's date."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.documents.geometry import INDENTS
from tests.documents.geometry import LINE_SPACING
from tests.documents.geometry import MARGINS
from tests.documents.geometry import ND30
from tests.documents.geometry import PARAGRAPH_GAP
from tests.documents.geometry import RULE_SHARE
from thiduadesk.documents import layout
from thiduadesk.documents.layout import LayoutProfile
from thiduadesk.domain.document import BEHIND
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Numbering

PROFILES = ("nd30", "tt01")


@pytest.fixture(params=PROFILES)
def profile(request: pytest.FixtureRequest) -> LayoutProfile:
    return layout.load(request.param)


def test_margins_are_legal_on_both_ways_of_the_paper(profile: LayoutProfile) -> None:
    for margins in (profile.portrait, profile.landscape):
        for side, (low, high) in MARGINS.items():
            assert low <= getattr(margins, side) <= high, side


@pytest.mark.parametrize("component", sorted(set(ND30) - {"heading", "urgency", "page_number"}))
def test_style_of_a_component_is_legal(component: str) -> None:
    style = getattr(layout.load("nd30").styles, component)
    legal = ND30[component]
    assert legal.low <= style.size <= legal.high, legal.law
    assert (style.bold, style.italic) == (legal.bold, legal.italic), legal.law


def test_headings_are_all_but_what_prints_behind_the_paper(profile: LayoutProfile) -> None:
    assert set(profile.headings) == set(Numbering) - BEHIND


@pytest.mark.parametrize("numbering", sorted(set(Numbering) - BEHIND))
def test_headings_are_legal_for_every_numbering(
    profile: LayoutProfile, numbering: Numbering
) -> None:
    style = profile.headings[numbering]
    legal = ND30["heading"]
    for one in (style.number, style.title):
        assert legal.low <= one.size <= legal.high
        assert one.bold
        assert not one.italic


@pytest.mark.parametrize("numbering", ["part_roman", "chapter", "section"])
def test_part_chapter_section_stand_centred_with_the_title_below(numbering: str) -> None:
    style = layout.load("nd30").headings[Numbering(numbering)]
    assert style.title_below
    assert style.title.capitals
    assert style.number.align is style.title.align is Align.CENTER


def test_body_is_set_as_the_decree_wants(profile: LayoutProfile) -> None:
    body = profile.styles.body
    assert body.align is Align.JUSTIFY
    assert body.indent in INDENTS
    assert body.before + body.after >= PARAGRAPH_GAP
    assert LINE_SPACING[0] <= body.line <= LINE_SPACING[1]


def test_short_rules_are_between_a_third_and_a_half(profile: LayoutProfile) -> None:
    for share in (profile.rules.issuer, profile.rules.subject):
        assert RULE_SHARE[0] <= share <= RULE_SHARE[1]
    assert profile.rules.motto == 1


def test_letterhead_sizes_go_down_together(profile: LayoutProfile) -> None:
    steps = [(one.nation, one.motto, one.place_date) for one in profile.letterhead.steps]
    assert steps == [(13, 14, 14), (12, 13, 13)]


def test_the_circular_differs_in_page_number_and_legal_bases() -> None:
    old, new = layout.load("tt01"), layout.load("nd30")
    assert (new.page_number.place, new.page_number.style.align) == ("top", Align.CENTER)
    assert (old.page_number.place, old.page_number.style.align) == ("bottom", Align.RIGHT)
    assert new.styles.legal_basis.italic
    assert not old.styles.legal_basis.italic
    assert (new.words.basis_last_end, old.words.basis_last_end) == (".", ",")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2005, 1, 1), "tt01"),
        (dt.date(2017, 11, 28), "tt01"),
        (dt.date(2020, 3, 4), "tt01"),
        (dt.date(2020, 3, 5), "nd30"),
        (dt.date(2026, 11, 21), "nd30"),
    ],
)
def test_the_paper_s_own_date_chooses_the_regime(day: dt.date, expected: str) -> None:
    assert layout.profile_for(day).id == expected


def test_an_unknown_profile_is_not_invented() -> None:
    with pytest.raises(FileNotFoundError):
        layout.load("hd36")
