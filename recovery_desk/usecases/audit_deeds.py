"""Reading the audit, taking it out, and looking whether the vault is whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recovery_desk.domain.counting import so_many
from recovery_desk.usecases.audit_ports import AuditFilter, AuditLine, File
from recovery_desk.usecases.audit_sheet import AuditSheet, PrintAudit
from recovery_desk.usecases.ports import Clock, Rendered, Store
from recovery_desk.usecases.wholeness import Report, Wholeness

_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some lines of the audit, who may have written them, and how far the whole of it goes."""

    lines: tuple[AuditLine, ...]
    workers: tuple[tuple[str, str], ...]
    of: int
    head: str


@dataclass(frozen=True, slots=True)
class ReadAudit:
    """A window on the audit."""

    store: Store

    def __call__(self, wanted: AuditFilter, before: int | None = None, limit: int = 200) -> AuditPage:
        """Newest first, from below line `before`."""
        audit = self.store.audit
        lines = tuple(audit.page(wanted, before=before, limit=limit))
        return AuditPage(lines, tuple(audit.workers()), audit.lines, audit.head)


@dataclass(frozen=True, slots=True)
class ExportAudit:
    """Takes the audit out to a file; that it was taken out is its next line."""

    store: Store
    clock: Clock
    write: Callable[..., int]

    def __call__(self, wanted: AuditFilter, place: File, *, overwrite: bool = False) -> int:
        """How many lines were written; raises the refusals of `write`."""
        audit = self.store.audit
        written = self.write(self._all(wanted), audit.lines, audit.head, place, overwrite=overwrite)
        with self.store.saving():
            self.store.journal.note("exported", "audit", wanted.person_id, so_many(written, "line"))
        return written

    def _all(self, wanted: AuditFilter) -> Iterator[AuditLine]:
        before: int | None = None
        while page := self.store.audit.page(wanted, before=before, limit=_PAGE):
            yield from page
            before = page[-1].number


@dataclass(frozen=True, slots=True)
class VerifyVault:
    """Looks through everything in the vault, and writes down that somebody looked and what came of it."""

    store: Store

    def __call__(self, report: Report = lambda _done, _of: None) -> Wholeness:
        """What was found; nothing is repaired."""
        whole = self.store.examine(report)
        with self.store.saving():
            self.store.journal.note("verified", "vault", "", "whole" if whole.is_whole else "not whole")
        return whole


@dataclass(frozen=True, slots=True)
class AuditDeeds:
    """What can be done with the audit."""

    read: ReadAudit
    export: ExportAudit
    print: PrintAudit
    verify: VerifyVault


def audit_deeds(
    store: Store, clock: Clock, write: Callable[..., int], draw: Callable[[AuditSheet], Rendered]
) -> AuditDeeds:
    """The deeds over one open vault; `write` puts lines into a file, `draw` onto paper."""
    return AuditDeeds(
        ReadAudit(store), ExportAudit(store, clock, write), PrintAudit(store, clock, draw), VerifyVault(store)
    )
