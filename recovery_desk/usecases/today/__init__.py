"""Today, section by section: each file reads some, in the order they stand on the screen, the most urgent first.

Whoever may be in danger now comes before what has an hour today, that before what has a day, and what can wait comes
last. An area adds its own: a function from `Morning` to `TodaySection`, in a file here, named in `NOW`, in `LATER`, or
in `CLOSING`, what is looked over at the end of the day. Sections that need more than the store stand between the two.
"""

from recovery_desk.usecases.today.closing import tasks_not_done, unbacked
from recovery_desk.usecases.today.closing_consents import unanswered
from recovery_desk.usecases.today.closing_unprinted import unprinted
from recovery_desk.usecases.today.closing_unsent import unsent
from recovery_desk.usecases.today.complex_cases import cases_to_review
from recovery_desk.usecases.today.day_out import after_release, first_days, gate_pickups, not_heard_of
from recovery_desk.usecases.today.drafts import drafts_left_open
from recovery_desk.usecases.today.inclusion import inclusion_meetings
from recovery_desk.usecases.today.meetings import meetings_today, vetting_to_renew
from recovery_desk.usecases.today.people import people_to_see, without_contact
from recovery_desk.usecases.today.prison_day import prison_days
from recovery_desk.usecases.today.sections import Section
from recovery_desk.usecases.today.tasks import tasks_due

NOW: tuple[Section, ...] = (not_heard_of, gate_pickups, after_release, first_days)
"""A driver who is not heard of, who stands at a gate, and the days in which most people die."""

LATER: tuple[Section, ...] = (
    meetings_today,
    inclusion_meetings,
    cases_to_review,
    tasks_due,
    prison_days,
    people_to_see,
    without_contact,
    vetting_to_renew,
    drafts_left_open,
)
"""After the release checks that are due."""

CLOSING: tuple[Section, ...] = (drafts_left_open, tasks_not_done, unsent, unanswered, unprinted, unbacked)
