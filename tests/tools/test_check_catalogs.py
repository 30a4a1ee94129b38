"""The catalogue check finds each way in which a catalogue can be untrue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import catalogs
from tools import check_catalogs

CODE = """
print(_("&Save"), _("{count} papers of {year}"), ngettext("One row", "{n} rows", 3))
print(pgettext("paper", "Open…"), _("%(done)d of %(all)d"))
"""
HEADER = r"""msgid ""
msgstr ""
"Language: vi\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
GOOD = {
    'msgid "&Save"': 'msgstr "&Lưu"',
    'msgid "{count} papers of {year}"': 'msgstr "{count} văn bản năm {year}"',
    'msgid "One row"\nmsgid_plural "{n} rows"': 'msgstr[0] "{n} dòng"',
    'msgctxt "paper"\nmsgid "Open…"': 'msgstr "Mở…"',
    '#, python-format\nmsgid "%(done)d of %(all)d"': 'msgstr "%(done)d / %(all)d"',
}


def _checkout(root: Path, entries: dict[str, str], tail: str = "") -> Path:
    (root / "thiduadesk").mkdir()
    (root / "thiduadesk" / "window.py").write_text(CODE, encoding="utf-8")
    path = catalogs.catalogue_path(root)
    path.parent.mkdir(parents=True)
    body = "\n\n".join(f"{source}\n{words}" for source, words in entries.items())
    path.write_text(HEADER + body + "\n" + tail, encoding="utf-8")
    return root


def test_check_accepts_a_true_catalogue(tmp_path: Path) -> None:
    assert check_catalogs.check(_checkout(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("source", "words", "fault"),
    [
        ('msgid "&Save"', 'msgstr ""', "has no translation"),
        ('msgid "&Save"', 'msgstr "Lưu"', "mnemonic"),
        ('msgid "{count} papers of {year}"', 'msgstr "{count} văn bản"', "placeholders differ"),
        (
            'msgid "{count} papers of {year}"',
            'msgstr "{count văn bản {year}"',
            "placeholders differ",
        ),
        ('msgid "One row"\nmsgid_plural "{n} rows"', 'msgstr[0] "{m} dòng"', "placeholders differ"),
        ('msgctxt "paper"\nmsgid "Open…"', 'msgstr "Mở"', "ellipsis"),
        (
            '#, python-format\nmsgid "%(done)d of %(all)d"',
            'msgstr "%(done)d"',
            "placeholders differ",
        ),
    ],
)
def test_check_finds_untrue_words(tmp_path: Path, source: str, words: str, fault: str) -> None:
    lines = check_catalogs.check(_checkout(tmp_path, GOOD | {source: words}))
    assert len(lines) == 1
    assert fault in lines[0]


def test_check_finds_a_fuzzy_entry(tmp_path: Path) -> None:
    entries = {("#, fuzzy\n" + s if "Save" in s else s): w for s, w in GOOD.items()}
    lines = check_catalogs.check(_checkout(tmp_path, entries))
    assert len(lines) == 1
    assert "fuzzy" in lines[0]


def test_check_finds_a_missing_entry_and_one_in_another_context(tmp_path: Path) -> None:
    entries = {s.replace('msgctxt "paper"\n', ""): w for s, w in GOOD.items()}
    lines = check_catalogs.check(_checkout(tmp_path, entries))
    assert sorted(line.rpartition(": ")[2].split()[0] for line in lines) == ["missing", "no"]


def test_check_finds_an_unused_and_an_obsolete_entry(tmp_path: Path) -> None:
    tail = '\n#~ msgid "Old"\n#~ msgstr "Cũ"\n'
    root = _checkout(tmp_path, GOOD | {'msgid "Gone"': 'msgstr "Mất"'}, tail)
    lines = check_catalogs.check(root)
    assert any("'Gone': no code uses it" in line for line in lines)
    assert any("'Old': kept as obsolete" in line for line in lines)
    assert len(lines) == 2


def test_check_counts_messages_when_there_is_no_catalogue(tmp_path: Path) -> None:
    root = _checkout(tmp_path, GOOD)
    catalogs.catalogue_path(root).unlink()
    assert "5 messages wait" in check_catalogs.check(root)[0]


def test_update_keeps_words_and_drops_what_no_code_uses(tmp_path: Path) -> None:
    root = _checkout(tmp_path, {'msgid "&Save"': 'msgstr "&Lưu"', 'msgid "Gone"': 'msgstr "Mất"'})
    assert catalogs.update(root) == (5, 4)
    text = catalogs.catalogue_path(root).read_text(encoding="utf-8")
    assert '"&Lưu"' in text
    assert "Gone" not in text
    assert "window.py:" not in text, "line numbers would change the catalogue with every edit"
    before = text
    catalogs.update(root)
    assert catalogs.catalogue_path(root).read_text(encoding="utf-8") == before


def test_compile_writes_a_catalogue_that_gettext_reads(tmp_path: Path) -> None:
    import gettext

    root = _checkout(tmp_path, GOOD)
    assert len(catalogs.compile_all(root)) == 1
    assert catalogs.compile_all(root) == [], "nothing to do the second time"
    words = gettext.translation("thiduadesk", root / "resources" / "locale", ["vi"])
    assert words.gettext("&Save") == "&Lưu"
    assert words.pgettext("paper", "Open…") == "Mở…"
    assert words.ngettext("One row", "{n} rows", 1) == "{n} dòng"
