"""Where backups go and which were made."""

from typing import Any

from recovery_desk.domain.backups import BackupMade, BackupPlace
from recovery_desk.storage.records import TableOf

BACKUP_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(BackupPlace, "backup_place", order="name, path, id"),
    TableOf(BackupMade, "backup_made", order="at DESC, id DESC"),
)
