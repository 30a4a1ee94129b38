"""Papers to print in tests: a report, a letter, minutes; and small pieces to build others."""

from __future__ import annotations

import datetime as dt

from thiduadesk.documents.composers import paper
from thiduadesk.documents.drafts.samples import Sample
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.document import Addressees
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Appendix
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title
from thiduadesk.domain.document import TitleLine
from thiduadesk.rules.scoring import compute

LONG = (
    "Văn phòng UBND tỉnh luôn nhận được sự quan tâm, chỉ đạo trực tiếp của Chủ tịch và các Phó "
    "Chủ tịch UBND tỉnh; sự phối hợp thường xuyên của cơ quan, đơn vị và địa phương trong việc "
    "tham mưu Chủ tịch và UBND tỉnh chỉ đạo, điều hành toàn diện nhiệm vụ phát triển kinh tế - "
    "xã hội của tỉnh theo Kế hoạch số 2152/KH-VP ngày 29/12/2021."
)
NOTE = "Theo Thông báo số 134/TB-VPCP của Văn phòng Chính phủ."


def paragraph(*words: str | Footnote) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in words))


def note(words: str = NOTE) -> Footnote:
    return Footnote((Text(words),))


def titled(numbering: Numbering, words: str) -> Heading:
    return Heading(numbering, (Text(words),))


def cell(words: str, align: Align = Align.LEFT, across: int = 1) -> Cell:
    return Cell(((Text(words),),), align, across)


def score_table(rows: int, words: str = "Ban hành kế hoạch, văn bản hướng dẫn kịp thời") -> Table:
    """Three columns with a head, a group line and ``rows`` rows that name their number."""
    head = TableRow((cell("TT"), cell("Tiêu chí"), cell("Điểm")))
    group = TableRow((cell("Công tác tổ chức", across=2), cell("20", Align.CENTER)), shade=True)
    body = tuple(
        TableRow((cell(f"r{place}"), cell(words), cell("4,5", Align.CENTER)))
        for place in range(rows)
    )
    return Table((1, 6, 1), (head,), (group, *body))


def report(repeats: int = 1) -> Document:
    """A year report with two appendices; ``repeats`` times its middle."""
    sections = tuple(
        Part(
            f"roman{place}",
            titled(Numbering.ROMAN, "ĐẶC ĐIỂM, TÌNH HÌNH"),
            children=(
                Part(
                    f"arabic{place}",
                    titled(Numbering.ARABIC, "Thuận lợi, khó khăn"),
                    (paragraph(LONG, note(), " Tiếp theo."), paragraph(LONG * 3)),
                ),
                Part(
                    f"clause{place}",
                    Heading(Numbering.ARABIC, (Text("Ghi nhận kết quả."),), titled=False),
                    (ListBlock(((Text("Thứ nhất. " + LONG),), (Text("Thứ hai."),))),),
                ),
                Part(
                    f"letter{place}",
                    titled(Numbering.LOWER_LETTER, "Phát động phong trào thi đua:"),
                    (paragraph(LONG * 2),),
                ),
            ),
        )
        for place in range(repeats)
    )
    return Document(
        "report.year",
        "nd30",
        Letterhead(
            ("UBND TỈNH QUẢNG NGÃI",), ("VĂN PHÒNG",), "BC-VP", "Quảng Ngãi", 2022, month=12
        ),
        Title(
            "BÁO CÁO",
            (
                "Tổng kết công tác thi đua, khen thưởng năm 2022",
                "và phương hướng, nhiệm vụ năm 2023",
            ),
        ),
        body=(
            Part("opening", None, (paragraph(LONG),)),
            Part("one", titled(Numbering.PART_WORDS, "Kết quả thực hiện"), (), sections),
            Part(
                "two",
                titled(Numbering.PART_WORDS, "Phương hướng, nhiệm vụ"),
                (paragraph(LONG), paragraph("Trên đây là báo cáo của Văn phòng UBND tỉnh./.")),
            ),
        ),
        signatures=(Signature(("CHÁNH VĂN PHÒNG",), "Nguyễn Văn A"),),
        distribution=Distribution(
            (Recipient("Sở Nội vụ"), Recipient("Ban Thi đua - Khen thưởng tỉnh", "b/c")),
            Filing(("VT", "HCQT"), 2),
        ),
        appendices=(
            Appendix(
                "Phụ lục I",
                (TitleLine((Text("Bảng tiêu chí chấm điểm"),), capital=True),),
                (score_table(60),),
                key="scores",
            ),
            Appendix(
                "Phụ lục II",
                (TitleLine((Text("Danh sách tập thể"),), capital=True),),
                (score_table(40),),
                landscape=True,
                key="list",
            ),
        ),
    )


def letter(**changes: object) -> Document:
    """An official letter («công văn») to three addressees, urgent, with an address."""
    facts: dict[str, object] = {
        "kind": "letter",
        "profile": "nd30",
        "letterhead": Letterhead(
            ("UBND TỈNH ĐỒNG NAI",),
            ("SỞ TƯ PHÁP",),
            "STP-VP",
            "Đồng Nai",
            2022,
            number="08",
            date=dt.date(2022, 2, 5),
            about="V/v lấy ý kiến góp ý dự thảo Báo cáo tổng kết phong trào thi đua yêu nước",
        ),
        "addressees": Addressees(("Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng")),
        "body": (Part("text", None, (paragraph(LONG), paragraph(LONG + "/."))),),
        "signatures": (Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn B"),),
        "distribution": Distribution(
            (Recipient("Giám đốc Sở", "b/c"),), Filing(("VT", "VP")), as_above=True
        ),
        "address": ("Địa chỉ: 52 Hùng Vương; điện thoại: 0255.3822342",),
        "urgency": "KHẨN",
    }
    return Document(**{**facts, **changes})  # type: ignore[arg-type]


def plain(*blocks: Block, **changes: object) -> Document:
    """Only a body of one part without heading."""
    facts: dict[str, object] = {
        "kind": "plain",
        "profile": "nd30",
        "body": (Part("text", None, blocks),),
    }
    return Document(**{**facts, **changes})  # type: ignore[arg-type]


def composed(sample: Sample, dispatch: Dispatch) -> Document:
    """A dispatch of the sample office as it prints."""
    sheets = {one.year: (one, compute(one)) for one in sample.sheets}
    return paper.compose(dispatch, sample.names[0], sample.signatories, sheets)
