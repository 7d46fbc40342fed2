"""Fakes of the ports: a whole desk in memory, with transactions that undo what failed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.drafts import Draft
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.folding import fold, fold_words, number_key
from recovery_desk.domain.notes import Note
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.search_words import SHORTEST_TO_FORGIVE_TWICE, one_slip_away, slips_to_begin
from recovery_desk.domain.tasks import Task
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.usecases.audit_ports import AuditFilter, AuditLine
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.notes_ports import TaskLine
from recovery_desk.usecases.search_port import Found, FoundKind
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.wholeness import Wholeness
from recovery_desk.usecases.worker_problems import ReadOnlyWorker
from tests.fake_backups import FakeSnapshots
from tests.fake_caseload import FakeCaseload, FakeToday
from tests.fake_day_out import FakeDayOut
from tests.fake_journals import FakeBin, FakeHistory, FakeUndoing
from tests.fake_keys import FakeKeys
from tests.fake_meetings import FakeMeetings
from tests.fake_prison_days import FakePrisonDays
from tests.fake_records import FakeRecords, FakeStays
from tests.fakes_of_people import FakeLikenesses, FakeMerging, put_back

KERR = Worker(WorkerId("worker-kerr"), "M. Kerr", Role.COORDINATOR)

_T = TypeVar("_T")


class FakeClock:
    """A clock that stands still."""

    def __init__(self, today: date = date(2026, 11, 23)) -> None:
        self._today = today

    def today(self) -> date:
        return self._today

    def now(self) -> datetime:
        return datetime(self._today.year, self._today.month, self._today.day, 9, tzinfo=UTC)


class FakeIds:
    """Ids that count."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        self._last += 1
        return f"00000000-0000-7000-8000-{self._last:012d}"


class FakePeople:
    """Everybody, by id, number and name."""

    def __init__(self, kept: dict[PersonId, Person]) -> None:
        self._kept = kept
        self._named: dict[str, set[PersonId]] = {}
        self._numbered: dict[str, set[PersonId]] = {}

    def get(self, person_id: PersonId) -> Person:
        if person_id not in self._kept:
            raise NoSuchPerson(person_id)
        return self._kept[person_id]

    def several(self, person_ids: Iterable[PersonId]) -> Sequence[Person]:
        return [self._kept[each] for each in dict.fromkeys(person_ids) if each in self._kept]

    def add(self, person: Person) -> None:
        assert person.id, "a person needs an id"
        assert person.id not in self._kept, "this person was added before"
        self._keep(person)

    def save(self, person: Person) -> None:
        self.get(person.id)
        self._keep(person)

    def with_number(self, prison_number: str) -> Sequence[Person]:
        wanted = number_key(prison_number)
        found = sorted(self._numbered.get(wanted, ()))
        return [p for p in map(self._kept.get, found) if p and number_key(p.prison_number) == wanted]

    def named(self, family_name: str) -> Sequence[Person]:
        wanted = fold(family_name)
        found = sorted(self._named.get(wanted, ()))
        return [p for p in map(self._kept.get, found) if p and fold(p.family_name) == wanted]

    def _keep(self, person: Person) -> None:
        """The indexes only ever grow: what is out of date in them is left out when asked."""
        self._kept[person.id] = person
        self._named.setdefault(fold(person.family_name), set()).add(person.id)
        if person.prison_number:
            self._numbered.setdefault(number_key(person.prison_number), set()).add(person.id)


class FakeEpisodes:
    """Stays in custody, the latest last."""

    def __init__(self, kept: dict[PersonId, list[CustodyEpisode]]) -> None:
        self._kept = kept

    def current(self, person_id: PersonId) -> CustodyEpisode | None:
        stays = self._kept.get(person_id)
        return stays[-1] if stays else None

    def all(self, person_id: PersonId) -> Sequence[CustodyEpisode]:
        return tuple(self._kept.get(person_id, ()))

    def add(self, episode: CustodyEpisode) -> None:
        assert episode.id, "a stay needs an id"
        self._kept[episode.person_id] = [*self._kept.get(episode.person_id, []), episode]

    def save(self, episode: CustodyEpisode) -> None:
        stays = self._kept[episode.person_id]
        self._kept[episode.person_id] = [episode if stay.id == episode.id else stay for stay in stays]


class FakeEstablishments:
    """The prisons."""

    def __init__(self, kept: dict[EstablishmentId, Establishment]) -> None:
        self._kept = kept

    def all(self) -> Sequence[Establishment]:
        return sorted(self._kept.values(), key=lambda each: each.name)

    def get(self, establishment_id: EstablishmentId) -> Establishment | None:
        return self._kept.get(establishment_id)

    def add(self, establishment: Establishment) -> None:
        self._kept[establishment.id] = establishment

    def save(self, establishment: Establishment) -> None:
        assert establishment.id in self._kept, "an establishment that was never added"
        self._kept[establishment.id] = establishment


class FakeSettings:
    """Text by name."""

    def __init__(self, kept: dict[str, str]) -> None:
        self._kept = kept

    def get(self, name: str) -> str | None:
        return self._kept.get(name)

    def put(self, name: str, value: str) -> None:
        self._kept[name] = value


class FakeNotes:
    """A person's notes, newest first."""

    def __init__(self, records: "FakeRecords[Note]") -> None:
        self._records = records

    def page(self, person_id: PersonId, offset: int, limit: int) -> Sequence[Note]:
        newest = sorted(self._records.of(person_id), key=lambda note: note.at, reverse=True)
        return newest[offset : offset + limit]

    def count(self, person_id: PersonId) -> int:
        return len(self._records.of(person_id))


class FakeTasks:
    """Open tasks of everybody."""

    def __init__(self, records: "FakeRecords[Task]", people: dict[PersonId, Person]) -> None:
        self._records, self._people = records, people

    def open(self, owner: str | None = None, until: date | None = None, limit: int = 200) -> Sequence[TaskLine]:
        wanted = [task for task in self._records.where(done_on=None) if owner in (None, task.owner)]
        wanted = [task for task in wanted if until is None or (task.due is not None and task.due <= until)]
        wanted.sort(key=lambda task: (task.due or date.max, task.id))
        return [TaskLine(task, self._name(task)) for task in wanted[:limit]]

    def count_open(self, owner: str | None = None, until: date | None = None) -> int:
        return len(self.open(owner, until, 1_000_000))

    def owners(self) -> Sequence[str]:
        return sorted({task.owner for task in self._records.where(done_on=None)})

    def _name(self, task: Task) -> str:
        return self._people[task.person_id].filed_as if task.person_id else ""


class FakeSearch:
    """Beginnings of words in names, notes and tasks; a slip of the finger is a swapped, missing or wrong letter."""

    def __init__(self, store: "FakeStore") -> None:
        self._store = store

    def people(self, words: Sequence[str], limit: int, *, near: bool = False) -> Sequence[Found]:
        return [
            Found(FoundKind.PERSON, p.id, p.filed_as, p.prison_number, p.id)
            for p in self._store.everybody()
            if _fits(f"{p.filed_as} {p.preferred_name} {p.prison_number}", words, near=near)
        ][:limit]

    def notes(self, words: Sequence[str], limit: int, *, near: bool = False) -> Sequence[Found]:
        fitting = [n for n in self._store.records(Note).where() if not n.is_restricted]
        return [
            Found(FoundKind.NOTE, n.id, self._store.people.get(n.person_id).filed_as, n.text, n.person_id, n.at)
            for n in fitting
            if _fits(n.text, words, near=near)
        ][:limit]

    def others(self, words: Sequence[str], limit: int, *, near: bool = False) -> Sequence[Found]:
        return [
            Found(FoundKind.TASK, t.id, t.text, t.owner, t.person_id)
            for t in self._store.records(Task).where()
            if _fits(f"{t.text} {t.owner}", words, near=near)
        ][:limit]


def _fits(text: str, words: Sequence[str], *, near: bool) -> bool:
    known = set(fold_words(text))
    return all(any(word.startswith(wanted) or (near and _nearly(word, wanted)) for word in known) for wanted in words)


def _nearly(word: str, wanted: str) -> bool:
    if not wanted.isalpha():
        return word in one_slip_away(wanted)
    return bool(one_slip_away(wanted)) and slips_to_begin(wanted, word) <= 1 + (
        len(wanted) >= SHORTEST_TO_FORGIVE_TWICE
    )


class FakeDrafts:
    """The drafts of the one worker there is."""

    def __init__(self, kept: dict[tuple[str, str], Draft]) -> None:
        self._kept = kept

    def keep(self, draft: Draft) -> None:
        self._kept[draft.form, draft.about] = draft

    def get(self, form: str, about: str) -> Draft | None:
        return self._kept.get((form, about))

    def drop(self, form: str, about: str) -> bool:
        return self._kept.pop((form, about), None) is not None

    def all(self) -> Sequence[Draft]:
        return sorted(self._kept.values(), key=lambda draft: draft.kept_at, reverse=True)


class FakeJournal:
    """Deeds that were written down."""

    def __init__(self, kept: list[JournalEntry], clock: FakeClock) -> None:
        self._kept = kept
        self._clock = clock

    def of(self, entity_ids: Iterable[str], limit: int = 500) -> Sequence[JournalEntry]:
        wanted = set(entity_ids)
        return [entry for entry in reversed(self._kept) if entry.entity_id in wanted][:limit]

    def about(self, person_id: str, limit: int = 500) -> Sequence[JournalEntry]:
        return self.of([person_id], limit)

    def note(self, act: str, entity: str, entity_id: str, detail: str = "") -> None:
        number = len(self._kept) + 1
        entry = JournalEntry(number, self._clock.now(), "A Worker", act, entity, entity_id, "", None, detail)
        self._kept.append(entry)


class FakeAudit:
    """The notes of the fake journal as an audit."""

    def __init__(self, kept: list[JournalEntry]) -> None:
        self._kept = kept
        self.head = "00000000"

    @property
    def lines(self) -> int:
        return len(self._kept)

    def page(self, wanted: AuditFilter, *, before: int | None = None, limit: int = 200) -> Sequence[AuditLine]:
        found = [
            AuditLine(e.seq, e.at, "w", e.worker, "d", e.act, e.entity, e.entity_id, e.entity_id, e.field, e.new or "")
            for e in reversed(self._kept)
            if (before is None or e.seq < before) and wanted.person_id in ("", e.entity_id)
        ]
        return found[:limit]

    def workers(self) -> Sequence[tuple[str, str]]:
        return [("w", "A Worker")]


@dataclass
class _Kept:
    people: dict[PersonId, Person] = field(default_factory=dict)
    episodes: dict[PersonId, list[CustodyEpisode]] = field(default_factory=dict)
    establishments: dict[EstablishmentId, Establishment] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    journal: list[JournalEntry] = field(default_factory=list)
    records: dict[type, dict[str, Any]] = field(default_factory=dict)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)


class FakeStore:
    """An open vault in memory. What fails inside `saving()` is undone whole."""

    def __init__(
        self, establishments: Iterable[Establishment] = (), clock: FakeClock | None = None, signed_in: Worker = KERR
    ) -> None:
        self._kept = _Kept()
        self.signed_in = signed_in
        self.people = FakePeople(self._kept.people)
        self.episodes = FakeEpisodes(self._kept.episodes)
        self.stays = FakeStays(self._kept.episodes)
        self.establishments = FakeEstablishments(self._kept.establishments)
        self.settings = FakeSettings(self._kept.settings)
        self.caseload = FakeCaseload(self._kept.people, self.episodes, self.establishments, self._last_contact)
        self.prison_days = FakePrisonDays(self.records, self._kept.episodes, self.caseload)
        self.search = FakeSearch(self)
        self.today = FakeToday(self.caseload)
        self.drafts = FakeDrafts(self._kept.drafts)
        self.notes = FakeNotes(self.records(Note))
        self.tasks = FakeTasks(self.records(Task), self._kept.people)
        self.day_out = FakeDayOut(self.records)
        self.meetings = FakeMeetings(self.records)
        self.journal = FakeJournal(self._kept.journal, clock or FakeClock())
        self.keys = FakeKeys()
        self.alarms_looked_into = 0
        self.undoing = FakeUndoing()
        self.bin = FakeBin(self._kept.records)
        self.audit = FakeAudit(self._kept.journal)
        self.history = FakeHistory()
        self.likenesses = FakeLikenesses(self._kept.people, lambda: self._kept.records.get(PersonDetails, {}))
        self.merging = FakeMerging(self._kept)
        self.vault_id = "vault"
        self.snapshots = FakeSnapshots(clock or FakeClock(), lambda: len(self._kept.journal))
        self.saves = 0
        """How many transactions were kept."""
        for establishment in establishments:
            self.establishments.add(establishment)

    def settle(self) -> None:
        """There is nothing beside it in memory."""

    def everybody(self) -> tuple[Person, ...]:
        return tuple(self._kept.people.values())

    def records(self, kind: type[_T]) -> FakeRecords[_T]:
        return FakeRecords(kind, self._kept.records.setdefault(kind, {}))

    def _last_contact(self, person_id: PersonId) -> date | None:
        return max((n.at.date() for n in self.records(Note).of(person_id) if n.kind.is_contact), default=None)

    def examine(self, report: Callable[[int, int], None] = lambda _done, _of: None) -> Wholeness:
        report(1, 1)
        return Wholeness()

    def about(self, person_id: str) -> Mapping[str, Sequence[Any]]:
        found = {
            kind.__name__.lower(): [r for r in kept.values() if getattr(r, "person_id", "") == person_id]
            for kind, kept in self._kept.records.items()
        }
        return {name: records for name, records in found.items() if records}

    def rotate_key(self) -> None:
        self.keys.key_number += 1

    def acknowledge_alarm(self) -> None:
        self.alarms_looked_into += 1

    def noted(self) -> tuple[JournalEntry, ...]:
        return tuple(self._kept.journal)

    @contextmanager
    def saving(self) -> Iterator[None]:
        before = _Kept(
            dict(self._kept.people),
            dict(self._kept.episodes),
            dict(self._kept.establishments),
            dict(self._kept.settings),
            records={kind: dict(kept) for kind, kept in self._kept.records.items()},
            drafts=dict(self._kept.drafts),
        )
        noted = len(self._kept.journal)
        try:
            yield
            self._check_the_role(before)
        except BaseException:
            put_back(self._kept.people, before.people)
            put_back(self._kept.episodes, before.episodes)
            put_back(self._kept.establishments, before.establishments)
            put_back(self._kept.settings, before.settings)
            put_back(self._kept.drafts, before.drafts)
            for kind, kept in self._kept.records.items():
                put_back(kept, before.records.get(kind, {}))
            del self._kept.journal[noted:]
            raise
        self.saves += 1

    def _check_the_role(self, before: _Kept) -> None:
        if not self.signed_in.role.may_change_records and _records_of(self._kept) != _records_of(before):
            raise ReadOnlyWorker


def _records_of(kept: _Kept) -> tuple[object, ...]:
    records = {kind: each for kind, each in kept.records.items() if each}
    return kept.people, kept.episodes, kept.establishments, kept.settings, records
