"""Every key of the program in one table: the windows take them from here, and so does the list that shows them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import card, column
from recovery_desk.ui.widgets.words import words


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`deed` is what the window calls it by; a key without a deed belongs to a screen and is only listed."""

    keys: str
    what: str
    deed: str = ""


SHORTCUTS = (
    Shortcut("Ctrl+T", "Today", "today"),
    Shortcut("Ctrl+1", "Releases", "releases"),
    Shortcut("Ctrl+2", "People", "people"),
    Shortcut("Ctrl+K", "Find anything: people, notes, tasks, meetings, services, commands", "find"),
    Shortcut("Ctrl+F", "Filter the list you are looking at", "filter"),
    Shortcut("Ctrl+R", "New referral", "new_person"),
    Shortcut("Ctrl+N", "Quick note, about the person shown or anybody", "note"),
    Shortcut("Ctrl+I", "Import a caseload spreadsheet", "import_caseload"),
    Shortcut("Ctrl+P", "Print the handover sheet of the person shown or chosen", "print"),
    Shortcut("Ctrl+,", "Settings", "settings"),
    Shortcut("Ctrl+B", "Backups", "backups"),
    Shortcut("Ctrl+H", "History and audit", "audit"),
    Shortcut("Alt+Left", "Back to where you came from", "back"),
    Shortcut("Ctrl+Z", "Undo the last thing you did; it says what", "undo"),
    Shortcut("Ctrl+Shift+Z", "Do again what was undone", "redo"),
    Shortcut("F9", "The person's own view, to go through the plan together", "own_view"),
    Shortcut("Ctrl+L", "Lock the desk", "lock"),
    Shortcut("Ctrl+/", "This list", "shortcuts"),
    Shortcut("Up, Down, Enter", "In a list: move, open the person"),
    Shortcut("P", "In a list: print the handover sheet"),
    Shortcut("Alt+G", "On the plan: add a goal"),
    Shortcut("Alt+Up, Alt+Down", "On the plan: move the goal or step you are at"),
    Shortcut("Alt+C", "On the complex case: begin one"),
    Shortcut("B, N, W", "In meetings: book one, say it is confirmed, say what happened"),
    Shortcut("M, E, X, C", "In meetings: move, change, call off, calendar file"),
    Shortcut("I", "In meetings: the recovery inclusion meetings"),
    Shortcut("B, A, M, X", "In inclusion meetings: begin, print the agenda, move, call off"),
    Shortcut("N, E, C", "In inclusion meetings: new series, change it, calendar file"),
    Shortcut("Page Down, Page Up", "While a meeting goes on: the next person, the one before"),
    Shortcut("Alt+D, Alt+T, Alt+1", "While a meeting goes on: decision, to do, the first undone action is done"),
    Shortcut("Alt+H, Alt+P, Alt+E", "While a meeting goes on: who is here, somebody else, to the end"),
    Shortcut("Ctrl+S", "In a form: save"),
    Shortcut("Ctrl+Enter", "In a note: save"),
    Shortcut("Esc", "Close or leave what is open; what you typed is kept as a draft"),
)


class ShortcutList(QDialog):
    """The table, for reading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = column(self, margin=20, gap=12)
        whole.addWidget(words("Keyboard shortcuts", "title"))
        box = card()
        grid = QGridLayout(box)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        for row, shortcut in enumerate(SHORTCUTS):
            grid.addWidget(words(shortcut.keys, "strong"), row, 0)
            grid.addWidget(words(shortcut.what), row, 1)
        whole.addWidget(box)
        close = button("Close")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        whole.addWidget(close)
