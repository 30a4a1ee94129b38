"""Blocks as bytes for the clipboard, so that notes and data fields survive copy and paste."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import fields
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any

from thiduadesk.domain import document as tree
from thiduadesk.domain.document import Block
from thiduadesk.ui.editor.normal import normal_blocks

MIME = "application/x-thiduadesk-blocks"

_KINDS: dict[str, Callable[..., Any]] = {
    kind.__name__: kind
    for kind in (
        tree.Text,
        tree.LineBreak,
        tree.Footnote,
        tree.Field,
        tree.Paragraph,
        tree.ListBlock,
        tree.Cell,
        tree.TableRow,
        tree.Table,
        tree.PageBreak,
    )
}
_ENUMS: dict[str, type[StrEnum]] = {"align": tree.Align, "marker": tree.Marker}


def to_bytes(blocks: Sequence[Block]) -> bytes:
    """``blocks`` for our own window, or another one of ours."""
    return json.dumps([_plain(block) for block in blocks]).encode()


def from_bytes(data: bytes) -> tuple[Block, ...] | None:
    """The blocks in ``data``, or None when these are not ours."""
    try:
        blocks = tuple(_built(value) for value in json.loads(data))
        if not all(isinstance(block, Block) for block in blocks):
            return None
        return normal_blocks(blocks)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        own = {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
        return {"kind": type(value).__name__, **own}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _built(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_built(item) for item in value)
    if isinstance(value, dict):
        own = {
            name: _ENUMS[name](item) if name in _ENUMS else _built(item)
            for name, item in value.items()
            if name != "kind"
        }
        return _KINDS[value["kind"]](**own)
    return value
