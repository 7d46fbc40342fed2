"""The columns a caseload can be shown and taken out with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.dates import days_away
from recovery_desk.domain.people import BirthDatePrecision
from recovery_desk.usecases.ports import CaseloadOrder, CaseloadRow
from recovery_desk.usecases.release_kind_words import KIND_WORDS

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class CaseloadColumn:
    """A column: what it is called, what it says of somebody on a day, and the order it can be sorted by."""

    name: str
    heading: str
    value: Callable[[CaseloadRow, date], Value]
    order: CaseloadOrder | None = None
    width: int = 120


def _born(row: CaseloadRow, _today: date) -> Value:
    if row.birth_date is None:
        return None
    return row.birth_date if row.birth_date_precision is BirthDatePrecision.EXACT else f"about {row.birth_date.year}"


def _stands(row: CaseloadRow, today: date) -> Value:
    out_on = row.ended_on or row.due
    if out_on is None or out_on >= today:
        return "In custody"
    return f"Out, {days_away(out_on, today)}"


COLUMNS = (
    CaseloadColumn("person", "Person", lambda row, _: row.filed_as, CaseloadOrder.NAME, 250),
    CaseloadColumn("called", "Likes to be called", lambda row, _: row.called, CaseloadOrder.CALLED, 130),
    CaseloadColumn("number", "Number", lambda row, _: row.prison_number, CaseloadOrder.NUMBER, 105),
    CaseloadColumn("born", "Born", _born, CaseloadOrder.BORN, 160),
    CaseloadColumn(
        "establishment", "Establishment", lambda row, _: row.establishment, CaseloadOrder.ESTABLISHMENT, 190
    ),
    CaseloadColumn("place", "Hall and cell", lambda row, _: row.place, CaseloadOrder.PLACE, 120),
    CaseloadColumn("due", "Due out", lambda row, _: row.due, CaseloadOrder.RELEASE, 150),
    CaseloadColumn("kind", "Kind of release", lambda row, _: KIND_WORDS[row.kind], CaseloadOrder.KIND, 150),
    CaseloadColumn("told_by", "Told by", lambda row, _: row.told_by, CaseloadOrder.TOLD_BY, 150),
    CaseloadColumn("stands", "Where they stand", _stands, CaseloadOrder.STANDS, 140),
    CaseloadColumn("contact", "Last contact", lambda row, _: row.last_contact, CaseloadOrder.CONTACT, 140),
    CaseloadColumn("alerts", "Alerts", lambda row, _: row.alerts, CaseloadOrder.ALERTS, 75),
    CaseloadColumn("worker", "Worker", lambda row, _: row.worker, CaseloadOrder.WORKER, 120),
)
BY_NAME = {column.name: column for column in COLUMNS}
USUAL = ("person", "number", "born", "establishment", "due", "contact", "worker")
