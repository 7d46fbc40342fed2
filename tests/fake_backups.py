"""Fakes for backups: a vault held still, and folders that backups lie in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from recovery_desk.domain.backups import Why
from recovery_desk.usecases.backup_ports import BackupFile
from recovery_desk.usecases.backup_problems import BackupProblem
from recovery_desk.usecases.ports import Clock


@dataclass(frozen=True)
class FakeHead:
    """Where the history stood."""

    seq: int
    made: str
    code: str = "00" * 32


@dataclass
class FakeFrozen:
    """A vault held still; places in `broken` fail as they say."""

    head: FakeHead
    broken: dict[str, BackupProblem]
    copies: list[tuple[str, str]]

    def copy_to(
        self, place: str, name: str = "", report: Callable[[int, int], None] = lambda _done, _of: None
    ) -> tuple[str, int]:
        report(1, 1)
        if place in self.broken:
            raise self.broken[place]
        file = name or f"{self.head.made}.rdbackup"
        self.copies.append((place, file))
        return file, 100


class FakeSnapshots:
    """Copies of the fake vault."""

    folder = "/desk/backups"
    goes_on_meanwhile = True

    def __init__(self, clock: Clock, lines: Callable[[], int]) -> None:
        self._clock, self._lines = clock, lines
        self.began = datetime(2026, 11, 1, 9, tzinfo=UTC)
        self.broken: dict[str, BackupProblem] = {}
        self.copies: list[tuple[str, str]] = []
        self.is_frozen = False

    def freeze(self, why: Why) -> FakeFrozen:
        assert not self.is_frozen
        self.is_frozen = True
        made = self._clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        return FakeFrozen(FakeHead(self._lines(), made), self.broken, self.copies)

    def thaw(self) -> None:
        self.is_frozen = False


class FakeBackupFolders:
    """Folders of backups, in memory."""

    def __init__(self) -> None:
        self.there: dict[str, list[BackupFile]] = {}

    def is_there(self, place: str) -> bool:
        return place in self.there

    def files(self, place: str) -> Sequence[BackupFile]:
        return sorted(self.there.get(place, ()), key=lambda each: each.made, reverse=True)

    def remove(self, place: str, file: str) -> None:
        self.there[place] = [each for each in self.there[place] if each.file != file]
