"""Every sheet the desk can print, in the order of the map. A new one is a file here and a name in `FORMS`."""

from typing import Any

from recovery_desk.printing.form import Form
from recovery_desk.printing.forms.agenda import AGENDA
from recovery_desk.printing.forms.audit import AUDIT
from recovery_desk.printing.forms.court_plan import COURT_PLAN
from recovery_desk.printing.forms.early_release import EARLY_RELEASE
from recovery_desk.printing.forms.handover import HANDOVER
from recovery_desk.printing.forms.minutes import MINUTES
from recovery_desk.printing.forms.my_release_day import SIZES
from recovery_desk.printing.forms.out_there import OUT_THERE
from recovery_desk.printing.forms.pack_index import PACK_INDEX
from recovery_desk.printing.forms.pickup import PICKUP
from recovery_desk.printing.forms.plan import PLAN
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
    PACK_INDEX,
    RECOVERY_KEY,
    AUDIT,
)
"""A test fails when a file of this folder is missing here."""
