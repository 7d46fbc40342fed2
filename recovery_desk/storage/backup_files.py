"""The backups that lie in a folder."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from recovery_desk.storage.container import SUFFIX, read_container
from recovery_desk.usecases.backup_ports import BackupFile
from recovery_desk.usecases.backup_problems import BackupProblem


class BackupFolders:
    """Reads and thins folders; a folder that is not there has nothing in it."""

    def is_there(self, place: str) -> bool:
        """Whether the folder is there."""
        try:
            return Path(place).is_dir()
        except OSError:
            return False

    def files(self, place: str) -> list[BackupFile]:
        """The backups in a folder, newest first."""
        found = []
        with suppress(OSError):
            for path in Path(place).glob(f"*{SUFFIX}"):
                with suppress(BackupProblem, ValueError):
                    head = read_container(path).head
                    size = path.stat().st_size
                    found.append(BackupFile(path.name, head.vault, made_at(head.made), head.why, head.seq, size))
        return sorted(found, key=lambda each: (each.made, each.file), reverse=True)

    def remove(self, place: str, file: str) -> None:
        """Takes one away; what cannot be taken away stays."""
        with suppress(OSError):
            (Path(place) / file).unlink()


def made_at(text: str) -> datetime:
    """The moment a head says it was made."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
