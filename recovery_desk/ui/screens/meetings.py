"""Meetings: day by day who meets whom, booked, moved and recorded by key."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.meetings import MEETING_STATE_NAMES, Meeting
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.meetings.calendar_file import TIP, save_calendar
from recovery_desk.ui.meetings.meeting_details import MeetingDetails
from recovery_desk.ui.meetings.meeting_words import (
    STATE_ICONS,
    STATE_TONES,
    heading_of,
    times,
    where,
)
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, page_of, titled
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.list_beside import ListBeside
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.list_meetings import MeetingBoard, MeetingRow

_HEADING_HEIGHT = 29
_STRETCHES = (
    ("A week back, two ahead", -7, 13),
    ("Today and tomorrow", 0, 1),
    ("Four weeks ahead", 0, 27),
    ("Last four weeks", -28, 0),
)
_NOBODY = PersonId("")


class Meetings(Screen):
    """Tiles that count, the list by day, and beside it the meeting chosen with its keys."""

    name = "meetings"
    title = "Meetings"
    icon = "calendar-days"
    stale_after = frozenset({Kind.MEETINGS, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._was_shown = False
        self._subtitle = words("", "subtle")
        self._stretch = choice("Which days", [(text, (first, last)) for text, first, last in _STRETCHES], (-7, 13))
        self._stretch.activated.connect(self.refresh)
        self._tiles = {
            "to_come": Tile("to come", Tone.PLAIN),
            "unconfirmed": Tile("not confirmed yet", Tone.CARE),
            "in_the_way": Tile("cannot take place as planned", Tone.HARD),
            "to_record": Tile("past: say what happened", Tone.CARE),
        }
        self.model: RowsModel[MeetingRow] = RowsModel(_columns(), self)
        self.table = Table("Meetings")
        self.table.setModel(self.model)
        self.details = MeetingDetails(bench)
        self.details.changed.connect(self.refresh)
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self.details.keys_within(self)
        key_within(self, "B", self.book)
        key_within(self, "C", self.take_out)
        key_within(self, "I", self.to_inclusion)
        key_within(self, "D", self.to_prison_day)

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("Meetings", self._subtitle))
        head.spring()
        staff = button("Agency staff", "key-round", name="Agency staff and vetting")
        staff.clicked.connect(lambda: self.navigate.emit(Place("agency_staff")))
        inclusion = button("Inclusion meetings", "users", name="Recovery inclusion meetings", tip="I")
        inclusion.clicked.connect(self.to_inclusion)
        prison_day = button("Prison day", "list-checks", name="Prison day", tip="D")
        prison_day.clicked.connect(self.to_prison_day)
        book = button("Book a meeting…", "plus", kind="primary", name="Book a meeting", tip="B")
        book.clicked.connect(self.book)
        calendar = button("", "file-down", name="Calendar file of these days", tip=f"C. {TIP}")
        calendar.clicked.connect(self.take_out)
        for widget in (self._stretch, staff, inclusion, prison_day, calendar, book):
            head.addWidget(widget)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        self.table.set_widths(106, 150, 184, 168, stretch=3, most=(112, 240, 190, 0))
        nothing = words("No meeting in these days. Book one here with B, or on a person’s page.", "subtle", wrap=True)
        self._beside = ListBeside(self.table, nothing)
        self._beside.inside.addWidget(self.details)
        self._beside.inside.addStretch(1)
        whole.addWidget(self._beside, 1)

    def refresh(self) -> None:
        """Asks for the meetings of the days chosen."""
        first, last = self._stretch.currentData()

        def read(desk: Desk) -> MeetingBoard:
            today = desk.clock.today()
            return desk.meetings.board(today + timedelta(days=first), today + timedelta(days=last))

        self.jobs.ask(read, self._show, owner=self, newest="board")

    def _show(self, board: MeetingBoard) -> None:
        chosen = self.model.at(self.table.currentIndex()) if self._was_shown else None
        self._was_shown = True
        self._today = board.today
        self.model.show_rows(board.rows, lambda row: heading_of(row.meeting.day, board.today))
        self.table.clearSpans()
        for row in self.model.headings:
            self.table.setSpan(row, 0, 1, self.model.columnCount())
            self.table.setRowHeight(row, theme.px(_HEADING_HEIGHT))
        for name, tile in self._tiles.items():
            tile.show_figure(getattr(board, name))
        self._subtitle.setText(f"{short_date(board.first)} to {short_date(board.last)}")
        self._beside.show_any(any_rows=bool(board.rows))
        kept = next((row.meeting.id for row in board.rows if chosen and row.meeting.id == chosen.meeting.id), "")
        due = next((row.meeting.id for row in board.rows if row.is_to_record or row.meeting.day >= board.today), "")
        at = self.model.row_where(lambda row: row.meeting.id == (kept or due))
        if at >= 0:
            self.table.selectRow(at)
            self.table.setFocus()
            QTimer.singleShot(0, self.table, self._scroll)
        self._show_details()

    def _scroll(self) -> None:
        """Once the rows are laid out."""
        self.table.scrollTo(self.table.currentIndex(), Table.ScrollHint.PositionAtCenter)

    def _show_details(self) -> None:
        self.details.show_row(self.model.at(self.table.currentIndex()), self._today)

    def _open(self) -> None:
        row = self.model.at(self.table.currentIndex())
        if row is not None:
            self.navigate.emit(Place("person", row.meeting.person_id, "meetings"))

    def to_inclusion(self) -> None:
        """The meetings where agencies go through the people due out."""
        self.navigate.emit(Place("inclusion"))

    def to_prison_day(self) -> None:
        """Goes to the day in the prison."""
        self.navigate.emit(Place("prison_day"))

    def take_out(self) -> None:
        """The meetings of these days as a calendar file."""
        first, last = (self._today + timedelta(days=days) for days in self._stretch.currentData())
        save_calendar(self.bench, self, CalendarChoice(first=first, last=last))

    def book(self) -> None:
        """Opens the form of a new meeting."""
        self.details.book(Meeting("", _NOBODY, self._today, 0), self._today)


def _columns() -> tuple[Column[MeetingRow], ...]:
    return (
        Column("When", lambda row: times(row.meeting), strong=True),
        Column("Person", lambda row: row.person.filed_as, strong=True, second=lambda row: row.meeting.purpose),
        Column("How far", lambda row: _how_far(row)[0], tone=lambda row: _how_far(row)[1], picture=_picture),
        Column("With, and where", lambda row: row.whom, second=where),
    )


def _how_far(row: MeetingRow) -> tuple[str, Tone]:
    """The state, unless something is to be put right; the details beside the list say what."""
    if row.refused is not None:
        return "Would not be let in", Tone.HARD
    if row.clashing:
        return "Clashes", Tone.HARD
    if row.is_to_record:
        return "Say what happened", Tone.CARE
    return MEETING_STATE_NAMES[row.meeting.state], STATE_TONES[row.meeting.state]


def _picture(row: MeetingRow) -> str:
    return "triangle-alert" if row.refused or row.clashing else STATE_ICONS[row.meeting.state]
