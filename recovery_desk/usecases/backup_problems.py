"""What can go wrong with a backup or putting one back, as facts. The words are in `backup_words`."""

from recovery_desk.domain.backups import NewerWork
from recovery_desk.usecases.vault_problems import VaultProblem


class BackupProblem(VaultProblem):
    """The root of them; `where` is the place or the file."""

    def __init__(self, where: str) -> None:
        """`where` is a folder or a file."""
        super().__init__(where)
        self.where = where


class BackupPlaceMissing(BackupProblem):
    """The folder is not there: a stick that is not in, a drive that is not connected."""


class BackupPlaceRefuses(BackupProblem):
    """The folder may not be written to."""


class BackupPlaceFull(BackupProblem):
    """There is no room left in it."""


class BackupPlaceGone(BackupProblem):
    """It went away while the backup was being written."""


class BackupReadBackDiffers(BackupProblem):
    """What was read back is not what was written: the medium is failing."""


class BackupOfDamagedVault(BackupProblem):
    """The vault itself is damaged: what was copied is not called a backup."""


class BackupAlreadyRunning(VaultProblem):
    """One is being made already."""


class BackupGivenUp(VaultProblem):
    """It ended before its end, for no reason that the place gave: nothing of it is called a backup."""


class NotABackup(BackupProblem):
    """The file is no backup of this program's."""


class BackupDamaged(BackupProblem):
    """It is one, and not as it was written: cut short, changed, added to."""


class BackupTooNew(BackupProblem):
    """Made by a newer version of the program."""


class BackupUnreadable(BackupProblem):
    """The file cannot be opened at all."""


class WouldLoseWork(VaultProblem):
    """Putting the backup back would lose newer work: it must be asked for in so many words."""

    def __init__(self, newer: NewerWork, words: str) -> None:
        """`words` is what must be typed."""
        super().__init__(newer, words)
        self.newer, self.words = newer, words


class WouldReplaceUnseen(VaultProblem):
    """The desk here opens neither with what opened the backup nor with what was typed: nobody can say what is in it."""

    def __init__(self, words: str) -> None:
        """`words` is what must be typed."""
        super().__init__(words)
        self.words = words


class BackupIsOfAnotherDesk(BackupProblem):
    """There is another desk here: it is never written over."""


class BackupIsFork(BackupProblem):
    """Work was done on two copies of the desk: neither holds all of it."""


class FolderNotEmpty(BackupProblem):
    """A folder that something is to be made in holds something already."""


class NothingToSalvage(BackupProblem):
    """A damaged vault of which not one record could be read."""
