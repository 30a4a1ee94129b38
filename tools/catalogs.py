"""The translation catalogues: extract English msgids, update the .po files, compile the .mo files.

`python -m tools.catalogs update` after writing a new msgid, then translate the empty entries;
`compile` is done by tools/dev.py and by the build. Needs Babel.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = "thiduadesk"

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "N_": None,  # marks a msgid that is translated later, where it is shown
    "NP_": ((1, "c"), 2),
    "Label": (1,),  # the name of a change, read in the undo menu (domain/labels.py)
}


def catalogue_path(root: Path = ROOT, locale: str = "vi") -> Path:
    """Where the .po file of a locale lies."""
    return root / "resources" / "locale" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def extract(root: Path = ROOT) -> Catalog:
    """All msgids of the program's code."""
    catalog = Catalog(project="ThiDuaDesk", fuzzy=False)
    source = root / DOMAIN
    for name, line, message, comments, context in extract_from_dir(
        source,
        method_map=[("**.py", "python")],
        options_map={"**.py": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    ):
        where = (source / name).relative_to(root).as_posix()
        catalog.add(message, locations=[(where, line)], auto_comments=comments, context=context)
    return catalog


def read(path: Path) -> Catalog:
    """Read one .po file."""
    locale = path.parents[1].name
    with path.open("rb") as stream:
        return read_po(stream, locale=locale, domain=DOMAIN, abort_invalid=True)


def update(root: Path = ROOT, locale: str = "vi") -> tuple[int, int]:
    """Bring the .po file up to the code; return how many entries it has and how many lack words."""
    path = catalogue_path(root, locale)
    template = extract(root)
    old = read(path) if path.exists() else Catalog(locale=locale, domain=DOMAIN)
    new = Catalog(
        locale=locale,
        domain=DOMAIN,
        project="ThiDuaDesk",
        header_comment="# Vietnamese words of ThiDuaDesk's screens.",
        fuzzy=False,
    )
    for message in template:
        if not message.id:
            continue
        known = old.get(message.id, message.context)
        new.add(
            message.id,
            known.string if known and "fuzzy" not in known.flags else None,
            # Files without line numbers: a moved line must not touch the catalogue.
            locations=sorted({(where, None) for where, _ in message.locations}),  # type: ignore[misc]
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO()
    write_po(text, new, width=100, omit_header=False, sort_by_file=False, include_lineno=False)
    lines = [
        line
        for line in text.getvalue().decode().splitlines()
        # Dates, tools and addresses in the header change with every run and say nothing.
        if not line.startswith(
            ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid', '"Last-')
        )
    ]
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    missing = sum(not _words(message.string) for message in new if message.id)
    return len(new), missing


def _words(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) and all(string or ())


def compile_all(root: Path = ROOT) -> list[Path]:
    """Write the .mo beside each .po that is newer; return the files written."""
    written = []
    for path in sorted((root / "resources" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        content = BytesIO()
        write_mo(content, read(path))
        # A running window may be reading the old one: never a half-written file.
        fresh = target.with_suffix(".mo.new")
        fresh.write_bytes(content.getvalue())
        fresh.replace(target)
        written.append(target)
    return written


def main(arguments: list[str]) -> int:
    """Run `update` or `compile`."""
    match arguments:
        case ["update"]:
            total, missing = update()
            print(f"{total} messages, {missing} without Vietnamese words: {catalogue_path()}")
        case ["compile"]:
            for path in compile_all():
                print(f"compiled {path.relative_to(ROOT)}")
        case _:
            print("usage: python -m tools.catalogs update|compile", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
