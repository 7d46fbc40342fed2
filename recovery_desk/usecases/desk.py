"""An open desk: every deed it can do, ready to be called; and the door that opens one."""

# The windows ask for `Desk` and `FrontDoor` before anybody has unlocked anything: the deeds themselves, which take
# a tenth of a second to import, are only named here.
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from recovery_desk.domain.workers import Worker
    from recovery_desk.usecases.audit_deeds import AuditDeeds
    from recovery_desk.usecases.backup_deeds import BackupDeeds
    from recovery_desk.usecases.backup_ports import BackupLook
    from recovery_desk.usecases.browse_people import BrowsePeople
    from recovery_desk.usecases.checks_deeds import ChecksDeeds
    from recovery_desk.usecases.complex_case_deeds import ComplexCaseDeeds
    from recovery_desk.usecases.desk_settings import ChangeSettings, ReadSettings
    from recovery_desk.usecases.directory_deeds import DirectoryDeeds
    from recovery_desk.usecases.find_anything import FindAnything
    from recovery_desk.usecases.first_days_deeds import FirstDaysDeeds
    from recovery_desk.usecases.import_caseload import ApplyImport, PlanImport, Table
    from recovery_desk.usecases.inclusion.deeds import InclusionDeeds
    from recovery_desk.usecases.keep_drafts import DraftDeeds
    from recovery_desk.usecases.keep_establishment import KeepEstablishment
    from recovery_desk.usecases.keep_person import ChangePerson, RegisterPerson, SetReleaseDate
    from recovery_desk.usecases.key_deeds import KeyDeeds
    from recovery_desk.usecases.list_releases import ListReleases
    from recovery_desk.usecases.meetings_deeds import MeetingDeeds
    from recovery_desk.usecases.note_look import NoteLook
    from recovery_desk.usecases.notes_deeds import NotesDeeds, TaskDeeds
    from recovery_desk.usecases.open_person import OpenPerson
    from recovery_desk.usecases.paper.paper_deeds import PaperDeeds
    from recovery_desk.usecases.passphrases import Judgement
    from recovery_desk.usecases.people_deeds import RecordDeeds
    from recovery_desk.usecases.pickup_deeds import PickupDeeds
    from recovery_desk.usecases.plan_deeds import PlanDeeds
    from recovery_desk.usecases.ports import Clock, Store
    from recovery_desk.usecases.prepare_handover import PrepareHandover
    from recovery_desk.usecases.print_handover import PrintHandover
    from recovery_desk.usecases.prison_day.deeds import PrisonDayDeeds
    from recovery_desk.usecases.read_today import ReadToday
    from recovery_desk.usecases.route_deeds import RouteDeeds
    from recovery_desk.usecases.undo_deeds import HistoryDeeds
    from recovery_desk.usecases.view_pins import ViewPins
    from recovery_desk.usecases.work_on_caseload import CaseloadDeeds
    from recovery_desk.usecases.worker_deeds import WorkerDeeds


class Place(Protocol):
    """A file or folder; the core only hands it on."""

    def __fspath__(self) -> str:
        """Its path."""


Report = Callable[[int, int], None]
"""Progress: done, of. Raising from it cancels the work."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The deeds of an open vault. Call them from the one thread that opened it."""

    clock: Clock
    store: Store
    is_practice: bool
    list_releases: ListReleases
    browse_people: BrowsePeople
    open_person: OpenPerson
    note_look: NoteLook
    """Writes down whose records were looked at where that is not their own page."""
    register_person: RegisterPerson
    change_person: ChangePerson
    set_release_date: SetReleaseDate
    keep_establishment: KeepEstablishment
    directory: DirectoryDeeds
    route: RouteDeeds
    pickups: PickupDeeds
    first_days: FirstDaysDeeds
    meetings: MeetingDeeds
    inclusion: InclusionDeeds
    prison_day: PrisonDayDeeds
    checks: ChecksDeeds
    complex_cases: ComplexCaseDeeds
    record: RecordDeeds
    read_settings: ReadSettings
    change_settings: ChangeSettings
    prepare_handover: PrepareHandover
    plan_import: PlanImport
    apply_import: ApplyImport
    print_handover: PrintHandover
    audit: AuditDeeds
    backups: BackupDeeds
    read_table: Callable[..., Table]
    save_bad_rows: Callable[..., int]
    drafts: DraftDeeds
    find: FindAnything
    caseload: CaseloadDeeds
    today: ReadToday
    notes: NotesDeeds
    tasks: TaskDeeds
    plan: PlanDeeds
    history: HistoryDeeds
    check_passphrase: Callable[[str], bool]
    """Whether this is the passphrase of whoever is signed in; nothing is opened or closed."""
    view_pins: ViewPins
    paper: PaperDeeds
    workers: WorkerDeeds
    keys: KeyDeeds
    beside: str = ""
    """What it is called where it is a copy opened beside the desk of this laptop."""
    warnings: tuple[str, ...] = ()
    """Sentences about this opening."""
    alarm: str = ""
    """What a coordinator must look into, as a sentence; said at every opening until then."""


class FrontDoor(Protocol):
    """What can be done before a vault is open."""

    @property
    def where(self) -> Place:
        """The data folder."""

    def has_vault(self) -> bool:
        """Whether there is a vault to unlock."""

    def others(self) -> Sequence[tuple[str, str]]:
        """The other desks of this laptop, in words: (name, words); the one in the data folder has no name."""

    def turn_to(self, name: str) -> None:
        """From now on everything is about that one of the desks of this laptop."""

    @property
    def beside(self) -> str:
        """What the copy is called that everything is about; empty for the desk in the data folder."""

    def start(self, passphrase: str, worker_name: str) -> Desk:
        """Makes a new vault and opens it."""

    @property
    def has_many_workers(self) -> bool:
        """Whether a name helps: every worker's slot that is tried takes about a second."""

    def unlock(self, passphrase: str, name: str = "") -> Desk:
        """Opens the vault; raises the storage's refusals, each with its words."""

    def suggest_passphrase(self) -> str:
        """Four words nobody could foresee."""

    def judge_passphrase(self, passphrase: str, *known: str) -> Judgement:
        """How good a new passphrase is; `known` are words anybody would try."""

    def workers_by_recovery(self, typed: str) -> Sequence[Worker]:
        """Whom the recovery key, as typed or in a file's text, can give a new passphrase."""

    def recover(self, typed: str, worker_id: str, passphrase: str) -> Desk:
        """Gives a worker a new passphrase with the recovery key, and opens the desk with it."""

    def put_keys_back(self, file: Place) -> None:
        """Puts the keys in a backup, or a key file fetched from elsewhere, beside the vault."""

    def practise(self, report: Report) -> Desk:
        """Opens a practice desk with made-up people, making it first where there is none."""

    def look_at_backup(self, file: str, passphrase: str, report: Report, *, recovery: str = "") -> BackupLook:
        """What is in a backup and how it stands to the desk here; nothing is changed.

        It opens with a passphrase, or with the recovery key, as typed or in a file's text.
        """

    def restore(self, typed: str, passphrase: str, report: Report) -> Desk:
        """Puts the backup that was looked at in the place of the desk, and opens it."""

    def put_back(self, typed: str, report: Report) -> None:
        """Puts the backup that was looked at in the place of the desk, which stays locked."""

    def open_beside(self, report: Report) -> str:
        """Makes another desk of the backup that was looked at, beside the one here; answers its name."""

    def lock(self) -> None:
        """Makes the day's backup where one is due, then closes."""

    def close(self) -> None:
        """Closes what is open and forgets its keys."""
