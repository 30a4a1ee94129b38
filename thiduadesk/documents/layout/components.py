"""What the form makes of a piece of the tree, where the tree alone does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.document import words

if TYPE_CHECKING:
    from thiduadesk.domain.document import Appendix
    from thiduadesk.domain.document import Inline
    from thiduadesk.domain.document import TitleLine


def title_component(line: TitleLine, appendix: Appendix) -> str:
    """Name of the style of a title line: an attached paper has type name and subject."""
    if line.subject:
        return "subject"
    if line.capital:
        return "appendix_title" if appendix.letterhead is None else "type_name"
    return "appendix_line"


def has_formal_head(appendix: Appendix) -> bool:
    """Whether its head is that of forms 1.3, 2.1: label or letterhead, a short rule at the end."""
    return bool(appendix.label) or appendix.letterhead is not None


def announces(runs: tuple[Inline, ...]) -> bool:
    """Whether words announce what follows («Nội dung xét:»), and so stay on its page."""
    return words(runs).rstrip().endswith(":")
