"""Meetings taken out to a calendar file, somewhere the worker says: no surname, and not what they are about."""

from PySide6.QtCore import QByteArray, QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.ui.file_choosing import saving_dialog
from recovery_desk.ui.screen import Bench
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.meetings_words import not_agreed_in_words

FILE_NAME = "meetings.ics"
TIP = "For Thunderbird, Outlook or Google: first names only, nothing of what the meetings are about. Not encrypted."


def save_calendar(bench: Bench, parent: QWidget, choice: CalendarChoice) -> QFileDialog:
    """Asks where, then writes the meetings chosen there."""
    dialog = saving_dialog(parent, "Save calendar file", FILE_NAME, "Calendar (*.ics)", "ics")
    dialog.fileSelected.connect(lambda path: write_calendar(bench, choice, path))
    dialog.open()
    return dialog


def write_calendar(bench: Bench, choice: CalendarChoice, path: str) -> None:
    """Writes the file, whole or not at all, and says how many meetings are in it."""

    def made(found: tuple[bytes, int, int]) -> None:
        content, count, not_agreed = found
        file = QSaveFile(path)
        written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(QByteArray(content)) == len(content)
        if written and file.commit():
            said = f"{so_many(count, 'meeting')} in the calendar file. It is not encrypted."
            bench.said.emit(f"{said} {not_agreed_in_words(not_agreed)}".rstrip())
        else:
            bench.said.emit("The file could not be written there. Choose another folder.")

    bench.jobs.ask(
        lambda desk: (*desk.meetings.calendar(choice), desk.meetings.calendar.not_agreed(choice)), made, owner=bench
    )
