"""Everything the checks look at, gathered once: a check asks nothing of anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from recovery_desk.domain.pickups import Pickup
from recovery_desk.domain.release_day.check_records import CheckRecord, Tenure
from recovery_desk.domain.release_day.early_release import EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseKind

OUT_OF_HOURS_STOPS = ("evening", "crisis")
"""Kinds of stop that are there when the rest is shut: the evening of the route, lines and centres for a crisis."""


@dataclass(frozen=True, slots=True)
class EarlierStay:
    """What an earlier stay in custody led to. `tenure` is None where nobody recorded it."""

    ended: date | None
    tenure: Tenure | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ConsentFact:
    """A consent to share: with whom, until when, and whether it counts on the release day."""

    organisation: str
    ends_on: date | None
    is_in_date: bool


@dataclass(frozen=True, slots=True)
class ContactFact:
    """Somebody close; `may_be_told` is what the person said, None while nobody has asked them."""

    name: str
    may_be_told: bool | None


@dataclass(frozen=True, slots=True)
class PlanFact:
    """How the person's own plan stands. `agreed` is None while nobody has asked them."""

    has_goals: bool
    agreed: bool | None = None
    agreed_on: date | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class StopFact:
    """A stop of the release day's route. `is_open` is None where its hours are not known.

    `shut_at_weekend` are the days of the first weekend on which it is known to be shut.
    """

    name: str
    kind: str
    is_open: bool | None = None
    hours: str = ""
    at_time: str = ""
    is_stale: bool = False
    fits: bool | None = None
    why_not: str = ""
    shut_at_weekend: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting with somebody from the community; `is_held` once they met."""

    on: date
    who: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class AppointmentFact:
    """The first appointment outside."""

    on: date
    at_time: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A sheet that was printed for the person: when last, and which of its entries are out of date."""

    printed_on: date
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComplexCaseFact:
    """Somebody flagged as a complex case, or for detox: why, and whether there is a plan with health partners.

    `is_kept`: it is a case of the desk with its own plan, which answers by itself; else an alert flags them.
    `review_was_due` is the day it should have been looked at again.
    """

    why: str
    has_plan: bool
    is_kept: bool = False
    who: str = ""
    review_was_due: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One release as far as it is known on `today`.

    Where a field is None, that part was not looked into or nobody knows; where it is empty, it was looked into and
    nothing is there. A check must tell the two apart.
    """

    today: date
    called: str
    country: Country
    kind: ReleaseKind = ReleaseKind.SENTENCE
    answer: ReleaseAnswer | None = None
    records: Mapping[str, CheckRecord] = field(default_factory=dict)
    request: EarlyReleaseRequest | None = None
    earlier_stays: tuple[EarlierStay, ...] = ()
    consents: tuple[ConsentFact, ...] | None = None
    contacts: tuple[ContactFact, ...] | None = None
    plan: PlanFact | None = None
    plan_paper: PaperFact | None = None
    out_there_paper: PaperFact | None = None
    pickup: Pickup | None = None
    route: tuple[StopFact, ...] | None = None
    meetings: tuple[MeetingFact, ...] | None = None
    appointment: AppointmentFact | None = None
    complex_case: ComplexCaseFact | None = None
    complex_case_closed: str = ""
    """How the last case ended, where none is open."""
    complex_case_known: bool = False
    """Somebody has looked and found that none is needed."""
    supervised_by: str | None = None
    """Who supervises them after release under an order or licence; empty where it is known that nobody does."""

    @property
    def release_day(self) -> date | None:
        """The day they walk out, after mandatory rules."""
        return None if self.answer is None else self.answer.release_day

    def stop(self, *kinds: str) -> StopFact | None:
        """The first stop of one of these kinds."""
        return next(iter(self.stops(*kinds)), None)

    def stops(self, *kinds: str) -> tuple[StopFact, ...]:
        """Every stop of one of these kinds."""
        return tuple(stop for stop in self.route or () if stop.kind in kinds)
