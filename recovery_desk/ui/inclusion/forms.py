"""The forms of recovery inclusion meetings: a series, one meeting moved or called off, somebody who came as a guest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import long_date, minutes_in_words, plain_date
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.inclusion import InclusionMeeting, InclusionMember, InclusionSeries
from recovery_desk.domain.recurrence import NTH_NAMES, WEEKDAY_NAMES, Repeats
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, long_field, suggest, text_field
from recovery_desk.ui.widgets.names_field import NamesField
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.inclusion.series import Agency, SeriesEntry
from recovery_desk.usecases.list_meetings import MeetingChoices

INCLUSION_CHANGES = (Kind.MEETINGS, Kind.TASKS)
_DAY = "Tuesday, 1 Dec or 1.12.26"
_LONGEST = 480

Deed = Callable[[Desk], object]


@dataclass(frozen=True, slots=True)
class SeriesChoices:
    """What the form of a series offers."""

    meetings: MeetingChoices
    agencies: tuple[Agency, ...]


class SeriesForm(FieldsForm):
    """A new series, or what may be changed in one."""

    def __init__(
        self, bench: Bench, parent: QWidget, entry: SeriesEntry | None, choices: SeriesChoices, today: date
    ) -> None:
        self._today = today
        self._series = InclusionSeries("", "", today, 600) if entry is None else entry.series
        self._seats = _seats_offered(choices)
        self._agencies = {each.name: each.id for each in choices.agencies}
        self._prisons = {each.short_name: each.id for each in choices.meetings.prisons}
        seated = [] if entry is None else [_key_of(seat.member) for seat in entry.seats]
        chair = "" if entry is None else next((_key_of(s.member) for s in entry.seats if s.member.is_chair), "")
        about = FormAbout("inclusion-series", self._series.id, Place("inclusion"), INCLUSION_CHANGES)
        title = "A new series of recovery inclusion meetings" if entry is None else f"Change {self._series.name}"
        super().__init__(bench, parent, title, about, self._fields(seated, chair))

    def _fields(self, seated: Sequence[str], chair: str) -> list[FormField]:
        series = self._series
        repeats = [("Weeks", Repeats.WEEKS), ("Months", Repeats.MONTHS)]
        weekdays = [(name, at) for at, name in enumerate(WEEKDAY_NAMES)]
        which = [(f"The {name} of the month", at) for at, name in NTH_NAMES.items()]
        chairs = [("Nobody yet", ""), *((name, key) for name, key in self._seats.items())]
        members = [name for name, key in self._seats.items() if key in seated]
        agencies = [name for name, key in self._agencies.items() if key in series.organisation_ids]
        prisons = [name for name, key in self._prisons.items() if key in series.establishment_ids]
        ended = plain_date(series.ended_on) if series.ended_on else ""
        return [
            FormField(
                "name", "Name", text_field("Name", "Recovery inclusion meeting, HMP Barlinnie", series.name), wide=True
            ),
            FormField("every", "Every", text_field("Every", text=str(series.every))),
            FormField("repeats", "Weeks or months", choice("Weeks or months", repeats, series.repeats)),
            FormField("weekday", "On", choice("On", weekdays, series.weekday)),
            FormField("nth", "Where it is months", choice("Where it is months", which, series.nth)),
            FormField("first_on", "From", text_field("From", _DAY, plain_date(series.first_on))),
            FormField("ended_on", "Until", text_field("Until", text=ended), "Empty: as long as nobody ends it"),
            FormField(
                "start", "Begins at", text_field("Begins at", text=minutes_in_words(series.start)),
                "By the clock on the wall, in summer and in winter",
            ),
            FormField("minutes", "Minutes", text_field("Minutes", text=str(series.minutes))),
            FormField("place", "Place", text_field("Place", text=series.place), wide=True),
            FormField(
                "members", "Round the table", NamesField("Round the table", tuple(self._seats), members),
                "Agency staff, and workers of this desk. Enter takes the one offered.", wide=True,
            ),
            FormField("chair", "Chair", choice("Chair", chairs, chair)),
            FormField(
                "agencies", "Other agencies that get papers",
                NamesField("Other agencies", tuple(self._agencies), agencies),
                "Of the directory; those of the members get theirs anyway", wide=True,
            ),
            FormField(
                "prisons", "About people in", NamesField("About people in", tuple(self._prisons), prisons),
                "Empty: everybody of this desk", wide=True,
            ),
            FormField("note", "Note", long_field("Note", series.note), wide=True),
        ]  # fmt: skip

    def deed(self) -> Deed | None:
        """Keeps the series and who sits in it."""
        answers = Answers(self, self._today)
        first, ended = answers.day_to_come("first_on"), answers.day_to_come("ended_on")
        start = answers.time("start")
        if not answers.text("name"):
            answers.problems["name"] = "Give it a name"
        if first is None:
            answers.problems.setdefault("first_on", "Enter the day it begins with, like 1 Dec")
        if start is None:
            answers.problems.setdefault("start", "Enter a time of day, like 10:00 or 1.30pm")
        months = answers.chosen("repeats") == Repeats.MONTHS
        series = replace(
            self._series,
            name=answers.text("name"),
            first_on=first or self._series.first_on,
            ended_on=ended,
            start=start or 0,
            minutes=answers.number("minutes", least=15, most=_LONGEST, empty=90) or 90,
            repeats=Repeats(answers.chosen("repeats")),
            every=answers.number("every", least=1, most=12 if months else 52, empty=1) or 1,
            weekday=int(answers.chosen("weekday")),
            nth=int(answers.chosen("nth")),
            place=answers.text("place"),
            organisation_ids=tuple(self._agencies[name] for name in self._names("agencies")),
            establishment_ids=tuple(EstablishmentId(self._prisons[name]) for name in self._names("prisons")),
            note=answers.text("note"),
        )
        chair = answers.chosen("chair")
        seated = dict.fromkeys([*(self._seats[name] for name in self._names("members")), *([chair] if chair else [])])
        members = [_member(key, is_chair=key == chair) for key in seated]
        self.refuse(answers.problems)
        return None if answers.problems else lambda desk: desk.inclusion.keep(series, members)

    def _names(self, key: str) -> tuple[str, ...]:
        field = self.labelled[key].field
        return field.names if isinstance(field, NamesField) else ()


class MoveInclusionForm(FieldsForm):
    """Another day or time for one meeting, also for one that was called off."""

    def __init__(self, bench: Bench, parent: QWidget, meeting: InclusionMeeting, today: date) -> None:
        self._meeting, self._today = meeting, today
        fields = [
            FormField("day", "New day", text_field("New day", _DAY, plain_date(meeting.day))),
            FormField("start", "Begins at", text_field("Begins at", text=minutes_in_words(meeting.start))),
            FormField("why", "Why", text_field("Why"), wide=True),
        ]
        about = FormAbout("inclusion-move", meeting.id, Place("inclusion"), INCLUSION_CHANGES)
        super().__init__(bench, parent, f"Move the meeting of {long_date(meeting.day)}", about, fields)

    def deed(self) -> Deed | None:
        """Moves it."""
        answers = Answers(self, self._today)
        day, start, why = answers.day_to_come("day"), answers.time("start"), answers.text("why")
        if day is None:
            answers.problems.setdefault("day", "Enter the day, like 1 Dec")
        if start is None:
            answers.problems.setdefault("start", "Enter a time of day, like 10:00 or 1.30pm")
        if not why:
            answers.problems["why"] = "Say why"
        self.refuse(answers.problems)
        if answers.problems or day is None or start is None:
            return None
        meeting_id = self._meeting.id
        return lambda desk: desk.inclusion.change.move(meeting_id, day, start, why)


class CancelInclusionForm(FieldsForm):
    """One meeting does not take place."""

    def __init__(self, bench: Bench, parent: QWidget, meeting: InclusionMeeting) -> None:
        self._meeting = meeting
        about = FormAbout("inclusion-off", meeting.id, Place("inclusion"), INCLUSION_CHANGES)
        fields = [FormField("why", "Why", text_field("Why"), wide=True)]
        super().__init__(bench, parent, f"Call off the meeting of {long_date(meeting.day)}", about, fields)

    def deed(self) -> Deed | None:
        """Calls it off."""
        answers = Answers(self, self._meeting.day)
        why, meeting_id = answers.text("why"), self._meeting.id
        if not why:
            answers.problems["why"] = "Say why"
        self.refuse(answers.problems)
        return None if answers.problems else lambda desk: desk.inclusion.change.cancel(meeting_id, why)


class GuestForm(FieldsForm):
    """Somebody is there who has no seat in the series."""

    def __init__(self, bench: Bench, parent: QWidget, meeting: InclusionMeeting, agencies: Sequence[str]) -> None:
        self._meeting = meeting
        agency = text_field("Agency")
        suggest(agency, agencies)
        fields = [FormField("name", "Name", text_field("Name")), FormField("agency", "Agency", agency)]
        place = Place("inclusion_meeting", text=meeting.id)
        about = FormAbout("inclusion-guest", meeting.id, place, INCLUSION_CHANGES)
        super().__init__(bench, parent, "Somebody else who is here", about, fields)

    def deed(self) -> Deed | None:
        """Writes them down as present."""
        answers = Answers(self, self._meeting.day)
        name, agency, meeting_id = answers.text("name"), answers.text("agency"), self._meeting.id
        if not name:
            answers.problems["name"] = "Write their name"
        self.refuse(answers.problems)
        return None if answers.problems else lambda desk: desk.inclusion.run.guest(meeting_id, name, agency)


def _seats_offered(choices: SeriesChoices) -> dict[str, str]:
    """Everybody who can sit at the table by their name, as a key that says of which sort they are."""
    agencies = {each.id: each.name for each in choices.agencies}
    staff = {
        ", ".join(
            part for part in (each.name, agencies.get(each.organisation_id) or each.agency) if part
        ): f"s{each.id}"
        for each in choices.meetings.staff
    }
    return staff | {f"{name}, this desk": f"w{name}" for name in choices.meetings.workers}


def _key_of(member: InclusionMember) -> str:
    return f"s{member.staff_id}" if member.staff_id else f"w{member.worker}"


def _member(key: str, *, is_chair: bool) -> InclusionMember:
    sort, known = key[:1], key[1:]
    if sort == "s":
        return InclusionMember("", "", staff_id=known, is_chair=is_chair)
    return InclusionMember("", "", worker=known, is_chair=is_chair)
