"""Backups: where they go, which were made, which are kept, and when another is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from recovery_desk.domain.uk_time import uk_time

OWN_PLACE = "here"
"""The id of the folder beside the vault: always there, and gone with the laptop."""


class Why(StrEnum):
    """What a backup was made for."""

    ASKED = "asked"
    LOCK = "lock"
    UPDATE = "update"
    RESTORE = "restore"

    @property
    def is_thinned(self) -> bool:
        """Those made before something was changed for good stay until somebody removes them."""
        return self in (Why.ASKED, Why.LOCK)


class Standing(StrEnum):
    """How a backup stands to the desk in the data folder: which holds more."""

    NO_DESK = "no-desk"
    SAME = "same"
    BEHIND = "behind"
    AHEAD = "ahead"
    FORK = "fork"
    ANOTHER = "another"
    DESK_UNREADABLE = "desk-unreadable"
    DESK_LOCKED = "desk-locked"


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """A folder that backups go to: on a USB stick, a network home drive. `failure` is why the last try failed."""

    id: str
    path: str
    name: str = ""
    is_automatic: bool = True
    failure: str = ""
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written, read back and found the same. `file` is its name in its place."""

    id: str
    place_id: str
    file: str
    at: datetime
    why: Why
    bytes: int
    journal_seq: int
    journal_head: str


@dataclass(frozen=True, slots=True)
class Keep:
    """How many backups are kept in a place: one a day, a week, a month; when the lack of one is said aloud."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12
    nag_after_days: int = 3
    on_lock: bool = True


def kept(made: Iterable[datetime], keep: Keep) -> set[datetime]:
    """Which backups stay: the newest of each of the last days, weeks and months that have one, and the newest of all.

    A day is a day in the United Kingdom, a week begins on Monday.
    """
    newest_first = sorted(set(made), reverse=True)
    staying = set(newest_first[:1])
    for count, bucket in (
        (keep.daily, lambda at: uk_time(at).date()),
        (keep.weekly, lambda at: uk_time(at).isocalendar()[:2]),
        (keep.monthly, lambda at: (uk_time(at).year, uk_time(at).month)),
    ):
        newest_of: dict[object, datetime] = {}
        for at in newest_first:
            newest_of.setdefault(bucket(at), at)
        staying.update(list(newest_of.values())[:count])
    return staying


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether a lock makes a backup: at most one a day. A clock that was set back counts as another day."""
    return last is None or uk_time(last).date() != uk_time(now).date()


def is_stale(last: datetime | None, now: datetime, keep: Keep) -> bool:
    """Whether the age of the newest backup is said aloud."""
    return last is None or not timedelta() <= now - last < timedelta(days=keep.nag_after_days)


@dataclass(frozen=True, slots=True)
class NewerWork:
    """Work that a backup does not hold: how many records of each kind, and since when."""

    counts: tuple[tuple[str, int], ...]
    since: datetime | None

    @property
    def records(self) -> int:
        """How many records were made, changed or removed since."""
        return sum(count for _, count in self.counts)


NOTHING_NEWER = NewerWork((), None)


def newest(made: Sequence[BackupMade], place_id: str | None = None) -> BackupMade | None:
    """The newest backup, in one place where one is named: by what it holds, for a clock may have been wrong."""
    found = (each for each in made if place_id in (None, each.place_id))
    return max(found, key=lambda each: (each.journal_seq, each.at), default=None)
