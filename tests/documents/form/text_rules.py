"""Annex I, part I, II.6.e: the running text; on the PDF."""

from __future__ import annotations

from itertools import groupby
from itertools import pairwise

from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.printed import points
from tests.documents.form.registry import check
from tests.documents.geometry import INDENTS
from tests.documents.geometry import LINE_SPACING
from tests.documents.geometry import PARAGRAPH_GAP
from tests.documents.geometry import SINGLE


@check
def text_has_its_style(paper: Printed, look: Look) -> None:
    for lines in paper.paragraphs:
        look.styled("body", *lines)


@check
def items_of_lists_have_the_style_of_the_text(paper: Printed, look: Look) -> None:
    for lines in paper.items:
        look.styled("body", *lines)
        indent = lines[0].line.x0 - 30
        look.that(min(abs(indent - one) for one in INDENTS) <= 0.6, indent, lines[0].line.text)


@check
def text_is_justified(paper: Printed, look: Look) -> None:
    for lines in paper.paragraphs:
        width = paper.sheets[lines[0].page].width
        for one in lines[:-1]:
            look.that(abs(one.line.x1 - (width - 15)) <= NEAR, one.line.x1, one.line.text)
        for one in lines[1:]:
            look.that(abs(one.line.x0 - 30) <= NEAR, one.line.x0, one.line.text)


@check
def first_lines_are_indented(paper: Printed, look: Look) -> None:
    for lines in paper.paragraphs:
        indent = lines[0].line.x0 - 30
        look.that(min(abs(indent - one) for one in INDENTS) <= 0.6, indent, lines[0].line.text)


@check
def paragraphs_stand_six_points_apart(paper: Printed, look: Look) -> None:
    for above, below in pairwise(paper.paragraphs):
        last, first = above[-1], below[0]
        between = [
            one
            for one in paper.lines(range(last.page, last.page + 1))
            if last.line.baseline < one.line.baseline < first.line.baseline
        ]
        if last.page == first.page and not between and first.line.baseline > last.line.baseline:
            step = points(first.line.baseline - last.line.baseline)
            look.that(step >= SINGLE * first.line.size + PARAGRAPH_GAP - 0.2, step)


@check
def lines_are_spaced_single_to_one_and_a_half(paper: Printed, look: Look) -> None:
    low, high = LINE_SPACING
    for lines in paper.paragraphs:
        for above, below in pairwise(lines):
            if above.page == below.page:
                pitch = points(below.line.baseline - above.line.baseline)
                share = pitch / (SINGLE * below.line.size)
                look.that(low - 0.01 <= share <= high + 0.01, share, below.line.text)


@check
def text_has_one_size_throughout(paper: Printed, look: Look) -> None:
    sizes = {round(one.line.size, 1) for lines in paper.paragraphs for one in lines}
    if paper.paragraphs:
        look.that(len(sizes) == 1, sizes)


@check
def no_paragraph_leaves_one_line_on_a_page(paper: Printed, look: Look) -> None:
    for lines in paper.paragraphs:
        pages = [len(list(group)) for _, group in groupby(one.page for one in lines)]
        if len(pages) > 1:
            look.that(min(pages) > 1, pages, lines[0].line.text)


@check
def text_ends_with_its_mark(paper: Printed, look: Look) -> None:
    title = paper.document.title
    if paper.kind.startswith(("achievement", "list", "registration", "pact")):
        return
    body = [
        one
        for one in paper.lines(paper.main)
        if one.line.size > 13.5 and not one.line.bold and not one.line.italic
    ]
    look.that(body and body[-1].line.text.endswith("./."), title and title.type_name, body[-1])
    look.that(body and not body[-1].line.text.endswith("../."), body[-1].line.text)


@check
def footnotes_stand_at_the_foot_of_their_page(paper: Printed, look: Look) -> None:
    for number, (before, note) in enumerate(paper.notes, start=1):
        found = paper.find(f"{number} {note}", range(len(paper.sheets)))
        look.that(found, number, note)
        for line in found[:1]:
            lines = paper.lines(range(line.page, line.page + 1))
            look.that(any(before in one.line.text for one in lines), number, before)
            below = [one for one in lines if one.line.baseline > line.line.baseline]
            look.that(all(one.line.size < 11.5 for one in below), number, "text under a note")
