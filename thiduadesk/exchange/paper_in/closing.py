"""Reads what stands after the body: signature blocks and distribution list, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.domain.document import Distribution
from thiduadesk.domain.document import Filing
from thiduadesk.domain.document import Recipient
from thiduadesk.domain.document import Signature
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.paper_in import people
from thiduadesk.exchange.paper_in.letterhead import piece_of
from thiduadesk.exchange.paper_in.letterhead import title_line
from thiduadesk.exchange.paper_in.lines import Line
from thiduadesk.exchange.paper_in.lines import cut
from thiduadesk.exchange.paper_in.lines import made
from thiduadesk.exchange.paper_in.numbers import marker_of
from thiduadesk.exchange.paper_in.numbers import number_of
from thiduadesk.exchange.paper_in.words import beginnings
from thiduadesk.exchange.paper_in.words import is_stamp
from thiduadesk.exchange.paper_in.words import keys
from thiduadesk.exchange.paper_in.words import named
from thiduadesk.exchange.paper_in.words import pattern
from thiduadesk.exchange.paper_in.words import phrase
from thiduadesk.exchange.recognition import table

_SHORT = 95
_AHEAD = 9
_BRACKETED = re.compile(r"(?P<name>.*?)\s*[;,]?\s*\((?P<purpose>[^()]*)\)\s*$")
_COPIES = re.compile(r"\((?P<copies>\d+)\s*(?:b|b\u1ea3n)?\)\s*(?P<rest>\w*)$")


@dataclass
class Closing:
    """What was found, with the line of each piece."""

    signatures: list[Signature] = field(default_factory=list)
    distribution: Distribution | None = None
    places: dict[str, int] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)


def begins(lines: Sequence[Line], at: int) -> bool:
    """Whether signature or list begin on this line."""
    line = lines[at]
    if is_recipients(line):
        return True
    return is_authority(line) and _is_followed(lines, at)


def is_recipients(line: Line) -> bool:
    """Whether it is «Nơi nhận:»."""
    word = phrase("closing", "recipients")
    return line.table is None and line.key.startswith(word) and len(line.key) < _SHORT // 2


def is_authority(line: Line) -> bool:
    """Whether it is a line of the signer's authority and office, by itself."""
    if line.table is not None or not line.text or len(line.text) > _SHORT:
        return False
    if line.text.endswith((";", ".", ",")):
        return False
    key = line.key.strip(" *()")
    if pattern("closing", "powers").match(key):  # «Q.» looks like a number, and is none
        power, _, office = line.text.partition(" ")
        return bool(office) and power.rstrip(".").isupper()
    if number_of(line) is not None:
        return False
    named_office = bool(beginnings("closing", "offices").match(key))
    return named_office and line.capital and not line.level


def _is_followed(lines: Sequence[Line], at: int) -> bool:
    """Whether a name, a list or the end of the file comes soon after a line of authority."""
    for line in lines[at + 1 : at + _AHEAD]:
        if is_recipients(line) or is_name(line) or _is_signed(line):
            return True
        if line.table is not None or len(line.text) > _SHORT or piece_of(line):
            return False
        if title_line(line) is not None:
            return True
    return at + _AHEAD >= len(lines)


def _is_signed(line: Line) -> bool:
    return line.table is None and people.is_signed(line.text)


def is_name(line: Line) -> bool:
    """Whether the line is a person's name and nothing more."""
    return line.table is None and people.is_name(line.text) and number_of(line) is None


def read(lines: Sequence[Line], start: int) -> tuple[Closing, int]:
    """The closing that begins at ``start``, and where it ends."""
    reader = _Reader(lines, start)
    return reader.run(), reader.at


class _Reader:
    def __init__(self, lines: Sequence[Line], start: int) -> None:
        self._lines = lines
        self.at = start
        self._found = Closing()
        self._authority: list[Line] = []
        self._names: list[Line] = []
        self._entries: list[tuple[int, str]] = []
        self._listing = self._filed = False

    def run(self) -> Closing:
        while self.at < len(self._lines):
            line = self._lines[self.at]
            if is_recipients(line) and not self._listing:
                self._list()
            elif self._entry(line):
                self.at += 1
            elif self._goes_on(line):
                self._authority.append(line)
                self.at += 1
            elif _is_signed(line) or is_stamp(line.key) or self._is_mark(line):
                self._found.stray.append(line.text)
                self.at += 1
            elif self._is_signer(line):
                self._names.append(line)
                self.at += 1
                self._settle(ended=False)
            elif not self._skip():
                break
        self._settle(ended=True)
        if self._listing:
            self._found.distribution = self._distribution(self._entries)
        return self._found

    @staticmethod
    def _is_mark(line: Line) -> bool:
        return bool(
            pattern("stray", "rule").fullmatch(line.text)
            or pattern("stray", "page").fullmatch(line.key)
        )

    def _goes_on(self, line: Line) -> bool:
        """Whether the line is one of the signer's authority, or more of the one above."""
        if is_authority(line):
            return title_line(line) is None
        more = bool(self._authority) and line.capital and len(line.text) < _SHORT
        if not more or line.table is not None or self._is_signer(line) or title_line(line):
            return False
        return not line.gap or any(
            is_name(one) or is_authority(one) for one in self._lines[self.at + 1 : self.at + 3]
        )

    def _is_signer(self, line: Line) -> bool:
        if is_name(line):
            return True
        known = named("head", "organs").match(line.text.casefold()) or is_authority(line)
        return (
            bool(self._authority) and line.gap and not known and people.is_capital_name(line.text)
        )

    def _skip(self) -> bool:
        """Pass over a line or two of debris between the pieces of a closing."""
        for ahead in range(1, 4):
            at = self.at + ahead
            if at >= len(self._lines):
                return False
            passed = self._lines[self.at : at]
            if any(
                line.table is not None or len(line.text) > _SHORT or title_line(line)
                for line in passed
            ):
                return False
            if any(piece_of(line) or line.capital for line in passed):
                return False
            line = self._lines[at]
            if is_recipients(line) or is_authority(line) or (self._authority and is_name(line)):
                self._found.stray += [one.text for one in passed]
                self.at = at
                return True
        return False

    def _settle(self, *, ended: bool) -> None:
        """Make signatures of the authority lines and names gathered so far."""
        if not ended and self._two_signers():
            return
        if self._names:
            columns = {line.column for line in self._authority}
            if len(columns) > 1 and columns == {name.column for name in self._names}:
                for name in self._names:
                    self._sign([one for one in self._authority if one.column == name.column], name)
            elif len(self._names) == len(self._authority) and len(self._names) > 1:
                for authority, name in zip(self._authority, self._names, strict=True):
                    self._sign([authority], name)
            else:
                for name in self._names:
                    self._sign(self._authority, name)
                    self._authority = []
        elif ended and self._authority:
            self._sign(self._authority, None)
        else:
            return
        self._authority, self._names = [], []

    def _two_signers(self) -> bool:
        """Whether another name follows at once: two signers side by side."""
        following = self._lines[self.at] if self.at < len(self._lines) else None
        return (
            following is not None
            and len(self._authority) > len(self._names)
            and len(self._authority) > 1
            and is_name(following)
        )

    def _sign(self, authority: list[Line], name: Line | None) -> None:
        count = len(self._found.signatures)
        first = authority[0] if authority else name
        if first is not None:
            self._found.places[f"frame/signature/{count}"] = first.number
            self._found.places.setdefault("frame/signature", first.number)
        lines = [line.text for line in authority]
        post = lines.pop() if _ends_with_post(authority) else ""
        signer = name.text.strip(" .") if name else ""
        self._found.signatures.append(Signature(tuple(lines), signer, post))

    def _list(self) -> None:
        """«Nơi nhận:» and the line of the list that may stand beside it."""
        head = self._lines[self.at]
        self._found.places["frame/distribution"] = head.number
        place = len(phrase("closing", "recipients"))
        rest = head.text[place:].strip(" :")
        beside = made(head.number, cut(head.runs, place + head.text[place:].find(rest)))
        self._entries = []
        if rest and is_authority(beside):
            self._authority.append(beside)
        elif rest:
            self._entries.append((head.number, rest))
        self._listing = True
        self.at += 1

    def _entry(self, line: Line) -> bool:
        """Take the line as one of the list, while that is open; it ends with the filing line."""
        if not self._listing or line.table is not None or title_line(line):
            return False
        start = marker_of(line.text)
        text = line.text[start[1] :] if start else line.text
        filing = bool(pattern("closing", "filing").match(search_key(text)))
        if start is None and not filing:
            return self._more(line)
        if self._filed:
            return False
        self._entries.append((line.number, text))
        self._filed = filing
        return True

    def _more(self, line: Line) -> bool:
        """Take a line without a dash: the rest of an entry, or an entry by itself."""
        if line.capital and len(line.text) > len("UBND"):
            return False
        if is_authority(line) or is_name(line) or _is_signed(line):
            return False
        if self._entries and not self._entries[-1][1].rstrip().endswith((";", ".")):
            if line.gap and not line.text[:1].islower():
                return False
            number, text = self._entries[-1]
            self._entries[-1] = (number, f"{text} {line.text}")
            return True
        if self._filed or len(line.text) > 2 * _SHORT or (line.gap and self._entries):
            return False
        self._entries.append((line.number, line.text))
        return True

    def _distribution(self, entries: list[tuple[int, str]]) -> Distribution:
        recipients: list[Recipient] = []
        filing: Filing | None = None
        as_above = False
        for number, text in entries:
            bare = text.strip().rstrip(" ;.,")
            key = search_key(bare)
            if pattern("closing", "filing").match(key):
                filing = filing_of(bare)
                self._found.places["frame/distribution/filing"] = number
            elif key in keys("closing", "as_above") and not recipients:
                as_above = True
            else:
                self._found.places[f"frame/distribution/{len(recipients)}"] = number
                recipients.append(recipient_of(bare))
        return Distribution(tuple(recipients), filing, as_above)


def _ends_with_post(authority: Sequence[Line]) -> bool:
    """Whether the last line is another post of the signer («chức vụ khác»): an office under an office."""
    if len(authority) < len(("TM.", "office", "post")):
        return False
    above, last = authority[-2].key, authority[-1].key
    offices = beginnings("closing", "offices")
    return bool(offices.match(above) and offices.match(last))


def recipient_of(text: str) -> Recipient:
    """«CT, PCT UBND tỉnh (b/cáo)» as name and purpose."""
    found = _BRACKETED.match(text)
    purposes = {search_key(one) for one in table("purposes")["purposes"]}
    if found and search_key(found["purpose"].strip(" .")) in purposes:
        return Recipient(found["name"].strip(" ;,"), found["purpose"].strip())
    return Recipient(text)


def filing_of(text: str) -> Filing:
    """«Lưu: VT, HCQT(2)» as units, copies and drafter."""
    bare = re.sub(r"^\w+\s*[:.]?\s*", "", text).strip()
    copies: int | None = None
    drafter = ""
    found = _COPIES.search(bare)
    if found:
        copies = int(found["copies"])
        bare, drafter = bare[: found.start()].strip(), found["rest"]
    units = tuple(one.strip() for one in re.split(r"[,;]", bare) if one.strip())
    return Filing(units, copies, drafter)
