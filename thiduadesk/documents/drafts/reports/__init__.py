"""Reports that write themselves: what was entered once, said as a report says it.

gathered     what the records know about the time a report is about (``Gathered``)
facts        numbers and names of it as words, for the data fields in the sentences
wording      sentences kept as data, filled with runs
citing       papers as a report cites them: in the sentence, in brackets, in a footnote
entries      activities, models and social work as paragraphs, lists and tables
honoured     honours put together by decision: who, by whom, which
movements    what a report says of one movement
drafting     a report under way: what is known, what is asked
sections     one function for each hook of a template; ``reviewed`` those of a review
hooks        templates with hooks → parts, with the questions that stay open

Nothing here reads a file or the clock, and nothing says what nobody entered: where the records are
silent a paragraph says «…», and a ``Question`` asks.
"""

from __future__ import annotations

from thiduadesk.documents.drafts.reports.gathered import Gathered as Gathered
from thiduadesk.documents.drafts.reports.gathered import Question as Question
