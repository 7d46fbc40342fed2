"""What the windows remember from one start to the next: sizes and columns, never a name."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

WINDOW_FILE = "window.ini"


class Memory:
    """An INI file in the data folder; never the registry."""

    def __init__(self, where: Path) -> None:
        self._file = QSettings(str(where / WINDOW_FILE), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray | None:
        """A state Qt wrote, or None."""
        kept = self._file.value(name)
        return kept if isinstance(kept, QByteArray) else None

    def text(self, name: str, default: str = "") -> str:
        """A word, or the default."""
        kept = self._file.value(name)
        return kept if isinstance(kept, str) else default

    def number(self, name: str, default: int) -> int:
        """A number, or the default where there is none or it is not one."""
        kept = self.text(name)
        return int(kept) if kept.isdecimal() and kept.isascii() else default

    def sync(self) -> None:
        """Writes it to the file now."""
        self._file.sync()

    def keep(self, name: str, value: QByteArray | str | int) -> None:
        """Remembers; written to the file when the program is idle."""
        self._file.setValue(name, str(value) if isinstance(value, int) else value)
