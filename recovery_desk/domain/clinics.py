"""A clinic: one room, one worker or visitor, slot after slot."""

from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingPlace
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import Window

MOST_SLOTS = 60


@dataclass(frozen=True, slots=True)
class Clinic:
    """From when to when, in slots of so many minutes, with breaks between; whoever holds it, as in a `Meeting`."""

    establishment_id: EstablishmentId
    day: date
    starts: int
    ends: int
    minutes: int = 30
    breaks: tuple[Window, ...] = ()
    place: MeetingPlace = MeetingPlace.LINK_CENTRE
    room: str = ""
    staff_id: str = ""
    worker: str = ""
    purpose: str = ""
    asked_by: str = ""

    @property
    def slots(self) -> tuple[int, ...]:
        """When each begins. One that a break cuts into begins after the break instead."""
        found: list[int] = []
        now = self.starts
        while self.minutes > 0 and now + self.minutes <= self.ends and len(found) < MOST_SLOTS:
            cut = next((until for begins, until in self.breaks if begins < now + self.minutes and now < until), None)
            if cut is None:
                found.append(now)
                now += self.minutes
            else:
                now = cut
        return tuple(found)

    def meeting(self, start: int, person_id: PersonId) -> Meeting:
        """What is booked in one slot."""
        return Meeting(
            "", person_id, self.day, start, self.minutes, self.establishment_id, self.place, self.room, self.staff_id,
            self.worker, self.purpose, asked_by=self.asked_by,
        )  # fmt: skip
