"""The deeds of complex cases."""

from dataclasses import dataclass

from recovery_desk.usecases.keep_complex_case import CloseCase, KeepCase, RemoveCase, ReviewCase
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.read_complex_cases import ReadComplexCases


@dataclass(frozen=True, slots=True)
class ComplexCaseDeeds:
    """What can be done with complex cases."""

    read: ReadComplexCases
    keep: KeepCase
    review: ReviewCase
    close: CloseCase
    remove: RemoveCase


def complex_case_deeds(store: Store, clock: Clock, ids: Ids) -> ComplexCaseDeeds:
    """Every deed of complex cases, over one open desk."""
    return ComplexCaseDeeds(
        read=ReadComplexCases(store, clock),
        keep=KeepCase(store, clock, ids),
        review=ReviewCase(store, clock, ids),
        close=CloseCase(store, clock),
        remove=RemoveCase(store),
    )
