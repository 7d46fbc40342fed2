"""Two records of one person put together field by field; nothing of either is lost, and it can be taken apart again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.folding import fold
from recovery_desk.domain.merges import Merge
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.people_problems import AlreadyMerged, LaterMergeFirst, NoSuchMerge, SamePerson
from recovery_desk.usecases.ports import Clock, Ids, Store

PERSON_FIELDS = (
    "family_name", "given_names", "preferred_name", "birth_date", "prison_number", "communication_needs", "worker",
)  # fmt: skip
DETAIL_FIELDS = ("spin", "chi_number", "nhs_number", "pronouns", "language")
"""What is chosen one by one; other names and needs of both are kept, and a restriction on either."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field in which both records say something else, or only one says anything."""

    name: str
    kept: Any
    other: Any

    @property
    def takes_other(self) -> bool:
        """What is chosen unless somebody says otherwise: what is known, before what is not."""
        return not self.kept and bool(self.other)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What putting `other` into `kept` would do. `moves` counts the records of each table that come over."""

    kept: Person
    other: Person
    kept_stay: CustodyEpisode | None
    other_stay: CustodyEpisode | None
    choices: tuple[FieldChoice, ...]
    moves: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PreviewMerge:
    """Looks, and changes nothing."""

    store: Store

    def __call__(self, kept_id: PersonId, other_id: PersonId) -> MergePreview:
        """Raises `SamePerson`, `NoSuchPerson`, `AlreadyMerged`."""
        kept, other = _pair(self.store, kept_id, other_id)
        one, two = _details(self.store, kept_id), _details(self.store, other_id)
        pairs = [(name, getattr(kept, name), getattr(other, name)) for name in PERSON_FIELDS]
        pairs += [(name, getattr(one, name), getattr(two, name)) for name in DETAIL_FIELDS]
        return MergePreview(
            kept,
            other,
            self.store.episodes.current(kept_id),
            self.store.episodes.current(other_id),
            tuple(FieldChoice(name, mine, theirs) for name, mine, theirs in pairs if mine != theirs),
            self.store.merging.counts(other_id),
        )


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Puts one record into another: the fields as chosen, every record about the other moved over."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, kept_id: PersonId, other_id: PersonId, take_other: Sequence[str] | None = None) -> Merge:
        """`take_other` names the fields that are taken from the other record; None takes what the preview suggests.

        Raises `SamePerson`, `NoSuchPerson`, `AlreadyMerged`.
        """
        preview = PreviewMerge(self.store)(kept_id, other_id)
        taken = (
            frozenset(choice.name for choice in preview.choices if choice.takes_other)
            if take_other is None
            else frozenset(take_other)
        )
        with self.store.saving():
            before = self.store.merging.head()
            self.store.merging.move(other_id, kept_id)
            person = _person(preview.kept, preview.other, taken)
            self.store.people.save(person)
            one, two = _details(self.store, kept_id), _details(self.store, other_id)
            kept_details = _together(one, two, taken, _names_left(person, preview))
            if kept_details != one:
                self.store.records(PersonDetails).put(kept_details)
            self.store.people.save(replace(preview.other, merged_into=kept_id))
            merge = Merge(
                id=self.ids.new(),
                person_id=kept_id,
                other_id=other_id,
                merged_at=self.clock.now().replace(microsecond=0),
                merged_by=self.store.signed_in.name,
                changes=self.store.merging.changes_since(before),
            )
            self.store.records(Merge).add(merge)
            self.store.journal.note("merged", "person", kept_id, other_id)
        return merge


@dataclass(frozen=True, slots=True)
class UndoMerge:
    """Takes two records apart again: each is as it was, and keeps what was written down since."""

    store: Store
    clock: Clock

    def __call__(self, merge_id: str) -> int:
        """How many changes were left as they are, because somebody has changed the same thing since.

        Raises `NoSuchMerge`, `LaterMergeFirst`.
        """
        merge = self.store.records(Merge).get(merge_id)
        if merge is None or merge.undone_at is not None:
            raise NoSuchMerge
        if self.store.people.get(merge.person_id).merged_into is not None:
            raise LaterMergeFirst
        later = self.store.records(Merge).where(person_id=merge.person_id, undone_at=None)
        if any((each.merged_at, each.id) > (merge.merged_at, merge.id) for each in later):
            raise LaterMergeFirst
        with self.store.saving():
            left = self.store.merging.undo(merge.changes)
            self.store.records(Merge).save(replace(merge, undone_at=self.clock.now().replace(microsecond=0)))
            self.store.journal.note("merge-undone", "person", merge.person_id, merge.other_id)
        return left


@dataclass(frozen=True, slots=True)
class MergesOf:
    """The records that are part of a person's now."""

    store: Store

    def __call__(self, person_id: PersonId) -> tuple[tuple[Merge, Person], ...]:
        """Each with the other person as they were, the newest first."""
        merges = self.store.records(Merge).where(person_id=person_id, undone_at=None)
        return tuple((merge, self.store.people.get(merge.other_id)) for merge in merges)


def now_part_of(store: Store, person_id: PersonId) -> PersonId:
    """Whose record a person's is part of by now: their own, unless it was put together with another."""
    seen: set[PersonId] = set()
    while person_id not in seen:
        seen.add(person_id)
        into = store.people.get(person_id).merged_into
        if into is None:
            break
        person_id = into
    return person_id


def _pair(store: Store, kept_id: PersonId, other_id: PersonId) -> tuple[Person, Person]:
    if kept_id == other_id:
        raise SamePerson
    kept, other = store.people.get(kept_id), store.people.get(other_id)
    if kept.merged_into is not None or other.merged_into is not None:
        raise AlreadyMerged
    return kept, other


def _details(store: Store, person_id: PersonId) -> PersonDetails:
    return store.records(PersonDetails).get(person_id) or PersonDetails.of(person_id)


def _person(kept: Person, other: Person, taken: frozenset[str]) -> Person:
    changed: dict[str, Any] = {name: getattr(other, name) for name in PERSON_FIELDS if name in taken}
    if "birth_date" in changed:
        changed["birth_date_precision"] = other.birth_date_precision
    return replace(kept, **changed)


def _names_left(person: Person, preview: MergePreview) -> tuple[str, ...]:
    """The names either record went by that the person as put together does not: they can still be found by them."""
    names = (preview.kept.full_name, preview.other.full_name, preview.kept.preferred_name, preview.other.preferred_name)
    known = {fold(person.full_name), fold(person.preferred_name), ""}
    return tuple(name for name in dict.fromkeys(names) if fold(name) not in known)


def _together(
    one: PersonDetails, two: PersonDetails, taken: frozenset[str], names_left: tuple[str, ...]
) -> PersonDetails:
    """The details of both."""
    names = dict.fromkeys((*one.other_names, *two.other_names, *names_left))
    restricted = one if one.is_restricted or not two.is_restricted else two
    chosen: dict[str, Any] = {name: getattr(two, name) for name in DETAIL_FIELDS if name in taken}
    return replace(
        one,
        other_names=tuple(names),
        needs=tuple(dict.fromkeys((*one.needs, *two.needs))),
        restricted_on=restricted.restricted_on,
        restricted_reason=restricted.restricted_reason,
        **chosen,
    )
