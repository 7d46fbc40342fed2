"""What stands before a desk is open. Kept apart from the screens, so that the first window loads only its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recovery_desk.ui.screen import Screen

DOORS = ("welcome", "start", "unlock", "practice", "backup", "recover")


def door_called(name: str) -> type[Screen]:
    """The door of a name in `DOORS`; the others are not loaded."""
    if name == "start":
        from recovery_desk.ui.doors.start import Start

        return Start
    if name == "unlock":
        from recovery_desk.ui.doors.unlock import Unlock

        return Unlock
    if name == "practice":
        from recovery_desk.ui.doors.practice import Practice

        return Practice
    if name == "recover":
        from recovery_desk.ui.doors.recover import Recover

        return Recover
    if name == "backup":
        from recovery_desk.ui.doors.backup import OpenBackup

        return OpenBackup
    from recovery_desk.ui.doors.welcome import Welcome

    return Welcome
