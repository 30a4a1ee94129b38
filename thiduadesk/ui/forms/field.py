"""Fields of a form: each saves when it is left, shows its fault, and leaves undo to the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from typing import Generic
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thiduadesk.domain.problems import Refused
from thiduadesk.i18n.messages import refusal_text
from thiduadesk.ui.theme.stylesheet import kind

T = TypeVar("T")


class FieldError(ValueError):
    """What was typed is not a value; ``args[0]`` is the sentence shown beside the field."""


class Field(QWidget, Generic[T]):
    """Label, editor, fault line. Subclasses bring the editor and read and write its text.

    A field saves when the cursor leaves it (or Enter is pressed): the text is parsed, checked,
    and given to ``save``; nothing is called when nothing changed. ``FieldError`` from ``parse`` or
    ``check`` and ``Refused`` from ``save`` appear beside the field, and what she typed stays.
    Ctrl+Z undoes typing while there is typing to undo, then reaches the store's undo. A field for
    long text also saves while the typing goes on; ``going_on`` then tells ``save`` that this is the
    same typing as the last time, to be undone with it.

    Args:
        label: translated words above the editor; also its accessible name.
        save: keeps the value, normally a service verb.
        check: raises ``FieldError`` where the value cannot be.
        hint: grey words below the editor.

    Signals:
        saved: the value, after ``save`` went through.
        typed: the text was changed by hand, not yet saved.
    """

    saved = Signal(object)
    typed = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        save: Callable[[T], object] | None = None,
        check: Callable[[T], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel(label, self)
        self.fault_label = QLabel(self)
        self._save = save
        self._check = check
        self._kept: T | None = None
        self._loading = False
        self.going_on = False
        self._saving = False
        self._before_typing: T | None = None
        kind(self.label, "label")
        self.label.setBuddy(editor)
        self.label.setVisible(bool(label))
        editor.setAccessibleName(label)
        kind(self.fault_label, "fault")
        self.fault_label.setWordWrap(True)
        self.fault_label.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(editor, 1)
        layout.addWidget(self.fault_label)
        if hint:
            hint_label = QLabel(hint, self)
            kind(hint_label, "hint")
            hint_label.setWordWrap(True)
            layout.addWidget(hint_label)
        self.setFocusProxy(editor)

    # --- for pages --------------------------------------------------------------------------
    def load(self, value: T) -> None:
        """Show a value from the data; does not save, forgets typing and faults.

        While the clerk types here an unchanged value leaves her text alone.
        """
        if self.editor.hasFocus() and self._is_being_typed(value):
            self._kept = value
            return
        self._kept = value
        self._loading = True
        self._write(self.format(value))
        self._loading = False
        self.show_fault("")

    def value(self) -> T:
        """What stands in the editor, parsed and checked.

        Raises:
            FieldError: it is not a value.
        """
        value = self.parse(self._read())
        if self._check is not None:
            self._check(value)
        return value

    @property
    def fault(self) -> str:
        """The sentence beside the field, empty when all is well."""
        return self.fault_label.text()

    @property
    def dirty(self) -> bool:
        """Whether the text is other than what was loaded or saved."""
        return self._kept is None or self._read() != self.format(self._kept)

    def show_fault(self, sentence: str) -> None:
        """Put a sentence beside the field; empty takes it away."""
        self.fault_label.setText(sentence)
        self.fault_label.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        self.editor.setProperty("faulty", bool(sentence))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def commit(self) -> bool:
        """Save now if something changed; False when a fault keeps it from being saved."""
        if not self.dirty:
            if self.going_on and self._kept is not None:
                self.going_on = False
                self.load(self._kept)  # nothing is left that Ctrl+Z could take back here
            self.show_fault("")
            return True
        try:
            value = self.value()
            if self._save is not None and value != self._kept:
                self._save(value)
        except FieldError as problem:
            self.show_fault(str(problem))
            return False
        except Refused as refused:
            self.show_fault(refusal_text(refused))
            return False
        changed = value != self._kept
        self.going_on = False
        self.load(value)
        if changed:
            self.saved.emit(value)
        return True

    def revert(self) -> None:
        """Put back what stood here before the typing (Esc)."""
        if self.going_on and self._before_typing is not None:
            self._write(self.format(self._before_typing))
            self.commit()
        elif self._kept is not None:
            self._write(self.format(self._kept))
            self.show_fault("")

    def _is_being_typed(self, value: T) -> bool:
        return self._saving or self.going_on or (value == self._kept and self.dirty)

    # --- for subclasses ---------------------------------------------------------------------
    def save_while_typing(self) -> None:
        """Save what stands here and leave the editor as it is; a fault waits until it is left."""
        before = self._kept
        try:
            value = self.value()
            if value == before or self._save is None:
                return
            if not self.going_on:
                self._before_typing = before
            self._kept, self._saving = value, True  # the page shows the change while it is saved
            self._save(value)
        except (FieldError, Refused):
            self._kept = before
        else:
            self.going_on = True
        finally:
            self._saving = False

    def parse(self, text: str) -> T:
        """The value of a text; raises ``FieldError``."""
        raise NotImplementedError

    def format(self, value: T) -> str:
        """The text of a value."""
        raise NotImplementedError

    def _read(self) -> str:
        raise NotImplementedError

    def _write(self, text: str) -> None:
        raise NotImplementedError

    def _on_typed(self, *_args: Any) -> None:
        if not self._loading:
            self.typed.emit()


class TypingKeys(QObject):
    """Keys of an editor: Esc puts the kept text back, Ctrl+Z without typing goes to the window."""

    def __init__(self, field: Field[Any], editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._field = field
        self._editor = editor
        editor.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                return self._passes_on(event)
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                typed = self._field.dirty or self._field.going_on
                if event.key() == Qt.Key.Key_Escape and typed:
                    self._field.revert()
                    return True
            case QEvent.Type.FocusOut if isinstance(self._editor, QPlainTextEdit):
                self._field.commit()
            case _:
                pass
        return False

    def _passes_on(self, event: QKeyEvent) -> bool:
        """Let undo and redo become shortcuts of the window when nothing was typed here."""
        if event.matches(QKeySequence.StandardKey.Undo):
            can = self._undo_available()
        elif event.matches(QKeySequence.StandardKey.Redo):
            can = self._redo_available()
        else:
            return False
        if not can:
            event.ignore()
            return True
        return False

    def _undo_available(self) -> bool:
        editor = self._editor
        if isinstance(editor, QLineEdit):
            return editor.isUndoAvailable()
        return editor.document().isUndoAvailable()

    def _redo_available(self) -> bool:
        editor = self._editor
        if isinstance(editor, QLineEdit):
            return editor.isRedoAvailable()
        return editor.document().isRedoAvailable()
