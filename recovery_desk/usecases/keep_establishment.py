"""Correcting what the desk knows of an establishment, and saying that somebody here has checked it."""

from dataclasses import dataclass, replace

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.usecases.ports import Clock, Ids, Store


class EstablishmentNeedsName(UserFacingError):
    """An establishment without a name could not be found again."""


@dataclass(frozen=True, slots=True)
class KeepEstablishment:
    """Keeps a new establishment, or what changed about one."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, establishment: Establishment, *, checked: bool = False) -> Establishment:
        """What is kept now. An empty id makes a new one.

        With `checked` the address counts as checked today, by the worker the desk is signed in as; a changed
        address that nobody checked counts as not checked. Raises `EstablishmentNeedsName`.
        """
        if not establishment.name.strip():
            raise EstablishmentNeedsName
        before = self.store.establishments.get(establishment.id) if establishment.id else None
        kept = self._checked(establishment) if checked else _still_checked(establishment, before)
        with self.store.saving():
            if before is None:
                kept = replace(kept, id=EstablishmentId(self.ids.new()))
                self.store.establishments.add(kept)
            elif kept != before:
                self.store.establishments.save(kept)
        return kept

    def _checked(self, establishment: Establishment) -> Establishment:
        return replace(establishment, checked_on=self.clock.today(), checked_by=self.store.signed_in.name)


def _still_checked(establishment: Establishment, before: Establishment | None) -> Establishment:
    """Keeps the day it was checked only while the address is the one that was checked."""
    if before is not None and _address(before) == _address(establishment):
        return replace(establishment, checked_on=before.checked_on, checked_by=before.checked_by)
    return replace(establishment, checked_on=None, checked_by="")


def _address(establishment: Establishment) -> tuple[str, ...]:
    return (establishment.line1, establishment.line2, establishment.town, establishment.postcode)
