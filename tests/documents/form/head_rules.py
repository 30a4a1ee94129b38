"""Annex I, part I, II.1 to II.6.a, II.9 and III.2, III.4: the head of a paper; on the PDF."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Look
from tests.documents.form.printed import Placed
from tests.documents.form.printed import Printed
from tests.documents.form.printed import points
from tests.documents.form.registry import check
from tests.documents.geometry import RULE_SHARE
from tests.documents.geometry import SINGLE
from tests.documents.geometry import Rule

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MIDDLE = 112.5
"""mm: the middle of the text between margins of 30 and 15."""
_TYPES = frozenset({
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr",
    "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB",
})  # fmt: skip
_FRAMES = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HOẢ TỐC": 30, "HỎA TỐC": 30}


def rules_under(paper: Printed, one: Placed) -> list[Rule]:
    return paper.sheets[one.page].rules_under(one.line)


def nation(paper: Printed) -> Placed:
    return paper.find(NATION)[0]


def motto(paper: Printed) -> Placed:
    return paper.find(MOTTO)[0]


def superior(paper: Printed) -> list[Placed]:
    head = paper.document.letterhead
    return [line for name in (head.superior if head else ()) for line in paper.find(name.upper())]


def issuer(paper: Printed) -> list[Placed]:
    head = paper.document.letterhead
    return [line for name in (head.issuer if head else ()) for line in paper.find(name.upper())]


def number(paper: Printed) -> list[Placed]:
    return [one for one in paper.lines(paper.main[:1]) if one.line.text.startswith("Số:")][:1]


def symbol(paper: Printed) -> str:
    """Number and symbol as they are printed, blanks of the number as one space."""
    found = number(paper)
    if not found:
        return ""
    row = [
        one.line
        for one in paper.lines(paper.main[:1])
        if abs(one.line.baseline - found[0].line.baseline) < 0.1 and one.line.x1 < nation(paper).line.x0 + 15
    ]  # fmt: skip
    return " ".join(line.text for line in row)


def place_date(paper: Printed) -> list[Placed]:
    return [
        one
        for one in paper.lines(paper.main[:1])
        if one.line.italic and re.search(r", ngày.*tháng", one.line.text)
    ][:1]


def about(paper: Printed) -> tuple[Placed, ...]:
    head = paper.document.letterhead
    if head is None or not head.about:
        return ()
    return paper.find(head.about if head.about.startswith("V/v") else f"V/v {head.about}")


def type_name(paper: Printed) -> tuple[Placed, ...]:
    title = paper.document.title
    return paper.find(title.type_name.upper()) if title else ()


def subject(paper: Printed) -> list[Placed]:
    title = paper.document.title
    return [line for text in (title.subject if title else ()) for line in paper.find(text)]


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
        look.that(first in _TYPES or title.type_name not in TYPED, title.type_name, first)


TYPED = {"BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH", "QUYẾT ĐỊNH", "BIÊN BẢN", "THÔNG BÁO", "GIẤY MỜI"}


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


# --- box 5 -------------------------------------------------------------------------------------
@check
def type_name_has_its_style(paper: Printed, look: Look) -> None:
    if paper.document.title:
        look.that(type_name(paper), "type name not found")
        look.styled("type_name", *type_name(paper))


@check
def subject_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("subject", *subject(paper))


@check
def title_is_centred_on_the_page(paper: Printed, look: Look) -> None:
    for one in (*type_name(paper), *subject(paper)):
        look.that(abs(one.line.middle - MIDDLE) <= NEAR, one.line.text)


@check
def subject_stands_right_under_the_type_name(paper: Printed, look: Look) -> None:
    lines = [*type_name(paper), *subject(paper)]
    for above, below in pairwise(lines):
        step = points(below.line.baseline - above.line.baseline)
        look.that(0 < step <= SINGLE * below.line.size + 1, step, below.line.text)


@check
def rule_under_the_subject_is_short_and_centred(paper: Printed, look: Look) -> None:
    lines = subject(paper)
    if lines:
        under = rules_under(paper, lines[-1])
        look.that(len(under) == 1, len(under))
        widths = [one.line.width for one in lines]
        for rule in under:
            low, high = RULE_SHARE[0] * min(widths) - NEAR, RULE_SHARE[1] * max(widths) + NEAR
            look.that(low <= rule.width <= high, rule.width, widths)
            look.that(abs(rule.middle - MIDDLE) <= NEAR, rule.middle)


@check
def about_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("about", *about(paper))


@check
def about_stands_six_points_under_the_number(paper: Printed, look: Look) -> None:
    lines = about(paper)
    if lines:
        step = points(lines[0].line.baseline - number(paper)[0].line.baseline)
        look.that(abs(step - SINGLE * lines[0].line.size - 6) <= 0.5, step)


@check
def about_is_centred_and_has_no_rule(paper: Printed, look: Look) -> None:
    for one in about(paper):
        look.that(abs(one.line.middle - issuer(paper)[-1].line.middle) <= 1, one.line.text)
        look.that(not rules_under(paper, one), one.line.text)


@check
def letters_have_no_type_name(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    if head and head.about:
        look.that(paper.document.title is None)
        look.that(about(paper)[0].line.text.startswith("V/v "))


# --- box 9a ------------------------------------------------------------------------------------
def _addressees(paper: Printed) -> list[Placed]:
    to = paper.document.addressees
    if to is None:
        return []
    if len(to.names) == 1:
        return list(paper.find(f"Kính gửi: {to.names[0]}"))
    call = [one for one in paper.lines(paper.main[:1]) if one.line.text == "Kính gửi:"]
    names = [name.rstrip(";.") for name in to.names]
    ends = [*([";"] * (len(names) - 1)), "."]
    shown = [paper.find(f"- {name}{end}") for name, end in zip(names, ends, strict=True)]
    return [*call, *(line for lines in shown for line in lines)]


@check
def addressees_have_their_style(paper: Printed, look: Look) -> None:
    if paper.document.addressees:
        look.that(_addressees(paper), paper.document.addressees)
        look.styled("addressees", *_addressees(paper))


@check
def one_addressee_stands_on_the_line_of_the_call(paper: Printed, look: Look) -> None:
    to = paper.document.addressees
    if to and len(to.names) == 1:
        look.that(_addressees(paper)[0].line.text.startswith("Kính gửi: "))


@check
def several_addressees_have_dashes_in_one_column_under_the_colon(
    paper: Printed, look: Look
) -> None:
    to = paper.document.addressees
    if to and len(to.names) > 1:
        call, *names = _addressees(paper)
        dashes = [one for one in names if one.line.text.startswith("- ")]
        look.that(len(dashes) == len(to.names), len(dashes))
        for one in dashes:
            look.that(call.line.x1 - 3 <= one.line.x0 <= call.line.x1 + 1, one.line.x0)
            look.that(abs(one.line.x0 - dashes[0].line.x0) <= 0.1)


# --- box 6: legal bases, decision --------------------------------------------------------------
def _bases(paper: Printed) -> list[list[Placed]]:
    texts = ["".join(getattr(run, "text", "") for run in one) for one in paper.document.legal_bases]
    found = []
    for place, text in enumerate(texts):
        bare = text.rstrip(" ;.,")
        end = "." if place == len(texts) - 1 else ";"
        found.append(list(paper.find(bare + end)))
    return found


@check
def legal_bases_have_their_style(paper: Printed, look: Look) -> None:
    for lines in _bases(paper):
        look.that(lines, "a legal basis is not printed as one line each")
        look.styled("legal_basis", *lines)


@check
def legal_bases_end_with_semicolons_and_a_full_stop(paper: Printed, look: Look) -> None:
    bases = [lines for lines in _bases(paper) if lines]
    for lines in bases:
        end = "." if lines is bases[-1] else ";"
        look.that(lines[-1].line.text.endswith(end), lines[-1].line.text)


@check
def legal_bases_stand_one_under_the_other(paper: Printed, look: Look) -> None:
    for above, below in pairwise([lines for lines in _bases(paper) if lines]):
        step = points(below[0].line.baseline - above[-1].line.baseline)
        look.that(below[0].page > above[-1].page or step >= SINGLE * 13 + 5, step)


@check
def who_decides_stands_centred_in_bold_capitals(paper: Printed, look: Look) -> None:
    made = paper.document.decision
    for text in made.authority if made else ():
        lines = paper.find(text.upper())
        look.that(lines, text)
        look.styled("type_name", *lines)
        for one in lines:
            look.that(abs(one.line.middle - MIDDLE) <= NEAR, one.line.text)


@check
def decision_word_stands_under_the_legal_bases(paper: Printed, look: Look) -> None:
    made = paper.document.decision
    if made:
        (one,) = paper.find(made.word)
        look.styled("type_name", one)
        look.that(one.line.text in {"QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"}, one.line.text)
        look.that(abs(one.line.middle - MIDDLE) <= NEAR, one.line.middle)
        bases = [line for lines in _bases(paper) for line in lines]
        look.that(one.line.baseline > bases[-1].line.baseline or one.page > bases[-1].page)


# --- boxes 10b and 13 --------------------------------------------------------------------------
@check
def urgency_has_its_frame(paper: Printed, look: Look) -> None:
    if paper.document.urgency:
        (one,) = paper.find(paper.document.urgency)
        look.styled("urgency", one)
        sheet, line = paper.sheets[0], one.line
        sides = [
            rule
            for rule in sheet.rules
            if rule.x0 < line.middle + 22 and rule.x1 > line.middle - 22
            and abs((rule.top + rule.bottom) / 2 - line.baseline + 1.5) < 6
        ]  # fmt: skip
        wide = max(rule.x1 for rule in sides) - min(rule.x0 for rule in sides)
        high = max(rule.bottom for rule in sides) - min(rule.top for rule in sides)
        look.that(abs(wide - _FRAMES[line.text]) <= 1, wide)
        look.that(abs(high - 8) <= 1, high)


@check
def urgency_stands_at_the_left_under_box_five(paper: Printed, look: Look) -> None:
    if paper.document.urgency:
        (one,) = paper.find(paper.document.urgency)
        above = [*number(paper), *about(paper)]
        look.that(one.line.x1 < MIDDLE, one.line.x1)
        look.that(one.line.baseline > max(line.line.baseline for line in above))


@check
def address_stands_at_the_foot_of_page_one_under_a_full_rule(paper: Printed, look: Look) -> None:
    for text in paper.document.address:
        lines = paper.find(text, paper.main[:1])
        look.that(lines, text)
        look.styled("address", *lines)
        wide = [rule for rule in paper.sheets[0].rules if rule.width > 150]
        look.that(len(wide) == 1, len(wide))
        look.that(all(rule.bottom < one.line.baseline for rule in wide for one in lines))
        look.that(not paper.find(text, paper.main[1:]), text)
