"""Annex I, part I, II.7 and II.9: signers and distribution list; on the PDF."""

from __future__ import annotations

import re

from tests.documents.form.places import MIDDLE
from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Look
from tests.documents.form.printed import Placed
from tests.documents.form.printed import Printed
from tests.documents.form.printed import tidy
from tests.documents.form.registry import check
from thiduadesk.domain.document import Signature

_DEGREES = r"^(GS|PGS|TS|ThS|Th\.S|BS|KS|CN|NGND|NGƯT)\b"
_PREFIXES = {"TM.", "KT.", "TL.", "TUQ.", "Q."}


def authority(paper: Printed, signer: Signature) -> list[Placed]:
    """The lines above a signature, from the last place they stand at."""
    return [line for text in signer.authority for line in _last(paper, text.upper())]


def name(paper: Printed, signer: Signature) -> tuple[Placed, ...]:
    return _last(paper, signer.name)


def _last(paper: Printed, text: str) -> tuple[Placed, ...]:
    """Where words stand for the last time in the paper proper."""
    for page in reversed(paper.main):
        lines = [
            one
            for one in paper.lines(range(page, page + 1))
            if tidy(one.line.text) == tidy(text)
        ]  # fmt: skip
        if lines:
            return (lines[-1],)
        found = paper.find(text, range(page, page + 1))
        if found:
            return found
    return ()


def call(paper: Printed) -> list[Placed]:
    return [one for one in paper.lines(paper.main) if one.line.text == "Nơi nhận:"]


def items(paper: Printed) -> list[Placed]:
    """Lines of the list under «Nơi nhận:»."""
    found = call(paper)
    if not found:
        return []
    return [
        one
        for one in paper.lines(paper.main)
        if (one.page, one.line.baseline) > (found[0].page, found[0].line.baseline)
        and one.line.size < 11.9
        and one.line.x1 < 200
        and one.line.text not in paper.document.address
    ]


@check
def authority_has_its_style(paper: Printed, look: Look) -> None:
    for one in paper.document.signatures:
        lines = authority(paper, one)
        look.that(lines or not one.authority, one.authority)
        look.styled("authority", *lines)
        for line in lines:
            look.that(line.line.text.isupper(), line.line.text)


@check
def names_of_signers_have_their_style(paper: Printed, look: Look) -> None:
    for one in paper.document.signatures:
        if one.name:
            look.that(name(paper, one), one.name)
            look.styled("signer", *name(paper, one))


@check
def names_stand_centred_under_the_authority(paper: Printed, look: Look) -> None:
    for one in paper.document.signatures:
        if one.name and one.authority:
            above, below = authority(paper, one), name(paper, one)
            look.that(abs(above[-1].line.middle - below[0].line.middle) <= NEAR, one.name)
            look.that(below[0].page == above[0].page)
            look.that(below[0].line.baseline - above[-1].line.baseline > 15, one.name)


@check
def one_signer_stands_in_the_right_half(paper: Printed, look: Look) -> None:
    if len(paper.document.signatures) == 1:
        for line in authority(paper, paper.document.signatures[0]):
            look.that(line.line.middle > MIDDLE, line.line.text)
            look.that(line.line.x0 >= 105 - 5, line.line.x0)


@check
def authority_is_written_as_the_decree_abbreviates_it(paper: Printed, look: Look) -> None:
    for one in paper.document.signatures:
        for line in one.authority:
            prefix, blank, rest = line.partition(" ")
            if prefix.endswith("."):
                look.that(prefix in _PREFIXES and blank and rest.strip(), line)
        if any(line.startswith("KT. ") for line in one.authority):
            place = next(n for n, line in enumerate(one.authority) if line.startswith("KT. "))
            look.that(not one.authority[place].startswith("KT. PHÓ"), one.authority)
            look.that(len(one.authority) > place + 1, one.authority)


@check
def signature_stands_with_the_last_two_lines_of_text(paper: Printed, look: Look) -> None:
    signers = [one for one in paper.document.signatures if one.authority]
    if signers and paper.document.body:
        first = authority(paper, signers[0])[0]
        above = [
            one
            for one in paper.lines(range(first.page, first.page + 1))
            if one.line.baseline < first.line.baseline and one.line.text != "Nơi nhận:"
        ]
        look.that(len({round(one.line.baseline, 1) for one in above}) >= 2, first.page + 1)


@check
def minutes_are_signed_by_secretary_and_chair(paper: Printed, look: Look) -> None:
    title = paper.document.title
    if title is None or not title.type_name.startswith("BIÊN BẢN"):
        return
    look.that(len(paper.document.signatures) == 2, len(paper.document.signatures))
    left, right = (authority(paper, one)[0].line for one in paper.document.signatures)
    look.that(left.x1 < MIDDLE < right.x0, left.text, right.text)
    look.that(abs(left.baseline - right.baseline) <= NEAR)
    below = [name(paper, one)[0].line for one in paper.document.signatures if one.name]
    if len(below) == 2:
        look.that(abs(below[0].baseline - below[1].baseline) <= NEAR)


@check
def list_of_minutes_stands_under_the_signers(paper: Printed, look: Look) -> None:
    if len(paper.document.signatures) == 2 and call(paper):
        for one in paper.document.signatures:
            for line in name(paper, one):
                look.that(call(paper)[0].line.baseline > line.line.baseline, one.name)
                look.that(call(paper)[0].page == line.page, "the list stands alone on a page")


@check
def names_carry_no_degree(paper: Printed, look: Look) -> None:
    for one in paper.document.signatures:
        look.that(not re.match(_DEGREES, one.name), one.name)


# --- box 9b ------------------------------------------------------------------------------------
@check
def call_of_the_list_has_its_style(paper: Printed, look: Look) -> None:
    look.styled("distribution", *call(paper))


@check
def list_stands_at_the_left_edge(paper: Printed, look: Look) -> None:
    for one in (*call(paper), *items(paper)):
        look.that(abs(one.line.x0 - 30) <= NEAR, one.line.x0, one.line.text)


@check
def list_stands_level_with_the_authority(paper: Printed, look: Look) -> None:
    if len(paper.document.signatures) == 1 and call(paper):
        lines = authority(paper, paper.document.signatures[0])
        if lines:
            look.that(abs(lines[0].line.baseline - call(paper)[0].line.baseline) <= NEAR)


@check
def recipients_have_their_style(paper: Printed, look: Look) -> None:
    look.styled("recipient", *items(paper))


@check
def recipients_have_a_dash_each_and_end_with_semicolons(paper: Printed, look: Look) -> None:
    sheet = paper.document.distribution
    if sheet is None:
        return
    text = " ".join(one.line.text for one in items(paper))
    count = len(sheet.recipients) + sheet.as_above + (sheet.filing is not None)
    found = [one for one in items(paper) if one.line.text.startswith("- ")]
    look.that(len(found) == count, len(found), count)
    look.that(text.endswith(".") or not count, text[-20:])
    for one in sheet.recipients:
        printed = tidy(one.name).rstrip(";.,")
        look.that(printed in tidy(text), printed)
    ends = re.findall(r";(?= - |$)", text)
    look.that(len(ends) == max(count - 1, 0), ends, text)


@check
def list_ends_with_the_filing_line(paper: Printed, look: Look) -> None:
    if paper.document.distribution is not None:
        last = [one for one in items(paper) if one.line.text.startswith("- ")][-1]
        look.that(re.match(r"- Lưu: VT[,.]", last.line.text), last.line.text)


@check
def list_of_an_addressed_paper_begins_as_above(paper: Printed, look: Look) -> None:
    if paper.document.addressees and paper.document.distribution:
        look.that(items(paper)[0].line.text == "- Như trên;", items(paper)[0].line.text)
