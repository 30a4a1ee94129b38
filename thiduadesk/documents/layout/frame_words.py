"""The words of the frame of a paper, put together from the profile's patterns.

Both renderers take them from here, so that PDF and DOCX say the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.document import words as plain_words
from thiduadesk.domain.text import two_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thiduadesk.documents.layout import Words
    from thiduadesk.domain.document import Distribution
    from thiduadesk.domain.document import Filing
    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.document import Letterhead
    from thiduadesk.domain.document import Recipient

_ENDS = ".;,"
_PADDED_MONTHS = 2


def number_line(head: Letterhead, words: Words) -> str:
    """«Số: 12/BC-VP», or with a blank for a number not given yet; empty for an unnumbered paper."""
    if not head.numbered:
        return ""
    line = words.number.format(number=head.number or words.number_blank, symbol=head.symbol)
    return line if head.symbol else line.rstrip("/")


def place_date_line(head: Letterhead, words: Words) -> str:
    """«Quảng Ngãi, ngày 05 tháng 12 năm 2022» with blanks before issue; empty without a place.

    Days under 10 and months 1 and 2 get a zero (NĐ 30, annex I, II.4.b).
    """
    if not head.place:
        return ""
    return words.place_date.format(place=head.place, **_date_words(head, words))


def attached_line(head: Letterhead, type_name: str, issuer: str, words: Words) -> str:
    """«(Kèm theo Báo cáo số 12/BC-VP ngày 05 tháng 12 năm 2022 của Văn phòng UBND tỉnh)».

    Blanks stand for number and day before issue (NĐ 30, annex I, III.1.c).

    Args:
        head: of the paper that the appendix goes with.
        type_name: of that paper, as printed; empty for an official letter.
        issuer: who issues it, in words.
        words: of the regime.
    """
    return words.attached.format(
        type=type_name.capitalize() or words.attached_letter,
        number=head.number or words.number_blank,
        symbol=head.symbol,
        issuer=issuer,
        **_date_words(head, words),
    )


def _date_words(head: Letterhead, words: Words) -> dict[str, str]:
    """Day, month and year as the lines of the frame print them."""
    month = head.date.month if head.date else head.month
    if month is None:
        month_words = words.month_blank
    else:
        month_words = two_digits(month) if month <= _PADDED_MONTHS else str(month)
    return {
        "day": two_digits(head.date.day) if head.date else words.day_blank,
        "month": month_words,
        "year": str(head.date.year if head.date else head.year),
    }


def about_line(head: Letterhead, words: Words) -> str:
    """«V/v lấy ý kiến …»; the «V/v» is added where it was not typed, empty without a subject."""
    if not head.about or head.about.startswith(words.about):
        return head.about
    return f"{words.about} {head.about}"


def addressee_lines(names: Sequence[str], words: Words) -> tuple[str, ...]:
    """«Kính gửi: Sở Nội vụ.» or the dashed lines of several addressees, without the first words.

    One addressee prints as it is; of several each ends with «;» and the last with «.».
    """
    if len(names) == 1:
        return (names[0],)
    return _dashed(names, words)


def recipient_lines(distribution: Distribution, words: Words) -> tuple[str, ...]:
    """The dashed lines under «Nơi nhận:», from «Như trên» to «Lưu: …» (annex I, II.9.b, d)."""
    items = [words.as_above] if distribution.as_above else []
    items += [_recipient(one) for one in distribution.recipients]
    if distribution.filing is not None:
        items.append(_filing(distribution.filing, words))
    return _dashed(items, words)


def basis_end(runs: Sequence[Inline], *, last: bool, words: Words) -> str:
    """What is still to be printed after a legal basis: «;», the regime's last sign, or nothing.

    Words that already end with a sign keep it: the check, not the printer, finds a wrong one.
    """
    if plain_words(tuple(runs)).rstrip()[-1:] in tuple(_ENDS):
        return ""
    return words.basis_last_end if last else words.basis_end


def _dashed(items: Sequence[str], words: Words) -> tuple[str, ...]:
    last = len(items) - 1
    return tuple(
        words.recipient.format(text=item.rstrip(_ENDS + " "))
        + (words.last_end if place == last else words.item_end)
        for place, item in enumerate(items)
    )


def _recipient(one: Recipient) -> str:
    if not one.purpose:
        return one.name
    purpose = one.purpose if one.purpose.startswith("(") else f"({one.purpose})"
    return f"{one.name} {purpose}"


def _filing(filing: Filing, words: Words) -> str:
    copies = "" if filing.copies is None else words.copies.format(copies=filing.copies)
    return words.filing.format(units=", ".join(filing.units), drafter=filing.drafter, copies=copies)
