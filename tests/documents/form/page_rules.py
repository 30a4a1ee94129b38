"""Annex I, part I, section I: paper, margins, font, page numbers; measured on the PDF."""

from __future__ import annotations

from tests.documents.form.printed import NEAR
from tests.documents.form.printed import Look
from tests.documents.form.printed import Placed
from tests.documents.form.printed import Printed
from tests.documents.form.registry import check
from tests.documents.geometry import MARGINS
from tests.documents.geometry import SINGLE

_TWINS = {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPS", "TimesNewRomanPSMT"}
_ASCENT = 0.891
"""Of Times New Roman, shares of the type size."""
_RED = (1, 0, 0)


def numbers(paper: Printed, pages: range) -> list[Placed]:
    """What stands in the top margin of pages."""
    return [
        Placed(page, line)
        for page in pages
        for line in paper.sheets[page].lines
        if line.baseline < MARGINS["top"][0]
    ]


def _sections(paper: Printed) -> list[range]:
    return [paper.section(place) for place in range(len(paper.sections))]


@check
def paper_is_a4(paper: Printed, look: Look) -> None:
    for sheet in paper.sheets:
        sides = sorted((round(sheet.width), round(sheet.height)))
        look.that(sides == [210, 297], sides)


@check
def paper_stands_and_lies_only_for_tables(paper: Printed, look: Look) -> None:
    for page in paper.main:
        look.that(paper.sheets[page].width < paper.sheets[page].height, "page", page + 1)
    for one, pages in paper.appendices():
        for page in pages:
            lies = paper.sheets[page].width > paper.sheets[page].height
            look.that(lies == one.landscape, one.label, page + 1)


@check
def top_margin(paper: Printed, look: Look) -> None:
    low, high = MARGINS["top"]
    for pages in _sections(paper):
        first = paper.lines(pages)[0].line
        top = first.baseline - first.size * _ASCENT / 72 * 25.4
        look.that(low - NEAR <= top <= high + NEAR, top, first.text)


@check
def bottom_margin(paper: Printed, look: Look) -> None:
    for sheet in paper.sheets:
        for line in sheet.lines:
            foot = sheet.height - line.baseline
            look.that(foot >= MARGINS["bottom"][0] - NEAR, foot, line.text)


@check
def left_margin(paper: Printed, look: Look) -> None:
    low, high = MARGINS["left"]
    for page in range(len(paper.sheets)):
        found = paper.lines(range(page, page + 1))
        edges = [one.line.x0 for one in found]
        look.that(min(edges, default=low) >= low - NEAR, "page", page + 1, min(edges, default=low))
    first = min(one.line.x0 for one in paper.lines(paper.main))
    look.that(low - NEAR <= first <= high + NEAR, first)


@check
def right_margin(paper: Printed, look: Look) -> None:
    low, high = MARGINS["right"]
    free = [
        paper.sheets[one.page].width - one.line.x1 for one in paper.lines(range(len(paper.sheets)))
    ]
    look.that(min(free) >= low - NEAR, min(free))
    full = [210 - one.line.x1 for lines in paper.paragraphs for one in lines[:-1]]
    for one in full:
        look.that(one <= high + NEAR or one > high + 60, one)


@check
def font_is_the_one_of_the_decree(paper: Printed, look: Look) -> None:
    for sheet in paper.sheets:
        for line in sheet.lines:
            families = {font.partition("-")[0] for font in line.fonts}
            look.that(families <= _TWINS, families, line.text)


@check
def words_are_black_but_for_urgency(paper: Printed, look: Look) -> None:
    for sheet in paper.sheets:
        for line in sheet.lines:
            urgent = paper.document.urgency and line.text == paper.document.urgency
            colour = line.colour if isinstance(line.colour, tuple | list) else (line.colour,)
            wanted = _RED if urgent else (0,) * len(colour)
            look.that(tuple(colour) == wanted, colour, line.text)


@check
def first_page_shows_no_number(paper: Printed, look: Look) -> None:
    for pages in _sections(paper):
        look.that(not numbers(paper, pages[:1]), "page", pages.start + 1)


@check
def page_numbers_count_in_arabic(paper: Printed, look: Look) -> None:
    pages = paper.main
    for page in pages[1:]:
        shown = [one.line.text for one in numbers(paper, range(page, page + 1))]
        look.that(shown == [str(page + 1)], shown, "page", page + 1)


@check
def page_numbers_stand_in_the_middle_of_the_top_margin(paper: Printed, look: Look) -> None:
    for one in numbers(paper, range(len(paper.sheets))):
        sheet = paper.sheets[one.page]
        text = (MARGINS["left"][0] + sheet.width - MARGINS["right"][0]) / 2
        look.that(abs(one.line.middle - text) <= 3, one.line.middle, text)
        look.that(5 < one.line.baseline < MARGINS["top"][0], one.line.baseline)


@check
def page_numbers_have_their_size(paper: Printed, look: Look) -> None:
    look.styled("page_number", *numbers(paper, range(len(paper.sheets))))


@check
def appendices_count_their_own_pages(paper: Printed, look: Look) -> None:
    for one, pages in paper.appendices():
        for place, page in enumerate(pages[1:], start=2):
            shown = [found.line.text for found in numbers(paper, range(page, page + 1))]
            look.that(shown == [str(place)], one.label, shown)


@check
def lines_of_a_block_are_single_spaced(paper: Printed, look: Look) -> None:
    head = paper.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = paper.find("Độc lập - Tự do - Hạnh phúc")
    step = (motto[0].line.baseline - head[0].line.baseline) / 25.4 * 72
    look.that(step <= SINGLE * motto[0].line.size + 1.5, step)
