"""Small files that must survive a power cut: written beside, flushed, then switched in one step."""

import os
import time
from contextlib import suppress
from pathlib import Path

_OWNER_ONLY, _OTHERS = 0o600, 0o077
OWNER_ONLY_FOLDER = 0o700
_HELD = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation."""
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)


def write_durably(path: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Puts `content` at `path`: afterwards the old or the new file is there, whole, and nothing beside it.

    Without `overwrite` raises `FileExistsError` where something is there already.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not overwrite and path.exists():
            raise FileExistsError(17, "There is something of that name already", str(path))
        replace_patiently(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    flush_folder(path.parent)


def owner_only(path: str, flags: int) -> int:
    """An opener: a new file is nobody else's, whatever the umask says."""
    return os.open(path, flags, _OWNER_ONLY)


def keep_from_others(path: Path) -> None:
    """A file somebody made readable for others, an older version of this program say, is the owner's alone again."""
    with suppress(OSError):
        if os.name != "nt" and path.stat().st_mode & _OTHERS:
            path.chmod(_OWNER_ONLY)


def replace_patiently(source: Path, target: Path) -> None:
    """Switches a file into its place. On Windows a scanner for viruses may hold either file for a moment."""
    for pause in (*_PAUSES, None):
        try:
            source.replace(target)
        except OSError as error:
            if pause is None or getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
        else:
            return


def flush_folder(folder: Path) -> None:
    """Makes a rename in `folder` last; Windows does this by itself and refuses to be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
