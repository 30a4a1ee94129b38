"""Passages: reading order, places in words and in the tree, lines of a foreign file."""

from __future__ import annotations

from pathlib import Path

from thiduadesk.domain.document import Document
from thiduadesk.domain.document import Footnote
from thiduadesk.domain.document import Heading
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Marker
from thiduadesk.domain.document import Numbering
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Text
from thiduadesk.domain.findings import Severity
from thiduadesk.exchange.paper_in import read_paper
from thiduadesk.rules.lastlook import check
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import passages

WHOLE = Path(__file__).parent / "whole"


def draft() -> Document:
    items = ((Text("một"),), (Text("hai"),))
    note = Footnote((Text("Công văn số 12/VP"),))
    first = Part(
        "p1",
        Heading(Numbering.ROMAN, (Text("KẾT QUẢ"),)),
        (Paragraph((Text("Đã xong"), note, Text("."))), ListBlock(items, Marker.LETTER)),
        (Part("p2", Heading(Numbering.ARABIC, (Text("Chỉ đạo"),))),),
    )
    return Document(kind="report.year", profile="nd30", body=(first,))


def test_a_draft_is_read_in_order_with_its_places() -> None:
    told = [(one.kind, one.text, one.at, one.place, one.number) for one in passages(draft())]
    assert told == [
        (PassageKind.HEADING, "KẾT QUẢ", "p1", "I.", "I."),
        (PassageKind.PARAGRAPH, "Đã xong.", "p1/0", "I.", ""),
        (PassageKind.FOOTNOTE, "Công văn số 12/VP", "p1/0", "I.", ""),
        (PassageKind.ITEM, "một", "p1/1/0", "I.", "a)"),
        (PassageKind.ITEM, "hai", "p1/1/1", "I.", "b)"),
        (PassageKind.HEADING, "Chỉ đạo", "p2", "I. 1.", "1."),
    ]


def test_a_passage_of_a_file_knows_its_line() -> None:
    [document] = read_paper(WHOLE / "report.txt")
    lines = (WHOLE / "report.txt").read_text(encoding="utf-8").split("\n")
    for one in passages(document):
        if one.kind in {PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.ITEM}:
            assert one.line is not None
            assert one.text in lines[one.line - 1]


def test_findings_come_in_reading_order_and_tell_their_place(tmp_path: Path) -> None:
    words = (WHOLE / "report.txt").read_text(encoding="utf-8")
    path = tmp_path / "report.txt"
    path.write_text(
        words.replace("Số: 08/", "Số: 8/").replace("c) Phong", "d) Phong").replace("VP.", "VP"),
        encoding="utf-8",
    )
    [document] = read_paper(path)
    found = check(document)
    assert [one.code for one in found] == ["layout_number", "lettering_wrong", "list_punctuation"]
    assert [one.severity for one in found] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
    ]
    assert found[1].where == "II. 2. d)"
    assert found[1].params["line"] == "34"
    assert (found[1].found, found[1].expected) == ("d)", "c)")
