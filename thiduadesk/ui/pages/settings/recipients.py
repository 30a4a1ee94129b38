"""Recipients of a distribution list as lines of text: «CT, PCT UBND tỉnh (b/c)».

«Thành viên Khối thi đua [các thành viên] (t/h)» stands for the bloc's members of the paper's day.
"""

from __future__ import annotations

import re
from functools import cache

from thiduadesk import resources
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.text import one_line

_BRACKETS = re.compile(r"(?P<name>.+?)\s*\((?P<purpose>[^()]+)\)")


def lines_of(recipients: tuple[Recipient, ...]) -> str:
    """One recipient per line, the purpose in brackets behind it."""
    return "\n".join(_line(one) for one in recipients)


def recipients_of(text: str) -> tuple[Recipient, ...]:
    """Recipients of lines; a leading dash and the mark at the end of a line are not theirs."""
    lines = (one_line(line).lstrip("-– ").rstrip(";. ") for line in text.splitlines())
    return tuple(_recipient(line) for line in lines if line)


def members_mark() -> str:
    """What stands in a line for the members of the bloc."""
    return str(resources.toml("recognition/purposes.toml")["members"])


def _line(one: Recipient) -> str:
    pieces = (one.name, members_mark() if one.with_members else "", _bracketed(one.purpose))
    return " ".join(filter(None, pieces))


def _bracketed(purpose: str) -> str:
    return f"({purpose})" if purpose else ""


def _recipient(line: str) -> Recipient:
    purpose = ""
    found = _BRACKETS.fullmatch(line)
    if found and found["purpose"].casefold() in _purposes():
        line, purpose = found["name"], found["purpose"]
    name = line.removesuffix(members_mark()).rstrip()
    return Recipient(name, purpose, with_members=name != line)


@cache
def _purposes() -> frozenset[str]:
    return frozenset(resources.toml("recognition/purposes.toml")["purposes"])
