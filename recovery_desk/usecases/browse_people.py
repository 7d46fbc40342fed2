"""The caseload as a list: any order, any filter, a window at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow, Store


@dataclass(frozen=True, slots=True)
class BrowsePeople:
    """Windows on the caseload, each asked of the vault."""

    store: Store

    def page(
        self,
        wanted: CaseloadFilter,
        order: CaseloadOrder = CaseloadOrder.NAME,
        *,
        descending: bool = False,
        offset: int = 0,
        limit: int = 100,
    ) -> Sequence[CaseloadRow]:
        """At most `limit` lines from `offset`."""
        return self.store.caseload.page(wanted, order, descending=descending, offset=offset, limit=limit)

    def count(self, wanted: CaseloadFilter) -> int:
        """How many lines the filter leaves."""
        return self.store.caseload.count(wanted)

    def is_near(self, wanted: CaseloadFilter) -> bool:
        """Whether those who are left only nearly fit the text, for nobody does."""
        return self.store.caseload.is_near(wanted)

    def establishments(self) -> Sequence[str]:
        """The establishments somebody is in, to filter by."""
        return self.store.caseload.establishments()
