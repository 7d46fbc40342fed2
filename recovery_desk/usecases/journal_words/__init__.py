"""The one place where records and their fields have their names in words: for history, undo and the bin.

Each area has a file here with a `RecordWords` for each of its tables, named in `AREAS`. A table without one is
called by its name in the schema.
"""

from collections.abc import Mapping

from recovery_desk.usecases.journal_words.checks import CHECKS
from recovery_desk.usecases.journal_words.complex_cases import COMPLEX_CASES
from recovery_desk.usecases.journal_words.day_out import DAY_OUT
from recovery_desk.usecases.journal_words.desk import DESK
from recovery_desk.usecases.journal_words.inclusion import INCLUSION
from recovery_desk.usecases.journal_words.meetings import MEETINGS
from recovery_desk.usecases.journal_words.notes import NOTES
from recovery_desk.usecases.journal_words.people import PEOPLE
from recovery_desk.usecases.journal_words.plan import PLAN
from recovery_desk.usecases.journal_words.prison_day import PRISON_DAY
from recovery_desk.usecases.journal_words.record import RECORD
from recovery_desk.usecases.journal_words.record_words import RecordWords, named_by_its_table

AREAS: tuple[Mapping[str, RecordWords], ...] = (
    PEOPLE,
    RECORD,
    PLAN,
    NOTES,
    CHECKS,
    DAY_OUT,
    MEETINGS,
    INCLUSION,
    COMPLEX_CASES,
    PRISON_DAY,
    DESK,
)

RECORDS: Mapping[str, RecordWords] = {table: words for area in AREAS for table, words in area.items()}


def words_of(table: str) -> RecordWords:
    """The words of a table."""
    return RECORDS.get(table) or named_by_its_table(table)
