"""Amounts of money as papers write them: «12.340.000 đồng (Mười hai triệu … đồng)»."""

from __future__ import annotations

from typing import Any

from thiduadesk import resources

_GROUP = 1_000
_BILLION = 1_000_000_000


def figures(amount: int) -> str:
    """«12.340.000»; a negative amount keeps its sign."""
    return f"{amount:,}".replace(",", str(_said()["point"]))


def in_words(amount: int) -> str:
    """«Mười hai triệu ba trăm bốn mươi nghìn đồng», of 0 and more.

    Raises:
        ValueError: a negative amount has no words.
    """
    if amount < 0:
        raise ValueError(amount)
    said = _said()
    text = " ".join([*_number(amount), said["currency"]])
    return text[:1].upper() + text[1:]


def written(amount: int) -> str:
    """Figures with the words in brackets."""
    return str(_said()["written"]).format(figures=figures(amount), words=in_words(amount))


def _number(number: int, *, follows: bool = False) -> list[str]:
    """A number; ``follows``: after others, so that its hundreds are said even if there are none."""
    said = _said()
    billions, rest = divmod(number, _BILLION)
    if billions:
        last = _number(rest, follows=True) if rest else []
        return [*_number(billions, follows=follows), said["groups"][3], *last]
    words: list[str] = []
    for place in (2, 1, 0):
        group = rest // _GROUP**place % _GROUP
        if group:
            words += _three(group, follows=follows or bool(words))
            words += [said["groups"][place]] if place else []
    return words or [said["digits"][0]]


def _three(number: int, *, follows: bool) -> list[str]:
    """A group of three figures."""
    said = _said()
    digits = said["digits"]
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [digits[hundreds], said["hundred"]] if hundreds or follows else []
    if tens > 1:
        words += [digits[tens], said["tens"]]
    elif tens:
        words.append(said["ten"])
    elif ones and words:
        words.append(said["odd"])
    if ones:
        words.append(_ones(ones, tens))
    return words


def _ones(ones: int, tens: int) -> str:
    said = _said()
    special = {5: "five_after_tens"} if tens else {}
    if tens > 1:
        special |= {1: "one_after_tens", 4: "four_after_tens"}
    return str(said[special[ones]] if ones in special else said["digits"][ones])


def _said() -> dict[str, Any]:
    return resources.toml("wording/amounts.toml")
