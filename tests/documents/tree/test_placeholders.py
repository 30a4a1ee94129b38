from __future__ import annotations

import pytest

from tests.documents.papers import composed
from thiduadesk.documents.drafts import samples
from thiduadesk.documents.tree.placeholders import placeholders
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import PLACEHOLDER


def paragraphs(*texts: str) -> Document:
    blocks = tuple(Paragraph((Text(text),)) for text in texts)
    return Document("report.year", "nd30", body=(Part("7", None, blocks),))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("…", 1),
        ("«…»", 1),
        ("số tiền «… đồng» của «tên»", 2),
        ("Đã ban hành … văn bản và tặng … Giấy khen.", 2),
        ("Phong trào “…”:", 1),
        ("số …/QĐ-UBND ngày …/…/2022", 3),
        ("Họ và tên: ………", 1),
        ("các hội, đoàn thể, …", 0),
        ("văn bản chỉ đạo…", 0),
        ("năm 2022...", 0),
        ("không có gì", 0),
    ],
)
def test_ellipsis_is_a_blank_only_when_it_stands_alone(text: str, count: int) -> None:
    assert len(placeholders(paragraphs(text))) == count


def test_field_without_a_fact_is_a_blank_wherever_it_stands() -> None:
    runs = (Text("tập thể,"), Field("x", PLACEHOLDER), Text("và"), Field("y", "5"))
    document = Document("report.year", "nd30", body=(Part("3", None, (Paragraph(runs),)),))
    (found,) = placeholders(document)
    assert (found.key, found.words) == ("3", "tập thể,«…»và5")


def test_year_reports_of_the_sample_have_no_blanks(sample: samples.Sample) -> None:
    reports = [one for one in sample.dispatches if one.kind == "report.year"]
    assert [one.year for one in reports] == [2017, 2022]
    for dispatch in reports:
        assert placeholders(composed(sample, dispatch)) == ()
