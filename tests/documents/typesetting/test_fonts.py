"""Which font prints: Times New Roman where its four files are, else the shipped twin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from thiduadesk import resources
from thiduadesk.documents.typesetting.fonts import FontSet
from thiduadesk.documents.typesetting.fonts import NoGlyph
from thiduadesk.documents.typesetting.fonts import times_files

SHIPPED = ("Regular", "Bold", "Italic", "BoldItalic")


def place(folder: Path, names: tuple[str, ...]) -> None:
    folder.mkdir(parents=True)
    for style, name in zip(SHIPPED, names, strict=True):
        shutil.copy(resources.path(f"fonts/LiberationSerif-{style}.ttf"), folder / name)


@pytest.mark.parametrize(
    "names",
    [
        ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
        ("TIMES.TTF", "TIMESBD.TTF", "TIMESI.TTF", "TIMESBI.TTF"),
        (
            "Times_New_Roman.ttf",
            "Times_New_Roman_Bold.ttf",
            "Times_New_Roman_Italic.ttf",
            "Times_New_Roman_Bold_Italic.ttf",
        ),
    ],
)
def test_files_of_times_are_found_in_folders_below(tmp_path: Path, names: tuple[str, ...]) -> None:
    place(tmp_path / "msttcorefonts", names)
    (found,) = times_files((tmp_path,))
    assert [path.name for path in found] == list(names)


def test_three_of_four_files_are_not_enough(tmp_path: Path) -> None:
    place(tmp_path / "a", ("times.ttf", "timesbd.ttf", "timesi.ttf", "other.ttf"))
    assert list(times_files((tmp_path, tmp_path / "absent"))) == []


@pytest.mark.skipif("sys.platform != 'linux'", reason="fonts of the home folder are Linux's")
def test_times_of_the_home_folder_is_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path / ".fonts", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"))
    monkeypatch.setenv("HOME", str(tmp_path))
    fonts = FontSet.best()
    assert fonts.family == "Times New Roman"
    assert fonts.regular.width("thi đua", 14) == FontSet.shipped().regular.width("thi đua", 14)


def test_damaged_files_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ".fonts"
    folder.mkdir()
    for name in ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"):
        (folder / name).write_bytes(b"not a font")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert FontSet.best().regular.covers("thi đua")


def test_faces_are_parsed_once() -> None:
    assert FontSet.shipped() is FontSet.shipped()


def test_widths_are_those_of_times_and_scale_with_the_size() -> None:
    face = FontSet.shipped().regular
    assert face.width("n", 1000) == pytest.approx(500, abs=1)
    assert face.width("ạ", 14) == pytest.approx(face.width("a", 14))
    assert face.ascent + face.descent == pytest.approx(1.1499, abs=0.0005)
    with pytest.raises(NoGlyph):
        face.width("日", 14)
