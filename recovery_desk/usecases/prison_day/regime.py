"""What is kept of a prison's days: when its halls are unlocked, in which order one walks, what may be brought in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.dates import MIDNIGHT
from recovery_desk.domain.establishments import Establishment, EstablishmentId, EstablishmentIndex
from recovery_desk.domain.folding import fold
from recovery_desk.domain.prison_day import HallRegime, PrisonRules, window_in_words, windows_from
from recovery_desk.usecases.ports import Ids, Store
from recovery_desk.usecases.prison_day_problems import HallTwice, NoSuchPrison, RulesOutOfRange, TimesUnclear
from recovery_desk.usecases.roles import coordinator_only

ITEMS_AT_FIRST = (
    "Paper, pens, these lists, identification. No phone, smart watch, memory stick or other device without the "
    "governor’s written leave."
)
"""What may be brought in, until a coordinator says otherwise."""

_TALK, _UNSEEN = (5, 120), (1, 365)


@dataclass(frozen=True, slots=True)
class Regime:
    """Everything that holds in one prison on every day: the halls in their walking order, and the rules."""

    prison: Establishment
    halls: tuple[HallRegime, ...]
    rules: PrisonRules


@dataclass(frozen=True, slots=True)
class ReadRegime:
    """Reads it."""

    store: Store

    def __call__(self, prison_id: EstablishmentId) -> Regime:
        """The halls that were kept, then those somebody is on. Raises `NoSuchPrison`."""
        prison = self.store.establishments.get(prison_id)
        if prison is None:
            raise NoSuchPrison(prison_id)
        kept = sorted(self.store.records(HallRegime).where(establishment_id=prison_id), key=lambda each: each.position)
        named = {fold(each.hall) for each in kept}
        others = [hall for hall in self.store.caseload.halls(prison.short_name) if fold(hall) not in named]
        made = (HallRegime("", prison_id, hall, len(kept) + at) for at, hall in enumerate(others))
        rules = self.store.records(PrisonRules).get(prison_id) or PrisonRules(prison_id, ITEMS_AT_FIRST)
        return Regime(prison, (*kept, *made), rules)

    def prisons(self) -> tuple[Establishment, ...]:
        """The prisons somebody on the caseload is in, by name; all of them while nobody is anywhere."""
        lived_in = set(self.store.caseload.establishments())
        every = self.store.establishments.all()
        return tuple(each for each in every if each.short_name in lived_in) or tuple(every)

    def named(self, name: str) -> Establishment:
        """The prison somebody means. Raises `NoSuchPrison`."""
        prison = EstablishmentIndex(self.store.establishments.all()).find(name)
        if prison is None:
            raise NoSuchPrison(name)
        return prison


@dataclass(frozen=True, slots=True)
class KeepRegime:
    """Keeps the halls of a prison and its rules. Coordinators only."""

    store: Store
    ids: Ids

    def __call__(self, prison_id: EstablishmentId, halls: Sequence[tuple[str, str]], rules: PrisonRules) -> None:
        """`halls` are (name, times as typed) in walking order; those that are not among them are taken out.

        Raises `CoordinatorOnly`, `NoSuchPrison`, `HallTwice`, `TimesUnclear`, `RulesOutOfRange`.
        """
        coordinator_only(self.store)
        known = {fold(each.hall): each for each in ReadRegime(self.store)(prison_id).halls if each.id}
        wanted = [self._hall(prison_id, at, *hall) for at, hall in enumerate(halls)]
        if len({fold(each.hall) for each in wanted}) < len(wanted):
            raise HallTwice
        _check(rules)
        records = self.store.records(HallRegime)
        with self.store.saving():
            self.store.records(PrisonRules).put(replace(rules, id=prison_id, allowed_items=rules.allowed_items.strip()))
            for each in wanted:
                before = known.pop(fold(each.hall), None)
                records.put(replace(each, id=before.id if before else self.ids.new()))
            for gone in known.values():
                records.remove(gone.id)

    def _hall(self, prison_id: EstablishmentId, position: int, name: str, typed: str) -> HallRegime:
        hall = " ".join(name.split())
        windows = windows_from(typed)
        if not hall:
            raise HallTwice
        if windows is None:
            raise TimesUnclear(hall, typed)
        return HallRegime("", prison_id, hall, position, tuple(window_in_words(each, "-") for each in windows))


def _check(rules: PrisonRules) -> None:
    if not (
        0 <= rules.starts < rules.ends <= MIDNIGHT
        and _TALK[0] <= rules.minutes_each <= _TALK[1]
        and _UNSEEN[0] <= rules.not_seen_days <= _UNSEEN[1]
    ):
        raise RulesOutOfRange
