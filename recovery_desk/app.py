"""Wires everything: the only file that knows every room."""

import os
import platform
import sys
import threading
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path

import platformdirs

from recovery_desk import __version__
from recovery_desk.exchange.bad_rows_file import save_bad_rows
from recovery_desk.exchange.establishments_file import shipped_establishments
from recovery_desk.exchange.release_rules_file import load_release_law
from recovery_desk.exchange.tables import open_table
from recovery_desk.resource_files import resource
from recovery_desk.storage.connection import cipher_versions
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.storage.identities import FreshIds, SeededIds
from recovery_desk.storage.key_header import KdfParameters
from recovery_desk.storage.vault import NewVault, Vault, create_vault, has_vault, open_vault
from recovery_desk.usecases.browse_people import BrowsePeople
from recovery_desk.usecases.desk import Desk, Rendered, Report
from recovery_desk.usecases.desk_settings import ChangeSettings, ReadSettings
from recovery_desk.usecases.import_caseload import ApplyImport, PlanImport
from recovery_desk.usecases.keep_person import ChangePerson, RegisterPerson, SetReleaseDate
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.make_practice_desk import PRACTICE_PASSPHRASE, MakePracticeDesk
from recovery_desk.usecases.open_person import OpenPerson, ReadHistory
from recovery_desk.usecases.ports import Clock
from recovery_desk.usecases.prepare_handover import HandoverSheet, PrepareHandover
from recovery_desk.usecases.print_handover import PrintHandover

PORTABLE_MARKER = "portable"
PRACTICE_PEOPLE, PRACTICE_SEED = 184, 1

WORK_MISSING = (
    "Something is missing: this desk remembers saving work that is no longer in the vault. An older copy may have "
    "been put back, or the last changes were damaged. Look for a newer backup before going on."
)


class SystemClock:
    """The machine's clock."""

    def today(self) -> date:
        """The day it is where the desk stands."""
        return datetime.now().astimezone().date()  # noqa: TID251 - this is the clock adapter

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the clock adapter


class FixedClock:
    """A day that stays: for a practice desk that must come out the same, and for tests."""

    def __init__(self, day: date) -> None:
        """It is nine in the morning of `day`, always."""
        self._now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        """The day."""
        return self._now.date()

    def now(self) -> datetime:
        """Nine in the morning."""
        return self._now


def data_folder(chosen: str | None) -> Path:
    """Where the data lies: what was asked for, beside a portable program, the user's own folder."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    program = Path(sys.executable if getattr(sys, "frozen", False) else __file__).resolve().parent
    beside = program if getattr(sys, "frozen", False) else program.parent
    if (beside / PORTABLE_MARKER).exists():
        return beside / "data"
    return Path(platformdirs.user_data_dir("Recovery Desk", appauthor=False, roaming=False))


class DataFolderDoor:
    """The front door of one data folder; the desk it opens belongs to the thread that opened it."""

    def __init__(self, where: Path, clock: Clock | None = None, kdf: KdfParameters | None = None) -> None:
        """Opens nothing yet."""
        self._where = where
        self._clock = clock or SystemClock()
        self._kdf = kdf
        self._vault: Vault | None = None
        self._lock = threading.Lock()

    @property
    def where(self) -> Path:
        """The data folder."""
        return self._where

    def has_vault(self) -> bool:
        """Whether there is a vault to unlock."""
        return has_vault(self._where)

    def start(self, passphrase: str, worker_name: str) -> Desk:
        """Makes a new vault and opens it."""
        wanted = NewVault(passphrase, worker_name, shipped_establishments(), kdf=self._kdf)
        return self._opened(create_vault(self._where, wanted, self._clock, FreshIds()))

    def unlock(self, passphrase: str) -> Desk:
        """Opens the vault."""
        return self._opened(open_vault(self._where, passphrase, self._clock))

    def practise(self, report: Report) -> Desk:
        """Opens the practice desk in its own folder, made first where there is none."""
        folder = self._where / "practice"
        if not has_vault(folder):
            make_practice_vault(
                folder, PRACTICE_PEOPLE, PRACTICE_SEED, self._clock.today(), report=report, kdf=self._kdf
            ).close()
        return self._opened(open_vault(folder, PRACTICE_PASSPHRASE, self._clock))

    def close(self) -> None:
        """Closes what is open and forgets its keys."""
        with self._lock:
            vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()

    def _opened(self, vault: Vault) -> Desk:
        self.close()
        with self._lock:
            self._vault = vault
        return desk_over(vault, self._clock)


def make_practice_vault(
    folder: Path,
    people: int,
    seed: int,
    today: date,
    passphrase: str = PRACTICE_PASSPHRASE,
    report: Report = lambda _done, _of: None,
    kdf: KdfParameters | None = None,
) -> Vault:
    """A vault of made-up people: the same content for the same arguments (its keys are always new)."""
    start_ms = int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp() * 1000)
    ids, clock = SeededIds(seed, start_ms), FixedClock(today)
    wanted = NewVault(passphrase, "M. Kerr", shipped_establishments(), is_practice=True, kdf=kdf)
    vault = create_vault(folder, wanted, clock, ids)
    try:
        MakePracticeDesk(vault, ids)(people, seed, today, report)
    except BaseException:
        vault.close()
        raise
    return vault


def desk_over(vault: Vault, clock: Clock) -> Desk:
    """Every deed, over one open vault."""
    law, ids = load_release_law(), FreshIds()
    prepare = PrepareHandover(vault, law, clock)
    return Desk(
        clock=clock,
        store=vault,
        is_practice=vault.is_practice,
        list_releases=ListReleases(vault, law, clock),
        browse_people=BrowsePeople(vault),
        open_person=OpenPerson(vault, law, clock),
        read_history=ReadHistory(vault),
        register_person=RegisterPerson(vault, ids),
        change_person=ChangePerson(vault, ids),
        set_release_date=SetReleaseDate(vault, ids),
        read_settings=ReadSettings(vault),
        change_settings=ChangeSettings(vault),
        prepare_handover=prepare,
        plan_import=PlanImport(vault, clock),
        apply_import=ApplyImport(vault, clock, ids),
        print_handover=PrintHandover(vault, prepare, _drawn),
        read_table=open_table,
        save_bad_rows=save_bad_rows,
        warnings=_warnings(vault),
    )


def run_windows(where: Path, *, practice: bool) -> int:
    """Opens the program; answers its exit code."""
    from recovery_desk.ui.desk_application import run

    return run(DataFolderDoor(where), practice=practice)


def screenshots_of(desk_folder: Path, out: Path, clock: Clock) -> list[Path]:
    """A picture of each main screen over the practice desk in `desk_folder`."""
    from recovery_desk.ui.screenshots import write_screenshots

    return write_screenshots(DataFolderDoor(desk_folder, clock), out, PRACTICE_PASSPHRASE)


def _drawn(sheet: HandoverSheet) -> Rendered:
    """Reportlab is slow to import: only once something is printed."""
    from recovery_desk.printing.forms.handover import render_handover

    return render_handover(sheet)


def _warnings(vault: Vault) -> tuple[str, ...]:
    return (WORK_MISSING,) if vault.work_missing else ()


def write_file(path: Path, content: bytes) -> None:
    """Writes a file somebody asked for by name: whole or not at all."""
    write_durably(path, content)


def examine(where: Path) -> dict[str, str]:
    """What IT asks first: versions, the SQLCipher provider, paths, fonts. Nothing about anybody."""
    found = {
        "Recovery Desk": __version__,
        "Python": f"{platform.python_version()} ({sys.executable})",
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Data folder": str(where),
        "Data folder can be written": "yes" if _can_write(where) else "no",
        "Desk": "there is one" if has_vault(where) else "none yet",
        "Network": "none: this program never opens a connection",
    }
    found |= cipher_versions()
    for name in ("PySide6_Essentials", "PySide6_Pdf", "reportlab", "cryptography", "holidays", "openpyxl"):
        found[name] = metadata.version(name)
    found["Resources"] = str(resource())
    fonts = sorted(resource("fonts").glob("*.ttf"))
    found["Fonts"] = ", ".join(font.stem for font in fonts) or "missing: reinstall the program"
    return found


def _can_write(where: Path) -> bool:
    nearest = next(folder for folder in (where, *where.parents) if folder.exists())
    return os.access(nearest, os.W_OK)
