"""Who is here: a key for each answer, guests added."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.inclusion import ATTENDANCE_NAMES, Attendance, InclusionAttendance
from recovery_desk.ui.inclusion.forms import INCLUSION_CHANGES, GuestForm
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.inclusion.meeting import MeetingNow

_TONES = {Attendance.PRESENT: Tone.GOOD, Attendance.APOLOGIES: Tone.CARE, Attendance.ABSENT: Tone.PLAIN}
_ICONS = {Attendance.PRESENT: "check", Attendance.APOLOGIES: "circle-minus", Attendance.ABSENT: "circle-x"}
_KEYS = (
    ("H", Attendance.PRESENT, "Here"),
    ("S", Attendance.APOLOGIES, "Apologies"),
    ("X", Attendance.ABSENT, "Absent"),
)


class AttendancePage(QWidget):
    """Everybody with a seat is here until somebody says otherwise."""

    kept = Signal()

    def __init__(self, bench: Bench, now: MeetingNow) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench, self._now = bench, now
        self.form: GuestForm | None = None
        self.model: RowsModel[InclusionAttendance] = RowsModel(_columns(), self)
        self.table = Table("Who is here")
        self.table.setModel(self.model)
        self.table.set_widths(170, 150, 140, stretch=1, most=(240, 0, 160))
        whole = column(self, gap=10)
        whole.addWidget(words("Who is here", "title"))
        said = "Up and down to move. H: here, S: sent apologies, X: absent without a word. G: somebody else is here."
        whole.addWidget(words(said, "subtle", wrap=True))
        whole.addWidget(self.table, 1)
        buttons = Flow(gap=8)
        for key, attendance, text in _KEYS:
            made = button(text, _ICONS[attendance], tip=key)
            made.clicked.connect(partial(self.mark, attendance))
            buttons.addWidget(made)
            key_within(self, key, partial(self.mark, attendance))
        guest = button("Somebody else…", "user-plus", name="Somebody else is here", tip="G")
        guest.clicked.connect(self.add_guest)
        key_within(self, "G", self.add_guest)
        buttons.addWidget(guest)
        whole.addLayout(buttons)
        self.show_now(now)

    def show_now(self, now: MeetingNow) -> None:
        """As it stands; the row chosen stays chosen."""
        self._now = now
        at = max(0, self.table.currentIndex().row())
        self.model.show_rows(now.attendance)
        if now.attendance:
            self.table.selectRow(min(at, len(now.attendance) - 1))

    def start(self) -> None:
        """The cursor in the list."""
        self.table.setFocus()

    def mark(self, attendance: Attendance, _clicked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's way
        """Writes down the row chosen, and goes on to the next."""
        index = self.table.currentIndex()
        row, meeting_id = self.model.at(index), self._now.meeting.id
        if row is None:
            return

        def done(_none: object) -> None:
            if index.row() + 1 < self.model.rowCount():
                self.table.selectRow(index.row() + 1)
            self.kept.emit()

        self._bench.jobs.ask(
            lambda desk: desk.inclusion.run.attend(meeting_id, row.id, attendance),
            done,
            owner=self,
            changes=INCLUSION_CHANGES,
        )

    def add_guest(self) -> None:
        """Opens the form for somebody who has no seat."""
        agencies = [each.name for each in self._now.agencies]
        self.form = GuestForm(self._bench, self, self._now.meeting, agencies)
        self.form.saved.connect(self.kept)
        self.form.show_form(620, 360)


def _columns() -> tuple[Column[InclusionAttendance], ...]:
    return (
        Column("Name", lambda row: f"{row.name} (chair)" if row.is_chair else row.name, strong=True),
        Column("Agency", lambda row: row.agency or "This desk"),
        Column(
            "Here",
            lambda row: ATTENDANCE_NAMES[row.attendance],
            tone=lambda row: _TONES[row.attendance],
            picture=lambda row: _ICONS[row.attendance],
        ),
    )
