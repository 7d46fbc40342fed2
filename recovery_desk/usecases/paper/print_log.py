"""What was printed and saved lately: which sheet, of whom, for whom, how."""

from dataclasses import dataclass

from recovery_desk.domain.audiences import Audiences
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.vault_problems import NoSuchPerson


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
    audiences: Audiences

    def __call__(self, limit: int = 60) -> tuple[LoggedPrint, ...]:
        """At most so many lines."""
        readers = {each.id: each.name for each in self.audiences.all}
        return tuple(
            LoggedPrint(
                record,
                self._filed_as(record.person_id),
                SHEET_NAMES.get(record.sheet, record.sheet),
                readers.get(record.audience, record.audience),
            )
            for record in self.store.records(PrintRecord).first(limit)
        )

    def _filed_as(self, person_id: PersonId) -> str:
        try:
            return self.store.people.get(person_id).filed_as
        except NoSuchPerson:
            return "Somebody no longer on this desk"
