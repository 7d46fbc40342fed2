"""Asking somebody whether the plan is theirs; each answer is kept with the plan as it was."""

from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed, PlanAgreement
from recovery_desk.usecases.plan_content import as_text
from recovery_desk.usecases.plan_problems import NoGoalsToAgree, ReasonMissing
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.read_plan import ReadPlan


@dataclass(frozen=True, slots=True)
class AgreePlan:
    """Keeps an answer as the next version of the plan. Nobody's answer is ever changed: a new one follows."""

    store: Store
    clock: Clock
    ids: Ids
    read: ReadPlan

    def __call__(
        self, person_id: PersonId, agreed: Agreed, reason: str = "", review_on: date | None = None
    ) -> PlanAgreement:
        """The answer as kept. Raises `NoSuchPerson`, `NoGoalsToAgree`, `ReasonMissing`."""
        plan = self.read(person_id)
        if not plan.goals:
            raise NoGoalsToAgree
        if agreed is not Agreed.YES and not reason.strip():
            raise ReasonMissing(agreed)
        kept = PlanAgreement(
            self.ids.new(),
            person_id,
            version=1 + max((each.version for each in plan.agreements), default=0),
            agreed=agreed,
            reason=reason.strip(),
            asked_on=self.clock.today(),
            asked_by=self.store.signed_in.name,
            content=as_text(plan.content),
            review_on=review_on,
        )
        with self.store.saving():
            self.store.records(PlanAgreement).add(kept)
        return kept
