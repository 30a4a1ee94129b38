"""A report under way: what is known, what is asked, what waits where nothing was entered."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any

from thiduadesk.documents.drafts import compact
from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import Question
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.rules.movements import plain

MOVEMENTS = "movements"
"""The page of the window where movements and the log are."""
_LONGEST = 80


@dataclass
class Drafting:
    """A report under way.

    Attributes:
        known: what it is drafted from.
        questions: those met so far.
        section: title of the part that is being written, for questions about it.
    """

    known: Gathered
    questions: list[Question] = field(default_factory=list)
    section: str = ""

    # --- questions -------------------------------------------------------------------------------
    def ask(
        self, code: str, source: str, page: str, where: str = "", about: str = "", law: str = ""
    ) -> None:
        """Keep a question, once; about nothing else it is about the section."""
        asked = Question(code, source, page, where, about or self.section, law)
        if asked not in self.questions:
            self.questions.append(asked)

    def ask_for_days(self) -> None:
        """Ask when that was of which only the day tells whether it belongs to the half-year."""
        for one in self.known.activities:
            if one.year == self.known.year and self.known.undated(one):
                where = str(one.movement_id or "")
                self.ask("day_missing", f"activity.{one.id}", MOVEMENTS, where, _short(plain(one)))

    def ask_for_decisions(self, groups: Sequence[honoured.Granted]) -> None:
        """Ask for the numbers of decisions that nobody entered."""
        for group in groups:
            if not group.first.number:
                said = words(honoured.sentence(self.known, group)).replace(PLACEHOLDER, "")
                self.ask("decision_missing", group.key, "people", about=_short(said))

    # --- blocks ----------------------------------------------------------------------------------
    def entries(
        self,
        hook: Mapping[str, Any],
        log: Sequence[Activity],
        code: str = "section_empty",
        law: str = "",
    ) -> Iterator[Block]:
        """Entries of the log as the hook wants them; what waits for them where there are none."""
        if not log:
            yield from self.waiting(hook, code, law)
        elif hook.get("list"):
            yield entries.items(self.known, log, str(hook["draft"]))
        elif hook.get("prose"):
            yield from entries.paragraphs(self.known, log)
        else:
            yield from entries.several(self.known, log, named=True)

    def waiting(
        self, hook: Mapping[str, Any], code: str = "section_empty", law: str = ""
    ) -> Iterator[Block]:
        """What stands there until something is entered, and a question; nothing of a silent hook."""
        if hook.get("silent"):
            return
        name = str(hook["draft"])
        review = self.known.review
        self.ask(code, name, MOVEMENTS, str(review.id) if review else "", law=law)
        blocks = [compact.block(one) for one in hook.get("else", [PLACEHOLDER])]
        for count, block in enumerate(blocks):
            source = f"{name}.{count + 1}" if count else name
            if isinstance(block, Paragraph | ListBlock):
                yield replace(block, source=source)
            else:
                yield block


def _short(text: str) -> str:
    """The beginning of a sentence, for a question about it."""
    bare = " ".join(text.split()).rstrip(str(wording.words()["ends"]))
    if len(bare) <= _LONGEST:
        return bare
    return f"{bare[:_LONGEST].rsplit(' ', 1)[0]}\N{HORIZONTAL ELLIPSIS}"
