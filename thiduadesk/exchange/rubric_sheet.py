"""Makes the rows of a sheet from the lines of a table: tree, maxima, rules, claims."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from thiduadesk.domain.findings import Finding
from thiduadesk.domain.findings import Severity
from thiduadesk.domain.points import Points
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.rubric import Claimed
from thiduadesk.domain.rubric import Column
from thiduadesk.domain.rubric import Criterion
from thiduadesk.domain.rubric import DirectRule
from thiduadesk.domain.rubric import Group
from thiduadesk.domain.rubric import LadderRule
from thiduadesk.domain.rubric import Level
from thiduadesk.domain.rubric import OccurrenceRule
from thiduadesk.domain.rubric import PenaltyRule
from thiduadesk.domain.rubric import Row
from thiduadesk.domain.text import search_key
from thiduadesk.domain.text import tidy
from thiduadesk.exchange.grid import Trouble
from thiduadesk.exchange.rubric_columns import MAXIMA
from thiduadesk.exchange.rubric_columns import Meaning
from thiduadesk.exchange.rubric_numbers import Node
from thiduadesk.exchange.rubric_numbers import build_tree
from thiduadesk.exchange.rubric_numbers import name_nodes
from thiduadesk.exchange.rubric_rows import Line
from thiduadesk.exchange.rubric_rows import Lines
from thiduadesk.exchange.rubric_rows import is_dash
from thiduadesk.exchange.rubric_rows import section_of_subtotal
from thiduadesk.exchange.rubric_rules import Limits
from thiduadesk.exchange.rubric_rules import group_of
from thiduadesk.exchange.rubric_rules import row_named
from thiduadesk.exchange.rubric_rules import rule_of
from thiduadesk.exchange.rubric_scores import positive
from thiduadesk.exchange.rubric_scores import score_of_header
from thiduadesk.exchange.rubric_scores import score_of_leaf
from thiduadesk.exchange.rubric_single import column_named
from thiduadesk.exchange.rubric_values import CellPoints
from thiduadesk.exchange.rubric_values import highest_number
from thiduadesk.exchange.rubric_values import per_case
from thiduadesk.exchange.rubric_values import points_in_text
from thiduadesk.exchange.rubric_values import read_points
from thiduadesk.rules.faults import unread_score

_BULLET = re.compile(r"^[\s\-–+•*]+")


@dataclasses.dataclass(frozen=True, slots=True)
class _Maxima:
    points: Points | None = None
    bonus: Points | None = None
    penalty: Points | None = None
    levels: tuple[Points, ...] = ()

    @property
    def limits(self) -> Limits:
        return Limits(self.points, self.bonus, self.penalty)


class SheetMaker:
    """Turns the lines of one rubric into rows; ``findings`` tells what it could not take.

    Args:
        lines: what stands in the table.
        file: its name, for messages.
        single: one column holds points, bonuses and deductions (``rubric_single``).

    Raises:
        Refused: ``rubric_maximum_unreadable``, ``rubric_formula_error``,
            ``rubric_formula_not_calculated``; the cell is named.
    """

    def __init__(self, lines: Lines, file: str, *, single: bool = False) -> None:
        self.lines = lines
        self.file = file
        self.single = single
        self.findings: list[Finding] = []
        build_tree([line.node for line in lines.criteria])
        self._place_levels()
        name_nodes([line.node for line in lines.criteria])
        self._by_node = {id(line.node): line for line in lines.criteria}
        self._maxima = {id(line): self._read_maxima(line) for line in lines.criteria}

    def rows(self) -> tuple[Row, ...]:
        """The rows in printed order."""
        self.findings += [
            Finding(
                "number_mended",
                Severity.INFO,
                where=where,
                quote=found,
                found=found,
                expected=read,
                params={"cell": where, "found": found, "read": read},
            )
            for where, found, read in self.lines.mended
        ]
        return tuple(self._row(line) for line in self.lines.criteria)

    @property
    def has_maxima(self) -> bool:
        """Whether any line names a maximum."""
        return any(maxima != _Maxima() for maxima in self._maxima.values())

    def total_claimed(self) -> Claimed:
        """What the line «TỔNG CỘNG» says."""
        return self._claims(self.lines.total) if self.lines.total else Claimed()

    # ── the tree ──

    def _place_levels(self) -> None:
        """Dash lines with points are levels of the row above, or rows of their own.

        They are levels when the highest of them is the row's maximum, rows when they add up to it.
        """
        out: list[Line] = []
        for line in self.lines.criteria:
            out.append(line)
            own = highest_number(line.cells[Meaning.MAX_POINTS]).points
            worth = [highest_number(low.cells[Meaning.MAX_POINTS]).points for low in line.levels]
            known = [points for points in worth if points is not None]
            ladder = (
                own is not None
                and len(known) == len(worth) > 1
                and max(known, default=None) == own
                and not line.node.children
            )
            for low, points in zip(line.levels, worth, strict=True):
                if ladder:
                    line.text += f"\n{low.text}: {points.printed() if points else 0}"
                    line.explanation += low.explanation
                    for meaning in (Meaning.POINTS, Meaning.BONUS, Meaning.PENALTY):
                        line.cells[meaning] += low.cells[meaning]
                else:
                    low.node = Node(None, "", parent=line.node)
                    line.node.children.append(low.node)
                    out.append(low)
            if not ladder:
                line.levels = []
        self.lines.criteria[:] = out

    def _is_header(self, line: Line) -> bool:
        return line.node.section or bool(line.node.children)

    # ── maxima ──

    def _read_maxima(self, line: Line) -> _Maxima:
        header = self._is_header(line)
        found = {meaning: self._maximum(line, meaning, header=header) for meaning in MAXIMA}
        points = found[Meaning.MAX_POINTS].points
        bonus = found[Meaning.MAX_BONUS].points
        penalty = found[Meaning.MAX_PENALTY].points
        if not header and (points, bonus, penalty) == (None, None, None):
            points = points_in_text(line.text.split("\n")[0], "max_of_row_in_text")
        if header and points is None:
            points = points_in_text(line.text, "max_points_in_text")
            bonus = bonus or points_in_text(line.text, "max_bonus_in_text")
            penalty = penalty or points_in_text(line.text, "max_penalty_in_text")
        if points is not None and points < Points(0):
            penalty, points = (-points if penalty is None else penalty), None
        match self._column(line):
            case Column.BONUS if bonus is None:
                points, bonus = None, points
            case Column.PENALTY if penalty is None:
                points, penalty = None, points
            case _:
                pass
        if penalty is not None and penalty < Points(0):
            penalty = -penalty
        return _Maxima(points, bonus, penalty, found[Meaning.MAX_POINTS].parts)

    def _column(self, line: Line) -> Column:
        """The column a line's number belongs to, by its own title or those above it."""
        node: Node | None = line.node if self.single else None
        while node is not None:
            column = column_named(self._by_node[id(node)].text)
            if column is not Column.POINTS:
                return column
            node = node.parent
        return Column.POINTS

    def _maximum(self, line: Line, meaning: Meaning, *, header: bool) -> CellPoints:
        cells = line.cells[meaning]
        for cell in cells:
            if cell.trouble is Trouble.NOT_CALCULATED and header:
                return CellPoints()  # a computed line claims nothing
            if cell.trouble is not None:
                raise Refused(
                    f"rubric_{cell.trouble}", file=self.file, cell=cell.where, found=cell.text
                )
        number = highest_number(cells)
        if number.unread is not None:
            if meaning is not Meaning.MAX_POINTS and per_case(number.unread):
                return CellPoints()  # «0,5/trường hợp» names no maximum
            raise Refused(
                "rubric_maximum_unreadable",
                file=self.file,
                cell=number.where,
                found=number.unread.replace("\n", " / "),
            )
        return number

    # ── rows ──

    def _row(self, line: Line) -> Row:
        criterion = self._criterion(line)
        header = self._is_header(line)
        score = score_of_header(line, criterion) if header else score_of_leaf(line, criterion)
        row = Row(criterion, score)
        if score.unread is not None:
            self.findings.append(unread_score(row))
        return row

    def _criterion(self, line: Line) -> Criterion:
        node, maxima = line.node, self._maxima[id(line)]
        header = self._is_header(line)
        text = "\n".join(words for words in tidy(line.text).split("\n") if words)
        own_bonus = not header or not self._below(node, "bonus")
        own_penalty = not header or not self._below(node, "penalty")
        claimed = self._claims_of_header(line, own_bonus, own_penalty) if header else Claimed()
        plain = DirectRule()
        rule = plain if header else rule_of(text, maxima.limits)
        if not header and isinstance(rule, DirectRule) and maxima.levels:
            rule = _ladder_of_cell(text, maxima.levels) or rule
        if not header and isinstance(rule, DirectRule | PenaltyRule):
            rule = _per_case_rule(line) or rule
        if (
            isinstance(rule, OccurrenceRule)
            and maxima.points is None
            and rule.column is Column.POINTS
        ):
            rule = dataclasses.replace(rule, column=self._column(line))
        return Criterion(
            no=node.no,
            parent=node.parent.no if node.parent else None,
            printed_no=node.number.printed if node.number and node.shape != "W" else "",
            text=text,
            section=node.section,
            max_points=None if header else maxima.points,
            max_bonus=maxima.bonus if own_bonus else None,
            max_penalty=maxima.penalty if own_penalty else None,
            rule=rule,
            group=self._group(line, text) if header else Group(),
            claimed=claimed,
            where=line.where,
        )

    def _group(self, line: Line, text: str) -> Group:
        """What the header says of its rows, completed by the notes that name it («mục a1»)."""
        group, number = group_of(text), line.node.number
        group = self._capped(line, group)
        for note in self.lines.notes:
            named = row_named(note)
            if named and number and search_key(number.bare) == named:
                said = group_of(note)
                group = Group(
                    at_most_one=group.at_most_one or said.at_most_one,
                    cap_points=group.cap_points or said.cap_points,
                    cap_bonus=group.cap_bonus or said.cap_bonus,
                    cap_penalty=group.cap_penalty or said.cap_penalty,
                )
        return group

    def _capped(self, line: Line, group: Group) -> Group:
        """«Điểm thưởng (tối đa 10 điểm)»: a limit, where the rows below may add up to more."""
        maxima, column = self._maxima[id(line)], column_named(line.text)
        below = [self._maxima[id(self._by_node[id(child)])] for child in line.node.children]
        bonus = Points.total(one.bonus for one in below)
        penalty = Points.total(one.penalty for one in below)
        if column is Column.BONUS and maxima.bonus is not None and bonus > maxima.bonus:
            return dataclasses.replace(group, cap_bonus=group.cap_bonus or maxima.bonus)
        if column is Column.PENALTY and maxima.penalty is not None and penalty > maxima.penalty:
            return dataclasses.replace(group, cap_penalty=group.cap_penalty or maxima.penalty)
        return group

    def _below(self, node: Node, column: str) -> bool:
        """Whether any row below has a maximum of its own in this column."""
        return any(
            getattr(self._maxima[id(self._by_node[id(child)])], column) is not None
            or self._below(child, column)
            for child in node.children
        )

    # ── what headers claim ──

    def _claims(self, line: Line) -> Claimed:
        """All six numbers of a line; what cannot be read is told and left out."""
        maxima = {meaning: self._maximum(line, meaning, header=True) for meaning in MAXIMA}
        return Claimed(
            max_points=maxima[Meaning.MAX_POINTS].points,
            max_bonus=maxima[Meaning.MAX_BONUS].points,
            max_penalty=positive(maxima[Meaning.MAX_PENALTY].points),
            points=self._claimed(line, Meaning.POINTS),
            bonus=self._claimed(line, Meaning.BONUS),
            penalty=positive(self._claimed(line, Meaning.PENALTY)),
        )

    def _claimed(self, line: Line, meaning: Meaning) -> Points | None:
        cells = [cell for cell in line.cells[meaning] if cell.trouble is not Trouble.NOT_CALCULATED]
        number = read_points(cells)
        if number.unread is not None:
            self.findings.append(
                Finding(
                    "claim_not_understood",
                    Severity.WARNING,
                    where=line.node.no or "total",
                    quote=number.unread,
                    found=number.unread,
                    params={"cell": number.where, "value": number.unread},
                )
            )
        return number.points

    def _claims_of_header(self, line: Line, own_bonus: bool, own_penalty: bool) -> Claimed:
        maxima = self._maxima[id(line)]
        claims = self._in_column(line, self._claims(line))
        said = claims.max_points is not None or self._below(line.node, "points")
        claims = dataclasses.replace(
            claims,
            max_points=maxima.points if said else None,  # «ĐIỂM TRỪ (tối đa 10 điểm)» says none
            max_bonus=None if own_bonus else maxima.bonus,
            bonus=None if own_bonus else claims.bonus,
            max_penalty=None if own_penalty else maxima.penalty,
            penalty=None if own_penalty else claims.penalty,
        )
        for subtotal, last in self.lines.subtotals:
            if self._section_of(subtotal, last) is line:
                claims = _filled(claims, self._in_column(line, self._claims(subtotal)))
        return claims

    def _in_column(self, line: Line, claims: Claimed) -> Claimed:
        """What a line claims, in the column its title gives it."""
        match self._column(line):
            case Column.BONUS:
                return Claimed(max_bonus=claims.max_points, bonus=claims.points)
            case Column.PENALTY:
                most, own = positive(claims.max_points), positive(claims.points)
                return Claimed(max_penalty=most, penalty=own)
            case Column.POINTS:
                return claims

    def _section_of(self, subtotal: Line, last: Line) -> Line | None:
        named = section_of_subtotal(subtotal.text)
        for line in self.lines.criteria:
            number = line.node.number
            if named and line.node.section and number and number.bare.upper() == named:
                return line
        node: Node = last.node
        while node.parent is not None:
            node = node.parent
        return self._by_node[id(node)] if node.section else None


def _filled(claims: Claimed, more: Claimed) -> Claimed:
    """The section line's own claims, completed by those of its subtotal line."""
    names = [field.name for field in dataclasses.fields(Claimed)]
    own = {name: getattr(claims, name) for name in names}
    values = {name: getattr(more, name) if own[name] is None else own[name] for name in names}
    return Claimed(**values)


def _per_case_rule(line: Line) -> OccurrenceRule | None:
    """«0,5/trường hợp» in the column of bonuses or deductions."""
    columns = ((Meaning.MAX_BONUS, Column.BONUS), (Meaning.MAX_PENALTY, Column.PENALTY))
    for meaning, column in columns:
        found = per_case("\n".join(cell.text for cell in line.cells[meaning]))
        if found:
            return OccurrenceRule(positive(found[0]) or found[0], column=column, unit=found[1])
    return None


def _ladder_of_cell(text: str, points: Sequence[Points]) -> LadderRule | None:
    """Levels whose points stand line by line in the cell of the maximum."""
    names = [_BULLET.sub("", line) for line in text.split("\n") if is_dash(line)]
    if len(names) != len(points):
        return None
    return LadderRule(tuple(Level(name, worth) for name, worth in zip(names, points, strict=True)))
