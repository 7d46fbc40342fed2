"""The library of suggestions as a desk wants it: lines reworded, hidden, added, and put back as they were."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.pathways import Library
from recovery_desk.domain.plans import Suggestion
from recovery_desk.usecases.plan_problems import WordsMissing
from recovery_desk.usecases.ports import Ids, Store
from recovery_desk.usecases.roles import coordinator_only


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """A line of the library to edit: as it is now, and as it came with the program ("" for one of the desk's own)."""

    now: Suggestion
    shipped: str

    @property
    def is_changed(self) -> bool:
        """Whether it is not as it came."""
        return self.now.is_hidden or self.now.text != self.shipped


@dataclass(frozen=True, slots=True)
class KeepSuggestions:
    """Reads and changes the library; only a coordinator changes it. No record ever changes with it."""

    store: Store
    ids: Ids
    shipped: Library

    def lines(self) -> Sequence[LibraryLine]:
        """Every line, hidden ones too: shipped lines in their order, the desk's own after them."""
        ours = {each.id: each for each in self.store.records(Suggestion).where()}
        shipped = self.shipped.shipped()
        known = {line.id for line in shipped}
        found = [LibraryLine(ours.get(line.id, line), line.text) for line in shipped]
        return [*found, *(LibraryLine(mine, "") for mine in ours.values() if mine.id not in known)]

    def keep(self, line: Suggestion) -> Suggestion:
        """Keeps a line; one without an id is new. Raises `WordsMissing`, `CoordinatorOnly`."""
        coordinator_only(self.store)
        if not line.text.strip():
            raise WordsMissing("suggestion")
        kept = replace(line, id=line.id or self.ids.new(), text=line.text.strip())
        with self.store.saving():
            self.store.records(Suggestion).put(kept)
        return kept

    def put_back(self, line_id: str) -> None:
        """A shipped line is as it came again; one of the desk's own goes. Raises `CoordinatorOnly`."""
        coordinator_only(self.store)
        with self.store.saving():
            self.store.bin.remove_whole("plan_suggestion", line_id)
