"""Recording how a check stands, with its evidence; and a coordinator's choice of which checks there are."""

from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.clock_times_as_typed import time_from
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_book import CheckChoice, CheckDefinition, ServiceKind
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, Tenure, check_record_id
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.release_checks.look import SERVICE_SETTING, CheckList
from recovery_desk.usecases.release_checks.problems import (
    DaysOutOfRange,
    EvidenceMissing,
    NoSuchCheck,
    NotATime,
    ReasonMissing,
    WorkedOut,
)
from recovery_desk.usecases.roles import coordinator_only

_MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """What somebody says of a check. `due` and `owner` are given where they are others than the list says."""

    state: CheckState
    note: str = ""
    place: str = ""
    tenure: Tenure | None = None
    confirmed_by: str = ""
    on_day: date | None = None
    at_time: str = ""
    owner: str = ""
    due: date | None = None


def lacks_evidence(check: CheckDefinition, entry: CheckEntry) -> bool:
    """Whether a check nobody is ready to go without would be done with nothing said that it rests on."""
    said = (entry.note, entry.place, entry.tenure, entry.confirmed_by, entry.on_day)
    is_said = any(each.strip() if isinstance(each, str) else each for each in said)
    return check.is_vital and entry.state is CheckState.DONE and not is_said


def entry_of(record: CheckRecord | None) -> CheckEntry:
    """What was said before, to change some of it."""
    if record is None:
        return CheckEntry(CheckState.NOT_KNOWN)
    return CheckEntry(
        record.state,
        record.note,
        record.place,
        record.tenure,
        record.confirmed_by,
        record.on_day,
        record.at_time,
        record.owner,
        record.due,
    )


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """Keeps how a check of somebody's present stay stands, who said so and when."""

    store: Store
    clock: Clock
    check_list: CheckList

    def __call__(self, person_id: PersonId, check_id: str, entry: CheckEntry) -> CheckRecord:
        """The record kept.

        Raises `NoSuchPerson`, `NoSuchCheck`, `WorkedOut`, `ReasonMissing`, `EvidenceMissing`, `NotATime`.
        """
        self.store.people.get(person_id)
        check = self.check_list.definitions().get(check_id)
        if check is None:
            raise NoSuchCheck(check_id)
        if not check.is_recorded:
            raise WorkedOut
        if lacks_evidence(check, entry):
            raise EvidenceMissing([label for _, label in check.evidence])
        record = self._record(person_id, check_id, entry)
        with self.store.saving():
            self.store.records(CheckRecord).put(record)
        return record

    def get(self, person_id: PersonId, check_id: str) -> CheckRecord | None:
        """What is recorded of a check of somebody's present stay."""
        return self.store.records(CheckRecord).get(self._id(person_id, check_id)[0])

    def forget(self, person_id: PersonId, check_id: str) -> None:
        """Takes the record out: the check stands again as the facts say. The history keeps it."""
        with self.store.saving():
            self.store.records(CheckRecord).remove(self._id(person_id, check_id)[0])

    def _record(self, person_id: PersonId, check_id: str, entry: CheckEntry) -> CheckRecord:
        at_time = time_from(entry.at_time)
        if at_time is None:
            raise NotATime(entry.at_time.strip())
        if entry.state is CheckState.NOT_NEEDED and not (entry.note.strip() or entry.place.strip()):
            raise ReasonMissing
        record_id, episode_id = self._id(person_id, check_id)
        return CheckRecord(
            id=record_id,
            person_id=person_id,
            episode_id=episode_id,
            check_id=check_id,
            state=entry.state,
            note=entry.note.strip(),
            place=" ".join(entry.place.split()),
            tenure=entry.tenure,
            confirmed_by=" ".join(entry.confirmed_by.split()),
            on_day=entry.on_day,
            at_time=at_time,
            owner=" ".join(entry.owner.split()),
            due=entry.due,
            recorded_by=self.store.signed_in.name,
            recorded_at=self.clock.now().replace(microsecond=0),
        )

    def _id(self, person_id: PersonId, check_id: str) -> tuple[str, str]:
        stay = self.store.episodes.current(person_id)
        episode_id = "" if stay is None else str(stay.id)
        return check_record_id(episode_id or person_id, check_id), episode_id


@dataclass(frozen=True, slots=True)
class ChooseChecks:
    """A coordinator decides which checks apply on this desk, when they are due and who owes them."""

    store: Store
    check_list: CheckList

    def all(self) -> tuple[tuple[CheckDefinition, CheckChoice], ...]:
        """Every check that ships, with what was chosen about it."""
        chosen = {choice.id: choice for choice in self.store.records(CheckChoice).where()}
        return tuple((check, chosen.get(check.id, CheckChoice(check.id))) for check in self.check_list.shipped)

    def __call__(self, choice: CheckChoice) -> None:
        """Raises `CoordinatorOnly`, `NoSuchCheck`, `DaysOutOfRange`."""
        coordinator_only(self.store)
        if choice.id not in {check.id for check in self.check_list.shipped}:
            raise NoSuchCheck(choice.id)
        if choice.days_before is not None and not 0 <= choice.days_before <= _MOST_DAYS:
            raise DaysOutOfRange
        plain = replace(
            choice,
            title=" ".join(choice.title.split()),
            owner=" ".join(choice.owner.split()),
            why=choice.why.strip(),
            source=choice.source.strip(),
        )
        with self.store.saving():
            if plain == CheckChoice(choice.id):
                self.store.records(CheckChoice).remove(choice.id)
            else:
                self.store.records(CheckChoice).put(plain)

    def set_service(self, kind: ServiceKind) -> None:
        """Which kind of service this desk belongs to. Raises `CoordinatorOnly`."""
        coordinator_only(self.store)
        with self.store.saving():
            self.store.settings.put(SERVICE_SETTING, kind.value)
