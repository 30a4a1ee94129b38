"""Annex I, part I, II.5, II.6.a, II.9, III.2, III.4: title, addressees, legal bases, marks; on the PDF."""

from __future__ import annotations

from itertools import pairwise

from tests.documents.form.places import MIDDLE
from tests.documents.form.places import about
from tests.documents.form.places import issuer
from tests.documents.form.places import number
from tests.documents.form.places import rules_under
from tests.documents.form.places import subject
from tests.documents.form.places import type_name
from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Look
from tests.documents.form.printed import Placed
from tests.documents.form.printed import Printed
from tests.documents.form.printed import points
from tests.documents.form.registry import check
from tests.documents.geometry import RULE_SHARE
from tests.documents.geometry import SINGLE

_FRAMES = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HOẢ TỐC": 30, "HỎA TỐC": 30}


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
