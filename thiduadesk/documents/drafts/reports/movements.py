"""What a report says of one movement («phong trào thi đua»)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence

from thiduadesk.documents.drafts.reports import citing
from thiduadesk.documents.drafts.reports import entries
from thiduadesk.documents.drafts.reports import honoured
from thiduadesk.documents.drafts.reports import wording
from thiduadesk.documents.drafts.reports.gathered import ABOVE
from thiduadesk.documents.drafts.reports.gathered import FORWARD
from thiduadesk.documents.drafts.reports.gathered import Gathered
from thiduadesk.documents.drafts.reports.gathered import Question
from thiduadesk.domain.document import Block
from thiduadesk.domain.document import Field
from thiduadesk.domain.document import Inline
from thiduadesk.domain.document import ListBlock
from thiduadesk.domain.document import Paragraph
from thiduadesk.domain.document import words
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import Launcher
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.papers import number_key
from thiduadesk.domain.text import PLACEHOLDER
from thiduadesk.domain.text import find_key
from thiduadesk.rules.movements import plain

_PAGE = "movements"


def facts(movement: Movement) -> dict[str, str]:
    """The movement in words: ``movement.3.title``, ``.period``, ``.by``."""
    said = wording.words()["movement"]
    key = f"movement.{movement.id}"
    found = {
        f"{key}.title": movement.title,
        f"{key}.period": period(movement),
        f"{key}.by": movement.launched_by or words(wording.said(said["by"][movement.launcher])),
    }
    return {name: text for name, text in found.items() if text}


def period(movement: Movement) -> str:
    """«giai đoạn 2019 - 2025», «năm 2022»; empty where the end is open, or the title says it."""
    start, end = movement.span.start, movement.span.end
    if start is None or end is None:
        return ""
    said = wording.words()["movement"]
    same = "one_year" if start.year == end.year else "period"
    text = str(said[same].format(start=start.year, end=end.year))
    return "" if find_key(text) in find_key(movement.title) else text


def blocks(known: Gathered, movement: Movement) -> Iterator[Block]:
    """Launching and plan, what was done, models, social work, honours that came of it.

    Where nothing was entered for the time a paragraph waits for it with «…».
    """
    log = tuple(one for one in known.log(movement.id) if one.topic not in FORWARD)
    done = (
        *_done(known, movement, log),
        *entries.models(known, known.models_of(movement.id), movement),
        *entries.social(known, known.social_of(movement.id), movement),
        *honours(known, movement),
    )
    yield from launching(known, movement, log)
    yield from done or (idle(known, movement),)


def launching(known: Gathered, movement: Movement, log: Sequence[Activity]) -> Iterator[Paragraph]:
    """By what papers the movement came and the office carries it out.

    Papers that an entry of the log names itself are left to it; nothing is said twice.
    """
    above, plans = papers(known, movement)
    told = citing.cited_keys(" ".join(plain(one) for one in log))
    left = [one for one in above if _key(one) not in told]
    own = [one for one in plans if _key(one) not in told]
    if (above or plans) and not (left or own):
        return
    yield Paragraph(_launched(movement, left, own), source=f"movement.{movement.id}.launch")


def papers(known: Gathered, movement: Movement) -> tuple[tuple[Paper, ...], tuple[Paper, ...]]:
    """Papers that launched it, and the office's own plans; what is younger than the report not."""

    def of(*roles: PaperRole) -> tuple[Paper, ...]:
        held = known.cited(OwnerKind.MOVEMENT, movement.id, *roles)
        return tuple(one for one in held if one.date is None or one.date <= known.last)

    return of(*ABOVE), of(PaperRole.PLAN)


def _done(known: Gathered, movement: Movement, log: Sequence[Activity]) -> Iterator[Block]:
    made = tuple(entries.several(known, log))
    if made and isinstance(made[0], ListBlock):
        says = wording.words()["movement"]["says"]
        line = wording.said(says["done_half" if known.half else "done"])
        yield Paragraph(line, source=f"movement.{movement.id}.done")
    yield from made


def idle(known: Gathered, movement: Movement) -> Paragraph:
    """Waits for what was done in the time."""
    line = wording.words()["movement"]["says"]["idle" + entries.span(known)]
    runs = wording.said(line, since=str(known.first_year))
    return Paragraph(runs, source=f"movement.{movement.id}.results")


def honours(known: Gathered, movement: Movement) -> Iterator[Paragraph]:
    """The honours that came of the movement, in one sentence."""
    groups = honoured.granted(known, known.honours_of(movement))
    if not groups:
        return
    said = wording.words()["honours"]
    found = wording.listed([honoured.sentence(known, one) for one in groups], joint="semicolon")
    line = wording.chosen(said["came_of"], movement.id)
    yield Paragraph(wording.said(line, honoured=found), source=f"honours.movement.{movement.id}")


def questions(known: Gathered, movement: Movement) -> Iterator[Question]:
    """What the records do not say of a movement that runs."""
    source, where, title = f"movement.{movement.id}", str(movement.id), movement.title
    above, plans = papers(known, movement)
    log = [one for one in known.log(movement.id) if one.topic not in FORWARD]
    if movement.launcher is not Launcher.OFFICE and not above:
        yield Question("launch_missing", source, _PAGE, where, title)
    if not plans:
        yield Question("plan_missing", source, _PAGE, where, title)
    if not (log or known.models_of(movement.id) or known.social_of(movement.id)):
        code = "activity_missing_half" if known.half else "activity_missing"
        yield Question(code, f"{source}.results", _PAGE, where, title)


def quoted(movement: Movement) -> str:
    """«“Dân vận khéo” giai đoạn 2021 - 2025» in plain words."""
    title = wording.words()["movement"]["title"].format(title=movement.title)
    return f"{title} {period(movement)}".rstrip()


def _launched(
    movement: Movement, above: Sequence[Paper], plans: Sequence[Paper]
) -> tuple[Inline, ...]:
    says = wording.words()["movement"]["launch"]
    key = "papers_and_plan" if above and plans else "papers" if above else "plan"
    if not above and not plans:
        key = "nothing"
    own = movement.launcher is Launcher.OFFICE
    line = wording.chosen(says[f"own_{key}" if own else key], movement.id)
    return wording.capital(
        wording.said(
            line,
            papers=citing.plans(above) if own else citing.in_sentence(above),
            plan=citing.plans(plans),
            by=(Field(f"movement.{movement.id}.by", PLACEHOLDER),),
        )
    )


def _key(paper: Paper) -> str:
    return number_key(paper.number, paper.symbol)
