"""The agenda of a recovery inclusion meeting: whom it takes first and why, and how its minutes are shared out.

Hardest first. Everybody has points, and every point has its reason beside it on screen and paper, so that nobody has
to guess why somebody comes before somebody else. Who has as many points comes by release day, then by name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_records import STATE_WORDS, CheckState

VITAL, OTHER, COMPLEX, UNDONE, HARD_DAY, SOON = 3, 1, 5, 2, 2, 3
SOON_DAYS = 7
ORDER_IN_WORDS = (
    f"Hardest first: {COMPLEX} points for a complex case, {VITAL} for each vital check not done, not known or failed, "
    f"{OTHER} for each other one, {UNDONE} for each action not done, {HARD_DAY} for a hard release day, "
    f"{SOON} for a release within {SOON_DAYS} days. As many points: the earlier release day first."
)
"""As it stands on screen and paper."""

OPENING, CLOSING_AT_LEAST, MOST = 5, 5, 15
"""Minutes kept free at the beginning (who is here) and at the end; the most one person gets."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A check that is owed."""

    title: str
    state: CheckState
    is_vital: bool = False

    @property
    def in_words(self) -> str:
        """`A home to go to: failed`."""
        return f"{self.title}: {STATE_WORDS[self.state].lower()}"


@dataclass(frozen=True, slots=True)
class Undone:
    """An action of an earlier meeting that nobody has done yet."""

    task_id: str
    text: str
    owner: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class AgendaPerson:
    """What puts somebody on the agenda, and where. Who gets out on a `hard_day` has the reason there in words."""

    person_id: PersonId
    filed_as: str
    due_out: date | None
    missing: tuple[Missing, ...] = ()
    undone: tuple[Undone, ...] = ()
    is_complex: bool = False
    is_hard_day: bool = False
    days_left: int | None = None

    @property
    def vital(self) -> int:
        """How many vital checks are owed."""
        return sum(each.is_vital for each in self.missing)

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Each reason in words with its points, those that weigh most first."""
        others = len(self.missing) - self.vital
        is_soon = self.days_left is not None and self.days_left <= SOON_DAYS
        found = (
            ("complex case", COMPLEX * self.is_complex),
            (f"{self.vital} vital check{'s' * (self.vital != 1)} owed", VITAL * self.vital),
            (_soon(self.days_left), SOON * is_soon),
            ("hard release day", HARD_DAY * self.is_hard_day),
            (f"{len(self.undone)} action{'s' * (len(self.undone) != 1)} not done", UNDONE * len(self.undone)),
            (f"{others} other check{'s' * (others != 1)} owed", OTHER * others),
        )
        return tuple(each for each in found if each[1])

    @property
    def points(self) -> int:
        """What puts them before others."""
        return sum(points for _, points in self.reasons)

    @property
    def why(self) -> str:
        """`11 points: complex case +5, 2 vital checks owed +6`; that nothing is owed where nothing is."""
        said = ", ".join(f"{text} +{points}" for text, points in self.reasons)
        return f"{self.points} point{'s' * (self.points != 1)}: {said}" if said else "0 points: nothing is owed"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Somebody's place: their number, when in the meeting they come, and for how long. 0 minutes: read on paper."""

    person: AgendaPerson
    position: int
    starts_after: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """The minutes of a meeting: `opening`, then each item, then `closing`; they add up to its length."""

    opening: int
    items: tuple[AgendaItem, ...]
    closing: int

    @property
    def without_time(self) -> int:
        """How many nobody has a minute for."""
        return sum(not item.minutes for item in self.items)


def hardest_first(people: Iterable[AgendaPerson]) -> tuple[AgendaPerson, ...]:
    """In the order `ORDER_IN_WORDS` states."""
    return tuple(
        sorted(
            people, key=lambda each: (-each.points, each.due_out or date.max, each.filed_as.casefold(), each.person_id)
        )
    )


def timetable(people: Sequence[AgendaPerson], length: int) -> Timetable:
    """Shares out the whole minutes of a meeting: one for everybody as far as they go, the rest by points."""
    opening = min(OPENING, length // 6)
    room = length - opening - min(CLOSING_AT_LEAST, length // 6)
    shares = _shared([max(1, each.points) for each in people], room)
    items, at = [], opening
    for position, (person, minutes) in enumerate(zip(people, shares, strict=True), start=1):
        items.append(AgendaItem(person, position, at, minutes))
        at += minutes
    return Timetable(opening, tuple(items), length - at)


def _shared(weights: Sequence[int], room: int) -> list[int]:
    """Whole minutes by weight: at least one each while there are any, at most `MOST`; the first get what is over."""
    shares = [1 if at < room else 0 for at in range(len(weights))]
    left = room - sum(shares)
    if left <= 0:
        return shares
    total = sum(weights)
    shares = [min(MOST, share + left * weight // total) for share, weight in zip(shares, weights, strict=True)]
    left = room - sum(shares)
    while left > 0 and any(share < MOST for share in shares):
        for at, share in enumerate(shares):
            if left > 0 and share < MOST:
                shares[at] += 1
                left -= 1
    return shares


def _soon(days: int | None) -> str:
    if days is None:
        return ""
    return "out today or already" if days <= 0 else "out tomorrow" if days == 1 else f"out in {days} days"
