"""The kinds of field: a line, a text, a date, a number, points, a choice, yes or no."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.points import Points
from thiduadesk.domain.points import PointsError
from thiduadesk.domain.text import nfc
from thiduadesk.domain.text import one_line
from thiduadesk.domain.text import parse_date
from thiduadesk.i18n import _
from thiduadesk.i18n.format import amount_text
from thiduadesk.i18n.format import date_text
from thiduadesk.ui.forms.field import Field
from thiduadesk.ui.forms.field import FieldError
from thiduadesk.ui.forms.field import T
from thiduadesk.ui.forms.field import TypingKeys

_WHOLE = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_LONGEST = 30
"""Letters of a number; a longer one is a text that was pasted in the wrong place."""
MOST_MONEY = 1_000_000_000_000
SAVED_WITHIN = 3000
"""Milliseconds after which a long text is saved though the typing goes on: the power may fail."""


class _TypedField(Field[T]):
    """A field whose editor is one line."""

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        save: Callable[[T], object] | None = None,
        check: Callable[[T], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, save=save, check=check, hint=hint, parent=parent)
        self.line.setPlaceholderText(placeholder)
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(self._on_typed)
        self._keys = TypingKeys(self, self.line)

    @override
    def _read(self) -> str:
        return self.line.text()

    @override
    def _write(self, text: str) -> None:
        if text != self.line.text() or self.line.isUndoAvailable():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)  # a long text shows its beginning


class LineField(_TypedField[str]):
    """One line of words; ``required`` refuses an empty one."""

    def __init__(self, label: str, *, required: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self._required = required

    @override
    def parse(self, text: str) -> str:
        tidy = one_line(text)
        if self._required and not tidy:
            raise FieldError(_("Nothing stands here yet. Type it, or press Esc to go back."))
        return tidy

    @override
    def format(self, value: str) -> str:
        return value


class DateField(_TypedField["dt.date | None"]):
    """A day, typed as 5/1/2022 or 05.01.2022; empty is None unless ``required``."""

    def __init__(self, label: str, *, required: bool = False, **options: Any) -> None:
        options.setdefault("placeholder", _("dd/mm/yyyy"))
        super().__init__(label, **options)
        self._required = required

    @override
    def parse(self, text: str) -> dt.date | None:
        if not text.strip() and not self._required:
            return None
        day = parse_date(text)
        if day is None:
            raise FieldError(
                _("“{text}” is not a date. Type day/month/year, for example 05/01/2022.").format(
                    text=text.strip()
                )
            )
        return day

    @override
    def format(self, value: dt.date | None) -> str:
        return "" if value is None else date_text(value)


class NumberField(_TypedField["int | None"]):
    """A whole number between ``least`` and ``most``; empty is None unless ``required``."""

    def __init__(
        self,
        label: str,
        *,
        least: int = 0,
        most: int = 1_000_000,
        required: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self._least = least
        self._most = most
        self._required = required

    @override
    def parse(self, text: str) -> int | None:
        bare = text.strip()
        if not bare:
            if self._required:
                raise FieldError(_("Nothing stands here yet. Type it, or press Esc to go back."))
            return None
        if len(bare) > _LONGEST or _WHOLE.fullmatch(bare) is None:
            raise FieldError(
                _("“{text}” is not a whole number. Type digits only.").format(text=bare)
            )
        number = int(bare.replace(".", ""))
        if not self._least <= number <= self._most:
            raise FieldError(
                _("Type a number from {least} to {most}.").format(
                    least=self._least, most=self._most
                )
            )
        return number

    @override
    def format(self, value: int | None) -> str:
        return "" if value is None else str(value)


class MoneyField(NumberField):
    """An amount of money in whole dong, «12.500.000», up to ``MOST_MONEY``."""

    def __init__(
        self, label: str, *, least: int = 0, required: bool = False, **options: Any
    ) -> None:
        super().__init__(label, least=least, most=MOST_MONEY, required=required, **options)

    @override
    def format(self, value: int | None) -> str:
        return "" if value is None else amount_text(Decimal(value))


class PointsField(_TypedField["Points | None"]):
    """Points with a decimal comma («19,75»); empty is None, unanswered."""

    @override
    def parse(self, text: str) -> Points | None:
        if not text.strip():
            return None
        try:
            return Points.parse(text)
        except PointsError as problem:
            raise FieldError(
                _("“{text}” is not a number of points. Type for example 20 or 19,75.").format(
                    text=text.strip()
                )
            ) from problem

    @override
    def format(self, value: Points | None) -> str:
        return "" if value is None else value.printed()


class AmountField(_TypedField["Decimal | None"]):
    """An amount as papers write it («12.400», «99,8»); empty is None."""

    @override
    def parse(self, text: str) -> Decimal | None:
        bare = text.strip()
        if not bare:
            return None
        if _AMOUNT.fullmatch(bare) is None:
            raise FieldError(
                _("“{text}” is not a number. Type for example 12.400 or 99,8.").format(text=bare)
            )
        return Decimal(bare.replace(".", "").replace(",", "."))

    @override
    def format(self, value: Decimal | None) -> str:
        return "" if value is None else amount_text(value)


class TextField(Field[str]):
    """Several lines of words; saves when the cursor leaves it, and every few seconds of typing."""

    def __init__(
        self,
        label: str,
        *,
        lines: int = 4,
        placeholder: str = "",
        save: Callable[[str], object] | None = None,
        check: Callable[[str], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.area = QPlainTextEdit()
        super().__init__(label, self.area, save=save, check=check, hint=hint, parent=parent)
        self.area.setPlaceholderText(placeholder)
        self.area.setTabChangesFocus(True)
        self.area.setMinimumHeight(self.area.fontMetrics().lineSpacing() * lines + 16)
        self.area.textChanged.connect(self._on_typed)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(SAVED_WITHIN)
        self._longest.timeout.connect(self.save_while_typing)
        self.typed.connect(self._wait)
        self._keys = TypingKeys(self, self.area)

    @override
    def load(self, value: str) -> None:
        super().load(value)
        if not self.dirty:
            self._longest.stop()

    def _wait(self) -> None:
        if not self._longest.isActive():
            self._longest.start()

    @override
    def parse(self, text: str) -> str:
        return nfc(text).strip()

    @override
    def format(self, value: str) -> str:
        return value

    @override
    def _read(self) -> str:
        return self.area.toPlainText()

    @override
    def _write(self, text: str) -> None:
        if text != self.area.toPlainText() or self.area.document().isUndoAvailable():
            self.area.setPlainText(text)


class ChoiceField(Field[Any]):
    """One of a few; ``choices`` are pairs of value and translated words. Saves when chosen.

    ``required`` refuses to go on while none is chosen.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[Any, str]],
        *,
        required: bool = False,
        save: Callable[[Any], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.box = QComboBox()
        self._required = required
        super().__init__(label, self.box, save=save, hint=hint, parent=parent)
        self._values: list[Any] = []
        self.set_choices(choices)
        self.box.activated.connect(lambda _place: self.commit())

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer others; the chosen value stays when it is among them."""
        kept = self._kept
        with QSignalBlocker(self.box):
            self.box.clear()
            self._values = [value for value, _words in choices]
            for _value, words in choices:
                self.box.addItem(words)
            self.box.setCurrentIndex(self._values.index(kept) if kept in self._values else -1)

    @override
    def parse(self, text: str) -> Any:
        place = int(text)
        if place < 0 and self._required:
            raise FieldError(_("Choose one of the list."))
        return self._values[place] if place >= 0 else None

    @override
    def format(self, value: Any) -> str:
        return str(self._values.index(value) if value in self._values else -1)

    @override
    def _read(self) -> str:
        return str(self.box.currentIndex())

    @override
    def _write(self, text: str) -> None:
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(int(text))
