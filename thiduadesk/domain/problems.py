"""Refusals and faults of the environment: what stops a verb, as typed exceptions.

Words for people are made from code and params by ``i18n.messages``; the rooms below never
speak to the clerk themselves.
"""

from __future__ import annotations

import errno
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thiduadesk.domain.findings import Finding


class Refused(Exception):
    """Bad input or usage (exit 2): nothing was done.

    Attributes:
        code: names the sentence, e.g. ``rubric_no_header``.
        finding: what a check found, where that is the reason; the sentence calls it {why}.
        params: what, where (file, sheet, row, cell) and the words found.
    """

    def __init__(self, code: str, finding: Finding | None = None, /, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.finding = finding
        self.params = params


class Fault(StrEnum):
    """What the environment can do to us."""

    DISK_FULL = "disk_full"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    CORRUPT = "corrupt"
    NO_PERMISSION = "no_permission"
    MISSING = "missing"
    FILE_OPEN_ELSEWHERE = "file_open_elsewhere"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    MISSING_GLYPH = "missing_glyph"
    FAILED = "failed"


class EnvironmentProblem(Exception):
    """The environment failed (exit 3); whatever was being written is whole or absent.

    Attributes:
        fault: which kind.
        params: ``path`` and whatever else the sentence names.
    """

    def __init__(self, fault: Fault, **params: str) -> None:
        super().__init__(fault, params)
        self.fault = fault
        self.params = params


class Cancelled(Exception):
    """The clerk asked a long task to stop; nothing of it stays."""


_FAULT_OF_ERRNO = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.NO_PERMISSION,
    errno.EPERM: Fault.NO_PERMISSION,
    errno.ENOENT: Fault.MISSING,
    errno.ENOTDIR: Fault.MISSING,
    errno.ETXTBSY: Fault.FILE_OPEN_ELSEWHERE,
}
_SHARING_VIOLATIONS = frozenset({32, 33})
"""Windows error numbers of a file that another program holds open."""


def from_os_error(error: OSError, path: str) -> EnvironmentProblem:
    """The one mapping of operating-system errors to faults the clerk can act on."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return EnvironmentProblem(Fault.FILE_OPEN_ELSEWHERE, path=path)
    fault = _FAULT_OF_ERRNO.get(error.errno or 0, Fault.FAILED)
    return EnvironmentProblem(fault, path=path, detail=error.strerror or "")
