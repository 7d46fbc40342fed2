"""Small files that must survive a power cut: written beside, flushed, then switched in one step."""

import os
from pathlib import Path

_OWNER_ONLY = 0o600


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
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Makes a rename in `folder` last; Windows does this by itself and refuses to be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
