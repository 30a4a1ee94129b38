"""Faults of Qt for Python that would end the program, and what is done against them."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def steady_singletons() -> None:
    """Keep ``None``, ``True``, ``False`` and ``NotImplemented`` alive whatever a binding does.

    PySide6 6.12.0 hands these out without counting a reference (``Signal.emit``, a ``None`` in an
    argument or an answer), as if they were immortal; they are so only from Python 3.12 on. Before
    that the process dies after some hundred signals with "bool_dealloc: deallocating True or
    False". Adding to their counts once makes them as good as immortal there too.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for single in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(single))
        if count.value < _PLENTY:
            count.value += _PLENTY
