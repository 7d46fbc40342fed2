"""A field to say whom something is about: people are offered as one types, the arrows and Enter choose."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import filter_field
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.search_port import Found

_SHOWN = 6


class PersonFinder(QWidget):
    """One person, found by any part of a name or number."""

    changed = Signal()
    """Somebody else is chosen, or what is typed is another."""
    taken = Signal()
    """Somebody was chosen: on to the next field."""

    def __init__(self, bench: Bench, name: str = "Person") -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench = bench
        self.person_id: PersonId | None = None
        self.field = filter_field(name, "Type a name or number")
        self.list = QListWidget()
        self.list.setAccessibleName(f"{name}: who fits")
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        self._nobody = words("Nobody fits. Try fewer letters, or the prison number.", "small", wrap=True)
        self._nobody.hide()
        whole = column(self, gap=3)
        for widget in (self.field, self.list, self._nobody):
            whole.addWidget(widget)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def show_person(self, person_id: PersonId, filed_as: str = "") -> None:
        """Somebody is known; without a name, that is looked up."""
        self.person_id = person_id
        self.field.setText(filed_as)
        self._close()
        self.changed.emit()
        if not filed_as:
            self._name_them()

    def draft_text(self) -> str:
        """Who is chosen, or what is typed as long as nobody is, for a draft."""
        return f"{self.person_id}|" if self.person_id else f"|{self.field.text()}"

    def put_draft(self, text: str) -> None:
        """What a draft held."""
        person_id, _, typed = text.partition("|")
        self.person_id = PersonId(person_id) if person_id else None
        self.field.setText(typed)
        self.changed.emit()
        self._name_them()

    def _name_them(self) -> None:
        """Somebody known by id alone gets their name."""
        person_id = self.person_id
        if person_id is not None:
            self._bench.jobs.ask(
                lambda desk: desk.store.people.get(person_id).filed_as, self.field.setText, owner=self, newest="name"
            )

    def _typed(self, text: str) -> None:
        self.person_id = None
        self.changed.emit()
        if not text.strip():
            self._close()
            return
        self._bench.jobs.ask(
            lambda desk: desk.find(text, people=_SHOWN, notes=0, others=0), self._offer, owner=self, newest="find"
        )

    def _offer(self, found: Sequence[Found]) -> None:
        if self.person_id is not None or not self.field.text().strip():
            return
        self.list.clear()
        for each in found:
            item = QListWidgetItem(" · ".join(part for part in (each.title, each.detail) if part))
            item.setData(Qt.ItemDataRole.UserRole, (each.id, each.title))
            item.setSizeHint(QSize(theme.px(80), theme.px(30)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(theme.px(30) * min(_SHOWN, max(1, len(found))) + theme.px(10))
        self.list.setVisible(bool(found))
        self._nobody.setVisible(not found)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            person_id, filed_as = item.data(Qt.ItemDataRole.UserRole)
            self.show_person(PersonId(person_id), filed_as)
            self.taken.emit()

    def _close(self) -> None:
        self.list.clear()
        self.list.hide()
        self._nobody.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move in the list while the cursor stays in the field; Enter and Tab take who is marked."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.list.isVisible():
            key, plain = event.key(), event.modifiers() is Qt.KeyboardModifier.NoModifier
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                event.accept()
                return True
            if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                self._take(self.list.currentItem())
                event.accept()
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                event.accept()
                return True
        return super().eventFilter(watched, event)
