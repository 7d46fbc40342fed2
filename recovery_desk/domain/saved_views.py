"""A view of the caseload somebody wants again: its filters, columns and order under a name."""

from dataclasses import dataclass

from recovery_desk.domain.workers import WorkerId


@dataclass(frozen=True, slots=True)
class SavedView:
    """`content` is what the list of people made of it; nobody else reads it."""

    id: str
    worker_id: WorkerId
    name: str
    content: str
