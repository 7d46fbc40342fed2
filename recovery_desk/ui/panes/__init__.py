"""Every tab of a person's page, in the order they stand; a test fails when one is left out."""

from recovery_desk.ui.pane import Pane
from recovery_desk.ui.panes.complex_case import ComplexCasePane
from recovery_desk.ui.panes.contacts import ContactsPane
from recovery_desk.ui.panes.custody import CustodyPane
from recovery_desk.ui.panes.day_out import DayOutPane
from recovery_desk.ui.panes.history import HistoryPane
from recovery_desk.ui.panes.meetings import MeetingsPane
from recovery_desk.ui.panes.needs import NeedsPane
from recovery_desk.ui.panes.notes import NotesPane
from recovery_desk.ui.panes.overview import PersonOverview
from recovery_desk.ui.panes.plan import PlanPane
from recovery_desk.ui.panes.release_day import ReleaseDayPane

PANES: tuple[type[Pane], ...] = (
    PersonOverview,
    PlanPane,
    ReleaseDayPane,
    DayOutPane,
    MeetingsPane,
    NeedsPane,
    ComplexCasePane,
    ContactsPane,
    CustodyPane,
    NotesPane,
    HistoryPane,
)
