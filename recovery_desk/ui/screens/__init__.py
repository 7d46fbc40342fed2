"""Every screen there is, in the order of the navigation; a test fails when one is left out."""

from recovery_desk.ui.screen import Screen
from recovery_desk.ui.screens.people import People
from recovery_desk.ui.screens.practice import Practice
from recovery_desk.ui.screens.releases import Releases
from recovery_desk.ui.screens.start import Start
from recovery_desk.ui.screens.unlock import Unlock
from recovery_desk.ui.screens.welcome import Welcome

SCREENS: tuple[type[Screen], ...] = (Welcome, Start, Unlock, Practice, Releases, People)
