"""Every screen of an open desk, in the order of the navigation; a test fails when one is left out."""

from recovery_desk.ui.screen import Screen
from recovery_desk.ui.screens.agency_staff import AgencyStaffScreen
from recovery_desk.ui.screens.audit import Audit
from recovery_desk.ui.screens.backups import Backups
from recovery_desk.ui.screens.bin import BinScreen
from recovery_desk.ui.screens.check_list import CheckListScreen
from recovery_desk.ui.screens.establishments import Establishments
from recovery_desk.ui.screens.first_days import FirstDaysScreen
from recovery_desk.ui.screens.import_caseload import ImportCaseload
from recovery_desk.ui.screens.inclusion import InclusionScreen
from recovery_desk.ui.screens.inclusion_meeting import InclusionMeetingScreen
from recovery_desk.ui.screens.local_holidays import LocalHolidays
from recovery_desk.ui.screens.meetings import Meetings
from recovery_desk.ui.screens.merge import MergeRecords
from recovery_desk.ui.screens.new_person import NewPerson
from recovery_desk.ui.screens.note_templates import NoteTemplates
from recovery_desk.ui.screens.own_view import OwnView
from recovery_desk.ui.screens.people import People
from recovery_desk.ui.screens.person import Person
from recovery_desk.ui.screens.pickups import Pickups
from recovery_desk.ui.screens.print_centre import PrintCentre
from recovery_desk.ui.screens.prison_day import PrisonDayScreen
from recovery_desk.ui.screens.referral_sources import ReferralSources
from recovery_desk.ui.screens.releases import Releases
from recovery_desk.ui.screens.services import Services
from recovery_desk.ui.screens.settings import Settings
from recovery_desk.ui.screens.suggestions import Suggestions
from recovery_desk.ui.screens.today import Today
from recovery_desk.ui.screens.workers import Workers

SCREENS: tuple[type[Screen], ...] = (
    Today,
    Releases,
    People,
    Meetings,
    Pickups,
    Services,
    Establishments,
    FirstDaysScreen,
    PrisonDayScreen,
    AgencyStaffScreen,
    InclusionScreen,
    InclusionMeetingScreen,
    Person,
    OwnView,
    NewPerson,
    MergeRecords,
    ReferralSources,
    ImportCaseload,
    PrintCentre,
    Backups,
    Audit,
    CheckListScreen,
    LocalHolidays,
    NoteTemplates,
    Suggestions,
    BinScreen,
    Workers,
    Settings,
)
