from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from thiduadesk import resources
from thiduadesk.domain.labels import Label
from thiduadesk.domain.points import Points
from thiduadesk.i18n import _
from thiduadesk.i18n import catalog
from thiduadesk.i18n import format as words_of
from thiduadesk.i18n import label_text
from thiduadesk.i18n import ngettext
from thiduadesk.i18n import pgettext
from thiduadesk.i18n import set_language


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    set_language("vi")
    yield
    set_language("vi")
    catalog.translations.cache_clear()


def test_vietnamese_is_the_default_and_english_the_msgids() -> None:
    assert catalog.LANGUAGES[0] == "vi"
    assert _("Overview") == "Tổng quan"
    assert pgettext("Qt", "&Yes") == "&Có"
    set_language("en")
    assert _("Overview") == "Overview"
    assert ngettext("{n} error", "{n} errors", 2) == "{n} errors"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")


def test_catalogue_is_compiled_in_memory_where_nobody_compiled_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "locale/vi/LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(resources.path("locale/vi/LC_MESSAGES/thiduadesk.po"), folder)
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    catalog.translations.cache_clear()
    assert _("Settings page title nobody wrote") == "Settings page title nobody wrote"
    assert _("Overview") == "Tổng quan"
    assert not list(folder.glob("*.mo"))


def test_newer_source_wins_over_an_old_compiled_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "locale/vi/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "thiduadesk.mo").write_bytes(b"not a catalogue")
    source = folder / "thiduadesk.po"
    shutil.copyfile(resources.path("locale/vi/LC_MESSAGES/thiduadesk.po"), source)
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    catalog.translations.cache_clear()
    assert _("Overview") == "Tổng quan"


def test_label_of_a_change_is_translated_where_it_is_shown() -> None:
    assert label_text(Label("Score {no}", {"no": "II.3"})) == "chấm II.3"
    set_language("en")
    assert label_text(Label("Score {no}", {"no": "II.3"})) == "score II.3"


def test_label_begins_small_where_a_button_says_the_same_words() -> None:
    assert _("Send for signature") == "Trình ký"
    assert label_text(Label("Send for signature")) == "trình ký"


def test_dates_and_numbers_follow_vietnamese_use() -> None:
    day = dt.date(2022, 12, 7)
    assert words_of.long_date_text(day) == "Thứ Tư, 07/12/2022"
    assert words_of.time_text(dt.time(9, 5)) == "09:05"
    assert words_of.day_and_time_text(dt.datetime(2022, 12, 7, 9, 5)) == "09:05 07/12/2022"  # noqa: DTZ001
    assert words_of.number_text(12500) == "12.500"
    assert words_of.percent_text(0.975) == "98%"
    assert words_of.points_text(Points.parse("19.75")) == "19,75"
    assert words_of.points_text(None) == "–"
    set_language("en")
    assert words_of.points_text(Points.parse("19.75")) == "19.75"
    assert words_of.long_date_text(day) == "Wednesday, 07/12/2022"
