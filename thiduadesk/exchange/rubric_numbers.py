"""Numbers of criteria as blocs print them («I», «1.1», «a)», «C2.4»), and the tree they make."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from thiduadesk.domain.text import from_roman
from thiduadesk.domain.text import roman
from thiduadesk.domain.text import search_key
from thiduadesk.exchange.grid import Cell
from thiduadesk.exchange.recognition import table

_PART = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = re.compile(r"\(?[^\W\d_]{0,5}(?:[.,]?\d{1,3})*(?:\.?[^\W\d_])?\)?[.:)/]?")
_IN_TEXT = re.compile(
    r"(?P<number>[IVX]{1,5}[.)/]|\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)]|[A-Z\u0110a-z\u0111][.)]"
    r"|[a-zA-Z]\d(?:\.\d{1,2})*[.)]?)\s+(?=\S)"
)
_MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number taken apart: «C2.4» is ("C", "2", "4")."""

    printed: str
    parts: tuple[str, ...]

    @property
    def bare(self) -> str:
        """Without brackets and final stops: «a)» is «a»."""
        return self.printed.strip(" ().:/")

    @property
    def shape(self) -> str:
        """What kind of number it is, the same for brothers: R roman, U and L letters, D digits."""
        return ".".join(_shape(part) for part in self.parts)


def _shape(part: str) -> str:
    if part.isdigit():
        return "D"
    if from_roman(part) is not None and (len(part) > 1 or part in "IVX"):
        return "R"
    if from_roman(part.upper()) is not None and len(part) > 1:
        return "r"
    return "U" if part.isupper() else "L"


def parse_number(text: str) -> Number | None:
    """A printed number, or None when the text is none: «1.», «II», «a)», «b.1.2», «(3)», «TC1»."""
    bare = text.strip()
    if not bare or len(bare) > 14 or not _NUMBER.fullmatch(bare):
        return None
    parts = tuple(_PART.findall(bare))
    letters = [part for part in parts if not part.isdigit()]
    fine = all(len(part) == 1 or from_roman(part.upper()) is not None for part in letters)
    fine = fine or (len(parts) > 1 and letters == [parts[0]] and parts[0].isupper())
    return Number(bare, parts) if parts and fine and len(parts) <= _MOST_PARTS else None


def number_in_text(text: str) -> tuple[Number, str] | None:
    """A number that begins a criterion's text, and the text without it: «II. Công tác …»."""
    match = _IN_TEXT.match(text)
    number = parse_number(match["number"]) if match else None
    return (number, text[match.end() :]) if match and number else None


def section_number(text: str) -> Number | None:
    """Number of a line that names itself a section: «Nội dung 1: …», «PHẦN II. …»."""
    key = search_key(text)
    words = sorted(
        (search_key(word) for word in table("rubric")["rows"]["section_words"]),
        key=len,
        reverse=True,
    )
    either = "|".join(words)
    match = re.match(rf"(?:{either}) (?P<number>[ivx]{{1,5}}|\d{{1,2}}|[a-h])(?=[\s.:)-]|$)", key)
    return Number(match["number"].upper(), (match["number"].upper(),)) if match else None


def number_of_cell(cell: Cell, before: Number | None) -> Number | None:
    """The number a cell shows, mended where Excel took it for a decimal number or a day.

    Args:
        cell: of the number column.
        before: the number above: after «1.9» the number 1.1 was typed as «1.10», and after «1»
            the second of January was typed as «1.2» or «2.1».
    """
    if isinstance(cell.value, dt.date):
        day, month = str(cell.value.day), str(cell.value.month)
        first = int(before.parts[0]) if before and _is_digits(before) else None
        heads = set() if first is None else {str(first), str(first + 1)}
        parts = (month, day) if month in heads and day not in heads else (day, month)
        return Number(".".join(parts), parts)
    number = parse_number(cell.text.replace(",", "."))
    if number and before and isinstance(cell.value, float) and _is_digits(before, parts=2):
        head, last = before.parts
        if number.parts[0] == head and int(last) + 1 == int(number.parts[-1] + "0"):
            return Number(f"{head}.{number.parts[-1]}0", (head, f"{number.parts[-1]}0"))
    return number


def _is_digits(number: Number, parts: int | None = None) -> bool:
    fits = parts is None or len(number.parts) == parts
    return fits and all(part.isdigit() for part in number.parts)


@dataclass(slots=True, eq=False)
class Node:
    """A line of the rubric in the making.

    Attributes:
        number: as printed; None for a line without one.
        shape: of its number, «W» for «Nội dung 1», «S» for a heading without number.
        parent, children: the tree.
        section: set by ``name_nodes``.
        no: set by ``name_nodes``.
    """

    number: Number | None
    shape: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    section: bool = False
    no: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Parts of the number; a worded section has none to inherit."""
        return self.number.parts if self.number and self.shape not in "WS" else ()


def build_tree(nodes: Sequence[Node]) -> None:
    """Give every node its parent, by its number and by what stands above it.

    «1.1» goes below «1»; a number of a kind already open is a brother of that kind («2» after
    «1.3», «II» after «3»); a new kind opens below the line above it («a)» after «1.1»).
    """
    open_nodes: list[Node] = []
    for node in nodes:
        _read_letter(node, open_nodes)
        depth = _depth(node, open_nodes)
        del open_nodes[depth:]
        node.parent = open_nodes[-1] if open_nodes else None
        if node.parent:
            node.parent.children.append(node)
        open_nodes.append(node)


def _read_letter(node: Node, open_nodes: Sequence[Node]) -> None:
    """«I» after «H» and «i» after «h» are letters, «C» after «B» too: the line before tells."""
    if node.shape == "R" and node.parts and len(node.parts[0]) == 1:
        letters = [other for other in open_nodes if other.shape == "U"]
        if letters and ord(letters[-1].parts[0]) + 1 == ord(node.parts[0]):
            node.shape = "U"


def _depth(node: Node, open_nodes: Sequence[Node]) -> int:
    if node.shape in ("W", "S"):
        same = [depth for depth, other in enumerate(open_nodes) if other.shape == node.shape]
        return same[0] if same else 0
    parts = node.parts
    for depth in range(len(open_nodes) - 1, -1, -1):
        above = open_nodes[depth].parts
        if above and len(above) < len(parts) and parts[: len(above)] == above:
            return depth + 1
    for depth in range(len(open_nodes) - 1, -1, -1):
        if open_nodes[depth].shape == node.shape:
            return depth
    return len(open_nodes)


def name_nodes(nodes: Sequence[Node]) -> None:
    """Mark sections and give every node its unique ``no``.

    A section is a top line that is not counted in plain digits and has rows below. Where a
    number stands in two sections, rows are called by their section's Roman number too
    («II.3»); a letter below a criterion is called by that criterion («2.1.a»).
    """
    top = [node for node in nodes if node.parent is None]
    for node in top:
        _mark_sections(node)
    heads = [node for node in top if _may_be_section(node)]
    under = [[node.number.bare for node in _counted(head) if node.number] for head in heads]
    sections_with = Counter(number for numbers in under for number in set(numbers))
    restarts = any(times > 1 for times in sections_with.values())
    taken: set[str] = set()
    for node in nodes:
        wanted = _no(node, heads, restarts=restarts)
        node.no, again = wanted, 1
        while node.no in taken:
            again += 1
            node.no = f"{wanted}({again})"
        taken.add(node.no)


def _mark_sections(node: Node) -> None:
    node.section = bool(node.children) and _may_be_section(node)
    if node.section:
        for child in node.children:
            if child.shape in ("R", "U", "W", "S"):
                _mark_sections(child)


def _may_be_section(node: Node) -> bool:
    return node.shape not in ("D", "L") and "." not in node.shape


def _counted(section: Node) -> list[Node]:
    """Rows whose numbers would clash between sections: not those counted inside a criterion."""
    out = []
    for child in section.children:
        if child.section:
            out += _counted(child)
        else:
            out.append(child)
            out += [deeper for deeper in child.children if _continues(deeper, child)]
    return out


def _continues(node: Node, parent: Node) -> bool:
    return bool(parent.parts) and node.parts[: len(parent.parts)] == parent.parts


def _no(node: Node, heads: Sequence[Node], *, restarts: bool) -> str:
    parent = node.parent
    if parent is None:
        if node in heads and (restarts or node.number is None):
            return roman(heads.index(node) + 1)
        return node.number.bare if node.number else roman(len(heads) + 1)
    place = str(parent.children.index(node) + 1)
    if node.number is None:
        return f"{parent.no}-{place}"
    if _continues(node, parent) and not parent.section and parent.number:
        return parent.no + node.number.bare[len(parent.number.bare) :]
    if parent.section and not restarts and not node.section:
        return node.number.bare
    return f"{parent.no}.{node.number.bare}"
