"""The verbs of movements («phong trào thi đua») and of what a year of them brings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from thiduadesk.data.queries import dispatches as dispatch_queries
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import office as office_queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.data.queries import people as people_queries
from thiduadesk.domain.dispatch import State
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import MovementReview
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.movements import WholeMovement
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.domain.people import HonourHeld
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.text import nfc
from thiduadesk.rules.movements import figures as figure_rules
from thiduadesk.rules.movements import naming
from thiduadesk.rules.movements import overlapping
from thiduadesk.rules.movements import pasting
from thiduadesk.rules.movements import pulse
from thiduadesk.rules.movements import reviews as review_rules
from thiduadesk.rules.movements import targets as target_rules
from thiduadesk.rules.movements.overlapping import Overlap
from thiduadesk.rules.movements.pulse import Heartbeat
from thiduadesk.rules.movements.reviews import ReviewDue
from thiduadesk.rules.printed_names import in_sentences
from thiduadesk.services import way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from typing import TypeAlias

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.papers import Citation
    from thiduadesk.rules.movements.pasting import MovementDraft

    Entry: TypeAlias = "Activity | GoodModel | SocialWork | MovementReview"
    Links: TypeAlias = "Iterable[tuple[int, PaperRole]]"

_OWNERS = {Activity: OwnerKind.ACTIVITY, GoodModel: OwnerKind.MODEL}


@dataclass(frozen=True, slots=True)
class Item:
    """A movement as lists show it.

    Attributes:
        activities: how many entries its log has, of the year asked for or of all.
        reviews: those it needs, planned or has had, by day.
    """

    movement: Movement
    beat: Heartbeat
    activities: int
    reviews: tuple[ReviewDue, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything about one movement.

    Attributes:
        whole: the movement with its log, models, social work, reviews and links to papers.
        papers: the papers these point to, by id.
        honours: what came of it («khen thưởng từ phong trào»).
        overlaps: with other movements, this one the first of each.
        findings: what is to say about it and its figures.
    """

    whole: WholeMovement
    beat: Heartbeat
    reviews: tuple[ReviewDue, ...]
    papers: Mapping[int, Paper]
    honours: tuple[HonourHeld, ...]
    overlaps: tuple[Overlap, ...]
    findings: tuple[Finding, ...]

    def linked(self, owner: Owner) -> tuple[tuple[Paper, PaperRole], ...]:
        """The papers of the movement or of one entry, in order, with what they are to it."""
        return tuple(
            (self.papers[link.paper_id], link.role)
            for link in self.whole.links
            if link.owner == owner and link.paper_id in self.papers
        )


# --- reading -----------------------------------------------------------------------------------
def day_of(year: int, today: dt.date) -> dt.date:
    """The day on which a work year is looked at: today while it runs, its last day afterwards."""
    return min(today, dt.date(year, 12, 31))


def all_movements(store: Store, day: dt.date, year: int | None = None) -> tuple[Item, ...]:
    """Every movement, those launched higher first; of a year those that run in it or have a log."""
    with store.read() as reader:
        return all_in(reader, day, year)


def all_in(reader: Reader, day: dt.date, year: int | None = None) -> tuple[Item, ...]:
    """The same inside a transaction."""
    logs: dict[int | None, list[Activity]] = {}
    for one in queries.activities(reader):
        logs.setdefault(one.movement_id, []).append(one)
    reviews = _held(reader, queries.reviews(reader))
    found = []
    for movement in queries.movements(reader):
        log = logs.get(movement.id, [])
        own = tuple(one for one in reviews if one.movement_id == movement.id)
        counted = [one for one in log if year is None or one.year == year]
        if year is not None and not counted and not _runs_in(movement, year):
            continue
        beat = pulse.heartbeat(movement, log, day, own)
        due = review_rules.reviews_due(movement, own)
        found.append(Item(movement, beat, len(counted), due))
    return tuple(found)


def get(store: Store, movement_id: int, day: dt.date) -> View:
    """Everything about a movement, as it stands on ``day``.

    Raises:
        Refused: ``record_missing``.
    """
    with store.read() as reader:
        return get_in(reader, movement_id, day)


def get_in(reader: Reader, movement_id: int, day: dt.date) -> View:
    """The same inside a transaction.

    Raises:
        Refused: ``record_missing``.
    """
    whole = queries.whole(reader, movement_id)
    movement = whole.movement
    every = queries.movements(reader)
    reviews = _held(reader, whole.reviews)
    beat = pulse.heartbeat(movement, whole.activities, day, reviews)
    due = review_rules.reviews_due(movement, reviews)
    mine = tuple(
        overlapping.seen_from(one, movement_id)
        for one in overlapping.overlaps(every)
        if movement_id in {one.first.id, one.second.id}
    )
    cited = {link.paper_id for link in whole.links}
    return View(
        whole,
        beat,
        due,
        {one.id: one for one in paper_queries.papers_of(reader, sorted(cited))},
        naming.honours_of(movement, every, people_queries.honours(reader)),
        mine,
        (
            *pulse.findings(movement, beat),
            *review_rules.findings(movement, due, day),
            *target_rules.findings(movement, beat),
            *overlapping.findings(mine),
            *(finding for one in whole.activities for finding in figure_rules.findings(one)),
        ),
    )


def findings(store: Store, day: dt.date, year: int | None = None) -> tuple[Finding, ...]:
    """What is to say about all movements: silence, reviews, targets, overlaps, figures."""
    with store.read() as reader:
        return findings_in(reader, day, year)


def findings_in(reader: Reader, day: dt.date, year: int | None = None) -> tuple[Finding, ...]:
    """The same inside a transaction."""
    items = all_in(reader, day, year)
    log = queries.activities(reader, year=year)
    return (
        *(finding for one in items for finding in pulse.findings(one.movement, one.beat)),
        *(
            finding
            for one in items
            for finding in review_rules.findings(one.movement, one.reviews, day)
        ),
        *(finding for one in items for finding in target_rules.findings(one.movement, one.beat)),
        *overlapping.findings(overlapping.overlaps(one.movement for one in items)),
        *(finding for one in log for finding in figure_rules.findings(one)),
    )


# --- writing -----------------------------------------------------------------------------------
def save(
    store: Store, movement: Movement, papers: Links | None = None, *, going_on: bool = False
) -> int:
    """Keep a new movement (id 0) or a changed one; its id.

    Args:
        papers: the papers it points to and what they are to it; None leaves them.
        going_on: the same step of undo as the change before it.

    Raises:
        Refused: ``record_missing``, ``span_reversed``, ``paper_missing``.
    """
    with store.change(_label(movement.title), merge=going_on) as writer:
        number = queries.save_movement(writer, movement)
        if papers is not None:
            paper_queries.set_links(writer, Owner(OwnerKind.MOVEMENT, number), papers)
    return number


def remove(store: Store, movement_id: int) -> None:
    """Take a movement with everything of it away, into the trash as one thing.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(Label("Delete movement")) as writer:
        queries.remove_movement(writer, movement_id)


def keep(store: Store, entry: Entry, papers: Links | None = None, *, going_on: bool = False) -> int:
    """Keep an entry: an activity of the log, a model, social work, a review; its id.

    Args:
        papers: what an activity or a model points to; None leaves it.
        going_on: the same step of undo as the change before it.

    Raises:
        Refused: ``record_missing``, ``paper_missing``; ``span_reversed`` where it ends before it
            begins.
    """
    with store.change(_entry_label(entry), merge=going_on) as writer:
        return keep_in(writer, entry, papers)


def keep_in(writer: Writer, entry: Entry, papers: Links | None = None) -> int:
    """The same inside a transaction."""
    if isinstance(entry, Activity) and entry.day and entry.until and entry.until < entry.day:
        days = {"start": entry.day.isoformat(), "end": entry.until.isoformat()}
        raise Refused("span_reversed", **days)
    number = queries.save(writer, entry)
    owner = _OWNERS.get(type(entry))
    if owner and papers is not None:
        paper_queries.set_links(writer, Owner(owner, number), papers)
    return number


def remove_entry(store: Store, entry: Entry) -> None:
    """Take an entry of the log away, into the trash.

    Raises:
        Refused: ``record_missing``.
    """
    with store.change(_entry_label(entry)) as writer:
        queries.remove(writer, entry)


def set_papers(store: Store, owner: Owner, papers: Links) -> None:
    """The papers that a movement, an activity or a model points to, in this order.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.change(Label("Papers of a movement")) as writer:
        paper_queries.set_links(writer, owner, papers)


# --- from the text of a paper --------------------------------------------------------------------
def paste(store: Store, text: str) -> MovementDraft:
    """A movement out of the text of the paper that launches it; nothing is kept yet.

    The text is a citation, a sentence, or the whole paper with its letterhead. ``known`` of the
    answer names the movement that is kept already under this title.
    """
    text = nfc(text)[: pasting.READ]
    own, subject = _own_paper(text)
    with store.read() as reader:
        every = queries.movements(reader)
        names = office_queries.names_on(reader, dt.date.max)
        issuers = paper_queries.frequent(reader, "issuer")
    if own is not None:
        own = replace(own, issuer=in_sentences(own.issuer, issuers))
    office = (names.name, names.short_name, names.symbol) if names else ()
    draft = pasting.pasted(text, own, subject, office)
    same = next((one for one in every if _same(one, draft.movement)), None)
    return replace(draft, known=same.id if same else None)


def _own_paper(text: str) -> tuple[Citation | None, str]:
    """The paper that a whole text is, by its letterhead, and what it is about."""
    from thiduadesk.domain.papers import Citation
    from thiduadesk.exchange.paper_in import papers
    from thiduadesk.exchange.paper_in import plain

    document = papers.documents(plain.sheet(text), "")[0]
    head = document.letterhead
    if head is None or not head.symbol:
        return None, ""
    kind = document.title.type_name.capitalize() if document.title else ""
    subject = " ".join(document.title.subject) if document.title else head.about
    issuer = " ".join(head.issuer)
    cited = Citation(kind, head.number or "", head.symbol, head.date, issuer, "", 0, 0)
    return cited, subject


# --- inside --------------------------------------------------------------------------------------
def _held(reader: Reader, reviews: Sequence[MovementReview]) -> tuple[MovementReview, ...]:
    """The reviews; one whose report was issued was held by that day, if nobody said when."""
    asked = {one.dispatch_id for one in reviews if one.done is None} - {None}
    if not asked:
        return tuple(reviews)
    void = way.void(reader)
    days = {
        one.id: one.date
        for one in dispatch_queries.items(reader)
        if one.id in asked and one.state is State.ISSUED and one.id not in void
    }
    return tuple(replace(one, done=one.done or days.get(one.dispatch_id or 0)) for one in reviews)


def _runs_in(movement: Movement, year: int) -> bool:
    start = movement.span.start or movement.launched
    end = movement.span.end
    return (start is None or start.year <= year) and (end is None or year <= end.year)


def _same(kept: Movement, pasted: Movement) -> bool:
    """The same title, and not of another period: «Dân vận khéo» is launched every five years."""
    if naming.title_key(kept.title) != naming.title_key(pasted.title):
        return False
    first, second = sorted((kept.span, pasted.span), key=lambda one: one.start or dt.date.min)
    return first.end is None or second.start is None or first.end >= second.start


def _label(title: str) -> Label:
    return Label("Movement “{title}”", {"title": title[:60]})


def _entry_label(entry: Entry) -> Label:
    match entry:
        case Activity():
            return Label("Log of {year}", {"year": str(entry.year)})
        case GoodModel():
            return Label("Model “{name}”", {"name": entry.name[:60]})
        case SocialWork():
            return Label("Social work of {year}", {"year": str(entry.year)})
        case MovementReview():
            return Label("Review of a movement")
