"""One style sheet for all widgets, made from the tokens.

Lengths are written as in the design (px at 100 %) and scaled; hairlines of 1px stay. Widgets say
what they are with ``kind(widget, "card")``, never with a colour of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from string import Template

from PySide6.QtWidgets import QWidget

from thiduadesk import resources
from thiduadesk.ui.theme.tokens import CHIP_SIZE
from thiduadesk.ui.theme.tokens import SMALL_SIZE
from thiduadesk.ui.theme.tokens import TEXT_SIZE
from thiduadesk.ui.theme.tokens import TITLE_SIZE
from thiduadesk.ui.theme.tokens import Tokens

_LENGTH = re.compile(r"(?<![\w#.])(\d+)px")


def made(tokens: Tokens, px: Callable[[float], int], arrows: str = "") -> str:
    """The sheet in the colours of ``tokens``, lengths through ``px``.

    ``arrows`` is the path, without the name of the icon, of those ``icons.write_tinted`` wrote.
    """
    values = {name: str(value) for name, value in asdict(tokens).items()}
    values |= {
        "text_size": f"{TEXT_SIZE}px",
        "small_size": f"{SMALL_SIZE}px",
        "chip_size": f"{CHIP_SIZE}px",
        "title_size": f"{TITLE_SIZE}px",
        "arrows": arrows,
    }
    source = resources.path("theme/window.qss").read_text(encoding="utf-8")
    sheet = Template(source).substitute(values)
    return _LENGTH.sub(
        lambda match: f"{px(int(match[1])) if int(match[1]) > 1 else match[1]}px", sheet
    )


def kind(widget: QWidget, name: str) -> None:
    """Say what a widget is: ``card``, ``title``, ``muted``, ``primary`` … (see the sheet)."""
    if widget.property("kind") != name:
        widget.setProperty("kind", name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
