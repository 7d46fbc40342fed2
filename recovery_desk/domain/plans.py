"""Needs, goals, steps, and every answer to the question "is this your plan?"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class NeedStatus(StrEnum):
    """Where a need stands. MET says that the thing itself is there, not that somebody asked for it."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    MET = "met"
    DECLINED = "declined"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self in (NeedStatus.NOT_STARTED, NeedStatus.IN_PROGRESS)


class Responsible(StrEnum):
    """Who sees to a need; several may."""

    PRISON = "prison"
    COMMUNITY = "community"
    PERSON = "person"
    US = "us"


@dataclass(frozen=True, slots=True)
class Need:
    """Something a person needs, under one pathway.

    `library_id` is the need of the library it was chosen from, empty for own words. With `is_none_found` the record
    says that somebody looked into the whole pathway and found nothing; it stands beside no open need.
    """

    id: str
    person_id: PersonId
    pathway: str
    text: str
    library_id: str = ""
    is_none_found: bool = False
    status: NeedStatus = NeedStatus.NOT_STARTED
    responsible: tuple[Responsible, ...] = ()
    detail: str = ""
    found_on: date | None = None


class GoalStatus(StrEnum):
    """Where a goal stands."""

    NOW = "now"
    LATER = "later"
    REACHED = "reached"
    SET_ASIDE = "set-aside"

    @property
    def is_open(self) -> bool:
        """Whether it is still ahead."""
        return self in (GoalStatus.NOW, GoalStatus.LATER)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a person wants, in their words, and the strengths they draw on.

    `tags` name recovery-capital domains and CHIME. `position` orders the goals of a person from 1. `ended_on` and
    `ending` say when it was reached or set aside, and how it helped or why.
    """

    id: str
    person_id: PersonId
    text: str
    pathway: str = ""
    strengths: str = ""
    tags: tuple[str, ...] = ()
    position: int = 1
    status: GoalStatus = GoalStatus.NOW
    review_on: date | None = None
    ended_on: date | None = None
    ending: str = ""


class StepStatus(StrEnum):
    """Where a step stands."""

    TO_DO = "to-do"
    DONE = "done"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class GoalStep:
    """One step towards a goal: who does it, by when, and what came of it."""

    id: str
    person_id: PersonId
    goal_id: str
    text: str
    who: str = ""
    due: date | None = None
    status: StepStatus = StepStatus.TO_DO
    outcome: str = ""
    position: int = 1

    def is_overdue(self, today: date) -> bool:
        """Whether the day it was to be done by has gone, and it has not been."""
        return self.status is StepStatus.TO_DO and self.due is not None and self.due < today


class Agreed(StrEnum):
    """What a person answered when asked whether the plan is theirs."""

    YES = "yes"
    NO = "no"
    COULD_NOT_ANSWER = "could-not-answer"


@dataclass(frozen=True, slots=True)
class PlanAgreement:
    """One time the plan was gone through together. `content` holds it as it was, for reading and printing again.

    `version` counts from 1. `reason` is the person's, where they said no or could not answer.
    """

    id: str
    person_id: PersonId
    version: int
    agreed: Agreed
    reason: str
    asked_on: date
    asked_by: str
    content: str
    review_on: date | None = None


class SuggestionKind(StrEnum):
    """What a suggestion is for."""

    NEED = "need"
    GOAL = "goal"
    STEP = "step"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line of the library this desk has reworded, added or hidden; `id` is that of the shipped line it replaces."""

    id: str
    kind: SuggestionKind
    pathway: str
    text: str
    is_hidden: bool = False
