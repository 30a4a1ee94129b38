from __future__ import annotations

from decimal import Decimal

import pytest

from tests.data.office_2022 import P
from thiduadesk.data import codec
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Text
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.domain.rubric import Rule

# What files hold already must stay readable: a change here is a change of the file format.
BLOCKS = (
    Paragraph((Text("Đã làm", bold=True), Footnote((Text("chú thích"),)))),
    Paragraph((), indent=False),
    ListBlock(((Text("một"),),), Marker.PLUS),
    PageBreak(),
)
BLOCKS_TEXT = (
    '[{"runs":[{"text":"Đã làm","bold":true,"is":"Text"},'
    '{"runs":[{"text":"chú thích"}],"is":"Footnote"}],"is":"Paragraph"},'
    '{"runs":[],"indent":false,"is":"Paragraph"},'
    '{"items":[[{"text":"một","is":"Text"}]],"marker":"+","is":"ListBlock"},'
    '{"is":"PageBreak"}]'
)


def test_blocks_have_one_compact_text() -> None:
    assert codec.to_json(BLOCKS, tuple[Block, ...]) == BLOCKS_TEXT
    assert codec.from_json(BLOCKS_TEXT, tuple[Block, ...]) == BLOCKS


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (DirectRule(), '{"is":"DirectRule"}'),
        (PenaltyRule(P("5")), '{"cap":"5","is":"PenaltyRule"}'),
        (
            OccurrenceRule(P("0,25"), P("-1000")),
            '{"each":"0.25","cap":"-1000","is":"OccurrenceRule"}',
        ),
        (PercentageRule(step=Decimal("0.50")), '{"step":"0.50","is":"PercentageRule"}'),
    ],
)
def test_rules_keep_exact_numbers(rule: Rule, text: str) -> None:
    assert codec.to_json(rule, Rule) == text
    assert codec.from_json(text, Rule) == rule


def test_points_are_never_read_as_thousands() -> None:
    for hundredths in (100_000, 100_050, -5, 99_999_999_99):
        points = Points(hundredths)
        assert codec.from_json(codec.to_json(points, Points), Points) == points


def test_an_unknown_kind_of_block_is_not_guessed() -> None:
    for text in (
        '[{"is":"Picture"}]',
        "[{}]",
        "[",
        "7",
        '[{"is":"Paragraph","align":"up","runs":[]}]',
    ):
        with pytest.raises(codec.Unreadable):
            codec.from_json(text, tuple[Block, ...])
