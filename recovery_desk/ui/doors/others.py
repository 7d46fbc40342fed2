"""The other desks of this laptop: copies that were opened beside, and the way back from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_desk.ui.screen import Place, Screen
from recovery_desk.ui.widgets.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from recovery_desk.ui.screen import Bench


def offer_others(form: QVBoxLayout, screen: Screen, bench: Bench) -> None:
    """A link to each, where there are any."""
    for name, about in bench.door.others():
        link = button(f"Go to: {about}", kind="link")
        link.clicked.connect(lambda _=False, name=name: turn_to(screen, name))
        form.addWidget(link)


def turn_to(screen: Screen, name: str, door: str = "unlock") -> None:
    """Stands before that desk."""
    screen.jobs.at_door(lambda front, _: front.turn_to(name), lambda _: screen.navigate.emit(Place(door)), owner=screen)
