"""Fitting the letterhead: its columns, and type sizes at which no line at the right breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.documents.layout import frame_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from thiduadesk.documents.layout.profile import LayoutProfile
    from thiduadesk.documents.layout.profile import Matched
    from thiduadesk.documents.layout.profile import Style
    from thiduadesk.documents.layout.profile import Styles
    from thiduadesk.domain.document import Letterhead

_WIDEST_RIGHT = 0.68
"""Largest share of the text width that the right column may take."""


def fitted(
    profile: LayoutProfile,
    head: Letterhead,
    width: float,
    measure: Callable[[str, Style], float],
    spare: float = 0.0,
) -> tuple[Styles, float]:
    """The styles with the largest matched sizes at which the right column holds its lines.

    Where even the smallest do not fit, the column grows instead, up to two thirds of the width.

    Args:
        profile: with the sizes to try.
        head: what is to be printed.
        width: of the text, in any unit.
        measure: width of a text in a style, in the same unit.
        spare: what a line has to leave free in its column.

    Returns:
        The styles to set the letterhead in, and the width of its right column.
    """
    words = profile.words
    date = frame_words.place_date_line(head, words)
    room = width * (1 - profile.letterhead.left_share)
    styles, needed = profile.styles, 0.0
    for sizes in profile.letterhead.steps:
        styles = _sized(profile.styles, sizes)
        needed = spare + max(
            measure(words.nation, styles.nation),
            measure(words.motto, styles.motto),
            measure(date, styles.place_date),
        )
        if needed <= room:
            break
    return styles, min(max(room, needed), width * _WIDEST_RIGHT)


def _sized(styles: Styles, sizes: Matched) -> Styles:
    return replace(
        styles,
        nation=replace(styles.nation, size=sizes.nation),
        motto=replace(styles.motto, size=sizes.motto),
        place_date=replace(styles.place_date, size=sizes.place_date),
        superior=replace(styles.superior, size=sizes.issuer),
        issuer=replace(styles.issuer, size=sizes.issuer),
    )
