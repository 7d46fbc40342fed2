"""Today, section by section: each file reads some, in the order they stand on the screen.

An area adds its own: a function from `Morning` to `TodaySection`, in a file here, named in `SECTIONS`; or in
`CLOSING`, what is looked over at the end of the day.
"""

from recovery_desk.usecases.today.closing import tasks_not_done, unbacked, unprinted
from recovery_desk.usecases.today.day_out import after_release, first_days, gate_pickups, not_heard_of
from recovery_desk.usecases.today.drafts import drafts_left_open
from recovery_desk.usecases.today.inclusion import inclusion_meetings
from recovery_desk.usecases.today.meetings import meetings_today, vetting_to_renew
from recovery_desk.usecases.today.people import people_to_see, without_contact
from recovery_desk.usecases.today.sections import Section
from recovery_desk.usecases.today.tasks import tasks_due

SECTIONS: tuple[Section, ...] = (
    not_heard_of,
    gate_pickups,
    tasks_due,
    meetings_today,
    inclusion_meetings,
    after_release,
    first_days,
    people_to_see,
    without_contact,
    vetting_to_renew,
    drafts_left_open,
)

CLOSING: tuple[Section, ...] = (drafts_left_open, tasks_not_done, unprinted, unbacked)
