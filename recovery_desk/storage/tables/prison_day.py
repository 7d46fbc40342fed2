"""Where the day in the prison is kept."""

from typing import Any

from recovery_desk.domain.prison_day import DayLine, HallRegime, PrisonRules
from recovery_desk.storage.records import TableOf

DAY_LINE = TableOf(DayLine, "day_line", order="day, id")

PRISON_DAY_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(HallRegime, "hall_regime", order="position, hall, id"),
    TableOf(PrisonRules, "prison_rules"),
    DAY_LINE,
)
