"""Booking a clinic: many meetings in one go, with everything that is in the way said before anything is booked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.clinics import Clinic
from recovery_desk.domain.dates import MIDNIGHT
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.keep_meeting import BookMeeting, clashes_in_words, look_over
from recovery_desk.usecases.ports import Ids, Store
from recovery_desk.usecases.prison_day_problems import ClinicNeedsPeople, ClinicOutOfRange, ClinicStillClashes
from recovery_desk.usecases.problem_words import words_for

_SHORTEST, _LONGEST = 5, 240


@dataclass(frozen=True, slots=True)
class ClinicSlot:
    """One slot: who would be in it, and what is in the way as sentences; without anybody it stays free."""

    meeting: Meeting
    person: Person | None
    in_the_way: tuple[str, ...] = ()

    @property
    def can_be_booked(self) -> bool:
        """Whether somebody is in it, and nothing in the way."""
        return self.person is not None and not self.in_the_way


@dataclass(frozen=True, slots=True)
class ClinicPlan:
    """The slots in order, and those for whom there is none. Nothing of it is booked yet."""

    clinic: Clinic
    slots: tuple[ClinicSlot, ...]
    without_slot: tuple[Person, ...]

    @property
    def in_the_way(self) -> int:
        """In how many slots something is in the way."""
        return sum(bool(each.in_the_way) for each in self.slots)

    @property
    def can_be_booked(self) -> int:
        """How many meetings it would make."""
        return sum(each.can_be_booked for each in self.slots)


@dataclass(frozen=True, slots=True)
class LayOutClinic:
    """Puts people into slots, in the order given; books nothing."""

    store: Store

    def __call__(self, clinic: Clinic, people: Sequence[PersonId]) -> ClinicPlan:
        """The plan. Raises `ClinicOutOfRange`, `NoSuchPerson`."""
        if not _SHORTEST <= clinic.minutes <= _LONGEST or not 0 <= clinic.starts < clinic.ends <= MIDNIGHT:
            raise ClinicOutOfRange
        if not clinic.slots:
            raise ClinicOutOfRange
        persons = [self.store.people.get(each) for each in people]
        wanted = [
            replace(clinic.meeting(start, person.id), id=f"slot-{at}")
            for at, (start, person) in enumerate(zip(clinic.slots, persons, strict=False))
        ]
        there = [each for each in self.store.meetings.between(clinic.day, clinic.day) if not each.is_over]
        clashing = clashes_in_words(self.store, [*there, *wanted])
        refused = self._refused(wanted[0]) if wanted else ""
        slots = [
            ClinicSlot(meeting, person, self._in_the_way(meeting, refused, clashing.get(meeting.id, []), wanted[:at]))
            for at, (meeting, person) in enumerate(zip(wanted, persons, strict=False))
        ]
        nobody = PersonId("")
        free = [ClinicSlot(clinic.meeting(start, nobody), None) for start in clinic.slots[len(wanted) :]]
        return ClinicPlan(clinic, (*slots, *free), tuple(persons[len(wanted) :]))

    def _refused(self, meeting: Meeting) -> str:
        """What is wrong with every slot alike: nobody who holds it, no prison, vetting that does not reach."""
        try:
            look_over(self.store, meeting)
        except UserFacingError as problem:
            return words_for(problem)
        return ""

    def _in_the_way(
        self, meeting: Meeting, refused: str, clashing: Sequence[str], before: Sequence[Meeting]
    ) -> tuple[str, ...]:
        said = [refused] if refused else []
        said += clashing
        if any(each.person_id == meeting.person_id for each in before):
            said.append("They are in this clinic already.")
        stay = self.store.episodes.current(meeting.person_id)
        where = (
            None
            if stay is None or stay.establishment_id is None
            else self.store.establishments.get(stay.establishment_id)
        )
        if where is not None and where.id != meeting.establishment_id:
            said.append(f"They are in {where.short_name}.")
        if stay is not None and stay.ended_on is not None and stay.ended_on <= meeting.day:
            said.append("They are not in custody any more.")
        return tuple(said)


@dataclass(frozen=True, slots=True)
class BookClinic:
    """Books a clinic: all of it or nothing, or, where that was chosen, all that nothing is in the way of."""

    store: Store
    ids: Ids

    def __call__(
        self, clinic: Clinic, people: Sequence[PersonId], *, leave_out_clashing: bool = False
    ) -> tuple[Meeting, ...]:
        """The meetings. Raises `ClinicStillClashes`, `ClinicNeedsPeople` and what `LayOutClinic` raises."""
        plan = LayOutClinic(self.store)(clinic, people)
        if (plan.in_the_way or plan.without_slot) and not leave_out_clashing:
            raise ClinicStillClashes(plan.in_the_way + len(plan.without_slot))
        if not plan.can_be_booked:
            raise ClinicNeedsPeople
        book = BookMeeting(self.store, self.ids)
        with self.store.saving():
            return tuple(book.as_part(replace(each.meeting, id="")) for each in plan.slots if each.can_be_booked)
