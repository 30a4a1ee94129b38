"""Templates of the clerk's own («mẫu của tôi»): a draft whose years and figures became fields.

In running words a fact becomes a ``Field``, in the lines of the subject «{key}», as in our own
templates. Words inside a citation stay: the year of a decision is no work year.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from thiduadesk.documents.drafts.facts import years as years_of
from thiduadesk.documents.layout import profile_for
from thiduadesk.documents.tree.fields import Rows
from thiduadesk.documents.tree.fields import filled
from thiduadesk.domain.dispatch import Dispatch
from thiduadesk.domain.dispatch import Frame
from thiduadesk.domain.dispatch import OwnTemplate
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import PageBreak
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import Part
from thiduadesk.domain.document import Table
from thiduadesk.domain.document import TableRow
from thiduadesk.domain.document import Text
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.rules.citations import find_citations

_YEARS = ("year", "previous_year", "next_year")
_LEAST = 2
_TELLING = 12
"""Letters from which on words are most likely meant as the fact; a figure may be another one."""
_TOKEN = re.compile(r"\{([a-z_.]+)\}")
