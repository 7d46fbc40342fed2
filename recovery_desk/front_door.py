"""The door of one data folder, light enough that the first window stands before anything else is loaded.

The rooms themselves (SQLCipher, the law, the importer) come with `app`, and that only when a vault is opened.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_desk.clocks import SystemClock
from recovery_desk.storage.data_folder import BESIDE, desks_beside, has_vault, key_slots_beside

if TYPE_CHECKING:
    from recovery_desk.domain.workers import Worker
    from recovery_desk.storage.key_derivation import KdfParameters
    from recovery_desk.storage.restoring import Looked
    from recovery_desk.storage.vault import Vault
    from recovery_desk.usecases.backup_ports import BackupLook
    from recovery_desk.usecases.desk import Desk, Place, Report
    from recovery_desk.usecases.passphrases import Judgement
    from recovery_desk.usecases.ports import Clock

PORTABLE_MARKER = "portable"
PRACTICE_PEOPLE, PRACTICE_SEED = 184, 1
MANY_WORKERS = 6
"""More slots than this would be waited for, were they all tried."""
PRACTICE_PASSPHRASE = "practice desk only"  # noqa: S105 - it guards made-up people and is meant to be known


def data_folder(chosen: str | None) -> Path:
    """Where the data lies: what was asked for, beside a portable program, the user's own folder."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    program = Path(sys.executable if getattr(sys, "frozen", False) else __file__).resolve().parent
    beside = program if getattr(sys, "frozen", False) else program.parent
    if (beside / PORTABLE_MARKER).exists():
        return beside / "data"
    import platformdirs

    return Path(platformdirs.user_data_dir("Recovery Desk", appauthor=False, roaming=False))


class DataFolderDoor:
    """The front door of one data folder; the desk it opens belongs to the thread that opened it."""

    def __init__(self, where: Path, clock: Clock | None = None, kdf: KdfParameters | None = None) -> None:
        """Opens nothing yet."""
        self._home = self._where = where
        self._clock = clock or SystemClock()
        self._kdf = kdf
        self._vault: Vault | None = None
        self._desk: Desk | None = None
        self._looked: Looked | None = None
        self._lock = threading.Lock()

    @property
    def where(self) -> Path:
        """The data folder of the desk that everything is about."""
        return self._where

    @property
    def beside(self) -> str:
        """What the copy is called that everything is about; empty for the desk in the data folder."""
        return "" if self._where == self._home else _in_words(self._where.name)

    def others(self) -> tuple[tuple[str, str], ...]:
        """The other desks of this laptop: (name, words); the one in the data folder has no name."""
        now = "" if self._where == self._home else self._where.name
        return tuple((name, words) for name, words in self.desks() if name != now)

    def desks(self) -> tuple[tuple[str, str], ...]:
        """Every desk in the data folder: (name, words)."""
        found = [(name, _in_words(name)) for name in desks_beside(self._home)]
        return (*([("", "The desk of this laptop")] if has_vault(self._home) else []), *found)

    def folder_of(self, name: str) -> Path:
        """Where one of them lies."""
        return self._home / BESIDE / name if name else self._home

    def turn_to(self, name: str) -> None:
        """From now on everything is about that desk."""
        self.close()
        self._looked = None
        self._where = self.folder_of(name)

    def has_vault(self) -> bool:
        """Whether there is a vault to unlock."""
        return has_vault(self._where)

    @property
    def has_many_workers(self) -> bool:
        """Whether a name helps: every worker's slot that is tried takes about a second."""
        return key_slots_beside(self._where) > MANY_WORKERS

    def start(self, passphrase: str, worker_name: str) -> Desk:
        """Makes a new vault and opens it."""
        from recovery_desk import app
        from recovery_desk.usecases.passphrases import refuse_weak

        refuse_weak(passphrase, (worker_name,))
        return self._opened(app.new_vault(self._where, passphrase, worker_name, self._clock, self._kdf))

    def unlock(self, passphrase: str, name: str = "") -> Desk:
        """Opens the vault; a name finds the worker's slot sooner."""
        from recovery_desk import app

        return self._opened(app.open_vault(self._where, passphrase, self._clock, name=name, kdf=self._kdf))

    def suggest_passphrase(self) -> str:
        """Four words nobody could foresee."""
        from recovery_desk import app

        return app.suggest_passphrase()

    def judge_passphrase(self, passphrase: str, *known: str) -> Judgement:
        """How good a new passphrase is."""
        from recovery_desk.usecases.passphrases import judged

        return judged(passphrase, known)

    def workers_by_recovery(self, typed: str) -> tuple[Worker, ...]:
        """Whom the recovery key can give a new passphrase."""
        from recovery_desk import app

        return app.workers_by_recovery(self._where, typed, self._clock)

    def recover(self, typed: str, worker_id: str, passphrase: str) -> Desk:
        """Gives a worker a new passphrase with the recovery key, and opens the desk with it."""
        from recovery_desk import app

        app.recover(self._where, typed, worker_id, passphrase, self._clock, self._kdf)
        return self.unlock(passphrase)

    def put_keys_back(self, file: Place) -> None:
        """Puts the keys in a backup, or a key file fetched from elsewhere, beside the vault."""
        from recovery_desk import app

        app.put_keys_back(self._where, Path(file))

    def practise(self, report: Report) -> Desk:
        """Opens the practice desk in its own folder, made first where there is none."""
        folder = self._home / "practice"
        from recovery_desk import app

        if not has_vault(folder):
            app.make_practice_vault(
                folder,
                PRACTICE_PEOPLE,
                PRACTICE_SEED,
                self._clock.today(),
                PRACTICE_PASSPHRASE,
                report=report,
                kdf=self._kdf,
            ).close()
        return self._opened(app.open_vault(folder, PRACTICE_PASSPHRASE, self._clock, kdf=self._kdf))

    def look_at_backup(self, file: str, passphrase: str, report: Report, *, recovery: str = "") -> BackupLook:
        """What is in a backup and how it stands to the desk here; nothing is changed."""
        from recovery_desk import app

        self._looked = None
        secret = app.in_hand(passphrase, recovery)
        look, self._looked = app.look_at_backup(Path(file), secret, self._where, report)
        return look

    def restore(self, typed: str, passphrase: str, report: Report) -> Desk:
        """Puts the backup that was looked at in the place of the desk, and opens it."""
        self.put_back(typed, report)
        return self.unlock(passphrase)

    def put_back(self, typed: str, report: Report) -> None:
        """Puts the backup that was looked at in the place of the desk, which stays locked."""
        from recovery_desk import app

        app.restore_backup(self._taken(), self._where, typed, self._clock, report)
        self._looked = None

    def open_beside(self, report: Report) -> str:
        """Makes another desk of the backup that was looked at, beside the one here; answers its name."""
        from recovery_desk import app

        looked = self._taken()
        folder = app.folder_beside(looked, self._home)
        app.open_backup_beside(looked, folder, self._clock, report)
        self._looked = None
        return folder.name

    def _taken(self) -> Looked:
        if self._looked is None:
            raise LookupError("look_at_backup")
        return self._looked

    def lock(self) -> None:
        """Makes the day's backup where one is due, then closes."""
        desk = self._desk
        if desk is not None:
            desk.backups.on_lock()
        self.close()

    def close(self) -> None:
        """Closes what is open and forgets its keys."""
        with self._lock:
            vault, self._vault, self._desk = self._vault, None, None
        if vault is not None:
            vault.close()

    def _opened(self, vault: Vault) -> Desk:
        self.close()
        with self._lock:
            self._vault = vault
        from recovery_desk import app

        self._desk = app.desk_over(vault, self._clock)
        return self._desk


def _in_words(name: str) -> str:
    from recovery_desk.usecases.backup_words import beside_in_words

    return beside_in_words(name)


def run_windows(where: Path, *, practice: bool) -> int:
    """Opens the program; answers its exit code."""
    from recovery_desk.ui.desk_application import run

    return run(DataFolderDoor(where), practice=practice)


def screenshots_of(desk_folder: Path, out: Path, clock: Clock) -> list[Path]:
    """A picture of each main screen over the practice desk in `desk_folder`."""
    from recovery_desk.ui.screenshots import write_screenshots

    return write_screenshots(DataFolderDoor(desk_folder, clock), out, PRACTICE_PASSPHRASE)
