"""Complex cases and detox: what health partners planned with somebody, and when it is looked at again.

Doses are kept by whoever prescribes. A case says where they are kept and holds none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class CaseTrigger(StrEnum):
    """What makes somebody a complex case."""

    DETOX = "detox"
    SUBSTITUTION = "substitution"
    CONDITION = "condition"
    PREGNANCY = "pregnancy"
    MENTAL_HEALTH = "mental-health"
    SELF_HARM = "self-harm"
    OVERDOSE = "overdose"
    OTHER = "other"


class CaseStage(StrEnum):
    """How far the plan has come. From `AGREED` on, partners stand by it."""

    FLAGGED = "flagged"
    PLANNING = "planning"
    AGREED = "agreed"
    RUNNING = "running"
    CLOSED = "closed"

    @property
    def is_planned(self) -> bool:
        """Whether there is a plan everybody agreed on."""
        return self in (CaseStage.AGREED, CaseStage.RUNNING)


class CaseOutcome(StrEnum):
    """How a case ended."""

    COMPLETED = "completed"
    HANDED_ON = "handed-on"
    STOPPED = "stopped"
    NOT_NEEDED = "not-needed"
    OTHER = "other"


CASE_TRIGGER_NAMES = {
    CaseTrigger.DETOX: "Detox",
    CaseTrigger.SUBSTITUTION: "Opioid substitution treatment",
    CaseTrigger.CONDITION: "Long-term illness",
    CaseTrigger.PREGNANCY: "Pregnancy",
    CaseTrigger.MENTAL_HEALTH: "Mental health",
    CaseTrigger.SELF_HARM: "Self-harm or suicide",
    CaseTrigger.OVERDOSE: "Overdose",
    CaseTrigger.OTHER: "Something else",
}
CASE_STAGE_NAMES = {
    CaseStage.FLAGGED: "Flagged, nothing planned yet",
    CaseStage.PLANNING: "Being planned",
    CaseStage.AGREED: "Agreed with partners",
    CaseStage.RUNNING: "Under way",
    CaseStage.CLOSED: "Closed",
}
CASE_OUTCOME_NAMES = {
    CaseOutcome.COMPLETED: "Completed",
    CaseOutcome.HANDED_ON: "Handed on to partners outside",
    CaseOutcome.STOPPED: "The person stopped it",
    CaseOutcome.NOT_NEEDED: "Turned out not to be needed",
    CaseOutcome.OTHER: "Something else",
}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class ComplexCase:
    """One plan with health partners.

    `staff_ids` and `organisation_ids` are who is in it as the directory knows them, `others` whoever it does not
    know, by name. `doses_where` says where doses and prescriptions are kept. `hall_must_know` is what officers need
    to keep the person safe, and no more. `outcome` and `closed_on` are given together.
    """

    id: str
    person_id: PersonId
    set_off_by: CaseTrigger
    why: str = ""
    stage: CaseStage = CaseStage.FLAGGED
    lead: str = ""
    staff_ids: tuple[str, ...] = ()
    organisation_ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    planned: str = ""
    doses_where: str = ""
    hall_must_know: str = ""
    opened_on: date | None = None
    review_on: date | None = None
    closed_on: date | None = None
    outcome: CaseOutcome | None = None
    outcome_words: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to see to."""
        return self.closed_on is None

    @property
    def title(self) -> str:
        """What it is called in a line: the trigger and why."""
        name = CASE_TRIGGER_NAMES[self.set_off_by]
        if self.set_off_by is CaseTrigger.OTHER and self.why:
            return self.why
        return f"{name}: {self.why}" if self.why else name

    @property
    def has_anybody(self) -> bool:
        """Whether anybody but us is in it."""
        return bool(self.staff_ids or self.organisation_ids or self.others)

    @property
    def free_words(self) -> tuple[str, ...]:
        """Everything somebody wrote into it, where a dose might have slipped in."""
        return (self.why, self.planned, self.doses_where, self.hall_must_know, self.outcome_words)

    def is_due_on(self, day: date) -> bool:
        """Whether it is to be looked at again by `day`."""
        return self.is_open and self.review_on is not None and self.review_on <= day


@dataclass(frozen=True, slots=True)
class CaseReview:
    """A case was looked at again: when, by whom, what was said, and when next."""

    id: str
    person_id: PersonId
    case_id: str
    held_on: date
    by_whom: str = ""
    said: str = ""
    next_on: date | None = None


def most_pressing_first(cases: Iterable[ComplexCase]) -> tuple[ComplexCase, ...]:
    """Open before closed; of the open those without a plan, then by the day they are looked at again."""
    return tuple(
        sorted(
            cases,
            key=lambda case: (not case.is_open, case.stage.is_planned, case.review_on or date.max, case.id),
        )
    )
