"""Keeps ``None`` alive under PySide6 6.12 on Python 3.11.

PySide6 6.12 was built for interpreters in which ``None`` is immortal (Python 3.12, PEP 683). Each
call of one of its methods that returns nothing gives back a reference to ``None`` it never took;
on Python 3.11 a window that has painted for some minutes ends with «none_dealloc: deallocating
None». Measured with ``sys.getrefcount(None)``: one lost per call. So we do what 3.12 does.
"""

from __future__ import annotations

import ctypes
import platform
import sys

IMMORTAL = 1 << (40 if sys.maxsize > 2**32 else 28)
"""References added: more calls than a window can make in years."""


def hold_none() -> bool:
    """Give ``None`` so many references that losing some cannot end it; whether it was needed.

    CPython before 3.12 only, where the count is the first word of every object of a release build.
    Doing it again changes nothing.
    """
    needed = (
        platform.python_implementation() == "CPython"
        and sys.version_info < (3, 12)
        and not hasattr(sys, "gettotalrefcount")
    )
    if needed and sys.getrefcount(None) < IMMORTAL // 2:
        count = ctypes.c_ssize_t.from_address(id(None))
        count.value += IMMORTAL
    return needed
