"""What every tab of a person's page is: a pane that reads what it shows and knows when it is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import column

if TYPE_CHECKING:
    from recovery_desk.domain.people import PersonId
    from recovery_desk.ui.jobs import Kind
    from recovery_desk.ui.screen import Bench


class Pane(QWidget):
    """The base of every pane. Panes know the bench and nothing of one another; `inside` is their column."""

    navigate = Signal(object)
    """A `Place` to go to."""

    name: ClassVar[str]
    title: ClassVar[str]
    stale_after: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("page")
        self.bench = bench
        self.jobs = bench.jobs
        self.person_id: PersonId | None = None
        self._stale = True
        self.inside: QVBoxLayout = column(self, gap=12)
        self.inside.setContentsMargins(0, theme.px(14), 0, theme.px(14))

    def show_person(self, person_id: PersonId) -> None:
        """Shows somebody; reads anew where it is somebody else or something has changed."""
        if person_id != self.person_id:
            self.person_id = person_id
            self._stale = True
            self.clear()
        self.freshen()

    def note_change(self, kinds: frozenset[Kind]) -> None:
        """Some records changed: reads anew now when in front, else when it is turned to."""
        if kinds & self.stale_after:
            self._stale = True
            if self.isVisible():
                self.freshen()

    def freshen(self) -> None:
        """Reads anew what has become stale."""
        if self._stale and self.person_id is not None:
            self._stale = False
            self.refresh(self.person_id)

    def refresh(self, person_id: PersonId) -> None:
        """Asks for everything shown of somebody anew."""

    def show_record(self, record_id: str) -> None:
        """Brings one record of the pane to the front: somebody came for it."""

    def clear(self) -> None:
        """Somebody else comes: nothing of the person before is shown any more."""

    def print_chosen(self) -> bool:
        """What the print key does here; False where the page's own sheet is meant."""
        return False
