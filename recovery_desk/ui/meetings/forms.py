"""The forms of meetings: booking or changing one, moving it, saying what happened, calling it off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from recovery_desk.domain.consent import Permission
from recovery_desk.domain.dates import long_date, minutes_in_words
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import (
    MEETING_PLACE_NAMES,
    MEETING_STATE_NAMES,
    WHY_NOT_HELD_NAMES,
    Meeting,
    MeetingPlace,
    MeetingState,
    WhyNotHeld,
)
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, long_field, suggest, text_field
from recovery_desk.ui.widgets.person_finder import PersonFinder
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.keep_meeting import WhatHappened
from recovery_desk.usecases.list_meetings import MeetingChoices, MeetingRow
from recovery_desk.usecases.people_words import permission_in_words

MEETING_CHANGES = (Kind.MEETINGS, Kind.CHECKS, Kind.TASKS)
_LONGEST, _DAY = 480, "Friday, 4 Dec or 4.12.26"
_BESIDE_OTHERS = "All the same, if somebody or the room is taken"

Deed = Callable[[Desk], object]


class MeetingForm(FieldsForm):
    """A new meeting, or what may be changed in one that is booked without moving it."""

    def __init__(self, bench: Bench, parent: QWidget, meeting: Meeting, choices: MeetingChoices, today: date) -> None:
        self._meeting, self._today = meeting, today
        self.whom = PersonFinder(bench)
        self._is_new = not meeting.id
        place = Place("person", meeting.person_id, "meetings") if meeting.person_id else Place("meetings")
        about = FormAbout("meeting", meeting.id or meeting.person_id, place, MEETING_CHANGES)
        title = "Book a meeting" if self._is_new else f"Change the meeting of {long_date(meeting.day)}"
        super().__init__(bench, parent, title, about, self._fields(meeting, choices))
        if meeting.person_id and self._is_new:
            self.whom.show_person(meeting.person_id)
        self.whom.taken.connect(self._find_prison)
        self.whom.changed.connect(self._ask_agreement)
        staff, day = self.labelled["staff"].field, self.labelled.get("day")
        if isinstance(staff, QComboBox):
            staff.currentIndexChanged.connect(self._ask_agreement)
        if day is not None and isinstance(day.field, QLineEdit):
            day.field.editingFinished.connect(self._ask_agreement)
        self._ask_agreement()

    def _fields(self, meeting: Meeting, choices: MeetingChoices) -> list[FormField]:
        prison, worker = _prisons(choices, meeting), text_field("Worker of this desk", text=meeting.worker)
        suggest(worker, choices.workers)
        staff = [("Nobody of an agency", ""), *((_named(each.name, each.agency), each.id) for each in choices.staff)]
        places = [(text, place) for place, text in MEETING_PLACE_NAMES.items()]
        fields = [
            FormField("prison", "Prison", prison),
            FormField("place", "Place", choice("Place", places, meeting.place)),
            FormField("room", "Room", text_field("Room", text=meeting.room)),
            FormField("minutes", "Minutes", text_field("Minutes", text=str(meeting.minutes))),
            FormField(
                "staff", "Who comes from an agency", choice("Who comes from an agency", staff, meeting.staff_id),
                "Their vetting must reach that prison on that day, unless they meet by video or phone",
            ),
            FormField("worker", "Worker of this desk", worker),
            FormField("purpose", "Purpose", text_field("Purpose", text=meeting.purpose), wide=True),
            FormField("asked_by", "Asked for by", text_field("Asked for by", text=meeting.asked_by)),
        ]  # fmt: skip
        if self._is_new:
            states = [(MEETING_STATE_NAMES[each], each) for each in (MeetingState.BOOKED, MeetingState.ASKED)]
            fields[:0] = [
                FormField("person", "Person", self.whom, wide=True),
                FormField("day", "Day", text_field("Day", _DAY)),
                FormField("start", "From", text_field("From", "10:00")),
            ]
            fields.append(FormField("state", "How far", choice("How far", states, meeting.state)))
        fields.append(_beside_others())
        return fields

    def _ask_agreement(self) -> None:
        """Says where the person has not agreed that anything is told to whoever comes; booked it is all the same."""
        person_id = self.whom.person_id or self._meeting.person_id
        answers = Answers(self, self._today)
        staff_id = answers.chosen("staff")
        day = (answers.day_to_come("day") if self._is_new else None) or self._meeting.day
        self.jobs.ask(
            lambda desk: desk.meetings.board.not_agreed(person_id, staff_id, day) if person_id else None,
            self._show_agreement,
            owner=self,
            newest="agreement",
        )

    def _show_agreement(self, missing: Permission | None) -> None:
        said = "" if missing is None else f"{permission_in_words(missing)} Ask them before anything is told."
        self.labelled["staff"].show_doubt(said)

    def _find_prison(self) -> None:
        """Whoever is chosen is met where they are."""
        person_id = self.whom.person_id
        if person_id is not None:
            self.jobs.ask(lambda desk: desk.meetings.board.prison_of(person_id), self._show_prison, owner=self)

    def _show_prison(self, prison: EstablishmentId) -> None:
        box = self.labelled["prison"].field
        at = box.findData(prison) if isinstance(box, QComboBox) and prison else -1
        if isinstance(box, QComboBox) and at >= 0:
            box.setCurrentIndex(at)

    def deed(self) -> Deed | None:
        """Books it, or keeps what was changed."""
        answers = Answers(self, self._today)
        meeting = replace(
            self._meeting,
            establishment_id=EstablishmentId(answers.chosen("prison")),
            place=MeetingPlace(answers.chosen("place")),
            room=answers.text("room"),
            minutes=answers.number("minutes", least=5, most=_LONGEST, empty=45) or 45,
            staff_id=answers.chosen("staff"),
            worker=answers.text("worker"),
            purpose=answers.text("purpose"),
            asked_by=answers.text("asked_by"),
        )
        if self._is_new:
            day, start = _when(answers)
            if self.whom.person_id is None:
                answers.problems["person"] = "Choose whom it is with"
            meeting = replace(
                meeting,
                person_id=self.whom.person_id or meeting.person_id,
                day=day or meeting.day,
                start=start or 0,
                state=MeetingState(answers.chosen("state")),
            )
        self.refuse(answers.problems)
        beside = _is_ticked(self)
        return None if answers.problems else lambda desk: desk.meetings.book(meeting, despite_clashes=beside)


class MoveForm(FieldsForm):
    """Another day or time, with who asked and why."""

    def __init__(self, bench: Bench, parent: QWidget, row: MeetingRow, today: date) -> None:
        self._meeting, self._today = row.meeting, today
        about = _about("meeting-move", row.meeting)
        title = f"Move the meeting with {row.person.called} of {long_date(row.meeting.day)}"
        fields = [
            FormField("day", "New day", text_field("New day", _DAY)),
            FormField("start", "From", text_field("From", text=minutes_in_words(row.meeting.start))),
            FormField("asked_by", "Who asked for it", text_field("Who asked for it")),
            FormField("why", "Why", text_field("Why"), wide=True),
            _beside_others(),
        ]
        super().__init__(bench, parent, title, about, fields)

    def deed(self) -> Deed | None:
        """Moves it."""
        answers = Answers(self, self._today)
        day, start = _when(answers)
        asked_by, why = _asked(answers)
        self.refuse(answers.problems)
        if answers.problems or day is None or start is None:
            return None
        beside, meeting_id = _is_ticked(self), self._meeting.id
        return lambda desk: desk.meetings.move(
            meeting_id, day, start, asked_by=asked_by, why=why, despite_clashes=beside
        )


class CallOffForm(FieldsForm):
    """It will not take place."""

    def __init__(self, bench: Bench, parent: QWidget, row: MeetingRow) -> None:
        self._meeting = row.meeting
        title = f"Call off the meeting with {row.person.called} of {long_date(row.meeting.day)}"
        fields = [
            FormField("asked_by", "Who asked for it", text_field("Who asked for it")),
            FormField("why", "Why", text_field("Why")),
        ]
        super().__init__(bench, parent, title, _about("meeting-off", row.meeting), fields)

    def deed(self) -> Deed | None:
        """Calls it off."""
        answers = Answers(self, self._meeting.day)
        asked_by, why = _asked(answers)
        self.refuse(answers.problems)
        meeting_id = self._meeting.id
        if answers.problems:
            return None
        return lambda desk: desk.meetings.record.call_off(meeting_id, asked_by=asked_by, why=why)


class HappenedForm(FieldsForm):
    """What happened: held, late, not held and why; what was agreed, and what comes next."""

    def __init__(self, bench: Bench, parent: QWidget, row: MeetingRow, choices: MeetingChoices, today: date) -> None:
        self._meeting, self._today = row.meeting, today
        meeting = row.meeting
        states = [
            (MEETING_STATE_NAMES[each], each)
            for each in (MeetingState.HELD, MeetingState.HELD_LATE, MeetingState.NOT_HELD)
        ]
        reasons = [("Choose, where it was not held", ""), *((text, why) for why, text in WHY_NOT_HELD_NAMES.items())]
        owner = text_field("Who does it")
        suggest(owner, (*choices.workers, *(each.name for each in choices.staff)))
        late = "" if meeting.late_minutes is None else str(meeting.late_minutes)
        fields = [
            FormField("state", "What happened", choice("What happened", states, meeting.state)),
            FormField("why_not", "Why not held", choice("Why not held", reasons, meeting.why_not or "")),
            FormField("late", "Minutes late", text_field("Minutes late", text=late), "Where it was held late"),
            FormField("agreed", "What was agreed", long_field("What was agreed", meeting.agreed), wide=True),
            FormField(
                "next_step", "What comes next", text_field("What comes next", text=meeting.next_step),
                "It becomes a task", wide=True,
            ),
            FormField("owner", "Who does it", owner, "Empty: you"),
            FormField("due", "By when", text_field("By when", _DAY)),
            FormField("note", "Note", long_field("Note", meeting.note), wide=True),
        ]  # fmt: skip
        title = f"What happened: {row.person.called}, {long_date(meeting.day)}"
        super().__init__(bench, parent, title, _about("meeting-happened", meeting), fields)

    def deed(self) -> Deed | None:
        """Records it."""
        answers = Answers(self, self._today)
        state, why = MeetingState(answers.chosen("state")), answers.chosen("why_not")
        if state is MeetingState.NOT_HELD and not why:
            answers.problems["why_not"] = "Choose why it was not held"
        what = WhatHappened(
            state,
            WhyNotHeld(why) if why else None,
            answers.number("late", least=1, most=_LONGEST),
            answers.text("agreed"),
            answers.text("next_step"),
            answers.text("owner"),
            answers.day_to_come("due"),
            answers.text("note"),
        )
        self.refuse(answers.problems)
        meeting_id = self._meeting.id
        return None if answers.problems else lambda desk: desk.meetings.record(meeting_id, what)


def _about(form: str, meeting: Meeting) -> FormAbout:
    return FormAbout(form, meeting.id, Place("person", meeting.person_id, "meetings"), MEETING_CHANGES)


def _named(name: str, agency: str) -> str:
    return ", ".join(part for part in (name, agency) if part)


def _prisons(choices: MeetingChoices, meeting: Meeting) -> QComboBox:
    prisons: list[tuple[str, object]] = [("Choose", ""), *((each.short_name, each.id) for each in choices.prisons)]
    return choice("Prison", prisons, meeting.establishment_id)


def _beside_others() -> FormField:
    box = QCheckBox(_BESIDE_OTHERS)
    return FormField("beside", "Clashes", box)


def _is_ticked(form: FieldsForm) -> bool:
    box = form.labelled["beside"].field
    return isinstance(box, QCheckBox) and box.isChecked()


def _when(answers: Answers) -> tuple[date | None, int | None]:
    day, start = answers.day_to_come("day"), answers.time("start")
    if day is None:
        answers.problems.setdefault("day", "Enter the day, like 4 Dec")
    if start is None:
        answers.problems.setdefault("start", "Enter a time of day, like 10:00 or 1.30pm")
    return day, start


def _asked(answers: Answers) -> tuple[str, str]:
    asked_by, why = answers.text("asked_by"), answers.text("why")
    if not asked_by:
        answers.problems["asked_by"] = "Say who asked for it"
    if not why:
        answers.problems["why"] = "Say why"
    return asked_by, why
