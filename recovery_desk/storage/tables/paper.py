"""The tables of paper."""

from typing import Any

from recovery_desk.domain.chosen_services import ChosenService
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.storage.records import TableOf

PAPER_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(PrintRecord, "print_record", order="at DESC, id"),
    TableOf(ChosenService, "chosen_service", order="position, id"),
)
