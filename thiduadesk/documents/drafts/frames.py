"""The short form in which templates and samples write the frame of a paper as JSON («thể thức»).

A frame is ``{"type_name": "QUYẾT ĐỊNH", "type_symbol": "QĐ", "subject": ["Về việc …"]}`` and, where
the paper has them, ``superior``, ``issuer``, ``symbol``, ``place`` (overrides of the office's own),
``addressees``, ``legal_bases`` (each of runs, see ``compact``), ``decision``
(``{"authority": […], "word": "QUYẾT ĐỊNH:"}``), ``signature`` and ``second_signature``
(``{"authority": […], "name": "…", "post": "…"}``), ``appendices`` (``{"source", "year", "label"}``),
``urgency`` and ``address``. ``distribution`` is the name of a ready list, null for none, or
``{"recipients": ["…", {"name", "purpose", "with_members"}], "units": ["VT"], "copies", "drafter",
"as_above"}``; units empty for no filing line.

In every text ``{key}`` stands for a fact of ``documents.drafts.facts``; «…» where there is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from thiduadesk.documents.drafts import compact
from thiduadesk.domain.dispatch import AppendixPlan
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.document import Decision
from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import nfc

_FACT = re.compile(r"\{([a-z_.]+)\}")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a frame is read against.

    Attributes:
        day: the day whose names hold while the paper has no date.
        facts: the records as words by key, for ``{key}``.
        lists: ready distribution lists by name.
        usual: the list of a frame that says nothing about one.
    """

    day: dt.date
    facts: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Distribution] = field(default_factory=dict)
    usual: Distribution | None = None


def frame(data: Mapping[str, Any], setting: Setting) -> Frame:
    """Read a frame.

    Raises:
        KeyError: no ready list has the name given.
        compact.CompactError: a legal basis of no known form.
    """

    def text(key: str) -> str:
        return _spoken(data.get(key, ""), setting.facts)

    def lines(key: str) -> tuple[str, ...]:
        return tuple(_spoken(line, setting.facts) for line in data.get(key, ()))

    return Frame(
        type_name=text("type_name"),
        type_symbol=text("type_symbol"),
        subject=lines("subject"),
        about_day=setting.day,
        superior=text("superior").upper(),
        issuer=text("issuer").upper(),
        symbol=text("symbol"),
        place=text("place"),
        signature=_signature(data.get("signature"), setting.facts),
        second_signature=_signature(data.get("second_signature"), setting.facts),
        distribution=_distribution(data, setting),
        addressees=lines("addressees"),
        legal_bases=tuple(_bases(data, setting.facts)),
        decision=_decision(data.get("decision"), setting.facts),
        appendices=tuple(AppendixPlan(**plan) for plan in data.get("appendices", ())),
        urgency=data.get("urgency", ""),
        address=data.get("address", False),
    )


def _spoken(text: str, facts: Mapping[str, str]) -> str:
    return _FACT.sub(lambda found: facts.get(found[1]) or PLACEHOLDER, nfc(text))


def _signature(data: Mapping[str, Any] | None, facts: Mapping[str, str]) -> Signature | None:
    if data is None:
        return None
    return Signature(
        tuple(_spoken(line, facts).upper() for line in data["authority"]),
        _spoken(data["name"], facts),
        _spoken(data.get("post", ""), facts),
    )


def _decision(data: Mapping[str, Any] | None, facts: Mapping[str, str]) -> Decision | None:
    if data is None:
        return None
    authority = tuple(_spoken(line, facts) for line in data.get("authority", ()))
    return Decision(authority, data.get("word", ""))


def _bases(data: Mapping[str, Any], facts: Mapping[str, str]) -> Iterator[tuple[Inline, ...]]:
    """The legal bases; a fact of several lines («{law.bases}») is one basis a line."""
    for value in data.get("legal_bases", ()):
        if isinstance(value, str):
            yield from ((Text(line),) for line in _spoken(value, facts).split("\n"))
        else:
            yield compact.runs(value)


def _distribution(data: Mapping[str, Any], setting: Setting) -> Distribution | None:
    match data.get("distribution", setting.usual):
        case None:
            return None
        case str(name):
            return setting.lists[name]
        case Distribution() as ready:
            return ready
        case given:
            units = tuple(given.get("units", ("VT",)))
            filing = Filing(units, given.get("copies"), given.get("drafter", ""))
            recipients = (_recipient(one, setting.facts) for one in given.get("recipients", ()))
            return Distribution(
                tuple(recipients), filing if units else None, as_above=given.get("as_above", False)
            )


def _recipient(value: Any, facts: Mapping[str, str]) -> Recipient:
    if isinstance(value, str):
        return Recipient(_spoken(value, facts))
    return Recipient(**{**value, "name": _spoken(value["name"], facts)})
