"""The round through a prison: in which order people are seen, so that no walking is wasted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import Window

WALK_MINUTES = 5
"""From one hall to the next."""

RULE = (
    "Halls in their walking order, each seen to the end while it is unlocked, cell by cell. Appointments keep their "
    "time, and the round goes on around them. Last stands who fits into no time of their hall, or has no hall."
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody to see. `fixed` is the time of an appointment, which is at `place`; `binds_us` where we are in it."""

    person_id: PersonId
    hall: str
    minutes: int
    fixed: int | None = None
    place: str = ""
    binds_us: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit with the time it is planned for; None where none is left."""

    visit: Visit
    start: int | None


@dataclass(frozen=True, slots=True)
class _Step:
    hall: str
    start: int


class _Round:
    """The round as it is walked: where we are, what time it is, and whom each hall still holds."""

    def __init__(
        self, visits: Iterable[Visit], order: Sequence[str], open_at: Mapping[str, Sequence[Window]], day: Window
    ) -> None:
        self._day, self._open_at = day, open_at
        self._halls: dict[str, list[Visit]] = {hall: [] for hall in order}
        for visit in visits:
            self._halls.setdefault(visit.hall, []).append(visit)
        self._now, self._here = day[0], ""

    def walk(self, appointments: Sequence[Visit]) -> Iterator[Planned]:
        """People in the order they are seen, those without a time last."""
        for appointment in appointments:
            start = appointment.fixed or 0
            yield from self._until(start, appointment.place)
            yield Planned(appointment, start)
            self._now, self._here = max(self._now, start + appointment.minutes), appointment.place
        yield from self._until(self._day[1], "")
        yield from (Planned(visit, None) for hall in self._halls.values() for visit in hall)

    def _until(self, limit: int, place: str) -> Iterator[Planned]:
        """Everybody who can be seen before `limit`, when we must be at `place`."""
        while (step := self._next(limit, place)) is not None:
            visit = self._halls[step.hall].pop(0)
            yield Planned(visit, step.start)
            self._now, self._here = step.start + visit.minutes, step.hall

    def _next(self, limit: int, place: str) -> _Step | None:
        steps = [step for hall, people in self._halls.items() if people and (step := self._step(hall, limit, place))]
        stay = next((step for step in steps if step.hall == self._here and step.start == self._now), None)
        # Of halls that can be entered without waiting the first in walking order; else the one unlocked first.
        return stay or min(steps, key=lambda step: max(step.start, self._now + WALK_MINUTES), default=None)

    def _step(self, hall: str, limit: int, place: str) -> _Step | None:
        minutes = self._halls[hall][0].minutes
        reached = self._now if self._here in ("", hall) else self._now + WALK_MINUTES
        back = WALK_MINUTES if place not in ("", hall) else 0
        for opens, shuts in self._open_at.get(hall) or (self._day,):
            start = max(reached, opens)
            if start + minutes <= min(shuts, self._day[1]) and start + minutes + back <= limit:
                return _Step(hall, start)
        return None


def walked(
    visits: Sequence[Visit], order: Sequence[str], open_at: Mapping[str, Sequence[Window]], day: Window
) -> tuple[Planned, ...]:
    """Everybody once, by time, those who fit nowhere last.

    `order` are the halls as one walks, `open_at` when each is unlocked (without an entry: all day), `day` when we may
    be inside. Within a hall people stay in the order given. An appointment that is somebody else's holds up nobody.
    """
    fixed = sorted((each for each in visits if each.fixed is not None), key=lambda each: each.fixed or 0)
    free = [each for each in visits if each.fixed is None]
    ours = [each for each in fixed if each.binds_us]
    others = [Planned(each, each.fixed) for each in fixed if not each.binds_us]
    planned = [*_Round(free, order, open_at, day).walk(ours), *others]
    return tuple(sorted(planned, key=lambda each: (each.start is None, each.start or 0)))
