"""What making backups needs from the world."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from recovery_desk.domain.backups import NOTHING_NEWER, NewerWork, Standing, Why
from recovery_desk.usecases.wholeness import Report


class Stood(Protocol):
    """Where the history stood."""

    @property
    def seq(self) -> int:
        """The number of the newest line."""

    @property
    def code(self) -> str:
        """Its code, in hexadecimal."""

    @property
    def made(self) -> str:
        """The moment, ISO, UTC."""


class Frozen(Protocol):
    """The vault as it stood when a backup began."""

    @property
    def head(self) -> Stood:
        """Where the history stood."""

    def copy_to(self, place: str, name: str = ..., report: Report = ...) -> tuple[str, int]:
        """One backup into a folder, read back: (name, bytes). On any thread. Raises a `BackupProblem`."""


class Snapshots(Protocol):
    """Copies of the open vault, made while it is in use."""

    @property
    def folder(self) -> str:
        """The folder of backups beside the vault."""

    @property
    def began(self) -> datetime:
        """When this desk was started."""

    @property
    def goes_on_meanwhile(self) -> bool:
        """Whether saves may go on while a backup is copied."""

    def freeze(self, why: Why) -> Frozen:
        """Holds the vault's file still; what is saved goes elsewhere until `thaw`. Raises `BackupAlreadyRunning`."""

    def thaw(self) -> None:
        """Lets the file change again."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup that lies in a place. What it says of itself is read, not proved."""

    file: str
    vault_id: str
    made: datetime
    why: str
    seq: int
    bytes: int


class BackupFiles(Protocol):
    """The backups that lie in folders."""

    def is_there(self, place: str) -> bool:
        """Whether the folder is there: a stick may not be in."""

    def files(self, place: str) -> Sequence[BackupFile]:
        """The backups in a folder, newest first; none where it is not there."""

    def remove(self, place: str, file: str) -> None:
        """Takes one away; what cannot be taken away stays."""


@dataclass(frozen=True, slots=True)
class BackupLook:
    """What is in a backup and how it stands to the desk here, before anything is changed."""

    file: str
    made: datetime
    why: str
    program: str
    is_practice: bool
    counts: tuple[tuple[str, int], ...]
    lines: int
    head: str
    standing: Standing
    newer: NewerWork = NOTHING_NEWER
    words_to_type: str = ""
