"""The Vietnamese catalogue as a whole: every word there, none left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message

from tools import catalogs
from tools import check_catalogs

ROOT = Path(__file__).parents[2]
SAME_IN_BOTH = {
    "Fax",
    "Word (*.docx)",
    "{name} {share} %",
    "{name}: {words}",
    "{year}: {points} + {bonus}",
    "−{points}",
}
_ENGLISH = re.compile(
    r"\b(the|is|are|not|of|and|with|there|this|that|choose|write|open|save|file|row|points|"
    r"paper|date|number|again|another|yet)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def template() -> Catalog:
    return catalogs.extract(ROOT)


@pytest.fixture(scope="module")
def words() -> Catalog:
    return catalogs.read(catalogs.catalogue_path(ROOT))


def _entries(catalogue: Catalog) -> Iterator[tuple[Message, str]]:
    for message in catalogue:
        if message.id:
            said = message.string
            yield message, said if isinstance(said, str) else " ".join(said or ())


def test_catalogue_is_complete_and_true_to_the_code() -> None:
    assert check_catalogs.check(ROOT) == []


@pytest.mark.parametrize(
    ("msgid", "context"),
    [
        ("Score {no}", None),  # Label
        ("Settings", None),  # N_
        ("Own bonus", "score table"),  # pgettext
        ("Save", "Qt"),  # NP_
        ("{count} paper", None),  # ngettext
    ],
)
def test_each_way_of_marking_a_message_is_found(
    template: Catalog, msgid: str, context: str | None
) -> None:
    assert template.get(msgid, context) is not None


def test_every_name_of_a_change_is_translated(words: Catalog) -> None:
    named = set()
    for file in (ROOT / "thiduadesk/services").glob("*.py"):
        named |= set(re.findall(r'\bLabel\(\s*"([^"]+)"', file.read_text(encoding="utf-8")))
    assert "Score {no}" in named
    assert [msgid for msgid in sorted(named) if words.get(msgid) is None] == []


def test_no_entry_repeats_the_english(words: Catalog) -> None:
    same = {message.id for message, said in _entries(words) if message.id == said}
    assert same <= SAME_IN_BOTH


def test_no_entry_mixes_english_words_in(words: Catalog) -> None:
    mixed = []
    for _message, said in _entries(words):
        bare = re.sub(r"\{\w+\}|--\w+|\*\.\w+", "", said)
        if _ENGLISH.search(bare):
            mixed.append(said)
    assert mixed == []


def test_heads_of_the_score_table_are_short(words: Catalog) -> None:
    heads = [said for message, said in _entries(words) if message.context == "score table"]
    assert sorted(heads) == ["Chuẩn", "Thưởng", "Thưởng TC", "Trừ", "Trừ TC", "Tự chấm"]
