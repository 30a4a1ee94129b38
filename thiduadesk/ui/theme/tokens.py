"""Design tokens: the only place where a colour is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """What the clerk may choose in the settings; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each as ``#RRGGBB``.

    Attributes:
        ground: behind the cards. card: cards, bars, inputs. head: table heads, group lines.
        field: search field, quiet buttons. hover: a row under the mouse.
        line: hairlines. line_strong: borders of inputs and buttons.
        text, muted, faint: words; faint is for things that cannot be used.
        accent: buttons, links, focus. on_accent: words on it. accent_soft: the chosen place.
        danger, amber, green: words that warn; each ``_soft`` is the ground of its chip.
        neutral, neutral_soft: chips without a judgement.
        bar_back: the empty part of a bar. bar_before: the bar of last year.
        logo_red: the second syllable of the word-mark.
    """

    name: str
    dark: bool
    ground: str
    card: str
    head: str
    field: str
    hover: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    danger: str
    danger_soft: str
    on_danger: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    neutral: str
    neutral_soft: str
    bar_back: str
    bar_before: str
    logo_red: str


LIGHT = Tokens(
    name="light",
    dark=False,
    ground="#F5F6F8",
    card="#FFFFFF",
    head="#F3F7FC",
    field="#F0F2F6",
    hover="#F7F9FC",
    line="#E2E6EC",
    line_strong="#D3D9E2",
    text="#1A2230",
    muted="#5A6678",
    faint="#9AA4B2",
    accent="#14407A",
    accent_hover="#1B5199",
    on_accent="#FFFFFF",
    accent_soft="#E5EDF9",
    danger="#B3261E",
    danger_soft="#FCE4E2",
    on_danger="#FFFFFF",
    amber="#8A5A00",
    amber_soft="#FFF0CC",
    green="#1B6B3A",
    green_soft="#DFF3E5",
    neutral="#465164",
    neutral_soft="#EAEEF4",
    bar_back="#E9EDF3",
    bar_before="#9DB1D3",
    logo_red="#B3261E",
)

DARK = Tokens(
    name="dark",
    dark=True,
    ground="#14181F",
    card="#1C222B",
    head="#222A35",
    field="#262E3A",
    hover="#232B37",
    line="#303947",
    line_strong="#445064",
    text="#E8ECF2",
    muted="#A9B4C4",
    faint="#6C788A",
    accent="#9CC2FF",
    accent_hover="#B9D4FF",
    on_accent="#0E1A2B",
    accent_soft="#263A57",
    danger="#FF9C93",
    danger_soft="#4A2320",
    on_danger="#2B0A07",
    amber="#F2C265",
    amber_soft="#44361A",
    green="#86D9A3",
    green_soft="#1E3D2A",
    neutral="#C3CCD9",
    neutral_soft="#2D3644",
    bar_back="#2D3644",
    bar_before="#56709A",
    logo_red="#FF8A80",
)

CONTRAST = Tokens(
    name="contrast",
    dark=True,
    ground="#000000",
    card="#000000",
    head="#101010",
    field="#000000",
    hover="#1A1A1A",
    line="#FFFFFF",
    line_strong="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    faint="#9E9E9E",
    accent="#FFE14D",
    accent_hover="#FFF0A0",
    on_accent="#000000",
    accent_soft="#333000",
    danger="#FF9A94",
    danger_soft="#2A0000",
    on_danger="#000000",
    amber="#FFD166",
    amber_soft="#2A2000",
    green="#7CFFB0",
    green_soft="#00250F",
    neutral="#FFFFFF",
    neutral_soft="#1E1E1E",
    bar_back="#333333",
    bar_before="#8FB4FF",
    logo_red="#FF9A94",
)

TEXT_SIZE = 13
"""Height of text in px at 100 %."""
SMALL_SIZE = 12
CHIP_SIZE = 11
TITLE_SIZE = 18
SCALES = (90, 100, 110, 125, 150, 175, 200)
"""Per cent offered in the settings and by Ctrl++."""


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
