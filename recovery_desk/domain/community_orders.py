"""Orders served outside: what a court asks of somebody, for how long, and when it looks again."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class OrderKind(StrEnum):
    """The orders and licences people of ours are under, in the three jurisdictions."""

    DTTO = "dtto"
    DTTO2 = "dtto-2"
    CPO = "cpo"
    DEFERRED = "deferred"
    BAIL_SUPERVISION = "bail-supervision"
    DRR = "drr"
    ATR = "atr"
    MHTR = "mhtr"
    COMMUNITY_ORDER = "community-order"
    SUSPENDED = "suspended"
    PROBATION = "probation"
    COMBINATION = "combination"
    LICENCE = "licence"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CommunityOrder:
    """One order. `length_days` is its whole length; `reviews` the days the court looks at it again.

    `testing` says what is tested, how often and by whom, in words.
    """

    id: str
    person_id: PersonId
    kind: OrderKind
    court: str = ""
    started_on: date | None = None
    length_days: int | None = None
    reviews: tuple[date, ...] = ()
    testing: str = ""
    ended_on: date | None = None
    note: str = ""

    @property
    def runs_until(self) -> date | None:
        """Its last day: when it ended, else when its length runs out; None while that is not known."""
        if self.ended_on is not None:
            return self.ended_on
        if self.started_on is None or self.length_days is None:
            return None
        return self.started_on + timedelta(days=max(0, self.length_days - 1))

    def is_running_on(self, day: date) -> bool:
        """Whether it is in force on `day`, as far as is known."""
        until = self.runs_until
        return (self.started_on is None or self.started_on <= day) and (until is None or day <= until)

    def next_review(self, day: date) -> date | None:
        """The next day the court looks at it, from `day` on."""
        return min((review for review in self.reviews if review >= day), default=None)
