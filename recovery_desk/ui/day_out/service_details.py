"""One entry of the directory to read: how to get in, what to say, when it is open, and how old its word is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from recovery_desk.domain.dates import WEEKDAYS, day_and_month
from recovery_desk.domain.hours_as_typed import exception_as_typed, stretches_as_typed
from recovery_desk.domain.services import SERVICE_KIND_NAMES, SERVICE_STATUS_NAMES
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import banner, column, empty_of, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.list_services import ServiceEntry


class ServiceDetails(QWidget):
    """Shows an entry on the day the list is told for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._inside = column(self, gap=8)

    def show_entry(self, entry: ServiceEntry | None, day: date) -> None:
        """Shows an entry, or nothing."""
        empty_of(self._inside)
        if entry is None:
            return
        service = entry.service
        self._inside.addWidget(words(service.name, "heading", wrap=True))
        self._inside.addWidget(words(entry.organisation_name, "subtle", wrap=True))
        self._inside.addWidget(tag(*_age(entry)))
        if service.alert:
            inside = column()
            inside.addWidget(words(service.alert, wrap=True))
            self._inside.addWidget(banner(Tone.CARE, inside))
        self._inside.addWidget(words(f"{day_and_month(day)}: {entry.opening.in_words}", "strong", wrap=True))
        self._inside.addLayout(_grid(_facts(entry)))
        self._inside.addWidget(words("Opening hours", "strong"))
        self._inside.addLayout(_grid(_week(entry)))


def _age(entry: ServiceEntry) -> tuple[str, Tone, str]:
    if not entry.is_stale:
        return entry.age, Tone.GOOD, "check"
    return entry.age.partition(":")[0], Tone.CARE if entry.service.checked_on else Tone.HARD, "circle-alert"


def _facts(entry: ServiceEntry) -> list[tuple[str, str]]:
    service = entry.service
    running = "" if service.is_running else SERVICE_STATUS_NAMES[service.status]
    facts = [
        ("Running", running),
        ("What it is", SERVICE_KIND_NAMES[service.kind]),
        ("Who it is for", service.who_for),
        ("How to get in", service.how_to_get_in),
        ("Phone", "\n".join(service.phones)),
        ("Say", service.what_to_say),
        ("Address", service.address),
        ("Website", service.website),
    ]
    return [(name, text) for name, text in facts if text]


def _week(entry: ServiceEntry) -> list[tuple[str, str]]:
    hours = entry.times.hours
    days = [(day, stretches_as_typed(hours, number) or "Closed") for number, day in enumerate(WEEKDAYS)]
    if not hours:
        days = [("Not recorded", "Ring first")]
    different = [("Different", exception_as_typed(each)) for each in entry.times.exceptions]
    holidays = "Closed" if entry.service.keeps_holidays else "Open as on other days"
    return [*_alike(days), ("Public holidays", holidays), *different]


def _alike(days: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """`Monday to Thursday` where the hours are the same."""
    found: list[tuple[str, str, str]] = []
    for day, text in days:
        if found and found[-1][2] == text:
            found[-1] = (found[-1][0], day, text)
        else:
            found.append((day, day, text))
    return [(first if first == last else f"{first} to {last}", text) for first, last, text in found]


def _grid(facts: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(5))
    for row, (name, text) in enumerate(facts):
        grid.addWidget(words(name, "subtle"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(copyable(text), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
