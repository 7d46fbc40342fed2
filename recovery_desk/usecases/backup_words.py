"""The sentences about backups and putting them back, for the windows and the command line."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from recovery_desk.domain.backups import NewerWork, Standing, Why
from recovery_desk.domain.dates import clock_time, long_date, short_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases import backup_problems as backup
from recovery_desk.usecases.backup_ports import BackupLook
from recovery_desk.usecases.record_kind_words import counted

_COPY = re.compile(r"copy-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(?:-(\d+))?")

WHY_WORDS = {
    Why.ASKED.value: "made because somebody asked",
    Why.LOCK.value: "made at locking",
    Why.UPDATE.value: "made before an update",
    Why.RESTORE.value: "made before a backup was put back",
}

BACKUP_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    backup.BackupPlaceMissing: lambda problem: (
        f"{problem.where} is not there. Is the stick in, is the drive connected? It is tried again at the next lock."
    ),
    backup.BackupPlaceRefuses: lambda problem: (
        f"Nothing may be written in {problem.where}. Choose another folder, or ask IT for the right to write there."
    ),
    backup.BackupPlaceFull: lambda problem: (
        f"There is no room left in {problem.where}. Nothing was left there; free some space or choose another place."
    ),
    backup.BackupPlaceGone: lambda problem: (
        f"{problem.where} went away while the backup was being written: that is no backup. Try again once it is back."
    ),
    backup.BackupReadBackDiffers: lambda problem: (
        f"What was read back from {problem.where} is not what was written, so it is not a backup. "
        "The stick or disk is failing: use another."
    ),
    backup.BackupOfDamagedVault: lambda _: (
        "The vault itself is damaged, so no backup was made, and none was thinned out. Go on with nothing yet: "
        "keep the backups there are, and restore the newest one that is whole."
    ),
    backup.BackupAlreadyRunning: lambda _: "A backup is being made already. Wait until it is done.",
    backup.BackupGivenUp: lambda _: "The backup was given up before its end. Make it again.",
    backup.NotABackup: lambda problem: f"{problem.where} is not a backup made by Recovery Desk. It was left as it is.",
    backup.BackupDamaged: lambda problem: (
        f"{problem.where} is not as it was written: it was cut short, changed or damaged. Do not use it; "
        "try another backup. Nothing was changed."
    ),
    backup.BackupTooNew: lambda problem: (
        f"{problem.where} was made by a newer version of Recovery Desk. Open it with that version; nothing was changed."
    ),
    backup.BackupUnreadable: lambda problem: (
        f"{problem.where} cannot be read. Is the stick still in, and may you read there?"
    ),
    backup.WouldLoseWork: lambda problem: (
        f"This would lose {newer_in_words(problem.newer)}. A backup of the desk as it is now is made first. "
        f"To go on all the same, type: {problem.words}"
    ),
    backup.WouldReplaceUnseen: lambda problem: (
        "The desk here does not open with that, so it cannot be told what would be lost. It is kept beside. "
        f"To go on all the same, type: {problem.words}"
    ),
    backup.BackupIsOfAnotherDesk: lambda problem: (
        f"{problem.where} is of another desk. The one here is never written over: open the backup beside it, in a "
        "folder of its own."
    ),
    backup.BackupIsFork: lambda problem: (
        f"{problem.where} and the desk here have gone different ways: each holds work that the other does not. "
        "Neither is written over: open the backup beside it, in a folder of its own."
    ),
    backup.FolderNotEmpty: lambda problem: f"There is something in {problem.where} already. Choose an empty folder.",
    backup.NothingToSalvage: lambda problem: (
        f"Nothing could be read out of {problem.where}. Look for a backup: recovery-desk restore FILE --data DIR"
    ),
}


def age_in_words(at: datetime | None, now: datetime) -> str:
    """`Backed up today 08:52`, for the foot of the navigation."""
    if at is None:
        return "Never backed up"
    wall, today = uk_time(at), uk_time(now).date()
    days = (today - wall.date()).days
    if days == 0:
        return f"Backed up today {clock_time(wall)}"
    if days == 1:
        return f"Backed up yesterday {clock_time(wall)}"
    year = "" if wall.year == today.year else f" {wall.year}"
    return f"Backed up {short_date(wall.date())}{year}"


def name_beside(made: datetime) -> str:
    """What the folder of a copy is called: `copy-2026-12-04-0852`, UK time."""
    return f"copy-{uk_time(made):%Y-%m-%d-%H%M}"


def beside_in_words(name: str) -> str:
    """`Copy of Friday 4 December 2026, 08:52`; a folder somebody renamed is called what it is called."""
    found = _COPY.fullmatch(name)
    if found is None:
        return name
    day, hour, minute, number = found.groups()
    try:
        told = f"Copy of {long_date(date.fromisoformat(day))}, {hour}:{minute}"
    except ValueError:
        return name
    return f"{told} ({number})" if number else told


def moment_in_words(at: datetime) -> str:
    """`Friday 4 December 2026, 08:52`, UK time."""
    wall = uk_time(at)
    return f"{long_date(wall.date())}, {clock_time(wall)}"


def size_in_words(count: int) -> str:
    """`12.4 MB`."""
    return f"{max(count, 1) / 1_000_000:,.1f} MB" if count < 1_000_000_000 else f"{count / 1_000_000_000:,.2f} GB"


def failure_in_words(failure: str) -> str:
    """Why a place failed, from the name of its problem."""
    return _FAILURES.get(failure, "It could not be written there.")


_FAILURES = {
    "BackupPlaceMissing": "It was not there.",
    "BackupPlaceRefuses": "Nothing may be written there.",
    "BackupPlaceFull": "There was no room left.",
    "BackupPlaceGone": "It went away while the backup was being written.",
    "BackupReadBackDiffers": "What was read back was not what was written: that stick or disk is failing.",
    "BackupOfDamagedVault": "The vault itself is damaged.",
}


def newer_in_words(newer: NewerWork) -> str:
    """`14 notes and 2 people since 09:12`."""
    said = _listed([counted(kind, count) for kind, count in newer.counts])
    if newer.since is None:
        return said
    wall = uk_time(newer.since)
    return f"{said} since {clock_time(wall)} on {long_date(wall.date())}"


def standing_in_words(look: BackupLook) -> str:
    """How the backup stands to the desk here, and what putting it back would do."""
    if look.standing is Standing.BEHIND and look.newer.records:
        return f"The desk here is newer. Putting this backup back would lose {newer_in_words(look.newer)}."
    return _STANDING[look.standing]


BESIDE = "It becomes a desk of its own, in a folder of its own. No desk that is there is changed."
"""What opening a backup beside does."""

_STANDING = {
    Standing.NO_DESK: "There is no desk on this laptop yet: this backup becomes it.",
    Standing.SAME: "The desk here holds exactly the same. Nothing would be lost or won.",
    Standing.BEHIND: "The desk here is newer, but nobody's work: nothing would be lost.",
    Standing.AHEAD: "This backup is newer than the desk here. Nothing would be lost.",
    Standing.FORK: (
        "This backup and the desk here have gone different ways: each holds work that the other does not. "
        "It can only be opened beside, in a folder of its own."
    ),
    Standing.ANOTHER: "This backup is of another desk. It can only be opened beside, in a folder of its own.",
    Standing.DESK_UNREADABLE: (
        "The desk here is damaged and cannot be opened. It is kept as it is; the backup becomes the desk."
    ),
    Standing.DESK_LOCKED: (
        "The desk here does not open with that, so it cannot be told what would be lost. It is kept beside."
    ),
}


def contents_in_words(look: BackupLook) -> str:
    """What is in a backup: people first, then the kinds of record there are most of."""
    work = [(kind, count) for kind, count in look.counts if kind not in _OF_THE_DESK]
    work.sort(key=lambda pair: (pair[0] != "person", -pair[1]))
    return _listed([counted(kind, count) for kind, count in work[:8]]) or "Nothing yet"


_OF_THE_DESK = frozenset({"setting", "worker", "backup_made", "backup_place"})


def _listed(parts: Sequence[str]) -> str:
    *most, last = parts or [""]
    return f"{', '.join(most)} and {last}" if most else last
