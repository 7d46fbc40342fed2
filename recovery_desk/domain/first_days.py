"""The days after a release: whom to contact when, the 21-day continuity clock, what happened, and the court plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recovery_desk.domain.people import PersonId

CONTINUITY_DAYS = 21
"""Days within which somebody ought to be in treatment in the community (the continuity-of-care measure)."""

RISK_DAYS = 14
"""The days in which most who die of an overdose after release die (Merrall 2010; Bird 2015)."""

CONTACT_DAYS = (1, 3, 7, 14, 21)
"""The days of the contact ladder, counted from the release day, 0."""


@dataclass(frozen=True, slots=True)
class FirstDays:
    """One release and what has come of it. Kept for good: `ended_on` says when it stopped counting, and why."""

    id: str
    person_id: PersonId
    released_on: date
    how: str = ""
    told_by: str = ""
    event_id: str = ""
    booked_on: date | None = None
    booked_for: date | None = None
    booked_with: str = ""
    attended_on: date | None = None
    engaged_on: date | None = None
    ended_on: date | None = None
    ended_why: str = ""

    @property
    def last_day(self) -> date:
        """The last of the twenty-one days."""
        return self.released_on + timedelta(days=CONTINUITY_DAYS)

    @property
    def risk_ends(self) -> date:
        """The last day of the fortnight of highest overdose risk."""
        return self.released_on + timedelta(days=RISK_DAYS)

    def day_number(self, today: date) -> int:
        """Days since the release, which is day 0."""
        return (today - self.released_on).days

    def is_running(self, today: date) -> bool:
        """Whether the clock still runs."""
        return self.ended_on is None and self.released_on <= today <= self.last_day

    def in_risk_fortnight(self, today: date) -> bool:
        """Whether it is one of the most dangerous days."""
        return self.ended_on is None and self.released_on <= today <= self.risk_ends

    @property
    def stage(self) -> "Continuity":
        """How far continuity has come."""
        if self.engaged_on:
            return Continuity.ENGAGED
        if self.attended_on:
            return Continuity.ATTENDED
        return Continuity.BOOKED if self.booked_on else Continuity.NOTHING


class Continuity(StrEnum):
    """How far somebody has come towards care in the community."""

    NOTHING = "nothing"
    BOOKED = "booked"
    ATTENDED = "attended"
    ENGAGED = "engaged"


CONTINUITY_NAMES = {
    Continuity.NOTHING: "No appointment booked",
    Continuity.BOOKED: "First appointment booked",
    Continuity.ATTENDED: "First appointment attended",
    Continuity.ENGAGED: "Engaged with the service",
}
"""How each is called on screen and paper."""


class ContactOutcome(StrEnum):
    """What came of trying to reach somebody."""

    SEEN = "seen"
    SPOKEN = "spoken"
    MESSAGE = "message"
    NO_ANSWER = "no-answer"
    NOT_POSSIBLE = "not-possible"


CONTACT_OUTCOME_NAMES = {
    ContactOutcome.SEEN: "Seen face to face",
    ContactOutcome.SPOKEN: "Spoke on the phone",
    ContactOutcome.MESSAGE: "Left a message",
    ContactOutcome.NO_ANSWER: "Tried, no answer",
    ContactOutcome.NOT_POSSIBLE: "Could not be tried",
}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class ContactStep:
    """One step of the contact ladder. `ended_on` says that it was dropped, by a recall say; it is never deleted."""

    id: str
    person_id: PersonId
    first_days_id: str
    due: date
    text: str
    owner: str = ""
    is_own: bool = False
    done_on: date | None = None
    outcome: ContactOutcome | None = None
    note: str = ""
    ended_on: date | None = None
    ended_why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.ended_on is None


class LifeEventKind(StrEnum):
    """What happened, in words that judge nobody."""

    LAPSE = "lapse"
    OVERDOSE = "overdose"
    NEAR_FATAL_OVERDOSE = "near-fatal-overdose"
    HOSPITAL = "hospital"
    LOST_HOME = "lost-home"
    GOOD_NEWS = "good-news"
    DIED = "died"


LIFE_EVENT_NAMES = {
    LifeEventKind.LAPSE: "Used again after a time without",
    LifeEventKind.OVERDOSE: "Overdose",
    LifeEventKind.NEAR_FATAL_OVERDOSE: "Near-fatal overdose",
    LifeEventKind.HOSPITAL: "In hospital",
    LifeEventKind.LOST_HOME: "Lost where they were staying",
    LifeEventKind.GOOD_NEWS: "Good news",
    LifeEventKind.DIED: "Died",
}
"""How each is called on screen and paper."""


class Known(StrEnum):
    """Yes, no, or nobody has said."""

    NOT_KNOWN = "not-known"
    YES = "yes"
    NO = "no"


KNOWN_NAMES = {Known.NOT_KNOWN: "Not known", Known.YES: "Yes", Known.NO: "No"}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened to somebody, and what followed: who went to them, what was offered, what they chose."""

    id: str
    person_id: PersonId
    kind: LifeEventKind
    happened_on: date
    is_about: bool = False
    what_happened: str = ""
    naloxone_given: Known = Known.NOT_KNOWN
    what_followed: str = ""
    told_by: str = ""
    followed_up_on: date | None = None

    @property
    def needs_follow_up(self) -> bool:
        """Whether somebody must still go to them: after every overdose, and after a lapse."""
        return self.followed_up_on is None and self.kind in _FOLLOWED_UP


_FOLLOWED_UP = frozenset({LifeEventKind.LAPSE, LifeEventKind.OVERDOSE, LifeEventKind.NEAR_FATAL_OVERDOSE})


@dataclass(frozen=True, slots=True)
class CourtPlan:
    """If released from court: what somebody on remand does when the dock opens. One for each person."""

    id: str
    person_id: PersonId
    court: str = ""
    next_hearing: date | None = None
    ring_first: str = ""
    meets_them: str = ""
    sleep_tonight: str = ""
    first_dose: str = ""
    medicines: str = ""
    naloxone: str = ""
    money_and_travel: str = ""
    property_and_phone: str = ""
    first_morning: str = ""
    family: str = ""
    agreed_on: date | None = None
    written_on: date | None = None
