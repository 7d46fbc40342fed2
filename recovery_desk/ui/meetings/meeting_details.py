"""One meeting, with what is wrong, what was agreed, where it was before, and a key for each deed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from recovery_desk.domain.meetings import MEETING_STATE_NAMES, Meeting
from recovery_desk.ui.fields_form import FieldsForm
from recovery_desk.ui.meetings.forms import MEETING_CHANGES, CallOffForm, HappenedForm, MeetingForm, MoveForm
from recovery_desk.ui.meetings.meeting_words import (
    STATE_ICONS,
    STATE_TONES,
    facts,
    heading,
    move_in_words,
    next_words,
    state_in_words,
    troubles,
)
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, empty_of, tag
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_meetings import MeetingChoices, MeetingRow


class MeetingDetails(QWidget):
    """Shows a meeting and does its deeds; `changed` tells whoever shows it to read anew."""

    changed = Signal()

    def __init__(self, bench: Bench, *, is_on_their_page: bool = False) -> None:
        super().__init__()
        self._is_on_their_page = is_on_their_page
        self.setObjectName("bare")
        self._bench = bench
        self._row: MeetingRow | None = None
        self._today = date.min
        self.form: FieldsForm | None = None
        self._inside = column(self, gap=8)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting shown."""
        return self._row.meeting if self._row else None

    def keys_within(self, widget: QWidget) -> None:
        """The same keys wherever a meeting is shown."""
        for key, deed in (
            ("N", self.next),
            ("W", self.happened),
            ("M", self.put_off),
            ("E", self.edit),
            ("X", self.off),
        ):
            key_within(widget, key, deed)

    def show_row(self, row: MeetingRow | None, today: date) -> None:
        """Shows a meeting, or none."""
        self._row, self._today = row, today
        empty_of(self._inside)
        if row is None:
            return
        head = Flow(gap=10)
        head.addWidget(words(heading(row, is_on_their_page=self._is_on_their_page), "heading"))
        state = row.meeting.state
        head.addWidget(tag(state_in_words(row.meeting), STATE_TONES[state], STATE_ICONS[state]))
        self._inside.addLayout(head)
        for text, tone in troubles(row):
            inside = column(gap=4)
            inside.addWidget(words(text, wrap=True))
            self._inside.addWidget(banner(tone, inside))
        self._inside.addLayout(self._buttons(row))
        known = {"When"} if self._is_on_their_page else set()
        self._inside.addLayout(_facts([fact for fact in facts(row) if fact[0] not in known]))
        for move in row.moves:
            self._inside.addWidget(words(move_in_words(move), "small", wrap=True))

    def _buttons(self, row: MeetingRow) -> Flow:
        across = Flow(gap=8)
        meeting = row.meeting
        wanted: list[tuple[str, str, str, Callable[[], None]]] = []
        if next_words(meeting) and meeting.day >= self._today:
            wanted.append((next_words(meeting), "check", "N", self.next))
        if meeting.day <= self._today:
            wanted.append(("What happened…", "square-pen", "W", self.happened))
        if not meeting.is_over:
            wanted += [
                ("Move…", "calendar-clock", "M", self.put_off),
                ("Change…", "pencil", "E", self.edit),
                ("Call off…", "circle-minus", "X", self.off),
            ]
        for number, (text, picture, key, deed) in enumerate(wanted):
            made = button(text, picture, tip=key, name=text.rstrip("…"), kind="" if number else "primary")
            made.clicked.connect(deed)
            across.addWidget(made)
        return across

    def next(self) -> None:
        """Asked for becomes booked, booked becomes confirmed."""
        meeting = self.meeting
        if meeting is None or not next_words(meeting):
            return
        meeting_id = meeting.id

        def work(desk: Desk) -> tuple[Meeting, str]:
            return desk.meetings.book.confirm(meeting_id), saved_at(desk)

        def done(found: tuple[Meeting, str]) -> None:
            self._bench.said.emit(f"{MEETING_STATE_NAMES[found[0].state]}. {found[1]}")
            self.changed.emit()

        self._bench.jobs.ask(work, done, owner=self, changes=MEETING_CHANGES)

    def happened(self) -> None:
        """Opens the form for what happened."""
        row = self._row
        if row is not None and row.meeting.day <= self._today:
            self._with_choices(lambda choices: HappenedForm(self._bench, self, row, choices, self._today))

    def put_off(self) -> None:
        """Opens the form for another day or time."""
        row = self._row
        if row is not None and not row.meeting.is_over:
            self._show(MoveForm(self._bench, self, row, self._today))

    def edit(self) -> None:
        """Opens the form for all the rest."""
        row = self._row
        if row is not None and not row.meeting.is_over:
            self._with_choices(lambda choices: MeetingForm(self._bench, self, row.meeting, choices, self._today))

    def off(self) -> None:
        """Opens the form for calling it off."""
        row = self._row
        if row is not None and not row.meeting.is_over:
            self._show(CallOffForm(self._bench, self, row))

    def book(self, blank: Meeting, today: date) -> None:
        """Opens the form of a new meeting."""
        self._with_choices(lambda choices: MeetingForm(self._bench, self, blank, choices, today))

    def _with_choices(self, make: Callable[[MeetingChoices], FieldsForm]) -> None:
        self._bench.jobs.ask(
            lambda desk: desk.meetings.board.choices(),
            lambda choices: self._show(make(choices)),
            owner=self,
            newest="meeting form",
        )

    def _show(self, form: FieldsForm) -> None:
        self.form = form
        form.saved.connect(self.changed)
        form.show_form(760, 700)


def _facts(found: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(5))
    for at, (name, text) in enumerate((name, text) for name, text in found if text):
        grid.addWidget(words(name, "subtle"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(copyable(text), at, 1)
    grid.setColumnStretch(1, 1)
    return grid
