"""What is written down of a day in the prison: the list as it was printed, who was added or left out, who was seen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from recovery_desk.domain.day_codes import LENGTH, code_from, free_codes
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import HAPPENED, Meeting, MeetingState
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prison_day import MARK_KEYS, WHY_NOT_HELD, DayLine, DayOutcome, Mark
from recovery_desk.domain.tasks import Task
from recovery_desk.domain.uk_time import uk_moment
from recovery_desk.usecases.keep_meeting import RecordMeeting, WhatHappened
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.prison_day.list_day import ListPrisonDay, PrisonDay, ToSee
from recovery_desk.usecases.prison_day_problems import (
    CodeMistyped,
    CodeOfAnotherList,
    DayStillToCome,
    LetterUnknown,
    ListFull,
)
from recovery_desk.usecases.take_referral import note_first_contact, take_back_first_contact
from recovery_desk.usecases.write_note import NoteWritten, WriteNote

_NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class FixList:
    """Gives everybody on a day's list their code, which stays; those who come onto it later get theirs then."""

    store: Store
    ids: Ids
    list_day: ListPrisonDay

    def __call__(
        self, prison_id: EstablishmentId, day: date, of: Callable[[ToSee], bool] = lambda _one: True
    ) -> PrisonDay:
        """The list, everybody with a code, or only those `of` says. Raises `NoSuchPrison`, `ListFull`."""
        listed = self.list_day(prison_id, day)
        new = [each for each in listed.people if each.line is None and of(each)]
        if not new:
            return listed
        codes = codes_left(self.store, prison_id, day)
        with self.store.saving():
            for each in new:
                line = DayLine(
                    self.ids.new(),
                    each.person_id,
                    prison_id,
                    day,
                    _next(codes),
                    why=each.why,
                    rolled_from=each.rolled_from,
                )
                self.store.records(DayLine).add(line)
        return self.list_day(prison_id, day)


@dataclass(frozen=True, slots=True)
class ChooseForDay:
    """Adds somebody to a day's list by hand, or leaves somebody out of it."""

    store: Store
    ids: Ids

    def ask(self, prison_id: EstablishmentId, day: date, person_id: PersonId, why: str = "") -> DayLine:
        """Somebody is to be seen. Raises `NoSuchPerson`, `ListFull`."""
        self.store.people.get(person_id)
        line = line_of(self.store, self.ids, prison_id, day, person_id)
        return self._keep(replace(line, is_asked=True, is_left_out=False, why=" ".join(why.split()) or line.why))

    def leave_out(self, prison_id: EstablishmentId, day: date, person_id: PersonId) -> DayLine:
        """Somebody is not to be seen that day, and does not roll to the next."""
        line = line_of(self.store, self.ids, prison_id, day, person_id)
        return self._keep(replace(line, is_left_out=True))

    def put_back(self, prison_id: EstablishmentId, day: date, person_id: PersonId) -> DayLine:
        """Somebody who was left out is on the list after all."""
        line = line_of(self.store, self.ids, prison_id, day, person_id)
        return self._keep(replace(line, is_left_out=False))

    def _keep(self, line: DayLine) -> DayLine:
        with self.store.saving():
            self.store.records(DayLine).put(line)
        return line


@dataclass(frozen=True, slots=True)
class Marked:
    """Who was marked, and how; `was` is the line before. `meetings_left` of that day are to be recorded by hand."""

    person: Person
    line: DayLine
    was: DayLine
    meetings_left: int = 0

    @property
    def is_new(self) -> bool:
        """Whether this changed anything."""
        return (self.line.outcome, self.line.reason) != (self.was.outcome, self.was.reason)


@dataclass(frozen=True, slots=True)
class MarkPerson:
    """Seen, or not and why: a note of the contact log, the outcome of that day's meeting, and the line of the list."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, prison_id: EstablishmentId, day: date, person_id: PersonId, mark: Mark) -> Marked:
        """All or nothing. A second mark puts the first right. Raises `DayStillToCome`, `NoSuchPerson`, `ListFull`."""
        if day > self.clock.today():
            raise DayStillToCome
        person = self.store.people.get(person_id)
        before = line_of(self.store, self.ids, prison_id, day, person_id)
        if before.outcome is mark.outcome and before.reason is mark.reason:
            return Marked(person, before, before)
        with self.store.saving():
            line = self._with_meeting(self._with_note(before, mark), mark)
            line = replace(line, outcome=mark.outcome, reason=mark.reason)
            self.store.records(DayLine).put(line)
        still_open = [each for each in self._meetings(line) if not each.is_over]
        return Marked(person, line, before, len(still_open) if mark.outcome else 0)

    def by_code(self, prison_id: EstablishmentId, day: date, typed: str) -> Marked:
        """The same by a code and a letter, `KTMS`. Raises `CodeMistyped`, `CodeOfAnotherList`, `LetterUnknown` too."""
        plain = "".join(typed.split()).replace("-", "").upper()
        code = code_from(plain[:LENGTH])
        if code is None or len(plain) != LENGTH + 1:
            raise CodeMistyped(typed.strip())
        lines = self.store.prison_days.lines(prison_id, day, day)
        line = next((each for each in lines if each.code == code), None)
        if line is None:
            raise CodeOfAnotherList(code, day)
        mark = MARK_KEYS.get(plain[LENGTH])
        if mark is None:
            raise LetterUnknown(plain[LENGTH])
        return self(prison_id, day, line.person_id, mark)

    def _with_note(self, line: DayLine, mark: Mark) -> DayLine:
        """The note that says so: a new one, or the one of the first mark put right. Words added to it by hand stay."""
        notes = self.store.records(Note)
        known = notes.get(line.note_id) if line.note_id else None
        if mark.outcome is None:
            if known is not None and known.text in ("", _SEEN):
                notes.remove(known.id)
                if line.is_seen:
                    take_back_first_contact(self.store, line.person_id, line.day)
            return replace(line, note_id="")
        is_seen = mark.outcome is DayOutcome.SEEN
        kind = NoteKind.SEEN if is_seen else NoteKind.NOT_SEEN
        if known is not None:
            text = known.text if known.text not in ("", _SEEN) else _SEEN if is_seen else ""
            notes.save(replace(known, kind=kind, text=text, not_seen_reason=mark.reason, corrected_at=self.clock.now()))
            if is_seen:
                note_first_contact(self.store, line.person_id, line.day)
            elif line.is_seen:
                take_back_first_contact(self.store, line.person_id, line.day)
            return line
        written = NoteWritten(kind, _SEEN if is_seen else "", self._moment(line.day), not_seen_reason=mark.reason)
        note = WriteNote(self.store, self.clock, self.ids).as_part(line.person_id, written)
        return replace(line, note_id=note.id)

    def _moment(self, day: date) -> datetime | None:
        """Now, for today; noon, for a list that is keyed back in later."""
        return None if day == self.clock.today() else uk_moment(day, _NOON)

    def _with_meeting(self, line: DayLine, mark: Mark) -> DayLine:
        """That day's meeting, where there is one and no other: held or not. Taken back, it is booked again."""
        known = [each for each in self._meetings(line) if not each.is_over or each.id == line.meeting_id]
        if len(known) != 1:
            return line
        meeting = known[0]
        if mark.outcome is None:
            if meeting.state in HAPPENED:
                self._record(meeting, WhatHappened(MeetingState.BOOKED))
            return replace(line, meeting_id="")
        if mark.outcome is DayOutcome.SEEN:
            self._record(meeting, WhatHappened(MeetingState.HELD))
        else:
            why = WHY_NOT_HELD[mark.reason] if mark.reason else None
            self._record(meeting, WhatHappened(MeetingState.NOT_HELD, why))
        return replace(line, meeting_id=meeting.id)

    def _record(self, meeting: Meeting, what: WhatHappened) -> None:
        """What was agreed, and the task that came of it, stay as they are."""
        tasks = self.store.records(Task).of(meeting.person_id)
        task = next((each for each in tasks if each.source_id == meeting.id), None)
        what = replace(
            what,
            agreed=meeting.agreed,
            next_step=meeting.next_step,
            next_owner=task.owner if task else "",
            next_due=task.due if task else None,
            note=meeting.note,
        )
        RecordMeeting(self.store, self.clock, self.ids).as_part(meeting.id, what)

    def _meetings(self, line: DayLine) -> Sequence[Meeting]:
        """Those of that day inside that prison which were not called off."""
        return [
            each
            for each in self.store.records(Meeting).of(line.person_id)
            if each.day == line.day
            and each.establishment_id == line.establishment_id
            and each.place.is_inside
            and each.state is not MeetingState.CANCELLED
        ]


_SEEN = "Seen in the prison."
"""All the note says until somebody adds to it."""


def line_of(store: Store, ids: Ids, prison_id: EstablishmentId, day: date, person_id: PersonId) -> DayLine:
    """What is kept of somebody on that day's list, or a line that is not kept yet, with its code."""
    lines = store.prison_days.lines(prison_id, day, day)
    known = next((each for each in lines if each.person_id == person_id), None)
    if known is not None:
        return known
    return DayLine(ids.new(), person_id, prison_id, day, _next(codes_left(store, prison_id, day)))


def codes_left(store: Store, prison_id: EstablishmentId, day: date) -> Iterator[str]:
    """Codes nobody has on that list."""
    return free_codes(day, {each.code for each in store.prison_days.lines(prison_id, day, day)}, prison_id)


def _next(codes: Iterator[str]) -> str:
    code = next(codes, None)
    if code is None:
        raise ListFull
    return code
