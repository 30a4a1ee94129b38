"""Words of the screen for papers: how they are called, where they went, what they are used in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thiduadesk.domain.papers import Direction
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import UseKind
from thiduadesk.domain.text import short_date
from thiduadesk.i18n import N_
from thiduadesk.i18n import _
from thiduadesk.services import papers

if TYPE_CHECKING:
    from thiduadesk.domain.papers import Citation
    from thiduadesk.domain.papers import Paper
    from thiduadesk.domain.papers import Use

DIRECTIONS = {
    Direction.INCOMING: N_("Incoming"),
    Direction.OUTGOING: N_("Outgoing"),
    Direction.ADVISED: N_("Drafted for the superior"),
}
ROLES = {
    PaperRole.CITED: N_("cited"),
    PaperRole.LAUNCH: N_("launches it"),
    PaperRole.IMPLEMENT: N_("carries it out"),
    PaperRole.PLAN: N_("the office's plan"),
    PaperRole.REVIEW: N_("reviews it"),
}
USES = {
    UseKind.ROW: N_("Scoring"),
    UseKind.MOVEMENT: N_("Movement"),
    UseKind.ACTIVITY: N_("Activity"),
    UseKind.MODEL: N_("Model"),
    UseKind.NOMINATION: N_("Nomination"),
    UseKind.ASK: N_("Guidance letter"),
    UseKind.GUIDANCE: N_("Guidance letter"),
    UseKind.DISPATCH: N_("Dispatch"),
}
_DOT = " \N{MIDDLE DOT} "


def called(paper: Paper) -> str:
    """A paper by kind, number and day: «Quyết định 898/QĐ-UBND · 08/7/2022»."""
    name = papers.short_name(paper)
    first = f"{paper.kind} {name}" if paper.number and paper.kind else name
    return _DOT.join(part for part in (first, day(paper)) if part)


def day(paper: Paper | Citation) -> str:
    """Its date as papers write it, empty where it has none."""
    return short_date(paper.date) if paper.date else ""


def about(paper: Paper) -> str:
    """What it is about, for the line of a list; else its kind and who issued it."""
    known = paper.subject if paper.number else ""
    return known or _DOT.join(part for part in (paper.kind, paper.issuer) if part)


def use_place(use: Use) -> str:
    """Where a use is: «Chấm điểm 2022 · II.3»."""
    where = use.no or (_(ROLES[use.role]) if use.role else "")
    first = " ".join(part for part in (_(USES[use.kind]), str(use.year or "")) if part)
    return _DOT.join(part for part in (first, where) if part)


def use_target(use: Use) -> tuple[str, str]:
    """The page of a use, and where in it."""
    match use.kind:
        case UseKind.ROW:
            return "scoring", use.no
        case UseKind.DISPATCH:
            return "dispatches", str(use.id)
        case UseKind.NOMINATION:
            return "rounds", str(use.within or "")
        case UseKind.ASK | UseKind.GUIDANCE:
            letter = use.id if use.kind is UseKind.GUIDANCE else use.within
            return "overview", f"guidance.{letter}"
        case UseKind.MOVEMENT:
            return "movements", str(use.id)
        case UseKind.ACTIVITY:
            return "movements", f"activity.{use.id}"
        case UseKind.MODEL:
            return "movements", str(use.within or "")
