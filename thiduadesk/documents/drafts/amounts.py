"""Amounts of money as papers write them: «12.340.000 đồng (Mười hai triệu … đồng)»."""

from __future__ import annotations

from thiduadesk import resources
from thiduadesk.rules.honours.numbers import in_words


def figures(amount: int) -> str:
    """«12.340.000»; a negative amount keeps its sign."""
    point = resources.toml("wording/amounts.toml")["point"]
    return f"{amount:,}".replace(",", str(point))


def written(amount: int) -> str:
    """Figures with the words in brackets.

    Raises:
        ValueError: a negative amount has no words.
    """
    said = str(resources.toml("wording/amounts.toml")["written"])
    return said.format(figures=figures(amount), words=in_words(amount))
