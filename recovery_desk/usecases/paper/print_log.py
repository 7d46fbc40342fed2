"""What was printed and saved lately: which sheet, of whom, for whom, how."""

from dataclasses import dataclass

from recovery_desk.domain.audiences import Audiences
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.prison_day import DAY_SHEET_NAMES
from recovery_desk.usecases.paper.print_sheets import SheetKind
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.vault_problems import NoSuchPerson

OF_A_MEETING = {"agenda": "Agenda", "minutes": "Minutes"}
"""Sheets about several people at once, which no person's page offers."""
_OF_A_DAY = {kind.value: name for kind, name in DAY_SHEET_NAMES.items()}


@dataclass(frozen=True, slots=True)
class LoggedPrint:
    """One line of the log, in words."""

    record: PrintRecord
    filed_as: str
    sheet: str
    audience: str


@dataclass(frozen=True, slots=True)
class ReadPrintLog:
    """The newest first."""

    store: Store
    kinds: tuple[SheetKind, ...]
    audiences: Audiences

    def __call__(self, limit: int = 60) -> tuple[LoggedPrint, ...]:
        """At most so many lines."""
        names = {**OF_A_MEETING, **_OF_A_DAY, **{kind.id: kind.name for kind in self.kinds}}
        readers = {each.id: each.name for each in self.audiences.all}
        return tuple(
            LoggedPrint(
                record,
                self._filed_as(record.person_id),
                names.get(record.sheet, record.sheet),
                readers.get(record.audience, record.audience),
            )
            for record in self.store.records(PrintRecord).first(limit)
        )

    def _filed_as(self, person_id: PersonId) -> str:
        try:
            return self.store.people.get(person_id).filed_as
        except NoSuchPerson:
            return "Somebody no longer on this desk"
