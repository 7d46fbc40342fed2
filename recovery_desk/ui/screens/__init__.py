"""Every screen there is, in the order of the navigation; a test fails when one is left out."""

from recovery_desk.ui.screens.people import People
from recovery_desk.ui.screens.releases import Releases

SCREENS = (Releases, People)
