"""One person: who they are, and the day they are due out."""

from datetime import date

from PySide6.QtWidgets import QMessageBox, QStackedWidget, QTabBar, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.history_pane import HistoryPane
from recovery_desk.ui.identity_bar import IdentityBar
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.person_overview import PersonOverview
from recovery_desk.ui.print_preview import preview_handover
from recovery_desk.ui.release_day_pane import ReleaseDayPane
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import column, rule, scrolling
from recovery_desk.usecases.open_person import PersonRecord

_TABS = (("overview", "Overview"), ("release-day", "Release day"), ("history", "History"))


class Person(Screen):
    """Identity bar, tabs, and the tab in front."""

    name = "person"
    title = "Person"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS})
    _person_id: PersonId | None = None

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bar = IdentityBar()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("About this person")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _, title in _TABS:
            self.tabs.addTab(title)
        self.overview = PersonOverview(bench)
        self.release_day = ReleaseDayPane(bench)
        self._history = HistoryPane(bench)
        self._panes = QStackedWidget()
        for pane in (self.overview, self.release_day, self._history):
            self._panes.addWidget(scrolling(pane))
        self.tabs.currentChanged.connect(self._turn_to)
        self.release_day.print_wanted.connect(self.print_chosen)
        whole = column(self, gap=0)
        whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), 0)
        whole.addWidget(self._bar)
        whole.addSpacing(theme.px(8))
        whole.addWidget(self.tabs)
        whole.addWidget(rule())
        whole.addWidget(self._panes, 1)

    def enter(self, place: Place) -> None:
        """Shows somebody, at a tab."""
        if place.person_id is not None and place.person_id != self._person_id:
            self._person_id = place.person_id
            self._stale = True
            self._set_shown(shown=False)
        at = next((at for at, (name, _) in enumerate(_TABS) if name == place.text), None)
        if at is not None:
            self.tabs.setCurrentIndex(at)
        super().enter(place)
        self.tabs.setFocus()

    def refresh(self) -> None:
        """Reads the record anew."""
        person_id = self._person_id
        if person_id is None:
            return
        self.jobs.ask(
            lambda desk: (desk.open_person(person_id), desk.clock.today()),
            self._show,
            owner=self,
            newest="record",
        )
        self._history.show_person(person_id)

    def _show(self, found: tuple[PersonRecord, date]) -> None:
        record, today = found
        self._bar.show_record(record, today)
        self.overview.show_record(record, today)
        self.release_day.show_record(record, today)
        self._set_shown(shown=True)

    def _set_shown(self, *, shown: bool) -> None:
        """Nothing of the person before is seen while the next is read."""
        parts: tuple[QWidget, ...] = (self._bar, self._panes)
        for part in parts:
            part.setVisible(shown)

    def _turn_to(self, at: int) -> None:
        self._panes.setCurrentIndex(at)

    def may_leave(self) -> bool:
        """Asks where a form is half typed."""
        if not (self.overview.is_half_typed or self.release_day.is_half_typed):
            return True
        question = QMessageBox.question(
            self,
            "Recovery Desk",
            "What you have typed is not saved. Leave it?",
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        if question is QMessageBox.StandardButton.Discard:
            self.overview.cancel()
            self.release_day.cancel()
            return True
        return False

    def print_chosen(self) -> None:
        """Shows this person's handover sheet."""
        if self._person_id is not None:
            preview_handover(self.bench, self._person_id, self)
