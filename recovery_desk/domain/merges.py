"""Two records of one person put together: what was chosen, what moved, and how to take it apart again."""

from dataclasses import dataclass
from datetime import datetime

from recovery_desk.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class Merge:
    """`other_id` was put into `person_id`. `changes` is every change of a field it made, as JSON, oldest first:

    `[table, record, field, old, new]`, with an empty field for a record made. `undone_at` is set once it was taken
    apart.
    """

    id: str
    person_id: PersonId
    other_id: PersonId
    merged_at: datetime
    merged_by: str = ""
    changes: str = "[]"
    undone_at: datetime | None = None
