"""The plan on paper: as it stands, or as it was when it was gone through together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import PlanAgreement
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.plan_content import PlanContent, from_text
from recovery_desk.usecases.plan_problems import NoSuchVersion
from recovery_desk.usecases.ports import Clock, Rendered, Store
from recovery_desk.usecases.read_plan import ReadPlan


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The content of one plan sheet.

    `answer` is what was said to this plan: None for a plan nobody has been asked about as it stands.
    """

    content: PlanContent
    answer: PlanAgreement | None
    marking: str
    service_name: str
    service_phone: str
    prepared_by: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class PreparePlanSheet:
    """Gathers the content; draws nothing and changes nothing."""

    store: Store
    clock: Clock
    read: ReadPlan

    def __call__(self, person_id: PersonId, version: int | None = None) -> PlanSheet:
        """The plan as it is, or as it was in a version. Raises `NoSuchPerson`, `NoSuchVersion`, `RecordRestricted`."""
        plan = self.read(person_id)
        if version is None:
            answer = None if plan.is_changed else plan.latest
            return leaving(self.store, self._sheet(plan.content, answer), person_id)
        answer = next((each for each in plan.agreements if each.version == version), None)
        if answer is None:
            raise NoSuchVersion(version)
        return leaving(self.store, self._sheet(from_text(answer.content), answer), person_id)

    def _sheet(self, content: PlanContent, answer: PlanAgreement | None) -> PlanSheet:
        settings = read_settings(self.store.settings)
        return PlanSheet(
            content,
            answer,
            settings.marking,
            settings.service_name,
            settings.service_phone,
            self.store.signed_in.name,
            uk_time(self.clock.now()),
        )


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """Prepares, draws and journals one sheet."""

    store: Store
    prepare: PreparePlanSheet
    draw: Callable[[PlanSheet], Rendered]

    def __call__(self, person_id: PersonId, version: int | None = None) -> Rendered:
        """The sheet as PDF. Raises `NoSuchPerson`, `NoSuchVersion`, `RecordRestricted`."""
        drawn = self.draw(self.prepare(person_id, version))
        with self.store.saving():
            which = "the plan" if version is None else f"the plan, version {version}"
            self.store.journal.note("drawn", "person", str(person_id), which)
        return drawn
