"""What the papers of a recovery inclusion meeting have in common: for whom a copy is, and what stands at its edges."""

from collections.abc import Iterable

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.printing.page import Furniture
from recovery_desk.printing.parts import Fact, House
from recovery_desk.usecases.inclusion.sheets import PaperHead

LONG_MEETING = 25
"""Pages: a meeting about many people takes many, and nobody need be warned of that."""


def said_missing(missing: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """`Failed: a home to go to. Not known: a phone; a doctor.`."""
    return " ".join(f"{state}: {'; '.join(titles)}." for state, titles in missing)


def copy_for(head: PaperHead) -> Fact:
    """For whom this copy is: on an agency's, that not everybody stands on it; how many do not is nobody's business."""
    if head.reader:
        return Fact("Copy for", f"{head.reader}. It names only people who agreed to that.")
    return Fact("Copy for", f"{head.service_name or 'this desk'} only. Hand each agency its own copy.")


def furniture_of(head: PaperHead, house: House, about: str) -> Furniture:
    """Marking, the title from the second page on, who printed it when."""
    prepared = ", ".join(part for part in (head.prepared_by, head.service_name) if part)
    when = f"{plain_date(head.printed_at.date())} {clock_time(head.printed_at)}"
    return house.furniture(head.marking, about, f"Prepared by {prepared} · printed {when}")
