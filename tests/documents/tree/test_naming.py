from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from tests.documents.papers import letter
from tests.documents.papers import report
from thiduadesk.documents import layout
from thiduadesk.documents import pdf
from thiduadesk.documents import word
from thiduadesk.documents.tree.naming import file_title
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import TitleLine

SHEET = Document(
    "scoresheet",
    "nd30",
    appendices=(Appendix("", (TitleLine((Text("BẢNG CHẤM ĐIỂM"),)),), (), key="a"),),
)


@pytest.mark.parametrize(
    ("document", "title"),
    [
        (
            report(),
            "BÁO CÁO Tổng kết công tác thi đua, khen thưởng năm 2022 và phương hướng, nhiệm vụ năm 2023",
        ),
        (SHEET, "BẢNG CHẤM ĐIỂM"),
        (replace(SHEET, appendices=(Appendix("Phụ lục", (), (), key="a"),)), "Phụ lục"),
        (Document("report.year", "nd30"), ""),
    ],
    ids=["report", "sheet", "label", "nothing"],
)
def test_both_files_carry_the_title_a_reader_expects(document: Document, title: str) -> None:
    profile = layout.load("nd30")
    printed = PdfReader(io.BytesIO(pdf.render(document, profile, FontSet.shipped()).data))
    assert printed.metadata is not None
    assert (printed.metadata.title or "") == title
    written = docx.Document(io.BytesIO(word.render(document, profile)))
    assert written.core_properties.title == title


def test_letter_is_called_by_what_it_is_about() -> None:
    paper = letter()
    assert paper.letterhead is not None
    assert file_title(paper) == paper.letterhead.about
    assert paper.letterhead.about
