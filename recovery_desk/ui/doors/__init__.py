"""What stands before a desk is open. Kept apart from the screens, so that the first window loads only these."""

from recovery_desk.ui.doors.practice import Practice
from recovery_desk.ui.doors.start import Start
from recovery_desk.ui.doors.unlock import Unlock
from recovery_desk.ui.doors.welcome import Welcome
from recovery_desk.ui.screen import Screen

DOORS: tuple[type[Screen], ...] = (Welcome, Start, Unlock, Practice)
