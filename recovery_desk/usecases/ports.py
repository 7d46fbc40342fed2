"""What the deeds need from the world: each a small Protocol that storage fulfils and tests fake."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.domain.workers import Worker
from recovery_desk.usecases.audit_ports import Audit
from recovery_desk.usecases.backup_ports import Snapshots
from recovery_desk.usecases.checks_ports import Stays
from recovery_desk.usecases.day_out_ports import DayOut
from recovery_desk.usecases.drafts_port import Drafts
from recovery_desk.usecases.journal_ports import Bin, History, Journal, Undoing
from recovery_desk.usecases.keys_port import Keys
from recovery_desk.usecases.meetings_ports import Meetings
from recovery_desk.usecases.notes_ports import NotesWindow, TasksWindow
from recovery_desk.usecases.people_ports import Likenesses, Merging
from recovery_desk.usecases.prison_day_ports import PrisonDays
from recovery_desk.usecases.search_port import SearchIndex
from recovery_desk.usecases.wholeness import Wholeness

T = TypeVar("T")


class Clock(Protocol):
    """The only source of the time."""

    def today(self) -> date:
        """The day it is where the desk stands."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""


class Ids(Protocol):
    """The only source of new identities (UUIDv7 text)."""

    def new(self) -> str:
        """An identity no other laptop will ever make."""


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One line of the caseload: what lists, the board and exports show of a person.

    `ended_on` is the day they walked out of the stay, None while they are in.
    """

    person_id: PersonId
    filed_as: str
    called: str
    prison_number: str
    birth_date: date | None
    birth_date_precision: BirthDatePrecision
    establishment: str
    country: Country | None
    place: str
    due: date | None
    kind: ReleaseKind
    told_by: str
    sentence_days: int | None
    sentenced_on: date | None
    worker: str
    ended_on: date | None = None
    hall: str = ""
    last_contact: date | None = None
    alerts: int = 0


class CaseloadOrder(StrEnum):
    """The orders a list can be asked for: any column."""

    NAME = "name"
    RELEASE = "release"
    ESTABLISHMENT = "establishment"
    NUMBER = "number"
    WORKER = "worker"
    BORN = "born"
    CONTACT = "contact"
    ALERTS = "alerts"
    CALLED = "called"
    PLACE = "place"
    KIND = "kind"
    TOLD_BY = "told-by"
    STANDS = "stands"


class CaseloadStatus(StrEnum):
    """Where somebody stands on a day: in custody, out for 21 days at most, out for longer."""

    INSIDE = "inside"
    JUST_OUT = "just-out"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class CaseloadFilter:
    """What a list is narrowed to; `text` is half a name or number, accents and case forgiven.

    `status` is meant on `today`; `no_contact_since` leaves those nobody has met, rung or written to since; `among`
    leaves those of these people who are on the caseload. `or_near`: where nobody fits the text, those who nearly do.
    """

    text: str = ""
    establishment: str = ""
    due_from: date | None = None
    due_to: date | None = None
    without_date: bool = False
    hall: str = ""
    worker: str = ""
    with_alerts: bool = False
    no_contact_since: date | None = None
    status: CaseloadStatus | None = None
    today: date | None = None
    among: tuple[PersonId, ...] | None = None
    or_near: bool = False


class Caseload(Protocol):
    """Windows on everybody, ordered and filtered where the data lies."""

    def page(
        self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool, offset: int, limit: int
    ) -> Sequence[CaseloadRow]:
        """At most `limit` rows from `offset`."""

    def count(self, wanted: CaseloadFilter) -> int:
        """How many rows the filter leaves."""

    def is_near(self, wanted: CaseloadFilter) -> bool:
        """Whether nobody fits the text, and those who are left only nearly do."""

    def of_many(self, people: Iterable[str]) -> Sequence[CaseloadRow]:
        """The rows of these people, in no order."""

    def with_words(self, words: Sequence[str]) -> Sequence[CaseloadRow]:
        """Everybody who has all these folded words, each of them whole, among their names and numbers; by name."""

    def establishments(self) -> Sequence[str]:
        """The short names of establishments somebody on the caseload is in, in order."""

    def halls(self, establishment: str) -> Sequence[str]:
        """The halls of an establishment somebody is in."""

    def workers(self) -> Sequence[str]:
        """The workers somebody is assigned to."""


class TodayLists(Protocol):
    """Short lists of people; `worker` narrows them to one worker's, "" means everybody's."""

    def to_see(self, worker: str, today: date, until: date, not_since: date, limit: int) -> Sequence[CaseloadRow]:
        """In custody, due out by `until`, and not met since `not_since`; by establishment and hall."""

    def without_contact(self, worker: str, today: date, since: date, limit: int) -> Sequence[CaseloadRow]:
        """In custody, and nobody has met, rung or written to them since; the longest ago first."""

    def just_out(self, worker: str, today: date, since: date, limit: int) -> Sequence[CaseloadRow]:
        """Out since `since` or later; the newest first."""


class People(Protocol):
    """Everybody the desk knows."""

    def get(self, person_id: PersonId) -> Person:
        """The person; raises `NoSuchPerson`."""

    def several(self, person_ids: Iterable[PersonId]) -> Sequence[Person]:
        """Those of these people the desk knows, in one question."""

    def add(self, person: Person) -> None:
        """Keeps somebody new."""

    def save(self, person: Person) -> None:
        """Keeps the fields that changed."""

    def with_number(self, prison_number: str) -> Sequence[Person]:
        """Everybody with this number, spaces and case forgiven."""

    def named(self, family_name: str) -> Sequence[Person]:
        """Everybody whose family name is this, accents and case forgiven."""


class Episodes(Protocol):
    """Stays in custody."""

    def current(self, person_id: PersonId) -> CustodyEpisode | None:
        """The stay they are in now, or the latest."""

    def all(self, person_id: PersonId) -> Sequence[CustodyEpisode]:
        """Every stay that is known, the current one last."""

    def add(self, episode: CustodyEpisode) -> None:
        """Keeps a new stay, which becomes the current one."""

    def save(self, episode: CustodyEpisode) -> None:
        """Keeps the fields that changed."""


class Establishments(Protocol):
    """The prisons."""

    def all(self) -> Sequence[Establishment]:
        """Every establishment, by name."""

    def get(self, establishment_id: EstablishmentId) -> Establishment | None:
        """One establishment, or None when it is not known here."""

    def add(self, establishment: Establishment) -> None:
        """Keeps a new one."""

    def save(self, establishment: Establishment) -> None:
        """Keeps the fields that changed."""


class Settings(Protocol):
    """What the desk was told about itself: text by name."""

    def get(self, name: str) -> str | None:
        """The value, or None where nothing was ever chosen."""

    def put(self, name: str, value: str) -> None:
        """Keeps a value; an empty one is kept as empty."""


class Records(Protocol[T]):
    """The records of one kind; a frozen dataclass whose first field is `id`."""

    def get(self, record_id: str) -> T | None:
        """The record, or None where there is none (any more)."""

    def add(self, record: T) -> None:
        """Keeps a new record."""

    def save(self, record: T) -> bool:
        """Keeps every field; the journal writes down those that changed. False where there is no such record."""

    def put(self, record: T) -> None:
        """Keeps a record, whether it is new or not."""

    def remove(self, record_id: str) -> None:
        """Takes a record out; the journal holds it whole."""

    def where(self, **equal: object) -> Sequence[T]:
        """Every record whose fields equal what is given, in the kind's own order; all where nothing is given."""

    def first(self, limit: int) -> Sequence[T]:
        """The first so many in the kind's own order: where the newest come first, the newest."""

    def of(self, person_id: str) -> Sequence[T]:
        """Everything of this kind about one person, in the kind's own order."""

    def of_many(self, person_ids: Iterable[str]) -> Sequence[T]:
        """Everything of this kind about several people, in the kind's own order: one question for a whole board."""


class Store(Protocol):
    """An open vault."""

    @property
    def vault_id(self) -> str:
        """By what this vault is known."""

    @property
    def signed_in(self) -> Worker:
        """Who unlocked it."""

    @property
    def snapshots(self) -> Snapshots:
        """Copies of it, made while it is in use."""

    def settle(self) -> None:
        """In a quiet moment: leaves the vault as one file, with nothing beside it that belongs to it."""

    def records(self, kind: type[T]) -> Records[T]:
        """The records of one kind, as `storage/tables` names them."""

    def about(self, person_id: str) -> Mapping[str, Sequence[Any]]:
        """Every record about one person by the name of its kind, those of which there are any."""

    @property
    def likenesses(self) -> Likenesses:
        """Those who may be one and the same person."""

    @property
    def merging(self) -> Merging:
        """Every table that says whom a record is about."""

    @property
    def people(self) -> People:
        """Everybody."""

    @property
    def episodes(self) -> Episodes:
        """Stays in custody."""

    @property
    def establishments(self) -> Establishments:
        """The prisons."""

    @property
    def settings(self) -> Settings:
        """What the desk was told about itself."""

    @property
    def caseload(self) -> Caseload:
        """Everybody as lists show them."""

    @property
    def today(self) -> TodayLists:
        """Short lists of people for one day."""

    @property
    def search(self) -> SearchIndex:
        """Everything by its words."""

    @property
    def notes(self) -> NotesWindow:
        """The notes of a person, a page at a time."""

    @property
    def tasks(self) -> TasksWindow:
        """What is still to be done."""

    @property
    def day_out(self) -> DayOut:
        """Pickups and first days, by day."""

    @property
    def meetings(self) -> Meetings:
        """Meetings by day, clearances by their end."""

    @property
    def prison_days(self) -> PrisonDays:
        """Who is to be seen in one prison on one day."""

    @property
    def drafts(self) -> Drafts:
        """What is half typed."""

    @property
    def stays(self) -> Stays:
        """Which stays several people have had."""

    @property
    def journal(self) -> Journal:
        """The history."""

    @property
    def keys(self) -> Keys:
        """Who can open the vault."""

    def rotate_key(self) -> None:
        """Another data key for everything. After a failure the vault must be closed. Raises `DiskFull`."""

    def acknowledge_alarm(self) -> None:
        """Somebody has looked into what the opening found."""

    @property
    def undoing(self) -> Undoing:
        """Deeds of the journal, and their reverse."""

    @property
    def bin(self) -> Bin:
        """What was removed and can come back."""

    @property
    def history(self) -> History:
        """The journal a page at a time."""

    @property
    def audit(self) -> Audit:
        """Who did what to whose record."""

    def examine(self, report: Callable[[int, int], None] = ...) -> Wholeness:
        """Looks through everything: pages, structure, history, every record. Changes nothing."""

    def saving(self) -> AbstractContextManager[None]:
        """All or nothing: everything inside is kept for good when the block ends, or none of it is.

        Raises `ReadOnlyWorker` where somebody who may only read has changed a record.
        """


class Rendered(Protocol):
    """A sheet as PDF. `warnings` say what could not be shown as written."""

    @property
    def pdf(self) -> bytes:
        """The file."""

    @property
    def pages(self) -> int:
        """How many."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences."""
