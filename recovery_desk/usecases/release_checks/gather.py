"""Everything the checks look at, gathered in a few questions for however many people are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_facts import EarlierStay, ReleaseFacts
from recovery_desk.domain.release_day.check_records import CheckRecord
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseKind
from recovery_desk.usecases.checks_ports import Stay
from recovery_desk.usecases.desk_settings import DeskSettings
from recovery_desk.usecases.holidays_there import HolidayNames
from recovery_desk.usecases.open_person import PersonRecord
from recovery_desk.usecases.ports import CaseloadRow, Store
from recovery_desk.usecases.release_checks.areas import OUT_THERE_SHEET, PLAN_SHEET, AreaFacts
from recovery_desk.usecases.release_checks.by_person import by_person
from recovery_desk.usecases.release_checks.case_facts import CaseAnswer, CaseFacts
from recovery_desk.usecases.release_checks.people_facts import PeopleFacts


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose release is looked at, as a list or a record shows them."""

    person_id: PersonId
    called: str
    worker: str
    country: Country
    kind: ReleaseKind
    answer: ReleaseAnswer | None


def subject_of_record(record: PersonRecord) -> Subject:
    """Somebody whose page is open."""
    release = record.episode.release if record.episode else None
    kind = release.kind if release else ReleaseKind.SENTENCE
    return Subject(record.person.id, record.person.called, record.person.worker, record.country, kind, record.answer)


def subject_of_row(row: CaseloadRow, answer: ReleaseAnswer | None, settings: DeskSettings) -> Subject:
    """A line of the caseload, with the law's answer where a day is known."""
    return Subject(row.person_id, row.called, row.worker, row.country or settings.country, row.kind, answer)


def gather(store: Store, subjects: Sequence[Subject], today: date, names: HolidayNames) -> dict[PersonId, ReleaseFacts]:
    """The facts of each: one question to the vault for each sort of record, whatever the number of people."""
    people = [subject.person_id for subject in subjects]
    stays = by_person(store.stays.of_many(people))
    records = by_person(store.records(CheckRecord).of_many(people))
    requests = by_person(store.records(EarlyReleaseRequest).of_many(people))
    areas, record = AreaFacts(store, people, names, today), PeopleFacts(store, people, today)
    cases = CaseFacts(store, people, today)
    return {
        subject.person_id: _facts(
            subject,
            today,
            areas,
            record,
            cases.of(subject.person_id),
            stays.get(subject.person_id, []),
            records.get(subject.person_id, []),
            requests.get(subject.person_id, []),
        )
        for subject in subjects
    }


def _facts(
    subject: Subject,
    today: date,
    areas: AreaFacts,
    record: PeopleFacts,
    case: CaseAnswer,
    stays: Sequence[Stay],
    records: Sequence[CheckRecord],
    requests: Sequence[EarlyReleaseRequest],
) -> ReleaseFacts:
    current = next((stay.episode_id for stay in stays if stay.is_current), "")
    of_this_stay = {record.check_id: record for record in records if record.episode_id == current}
    person_id, day = subject.person_id, None if subject.answer is None else subject.answer.release_day
    return ReleaseFacts(
        today=today,
        called=subject.called,
        country=subject.country,
        kind=subject.kind,
        answer=subject.answer,
        records=of_this_stay,
        request=latest_request(requests, current),
        earlier_stays=tuple(_earlier(stay, records) for stay in stays if not stay.is_current),
        consents=record.consents(person_id, day),
        contacts=record.contacts(person_id),
        complex_case=case.fact,
        complex_case_closed=case.closed,
        complex_case_known=case.is_known,
        supervised_by=record.supervised_by(person_id, day),
        plan=areas.plan(person_id),
        plan_paper=areas.paper(person_id, PLAN_SHEET),
        out_there_paper=areas.paper(person_id, OUT_THERE_SHEET),
        pickup=areas.pickup(person_id, day),
        route=areas.route(person_id, day),
        appointment=areas.appointment(person_id, day),
        meetings=areas.meetings(person_id),
    )


def latest_request(requests: Iterable[EarlyReleaseRequest], episode_id: str) -> EarlyReleaseRequest | None:
    """The newest request of a stay."""
    of_this_stay = [request for request in requests if request.episode_id == episode_id]
    return max(of_this_stay, key=lambda request: (request.written_at, request.id), default=None)


def _earlier(stay: Stay, records: Sequence[CheckRecord]) -> EarlierStay:
    home = next((r for r in records if r.episode_id == stay.episode_id and r.check_id == "address"), None)
    return EarlierStay(stay.due) if home is None else EarlierStay(stay.due, home.tenure, home.place)
