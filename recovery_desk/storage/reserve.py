"""A little of the disk kept back, so that the last work can still be saved when there is no room left."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from recovery_desk.storage.durable_files import keep_from_others, owner_only

_BYTES = 4_000_000
_LOW = 1_500_000
"""With less than this free the reserve is given up: a save takes less, and other programs will want the rest."""
_PLENTY = 10 * _BYTES
_NAME = "reserve"


class Reserve:
    """A file of nothing beside the vault; given up once, kept back again when there is room."""

    def __init__(self, folder: Path) -> None:
        """Keeps room back where there is plenty; a full or odd disk keeps nobody from opening the desk."""
        self._folder = folder
        self._file = folder / _NAME
        self.is_given_up = False
        keep_from_others(self._file)
        with suppress(OSError):
            if not self._file.exists() and self._free() > _PLENTY:
                self._fill()
        self._is_there = self._file.exists()
        self.is_given_up = not self._is_there

    def make_room(self) -> None:
        """Before a save: gives the reserve up where the disk is all but full."""
        if self._is_there:
            with suppress(OSError):
                if self._free() < _LOW:
                    self.give_up()

    def give_up(self) -> None:
        """After a save that found no room: the next one finds some."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
            self._is_there = False
            self.is_given_up = True

    def _free(self) -> int:
        return shutil.disk_usage(self._folder).free

    def _fill(self) -> None:
        beside = self._file.with_name(f".{_NAME}.new")
        try:
            with open(beside, "wb", opener=owner_only) as file:
                # Written out, so that no file system stores it as a hole.
                file.writelines(os.urandom(100_000) for _ in range(_BYTES // 100_000))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._file)
        finally:
            beside.unlink(missing_ok=True)
