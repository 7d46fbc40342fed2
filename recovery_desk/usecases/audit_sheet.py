"""The audit on paper, for whoever must be shown who looked at what: ids, never names, with the head of the history.

The head on paper is what the history can be held against later: a history that was changed has another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import clock_time, long_date, short_date
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.audit_ports import AuditFilter, AuditLine
from recovery_desk.usecases.audit_words import done_in_words, end_of_id
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.ports import Clock, Rendered, Store

_DIGITS = 8
"""Of an id on paper: enough to tell records apart, and it stays on one line."""
MOST_LINES = 2_000
"""More is for a file: this is about forty pages."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line on paper."""

    number: int
    when: str
    worker: str
    done: str
    record: str
    about: str


@dataclass(frozen=True, slots=True)
class AuditSheet:
    """The content of the sheet: `lines` of the `of` there are; `head` is the code of the newest."""

    rows: tuple[AuditRow, ...]
    has_more: bool
    of: int
    head: str
    whose: str
    worker: str
    days: str
    only_looks: bool
    service_name: str
    prepared_by: str
    printed_at: datetime
    marking: str


@dataclass(frozen=True, slots=True)
class PrintAudit:
    """Draws what a filter shows, newest first, from memory; that it was drawn is the next line of the audit."""

    store: Store
    clock: Clock
    draw: Callable[[AuditSheet], Rendered]

    def __call__(self, wanted: AuditFilter) -> Rendered:
        """The sheet as PDF, in memory only."""
        sheet = self.prepare(wanted)
        drawn = self.draw(sheet)
        with self.store.saving():
            self.store.journal.note("drawn", "audit", wanted.person_id, so_many(len(sheet.rows), "line"))
        return drawn

    def prepare(self, wanted: AuditFilter) -> AuditSheet:
        """What stands on it."""
        audit, settings = self.store.audit, read_settings(self.store.settings)
        found = audit.page(wanted, limit=MOST_LINES + 1)
        return AuditSheet(
            tuple(_row(line) for line in found[:MOST_LINES]),
            len(found) > MOST_LINES,
            audit.lines,
            audit.head,
            wanted.person_id,
            next((name for worker_id, name in audit.workers() if worker_id == wanted.worker_id), wanted.worker_id),
            _days(wanted.first, wanted.last),
            wanted.only_looks,
            settings.service_name,
            self.store.signed_in.name,
            uk_time(self.clock.now()),
            settings.marking,
        )


def _row(line: AuditLine) -> AuditRow:
    at = uk_time(line.at)
    return AuditRow(
        line.number,
        f"{short_date(at.date())} {at.year}, {clock_time(at)}",
        line.worker or end_of_id(line.worker_id, _DIGITS),
        done_in_words(line),
        end_of_id(line.entity_id, _DIGITS),
        end_of_id(line.about, _DIGITS),
    )


def _days(first: date | None, last: date | None) -> str:
    if first is not None and last is not None:
        return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"
    if first is not None:
        return f"since {long_date(first)}"
    return f"until {long_date(last)}" if last is not None else ""
