"""What a practice desk holds beside its people: each file fills in one part of the work, in the order of `AREAS`.

The same arguments make the same content, so an area takes its chance from `scene.random` and nothing else.
"""

from collections.abc import Callable

from recovery_desk.usecases.practice.complex_cases import make_complex_cases
from recovery_desk.usecases.practice.day_out import make_day_out
from recovery_desk.usecases.practice.directory import make_directory
from recovery_desk.usecases.practice.inclusion import make_inclusion
from recovery_desk.usecases.practice.meetings import make_meetings
from recovery_desk.usecases.practice.notes_and_tasks import notes_and_tasks
from recovery_desk.usecases.practice.plans import fill_plans
from recovery_desk.usecases.practice.prison_day import make_prison_day
from recovery_desk.usecases.practice.records import fill_records
from recovery_desk.usecases.practice.release_checks import fill_release_checks
from recovery_desk.usecases.practice.scene import Scene

AREAS: tuple[Callable[[Scene], None], ...] = (
    make_directory,
    fill_release_checks,
    fill_plans,
    fill_records,
    make_day_out,
    notes_and_tasks,
    make_meetings,
    make_prison_day,
    make_inclusion,
    make_complex_cases,
)
