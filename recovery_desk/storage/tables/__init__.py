"""Which records lie in which table. Each file names the tables of one part of the work; `TABLES` is all of them."""

from typing import Any

from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.backups import BACKUP_TABLES
from recovery_desk.storage.tables.checks import CHECK_TABLES
from recovery_desk.storage.tables.complex_cases import COMPLEX_CASE_TABLES
from recovery_desk.storage.tables.day_out import DAY_OUT_TABLES
from recovery_desk.storage.tables.inclusion import INCLUSION_TABLES
from recovery_desk.storage.tables.meetings import MEETING_TABLES
from recovery_desk.storage.tables.notes_and_tasks import NOTES_AND_TASKS
from recovery_desk.storage.tables.paper import PAPER_TABLES
from recovery_desk.storage.tables.people import PEOPLE_TABLES
from recovery_desk.storage.tables.plan import PLAN_TABLES
from recovery_desk.storage.tables.prison_day import PRISON_DAY_TABLES
from recovery_desk.storage.tables.workers import VIEW_PINS, WORKERS

TABLES: tuple[TableOf[Any], ...] = (
    WORKERS,
    VIEW_PINS,
    *PEOPLE_TABLES,
    *PLAN_TABLES,
    *NOTES_AND_TASKS,
    *DAY_OUT_TABLES,
    *MEETING_TABLES,
    *INCLUSION_TABLES,
    *COMPLEX_CASE_TABLES,
    *PRISON_DAY_TABLES,
    *PAPER_TABLES,
    *CHECK_TABLES,
    *BACKUP_TABLES,
)
