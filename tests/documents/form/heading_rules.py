"""Annex I, part I, II.6.d and đ: parts, chapters, articles, clauses, points; on the PDF."""

from __future__ import annotations

import re

from tests.documents.form.places import MIDDLE
from tests.documents.form.printed import NEAR
from tests.documents.form.printed import ROMAN
from tests.documents.form.printed import Heading
from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.registry import check
from tests.documents.geometry import INDENTS

_LETTERS = "abcdđeghiklmnopqrstuvxy"


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
            look.that(_typed(one) or (head == word and numeral in ROMAN), one.number)


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
            look.that(one.lines[0].line.text.split(".")[0] in ROMAN, one.lines[0].line.text)


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
