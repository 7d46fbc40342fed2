"""Picking what is out there for one person: a list to tick, narrowed by a word, in the order it is printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from recovery_desk.domain.chosen_services import ChosenService
from recovery_desk.domain.folding import fold
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.services import SERVICE_KIND_NAMES, ServiceId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import filter_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk

_Found = tuple[list[tuple[ServiceId, str]], list[str]]


class ChoosePlaces(QDialog):
    """`chosen` follows once what was picked is kept."""

    chosen = Signal()

    def __init__(self, bench: Bench, person_id: PersonId, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Choose places")
        self._bench, self._person_id = bench, person_id
        self._filter = filter_field("Narrow the places", "Name, kind or town")
        self.places = QListWidget()
        self.places.setAccessibleName("Places, to tick")
        self.places.setMinimumSize(theme.px(480), theme.px(320))
        whole = column(self, margin=18, gap=10)
        whole.addWidget(words("What’s out there for this person", "large"))
        whole.addWidget(self._filter)
        whole.addWidget(self.places, 1)
        buttons = line(gap=8)
        keep = button("Keep", "save", kind="primary")
        keep.clicked.connect(self.keep)
        leave = button("Cancel")
        leave.clicked.connect(self.reject)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        whole.addLayout(buttons)
        self._filter.textEdited.connect(self._narrow)
        bench.jobs.ask(lambda desk: _read(desk, person_id), self._fill, owner=self)

    def _fill(self, found: _Found) -> None:
        places, chosen = found
        order = {service_id: at for at, service_id in enumerate(chosen)}
        for service_id, said in sorted(places, key=lambda place: (order.get(place[0], len(order)), place[1])):
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, service_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if service_id in order else Qt.CheckState.Unchecked)
            self.places.addItem(item)
        self.places.setCurrentRow(0)
        self.places.setFocus()

    def _narrow(self, text: str) -> None:
        for item in self._items():
            item.setHidden(fold(text) not in fold(item.text()))

    def _items(self) -> list[QListWidgetItem]:
        return [self.places.item(row) for row in range(self.places.count())]

    def keep(self) -> None:
        """What is ticked stands on the sheet from now on."""
        person_id = self._person_id
        ticked = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        self._bench.jobs.ask(
            lambda desk: desk.paper.choose_services(person_id, ticked),
            self._kept,
            owner=self,
            changes=(Kind.SERVICES, Kind.CHECKS),
        )

    def _kept(self, _nothing: None) -> None:
        self.chosen.emit()
        self.accept()


def _read(desk: Desk, person_id: PersonId) -> _Found:
    entries = desk.directory.list_services().entries
    places = [
        (
            entry.service.id,
            " · ".join(
                part
                for part in (entry.service.name, SERVICE_KIND_NAMES[entry.service.kind], entry.service.town, entry.age)
                if part
            ),
        )
        for entry in entries
        if entry.service.is_running
    ]
    return places, [each.service_id for each in desk.store.records(ChosenService).of(person_id)]
