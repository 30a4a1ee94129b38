"""Faults of Qt for Python that would end the program, and what is done against them."""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def steady_booleans() -> None:
    """Keep ``True`` and ``False`` alive whatever a binding does to their reference counts.

    PySide6 6.12.0 gives away a reference of ``True`` at each ``Signal.emit`` made from Python;
    before Python 3.12 (which made booleans immortal) the process dies after some hundred emits
    with "bool_dealloc: deallocating True or False". Adding to the count once makes them as good as
    immortal there too.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for boolean in (True, False):
        count = ctypes.c_ssize_t.from_address(id(boolean))
        if count.value < _PLENTY:
            count.value += _PLENTY
