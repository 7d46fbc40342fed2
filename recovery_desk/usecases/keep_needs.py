"""What somebody needs: found, changed, removed; or looked into and nothing found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.pathways import Line
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Need, NeedStatus
from recovery_desk.usecases.plan_problems import NeedsStand, NotThereAnyMore, WordsMissing
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class AddNeeds:
    """Keeps needs under one pathway; a line without an id is in somebody's own words."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, person_id: PersonId, pathway: str, found: Sequence[Line]) -> tuple[Need, ...]:
        """What was added: a need of the library that is there and open already is not added again.

        "None found" goes where something was. Raises `NoSuchPerson`, `WordsMissing`.
        """
        self.store.people.get(person_id)
        records = self.store.records(Need)
        there = [need for need in records.of(person_id) if need.pathway == pathway]
        known = {need.library_id for need in there if need.library_id and need.status.is_open}
        added: list[Need] = []
        with self.store.saving():
            for line in found:
                if line.id and line.id in known:
                    continue
                if not line.text.strip():
                    raise WordsMissing("need")
                need = Need(
                    self.ids.new(),
                    person_id,
                    pathway,
                    line.text.strip(),
                    library_id=line.id,
                    found_on=self.clock.today(),
                )
                records.add(need)
                added.append(need)
            if added:
                for need in there:
                    if need.is_none_found:
                        records.remove(need.id)
        return tuple(added)


@dataclass(frozen=True, slots=True)
class FindNoNeed:
    """Keeps that somebody looked into a whole pathway and found nothing."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, person_id: PersonId, pathway: str, text: str) -> None:
        """Raises `NeedsStand` while open needs stand under it."""
        self.store.people.get(person_id)
        records = self.store.records(Need)
        there = [need for need in records.of(person_id) if need.pathway == pathway]
        if still_open := sum(_is_open(need) for need in there):
            raise NeedsStand(still_open)
        if any(need.is_none_found for need in there):
            return
        with self.store.saving():
            records.add(Need(self.ids.new(), person_id, pathway, text, is_none_found=True, found_on=self.clock.today()))


@dataclass(frozen=True, slots=True)
class ChangeNeed:
    """Keeps what changed about a need: its words, where it stands, who sees to it.

    Where one is open again, "none found" of its pathway goes.
    """

    store: Store

    def __call__(self, need: Need) -> None:
        """Raises `WordsMissing`, `NotThereAnyMore`."""
        if not need.text.strip():
            raise WordsMissing("need")
        with self.store.saving():
            if not self.store.records(Need).save(need):
                raise NotThereAnyMore("need")
            _end_none_found_beside(self.store, need)


@dataclass(frozen=True, slots=True)
class SetNeedStatus:
    """Keeps where a need stands, and nothing else of it; where it is open again, "none found" of its pathway goes."""

    store: Store

    def __call__(self, need_id: str, status: NeedStatus) -> None:
        """Raises `NotThereAnyMore`."""
        need = self.store.records(Need).get(need_id)
        if need is None:
            raise NotThereAnyMore("need")
        with self.store.saving():
            changed = replace(need, status=status)
            self.store.records(Need).save(changed)
            _end_none_found_beside(self.store, changed)


@dataclass(frozen=True, slots=True)
class RemoveNeed:
    """Puts a need into the bin."""

    store: Store

    def __call__(self, need_id: str) -> None:
        """Does nothing where it is there already."""
        with self.store.saving():
            self.store.bin.remove_whole("need", need_id)


def without_none_found_beside_open(needs: Sequence[Need]) -> list[Need]:
    """The needs as they are shown: what the bin gives back, or a merge brings, may stand beside "none found"."""
    still_open = {need.pathway for need in needs if _is_open(need)}
    return [need for need in needs if not (need.is_none_found and need.pathway in still_open)]


def _is_open(need: Need) -> bool:
    return need.status.is_open and not need.is_none_found


def _end_none_found_beside(store: Store, need: Need) -> None:
    """Nothing was found, and something is open: only one of them is true. Inside `saving()`."""
    if not _is_open(need):
        return
    for each in store.records(Need).of(need.person_id):
        if each.is_none_found and each.pathway == need.pathway:
            store.records(Need).remove(each.id)
