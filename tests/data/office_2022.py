"""An office with something in every table: the office of the annual report of 2022, shortened."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean
from sqlalchemy import Integer
from sqlalchemy import select

from thiduadesk.data import tables
from thiduadesk.data.columns import Choice
from thiduadesk.data.columns import Coded
from thiduadesk.data.columns import Day
from thiduadesk.data.columns import Hundredths
from thiduadesk.data.columns import Moment
from thiduadesk.data.queries import dispatches
from thiduadesk.data.queries import office
from thiduadesk.data.queries import papers
from thiduadesk.data.queries import rubric
from thiduadesk.data.store import Reader
from thiduadesk.data.store import Store
from thiduadesk.data.tables import journalled
from thiduadesk.domain.dispatch import AppendixPlan
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import EventKind
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Align
from thiduadesk.domain.document import Cell
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import Letterhead
from thiduadesk.domain.document import LineBreak
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.document import Title
from thiduadesk.domain.labels import Label
from thiduadesk.domain.office import BlocMember
from thiduadesk.domain.office import BlocYear
from thiduadesk.domain.office import DistributionList
from thiduadesk.domain.office import HeadCount
from thiduadesk.domain.office import OfficeNames
from thiduadesk.domain.office import Organisation
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import Signatory
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.office import Span
from thiduadesk.domain.office import Unit
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Answer
from thiduadesk.domain.rubric import BodiesRule
from thiduadesk.domain.rubric import Body
from thiduadesk.domain.rubric import BodyScore
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import PercentageRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.rubric import Score
from thiduadesk.domain.rubric import Sheet

UNSEAL = "UPDATE stamp SET seal = ''"
"""For a test that changes a file behind the program's back and is not about the seal."""
P = Points.parse
DAY = dt.date(2022, 11, 30)

NAMES = (
    OfficeNames(
        1,
        "Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi",
        short_name="Văn phòng UBND tỉnh",
        superior_head="UBND TỈNH QUẢNG NGÃI",
        issuer_head="VĂN PHÒNG",
        symbol="VP",
        list_symbol="VPUB",
        place="Quảng Ngãi",
        telephone="0255 3822 444",
        span=Span(start=dt.date(2016, 7, 1)),
    ),
)
SIGNATORIES = (
    Signatory(1, "Nguyễn Văn A", "Chánh Văn phòng", authority="CHÁNH VĂN PHÒNG"),
    Signatory(
        2,
        "Trần Thị B",
        "Phó Chánh Văn phòng",
        SignatoryRole.DEPUTY,
        "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
        Span(dt.date(2020, 1, 1), dt.date(2022, 12, 31)),
    ),
)
ACTING = Signatory(
    3,
    "Lê Văn C",
    "Trưởng phòng",
    SignatoryRole.OTHER,
    "TL. CHÁNH VĂN PHÒNG\nTRƯỞNG PHÒNG",
    Span(dt.date(2023, 1, 1)),
    acting=True,
    power=Power.BY_ORDER,
    for_post="Chánh Văn phòng",
    mandate="Quy chế làm việc",
    rank=2,
)
"""With what schema 2 keeps of a signatory."""
ORGANISATIONS = (
    Organisation(1, "Công đoàn", "Công đoàn cơ sở"),
    Organisation(2, "Đảng bộ", "Đảng bộ cơ sở"),
    Organisation(3, "Hội Cựu chiến binh", "Hội CCB", Span(end=dt.date(2019, 6, 30))),
)
UNITS = (
    Unit(2, "Ban Tiếp công dân", "BTCD", "ban", 1),
    Unit(1, "Phòng Hành chính - Quản trị", "HCQT", "phòng"),
)
HEAD_COUNTS = (
    HeadCount(1, dt.date(2021, 1, 1), "công chức", 58),
    HeadCount(2, dt.date(2022, 1, 1), "công chức", 60, "chưa kể 02 hợp đồng"),
    HeadCount(3, dt.date(2021, 1, 1), "viên chức", 25),
)
LISTS = (
    DistributionList(
        1,
        "Báo cáo năm",
        (Recipient("Ban TĐKT tỉnh", "b/c"), Recipient("VPUB: CVP, PCVP")),
        copies=2,
    ),
)
BLOCS = (
    BlocYear(
        1,
        2022,
        "Khối thi đua các cơ quan tham mưu tổng hợp",
        "head",
        (BlocMember("Văn phòng UBND tỉnh", "VPUB", "head"), BlocMember("Sở Nội vụ")),
    ),
)
PAPERS = (
    Paper(2, "Kế hoạch", "15", "KH-UBND", "UBND tỉnh", dt.date(2022, 1, 20), "Phát động thi đua"),
    Paper(1, "Quyết định", "898", "QĐ-UBND", "UBND tỉnh", dt.date(2022, 7, 8), "Khen thưởng"),
    Paper(3, "Luật", "", "", subject="Thi đua, khen thưởng"),
)
_LADDER = (Level("Hoàn thành xuất sắc", P("20")), Level("Hoàn thành tốt", P("15,5")))
SHEET = Sheet(
    2022,
    "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022",
    (
        Row(
            Criterion("I", None, "I", "Nội dung 1: Nhiệm vụ", section=True, group=Group(True, P("50"))),
            Score(activities=(1,)),
        ),
        Row(
            Criterion("I.1", "I", "1", "Xếp loại", max_points=P("20"), rule=LadderRule(_LADDER)),
            Score(P("15,5"), answer=Answer(level="Hoàn thành tốt"), evidence=(3, 1)),
        ),
        Row(
            Criterion(
                "I.2",
                "I",
                "2",
                "Đoàn thể",
                max_points=P("20"),
                rule=BodiesRule((Body("Công đoàn", _LADDER), Body("Hội CCB", _LADDER)), True),
            ),
            Score(
                P("20"),
                explanation="Hội CCB đã giải thể.\nLấy trung bình.",
                answer=Answer(
                    bodies=(BodyScore("Công đoàn", points=P("20")), BodyScore("Hội CCB", False))
                ),
            ),
        ),
        Row(
            Criterion(
                "I.3",
                "I",
                "3",
                "Sáng kiến",
                max_bonus=P("10"),
                rule=OccurrenceRule(P("2"), P("10"), Column.BONUS, "sáng kiến"),
                where="Sheet1!B7",
            ),
            Score(bonus=P("4"), provisional=True, low=P("2"), high=P("6"), answer=Answer(count=2)),
        ),
        Row(
            Criterion(
                "I.4",
                "I",
                "4",
                "Đúng hạn",
                max_points=P("10"),
                rule=PercentageRule(step=Decimal("0.5"), minus=P("0,25")),
            ),
            Score(answer=Answer(percent=Decimal("98.75")), unread="chín điểm rưỡi"),
        ),
        Row(
            Criterion(
                "II", None, "II", "Điểm trừ", max_penalty=P("5"), rule=PenaltyRule(P("5")),
                claimed=Claimed(penalty=P("1")),
            ),
            Score(penalty=P("0,5"), evidence=(2,)),
        ),
    ),
    criteria_heading="Nội dung, tiêu chí",
    total_claimed=Claimed(max_points=P("1000"), bonus=P("48")),
    notes=("Ghi chú: điểm tự chấm là tạm tính.",),
    source="rubric-self-scored.xlsx",
)  # fmt: skip
FRAME = Frame(
    "BÁO CÁO",
    "BC",
    ("Tổng kết công tác thi đua, khen thưởng", "năm 2022"),
    DAY,
    signature=Signature(("CHÁNH VĂN PHÒNG",), "Nguyễn Văn A"),
    distribution=Distribution((Recipient("Sở Nội vụ", "b/c"),), Filing(copies=2, drafter="van")),
    legal_bases=((Text("Căn cứ "), Text("Luật", italic=True)),),
    appendices=(AppendixPlan("scoresheet", 2022),),
)
_TABLE = Table(
    (1.0, 2.5),
    (TableRow((Cell(((Text("Chỉ tiêu", bold=True),),), Align.CENTER, across=2),)),),
    (TableRow((Cell(((Text("a"),),)), Cell(((Text("b"), LineBreak(), Text("c")),))), shade=True),),
)
BODY = (
    Part(
        "1",
        Heading(Numbering.ROMAN, (Text("KẾT QUẢ"),)),
        (
            Paragraph(
                (Text("Đã làm"), Footnote((Text("Xem phụ lục"),)), Field("score.total", "945"))
            ),
        ),
        (
            Part("2", Heading(Numbering.ARABIC, (Text("Phong trào"),), number="3."), (_TABLE,)),
            Part(
                "3", None, (ListBlock(((Text("một"),), (Text("hai"),)), Marker.PLUS), PageBreak())
            ),
        ),
    ),
    Part("4", Heading(Numbering.ROMAN, (Text("PHƯƠNG HƯỚNG"),))),
)
CHANGED = dt.datetime(2022, 11, 30, 8, 30, tzinfo=dt.UTC)
DRAFT = Dispatch(1, "report.year", 2022, "nd30", State.DRAFT, FRAME, BODY, changed=CHANGED)
_AT = dt.datetime(2022, 12, 1, 9, tzinfo=dt.UTC)
SCAN = b"test"
_SCAN = hashlib.sha256(SCAN).hexdigest()
FULL_FRAME = dataclasses.replace(
    FRAME,
    second_signature=Signature(("THƯ KÝ",), "Trần Thị B"),
    decision=Decision(("CHÁNH VĂN PHÒNG",), "QUYẾT ĐỊNH:"),
    urgency="KHẨN",
    address=True,
)
"""With what frames hold since schema 2."""
WAY: dict[str, tuple[dict[str, Any], ...]] = {
    "dispatch_event": (
        {
            "id": 1,
            "dispatch_id": 1,
            "kind": EventKind.RETURNED,
            "at": _AT,
            "day": dt.date(2022, 12, 1),
            "who": "Phó Chánh Văn phòng",
            "means": "trực tiếp",
            "reason": "thể thức",
            "note": "Sửa trích yếu.",
            "file": _SCAN,
        },
    ),
    "dispatch_version": (
        {"id": 1, "dispatch_id": 1, "at": _AT, "why": "returned", "frame": FRAME, "body": BODY},
    ),
    "own_template": (
        {
            "id": 1,
            "name": "Báo cáo năm của tôi",
            "kind": "report.year",
            "frame": FULL_FRAME,
            "body": BODY,
        },
    ),
    "used_number": (
        {
            "id": 1,
            "year": 2022,
            "number": "05",
            "symbol": "BC-VP",
            "date": DAY,
            "subject": "Sơ kết phong trào",
            "cancelled": True,
            "note": "viết trên máy khác",
        },
    ),
    "kept_file": ({"id": 1, "sha256": _SCAN, "name": "bản ký 01.pdf", "bytes": 4, "added": _AT},),
}
"""Rows of the tables of schema 2, as their cells: what happened to a paper after it was printed."""


def _made_row(name: str) -> tuple[dict[str, Any], ...]:
    """A row with something in every cell, by the types of its columns; it refers to first rows."""
    row: dict[str, Any] = {}
    for column in tables.metadata.tables[name].columns:
        kind = column.type
        match kind:
            case Choice():
                row[column.name] = next(iter(kind.kind))
            case Coded():
                row[column.name] = ()
            case Day():
                row[column.name] = DAY
            case Moment():
                row[column.name] = _AT
            case Hundredths():
                row[column.name] = P("1,5")
            case Boolean():
                row[column.name] = True
            case Integer():
                row[column.name] = 2022 if column.name == "year" else 1
            case _:
                row[column.name] = f"{name}: {column.name}"
    return (row,)


WAY |= {
    name: _made_row(name)
    for name in (
        "person",
        "post_held",
        "rating",
        "absence",
        "discipline",
        "initiative",
        "honour_held",
        "registration",
        "council",
        "review_round",
        "attendance",
        "nomination",
        "dossier_part",
        "fund_entry",
        "overlay",
    )
}
_SECOND = frozenset(WAY)
"""Tables of schema 2."""
_THIRD = (
    "amendment",
    "movement",
    "activity",
    "model",
    "social_work",
    "movement_review",
    "guidance",
    "ask",
    "deadline",
    "household",
)
WAY |= {name: _made_row(name) for name in _THIRD}
WAY |= {
    "paper_link": (
        {"id": 1, "paper_id": 1, "movement_id": 1, "role": PaperRole.LAUNCH, "position": 1},
    ),
    "activity_link": ({"id": 1, "activity_id": 1, "criterion_id": 1, "position": 1},),
}
ISSUED = Document(
    "report.year",
    "nd30",
    Letterhead(("UBND TỈNH QUẢNG NGÃI",), ("VĂN PHÒNG",), "BC-VP", "Quảng Ngãi", 2022, number="12"),
    Title("BÁO CÁO", ("Tổng kết",)),
    BODY,
    issued=True,
)


def fill(store: Store) -> None:
    """Put everything above into an empty file; the ids come out as they stand here."""
    with store.change(Label("Office")) as w:
        for names in NAMES:
            office.save_names(w, _new(names))
        for signatory in (*SIGNATORIES, ACTING):
            office.save_signatory(w, _new(signatory))
        for organisation in ORGANISATIONS:
            office.save_organisation(w, _new(organisation))
        for unit in sorted(UNITS, key=lambda one: one.id):
            office.save_unit(w, _new(unit))
        for count in HEAD_COUNTS:
            office.save_head_count(w, _new(count))
        for ready in LISTS:
            office.save_distribution_list(w, _new(ready))
        for bloc in BLOCS:
            office.save_bloc(w, _new(bloc))
        for paper in sorted(PAPERS, key=lambda one: one.id):
            papers.save_paper(w, _new(paper))
        office.put_setting(w, "sample", "2022")
    with store.change(Label("Rubric of {year}", {"year": "2022"})) as w:
        rubric.put_sheet(w, SHEET)
    with store.change(Label("Draft")) as w:
        dispatches.add(w, DRAFT)
        for name, rows_of in WAY.items():
            w.add_all(tables.metadata.tables[name], rows_of)


def _new(record: Any) -> Any:
    return dataclasses.replace(record, id=0)


def content(store: Store) -> dict[str, object]:
    """Everything the file holds, as domain values."""
    with store.read() as r:
        listed = dispatches.items(r)
        return {
            "names": office.all_names(r),
            "signatories": office.signatories(r),
            "organisations": office.organisations(r),
            "units": office.units(r),
            "head_counts": office.head_counts(r),
            "lists": office.distribution_lists(r),
            "blocs": office.bloc_years(r),
            "setting": office.setting(r, "sample"),
            "papers": papers.all_papers(r),
            "sheets": tuple(rubric.sheet(r, year) for year in rubric.years(r)),
            "dispatches": tuple(dispatches.get(r, item.id) for item in listed),
            "frozen": tuple(dispatches.frozen(r, item.id) for item in listed),
            "way": {name: _cells(r, name) for name in WAY},
        }


def _cells(r: Reader, name: str) -> tuple[dict[str, Any], ...]:
    table = tables.metadata.tables[name]
    chosen = select(*(table.c[column] for column in WAY[name][0])).order_by(table.c.id)
    return tuple(dict(row) for row in r.rows(chosen))


CONTENT: dict[str, object] = {
    "names": NAMES,
    "signatories": (*SIGNATORIES, ACTING),
    "organisations": ORGANISATIONS,
    "units": UNITS,
    "head_counts": HEAD_COUNTS,
    "lists": LISTS,
    "blocs": BLOCS,
    "setting": "2022",
    "papers": PAPERS,
    "sheets": (SHEET,),
    "dispatches": (DRAFT,),
    "frozen": (None,),
    "way": WAY,
}


def content_of_schema(number: int) -> dict[str, object]:
    """What the fixture of a schema holds: everything its tables had room for."""
    if number > 2:
        return CONTENT
    way: dict[str, tuple[dict[str, Any], ...]] = dict.fromkeys(WAY, ())
    unproven = CONTENT | {"sheets": (_unproven(SHEET),), "way": way}
    if number == 1:
        return unproven | {"signatories": SIGNATORIES}
    way |= {name: WAY[name] for name in _SECOND}
    way["dossier_part"] = tuple(row | {"day": None} for row in WAY["dossier_part"])
    return unproven


def _unproven(sheet: Sheet) -> Sheet:
    """The sheet without the activities that prove its rows."""
    rows = (
        dataclasses.replace(row, score=dataclasses.replace(row.score, activities=()))
        for row in sheet.rows
    )
    return dataclasses.replace(sheet, rows=tuple(rows))


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of content, as it stands in the file."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table.name: connection.execute(f"SELECT * FROM {table.name} ORDER BY id").fetchall()  # noqa: S608
            for table in journalled
        }


def foreign_keys_hold(path: Path) -> bool:
    """Whether every reference of the file leads to a row."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA foreign_key_check").fetchall() == []
