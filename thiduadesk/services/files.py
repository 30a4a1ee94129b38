"""Writing finished bytes to the places the clerk names: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

from thiduadesk.domain.problems import EnvironmentProblem
from thiduadesk.domain.problems import Fault
from thiduadesk.domain.problems import Refused
from thiduadesk.domain.problems import from_os_error


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` under a temporary name, flush it to disk, then rename.

    Raises:
        Refused: ``file_is_folder``.
        EnvironmentProblem: the folder is missing, disk full, read-only, no permission, open in
            another program …; what stood at ``path`` before is untouched and no temporary file stays.
    """
    temporary: Path | None = None
    if path.is_dir():
        raise Refused("file_is_folder", path=str(path))
    if not path.parent.is_dir():
        raise EnvironmentProblem(Fault.MISSING, path=str(path.parent))
    try:
        # a short prefix: with a long Vietnamese name the whole would be longer than a name may be
        handle, name = tempfile.mkstemp(prefix=".thiduadesk-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise from_os_error(error, str(path)) from error


def check_new_folder(folder: Path) -> None:
    """Whether a folder can be made there; an empty one may be there already.

    Raises:
        Refused: ``folder_not_empty``.
        EnvironmentProblem: the folder around it is missing.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("folder_not_empty", path=str(folder))
    if not folder.parent.is_dir():
        raise EnvironmentProblem(Fault.MISSING, path=str(folder.parent))


@contextmanager
def folder_whole(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes its name when the block ends and is gone where it fails.

    Call ``check_new_folder`` before.

    Raises:
        EnvironmentProblem: disk full, read-only, no permission …; nothing stays.
    """
    try:
        draft = Path(tempfile.mkdtemp(prefix=".thiduadesk-", dir=folder.parent))
    except OSError as error:
        raise from_os_error(error, str(folder.parent)) from error
    try:
        yield draft
        if folder.exists():
            folder.rmdir()
        draft.chmod(0o755)
        draft.rename(folder)
    except OSError as error:
        raise from_os_error(error, str(folder)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _umask() -> int:
    """The mask of the process; reading it means setting it for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
