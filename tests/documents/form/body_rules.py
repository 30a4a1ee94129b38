"""Annex I, part I, II.6 and III.1: text, headings, what goes behind the paper; on the PDF."""

from __future__ import annotations

import re
from itertools import groupby
from itertools import pairwise

from tests.documents.form.head_rules import MIDDLE
from tests.documents.form.head_rules import MOTTO
from tests.documents.form.head_rules import NATION
from tests.documents.form.head_rules import rules_under
from tests.documents.form.head_rules import symbol
from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Heading
from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.printed import points
from tests.documents.form.printed import tidy
from tests.documents.form.registry import check
from tests.documents.geometry import INDENTS
from tests.documents.geometry import LINE_SPACING
from tests.documents.geometry import PARAGRAPH_GAP
from tests.documents.geometry import SINGLE
from thiduadesk.domain.document import words

_ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
]
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_DEGREES = r"^(GS|PGS|TS|ThS|Th\.S|BS|KS|CN|NGND|NGƯT)\b"


def of(paper: Printed, *styles: str, titled: bool | None = None) -> list[Heading]:
    """Headings of these numberings whose lines were found."""
    return [
        one
        for one in paper.headings
        if one.part.heading
        and one.part.heading.numbering.value in styles
        and (titled is None or one.part.heading.titled is titled)
    ]


def _typed(one: Heading) -> bool:
    return one.part.heading is not None and one.part.heading.number is not None


# --- running text ------------------------------------------------------------------------------
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


# --- headings ----------------------------------------------------------------------------------
def _centred(look: Look, headings: list[Heading]) -> None:
    for one in headings:
        look.that(one.lines, one.number, one.title)
        for line in one.lines:
            look.that(abs(line.line.middle - MIDDLE) <= NEAR, line.line.text)


@check
def parts_and_chapters_have_roman_numerals(paper: Printed, look: Look) -> None:
    for style, word in (("part_roman", "Phần"), ("chapter", "Chương")):
        for one in of(paper, style):
            head, _, numeral = one.number.partition(" ")
            look.that(_typed(one) or (head == word and numeral in _ROMAN), one.number)


@check
def sections_have_arabic_numerals(paper: Printed, look: Look) -> None:
    for style, word in (("section", "Mục"), ("subsection", "Tiểu mục")):
        for one in of(paper, style):
            look.that(re.fullmatch(rf"{word} \d+", one.number), one.number)


@check
def parts_chapters_and_sections_stand_centred(paper: Printed, look: Look) -> None:
    _centred(look, of(paper, "part_words", "part_roman", "chapter", "section", "subsection"))


@check
def parts_chapters_and_sections_are_bold(paper: Printed, look: Look) -> None:
    for one in of(paper, "part_words", "part_roman", "chapter", "section", "subsection"):
        look.styled("heading", *one.lines)


@check
def titles_of_parts_stand_below_in_capitals(paper: Printed, look: Look) -> None:
    for one in of(paper, "part_words", "part_roman", "chapter", "section", "subsection"):
        first, *title = one.lines
        look.that(first.line.text.lower() == one.number.lower(), first.line.text)
        look.that(title, one.number)
        for line in title:
            look.that(line.line.text.isupper(), line.line.text)


@check
def parts_chapters_and_sections_have_titles(paper: Printed, look: Look) -> None:
    for one in of(paper, "part_words", "part_roman", "chapter", "section", "subsection"):
        look.that(one.title.strip(), one.number)


@check
def roman_headings_stand_on_one_line_in_bold(paper: Printed, look: Look) -> None:
    for one in of(paper, "roman", titled=True):
        look.that(one.lines, one.number, one.title)
        look.styled("heading", *one.lines)
        if one.lines and not _typed(one):
            look.that(one.lines[0].line.text.split(".")[0] in _ROMAN, one.lines[0].line.text)


@check
def articles_are_indented_and_their_numbers_bold(paper: Printed, look: Look) -> None:
    for one in of(paper, "article"):
        if not one.lines:
            continue
        line = one.lines[0].line
        look.that(min(abs(line.x0 - 30 - indent) for indent in INDENTS) <= 0.6, line.x0)
        sheet = paper.sheets[one.lines[0].page]
        chars = [
            char
            for char in sheet.chars
            if abs(sheet.height - float(char["matrix"][5]) / 72 * 25.4 - line.baseline) < 0.1
        ]
        first = sorted(chars, key=lambda char: float(char["x0"]))[: len(one.number)]
        look.that(all("Bold" in char["fontname"] for char in first), line.text)


@check
def article_numbers_run_on(paper: Printed, look: Look) -> None:
    appendices = {one.key for one, _ in paper.appendices()}
    numbers: list[int] = []
    for one in of(paper, "article"):
        found = re.fullmatch(r"Điều (\d+)\.", one.number)
        look.that(found, one.number)
        count = int(found[1]) if found else 0
        follows = count == (numbers[-1] + 1 if numbers else 1) or (appendices and count == 1)
        look.that(follows, numbers, one.number)
        numbers.append(count)


@check
def clauses_have_arabic_numerals_and_a_point(paper: Printed, look: Look) -> None:
    for one in of(paper, "arabic"):
        look.that(_typed(one) or re.fullmatch(r"\d+\.", one.number), one.number)


@check
def titled_clauses_are_bold_on_a_line_of_their_own(paper: Printed, look: Look) -> None:
    for one in of(paper, "arabic", titled=True):
        look.that(one.lines, one.number, one.title)
        look.styled("heading", *one.lines)


@check
def untitled_clauses_and_points_are_upright(paper: Printed, look: Look) -> None:
    for one in of(paper, "arabic", "lower_letter", titled=False):
        look.styled("body", *one.lines)


@check
def points_are_lettered_in_vietnamese_order(paper: Printed, look: Look) -> None:
    rows: dict[str, list[str]] = {}
    for one in of(paper, "lower_letter"):
        if not _typed(one):
            rows.setdefault(one.part.key.rpartition(".")[0], []).append(one.number)
    for numbers in rows.values():
        for number in numbers:
            look.that(re.fullmatch(rf"[{_LETTERS}]\)", number), number)
        wanted = [f"{letter})" for letter in _LETTERS[: len(numbers)]]
        look.that(numbers == wanted or "a)" in numbers[1:], numbers)


@check
def no_heading_ends_a_page(paper: Printed, look: Look) -> None:
    last = {
        page: max(found, key=lambda one: one.line.baseline)
        for page in range(len(paper.sheets))
        if (found := [one for one in paper.lines(range(page, page + 1)) if one.line.size > 11.5])
    }
    for one in paper.headings:
        if one.part.heading and one.part.heading.titled and one.lines:
            line = one.lines[-1]
            ends = last[line.page] == line and line.page < len(paper.sheets) - 1
            look.that(not ends, "page", line.page + 1, one.title)


# --- appendices and attached papers ------------------------------------------------------------
@check
def appendices_start_on_pages_of_their_own(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        first = paper.lines(pages)[0].line.text
        wanted = tidy(
            one.label
            or (words(one.title[0].runs).upper() if one.title and one.letterhead is None else "")
        )
        look.that(not wanted or wanted.startswith(tidy(first)) or first in wanted, first, wanted)


@check
def appendix_labels_have_their_style(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        if one.label:
            found = paper.find(one.label, pages)
            look.that(found, one.label)
            look.styled("appendix_label", *found)
            width = paper.sheets[pages.start].width
            for line in found:
                look.that(abs(line.line.middle - (30 + width - 15) / 2) <= NEAR, one.label)


@check
def several_appendices_have_roman_numerals(paper: Printed, look: Look) -> None:
    labels = [one.label for one, _ in paper.appendices() if one.label]
    if len(labels) == 1:
        look.that(labels == ["Phụ lục"], labels)
    elif labels:
        look.that(labels == [f"Phụ lục {n}" for n in _ROMAN[: len(labels)]], labels)


@check
def appendix_titles_are_bold_capitals_in_the_middle(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        if one.letterhead is not None:
            continue
        width = paper.sheets[pages.start].width
        for title in one.title:
            if title.capital:
                found = paper.find(words(title.runs).upper(), pages)
                look.that(found, words(title.runs))
                look.styled("appendix_title", *found)
                for line in found:
                    look.that(abs(line.line.middle - (30 + width - 15) / 2) <= NEAR)


@check
def what_goes_with_a_paper_names_it_in_italics(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        if not (one.label or one.letterhead):
            continue
        text = words(one.title[-1].runs)
        found = paper.find(text, pages)
        look.that(text.startswith("(Kèm theo ") and text.endswith(")"), text)
        look.that(found, text)
        for line in found:
            look.that(line.line.italic and not line.line.bold, line.line.text)
            look.that(12.95 <= line.line.size <= 14.05, line.line.size)


@check
def what_goes_with_a_paper_repeats_its_number_and_date(paper: Printed, look: Look) -> None:
    head = paper.document.letterhead
    for one, _ in paper.appendices():
        if head and (one.label or one.letterhead):
            text = tidy(words(one.title[-1].runs))
            printed = symbol(paper).removeprefix("Số:").strip()
            look.that(printed.replace(" ", "") in text.replace(" ", ""), printed, text)
            if head.date:
                look.that(f"ngày {head.date.day:02} tháng" in text, text)


@check
def what_goes_with_a_paper_has_a_rule_under_its_head(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        if one.label or one.letterhead:
            last = paper.find(words(one.title[-1].runs), pages)[-1]
            under = rules_under(paper, last)
            look.that(len(under) == 1, len(under))
            for rule in under:
                look.that(abs(rule.middle - last.line.middle) <= NEAR, rule.middle)


@check
def attached_papers_have_a_head_without_number_and_day(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        if one.letterhead is None:
            continue
        for text in (NATION, MOTTO, *(name.upper() for name in one.letterhead.issuer)):
            look.that(paper.find(text, pages[:1]), text)
        for line in paper.lines(pages[:1]):
            look.that(not line.line.text.startswith("Số:"), line.line.text)
            look.that(not re.search(r", ngày\s.*tháng.*năm \d{4}$", line.line.text), line.line.text)


@check
def attached_papers_have_type_name_and_subject(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        if one.letterhead is None:
            continue
        for place, title in enumerate(one.title[:-1]):
            text = words(title.runs)
            found = paper.find(text.upper() if place == 0 else text, pages)
            look.that(found, text)
            look.styled("subject" if place else "type_name", *found)


@check
def names_carry_no_degree(paper: Printed, look: Look) -> None:
    for one in paper.document.signatures:
        look.that(not re.match(_DEGREES, one.name), one.name)
