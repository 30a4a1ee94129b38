"""Refusals of the real command line, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thiduadesk.__main__ import main
from thiduadesk.i18n import set_language

REFUSALS = {
    "year without a sheet": ("rubric", "show", "--year", "2021"),
    "row that is not there": ("rubric", "score", "--year", "2022", "IX.9", "5"),
    "points on a section": ("rubric", "score", "--year", "2022", "II", "5"),
    "points on a parent": ("rubric", "score", "--year", "2022", "I.1", "5"),
    "points not understood": ("rubric", "score", "--year", "2022", "II.3", "abc"),
    "file of another kind": ("rubric", "import", "--year", "2023", "{notes}"),
    "file without content": ("rubric", "import", "--year", "2023", "{empty}"),
    "file that is missing": ("rubric", "import", "--year", "2023", "{missing}"),
    "dispatch that is not there": ("dispatch", "print", "99", "--to", "{folder}/x.pdf"),
    "kind of output": ("dispatch", "print", "2", "--to", "{folder}/x.txt"),
    "number of a paper": ("dispatch", "issue", "2", "--number", "x", "--date", "09/12/2022"),
    "date of a paper": ("dispatch", "issue", "2", "--number", "5", "--date", "soon"),
    "kind of report": ("report", "weekly", "--year", "2022", "--to", "{folder}/x.pdf"),
    "office that exists": ("new", "--name", "Sở", "--code", "S", "--place", "Huế"),
    "option left out": ("rubric", "show"),
    "command nobody knows": ("weave",),
}
_ENGLISH = re.compile(
    r"\b(the|is|are|not|there|this|choose|write|look|of|and|missing|again|another|cannot|needs)\b",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    data = folder / "office.thidua"
    assert main(["--data", str(data), "sample"]) == 0
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / "empty.xlsx").write_bytes(b"")
    return data


def _said(
    office: Path, capsys: pytest.CaptureFixture[str], language: str, words: tuple[str, ...]
) -> str:
    folder = office.parent
    filled = [
        word.format(
            folder=folder,
            notes=folder / "notes.txt",
            empty=folder / "empty.xlsx",
            missing=folder / "gone.xlsx",
        )
        for word in words
    ]
    capsys.readouterr()
    code = main(["--data", str(office), "--lang", language, *filled])
    set_language("vi")
    said = capsys.readouterr()
    assert code in (2, 3), said
    return said.err.replace(str(folder), "")


@pytest.mark.parametrize("case", REFUSALS)
def test_refusal_is_said_in_the_language_asked_for(
    office: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    vietnamese = _said(office, capsys, "vi", REFUSALS[case])
    english = _said(office, capsys, "en", REFUSALS[case])

    assert _VIETNAMESE.search(vietnamese), vietnamese
    assert not _ENGLISH.search(vietnamese), vietnamese
    assert _ENGLISH.search(english), english
    bare = english.replace("Sở", "").replace("Huế", "")
    assert not _VIETNAMESE.search(bare), english


def test_findings_of_a_proof_follow_the_language(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def proof(language: str) -> str:
        capsys.readouterr()
        main(["--data", str(office), "--lang", language, "rubric", "proof", "--year", "2022"])
        set_language("vi")
        return capsys.readouterr().out

    assert "Đạt điểm tối đa mà chưa có minh chứng" in proof("vi")
    assert "Full marks without evidence" in proof("en")
