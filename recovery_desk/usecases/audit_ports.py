"""The audit as the deeds see it: built to section 62 of the Data Protection Act 2018.

Collection, alteration, consultation, disclosure and erasure are logged with when and who; a record is named by its
id only, and no line says what a field held, so that the log may be shown to somebody who may not see the records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class File(Protocol):
    """A file or folder; the core only hands it on."""

    def __fspath__(self) -> str:
        """Its path."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what to which record and when. `about` is the id of the person the record is about, or empty."""

    number: int
    at: datetime
    worker_id: str
    worker: str
    desk: str
    act: str
    entity: str
    entity_id: str
    about: str
    field: str
    detail: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which lines: of one person, by one worker, of some days (in the United Kingdom), looks and deeds alone."""

    person_id: str = ""
    worker_id: str = ""
    first: date | None = None
    last: date | None = None
    only_looks: bool = False


class Audit(Protocol):
    """Windows on the audit."""

    @property
    def head(self) -> str:
        """The first eight digits of the code of the newest line: what paper and backups are held against."""

    @property
    def lines(self) -> int:
        """How many lines there are."""

    def page(self, wanted: AuditFilter, *, before: int | None = None, limit: int = 200) -> Sequence[AuditLine]:
        """At most `limit` lines, newest first, from below number `before`."""

    def workers(self) -> Sequence[tuple[str, str]]:
        """Everybody who could have written a line: (id, name)."""
