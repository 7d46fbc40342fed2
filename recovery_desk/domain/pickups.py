"""Gate pickups: who meets somebody at the gate, in which car, and what has happened so far."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import combinations

from recovery_desk.domain.folding import fold
from recovery_desk.domain.people import PersonId

USUAL_GATE_TIME = 10 * 60
USUAL_MINUTES = 180
CHECK_EVERY = timedelta(minutes=60)
"""How long after one word from the driver the desk must hear the next, where nothing else is agreed."""


class PickupState(StrEnum):
    """How far a pickup has come."""

    WANTED = "wanted"
    ASSIGNED = "assigned"
    CONFIRMED = "confirmed"
    AT_THE_GATE = "at-the-gate"
    COLLECTED = "collected"
    HANDED_OVER = "handed-over"
    NO_SHOW = "no-show"
    RELEASED_ELSEWHERE = "released-elsewhere"


PICKUP_STATE_NAMES = {
    PickupState.WANTED: "Wanted",
    PickupState.ASSIGNED: "Assigned",
    PickupState.CONFIRMED: "Confirmed",
    PickupState.AT_THE_GATE: "At the gate",
    PickupState.COLLECTED: "Collected",
    PickupState.HANDED_OVER: "Arrived and handed over",
    PickupState.NO_SHOW: "Did not come out",
    PickupState.RELEASED_ELSEWHERE: "Released elsewhere",
}
"""How each state is called on screen and paper."""

NEXT_STATE = {
    PickupState.WANTED: PickupState.ASSIGNED,
    PickupState.ASSIGNED: PickupState.CONFIRMED,
    PickupState.CONFIRMED: PickupState.AT_THE_GATE,
    PickupState.AT_THE_GATE: PickupState.COLLECTED,
    PickupState.COLLECTED: PickupState.HANDED_OVER,
}
"""What one key brings a pickup to when all goes well."""

ON_THE_ROAD = frozenset({PickupState.AT_THE_GATE, PickupState.COLLECTED})
OVER = frozenset({PickupState.HANDED_OVER, PickupState.NO_SHOW, PickupState.RELEASED_ELSEWHERE})


class Bring(StrEnum):
    """What goes in the car."""

    NALOXONE = "naloxone"
    FOOD = "food"
    WATER = "water"
    CLOTHES = "clothes"
    PHONE = "phone"
    TRAVEL = "travel"
    PAPERS = "papers"


BRING_NAMES = {
    Bring.NALOXONE: "Naloxone kit",
    Bring.FOOD: "Food",
    Bring.WATER: "Water",
    Bring.CLOTHES: "Clothes for the weather",
    Bring.PHONE: "A phone to give, charged",
    Bring.TRAVEL: "Bus pass or fares",
    Bring.PAPERS: "Their copy of the plan",
}
"""How each is called on screen and paper."""


class PickupConsent(StrEnum):
    """What the person said to being met."""

    NOT_ASKED = "not-asked"
    YES = "yes"
    NO = "no"


PICKUP_CONSENT_NAMES = {
    PickupConsent.NOT_ASKED: "Not asked yet",
    PickupConsent.YES: "Wants to be met",
    PickupConsent.NO: "Does not want to be met",
}
"""How each is called on screen."""


@dataclass(frozen=True, slots=True)
class Pickup:
    """One pickup.

    `gate_time` is in minutes after midnight, `minutes` how long driver and car are busy; `hear_by` is when the desk
    must next hear from whoever is out; `ring_ladder` and `no_show_ladder` are whom to ring, in order.
    `driver_note` is written for the driver and printed; nothing else about risk is, but alerts marked so.
    """

    id: str
    person_id: PersonId
    day: date
    state: PickupState = PickupState.WANTED
    gate_time: int = USUAL_GATE_TIME
    minutes: int = USUAL_MINUTES
    gate: str = ""
    driver: str = ""
    driver_phone: str = ""
    second_person: str = ""
    second_phone: str = ""
    car: str = ""
    phone_to_carry: str = ""
    bring: tuple[Bring, ...] = (Bring.NALOXONE, Bring.FOOD, Bring.WATER)
    bring_also: str = ""
    first_stop: str = ""
    then_to: str = ""
    consent: PickupConsent = PickupConsent.NOT_ASKED
    consent_on: date | None = None
    driver_note: str = ""
    desk_note: str = ""
    check_every: int = 60
    hear_by: datetime | None = None
    ring_ladder: tuple[str, ...] = ()
    no_show_ladder: tuple[str, ...] = ()
    handed_to: str = ""
    miles_before: int | None = None
    miles_after: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to happen."""
        return self.state in OVER

    @property
    def is_alone(self) -> bool:
        """Whether somebody goes without a second person."""
        return bool(self.driver.strip()) and not self.second_person.strip()

    @property
    def miles(self) -> int | None:
        """Miles driven, once both readings are there."""
        if self.miles_before is None or self.miles_after is None:
            return None
        return self.miles_after - self.miles_before

    def is_overdue(self, now: datetime) -> bool:
        """Whether the desk should have heard by now."""
        return self.hear_by is not None and now > self.hear_by


class PickupEventKind(StrEnum):
    """What is stamped."""

    STATE = "state"
    HEARD = "heard"
    RANG = "rang"
    NO_SHOW_STEP = "no-show-step"


@dataclass(frozen=True, slots=True)
class PickupEvent:
    """Something that happened on a pickup, stamped with one key. `text` is the state reached, or who was rung."""

    id: str
    person_id: PersonId
    pickup_id: str
    at: datetime
    kind: PickupEventKind
    text: str = ""
    note: str = ""
    by_whom: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two pickups that want the same driver, second person or car at the same time."""

    first_id: str
    second_id: str
    what: str


def clashes(pickups: Iterable[Pickup]) -> tuple[Clash, ...]:
    """Every pair of one day that cannot both happen as planned; pickups that are over hold nobody any more."""
    return tuple(_clashes([each for each in pickups if not each.is_over]))


def _clashes(pickups: list[Pickup]) -> Iterator[Clash]:
    for first, second in combinations(pickups, 2):
        if first.day != second.day or not _overlap(first, second):
            continue
        for who in sorted(_people(first) & _people(second)):
            yield Clash(first.id, second.id, _as_written(who, first))
        if first.car.strip() and _plain(first.car) == _plain(second.car):
            yield Clash(first.id, second.id, first.car.strip())


def _overlap(first: Pickup, second: Pickup) -> bool:
    return first.gate_time < second.gate_time + second.minutes and second.gate_time < first.gate_time + first.minutes


def _people(pickup: Pickup) -> set[str]:
    return {_plain(name) for name in (pickup.driver, pickup.second_person) if name.strip()}


def _plain(written: str) -> str:
    return " ".join(fold(written).split())


def _as_written(plain: str, pickup: Pickup) -> str:
    return next(name.strip() for name in (pickup.driver, pickup.second_person) if _plain(name) == plain)
