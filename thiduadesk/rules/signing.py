"""Who may sign what on a day, and the words above each signature («quyền hạn ký»).

Điều 13 of Nghị định 30/2020/NĐ-CP says who signs for whom; P1.II.7 of its annex I, how it is
written. The blocks are proposals: the clerk takes one, and may type another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any

from thiduadesk import resources
from thiduadesk.domain.document import Signature
from thiduadesk.domain.office import Power
from thiduadesk.domain.office import SignatoryRole
from thiduadesk.domain.text import search_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from thiduadesk.domain.office import Signatory

_WORDS = "wording/signing.toml"


class IssuerKind(StrEnum):
    """On whose behalf a paper is signed."""

    OFFICE = "office"
    """An office under one head («chế độ thủ trưởng»)."""
    COLLECTIVE = "collective"
    """An office that decides as a collective («chế độ tập thể»): «TM. ỦY BAN NHÂN DÂN»."""
    COUNCIL = "council"
    """An advisory council: post in the council above, post in the office over the name."""
    BLOC = "bloc"
    """The bloc, by its head or the head's deputy: «TM. KHỐI THI ĐUA SỐ 2 / KHỐI TRƯỞNG»."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the paper.

    Attributes:
        name: behind «TM.», in any case: «Ủy ban nhân dân», «Hội đồng», «Khối thi đua số 2».
        office: the office in words, «Sở Tư pháp», for the post above the name.
        deputy: the signer is the deputy head of council or bloc.
    """

    kind: IssuerKind = IssuerKind.OFFICE
    name: str = ""
    office: str = ""
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A block somebody may sign with.

    Attributes:
        signatory_id: the record it is made from.
        form: which of the forms it is: ``head``, ``deputy``, ``collective``, ``order_deputy``,
            ``typed`` for words kept of somebody whose right is not.
        law: where that form is laid down.
        mandate: the paper the power rests on, as kept, else empty.
    """

    signature: Signature
    signatory_id: int
    form: str
    law: str
    mandate: str = ""


def issuer_of(name: str) -> Issuer:
    """How an office of this name signs: those led by a collective are known by their first words."""
    key = search_key(name)
    for known in resources.toml(_WORDS)["collectives"]["names"]:
        if key.startswith(search_key(known)):
            return Issuer(IssuerKind.COLLECTIVE, known, name)
    return Issuer(office=name)


def proposals(
    signatories: Sequence[Signatory], day: dt.date, issuer: Issuer | None = None
) -> tuple[Proposal, ...]:
    """The blocks that may stand under a paper of ``day``, the most usual first.

    Args:
        signatories: everybody kept, in order; those whose span does not hold on the day are only
            asked for the post of a head.
        day: the paper's own date.
        issuer: on whose behalf; None is an office under one head.

    A deputy needs to know for whom he signs: without a head on the day the last one known lends
    his post, without any the words typed in the record stand.
    """
    words = resources.toml(_WORDS)
    blocks = _Blocks(words, issuer or Issuer(), _head_post(signatories, day))
    return tuple(blocks.of(signatories, day))


def minutes(secretary: str, chair: str) -> tuple[Signature, Signature]:
    """The two blocks of minutes: secretary at the left, chair at the right (form 1.9)."""
    words = resources.toml(_WORDS)["minutes"]
    return (
        Signature((words["secretary"].upper(),), secretary),
        Signature((words["chair"].upper(),), chair),
    )


def post_in_office(post: str, office: str) -> str:
    """«Giám đốc» and «Sở Tư pháp» in one; words said twice are said once.

    «Chánh Văn phòng» of «Văn phòng UBND tỉnh» is «Chánh Văn phòng UBND tỉnh».
    """
    said, named = post.split(), office.split()
    for count in range(min(len(said), len(named)), 0, -1):
        if search_key(" ".join(said[-count:])) == search_key(" ".join(named[:count])):
            return " ".join((*said, *named[count:]))
    return " ".join((*said, *named))


def _head_post(signatories: Iterable[Signatory], day: dt.date) -> str:
    """Post of the head on the day, else of the last head before it, else of any."""
    heads = [one for one in signatories if one.role is SignatoryRole.HEAD and one.post]

    def nearness(one: Signatory) -> tuple[bool, int]:
        start = one.span.start
        return one.span.holds(day), start.toordinal() if start and start <= day else 0

    return max(heads, key=nearness).post if heads else ""


class _Blocks:
    """Makes the blocks of one issuer."""

    def __init__(self, words: dict[str, Any], issuer: Issuer, head_post: str) -> None:
        self._words = words
        self._issuer = issuer
        self._head_post = head_post

    def of(self, signatories: Sequence[Signatory], day: dt.date) -> Iterator[Proposal]:
        for person in signatories:
            if person.span.holds(day):
                made = self._of(person)
                if made is not None:
                    yield made

    def _of(self, person: Signatory) -> Proposal | None:
        if self._issuer.kind in (IssuerKind.COUNCIL, IssuerKind.BLOC):
            return self._of_body(person)
        if person.authority and self._issuer.kind is IssuerKind.OFFICE:
            typed = tuple(line.strip() for line in person.authority.split("\n") if line.strip())
            return self._made(person, _form(person), *typed)
        match person.role:
            case SignatoryRole.HEAD:
                return self._of_head(person)
            case SignatoryRole.DEPUTY:
                return self._of_deputy(person)
            case SignatoryRole.OTHER:
                return self._of_other(person)

    def _of_head(self, person: Signatory) -> Proposal:
        post = self._prefixed("acting", person.post) if person.acting else person.post
        above = self._on_behalf()
        form = "acting" if person.acting else ("collective" if above else "head")
        return self._made(person, form, *above, post)

    def _of_deputy(self, person: Signatory) -> Proposal | None:
        post = person.for_post or self._head_post
        if not post:
            return None
        above = self._on_behalf()
        form = "collective_deputy" if above else "deputy"
        return self._made(person, form, *above, self._prefixed("for", post), person.post)

    def _of_other(self, person: Signatory) -> Proposal | None:
        """By order or by delegation; of others nothing is known but what was typed."""
        if person.power is Power.OWN or not self._head_post:
            return None
        if person.power is Power.BY_DELEGATION:
            above = self._prefixed("delegation", self._head_post)
            return self._made(person, "delegation", above, person.post)
        above = self._prefixed("order", self._head_post)
        if not person.for_post:
            return self._made(person, "order", above, person.post)
        instead = self._prefixed("for", person.for_post)
        return self._made(person, "order_deputy", above, instead, person.post)

    def _of_body(self, person: Signatory) -> Proposal | None:
        """Council or bloc: head of the office as its head, his post over his name.

        A deputy of the office signs for a council as its deputy; for a bloc, whose deputy is
        another office, he does not.
        """
        kind = self._issuer.kind.value
        own = self._words[kind]
        head = person.role is SignatoryRole.HEAD and not self._issuer.deputy
        council = self._issuer.kind is IssuerKind.COUNCIL
        deputy = not head and (
            person.role is SignatoryRole.DEPUTY if council else person.role is SignatoryRole.HEAD
        )
        if not head and not (deputy and (council or self._issuer.deputy)):
            return None
        posts = [own["head"]] if head else [self._prefixed("for", own["head"]), own["deputy"]]
        return self._made(
            person, kind, *self._on_behalf(), *posts,
            over=post_in_office(person.post, self._issuer.office),
        )  # fmt: skip

    # --- words ---------------------------------------------------------------------------------
    def _on_behalf(self) -> tuple[str, ...]:
        issuer = self._issuer
        if issuer.kind is IssuerKind.OFFICE:
            return ()
        name = issuer.name or self._words[IssuerKind.COUNCIL.value]["name"]
        return (self._words["prefix"]["collective"].format(name=name),)

    def _prefixed(self, prefix: str, post: str) -> str:
        return str(self._words["prefix"][prefix].format(post=post))

    def _made(self, person: Signatory, form: str, *lines: str, over: str = "") -> Proposal:
        authority = tuple(line.upper() for line in lines)
        signature = Signature(authority, person.name, over.upper())
        law = str(self._words["law"][form])
        return Proposal(signature, person.id, form, law, person.mandate)


def _form(person: Signatory) -> str:
    """Which form the words typed for somebody are taken for: the one his record says."""
    match person.role:
        case SignatoryRole.HEAD:
            return "acting" if person.acting else "head"
        case SignatoryRole.DEPUTY:
            return "deputy"
        case SignatoryRole.OTHER if person.power is Power.BY_DELEGATION:
            return "delegation"
        case SignatoryRole.OTHER if person.power is Power.BY_ORDER:
            return "order_deputy" if person.for_post else "order"
        case SignatoryRole.OTHER:
            return "typed"
