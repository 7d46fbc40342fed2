"""Wires everything: the only file that knows every room."""

__all__ = [
    "desk_over",
    "examine",
    "make_practice_vault",
    "new_vault",
    "open_vault",
    "put_keys_back",
    "recover",
    "suggest_passphrase",
    "workers_by_recovery",
    "write_file",
]

import os
import platform
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path

from recovery_desk import __version__
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.backups import BackupPlace
from recovery_desk.domain.dates import clock_time, long_date
from recovery_desk.domain.recovery_keys import from_file
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.domain.workers import Worker
from recovery_desk.exchange.audiences_file import load_audiences
from recovery_desk.exchange.audit_file import save_audit
from recovery_desk.exchange.bad_rows_file import save_bad_rows
from recovery_desk.exchange.establishments_file import shipped_establishments
from recovery_desk.exchange.passphrase_words_file import passphrase_words
from recovery_desk.exchange.pathways_file import load_pathways
from recovery_desk.exchange.release_checks_file import load_check_list
from recovery_desk.exchange.release_rules_file import holiday_calendars, load_release_law
from recovery_desk.exchange.rows_file import save_rows
from recovery_desk.exchange.tables import open_table
from recovery_desk.printing.on_demand import (
    audit_drawn,
    court_plan_drawn,
    day_sheet_drawn,
    handover_drawn,
    inclusion_drawn,
    letter_drawn,
    pack_drawn,
    pdf_locked,
    pdf_passphrase,
    pickup_drawn,
    plan_drawn,
    recovery_key_drawn,
)
from recovery_desk.resource_files import resource
from recovery_desk.storage.alarm import Alarm
from recovery_desk.storage.backup_files import BackupFolders, made_at
from recovery_desk.storage.connection import cipher_versions
from recovery_desk.storage.container import SUFFIX, read_container
from recovery_desk.storage.data_folder import current_generation, has_vault, new_folder_beside
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.storage.identities import FreshIds, SeededIds
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.key_header import header_from, put_header_back
from recovery_desk.storage.key_slots import Secret
from recovery_desk.storage.opening import NOTABLY_BACK, NewVault, create_vault, open_vault, open_vault_with_recovery
from recovery_desk.storage.restoring import Looked, examine_backup, examine_folder, look, open_beside, restore
from recovery_desk.storage.salvaging import salvage
from recovery_desk.storage.sealed_pins import fits, sealed
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.audit_deeds import audit_deeds
from recovery_desk.usecases.backup_deeds import BackupDeeds
from recovery_desk.usecases.backup_ports import BackupFile, BackupLook
from recovery_desk.usecases.backup_problems import BackupUnreadable
from recovery_desk.usecases.backup_words import (
    age_in_words,
    beside_in_words,
    failure_in_words,
    moment_in_words,
    name_beside,
)
from recovery_desk.usecases.browse_people import BrowsePeople
from recovery_desk.usecases.checks_deeds import checks_deeds
from recovery_desk.usecases.complex_case_deeds import complex_case_deeds
from recovery_desk.usecases.desk import Desk, Report
from recovery_desk.usecases.desk_settings import ChangeSettings, ReadSettings
from recovery_desk.usecases.directory_deeds import directory_deeds
from recovery_desk.usecases.export_calendar import CalendarEntry
from recovery_desk.usecases.find_anything import FindAnything
from recovery_desk.usecases.first_days_deeds import first_days_deeds
from recovery_desk.usecases.import_caseload import ApplyImport, PlanImport
from recovery_desk.usecases.inclusion.deeds import inclusion_deeds
from recovery_desk.usecases.keep_drafts import DraftDeeds
from recovery_desk.usecases.keep_establishment import KeepEstablishment
from recovery_desk.usecases.keep_person import ChangePerson, RegisterPerson, SetReleaseDate
from recovery_desk.usecases.key_deeds import KeyDeeds
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.make_practice_desk import MakePracticeDesk
from recovery_desk.usecases.meetings_deeds import meeting_deeds
from recovery_desk.usecases.note_look import NoteLook
from recovery_desk.usecases.notes_deeds import notes_deeds, task_deeds
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.paper.handover_for import PrepareHandoverFor
from recovery_desk.usecases.paper.my_release_day import PrepareMyReleaseDay
from recovery_desk.usecases.paper.out_there import PrepareOutThere
from recovery_desk.usecases.paper.paper_deeds import paper_deeds
from recovery_desk.usecases.paper.print_sheets import LockSheets, PreparedSheet, SheetKind
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.passphrases import made_up
from recovery_desk.usecases.people_deeds import record_deeds
from recovery_desk.usecases.pickup_deeds import pickup_deeds
from recovery_desk.usecases.plan_deeds import plan_deeds
from recovery_desk.usecases.plan_route import PlanRoute
from recovery_desk.usecases.ports import Clock, Ids
from recovery_desk.usecases.prepare_handover import PrepareHandover
from recovery_desk.usecases.print_handover import PrintHandover
from recovery_desk.usecases.prison_day.deeds import prison_day_deeds
from recovery_desk.usecases.read_today import ReadToday
from recovery_desk.usecases.recovery_sheet import PrintRecoverySheet
from recovery_desk.usecases.route_deeds import route_deeds
from recovery_desk.usecases.salvage import Salvaged
from recovery_desk.usecases.today.checks import checks_due
from recovery_desk.usecases.undo_deeds import history_deeds
from recovery_desk.usecases.view_pins import ViewPins
from recovery_desk.usecases.wholeness import Wholeness
from recovery_desk.usecases.work_on_caseload import caseload_deeds
from recovery_desk.usecases.worker_deeds import WorkerDeeds

_ALARMS = {
    Alarm.WORK_MISSING: (
        "Something is missing: this desk remembers saving work that is no longer in the vault. An older copy may "
        "have been put back, or the last changes were damaged. Look for a newer backup before going on."
    ),
    Alarm.ANCHOR_LOST: (
        "The file \u201canchor\u201d beside the vault was missing or damaged, so it cannot be told whether the last "
        "work is all here. If somebody copied or restored this folder, check the newest records."
    ),
}


def new_vault(where: Path, passphrase: str, worker_name: str, clock: Clock, kdf: KdfParameters | None = None) -> Vault:
    """A new vault in the data folder, with the establishments that ship with the program."""
    wanted = NewVault(passphrase, worker_name, shipped_establishments(), kdf=kdf)
    return create_vault(where, wanted, clock, FreshIds())


def make_practice_vault(
    folder: Path,
    people: int,
    seed: int,
    today: date,
    passphrase: str,
    report: Report = lambda _done, _of: None,
    kdf: KdfParameters | None = None,
) -> Vault:
    """A vault of made-up people: the same content for the same arguments (its keys are always new)."""
    start_ms = int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp() * 1000)
    ids, clock = SeededIds(seed, start_ms), FixedClock(today)
    wanted = NewVault(passphrase, "M. Kerr", shipped_establishments(), is_practice=True, kdf=kdf)

    def fill(vault: Vault) -> None:
        MakePracticeDesk(vault, ids, load_pathways(), clock)(people, seed, today, report)

    return create_vault(folder, wanted, clock, ids, fill)


def desk_over(vault: Vault, clock: Clock) -> Desk:
    """Every deed, over one open vault."""
    law, ids = load_release_law(), FreshIds()
    look = NoteLook(vault, clock)
    prepare, open_person = PrepareHandover(vault, law, clock), OpenPerson(vault, law, clock, look)
    directory = directory_deeds(vault, clock, ids, holiday_calendars())
    list_releases = ListReleases(vault, law, clock)
    plan = plan_deeds(vault, clock, ids, load_pathways(), plan_drawn)
    check_list = load_check_list()
    checks = checks_deeds(vault, law, clock, ids, check_list, directory.holidays, letter_drawn)
    plan_route = PlanRoute(vault, open_person, directory.holidays)
    handover = PrepareHandoverFor(vault, load_audiences(), prepare, plan_route, plan.read, checks.of)
    pickups = pickup_deeds(vault, clock, ids, open_person, plan_route, pickup_drawn)
    first_days = first_days_deeds(vault, clock, ids, pickups.board, court_plan_drawn)
    return Desk(
        clock=clock,
        store=vault,
        is_practice=vault.is_practice,
        beside=beside_in_words(vault.beside) if vault.beside else "",
        list_releases=list_releases,
        browse_people=BrowsePeople(vault),
        open_person=open_person,
        note_look=look,
        register_person=RegisterPerson(vault, clock, ids),
        change_person=ChangePerson(vault, clock, ids),
        set_release_date=SetReleaseDate(vault, clock, ids),
        keep_establishment=KeepEstablishment(vault, clock, ids),
        directory=directory,
        route=route_deeds(vault, ids, open_person, plan_route),
        pickups=pickups,
        first_days=first_days,
        meetings=meeting_deeds(vault, clock, ids, _calendar_written),
        inclusion=inclusion_deeds(vault, clock, ids, list_releases, checks.of, inclusion_drawn),
        prison_day=prison_day_deeds(vault, clock, ids, checks.board.due, day_sheet_drawn),
        checks=checks,
        complex_cases=complex_case_deeds(vault, clock, ids),
        record=record_deeds(vault, law, clock, ids, {check.id: check.title for check in check_list}),
        read_settings=ReadSettings(vault),
        change_settings=ChangeSettings(vault),
        prepare_handover=prepare,
        plan_import=PlanImport(vault, clock),
        apply_import=ApplyImport(vault, clock, ids),
        print_handover=PrintHandover(vault, handover, handover_drawn),
        audit=audit_deeds(vault, clock, save_audit, audit_drawn),
        backups=_backups(vault, clock, ids),
        read_table=open_table,
        save_bad_rows=save_bad_rows,
        drafts=DraftDeeds(vault, clock),
        find=FindAnything(vault),
        caseload=caseload_deeds(vault, clock, ids, save_rows),
        today=ReadToday(vault, clock, (checks_due(checks.board.due),), law),
        notes=notes_deeds(vault, clock, ids),
        tasks=task_deeds(vault, clock, ids),
        plan=plan,
        history=history_deeds(vault, clock),
        check_passphrase=vault.check_passphrase,
        view_pins=ViewPins(vault, clock, sealed, fits, vault.check_passphrase),
        paper=paper_deeds(
            vault,
            clock,
            ids,
            open_person=open_person,
            list_releases=list_releases,
            handover=handover,
            my_release_day=PrepareMyReleaseDay(vault, clock, open_person, handover.plan_route),
            out_there=PrepareOutThere(vault, clock, open_person, directory.holidays),
            others=(
                SheetKind(
                    "plan",
                    SHEET_NAMES["plan"],
                    lambda person_id, _options: PreparedSheet("plan", plan.prepare_sheet(person_id)),
                    is_for_the_person=True,
                ),
                SheetKind(
                    "early-release-request",
                    SHEET_NAMES["early-release-request"],
                    lambda person_id, _options: PreparedSheet(
                        "early-release-request",
                        checks.print_request.content(person_id),
                        consent=checks.print_request.consent_found(person_id),
                    ),
                ),
                SheetKind(
                    "court-plan",
                    SHEET_NAMES["court-plan"],
                    lambda person_id, _options: PreparedSheet(
                        "court-plan", first_days.print_court_plan.prepare(person_id)
                    ),
                    is_for_the_person=True,
                ),
                SheetKind(
                    "pickup",
                    SHEET_NAMES["pickup"],
                    lambda person_id, _options: PreparedSheet(
                        "pickup",
                        pickups.print_sheet.content(person_id),
                        consent=pickups.print_sheet.consent_found(person_id),
                    ),
                ),
            ),
            draw=pack_drawn,
            lock=LockSheets(vault, pdf_locked, pdf_passphrase),
        ),
        workers=WorkerDeeds(vault, clock, ids, suggest_passphrase),
        keys=KeyDeeds(vault, PrintRecoverySheet(vault, clock, recovery_key_drawn)),
        warnings=_warnings(vault, clock),
        alarm="" if vault.alarm is None else _ALARMS[vault.alarm],
    )


def _backups(vault: Vault, clock: Clock, ids: Ids) -> BackupDeeds:
    return BackupDeeds(vault, clock, ids, BackupFolders(), is_practice=vault.is_practice, is_beside=bool(vault.beside))


def _calendar_written(entries: Sequence[CalendarEntry]) -> bytes:
    """Likewise, for icalendar."""
    from recovery_desk.exchange.ics_file import ics_file

    return ics_file(entries)


def _warnings(vault: Vault, clock: Clock) -> tuple[str, ...]:
    return (
        *_wrong_tries(vault),
        *_wrong_clock(vault, clock),
        *_short_of_room(vault),
        *_stale_backup(vault, clock),
        *_not_reached(_backups(vault, clock, FreshIds()).failed()),
    )


def _not_reached(places: Sequence[BackupPlace]) -> tuple[str, ...]:
    """The day's backup is made while the desk locks, when nobody is there to be told."""
    return tuple(
        f"No backup reached {place.name or place.path} on {moment_in_words(place.failed_at)}: "
        f"{failure_in_words(place.failure)} It is tried again by itself, once it is there and at each lock."
        for place in places
        if place.failed_at is not None
    )


def _stale_backup(vault: Vault, clock: Clock) -> tuple[str, ...]:
    age = _backups(vault, clock, FreshIds()).age()
    if not age.is_stale:
        return ()
    return (f"{age_in_words(age.newest, age.now)}, and that is too long ago. Make a backup now: Ctrl+B.",)


def _wrong_clock(vault: Vault, clock: Clock) -> tuple[str, ...]:
    if vault.is_practice or vault.clock_set_back <= NOTABLY_BACK:
        return ()
    now, last = uk_time(clock.now()), uk_time(clock.now() + vault.clock_set_back)
    said = (
        f"This laptop's clock says {long_date(now.date())}, {clock_time(now)}, but something was saved here on "
        f"{long_date(last.date())}, {clock_time(last)}. Put the clock right if that is wrong: until then, "
        "dates on paper may be wrong. If it is right, it was ahead before. What you save stays in order all the same."
    )
    return (said,)


def _short_of_room(vault: Vault) -> tuple[str, ...]:
    if not vault.reserve.is_given_up:
        return ()
    said = (
        "This laptop's disk is all but full. What you save is kept as long as there is room; free some space, or ask "
        "IT to, before you go on."
    )
    return (said,)


def _wrong_tries(vault: Vault) -> tuple[str, ...]:
    tries = vault.wrong_tries
    if not tries.wrong or tries.since is None:
        return ()
    since = uk_time(tries.since)
    tried = f"{tries.wrong} wrong passphrase{'s were' if tries.wrong > 1 else ' was'} tried"
    when = f"since {long_date(since.date())}, {clock_time(since)}"
    return (f"{tried} {when}. If that was nobody you know, tell your manager.",)


def suggest_passphrase() -> str:
    """Four words nobody could foresee."""
    return made_up(passphrase_words(), secrets.randbelow)


def workers_by_recovery(where: Path, typed: str, clock: Clock) -> tuple[Worker, ...]:
    """Whom the recovery key can give a new passphrase. Raises what is wrong with it."""
    vault = open_vault_with_recovery(where, from_file(typed, wanted_private=True), clock)
    try:
        return tuple(worker for worker in vault.records(Worker).where() if worker.is_here)
    finally:
        vault.close()


def recover(
    where: Path, typed: str, worker_id: str, passphrase: str, clock: Clock, kdf: KdfParameters | None = None
) -> None:
    """Gives a worker a new passphrase with the recovery key."""
    vault = open_vault_with_recovery(where, from_file(typed, wanted_private=True), clock, kdf=kdf)
    try:
        WorkerDeeds(vault, clock, FreshIds(), suggest_passphrase).reset_passphrase(worker_id, passphrase)
    finally:
        vault.close()


def put_keys_back(where: Path, file: Path) -> None:
    """Puts the keys in a backup, or in a key file from elsewhere, beside the vault; what was there is kept.

    Raises `KeyHeaderLost`, `VaultTooNew`, what is wrong with a backup.
    """
    try:
        is_backup = file.suffix.lower() == SUFFIX
        keys = read_container(file).head.keys.encode("utf-8", "replace") if is_backup else file.read_bytes()
    except OSError as cause:
        raise BackupUnreadable(str(file)) from cause
    put_header_back(current_generation(where), header_from(keys))


def in_hand(passphrase: str, recovery: str) -> Secret:
    """What opens a backup: the recovery key, as typed or in a file's text, where there is one, else a passphrase."""
    return from_file(recovery, wanted_private=True) if recovery.strip() else passphrase


def look_at_backup(file: Path, secret: Secret, where: Path, report: Report) -> tuple[BackupLook, Looked]:
    """What is in a backup and how it stands to the desk in the data folder; the second is for `restore_backup`."""
    looked = look(file, secret, where, report)
    return _look_of(looked), looked


def _look_of(looked: Looked) -> BackupLook:
    head = looked.head
    return BackupLook(
        file=str(looked.container.path),
        made=made_at(head.made),
        why=head.why,
        program=head.program,
        is_practice=head.practice,
        counts=tuple(sorted(head.counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        lines=head.seq,
        head=head.code[:8],
        standing=looked.standing,
        newer=looked.newer,
        words_to_type=looked.words_to_type,
    )


def restore_backup(looked: Looked, where: Path, typed: str, clock: Clock, report: Report) -> Path | None:
    """Puts a backup that was looked at in the place of the desk; answers the backup made of the desk before."""
    return restore(looked, where, typed, clock, FreshIds(), report)


def folder_beside(looked: Looked, where: Path) -> Path:
    """Where a backup can be opened beside the desk in a data folder, named by when it was made."""
    return new_folder_beside(where, name_beside(made_at(looked.head.made)))


def open_backup_beside(looked: Looked, folder: Path, clock: Clock, report: Report) -> None:
    """Makes a desk of a backup in an empty folder."""
    open_beside(looked, folder, clock, FreshIds(), report)


def verify_backup(file: Path, secret: Secret, report: Report) -> tuple[BackupFile, Wholeness]:
    """Proves a backup by opening it."""
    head, whole = examine_backup(file, secret, report)
    size = file.stat().st_size
    return BackupFile(file.name, head.vault, made_at(head.made), head.why, head.seq, size), whole


def salvage_desk(where: Path, passphrase: str, out: Path, clock: Clock, report: Report) -> Salvaged:
    """Makes a new desk in `out` of what can be read in a damaged one."""
    return salvage(where, passphrase, out, clock, FreshIds(), report)


def examine_desk(where: Path, secret: Secret, report: Report) -> Wholeness:
    """Looks through the desk in the data folder, also where it would not open; changes nothing."""
    return examine_folder(where, secret, report)


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
