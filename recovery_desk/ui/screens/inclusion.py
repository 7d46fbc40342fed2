"""Recovery inclusion meetings: a series, its next meeting, and the agenda that builds itself."""

from datetime import date

from PySide6.QtWidgets import QComboBox

from recovery_desk.domain.agenda import ORDER_IN_WORDS, SOON_DAYS
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import minutes_in_words, short_date
from recovery_desk.domain.inclusion import InclusionMeeting, InclusionState
from recovery_desk.ui.fields_form import FieldsForm
from recovery_desk.ui.inclusion.forms import (
    INCLUSION_CHANGES,
    CancelInclusionForm,
    MoveInclusionForm,
    SeriesChoices,
    SeriesForm,
)
from recovery_desk.ui.inclusion.papers import EVERY_COPY, preview_paper
from recovery_desk.ui.inclusion.series_side import SeriesSide
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.meetings.calendar_file import save_calendar
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import page_of, titled
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.list_beside import ListBeside
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.inclusion.agenda import Agenda, AgendaEntry
from recovery_desk.usecases.inclusion.series import SeriesEntry
from recovery_desk.usecases.inclusion.sheets import AGENDA, MINUTES, due_in_words, when_in_words, where_in_words

_UPCOMING = 8
_Found = tuple[tuple[SeriesEntry, ...], date]


class InclusionScreen(Screen):
    """One series at a time; what is done is done with the meeting chosen."""

    name = "inclusion"
    title = "Recovery inclusion meetings"
    belongs_to = "meetings"
    is_found = True
    stale_after = frozenset({Kind.MEETINGS, Kind.TASKS, Kind.PEOPLE, Kind.RELEASES, Kind.CHECKS, Kind.CONSENT})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._entries: tuple[SeriesEntry, ...] = ()
        self.form: FieldsForm | None = None
        self._subtitle = words("", "subtle", wrap=True)
        self._series = choice("Which series", [])
        self._meeting = choice("Which meeting", [])
        self._copy = choice("Copy for", [])
        for box in (self._series, self._meeting, self._copy):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._series.activated.connect(lambda _at: self._show_series(""))
        self._meeting.activated.connect(lambda _at: self._read_agenda())
        self.model: RowsModel[AgendaEntry] = RowsModel(_columns(), self)
        self.table = Table("Agenda")
        self.table.setModel(self.model)
        self.side = SeriesSide(lambda meeting_id: self._preview(MINUTES, meeting_id))
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.print_wanted.connect(self.print_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._show_person)
        for key, deed in (
            ("B", self.begin),
            ("M", self.move_meeting),
            ("X", self.call_off),
            ("A", self.print_chosen),
            ("N", self.new_series),
            ("E", self.change_series),
            ("C", self.take_out),
            ("Esc", lambda: self.navigate.emit(Place("meetings"))),
        ):
            key_within(self, key, deed)

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled(self.title, self._subtitle))
        head.spring()
        for text, picture, key, deed in (
            ("New series…", "plus", "N", self.new_series),
            ("Change series…", "pencil", "E: days, place, who sits in it", self.change_series),
            ("Calendar file…", "file-down", "C: a year of this series. Not encrypted", self.take_out),
        ):
            made = button(text, picture, tip=key, name=text.rstrip("…"))
            made.clicked.connect(deed)
            head.addWidget(made)
        whole.addLayout(head)
        tools = Flow(gap=8)
        self._begin = button("Begin the meeting", "log-in", kind="primary", name="Begin the meeting", tip="B")
        self._begin.clicked.connect(self.begin)
        self._move = button("Move…", "calendar-clock", name="Move", tip="M")
        self._move.clicked.connect(self.move_meeting)
        self._off = button("Call off…", "circle-minus", name="Call off", tip="X")
        self._off.clicked.connect(self.call_off)
        self._print = button("Agenda…", "printer", name="Print the agenda", tip="A or Ctrl+P")
        self._print.clicked.connect(self.print_chosen)
        for widget in (self._series, self._meeting, self._begin, self._move, self._off, self._copy, self._print):
            tools.addWidget(widget)
        whole.addLayout(tools)
        self._order = words("", "small", wrap=True)
        whole.addWidget(self._order)
        self.table.set_widths(66, 164, 146, 220, stretch=3, most=(76, 200, 150, 0))
        self._nothing = words("", "subtle", wrap=True)
        beside = ListBeside(self.table, self._nothing)
        self._beside = beside
        beside.inside.addWidget(self.side)
        whole.addWidget(beside, 1)

    def refresh(self) -> None:
        """Reads every series; the one in front stays in front."""
        self.jobs.ask(
            lambda desk: (desk.inclusion.series(), desk.clock.today()), self._show, owner=self, newest="series"
        )

    @property
    def entry(self) -> SeriesEntry | None:
        """The series in front."""
        series_id = self._series.currentData()
        return next((each for each in self._entries if each.series.id == series_id), None)

    @property
    def meeting(self) -> InclusionMeeting | None:
        """The meeting chosen."""
        entry, meeting_id = self.entry, self._meeting.currentData()
        return None if entry is None else next((each for each in entry.to_choose if each.id == meeting_id), None)

    def _show(self, found: _Found) -> None:
        self._entries, self._today = found
        chosen, meeting_id = self._series.currentData(), self._meeting.currentData()
        _offer(self._series, [(each.series.name, each.series.id) for each in self._entries], chosen)
        self._series.setVisible(len(self._entries) > 1)
        self._show_series(meeting_id or "")

    def _show_series(self, meeting_id: str) -> None:
        entry = self.entry
        for widget in (self._meeting, self._begin, self._move, self._off, self._copy, self._print, self._order):
            widget.setVisible(entry is not None and bool(entry.to_choose))
        if entry is None:
            self._subtitle.setText("")
            self._show_nothing("No series yet. N starts one: when it meets, and who sits round the table.")
            return
        series = entry.series
        missed = "" if entry.missed is None else f"{short_date(entry.missed.day)} was not begun"
        parts = (f"{series.name}: {series.recurrence.in_words}", series.place, missed)
        self._subtitle.setText(" · ".join(part for part in parts if part))
        following = entry.next
        first = meeting_id or (following.id if following is not None else "")
        _offer(self._meeting, [(_in_short(each, self._today), each.id) for each in entry.to_choose[:_UPCOMING]], first)
        copies = [("Copy of the desk", ""), *((f"Copy for {each.name}", each.id) for each in entry.agencies)]
        _offer(self._copy, [*copies, ("Every copy, one after another", EVERY_COPY)], self._copy.currentData())
        self.side.show_series(entry)
        if entry.to_choose:
            self._read_agenda()
        else:
            self._show_nothing("This series does not meet any more.")

    def _show_nothing(self, sentence: str) -> None:
        self.model.show_rows(())
        self._nothing.setText(sentence)
        self._beside.show_any(any_rows=False)

    def _read_agenda(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        is_off, is_open = meeting.state is InclusionState.CANCELLED, meeting.state is InclusionState.OPEN
        self._begin.setText(" Go on with the meeting" if is_open else " Begin the meeting")
        self._begin.setAccessibleName(self._begin.text().strip())
        self._begin.setEnabled(is_open or (not is_off and meeting.day <= self._today))
        self._move.setEnabled(not is_open)
        self._off.setEnabled(not is_open and not is_off)
        meeting_id = meeting.id
        self.jobs.ask(lambda desk: desk.inclusion.agenda(meeting_id), self._show_agenda, owner=self, newest="agenda")

    def _show_agenda(self, agenda: Agenda) -> None:
        chosen = self.model.at(self.table.currentIndex())
        self.model.show_rows(agenda.entries)
        times, meeting = agenda.times, agenda.meeting
        people = so_many(len(agenda.entries), "person", "people")
        counted = f"{people} due out by {short_date(agenda.until)} or with something not done"
        without = f", {times.without_time} of them without time" if times.without_time else ""
        hidden = f" {agenda.restricted} restricted left out." if agenda.restricted else ""
        self._order.setText(f"{when_in_words(meeting)}: {counted}{without}.{hidden} {ORDER_IN_WORDS}")
        self._nothing.setText("Nobody is due out before the next meeting, and nothing is left undone.")
        self._beside.show_any(any_rows=bool(agenda.entries))
        if agenda.entries:
            wanted = chosen.row.person_id if chosen else ""
            self.table.selectRow(self.model.row_where(lambda each: each.row.person_id == wanted))
            if self.isVisible() and self.window().focusWidget() is None:
                self.table.setFocus()
        self._show_person()

    def enter(self, place: Place) -> None:
        """The cursor stands in the agenda."""
        super().enter(place)
        self.table.setFocus()

    def _show_person(self) -> None:
        self.side.show_person(self.model.at(self.table.currentIndex()))

    def _open(self) -> None:
        row = self.model.at(self.table.currentIndex())
        if row is not None:
            self.navigate.emit(Place("person", row.row.person_id, "release-day"))

    def begin(self) -> None:
        """The meeting goes on, with this agenda."""
        meeting = self.meeting
        if meeting is None or not self._begin.isEnabled():
            return
        meeting_id = meeting.id
        self.jobs.ask(
            lambda desk: desk.inclusion.run.begin(meeting_id),
            lambda begun: self.navigate.emit(Place("inclusion_meeting", text=begun.id)),
            owner=self,
            changes=INCLUSION_CHANGES,
        )

    def move_meeting(self) -> None:
        """Another day or time for this one."""
        meeting = self.meeting
        if meeting is not None and meeting.state is not InclusionState.OPEN:
            self._open_form(MoveInclusionForm(self.bench, self, meeting, self._today), 620, 380)

    def call_off(self) -> None:
        """This one does not take place."""
        meeting = self.meeting
        if meeting is not None and meeting.is_to_come:
            self._open_form(CancelInclusionForm(self.bench, self, meeting), 560, 300)

    def new_series(self) -> None:
        """Opens the form of a new series."""
        self._ask_series(None)

    def change_series(self) -> None:
        """Opens the form of this one."""
        if self.entry is not None:
            self._ask_series(self.entry)

    def take_out(self) -> None:
        """A year of this series as a calendar file."""
        if self.entry is not None:
            save_calendar(self.bench, self, CalendarChoice(series_id=self.entry.series.id))

    def print_chosen(self) -> None:
        """The agenda of the meeting chosen, in the copy chosen."""
        if self.meeting is not None:
            self._preview(AGENDA, self.meeting.id)

    def _preview(self, kind: str, meeting_id: str) -> None:
        preview_paper(self.bench, kind, meeting_id, str(self._copy.currentData() or ""), self)

    def _ask_series(self, entry: SeriesEntry | None) -> None:
        def read(desk: Desk) -> SeriesChoices:
            return SeriesChoices(desk.meetings.board.choices(), desk.inclusion.series.organisation_names())

        def show(choices: SeriesChoices) -> None:
            self._open_form(SeriesForm(self.bench, self, entry, choices, self._today), 820, 760)

        self.jobs.ask(read, show, owner=self, newest="series form")

    def _open_form(self, form: FieldsForm, wide: int, high: int) -> None:
        self.form = form
        form.saved.connect(self.refresh)
        form.show_form(wide, high)


def _offer(box: QComboBox, options: list[tuple[str, str]], chosen: object) -> None:
    """Offers anew; what was chosen stays chosen where it is still offered."""
    box.clear()
    for text, value in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if options else -1)


def _in_short(meeting: InclusionMeeting, today: date) -> str:
    if meeting.is_to_come and meeting.day < today:
        return f"{short_date(meeting.day)}, {minutes_in_words(meeting.start)}, not begun"
    states = {InclusionState.CANCELLED: ", called off", InclusionState.OPEN: ", goes on"}
    return f"{short_date(meeting.day)}, {minutes_in_words(meeting.start)}{states.get(meeting.state, '')}"


def _columns() -> tuple[Column[AgendaEntry], ...]:
    return (
        Column(
            "Order", lambda each: f"{each.item.position}.", second=lambda each: f"{each.item.minutes} min", strong=True
        ),
        Column("Person", lambda each: each.row.filed_as, second=lambda each: where_in_words(each.row), strong=True),
        Column("Out", lambda each: due_in_words(each.item.person.due_out), tone=_tone, picture=_picture),
        Column("What is missing", _missing, second=lambda each: each.item.person.why),
    )


def _missing(each: AgendaEntry) -> str:
    person = each.item.person
    texts = [*(f"Not done: {task.text}" for task in person.undone), *(one.title for one in person.missing)]
    return "; ".join(texts) or "Nothing is owed"


def _tone(each: AgendaEntry) -> Tone:
    days = each.item.person.days_left
    if each.item.person.is_hard_day:
        return Tone.HARD
    return Tone.CARE if days is not None and days <= SOON_DAYS else Tone.PLAIN


def _picture(each: AgendaEntry) -> str:
    return "triangle-alert" if each.item.person.is_hard_day else "calendar-days"
