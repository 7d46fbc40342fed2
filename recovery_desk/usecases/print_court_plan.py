"""If released from court: the page somebody on remand keeps with their court papers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.keep_life_event import court_plan_of
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.ports import Clock, Rendered, Store


@dataclass(frozen=True, slots=True)
class CourtPlanSheet:
    """The content of one page; what is not known yet is left open for a pen."""

    called: str
    plan: CourtPlan
    worker: str
    service_name: str
    service_phone: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class PrintCourtPlan:
    """Prepares, draws and journals one page."""

    store: Store
    clock: Clock
    draw: Callable[[CourtPlanSheet], Rendered]

    def prepare(self, person_id: PersonId) -> CourtPlanSheet:
        """The content; with nothing written yet the page is all lines for a pen.

        Raises `NoSuchPerson`, `RecordRestricted`.
        """
        person, settings = self.store.people.get(person_id), read_settings(self.store.settings)
        plan = court_plan_of(self.store, person_id) or CourtPlan("", person_id)
        sheet = CourtPlanSheet(
            person.called,
            plan,
            person.worker,
            settings.service_name,
            settings.service_phone,
            uk_time(self.clock.now()),
        )
        return leaving(self.store, sheet, person_id)

    def __call__(self, person_id: PersonId) -> Rendered:
        """The page as PDF; raises `NoSuchPerson`."""
        drawn = self.draw(self.prepare(person_id))
        with self.store.saving():
            self.store.journal.note("drawn", "person", str(person_id), "plan for a release from court")
        return drawn
