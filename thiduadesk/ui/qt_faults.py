"""Faults of Qt for Python that would end the program, and what is done against them."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << (40 if sys.maxsize > 2**32 else 28)


def steady_singletons() -> None:
    """Keep ``None``, ``True``, ``False`` and ``NotImplemented`` alive whatever a binding does.

    PySide6 6.12.0 gives references to these away at every call that returns nothing and at every
    ``Signal.emit``, as if they were immortal; they are so only from Python 3.12 on (PEP 683).
    Before that a window that has painted for some minutes dies with "none_dealloc: deallocating
    None". Adding to their counts once makes them as good as immortal there too.
    docs/decisions/0009-hold-singletons.md says what was weighed; ``tests/ui/test_qt_faults.py``
    says when this can go.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for single in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(single))
        if count.value < _PLENTY:
            count.value += _PLENTY
