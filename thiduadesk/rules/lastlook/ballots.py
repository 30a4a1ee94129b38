"""Ballots given out, come back, valid and not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import Reading
from thiduadesk.rules.lastlook.quantities import either
from thiduadesk.rules.lastlook.quantities import words

_NAMES = ("given_out", "come_back", "invalid", "valid")


@cache
def _labelled() -> re.Pattern[str]:
    data = words()["count"]
    names = "|".join(f"(?P<{name}>{either(data[name])})" for name in _NAMES)
    return re.compile(
        rf"(?<!\w)(?i:{names})(?!\w)[^\d.;,]{{0,20}}?(?P<count>\d{{1,4}})(?![\d/%,]|\s?%)"
    )


def findings(paper: Reading) -> Iterator[Finding]:
    """More ballots back than were given out; valid and invalid ones that are not all that came back.

    What one passage says of its ballots is a sum like any other.
    """
    said: dict[str, tuple[int, Passage]] = {}
    for passage in paper.body:
        for match in _labelled().finditer(passage.text):
            name, count = _name(match), int(match["count"])
            if name == _NAMES[0]:
                said = {}
            said[name] = count, passage
            if name == "come_back" and "given_out" in said and count > said["given_out"][0]:
                yield _wrong(passage, match[0], match["count"], str(said["given_out"][0]))
            if not {"come_back", "valid", "invalid"} <= said.keys():
                continue
            whole, places = said["come_back"][0], {one.at for _count, one in said.values()}
            counted = said["valid"][0] + said["invalid"][0]
            if counted != whole and len(places) > 1:
                yield _wrong(passage, match[0], match["count"], str(whole - counted + count))
            said = {}


def _name(match: re.Match[str]) -> str:
    return next(name for name in _NAMES if match[name])


def _wrong(passage: Passage, quote: str, found: str, right: str) -> Finding:
    return passage.finding(
        "sum_mismatch", Severity.ERROR, quote, found=found, expected=right, whole=right
    )
