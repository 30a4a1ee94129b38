"""Fail when the Vietnamese catalogue is not complete and true to the code.

Missing, fuzzy, obsolete and untranslated messages; placeholders that differ; a mnemonic (&) or an
ellipsis at the end on one side only.
"""

from __future__ import annotations

import re
import string
import sys
from collections import Counter
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message

from tools.catalogs import ROOT
from tools.catalogs import catalogue_path
from tools.catalogs import extract
from tools.catalogs import read

_PERCENT = re.compile(r"%(?:\((\w+)\))?[-#0 +]*\d*(?:\.\d+)?([sdifgrxc%])")
_MNEMONIC = re.compile(r"&(?=\w)")


def _texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _placeholders(text: str, *, percent: bool) -> Counter[str]:
    """The {names} of a text, and its %-placeholders where it is a %-format."""
    found: Counter[str] = Counter()
    try:
        for _, name, form, conversion in string.Formatter().parse(text):
            if name is not None:
                found[
                    "{"
                    + name
                    + (f"!{conversion}" if conversion else "")
                    + (f":{form}" if form else "")
                    + "}"
                ] += 1
    except ValueError as problem:
        found[f"broken braces ({problem})"] += 1
    if percent:
        for match in _PERCENT.finditer(text):
            if match[2] != "%":
                found[match[0]] += 1
    return found


def _mnemonics(text: str) -> int:
    return len(_MNEMONIC.findall(text.replace("&&", "")))


def _faults_of(message: Message) -> list[str]:
    sources = _texts(message.id)
    targets = _texts(message.string)
    if not all(targets) or not targets:
        return ["has no translation"]
    faults = []
    percent = "python-format" in message.flags
    # The plural names every value; the singular may leave the number out ("One row").
    expected = _placeholders(sources[-1], percent=percent)
    for target in targets:
        found = _placeholders(target, percent=percent)
        if found != expected:
            faults.append(
                f"placeholders differ: {sorted(expected.elements())} / {sorted(found.elements())}"
            )
        if _mnemonics(sources[-1]) != _mnemonics(target):
            faults.append("mnemonic (&) on one side only")
        if sources[-1].endswith("…") != target.endswith("…"):
            faults.append("ellipsis at the end on one side only")
    return faults


def compare(template: Catalog, catalog: Catalog) -> list[str]:
    """Every fault of a catalogue against the msgids of the code, one line each."""

    def name(message: Message) -> str:
        text = _texts(message.id)[0]
        return f"{message.context}|{text!r}" if message.context else repr(text)

    lines = []
    wanted = {(str(m.id), m.context) for m in template if m.id}
    for message in template:
        if message.id and catalog.get(message.id, message.context) is None:
            where = ", ".join(f"{file}:{line}" for file, line in message.locations[:2])
            lines.append(f"{name(message)}: missing from the catalogue ({where})")
    for message in catalog:
        if not message.id:
            continue
        if (str(message.id), message.context) not in wanted:
            lines.append(f"{name(message)}: no code uses it any more")
            continue
        if message.fuzzy:
            lines.append(f"{name(message)}: fuzzy, somebody must look at it")
        lines += [f"{name(message)}: {fault}" for fault in _faults_of(message)]
    lines += [
        f"{name(message)}: kept as obsolete (#~), take it out"
        for message in catalog.obsolete.values()
    ]
    return lines


def check(root: Path = ROOT) -> list[str]:
    """Compare the Vietnamese catalogue of a checkout with its code."""
    path = catalogue_path(root)
    template = extract(root)
    if not path.exists():
        count = sum(1 for message in template if message.id)
        return [f"{path.relative_to(root)} does not exist, {count} messages wait"] if count else []
    return compare(template, read(path))


def main() -> int:
    """Print the faults; exit 1 if there are any."""
    lines = check()
    for line in lines:
        print(line)
    if lines:
        print(f"{len(lines)} faults. `tools/dev.py i18n` brings new messages in and old ones out.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
