"""Domain values to compact JSON text and back, configured once for the whole room.

Unions carry the name of their class under ``is``; values equal to their default are left out; keys
stand in the order of the fields, so the same value always gives the same text. The price: a default
of a domain class is part of the file format, and changing one is a migration.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Inline
from thiduadesk.domain.points import Points
from thiduadesk.domain.rubric import Rule


class Unreadable(Exception):
    """Text in the data file that is no value of its column's type; says why."""


def _converter() -> Converter:
    converter = Converter(omit_if_default=True, detailed_validation=False)
    converter.register_unstructure_hook(Points, str)
    converter.register_structure_hook(Points, lambda text, _: Points.of(Decimal(text)))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_structure_hook(dt.datetime, lambda text, _: dt.datetime.fromisoformat(text))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    for union in (Inline, Block, Rule):
        configure_tagged_union(union, converter, tag_name="is")
    return converter


_CONVERTER = _converter()


def to_json(value: Any, kind: Any) -> str:
    """``value`` as JSON text of the type ``kind``, e.g. ``tuple[Block, ...]``."""
    plain = _CONVERTER.unstructure(value, unstructure_as=kind)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, kind: Any) -> Any:
    """The value of type ``kind`` that ``to_json`` wrote.

    Raises:
        Unreadable: ``to_json`` never wrote this; the file was changed by somebody else.
    """
    try:
        return _CONVERTER.structure(json.loads(text), kind)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Unreadable(repr(error)) from error
