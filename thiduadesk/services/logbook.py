"""The log of a year («nhật ký») as the clerk keeps it: a paragraph with its papers, figures, pictures.

Each verb is one step of undo, with everything it brings along. ``movements`` holds what is read of
a movement and the verbs of its single records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import TypeVar

from thiduadesk.data import keptfiles
from thiduadesk.data.queries import keptfiles as kept_rows
from thiduadesk.data.queries import movements as queries
from thiduadesk.data.queries import papers as paper_queries
from thiduadesk.domain.labels import Label
from thiduadesk.domain.movements import Activity
from thiduadesk.domain.movements import GoodModel
from thiduadesk.domain.movements import Movement
from thiduadesk.domain.movements import SocialWork
from thiduadesk.domain.papers import Owner
from thiduadesk.domain.papers import OwnerKind
from thiduadesk.domain.papers import Paper
from thiduadesk.domain.papers import PaperRole
from thiduadesk.rules.movements import figures
from thiduadesk.services import papers
from thiduadesk.services import way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from thiduadesk.data.store import Reader
    from thiduadesk.data.store import Store
    from thiduadesk.data.store import Writer
    from thiduadesk.domain.papers import Citation
    from thiduadesk.services.movements import View
    from thiduadesk.services.papers import Offer

_Entry = TypeVar("_Entry", Activity, GoodModel, SocialWork)

PICTURES = {ending: way.SCANS[ending] for ending in (".jpg", ".jpeg", ".png")}
"""Endings of pictures that a log keeps, and what such a file begins with."""


@dataclass(frozen=True, slots=True)
class Log:
    """Entries of a log with what they point to.

    Attributes:
        papers: of each activity by its id, in order; none is left out.
        models, social: of the same movement, or of none.
    """

    activities: tuple[Activity, ...] = ()
    papers: Mapping[int, tuple[Paper, ...]] = field(default_factory=dict)
    models: tuple[GoodModel, ...] = ()
    social: tuple[SocialWork, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as the palette finds it: the activity, its plain words, the title of its movement."""

    activity: Activity
    words: str
    movement: str = ""


# --- reading -----------------------------------------------------------------------------------
def of_view(view: View) -> Log:
    """The whole log of a movement that was read already."""
    whole = view.whole
    cited: dict[int, list[Paper]] = defaultdict(list)
    for link in whole.links:
        if link.owner.kind is OwnerKind.ACTIVITY and link.paper_id in view.papers:
            cited[link.owner.id].append(view.papers[link.paper_id])
    held = {at: tuple(one) for at, one in cited.items()}
    return Log(whole.activities, held, whole.models, whole.social)


def of_year(store: Store, year: int) -> Log:
    """What a year brought beside the movements, for the other headings of its report."""
    with store.read() as reader:
        return _log(
            reader,
            _loose(queries.activities(reader, year=year)),
            _loose(queries.models(reader, year=year)),
            _loose(queries.social(reader, year=year)),
        )


def everything(store: Store) -> tuple[Found, ...]:
    """Every entry of every log, the newest year first."""
    with store.read() as reader:
        titles = {one.id: one.title for one in queries.movements(reader)}
        every = queries.activities(reader)
    newest = sorted(every, key=lambda one: -one.year)
    return tuple(
        Found(one, figures.plain(one), titles.get(one.movement_id or 0, "")) for one in newest
    )


def offer(store: Store, cited: Citation, subject: str = "") -> Offer:
    """A paper that is cited, with the one of the register that it is."""
    with store.read() as reader:
        return papers.Offer(cited, subject, papers.find_known(reader, cited))


def picture(store: Store, sha256: str) -> bytes:
    """The bytes of a picture that was kept.

    Raises:
        Refused: ``kept_file_missing``, ``kept_file_damaged``.
        EnvironmentProblem: it cannot be read.
    """
    return keptfiles.read(store.path, sha256)


def text_of(path: Path) -> str:
    """The words of a paper in a file (Word, text), line by line, to be read as one that was pasted.

    Raises:
        Refused, EnvironmentProblem: as ``exchange.paper_in.read_paper``.
    """
    from thiduadesk.exchange.paper_in import read_paper  # rarely needed

    source = read_paper(path)[0].source
    return "\n".join(source.lines) if source is not None else ""


# --- writing -----------------------------------------------------------------------------------
def write(
    store: Store,
    activity: Activity,
    offered: Iterable[Offer] = (),
    known: Iterable[int] = (),
    pictures: Sequence[Path] = (),
) -> int:
    """Keep an activity, new (id 0) or changed, with its papers and pictures; its id.

    Args:
        activity: its ``text`` holds the places of its figures (``rules.figures_said.bound``).
        offered: papers that its text cites; new ones are taken into the register.
        known: papers of the register it points to besides.
        pictures: files to be kept, behind those it has.

    Raises:
        Refused: ``record_missing``, ``paper_missing``, ``picture_kind``, ``scan_too_large``.
        EnvironmentProblem: a picture cannot be read, or the copy not be written.
    """
    kept = [_kept(store, path) for path in pictures]
    with store.change(Label("Log of {year}", {"year": str(activity.year)})) as writer:
        cited = [papers.take_in(writer, one.cited, one.subject) for one in offered]
        whole = _with_pictures(writer, activity, kept)
        number = queries.save(writer, whole)
        links = [(paper, PaperRole.CITED) for paper in dict.fromkeys((*cited, *known))]
        paper_queries.set_links(writer, Owner(OwnerKind.ACTIVITY, number), links)
    return number


def add_pictures(store: Store, activity: Activity, pictures: Sequence[Path]) -> None:
    """Keep pictures of an activity that is in the log already.

    Raises:
        Refused: ``picture_kind``, ``scan_too_large``, ``record_missing``.
        EnvironmentProblem: a picture cannot be read, or the copy not be written.
    """
    kept = [_kept(store, path) for path in pictures]
    with store.change(Label("Pictures of the log")) as writer:
        queries.save(writer, _with_pictures(writer, activity, kept))


def launch(store: Store, movement: Movement, cited: Sequence[tuple[Offer, PaperRole]]) -> int:
    """Keep a movement that was read from a text, with the papers the text cites; its id.

    Args:
        movement: as the clerk left it; one with an id is known already and gets the papers only.
        cited: papers to be linked, and what each is to the movement.

    Raises:
        Refused: ``record_missing``, ``span_reversed``.
    """
    with store.change(Label("Movement “{title}”", {"title": movement.title[:60]})) as writer:
        number = movement.id or queries.save_movement(writer, movement)
        for offer, role in cited:
            _link(writer, Owner(OwnerKind.MOVEMENT, number), (offer,), (), role)
    return number


def cite(
    store: Store,
    owner: Owner,
    role: PaperRole,
    offered: Iterable[Offer] = (),
    known: Iterable[int] = (),
) -> None:
    """Link papers to a movement, an activity or a model, in a role; one it has gets that role.

    Raises:
        Refused: ``paper_missing``.
    """
    with store.change(Label("Papers of a movement")) as writer:
        _link(writer, owner, offered, known, role)


def _link(
    writer: Writer, owner: Owner, offered: Iterable[Offer], known: Iterable[int], role: PaperRole
) -> None:
    taken = [papers.take_in(writer, one.cited, one.subject) for one in offered]
    links = {link.paper_id: link.role for link in paper_queries.links(writer, owner)}
    links |= dict.fromkeys((*taken, *known), role)
    paper_queries.set_links(writer, owner, links.items())


def _kept(store: Store, path: Path) -> tuple[str, str, int]:
    content = way.scan_bytes(path, PICTURES, "picture_kind")
    return keptfiles.keep(store.path, content), path.name, len(content)


def _with_pictures(
    writer: Writer, activity: Activity, kept: Iterable[tuple[str, str, int]]
) -> Activity:
    hashes = [*activity.pictures]
    for sha256, name, size in kept:
        kept_rows.add(writer, sha256, name, size)
        hashes.append(sha256)
    return replace(activity, pictures=tuple(dict.fromkeys(hashes)))


def _log(
    reader: Reader,
    activities: tuple[Activity, ...],
    models: tuple[GoodModel, ...],
    social: tuple[SocialWork, ...],
) -> Log:
    cited = {
        one.id: [link.paper_id for link in links]
        for one in activities
        if (links := paper_queries.links(reader, Owner(OwnerKind.ACTIVITY, one.id)))
    }
    wanted = {number for numbers in cited.values() for number in numbers}
    found = {one.id: one for one in paper_queries.papers_of(reader, wanted)}
    return Log(
        activities,
        {at: tuple(found[one] for one in numbers) for at, numbers in cited.items()},
        models,
        social,
    )


def _loose(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple(one for one in entries if one.movement_id is None)
