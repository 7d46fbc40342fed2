"""What stands around the screens of an open desk: navigation, the bar at the top, and which screen is in front."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.navigation import Navigation
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.saved_line import time_told
from recovery_desk.ui.screen import QUICK_NOTE, Bench, Place, Screen
from recovery_desk.ui.screens import SCREENS
from recovery_desk.ui.theme import theme
from recovery_desk.ui.undo_bar import UndoBar
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow, is_large
from recovery_desk.ui.widgets.frames import banner, column, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.backup_deeds import BackupAge
from recovery_desk.usecases.backup_words import age_in_words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter

FIRST_SCREEN = "today"
_FOUR_WEEKS = timedelta(days=27)
_HISTORY = 50
_PRACTICE = "Practice desk: everybody here is made up. Nothing here is a record."


class DeskFrame(QWidget):
    """Made when a desk is opened and destroyed when it is locked, with everything it shows."""

    lock_wanted = Signal()
    find_wanted = Signal()
    note_wanted = Signal()
    private_changed = Signal(bool)
    """Whether only one person's own view is to be seen."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._screens: dict[str, Screen] = {}
        self._history: list[Place] = []
        self._kinds = {screen.name: screen for screen in SCREENS}
        self.navigation = Navigation(screen for screen in self._kinds.values() if screen.icon)
        self.navigation.chosen.connect(self.go)
        self._stack = QStackedWidget()
        self.is_private = self._is_practice = False
        self.undo_bar = UndoBar(bench)
        self.search = self._search_button()
        across = line(self, gap=0)
        across.addWidget(self.navigation)
        right = column(gap=0)
        across.addLayout(right, 1)
        self.practice = _ribbon(words(_PRACTICE, "strong", wrap=True), "graduation-cap")
        self._about_copy = words("", "strong", wrap=True)
        self.copy = _ribbon(self._about_copy, "archive-restore")
        right.addWidget(self.practice)
        right.addWidget(self.copy)
        self._bar = self._top_bar()
        right.addWidget(self._bar)
        right.addWidget(self.undo_bar)
        right.addWidget(self._stack, 1)
        bench.said.connect(self._hear)
        bench.saved.connect(self.navigation.show_saved)
        bench.jobs.changed.connect(self._records_changed)

    def begin(self, place: Place | None = None) -> None:
        """Shows the first screen, then counts what stands beside the places."""
        self.go(place or Place(FIRST_SCREEN))
        self._count()
        self._bench.backing_up.retry()
        self.undo_bar.look()

    @property
    def place(self) -> Place | None:
        """Where we are."""
        return self._history[-1] if self._history else None

    @property
    def current(self) -> Screen | None:
        """The screen in front."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def screen_called(self, name: str) -> Screen:
        """A screen by its name, made when it is first wanted."""
        if name not in self._screens:
            screen = self._kinds[name](self._bench)
            screen.navigate.connect(self.go)
            screen.released.connect(self._release)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    def go(self, place: Place) -> None:
        """Brings a screen to the front, unless the one in front is a person's own view."""
        is_private = place.screen != QUICK_NOTE and self._kinds[place.screen].is_private
        if self.is_private and not is_private:
            return
        if place.screen == QUICK_NOTE:
            self.write_note(place.person_id)
            return
        if is_private and place.person_id is None:
            self.undo_bar.say("Open somebody’s page first: the own view shows one person.", Tone.NOTE)
            return
        if self._history[-1:] != [place]:
            self._history = [*self._history, place][-_HISTORY:]
        screen = self.screen_called(place.screen)
        self.undo_bar.hide()
        self.navigation.tell("")
        self._set_private(on=is_private)
        self._stack.setCurrentWidget(screen)
        self._light(screen)
        screen.enter(place)

    def _light(self, screen: Screen) -> None:
        self.navigation.mark("" if screen.stands_alone else screen.name, screen.belongs_to)

    def _release(self) -> None:
        """The worker is back: everything is seen again, at the place they came from."""
        self._set_private(on=False)
        self.back()

    def _set_private(self, *, on: bool) -> None:
        if on == self.is_private:
            return
        self.is_private = on
        for part in (self.navigation, self._bar):
            part.setVisible(not on)
        self.undo_bar.hide()
        self._show_ribbons()
        self.private_changed.emit(on)

    def back(self) -> None:
        """To where we came from."""
        if self.is_private:
            return
        if len(self._history) > 1:
            self._history.pop()
            self.go(self._history.pop())

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("topbar")
        inside = Flow(bar, gap=10)
        inside.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        inside.addWidget(self.search)
        inside.spring()
        # One line also at 200 % text: a second is a tenth of a small screen.
        noting, importing, locking = ("Note", "", "") if is_large() else ("Quick note", "Import…", "Lock")
        bring_in = button(importing, "upload", name="Import a caseload spreadsheet", tip="Import: Ctrl+I")
        bring_in.clicked.connect(lambda: self.go(Place("import_caseload")))
        note = button(noting, "notebook-pen", name="Quick note", tip="Ctrl+N")
        note.clicked.connect(self.note_wanted)
        new = button("New referral", "user-plus", tip="Ctrl+R")
        new.clicked.connect(lambda: self.go(Place("new_person")))
        lock = button(locking, "lock", name="Lock the desk", tip="Lock: Ctrl+L")
        lock.clicked.connect(self.lock_wanted)
        for each in (note, new, self.undo_bar.button, bring_in, lock):
            inside.addWidget(each)
        return bar

    def _search_button(self) -> QPushButton:
        asked = "Find" if is_large() else "Find a person, note or service   Ctrl K"
        made = button(asked, "search", kind="search", name="Find anything", tip="Ctrl+K")
        made.setMinimumWidth(theme.px(60 if is_large() else 190))
        made.clicked.connect(self.find_wanted)
        return made

    def write_note(self, person_id: PersonId | None) -> None:
        """A quick note over the screen in front."""
        from recovery_desk.ui.quick_note import QuickNote

        QuickNote(self._bench, self, person_id).open()

    def _show_ribbons(self) -> None:
        self.practice.setVisible(self._is_practice and not self.is_private)
        self.copy.setVisible(bool(self._about_copy.text()) and not self.is_private)

    def _hear(self, sentence: str) -> None:
        """When something was saved stays; what else is said stands above it for a while."""
        when = time_told(sentence)
        if when:
            self._bench.last_saved = when
            self._bench.saved.emit(when)
        if sentence != when:
            self.navigation.tell(sentence)

    def _records_changed(self, kinds: frozenset[Kind]) -> None:
        for screen in self._screens.values():
            screen.note_change(kinds)
        self._bench.jobs.ask(saved_at, self._bench.said.emit, owner=self, newest="saved")
        self._count()

    def _count(self) -> None:
        def read(desk: Desk) -> tuple[int, int, str, tuple[bool, str], BackupAge]:
            today = desk.clock.today()
            due = len(desk.list_releases(today, today + _FOUR_WEEKS).releases)
            everybody = desk.browse_people.count(CaseloadFilter())
            return due, everybody, desk.store.signed_in.name, (desk.is_practice, desk.beside), desk.backups.age()

        self._bench.jobs.ask(read, self._show_counts, owner=self, newest="counts")

    def _show_counts(self, found: tuple[int, int, str, tuple[bool, str], BackupAge]) -> None:
        due, everybody, worker, (self._is_practice, copy), age = found
        self.navigation.show_backup(age_in_words(age.newest, age.now), is_stale=age.is_stale)
        self.navigation.show_count("releases", due)
        self.navigation.show_count("people", everybody)
        self.navigation.show_worker(worker)
        self._about_copy.setText(f"{copy}, opened beside the desk. Nothing done here reaches the desk." if copy else "")
        self._show_ribbons()


def _ribbon(text: QLabel, picture: str) -> QFrame:
    """What must be known on every screen."""
    inside = line()
    inside.addWidget(text, 1)
    made = banner(Tone.CARE, inside, picture)
    made.hide()
    return made
