"""Annex I, part I, II.1 to II.4: boxes 1 to 4; on the PDF."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.documents.form.places import MIDDLE
from tests.documents.form.places import MOTTO
from tests.documents.form.places import NATION
from tests.documents.form.places import issuer
from tests.documents.form.places import motto
from tests.documents.form.places import nation
from tests.documents.form.places import number
from tests.documents.form.places import place_date
from tests.documents.form.places import rules_under
from tests.documents.form.places import superior
from tests.documents.form.places import symbol
from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.printed import points
from tests.documents.form.registry import check
from tests.documents.geometry import RULE_SHARE

_TYPES = frozenset({
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr",
    "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB",
})  # fmt: skip
_TYPED = {"BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH", "QUYẾT ĐỊNH", "BIÊN BẢN", "THÔNG BÁO", "GIẤY MỜI"}
"""Types of the sample office that annex III lists."""


# --- box 1 -------------------------------------------------------------------------------------
@check
def nation_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("nation", nation(paper))


@check
def nation_is_one_line_at_the_right(paper: Printed, look: Look) -> None:
    line = nation(paper).line
    look.that(line.text == NATION, line.text)
    look.that(line.middle > MIDDLE, line.middle)


@check
def nation_is_the_first_line(paper: Printed, look: Look) -> None:
    first = paper.lines(paper.main)[0].line.baseline
    look.that(abs(nation(paper).line.baseline - first) <= NEAR)


@check
def motto_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("motto", motto(paper))


@check
def motto_has_hyphens_with_spaces(paper: Printed, look: Look) -> None:
    look.that(motto(paper).line.text == MOTTO, motto(paper).line.text)


@check
def motto_stands_centred_under_the_nation(paper: Printed, look: Look) -> None:
    above, line = nation(paper).line, motto(paper).line
    look.that(abs(above.middle - line.middle) <= NEAR, above.middle, line.middle)
    look.that(0 < points(line.baseline - above.baseline) < 1.6 * line.size)


@check
def rule_under_the_motto_is_as_long_as_it(paper: Printed, look: Look) -> None:
    under = rules_under(paper, motto(paper))
    look.that(len(under) == 1, len(under))
    for rule in under:
        look.that(abs(rule.width - motto(paper).line.width) <= 1, rule.width)
        look.that(abs(rule.middle - motto(paper).line.middle) <= NEAR)


@check
def matched_sizes_go_together(paper: Printed, look: Look) -> None:
    sizes = [round(one.line.size, 1) for one in (nation(paper), motto(paper))]
    look.that(sizes in ([13, 14], [12, 13]), sizes)
    for one in place_date(paper):
        look.that(round(one.line.size, 1) == sizes[1], one.line.size, sizes)


# --- box 2 -------------------------------------------------------------------------------------
@check
def superior_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("superior", *superior(paper))
    for one in superior(paper):
        look.that(one.line.text.isupper(), one.line.text)


@check
def issuer_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("issuer", *issuer(paper))
    look.that(issuer(paper), "no issuer printed")
    for one in issuer(paper):
        look.that(one.line.text.isupper(), one.line.text)


@check
def issuer_stands_centred_under_its_superior(paper: Printed, look: Look) -> None:
    names = [*superior(paper), *issuer(paper)]
    for above, below in pairwise(names):
        look.that(abs(above.line.middle - below.line.middle) <= NEAR, below.line.text)
        look.that(above.line.baseline < below.line.baseline)


@check
def issuer_stands_level_with_the_nation_at_the_left(paper: Printed, look: Look) -> None:
    names = [*superior(paper), *issuer(paper)]
    look.that(abs(names[0].line.baseline - nation(paper).line.baseline) <= NEAR)
    for one in names:
        look.that(one.line.x1 < nation(paper).line.x0, one.line.text)


@check
def rule_under_the_issuer_is_short_and_centred(paper: Printed, look: Look) -> None:
    last = issuer(paper)[-1]
    under = rules_under(paper, last)
    look.that(len(under) == 1, len(under))
    widths = [one.line.width for one in issuer(paper)]
    for rule in under:
        low, high = RULE_SHARE[0] * min(widths) - NEAR, RULE_SHARE[1] * max(widths) + NEAR
        look.that(low <= rule.width <= high, rule.width, widths)
        look.that(abs(rule.middle - last.line.middle) <= NEAR)


# --- boxes 3 and 4 -----------------------------------------------------------------------------
@check
def number_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("number", *number(paper))


@check
def number_line_has_no_blanks_around_its_signs(paper: Printed, look: Look) -> None:
    if number(paper):
        shown = symbol(paper)
        given = r"\d{2,}" if paper.document.issued else r"\s*"
        form = rf"Số: {given}\s*/[A-ZĐ][\w&.]*(-[A-ZĐ][\w&.]*)*"
        look.that(re.fullmatch(form, shown), shown)


@check
def number_of_a_typed_paper_names_its_type(paper: Printed, look: Look) -> None:
    title, head = paper.document.title, paper.document.letterhead
    if head and title and head.numbered and "-" in head.symbol:
        first = symbol(paper).rpartition("/")[2].partition("-")[0]
        look.that(first in _TYPES or title.type_name not in _TYPED, title.type_name, first)


@check
def number_of_a_letter_has_no_type(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    if head and paper.document.title is None:
        first = symbol(paper).rpartition("/")[2].partition("-")[0]
        look.that(first not in {*_TYPES, "CV"}, first)


@check
def numbers_under_ten_have_a_zero(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    if head and head.number:
        look.that(re.match(r"Số: (0[1-9]|[1-9]\d+)/", symbol(paper)), symbol(paper))


@check
def number_stands_centred_under_the_issuer(paper: Printed, look: Look) -> None:
    for one in number(paper):
        row = [
            found.line
            for found in paper.lines(paper.main[:1])
            if abs(found.line.baseline - one.line.baseline) < 0.1
            and found.line.x1 < nation(paper).line.x0 + 15
        ]
        middle = (row[0].x0 + row[-1].x1) / 2
        look.that(abs(middle - issuer(paper)[-1].line.middle) <= 1, middle)
        look.that(one.line.baseline > issuer(paper)[-1].line.baseline)


@check
def place_and_date_have_their_style(paper: Printed, look: Look) -> None:
    look.styled("place_date", *place_date(paper))


@check
def dates_have_zeros_for_days_and_two_months(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    if head and head.place and head.date:
        (one,) = place_date(paper)
        day, month = head.date.day, head.date.month
        shown = f"ngày {day:02} tháng {month if month > 2 else f'0{month}'} năm {head.date.year}"
        look.that(one.line.text.endswith(shown), one.line.text)


@check
def a_draft_leaves_room_for_the_day(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    if head and head.place and head.date is None:
        look.that(re.search(r"ngày\s{2,}tháng", place_date(paper)[0].line.text))


@check
def place_is_followed_by_a_comma(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    for one in place_date(paper):
        look.that(head and one.line.text.startswith(f"{head.place}, ngày"), one.line.text)


@check
def number_and_date_share_a_line(paper: Printed, look: Look) -> None:
    for one in number(paper):
        for other in place_date(paper):
            look.that(abs(one.line.baseline - other.line.baseline) < 0.1)


@check
def date_stands_centred_under_the_motto(paper: Printed, look: Look) -> None:
    for one in place_date(paper):
        look.that(abs(one.line.middle - motto(paper).line.middle) <= 1, one.line.middle)


@check
def minutes_have_no_place_and_date(paper: Printed, look: Look) -> None:
    title = paper.document.title
    if title and title.type_name.startswith("BIÊN BẢN"):
        look.that(not place_date(paper))
