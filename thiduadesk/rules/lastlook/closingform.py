"""Form of what stands below the body: signature and distribution list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache

from thiduadesk.domain.document import Signature
from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.text import find_key
from thiduadesk.rules.lastlook.counting import articles
from thiduadesk.rules.lastlook.formwords import data
from thiduadesk.rules.lastlook.formwords import is_attached
from thiduadesk.rules.lastlook.formwords import is_before
from thiduadesk.rules.lastlook.formwords import told
from thiduadesk.rules.lastlook.formwords import words
from thiduadesk.rules.lastlook.framelists import list_marks
from thiduadesk.rules.lastlook.framelists import typed_items
from thiduadesk.rules.lastlook.framelists import without_marks
from thiduadesk.rules.lastlook.passages import Passage
from thiduadesk.rules.lastlook.passages import PassageKind
from thiduadesk.rules.lastlook.passages import Reading

_NAME_WORDS = range(2, 6)
_SLASHED = re.compile(r"^[A-Z]/[A-Z]\b")


def findings(paper: Reading) -> Iterator[Finding]:
    """Signers, then the list; neither is asked of a paper issued with another."""
    closed = paper.document.signatures or paper.document.distribution is not None
    if is_attached(paper) and not closed:
        return
    yield from _signers(paper)
    yield from _distribution(paper)


# ── signature ──


def _signers(paper: Reading) -> Iterator[Finding]:
    document = paper.document
    bare = document.kind in data()["kinds"]["bare"]
    named = any(one.name.strip() for one in document.signatures) or _strays(paper)
    if not named and (document.signatures or not bare):
        yield told(paper, paper.piece("signature"), "signer_missing")
    for count, signature in enumerate(document.signatures):
        where = _at_signature(paper, count)
        if signature.name.strip():
            yield from _name(paper, where, signature)
        if not signature.authority and signature.name.strip():
            if not bare:
                yield told(paper, where, "layout_authority_missing", signature.name)
            continue
        yield from _authority(paper, where, signature)


def _strays(paper: Reading) -> bool:
    """A person's name stands somewhere by itself in a foreign file: the signer's, most likely."""
    source = paper.document.source
    if source is None:
        return False
    listed = [one.text for one in paper.of_kind(PassageKind.RECIPIENT)]
    return any(_is_name(without_marks(line).split()) for line in (*source.stray, *listed))


def _is_name(words: Sequence[str]) -> bool:
    return len(words) in _NAME_WORDS and all(word.isalpha() and word.istitle() for word in words)


def _at_signature(paper: Reading, count: int) -> Passage:
    at = f"frame/signature/{count}"
    return next((one for one in paper.passages if one.at == at), paper.piece("signature"))


@cache
def _prefix() -> re.Pattern[str]:
    """«KT.» and the like with what is typed behind it."""
    prefixes = "|".join(sorted(data()["closing"]["prefixes"], key=len, reverse=True))
    return re.compile(rf"^(?P<prefix>{prefixes})(?P<sign>\s*[.,:]?\s*)(?=[^\W\d_])", re.IGNORECASE)


def _split(line: str) -> tuple[str, str]:
    """The prefix of a line in capitals («KT»), and the title behind it."""
    found = _prefix().match(line)
    if found is None or not re.search(r"\W", found["sign"]):
        return "", line
    return found["prefix"].upper(), line[found.end() :]


def _authority(paper: Reading, where: Passage, signature: Signature) -> Iterator[Finding]:
    """Prefixes and the titles that have to follow them."""
    lines = [line.strip() for line in signature.authority if line.strip()]
    yield from _prefixes(paper, where, lines)
    parts = [_split(line) for line in lines]
    powers = [power for power, _title in parts]
    for count, (power, title) in enumerate(parts):
        below = parts[count + 1] if count + 1 < len(parts) else None
        if power == "KT":
            yield from _deputy(paper, where, lines[count], title, below)
        elif power in {"TM", "TL", "TUQ"} and below is None and not _is_meeting(title):
            yield told(paper, where, "authority_line_wrong", lines[count])
    own_way = _begins_with(parts[0][1], "own_statutes")
    if _is_deputy(parts[0][1]) and not powers[0] and not _is_meeting(lines[0]):
        yield from _no_power(paper, where, lines[0], parts[0][1])
    elif powers[:2] == ["TM", ""] and _is_deputy(parts[1][1]) and not own_way:
        yield from _no_power(paper, where, lines[1], parts[1][1])


def _no_power(paper: Reading, where: Passage, line: str, title: str) -> Iterator[Finding]:
    head = title.partition(" ")[2]
    yield told(paper, where, "authority_line_wrong", line, found=line, expected=f"KT. {head}")


def _prefixes(paper: Reading, where: Passage, lines: Sequence[str]) -> Iterator[Finding]:
    for line in lines:
        found = _prefix().match(line)
        if found is None or not re.search(r"\W", found["sign"]):
            if _SLASHED.match(line):
                right = line.replace("/", "", 1)
                expected = f"{right[:2]}. {right[2:].lstrip('. ')}"
                yield told(paper, where, "layout_authority", line, found=line, expected=expected)
            continue
        right = f"{found['prefix'].upper()}. {line[found.end() :]}"
        if line != right:
            yield told(
                paper, where, "authority_line_wrong", line, found=line, expected=right,
                severity=Severity.WARNING,
            )  # fmt: skip
        elif not line.isupper():
            yield told(paper, where, "layout_authority", line, found=line, expected=line.upper())


def _deputy(
    paper: Reading, where: Passage, line: str, title: str, below: tuple[str, str] | None
) -> Iterator[Finding]:
    """«KT.» stands before the head's title; the deputy's own follows on the next line."""
    if _is_deputy(title):
        head = title.partition(" ")[2]
        yield told(paper, where, "authority_line_wrong", line, found=line, expected=f"KT. {head}")
    elif below is None or not _is_deputy(below[1]):
        first, *_others = data()["closing"]["deputies"]
        yield told(
            paper, where, "authority_line_wrong", line, found=line,
            expected=f"{line} / {first.upper()} {title}",
        )  # fmt: skip
    elif not _is_deputy_of(below[1], title):
        yield told(
            paper, where, "authority_line_wrong", f"{line} / {below[1]}",
            found=below[1], severity=Severity.WARNING,
        )  # fmt: skip


def _is_deputy(title: str) -> bool:
    return _begins_with(title, "deputies")


def _is_deputy_of(deputy: str, title: str) -> bool:
    key, head = find_key(deputy), find_key(title)
    known = {find_key(one): found for one, found in data()["closing"]["deputy_titles"].items()}
    own = [find_key(one) for name, found in known.items() if name in head for one in found]
    first = head.split()[0] if head else ""
    return any(one in key for one in own) or first in key


def _is_meeting(line: str) -> bool:
    return _begins_with(line, "meeting_posts")


def _begins_with(line: str, list_of_words: str) -> bool:
    """Marks count: «THỦ TRƯỞNG» is no «THỨ TRƯỞNG»."""
    lower = line.strip().lower()
    phrases = data()["closing"][list_of_words]
    return any(lower == one or lower.startswith(f"{one} ") for one in phrases)


def _name(paper: Reading, where: Passage, signature: Signature) -> Iterator[Finding]:
    """No degree before the name, and the name not in capitals."""
    name = signature.name.strip()
    for degree in sorted(data()["closing"]["degrees"], key=len, reverse=True):
        found = re.match(rf"{re.escape(degree)}(?:\.\s*|\s+)(?=\S)", name)
        if found:
            issuers = " ".join(one.text for one in paper.of_kind(PassageKind.ISSUER))
            if not any(
                sector in find_key(issuers) for sector in words("closing", "degree_sectors")
            ):
                bare = name[found.end() :]
                yield told(
                    paper, where, "layout_signer", name, found=found[0].strip(), expected=bare
                )
            return
    if name.isupper() and " " in name:
        yield told(paper, where, "layout_signer", name, found=name, expected=name.title())


# ── distribution list ──


def _distribution(paper: Reading) -> Iterator[Finding]:
    document = paper.document
    if document.kind in data()["kinds"]["bare"] and document.distribution is None:
        return
    place = paper.piece("distribution")
    filing = f"- {data()['closing']['filing']}: {data()['closing']['registry']}."
    if document.distribution is None and not document.signatures:
        return  # no closing at all: the missing signer says it
    if document.distribution is None or document.distribution.filing is None:
        yield told(paper, place, "filing_line_missing", expected=filing)
    if document.distribution is None:
        return
    yield from _as_above(paper, place)
    yield from _as_article(paper)
    items = typed_items(paper, PassageKind.RECIPIENT, PassageKind.FILING)
    filed = document.distribution.filing is not None
    yield from list_marks(paper, items, "list_punctuation", whole=filed)
    yield from _filing(paper, items)


def _as_above(paper: Reading, place: Passage) -> Iterator[Finding]:
    """A letter goes first to those it is addressed to: «Như trên»."""
    document = paper.document
    asked = document.kind.split(".")[0] in data()["kinds"]["addressed"]
    distribution = document.distribution
    if asked and document.addressees is not None and distribution and not distribution.as_above:
        expected = f"- {data()['closing']['as_above']};"
        first = next(iter(paper.of_kind(PassageKind.RECIPIENT, PassageKind.FILING)), place)
        yield told(paper, first, "layout_as_above", expected=expected)


def _as_article(paper: Reading) -> Iterator[Finding]:
    """The list of a decision goes first to those of its last article: «Như Điều 5»."""
    own = {one.key for one in articles(paper.document.body)}
    numbers = [
        re.sub(r"\D", "", one.number)
        for one in paper.of_kind(PassageKind.HEADING)
        if one.key in own
    ]
    words_before = data()["closing"]["as_article"]
    for one in paper.of_kind(PassageKind.RECIPIENT):
        found = re.match(rf"{words_before}\s+(\d+)", one.text, re.IGNORECASE)
        if found and numbers and found[1] != numbers[-1]:
            expected = f"{words_before} {numbers[-1]}"
            yield told(paper, one, "layout_as_above", one.text, found=found[0], expected=expected)


def _is_of_state(paper: Reading) -> bool:
    """Under the decree of 2020, and no union or association, which may have no registry."""
    issuers = paper.of_kind(PassageKind.SUPERIOR, PassageKind.ISSUER)
    own = any(_begins_with(one.text, "own_statutes") for one in issuers)
    return not is_before(paper) and bool(issuers) and not own


def _filing(paper: Reading, items: Sequence[tuple[Passage, str]]) -> Iterator[Finding]:
    """«- Lưu: VT, …»: a colon, and the registry first."""
    for one, text in items:
        if one.kind is not PassageKind.FILING:
            continue
        closing = data()["closing"]
        found = re.match(rf"\W*{closing['filing']}\s*(?P<sign>:?)", text)
        filing = paper.document.distribution.filing if paper.document.distribution else None
        if re.search(r"\.{2}|\u2026", text):  # a form still to be filled in
            continue
        if found and not found["sign"]:
            expected = re.sub(rf"({closing['filing']})\s*", r"\1: ", text, count=1)
            yield told(paper, one, "layout_filing", text, found=text, expected=expected)
        elif filing and closing["registry"] not in filing.units and _is_of_state(paper):
            yield told(paper, one, "layout_filing", text, found=text, expected=closing["registry"])
