"""Meetings of one person: those to come, those that were, and what was agreed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.meetings.calendar_file import TIP, save_calendar
from recovery_desk.ui.meetings.meeting_details import MeetingDetails
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, empty_of, show_whole
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.list_meetings import MeetingRow


class MeetingsPane(Pane):
    """A card for each meeting, the latest first."""

    name = "meetings"
    title = "Meetings"
    stale_after = frozenset({Kind.MEETINGS, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._wanted = ""
        head = Flow(gap=8)
        head.addWidget(words("Meetings before release", "heading"))
        head.spring()
        book = button("Book a meeting…", "plus", kind="primary", name="Book a meeting", tip="Alt+B")
        book.clicked.connect(self.book)
        calendar = button("Calendar file…", "file-down", name="Calendar file of their meetings", tip=TIP)
        calendar.clicked.connect(self.take_out)
        head.addWidget(calendar)
        head.addWidget(book)
        self.inside.addLayout(head)
        self._none = words(
            "No meeting is booked with them. Somebody they know before the gate is somebody they turn to after it.",
            "subtle",
            wrap=True,
        )
        self.inside.addWidget(self._none)
        self._cards = column(gap=12)
        self.inside.addLayout(self._cards)
        self.inside.addStretch(1)
        self._booking = MeetingDetails(bench)
        self._booking.setParent(self)
        self._booking.hide()
        self._booking.changed.connect(self._read)
        key_within(self, "Alt+B", self.book)
        self.details: list[MeetingDetails] = []

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._show((), self._today)

    def refresh(self, person_id: PersonId) -> None:
        """Asks for their meetings."""
        self.jobs.ask(
            lambda desk: (desk.meetings.board.of_person(person_id), desk.clock.today()),
            lambda found: self._show(*found),
            owner=self,
            newest="meetings",
        )

    def _read(self) -> None:
        if self.person_id is not None:
            self.refresh(self.person_id)

    def _show(self, rows: Sequence[MeetingRow], today: date) -> None:
        self._today = today
        empty_of(self._cards)
        self.details = []
        for row in rows:
            box = card()
            details = MeetingDetails(self.bench, is_on_their_page=True)
            details.changed.connect(self._read)
            details.show_row(row, today)
            details.keys_within(box)
            column(box, margin=14).addWidget(details)
            self._cards.addWidget(box)
            self.details.append(details)
        self._none.setVisible(not rows)
        self._bring_wanted()

    def show_record(self, record_id: str) -> None:
        """Somebody looked for this meeting."""
        self._wanted = record_id
        self._bring_wanted()

    def _bring_wanted(self) -> None:
        if any(each.meeting is not None and each.meeting.id == self._wanted for each in self.details):
            QTimer.singleShot(0, self, self._show_wanted)

    def _show_wanted(self) -> None:
        """Once the cards are laid out: the meeting in view, its first button ready."""
        for details in self.details:
            if details.meeting is not None and details.meeting.id == self._wanted:
                self._wanted = ""
                show_whole(details)
                first = details.findChild(QPushButton)
                if first is not None:
                    first.setFocus()
                return

    def take_out(self) -> None:
        """Their meetings as a calendar file."""
        if self.person_id is not None:
            save_calendar(self.bench, self, CalendarChoice(person_id=self.person_id))

    def book(self) -> None:
        """Opens the form of a new meeting with them."""
        person_id = self.person_id
        if person_id is None:
            return

        def show(found: tuple[Meeting, date]) -> None:
            self._booking.book(*found)

        self.jobs.ask(
            lambda desk: (
                Meeting(
                    "", person_id, desk.clock.today(), 0, establishment_id=desk.meetings.board.prison_of(person_id)
                ),
                desk.clock.today(),
            ),
            show,
            owner=self,
            newest="blank meeting",
        )
