"""Recipients of a distribution list as lines of text: «CT, PCT UBND tỉnh (b/c)»."""

from __future__ import annotations

import re
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.text import one_line

_BRACKETS = re.compile(r"(?P<name>.+?)\s*\((?P<purpose>[^()]+)\)")


def lines_of(recipients: tuple[Recipient, ...]) -> str:
    """One recipient per line, the purpose in brackets behind it."""
    return "\n".join(
        f"{one.name} ({one.purpose})" if one.purpose else one.name for one in recipients
    )


def recipients_of(text: str) -> tuple[Recipient, ...]:
    """Recipients of lines; a leading dash and the mark at the end of a line are not theirs."""
    lines = (one_line(line).lstrip("-– ").rstrip(";. ") for line in text.splitlines())
    return tuple(_recipient(line) for line in lines if line)


def _recipient(line: str) -> Recipient:
    found = _BRACKETS.fullmatch(line)
    if found and found["purpose"].casefold() in _purposes():
        return Recipient(found["name"], found["purpose"])
    return Recipient(line)


@cache
def _purposes() -> frozenset[str]:
    return frozenset(resources.toml("recognition/purposes.toml")["purposes"])
