"""Annex I, part I, III.1 and form 1.3: what goes behind a paper; on the PDF."""

from __future__ import annotations

import re

from tests.documents.form.places import MOTTO
from tests.documents.form.places import NATION
from tests.documents.form.places import rules_under
from tests.documents.form.places import symbol
from tests.documents.form.printed import NEAR
from tests.documents.form.printed import ROMAN
from tests.documents.form.printed import Look
from tests.documents.form.printed import Printed
from tests.documents.form.printed import tidy
from tests.documents.form.registry import check
from thiduadesk.domain.document import words


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
        look.that(labels == [f"Phụ lục {n}" for n in ROMAN[: len(labels)]], labels)


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
