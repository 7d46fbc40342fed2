"""Beside the agenda: who sits round the table, when it meets, and the minutes of the meetings behind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_desk.domain.dates import minutes_in_words, short_date
from recovery_desk.domain.inclusion import InclusionMeeting, InclusionState
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import column, empty_of
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.inclusion.agenda import AgendaEntry
from recovery_desk.usecases.inclusion.series import SeriesEntry
from recovery_desk.usecases.inclusion.sheets import by_state, due_in_words

_SHOWN = 5


class SeriesSide(QWidget):
    """The person chosen first, then the series."""

    def __init__(self, print_minutes: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._print_minutes = print_minutes
        whole = column(self, gap=12)
        self._person = column(gap=4)
        self._series = column(gap=4)
        whole.addLayout(self._person)
        whole.addLayout(self._series)
        whole.addStretch(1)

    def show_person(self, entry: AgendaEntry | None) -> None:
        """Why somebody stands where they stand."""
        empty_of(self._person)
        if entry is None:
            return
        person = entry.item.person
        self._person.addWidget(words(f"{entry.item.position}. {entry.row.filed_as}", "heading", wrap=True))
        self._person.addWidget(words(f"Out {due_in_words(person.due_out)} · {person.why}", wrap=True))
        for state, titles in by_state(each.in_words for each in person.missing):
            self._person.addWidget(words(f"{state}: {'; '.join(titles)}.", wrap=True))
        for task in person.undone:
            due = f", by {short_date(task.due)}" if task.due else ""
            self._person.addWidget(words(f"Not done: {task.text} ({task.owner}{due})", wrap=True))

    def show_series(self, entry: SeriesEntry) -> None:
        """Members, the next days, minutes."""
        empty_of(self._series)
        _listed(self._series, "Round the table", [_seat(seat.name, seat.agency) for seat in entry.seats], "Nobody yet.")
        days = [_in_a_line(each) for each in entry.upcoming[:_SHOWN]]
        _listed(self._series, "Meets", days, "Never again.")
        if entry.held:
            self._series.addWidget(words("Minutes", "heading"))
        for each in entry.held[:_SHOWN]:
            made = button(f"Minutes of {short_date(each.day)}…", "printer", name=f"Minutes of {short_date(each.day)}")
            made.clicked.connect(partial(self._print_minutes, each.id))
            self._series.addWidget(made)


def _listed(layout: QVBoxLayout, title: str, lines: list[str], nothing: str) -> None:
    layout.addWidget(words(title, "heading"))
    for text in lines or [nothing]:
        layout.addWidget(words(text, wrap=True))


def _seat(name: str, agency: str) -> str:
    return f"{name}, {agency}" if agency else name


def _in_a_line(meeting: InclusionMeeting) -> str:
    off = f": called off. {meeting.why}" if meeting.state is InclusionState.CANCELLED else ""
    moved = f" (moved from {short_date(meeting.planned_on)})" if meeting.planned_on != meeting.day and not off else ""
    return f"{short_date(meeting.day)}, {minutes_in_words(meeting.start)}{moved}{off}"
