"""Finding anything by keyboard: people, notes, tasks, services, meetings and commands, as one types."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.search_words import has_words, typed_words
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.models.found_model import FoundModel, FoundRow
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import filter_field
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.search_port import Found, FoundKind

_KIND_WORDS = {
    FoundKind.PERSON: "Person",
    FoundKind.NOTE: "Note",
    FoundKind.TASK: "Task",
    FoundKind.SERVICE: "Service",
    FoundKind.ORGANISATION: "Organisation",
    FoundKind.MEETING: "Meeting",
}
_SCREENS = {
    FoundKind.TASK: "today",
    FoundKind.SERVICE: "services",
    FoundKind.ORGANISATION: "services",
}
_COMMANDS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Command:
    """Something the program does, by its name and key."""

    title: str
    keys: str
    run: Callable[[], object]


class FindDialog(QDialog):
    """A field and what fits below it; the arrows choose, Enter goes there."""

    chosen = Signal(object)
    """A `Place` to go to."""

    def __init__(
        self, bench: Bench, parent: QWidget, commands: Sequence[Command] = (), screens: Collection[str] = ()
    ) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self._bench, self._commands, self._screens = bench, commands, screens
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Find anything")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field: QLineEdit = filter_field("Find anything", "A name, a number, a word from a note, a command")
        self.model = FoundModel(self)
        self.table = Table("What fits")
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self.table.set_widths(360, 110, stretch=0)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._said = words("", "small", wrap=True)
        whole = column(self, margin=14, gap=8)
        for widget in (self.field, self.table, self._said):
            whole.addWidget(widget, int(widget is self.table))
        self.field.textEdited.connect(self._look)
        self.field.installEventFilter(self)
        self.table.clicked.connect(lambda _index: self._open())
        self.table.opened.connect(lambda _index: self._open())
        self._fit(parent)
        self._show("", ())
        self.field.setFocus()

    def _fit(self, parent: QWidget) -> None:
        room = parent.window().size()
        self.resize(min(theme.px(680), room.width() - 40), min(theme.px(480), room.height() - 60))

    def _look(self, text: str) -> None:
        if not typed_words(text):
            self._show(text, ())
            return
        self._bench.jobs.ask(
            lambda desk: desk.find(text), lambda found: self._show(text, found), owner=self, newest="find"
        )

    def _show(self, text: str, found: Sequence[Found]) -> None:
        rows = [row for each in found if (row := self._row(each)) is not None]
        asked = " ".join(typed_words(text))
        fitting = [command for command in self._commands if has_words(command.title, asked)]
        rows += [
            FoundRow(command.title, "", command.keys or "Command", command.run)
            for command in fitting[: _COMMANDS_SHOWN if asked else None]
        ]
        self.model.show_rows(rows)
        if rows:
            self.table.selectRow(0)
        self._said.setText(self._sentence(text, found, many=len(rows)))

    def _sentence(self, text: str, found: Sequence[Found], *, many: int) -> str:
        if not many:
            return f"Nothing fits “{text.strip()}”. Try the beginning of a name, a prison number, or another word."
        if found and all(each.is_near for each in found):
            return "Nothing is spelled quite so. This comes near."
        return "Arrows choose, Enter opens, Esc closes. Restricted notes are not searched."

    def _row(self, found: Found) -> FoundRow | None:
        place = self._place(found)
        if place is None:
            return None
        title, detail = found.title, found.detail
        if found.kind is FoundKind.NOTE and found.at is not None:
            day = uk_time(found.at).date()
            title = f"{found.title} · {short_date(day)} {day.year}"
        return FoundRow(title, detail, _KIND_WORDS[found.kind], lambda: self.chosen.emit(place))

    def _place(self, found: Found) -> Place | None:
        if found.kind is FoundKind.PERSON:
            return Place("person", found.person_id)
        if found.kind is FoundKind.NOTE:
            return Place("person", found.person_id, "notes", found.id)
        if found.kind is FoundKind.MEETING:
            return Place("person", found.person_id, "meetings", found.id)
        screen = _SCREENS[found.kind]
        return Place(screen, text=found.id, record_id=found.id) if screen in self._screens else None

    def _open(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            choose = self.model.rows[at].choose
            self.accept()
            choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move in the list while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key, last = event.key(), len(self.model.rows) - 1
            at = self.table.currentIndex().row()
            if key == Qt.Key.Key_Down:
                self.table.selectRow(min(last, at + 1))
                event.accept()
                return True
            if key == Qt.Key.Key_Up:
                self.table.selectRow(max(0, at - 1))
                event.accept()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                event.accept()
                return True
        return super().eventFilter(watched, event)
