"""A clinic: one place, slot after slot; who is in each, and what is in the way, before anything is booked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from recovery_desk.domain.clinics import Clinic
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import minutes_in_words, short_date
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, MeetingPlace
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import windows_from
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.prison_day.forms import PLACE
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice, suggest, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.person_finder import PersonFinder
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_meetings import MeetingChoices
from recovery_desk.usecases.prison_day.clinic import ClinicPlan, ClinicSlot
from recovery_desk.usecases.prison_day.list_day import PrisonDay, ToSee
from recovery_desk.usecases.problem_words import words_for

_DAY = "Friday, 4 Dec or 4.12.26"
_LEAVE_OUT = "Leave out whoever something is in the way of, and book the rest"
_ROWS_HIGH = 220

Deed = Callable[[Desk], object]


class ClinicForm(FieldsForm):
    """The slots are laid out anew whenever a field is left or the people are others."""

    def __init__(self, bench: Bench, parent: QWidget, choices: MeetingChoices, listed: PrisonDay) -> None:
        self._listed = listed
        about = FormAbout("clinic", listed.prison.id, PLACE, (Kind.MEETINGS, Kind.CHECKS))
        super().__init__(bench, parent, "Book a clinic", about, _fields(choices, listed))
        self.keep.setText(" Book the clinic")
        self.keep.setAccessibleName("Book the clinic")
        self.whom = PersonFinder(bench, "Add a person")
        self.people = QListWidget()
        self.people.setAccessibleName("People of the clinic, in order")
        self.people.setMinimumHeight(theme.px(110))
        self.model: RowsModel[ClinicSlot] = RowsModel(_columns(), self)
        self.slots = Table("Slots of the clinic")
        self.slots.setModel(self.model)
        self.slots.set_widths(110, 190, 260, stretch=2, most=(120, 240, 0))
        self.slots.setMinimumHeight(theme.px(_ROWS_HIGH))
        self.leave_out = QCheckBox(_LEAVE_OUT)
        self.said = words("", "strong", wrap=True)
        self._lay_out_people()
        self.whom.taken.connect(self._take)
        key_within(self.people, "Del", self._remove)
        key_within(self.people, "Alt+Up", lambda: self._move(-1))
        key_within(self.people, "Alt+Down", lambda: self._move(1))
        for labelled in self.labelled.values():
            field = labelled.field
            for signal in ("editingFinished", "activated"):
                if hasattr(field, signal):
                    getattr(field, signal).connect(self.look)

    def _lay_out_people(self) -> None:
        self.extra.addWidget(words("Who comes, in this order", "heading"))
        fill = Flow(gap=8)
        self.group = choice("Fill with", _groups(self._listed))
        add = button("Put them in", "plus", name="Put these people in")
        add.clicked.connect(self.fill)
        fill.addWidget(self.group)
        fill.addWidget(add)
        self.extra.addLayout(fill)
        self.extra.addWidget(self.whom)
        self.extra.addWidget(self.people)
        self.extra.addWidget(words("Alt+Up and Alt+Down move somebody, Delete takes them out.", "small", wrap=True))
        self.extra.addWidget(words("Slots", "heading"))
        self.extra.addWidget(self.said)
        self.extra.addWidget(self.slots)
        self.extra.addWidget(self.leave_out)

    @property
    def chosen(self) -> tuple[PersonId, ...]:
        """The people, in order."""
        rows = (self.people.item(at) for at in range(self.people.count()))
        return tuple(PersonId(row.data(Qt.ItemDataRole.UserRole)) for row in rows)

    def fill(self) -> None:
        """Puts a whole group in, those who are not in yet."""
        for one in _group(self._listed, str(self.group.currentData())):
            self._add(one.person_id, one.row.filed_as)
        self.look()

    def _take(self) -> None:
        if self.whom.person_id is not None:
            self._add(self.whom.person_id, self.whom.field.text())
            self.whom.person_id = None
            self.whom.field.clear()
            self.look()

    def _add(self, person_id: PersonId, filed_as: str) -> None:
        if person_id in self.chosen:
            return
        item = QListWidgetItem(filed_as)
        item.setData(Qt.ItemDataRole.UserRole, str(person_id))
        self.people.addItem(item)

    def _remove(self) -> None:
        self.people.takeItem(self.people.currentRow())
        self.look()

    def _move(self, step: int) -> None:
        at = self.people.currentRow()
        if 0 <= at < self.people.count() and 0 <= at + step < self.people.count():
            self.people.insertItem(at + step, self.people.takeItem(at))
            self.people.setCurrentRow(at + step)
            self.look()

    def look(self) -> None:
        """Lays the slots out; books nothing."""
        clinic, _ = self._clinic()
        if clinic is None:
            return
        people = self.chosen
        self.jobs.ask(
            lambda desk: desk.prison_day.lay_out_clinic(clinic, people),
            self._show_plan,
            owner=self,
            newest="clinic plan",
            failed=lambda problem: self.said.setText(words_for(problem)),
        )

    def _show_plan(self, plan: ClinicPlan) -> None:
        self.model.show_rows(plan.slots)
        said = f"{plan.can_be_booked} of {so_many(len(plan.slots), 'slot')} would be booked."
        if plan.in_the_way:
            said += f" In {plan.in_the_way} something is in the way."
        if plan.without_slot:
            said += f" No slot is left for {', '.join(each.filed_as for each in plan.without_slot)}."
        self.said.setText(said)

    def _clinic(self) -> tuple[Clinic | None, dict[str, str]]:
        """The clinic as it stands in the fields, or what is wrong with them."""
        answers = Answers(self, self._listed.today)
        day, starts, ends = answers.day_to_come("day"), answers.time("starts"), answers.time("ends")
        breaks = windows_from(answers.text("breaks"))
        minutes = answers.number("minutes", least=5, most=240, empty=30) or 30
        if day is None:
            answers.problems.setdefault("day", "Enter the day, like 4 Dec")
        for key, time in (("starts", starts), ("ends", ends)):
            if time is None:
                answers.problems.setdefault(key, "Enter a time of day, like 10:00")
        if breaks is None:
            answers.problems["breaks"] = "Write breaks as 12:00-13:30"
        if answers.problems or day is None or starts is None or ends is None or breaks is None:
            return None, answers.problems
        clinic = Clinic(
            EstablishmentId(answers.chosen("prison")),
            day,
            starts,
            ends,
            minutes,
            breaks,
            MeetingPlace(answers.chosen("place")),
            answers.text("room"),
            answers.chosen("staff"),
            answers.text("worker"),
            answers.text("purpose"),
        )
        return clinic, {}

    def deed(self) -> Deed | None:
        """Books it: all, or all that nothing is in the way of."""
        clinic, problems = self._clinic()
        self.refuse(problems)
        if clinic is None:
            return None
        people, leave_out = self.chosen, self.leave_out.isChecked()
        return lambda desk: desk.prison_day.book_clinic(clinic, people, leave_out_clashing=leave_out)


def _fields(choices: MeetingChoices, listed: PrisonDay) -> list[FormField]:
    worker = text_field("Worker of this desk")
    suggest(worker, choices.workers)
    staff: list[tuple[str, object]] = [("Nobody of an agency", "")]
    staff += [(", ".join(part for part in (each.name, each.agency) if part), each.id) for each in choices.staff]
    prisons: list[tuple[str, object]] = [(each.short_name, each.id) for each in choices.prisons]
    places: list[tuple[str, object]] = [(text, place.value) for place, text in MEETING_PLACE_NAMES.items()]
    return [
        FormField("prison", "Prison", choice("Prison", prisons, listed.prison.id)),
        FormField("day", "Day", text_field("Day", _DAY, short_date(listed.day))),
        FormField("starts", "From", text_field("From", text="09:30")),
        FormField("ends", "Until", text_field("Until", text="12:00")),
        FormField("minutes", "Minutes each", text_field("Minutes each", text="30")),
        FormField("breaks", "Breaks", text_field("Breaks", "10:30-10:45")),
        FormField("place", "Place", choice("Place", places, MeetingPlace.LINK_CENTRE.value)),
        FormField("room", "Room", text_field("Room")),
        FormField("staff", "Who comes from an agency", choice("Who comes from an agency", staff, "")),
        FormField("worker", "Worker of this desk", worker),
        FormField("purpose", "Purpose", text_field("Purpose"), wide=True),
    ]


def _groups(listed: PrisonDay) -> list[tuple[str, object]]:
    halls = dict.fromkeys(each.row.hall for each in listed.people if each.row.hall)
    groups: list[tuple[str, object]] = [("Everybody on this day’s list without a meeting", "")]
    return groups + [(f"Those of {hall} on this day’s list without a meeting", hall) for hall in halls]


def _group(listed: PrisonDay, hall: str) -> Sequence[ToSee]:
    return [each for each in listed.people if not each.meetings and hall in ("", each.row.hall)]


def _columns() -> tuple[Column[ClinicSlot], ...]:
    return (
        Column("Slot", _time, strong=True),
        Column("Who", lambda slot: slot.person.filed_as if slot.person else "Free"),
        Column(
            "In the way", _in_the_way, tone=lambda slot: Tone.HARD if slot.in_the_way else Tone.PLAIN, picture=_picture
        ),
    )


def _time(slot: ClinicSlot) -> str:
    start = slot.meeting.start
    return f"{minutes_in_words(start)}–{minutes_in_words(start + slot.meeting.minutes)}"


def _in_the_way(slot: ClinicSlot) -> str:
    return " ".join(slot.in_the_way) or ("Nothing" if slot.person else "–")


def _picture(slot: ClinicSlot) -> str:
    return "triangle-alert" if slot.in_the_way else "circle-check" if slot.person else "circle-minus"
