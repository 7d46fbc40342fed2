"""Pre-release meetings: booked, moved, called off, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.dates import MIDNIGHT, minutes_in_words
from recovery_desk.domain.meetings import (
    HAPPENED,
    NEXT_MEETING_STATE,
    Meeting,
    MeetingMove,
    MeetingState,
    Taken,
    WhyNotHeld,
    meeting_clashes,
    same_worker,
)
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.keep_agency_staff import let_in, staff_of
from recovery_desk.usecases.meetings_problems import (
    MeetingClashes,
    MeetingIsOver,
    MeetingNeedsPrison,
    MeetingNeedsWhom,
    MeetingTimeOutOfRange,
    MoveNeedsReason,
    NoSuchMeeting,
    NotHeldNeedsReason,
    NotYetHeld,
)
from recovery_desk.usecases.ports import Clock, Ids, Store

_SHORTEST, _LONGEST = 5, 480


@dataclass(frozen=True, slots=True)
class BookMeeting:
    """Books a meeting, or keeps what was changed in one."""

    store: Store
    ids: Ids

    def __call__(self, meeting: Meeting, *, despite_clashes: bool = False) -> Meeting:
        """The meeting as kept; an empty id makes a new one.

        Day and time of one that is booked stay as they are: `MoveMeeting` changes them, with who asked and why. A clash
        is refused unless somebody has seen it and books all the same; vetting that does not reach is refused always.
        Raises `NoSuchPerson`, `NoSuchMeeting` and what can be wrong with a meeting.
        """
        with self.store.saving():
            return self.as_part(meeting, despite_clashes=despite_clashes)

    def as_part(self, meeting: Meeting, *, despite_clashes: bool = False) -> Meeting:
        """The same as part of a larger deed. Inside `saving()`."""
        before = meeting_of(self.store, meeting.id) if meeting.id else None
        kept = _tidy(meeting) if before is None else replace(_tidy(meeting), day=before.day, start=before.start)
        self.store.people.get(kept.person_id)
        if before is None or not kept.is_over:
            look_over(self.store, kept)
            if not despite_clashes:
                refuse_clashes(self.store, kept)
        if before is None:
            kept = replace(kept, id=self.ids.new(), sequence=0)
            self.store.records(Meeting).add(kept)
        elif kept != before:
            kept = replace(kept, sequence=before.sequence + 1)
            self.store.records(Meeting).save(kept)
        return kept

    def confirm(self, meeting_id: str) -> Meeting:
        """Asked for, it is booked; booked, it is confirmed; anything else stays. Raises `NoSuchMeeting`."""
        meeting = meeting_of(self.store, meeting_id)
        return keep_state(self.store, meeting, NEXT_MEETING_STATE.get(meeting.state, meeting.state))


@dataclass(frozen=True, slots=True)
class MoveMeeting:
    """Another day or time."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self,
        meeting_id: str,
        day: date,
        start: int,
        *,
        asked_by: str,
        why: str,
        minutes: int | None = None,
        despite_clashes: bool = False,
    ) -> Meeting:
        """The meeting where it is now; one that was confirmed is to be confirmed anew.

        Raises `NoSuchMeeting`, `MeetingIsOver`, `MoveNeedsReason` and what can be wrong with a meeting.
        """
        meeting = meeting_of(self.store, meeting_id)
        if meeting.is_over:
            raise MeetingIsOver
        if not asked_by.strip() or not why.strip():
            raise MoveNeedsReason
        kept = replace(meeting, day=day, start=start, minutes=minutes or meeting.minutes, sequence=meeting.sequence + 1)
        if kept.state is MeetingState.CONFIRMED:
            kept = replace(kept, state=MeetingState.BOOKED)
        look_over(self.store, kept)
        if not despite_clashes:
            refuse_clashes(self.store, kept)
        move = MeetingMove(
            self.ids.new(), meeting.person_id, meeting.id, self.clock.now(), meeting.day, meeting.start, day, start,
            " ".join(asked_by.split()), why.strip(), self.store.signed_in.name,
        )  # fmt: skip
        with self.store.saving():
            self.store.records(Meeting).save(kept)
            self.store.records(MeetingMove).add(move)
        return kept


@dataclass(frozen=True, slots=True)
class WhatHappened:
    """What is recorded after a meeting; `next_step` becomes a task of `next_owner`."""

    state: MeetingState
    why_not: WhyNotHeld | None = None
    late_minutes: int | None = None
    agreed: str = ""
    next_step: str = ""
    next_owner: str = ""
    next_due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordMeeting:
    """Held, late, not held and why; what was agreed, what comes next; or called off before."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, meeting_id: str, what: WhatHappened) -> Meeting:
        """The meeting with what happened; put right later, the task that came of it goes with it.

        Raises `NoSuchMeeting`, `NotYetHeld`, `NotHeldNeedsReason`.
        """
        with self.store.saving():
            return self.as_part(meeting_id, what)

    def as_part(self, meeting_id: str, what: WhatHappened) -> Meeting:
        """The same as part of a larger deed. Inside `saving()`."""
        meeting = meeting_of(self.store, meeting_id)
        if what.state in HAPPENED and meeting.day > self.clock.today():
            raise NotYetHeld
        if what.state is MeetingState.NOT_HELD and what.why_not is None:
            raise NotHeldNeedsReason
        kept = replace(
            meeting,
            state=what.state,
            why_not=what.why_not if what.state is MeetingState.NOT_HELD else None,
            late_minutes=what.late_minutes if what.state is MeetingState.HELD_LATE else None,
            agreed=what.agreed.strip(),
            next_step=" ".join(what.next_step.split()),
            note=what.note.strip(),
            sequence=meeting.sequence + 1,
        )
        self.store.records(Meeting).save(kept)
        self._keep_task(kept, what)
        return kept

    def call_off(self, meeting_id: str, *, asked_by: str, why: str) -> Meeting:
        """It will not take place. Raises `NoSuchMeeting`, `MeetingIsOver`, `MoveNeedsReason`."""
        meeting = meeting_of(self.store, meeting_id)
        if meeting.is_over:
            raise MeetingIsOver
        if not asked_by.strip() or not why.strip():
            raise MoveNeedsReason
        said = f"Called off by {' '.join(asked_by.split())}: {why.strip()}"
        note = "\n".join(part for part in (meeting.note, said) if part)
        return keep_state(self.store, replace(meeting, note=note), MeetingState.CANCELLED)

    def _keep_task(self, meeting: Meeting, what: WhatHappened) -> None:
        tasks = self.store.records(Task)
        known = next((each for each in tasks.of(meeting.person_id) if each.source_id == meeting.id), None)
        if not meeting.next_step:
            if known is not None and known.is_open:
                tasks.remove(known.id)
            return
        owner = " ".join(what.next_owner.split()) or self.store.signed_in.name
        if known is None:
            tasks.add(
                Task(
                    TaskId(self.ids.new()), meeting.next_step, owner, self.clock.today(), meeting.person_id,
                    what.next_due, TaskSource.MEETING, meeting.id,
                )
            )  # fmt: skip
        elif known.is_open:
            tasks.save(replace(known, text=meeting.next_step, owner=owner, due=what.next_due))


@dataclass(frozen=True, slots=True)
class RemoveMeeting:
    """A meeting that was a mistake; the history keeps it."""

    store: Store

    def __call__(self, meeting_id: str) -> None:
        """Raises `NoSuchMeeting`."""
        meeting_of(self.store, meeting_id)
        with self.store.saving():
            for move in moves_of(self.store, meeting_id):
                self.store.records(MeetingMove).remove(move.id)
            self.store.records(Meeting).remove(meeting_id)


def meeting_of(store: Store, meeting_id: str) -> Meeting:
    """The meeting; raises `NoSuchMeeting`."""
    meeting = store.records(Meeting).get(meeting_id)
    if meeting is None:
        raise NoSuchMeeting
    return meeting


def moves_of(store: Store, meeting_id: str) -> Sequence[MeetingMove]:
    """Where a meeting was before, the first move first."""
    return sorted(store.records(MeetingMove).where(meeting_id=meeting_id), key=lambda each: (each.at, each.id))


def keep_state(store: Store, meeting: Meeting, state: MeetingState) -> Meeting:
    """The meeting in that state, which anybody's calendar must be told of."""
    if state is meeting.state:
        return meeting
    kept = replace(meeting, state=state, sequence=meeting.sequence + 1)
    with store.saving():
        store.records(Meeting).save(kept)
    return kept


def look_over(store: Store, meeting: Meeting) -> None:
    """Passes a meeting that can take place as planned, whatever else does at that time."""
    if not meeting.staff_id and not meeting.worker:
        raise MeetingNeedsWhom
    ends = meeting.start + meeting.minutes
    if meeting.start < 0 or not _SHORTEST <= meeting.minutes <= _LONGEST or ends > MIDNIGHT:
        raise MeetingTimeOutOfRange
    prison = store.establishments.get(meeting.establishment_id)
    if prison is None:
        raise MeetingNeedsPrison
    if meeting.staff_id and meeting.place.is_inside:
        let_in(store, meeting.staff_id, prison, meeting.day)
    elif meeting.staff_id:
        staff_of(store, meeting.staff_id)


def refuse_clashes(store: Store, meeting: Meeting) -> None:
    """Raises `MeetingClashes` where the person, whoever meets them, or the room is taken."""
    others = [each for each in store.meetings.between(meeting.day, meeting.day) if each.id != meeting.id]
    said = clashes_in_words(store, [*others, meeting]).get(meeting.id, [])
    if said:
        raise MeetingClashes(tuple(said))


def clashes_in_words(store: Store, meetings: Sequence[Meeting]) -> dict[str, list[str]]:
    """For each meeting that clashes, a sentence for each thing that is taken."""
    by_id = {each.id: each for each in meetings}
    said: dict[str, list[str]] = {}
    for clash in meeting_clashes(meetings):
        for one, other in ((clash.first_id, clash.second_id), (clash.second_id, clash.first_id)):
            said.setdefault(one, []).append(_taken(store, clash.taken, by_id[one], by_id[other]))
    return said


def _taken(store: Store, taken: Taken, meeting: Meeting, other: Meeting) -> str:
    time = f"{minutes_in_words(other.start)} to {minutes_in_words(other.start + other.minutes)}"
    if taken is Taken.PERSON:
        return f"They have another meeting from {time}, with {with_whom(store, other)}."
    whom = store.people.get(other.person_id).full_name
    if taken is Taken.STAFF:
        wanted = replace(
            meeting,
            staff_id=meeting.staff_id if meeting.staff_id == other.staff_id else "",
            worker=meeting.worker if same_worker(meeting.worker, other.worker) else "",
        )
        meets = "meet" if wanted.staff_id and wanted.worker else "meets"
        return f"{with_whom(store, wanted)} {meets} {whom} from {time}."
    return f"{meeting.room} is taken from {time}, for {whom}."


def with_whom(store: Store, meeting: Meeting) -> str:
    """`P. Lang, Community recovery team and M. Kerr`: who meets them."""
    return whom_in_words(meeting, store.records(AgencyStaff).get(meeting.staff_id) if meeting.staff_id else None)


def whom_in_words(meeting: Meeting, staff: AgencyStaff | None) -> str:
    """`with_whom`, where whoever comes from an agency was read before."""
    of_agency = "" if staff is None else ", ".join(part for part in (staff.name, staff.agency) if part)
    return " and ".join(part for part in (of_agency, meeting.worker) if part)


def _tidy(meeting: Meeting) -> Meeting:
    return replace(
        meeting,
        room=" ".join(meeting.room.split()),
        worker=" ".join(meeting.worker.split()),
        purpose=" ".join(meeting.purpose.split()),
        asked_by=" ".join(meeting.asked_by.split()),
    )
