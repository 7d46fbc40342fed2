"""One person: who they are at the top, and a pane for each part of what is known and planned."""

from datetime import date
from typing import TypeVar, cast

from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QWidget

from recovery_desk.ui.identity_bar import IdentityBar
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.panes import PANES
from recovery_desk.ui.print_preview import preview_handover
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import column, rule, scrolling
from recovery_desk.usecases.open_person import PersonRecord

_P = TypeVar("_P", bound=Pane)

_LEAST_SEEN = 180
"""How high the pane is at least; in a window with less room than that the whole page scrolls."""


class Person(Screen):
    """Identity bar, tabs, and the pane in front; a pane is made when it is first turned to."""

    name = "person"
    title = "Person"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bar = IdentityBar()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("About this person")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._panes: dict[str, Pane] = {}
        self._stack = QStackedWidget()
        for kind in PANES:
            self.tabs.addTab(kind.title)
            self._stack.addWidget(QWidget())
        self.tabs.currentChanged.connect(self._turn_to)
        self._stack.setMinimumHeight(theme.px(_LEAST_SEEN))
        inside = QWidget()
        inside.setObjectName("page")
        column(self, gap=0).addWidget(scrolling(inside))
        whole = column(inside, gap=0)
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), 0)
        whole.addWidget(self._bar)
        whole.addSpacing(theme.px(8))
        whole.addWidget(self.tabs)
        whole.addWidget(rule())
        whole.addWidget(self._stack, 1)

    def pane(self, kind: type[_P]) -> _P:
        """The pane of a kind, made when it is first wanted."""
        if kind.name not in self._panes:
            made = kind(self.bench)
            made.navigate.connect(self.navigate)
            self._panes[kind.name] = made
            at = PANES.index(kind)
            empty, area = self._stack.widget(at), scrolling(made)
            self._stack.insertWidget(at, area)
            if empty is not None and not isinstance(empty, QScrollArea):
                self._stack.removeWidget(empty)
                empty.deleteLater()
        return cast("_P", self._panes[kind.name])

    @property
    def in_front(self) -> Pane:
        """The pane in front."""
        return self.pane(PANES[max(0, self.tabs.currentIndex())])

    def enter(self, place: Place) -> None:
        """Shows somebody, at a tab."""
        if place.person_id is not None and place.person_id != self.person_id:
            self.person_id = place.person_id
            self._stale = True
            self._set_shown(shown=False)
        at = next((at for at, kind in enumerate(PANES) if kind.name == place.text), None)
        if at is not None:
            self.tabs.setCurrentIndex(at)
        super().enter(place)
        self._turn_to(self.tabs.currentIndex())
        if place.record_id:
            self.in_front.show_record(place.record_id)
        self.tabs.setFocus()

    def note_change(self, kinds: frozenset[Kind]) -> None:
        """Each pane knows what makes it stale."""
        super().note_change(kinds)
        for pane in self._panes.values():
            pane.note_change(kinds)

    def refresh(self) -> None:
        """Reads the record at the top anew."""
        person_id = self.person_id
        if person_id is not None:
            self.jobs.ask(
                lambda desk: (desk.open_person(person_id), desk.clock.today()),
                self._show,
                owner=self,
                newest="record",
            )

    def _show(self, found: tuple[PersonRecord, date]) -> None:
        record, today = found
        if record.person.merged_into is not None:
            self.bench.said.emit("That record is part of this one now.")
            self.navigate.emit(Place("person", record.person.merged_into, self.in_front.name))
            return
        self._bar.show_record(record, today)
        self._set_shown(shown=True)

    def _set_shown(self, *, shown: bool) -> None:
        """Nothing of the person before is seen while the next is read."""
        parts: tuple[QWidget, ...] = (self._bar, self._stack)
        for part in parts:
            part.setVisible(shown)

    def _turn_to(self, at: int) -> None:
        pane = self.pane(PANES[max(0, at)])
        self._stack.setCurrentIndex(max(0, at))
        if self.person_id is not None:
            pane.show_person(self.person_id)

    def print_chosen(self) -> None:
        """Prints what the pane in front has to print, else this person's handover sheet."""
        if self.person_id is not None and not self.in_front.print_chosen():
            preview_handover(self.bench, self.person_id, self)
