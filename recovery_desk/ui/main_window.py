"""The window: what stands before a desk is open, then the desk's frame; messages and keys for both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget

from recovery_desk.ui.doors import door_called
from recovery_desk.ui.errors import SOMETHING_BROKE, ErrorDoor
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import load_fallback_fonts, theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import banner, column, line
from recovery_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from recovery_desk.ui.desk_frame import DeskFrame
    from recovery_desk.usecases.desk import Desk
    from recovery_desk.usecases.desk_settings import DeskSettings

TITLE = "Recovery Desk"
"""Always and only this: a title is read in task bars, screen shares and logs."""


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
        bench.appearance_changed.connect(self._redress)
        bench.door_wanted.connect(self._lock_before)
        self._has_keys = False
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

        def read(desk: Desk) -> tuple[DeskSettings, tuple[str, ...]]:
            return desk.read_settings(), desk.warnings

        self._bench.jobs.ask(read, self._show_desk, owner=self)

    def _show_desk(self, found: tuple[DeskSettings, tuple[str, ...]]) -> None:
        settings, warnings = found
        self._dress(settings.appearance, settings.text_percent)
        self._show_frame(None)
        for warning in warnings:
            self.show_message(warning, Tone.HARD)

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

    def lock(self) -> None:
        """Closes the vault and drops every screen with what it showed."""
        frame = self.desk_frame
        if frame is None or (frame.current is not None and not frame.current.may_leave()):
            return
        for dialog in self.findChildren(QWidget):
            if dialog.isWindow():
                dialog.close()
        self.desk_frame = None
        self._bench.jobs.lock()
        self.clear_messages()
        self.show_door()

    def _lock_before(self, door: str) -> None:
        self.lock()
        if self.desk_frame is None:
            self.show_door(door)

    def show_message(self, sentence: str, tone: Tone) -> None:
        """A bar at the top that stays until it is closed."""
        inside = line()
        inside.addWidget(words(sentence, wrap=True), 1)
        close = button("", "x", name="Close this message")
        inside.addWidget(close)
        bar: QFrame = banner(tone, inside)
        bar.setAccessibleName(sentence)
        close.clicked.connect(bar.deleteLater)
        bar.setVisible(not self._is_private)
        self._messages.addWidget(bar)

    @property
    def _is_private(self) -> bool:
        """Whether only one person's own view is to be seen."""
        return self.desk_frame is not None and self.desk_frame.is_private

    def _show_messages(self) -> None:
        """Messages wait while somebody else looks at the window."""
        for at in range(self._messages.count()):
            item = self._messages.itemAt(at)
            bar = item.widget() if item is not None else None
            if bar is not None:
                bar.setVisible(not self._is_private)

    def clear_messages(self) -> None:
        """Takes the bars away."""
        for at in reversed(range(self._messages.count())):
            item = self._messages.itemAt(at)
            bar = item.widget() if item is not None else None
            if bar is not None:
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
            if each.icon and each.name not in known
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
            key.activated.connect(partial(self._unless_private, shortcut.deed, deed))

    def _unless_private(self, name: str, deed: Callable[[], object]) -> None:
        """In a person's own view no key does anything but lock."""
        if name == "lock" or not self._is_private:
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

    def _restore(self) -> None:
        kept = self._bench.memory.bytes("window/geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1440, 900)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Asks about what is half typed, and remembers size and place."""
        current = self.current_screen
        if current is not None and not current.may_leave():
            event.ignore()
            return
        self._bench.memory.keep("window/geometry", self.saveGeometry())
        super().closeEvent(event)
