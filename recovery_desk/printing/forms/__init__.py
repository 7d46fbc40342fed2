"""Every sheet the desk can print, in the order of the map. A new one is a file here and a name in `FORMS`."""

from typing import Any

from recovery_desk.printing.form import Form
from recovery_desk.printing.forms.agenda import AGENDA
from recovery_desk.printing.forms.audit import AUDIT
from recovery_desk.printing.forms.clearance_list import CLEARANCE_LIST
from recovery_desk.printing.forms.clinic_list import CLINIC_LIST
from recovery_desk.printing.forms.court_plan import COURT_PLAN
from recovery_desk.printing.forms.early_release import EARLY_RELEASE
from recovery_desk.printing.forms.handover import HANDOVER
from recovery_desk.printing.forms.minutes import MINUTES
from recovery_desk.printing.forms.movement_slips import MOVEMENT_SLIPS
from recovery_desk.printing.forms.my_release_day import SIZES
from recovery_desk.printing.forms.out_there import OUT_THERE
from recovery_desk.printing.forms.pack_index import PACK_INDEX
from recovery_desk.printing.forms.pickup import PICKUP
from recovery_desk.printing.forms.plan import PLAN
from recovery_desk.printing.forms.prison_day_list import PRISON_DAY_LIST
from recovery_desk.printing.forms.recovery_key import RECOVERY_KEY

FORMS: tuple[Form[Any], ...] = (
    HANDOVER,
    *SIZES,
    PICKUP,
    PLAN,
    EARLY_RELEASE,
    COURT_PLAN,
    OUT_THERE,
    AGENDA,
    MINUTES,
    PRISON_DAY_LIST,
    CLEARANCE_LIST,
    MOVEMENT_SLIPS,
    CLINIC_LIST,
    PACK_INDEX,
    RECOVERY_KEY,
    AUDIT,
)
"""A test fails when a file of this folder is missing here."""
