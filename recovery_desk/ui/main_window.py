"""The window: what stands before a desk is open, then the desk's frame; messages and keys for both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget

from recovery_desk.ui.cover import Cover
from recovery_desk.ui.doors import door_called
from recovery_desk.ui.errors import SOMETHING_BROKE, ErrorDoor
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import load_fallback_fonts, theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import banner, column, line
from recovery_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from recovery_desk.domain.workers import Worker
    from recovery_desk.ui.desk_frame import DeskFrame
    from recovery_desk.ui.desk_guard import DeskGuard
    from recovery_desk.usecases.desk import Desk
    from recovery_desk.usecases.desk_settings import DeskSettings

TITLE = "Recovery Desk"
"""Always and only this: a title is read in task bars, screen shares and logs."""


class _Opened(NamedTuple):
    """What an opening is told."""

    settings: DeskSettings
    worker: Worker
    warnings: tuple[str, ...]
    alarm: str


class MainWindow(QMainWindow):
    """Owns the frame and nothing else; every deed is a screen's."""

    def __init__(self, bench: Bench, door: ErrorDoor) -> None:
        super().__init__()
        self._bench = bench
        self.desk_frame: DeskFrame | None = None
        self._messages = column(gap=0)
        self._host = QStackedWidget()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(880, 560)
        self._build()
        door.refused.connect(lambda sentence: self.show_message(sentence, Tone.HARD))
        door.broke.connect(lambda place: self.show_message(f"{SOMETHING_BROKE} ({place})", Tone.HARD))
        bench.jobs.failed.connect(door.take)
        bench.jobs.opened.connect(self._open_desk)
        bench.jobs.closed.connect(self._leave_desk)
        bench.jobs.changed.connect(self._settings_may_have_changed)
        bench.appearance_changed.connect(self._redress)
        bench.door_wanted.connect(self.lock)
        self._has_keys = False
        self._guard: DeskGuard | None = None
        self._left: tuple[str, str, Place] | None = None
        """Which desk was locked last, whose it was, and where they were: for them alone."""
        self._worker = ""
        self._next_door: str | None = None
        self._restore()

    def _build(self) -> None:
        centre = QWidget()
        centre.setObjectName("page")
        whole = column(centre, gap=0)
        whole.addLayout(self._messages)
        whole.addWidget(self._host, 1)
        self.setCentralWidget(centre)

    def show_door(self, name: str | None = None) -> None:
        """What stands before a desk is open: welcome, or unlock where there is a desk."""
        wanted = name or ("unlock" if self._bench.door.has_vault() else "welcome")
        screen = door_called(wanted)(self._bench)
        screen.navigate.connect(lambda place: self.show_door(place.screen))
        self._replace(screen)
        screen.enter(Place(wanted))

    @property
    def current_screen(self) -> Screen | None:
        """The screen in front, before or after unlocking."""
        if self.desk_frame is not None:
            return self.desk_frame.current
        shown = self._host.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def _replace(self, widget: QWidget) -> None:
        while self._host.count():
            old = self._host.widget(0)
            if old is None:
                break
            self._host.removeWidget(old)
            old.deleteLater()
        self._host.addWidget(widget)
        self._host.setCurrentWidget(widget)

    def _open_desk(self) -> None:
        """Dresses as this desk likes it, then shows its first screen."""

        def read(desk: Desk) -> _Opened:
            return _Opened(desk.read_settings(), desk.store.signed_in, desk.warnings, desk.alarm)

        self._bench.jobs.ask(read, self._show_desk, owner=self)

    def _show_desk(self, opened: _Opened) -> None:
        settings, self._worker = opened.settings, opened.worker.id
        self._dress(settings.appearance, settings.text_percent)
        self._guard_with(settings)
        left = self._left
        place = left[2] if left is not None and left[:2] == (self._bench.door.beside, self._worker) else None
        self._left = None
        self._show_frame(place)
        for warning in opened.warnings:
            self.show_message(warning, Tone.HARD)
        if opened.alarm:
            may_silence = opened.worker.role.may_run_the_desk
            self.show_message(opened.alarm, Tone.HARD, "I have looked into it" if may_silence else "", self._silence)

    def _silence(self) -> None:
        self._bench.jobs.ask(lambda desk: desk.keys.acknowledge_alarm(), owner=self, changes=(Kind.WORKERS,))

    def _guard_with(self, settings: DeskSettings) -> None:
        """Locks by itself from now on, as this desk wants it."""
        if self._guard is None:
            from recovery_desk.ui.desk_guard import DeskGuard

            self._guard = DeskGuard(self)
            self._guard.lock_wanted.connect(self.lock)
        self._guard.watch(settings)

    def stop_watching(self) -> None:
        """The program ends: it locks nothing any more, and leaves nothing of ours on the clipboard."""
        if self._guard is not None:
            self._guard.rest()

    def _settings_may_have_changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.SETTINGS in kinds:
            self._bench.jobs.ask(lambda desk: desk.read_settings(), self._guard_with, owner=self, newest="guard")

    def _show_frame(self, place: Place | None) -> None:
        # The screens, the models and what they need are loaded now, not before the first window stands.
        from recovery_desk.ui.desk_frame import DeskFrame

        self._take_keys()
        load_fallback_fonts()
        frame = DeskFrame(self._bench)
        frame.lock_wanted.connect(self.lock)
        frame.find_wanted.connect(self._find)
        frame.note_wanted.connect(self._write_note)
        frame.private_changed.connect(self._show_messages)
        if self._guard is not None:
            self._guard.minutes_left.connect(frame.navigation.show_minutes_left)
            self._guard.say()
        self.desk_frame = frame
        self._replace(frame)
        frame.begin(place)

    def _redress(self, appearance: str, text_percent: int) -> None:
        """New colours or sizes: everything is made anew, at the place where we were."""
        self._dress(appearance, text_percent)
        place = self.desk_frame.place if self.desk_frame is not None else None
        if self.desk_frame is not None:
            self._show_frame(place)

    def _dress(self, appearance: str, text_percent: int) -> None:
        self._bench.memory.keep("appearance", appearance)
        self._bench.memory.keep("text_percent", text_percent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, appearance, text_percent)

    def lock(self, door: str | None = None) -> None:
        """Hides everything at once, lets what is being saved finish, then closes the vault. Never asks, never loses.

        `door` is what stands there afterwards, where it is not the one to unlock.
        """
        frame = self.desk_frame
        if frame is None or not self._bench.jobs.takes_work:
            return
        self.clear_messages()
        self._next_door = door
        self._left = (
            None if frame.place is None else (self._bench.door.beside, self._worker, _without_words(frame.place))
        )
        self._host.addWidget(cover := Cover(self._bench.jobs, self._windows_over_this()))
        self._host.setCurrentWidget(cover)
        # Drafts are handed over from forms that still stand; they are closed when nothing is being saved any more.
        self._bench.jobs.lock()

    def _leave_desk(self) -> None:
        """The desk is closed: every window, screen and model goes, with whatever it showed."""
        if self._guard is not None:
            self._guard.rest()
        for window in self._windows_over_this():
            window.close()
        self.desk_frame, self._worker = None, ""
        self.show_door(self._next_door)

    def _windows_over_this(self) -> list[QWidget]:
        return [window for window in self.findChildren(QWidget) if window.isWindow()]

    def show_message(
        self, sentence: str, tone: Tone, action: str = "", deed: Callable[[], object] = lambda: None
    ) -> None:
        """A bar at the top that stays until it is closed, with something to do about it where `action` names it.

        What is said already is not said twice.
        """
        for bar in self._bars():
            if bar.accessibleName() == sentence:
                self._messages.removeWidget(bar)
                bar.hide()
                bar.deleteLater()
        inside = line()
        inside.addWidget(words(sentence, wrap=True), 1)
        close = button("", "x", name="Close this message")
        buttons = [close]
        if action:
            buttons.insert(0, button(action))
            buttons[0].clicked.connect(deed)
        made: QFrame = banner(tone, inside)
        made.setAccessibleName(sentence)
        for each in buttons:
            inside.addWidget(each)
            each.clicked.connect(made.deleteLater)
        if self._is_private:
            made.hide()
        self._messages.addWidget(made)

    def _bars(self) -> list[QWidget]:
        items = (self._messages.itemAt(at) for at in range(self._messages.count()))
        return [bar for item in items if item is not None and (bar := item.widget()) is not None]

    @property
    def _is_private(self) -> bool:
        """Whether only one person's own view is to be seen."""
        return self.desk_frame is not None and self.desk_frame.is_private

    def _show_messages(self) -> None:
        """Messages wait while somebody else looks at the window."""
        for bar in self._bars():
            bar.setVisible(not self._is_private)

    def clear_messages(self) -> None:
        """Takes the bars away."""
        for bar in self._bars():
            bar.deleteLater()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "lock": self.lock,
            "shortcuts": self._show_shortcuts,
            "back": self._back,
            "print": self._print,
            "undo": self._undo,
            "redo": self._redo,
            "own_view": self._show_own_view,
            "filter": lambda: self.current_screen and self.current_screen.start_finding(),
            "find": self._find,
            "note": self._write_note,
        }

    def _find(self) -> None:
        if self.desk_frame is None:
            return
        from recovery_desk.ui.find_dialog import Command, FindDialog
        from recovery_desk.ui.screens import SCREENS
        from recovery_desk.ui.shortcuts import SHORTCUTS

        deeds = self._deeds()
        commands = [
            Command(each.what, each.keys, deeds.get(each.deed, partial(self._go, Place(each.deed))))
            for each in SHORTCUTS
            if each.deed not in ("", "find", "filter")
        ]
        known = {each.deed for each in SHORTCUTS}
        commands += [
            Command(each.title, "", partial(self._go, Place(each.name)))
            for each in SCREENS
            if (each.icon or each.is_found) and each.name not in known
        ]
        dialog = FindDialog(self._bench, self, commands, {each.name for each in SCREENS})
        dialog.chosen.connect(self._go)
        dialog.open()

    def _write_note(self) -> None:
        if self.desk_frame is not None:
            current = self.desk_frame.current
            self.desk_frame.write_note(None if current is None else current.person_id)

    def _show_shortcuts(self) -> None:
        from recovery_desk.ui.shortcuts import ShortcutList

        ShortcutList(self).open()

    def _take_keys(self) -> None:
        """Binds the keys, once; there is nothing for them to do before a desk is open."""
        if self._has_keys:
            return
        self._has_keys = True
        from PySide6.QtGui import QKeySequence, QShortcut

        from recovery_desk.ui.shortcuts import SHORTCUTS

        deeds = self._deeds()
        for shortcut in SHORTCUTS:
            if not shortcut.deed:
                continue
            key = QShortcut(QKeySequence(shortcut.keys), self)
            key.setContext(Qt.ShortcutContext.WindowShortcut)
            deed = deeds.get(shortcut.deed, partial(self._go, Place(shortcut.deed)))
            key.activated.connect(partial(self._by_key, shortcut.deed, deed))

    def _by_key(self, name: str, deed: Callable[[], object]) -> None:
        """In a person's own view no key does anything but lock; while the desk is closing none does anything."""
        if self._bench.jobs.takes_work and (name == "lock" or not self._is_private):
            deed()

    def _show_own_view(self) -> None:
        """The plan of whoever is in front, for them to see."""
        person_id = getattr(self.current_screen, "person_id", None)
        self._go(Place("own_view", person_id))

    def _undo(self) -> None:
        if self.desk_frame is not None:
            self.desk_frame.undo_bar.undo()

    def _redo(self) -> None:
        if self.desk_frame is not None:
            self.desk_frame.undo_bar.redo()

    def _back(self) -> None:
        if self.desk_frame is not None:
            self.desk_frame.back()

    def _print(self) -> None:
        if self.current_screen is not None:
            self.current_screen.print_chosen()

    def _go(self, place: Place) -> None:
        if self.desk_frame is not None:
            self.desk_frame.go(place)

    def come_to_front(self) -> None:
        """Somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Put away: locks where the desk wants it so."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized() and self._guard is not None:
            self._guard.put_away()

    def _restore(self) -> None:
        kept = self._bench.memory.bytes("window/geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1440, 900)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remembers size and place; what is half typed is a draft by now."""
        self._bench.memory.keep("window/geometry", self.saveGeometry())
        super().closeEvent(event)


def _without_words(place: Place) -> Place:
    """A place to come back to, without anything that was typed there; on a person's page the text names a tab."""
    return place if place.screen == "person" else Place(place.screen, place.person_id)
