"""What every screen is: a page that asks for work, says where to go next, and knows when it is stale."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from recovery_desk.domain.people import PersonId
    from recovery_desk.ui.backing_up import BackingUp
    from recovery_desk.ui.jobs import Jobs, Kind
    from recovery_desk.ui.memory import Memory
    from recovery_desk.usecases.desk import FrontDoor


class Place(NamedTuple):
    """Somewhere to go: a screen's name, and what to show there."""

    screen: str
    person_id: PersonId | None = None
    text: str = ""
    record_id: str = ""


QUICK_NOTE = "quick_note"
"""A place that is no screen: the frame opens a quick note about the person."""


class Bench(QObject):
    """What screens share: the way to get work done, what windows remember, and a voice for the whole window."""

    said = Signal(str)
    """A short sentence for the status line, read out to screen readers."""
    saved = Signal(str)
    """When something was last saved, as `Saved 14:02`."""
    appearance_changed = Signal(str, int)
    """Appearance and text size, as chosen."""
    door_wanted = Signal(str)
    """Lock, and stand before that door: what is done there needs a closed desk."""

    def __init__(self, jobs: Jobs, memory: Memory, door: FrontDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.memory = memory
        self.door = door
        self.last_saved = "All saved"
        """When something was last saved, for who begins to look at it only now."""

    @cached_property
    def backing_up(self) -> BackingUp:
        """The backup on its way, if there is one: it outlives the screen that asked for it."""
        from recovery_desk.ui.backing_up import BackingUp

        return BackingUp(self.jobs, self)


class Screen(QWidget):
    """The base of every screen. Screens know the bench and nothing of one another."""

    navigate = Signal(object)
    """A `Place` to go to."""

    name: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str] = ""
    """With an icon, the screen stands in the navigation on the left."""
    is_found: ClassVar[bool] = False
    """Not in the navigation, but offered by Ctrl+K among the commands."""
    person_id: PersonId | None = None
    """Whom the screen shows, where it shows one person."""
    belongs_to: ClassVar[str] = ""
    """The place in the navigation that is lit while this screen is in front, where it has none of its own."""
    stands_alone: ClassVar[bool] = False
    """Reached from anywhere: no place in the navigation is lit while it is in front."""
    is_private: ClassVar[bool] = False
    """Nothing of the desk is seen beside it, and it is only left when it emits `released`."""
    stale_after: ClassVar[frozenset[Kind]] = frozenset()

    released = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.jobs = bench.jobs
        self.setObjectName("screen")
        self._stale = True

    def enter(self, place: Place) -> None:
        """Called each time the screen comes to the front; `place` says what to show."""
        del place
        self.freshen()

    def note_change(self, kinds: frozenset[Kind]) -> None:
        """Some records changed: reads anew now when in front, else when it comes to the front."""
        if kinds & self.stale_after:
            self._stale = True
            if self.isVisible():
                self.freshen()

    def freshen(self) -> None:
        """Reads anew what has become stale."""
        if self._stale:
            self._stale = False
            self.refresh()

    def refresh(self) -> None:
        """Reads everything on the screen anew."""

    def print_chosen(self) -> None:
        """What the print key does here."""

    def start_finding(self) -> bool:
        """Puts the cursor into the screen's own filter; False where there is none."""
        return False
