"""Dates, times, numbers and points for people, in the language in use.

Dates of the screen follow Vietnamese office use («05/01/2022»), whatever the system says.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.numbers import format_percent

from thiduadesk.domain.points import Points
from thiduadesk.i18n.catalog import language


def date_text(day: dt.date) -> str:
    """«05/01/2022»: what a date field shows and reads back."""
    return f"{day:%d/%m/%Y}"


def long_date_text(day: dt.date) -> str:
    """The day with its weekday: «Thứ Tư, 07/12/2022»."""
    return f"{weekday_text(day)}, {date_text(day)}"


def weekday_text(day: dt.date) -> str:
    """«Thứ Tư»."""
    return format_date(day, "EEEE", locale=language())


def time_text(moment: dt.datetime | dt.time) -> str:
    """«10:42»."""
    return f"{moment:%H:%M}"


def day_and_time_text(moment: dt.datetime) -> str:
    """«10:42 05/01/2022»."""
    return f"{time_text(moment)} {date_text(moment.date())}"


def number_text(number: int) -> str:
    """A count with the language's own separators: «1.250»."""
    return format_decimal(number, locale=language())


def decimal_text(number: float) -> str:
    """A number with at most one decimal: «97,5», «1.250»."""
    return format_decimal(round(number, 1), locale=language())


def amount_text(amount: Decimal) -> str:
    """An amount as papers write it and fields read it, in every language: «12.400», «99,8»."""
    whole, _point, decimals = f"{amount:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def percent_text(share: float) -> str:
    """A share of 1 as whole per cent: «97%»."""
    return format_percent(share, locale=language())


def points_text(points: Points | None) -> str:
    """Points with a decimal comma («19,75», in English «19.75»); a dash for unanswered."""
    if points is None:
        return "–"
    return points.printed() if language() == "vi" else str(points)
