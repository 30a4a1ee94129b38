"""The year report of the sample, printed by the real command, measured and read back.

What the law asks is in ``tests.documents.geometry``, apart from the program's own layout profile.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdf
import pytest

from tests.documents.geometry import INDENTS
from tests.documents.geometry import MARGINS
from tests.documents.geometry import ND30
from tests.documents.geometry import RULE_SHARE
from tests.documents.geometry import Line
from tests.documents.geometry import Sheet
from tests.documents.geometry import measure
from tests.documents.word_reading import docx_words
from thiduadesk.__main__ import main

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report as PDF and DOCX and the sheet as workbook."""
    folder = tmp_path_factory.mktemp("report")
    data = str(folder / "sample.thidua")
    assert main(["--data", data, "sample"]) == 0
    for ending in ("pdf", "docx"):
        words = ["report", "year", "--year", "2022", "--to", str(folder / f"r.{ending}")]
        assert main(["--data", data, *words]) == 0
    sheet = str(folder / "sheet.xlsx")
    assert main(["--data", data, "rubric", "export", "--year", "2022", sheet]) == 0
    return folder


@pytest.fixture(scope="module")
def pages(printed: Path) -> list[Sheet]:
    return measure((printed / "r.pdf").read_bytes())


def _legal(line: Line, component: str) -> None:
    law = ND30[component]
    assert law.low <= line.size <= law.high, (line.text, line.size, law.law)
    assert line.bold is law.bold, (line.text, law.law)
    assert line.italic is law.italic, (line.text, law.law)


def test_the_head_of_page_one(pages: list[Sheet]) -> None:
    first = pages[0]
    for words, component in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "nation"),
        ("Độc lập - Tự do - Hạnh phúc", "motto"),
        ("UBND TỈNH QUẢNG NGÃI", "superior"),
        ("VĂN PHÒNG", "issuer"),
        ("tháng 12 năm 2022", "place_date"),
        ("/BC-VP", "number"),
    ):
        _legal(first.line(words), component)
    type_name = next(line for line in first.lines if line.text.strip() == "BÁO CÁO")
    _legal(type_name, "type_name")
    motto = first.line("Độc lập - Tự do - Hạnh phúc")
    (rule,) = first.rules_under(motto)
    assert abs(rule.width - motto.width) < 1
    issuer = first.line("VĂN PHÒNG")
    (short,) = first.rules_under(issuer)
    assert RULE_SHARE[0] * issuer.width - 0.5 <= short.width <= RULE_SHARE[1] * issuer.width + 0.5


def test_every_page_keeps_its_margins(pages: list[Sheet]) -> None:
    for number, page in enumerate(pages):
        body = [line for line in page.lines if line.baseline > MARGINS["top"][0]]
        assert min(line.x0 for line in body) >= MARGINS["left"][0] - 0.5, number
        assert max(line.x1 for line in body) <= page.width - MARGINS["right"][0] + 0.5, number
        assert max(line.baseline for line in body) <= page.height - 15, number


def test_page_numbers_run_on_and_restart_in_the_appendix(pages: list[Sheet]) -> None:
    portrait = [page for page in pages if page.width < page.height]
    landscape = [page for page in pages if page.width > page.height]
    assert pages == portrait + landscape
    for group in (portrait, landscape):
        for number, page in enumerate(group, 1):
            above = [line for line in page.lines if line.baseline < MARGINS["top"][0]]
            assert [line.text.strip() for line in above] == ([] if number == 1 else [str(number)])
            for line in above:
                assert abs(line.middle - page.width / 2) < 10
                _legal(line, "page_number")


def test_body_is_indented_and_reaches_both_margins(pages: list[Sheet]) -> None:
    page = pages[1]
    left = min(line.x0 for line in page.lines if line.size > 13)
    indents = {round(line.x0 - left, 1) for line in page.lines if 13 < line.size < 15}
    assert any(abs(indent - legal) < 0.5 for indent in indents for legal in INDENTS)
    full = [line for line in page.lines if line.width > 150]
    assert len(full) > 15
    right = {round(line.x1, 1) for line in full}
    assert max(right) - min(right) < 0.6


def test_notes_stand_at_the_foot_of_their_page(printed: Path) -> None:
    reader = pypdf.PdfReader(printed / "r.pdf")
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    for mark, note in (
        ("trên địa bàn tỉnh", "Thông báo số 74/TB-UBND tỉnh ngày 24/02/2022"),
        (
            "cải cách thủ tục hành chính trên địa bàn tỉnh",
            "Quyết định số 140/QĐ-UBND ngày 28/01/2022",
        ),
        ("Quyết định số 54/QĐ-VP ngày 17/5/2022", "từ ngày 26/5/2022 tiến hành kiểm tra trực tiếp"),
    ):
        (page,) = [at for at, text in enumerate(texts) if note in text]
        assert mark in texts[page]
        assert texts[page].rindex(note) > texts[page].index(mark)


def test_signature_and_list_stand_level_and_as_printed(pages: list[Sheet]) -> None:
    last = next(page for page in pages if page.has("Nơi nhận:"))
    _legal(last.line("Nơi nhận:"), "distribution")
    authority = last.line("CHÁNH VĂN PHÒNG")
    _legal(authority, "authority")
    _legal(last.line("Vũ Minh Tâm"), "signer")
    assert authority.middle > last.width / 2
    assert abs(authority.baseline - last.line("Nơi nhận:").baseline) < 3
    assert abs(last.line("Vũ Minh Tâm").middle - authority.middle) < 1
    filing = last.line("Lưu: VT, HCQTvan.")
    _legal(filing, "recipient")
    assert last.has("./."), "the signature is not alone on its page"


def test_the_appendix_is_the_official_table(pages: list[Sheet]) -> None:
    landscape = [page for page in pages if page.width > page.height]
    assert landscape[0].has("BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2022")
    assert not any(line.text.startswith("Phụ lục") for line in landscape[0].lines)
    assert all(page.has("TIÊU CHÍ ĐÁNH GIÁ THI ĐUA") for page in landscape)
    total = [line for page in landscape for line in page.lines if "TỔNG CỘNG" in line.text]
    assert len(total) == 1
    level = [
        line.text.strip() for line in landscape[-1].lines
        if abs(line.baseline - total[0].baseline) < 1
    ]  # fmt: skip
    assert " ".join(level).split() == ["TỔNG", "CỘNG", "950", "50", "945", "48"]


def test_the_text_is_nfc_and_the_same_in_word(printed: Path) -> None:
    reader = pypdf.PdfReader(printed / "r.pdf")
    texts = [page.extract_text() for page in reader.pages]
    whole = "\n".join(texts)
    assert whole == unicodedata.normalize("NFC", whole)
    said: Counter[str] = Counter()
    number, landscape = 0, False
    for page, text in zip(reader.pages, texts, strict=True):
        turned = page.mediabox.width > page.mediabox.height
        number = 1 if turned is not landscape else number + 1
        landscape = turned
        said.update(text.split())
        if number > 1:  # the page number, and in the table the head row again
            said.subtract([str(number), *(_head() if landscape else [])])
    assert +said == Counter(docx_words((printed / "r.docx").read_bytes()))
    assert not -said


def _head() -> list[str]:
    return [
        "TT",
        "TIÊU",
        "CHÍ",
        "ĐÁNH",
        "GIÁ",
        "THI",
        "ĐUA",
        "NĂM",
        "2022",
        "Điểm",
        "chuẩn",
        "Điểm",
        "thưởng",
        "Điểm",
        "tự",
        "chấm",
        "Điểm",
        "thưởng",
        "tự",
        "chấm",
        "Giải",
        "trình/",
        "tài",
        "liệu",
        "kiểm",
        "chứng",
    ]


@pytest.mark.soffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_word_and_workbook_without_loss(printed: Path) -> None:
    for name, target in (
        ("r.docx", "pdf"),
        ("sheet.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"),
    ):
        subprocess.run(
            [str(SOFFICE), f"-env:UserInstallation={(printed / 'profile').as_uri()}", "--headless",
             "--convert-to", target, "--outdir", str(printed / "lo"), str(printed / name)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    ours = pypdf.PdfReader(printed / "r.pdf").pages
    theirs = pypdf.PdfReader(printed / "lo" / "r.pdf").pages
    assert abs(len(ours) - len(theirs)) <= 1
    shown = Counter(re.sub(r"\s", "", "".join(page.extract_text() for page in theirs)))
    letters = Counter("".join(docx_words((printed / "r.docx").read_bytes())))
    assert not letters - shown, "nothing is lost"
    with (printed / "lo" / "sheet.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    total = next(row for row in rows if "TỔNG CỘNG" in row)
    assert [cell for cell in total if cell.isdigit()] == ["950", "50", "945", "48"]
