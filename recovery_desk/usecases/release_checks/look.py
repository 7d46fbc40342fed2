"""How the checks of one person stand, or of everybody on a board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_book import CheckChoice, CheckDefinition, ServiceKind, as_chosen
from recovery_desk.domain.release_day.check_lines import PersonChecks, person_checks
from recovery_desk.domain.release_day.checks import CHECKS
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import ReleaseAnswer
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.holidays_there import HolidaysThere
from recovery_desk.usecases.list_releases import Law, Release
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.ports import CaseloadRow, Clock, Settings, Store
from recovery_desk.usecases.release_checks.gather import Subject, gather, subject_of_record, subject_of_row

SERVICE_SETTING = "service_kind"
"""The name of the setting that says what kind of service the desk belongs to."""


@dataclass(frozen=True, slots=True)
class CheckList:
    """The check list of a desk: what ships, with what a coordinator chose laid over it."""

    store: Store
    shipped: tuple[CheckDefinition, ...]

    def definitions(self) -> Mapping[str, CheckDefinition]:
        """The checks on the list, by id; those a coordinator took off are left out."""
        chosen = {choice.id: choice for choice in self.store.records(CheckChoice).where()}
        found = {check.id: as_chosen(check, chosen.get(check.id)) for check in self.shipped}
        return {check_id: check for check_id, check in found.items() if check is not None}

    def service(self) -> ServiceKind:
        """What kind of service the desk belongs to."""
        return service_kind(self.store.settings)


def service_kind(settings: Settings) -> ServiceKind:
    """What kind of service the desk belongs to; prison recovery coordination where nobody said."""
    written = settings.get(SERVICE_SETTING)
    return next((kind for kind in ServiceKind if kind.value == written), ServiceKind.COORDINATION)


@dataclass(frozen=True, slots=True)
class OpenRelease:
    """What a release-day page shows: the record, its checks, and the requests for an earlier day, newest first."""

    record: PersonRecord
    checks: PersonChecks
    requests: tuple[EarlyReleaseRequest, ...]


@dataclass(frozen=True, slots=True)
class LookAtChecks:
    """Looks at the facts as they are now; nothing is kept."""

    store: Store
    law: Law
    clock: Clock
    check_list: CheckList
    holidays: HolidaysThere

    def __call__(self, person_id: PersonId) -> PersonChecks:
        """All checks of one person; raises `NoSuchPerson`."""
        return self.release(person_id).checks

    def release(self, person_id: PersonId) -> OpenRelease:
        """A person's release day with everything its page shows; raises `NoSuchPerson`."""
        record = OpenPerson(self.store, self.law, self.clock)(person_id)
        checks = self._look([subject_of_record(record)])[person_id]
        requests = self.store.records(EarlyReleaseRequest).of(person_id)
        current = "" if record.episode is None else record.episode.id
        return OpenRelease(record, checks, tuple(each for each in requests if each.episode_id == current))

    def board(self, releases: Sequence[Release]) -> dict[PersonId, PersonChecks]:
        """The checks of everybody on a board, in as many questions to the vault as for one."""
        return self.rows([(release.row, release.answer) for release in releases])

    def rows(self, rows: Sequence[tuple[CaseloadRow, ReleaseAnswer | None]]) -> dict[PersonId, PersonChecks]:
        """The checks of several people, whether a release day is known or not."""
        settings = read_settings(self.store.settings)
        return self._look([subject_of_row(row, answer, settings) for row, answer in rows])

    def _look(self, subjects: Sequence[Subject]) -> dict[PersonId, PersonChecks]:
        facts = gather(self.store, subjects, self.clock.today(), self.holidays())
        definitions, service = self.check_list.definitions(), self.check_list.service()
        return {
            subject.person_id: person_checks(facts[subject.person_id], CHECKS, definitions, service, subject.worker)
            for subject in subjects
        }
