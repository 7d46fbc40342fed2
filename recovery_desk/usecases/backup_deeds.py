"""Making backups: when they are due, where they go, which are kept; and what is known of them."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from recovery_desk.domain.backups import OWN_PLACE, BackupMade, BackupPlace, Keep, Why, is_due, is_stale, kept, newest
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.backup_ports import BackupFiles, Frozen
from recovery_desk.usecases.backup_problems import BackupProblem
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.wholeness import Report

_RULES = "backup_rules"
OWN = BackupPlace(OWN_PLACE, "", "On this laptop")


def _nothing(_done: int, _of: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class PlaceState:
    """A place and its newest backup."""

    place: BackupPlace
    newest: BackupMade | None


@dataclass(frozen=True, slots=True)
class BackupAge:
    """How old the newest backup is."""

    newest: datetime | None
    now: datetime
    is_stale: bool


@dataclass(frozen=True, slots=True)
class BackupState:
    """Everything the screen of backups shows."""

    places: tuple[PlaceState, ...]
    made: tuple[BackupMade, ...]
    newest: BackupMade | None
    is_stale: bool
    is_only_here: bool
    is_practice: bool
    is_beside: bool
    rules: Keep
    goes_on_meanwhile: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one place."""

    place: BackupPlace
    file: str = ""
    bytes: int = 0
    problem: BackupProblem | None = None


@dataclass(frozen=True, slots=True)
class InHand:
    """A backup that has begun."""

    frozen: Frozen
    why: Why
    places: tuple[BackupPlace, ...]

    def copy(self, report: Report = _nothing) -> tuple[Copied, ...]:
        """Copies to each place, one after the other, on any thread. A place that fails keeps no other from its copy."""
        done = []
        for at, place in enumerate(self.places):

            def told(part: int, of: int, at: int = at) -> None:
                report(at * of + part, len(self.places) * of)

            try:
                done.append(Copied(place, *self.frozen.copy_to(place.path, report=told)))
            except BackupProblem as problem:
                done.append(Copied(place, problem=problem))
        return tuple(done)


@dataclass(frozen=True, slots=True)
class BackupDeeds:
    """Over one open vault, on its thread, except for `InHand.copy`."""

    store: Store
    clock: Clock
    ids: Ids
    folders: BackupFiles
    is_practice: bool
    is_beside: bool = False
    """A copy that was opened beside the desk: it holds the same keys, and keeps its backups to itself."""

    def state(self) -> BackupState:
        """What is known of backups."""
        made, rules, now = self._made(), self.rules(), self.clock.now()
        places = tuple(PlaceState(place, newest(made, place.id)) for place in self.places())
        last = newest(made)
        return BackupState(
            places,
            tuple(made),
            last,
            is_stale=self._is_stale(last, now),
            is_only_here=all(each.newest is None or each.place.id == OWN_PLACE for each in places),
            is_practice=self.is_practice,
            is_beside=self.is_beside,
            rules=rules,
            goes_on_meanwhile=self.store.snapshots.goes_on_meanwhile,
            now=now,
        )

    def age(self) -> BackupAge:
        """How old the newest backup is, for the foot of the navigation."""
        last, now = newest(self._made()), self.clock.now()
        return BackupAge(None if last is None else last.at, now, self._is_stale(last, now))

    def _is_stale(self, last: BackupMade | None, now: datetime) -> bool:
        age_from = self.store.snapshots.began if last is None else last.at
        return not (self.is_practice or self.is_beside) and is_stale(age_from, now, self.rules())

    def places(self) -> tuple[BackupPlace, ...]:
        """The folder beside the vault, then those that somebody named."""
        own = replace(OWN, path=self.store.snapshots.folder)
        kept_own = self.store.records(BackupPlace).get(OWN_PLACE)
        if kept_own is not None:
            own = replace(kept_own, path=own.path)
        if self.is_beside:
            return (own,)
        return (own, *(place for place in self.store.records(BackupPlace).where() if place.id != OWN_PLACE))

    def add_place(self, path: str, name: str = "") -> BackupPlace:
        """Another place for backups."""
        known = next((place for place in self.places() if place.path == path), None)
        if known is not None:
            return known
        place = BackupPlace(self.ids.new(), path, name)
        with self.store.saving():
            self.store.records(BackupPlace).add(place)
        return place

    def remove_place(self, place_id: str) -> None:
        """Backups go there no more; those that lie there stay."""
        with self.store.saving():
            self.store.records(BackupPlace).remove(place_id)

    def rules(self) -> Keep:
        """How many are kept, and when the lack of one is said."""
        text = self.store.settings.get(_RULES)
        with suppress(ValueError, TypeError):
            return Keep(**json.loads(text)) if text else Keep()
        return Keep()

    def change_rules(self, rules: Keep) -> None:
        """Keeps other rules."""
        with self.store.saving():
            self.store.settings.put(_RULES, json.dumps(asdict(rules), sort_keys=True))

    def begin(self, why: Why, places: Sequence[BackupPlace] | None = None) -> InHand:
        """Holds the vault still. Raises `BackupAlreadyRunning`, `BackupOfDamagedVault`."""
        return InHand(self.store.snapshots.freeze(why), why, tuple(self.places() if places is None else places))

    def finish(self, in_hand: InHand, copied: Sequence[Copied]) -> None:
        """Lets the vault go on, writes down what was made and what was not, and thins."""
        self.store.snapshots.thaw()
        head = in_hand.frozen.head
        at = datetime.fromisoformat(head.made)
        with self.store.saving():
            for each in copied:
                if each.problem is None:
                    made = BackupMade(
                        self.ids.new(), each.place.id, each.file, at, in_hand.why, each.bytes, head.seq, head.code
                    )
                    self.store.records(BackupMade).add(made)
                self._keep_failure(each)
        for each in copied:
            if each.problem is None:
                self._thin(each.place)

    def give_up(self) -> None:
        """The copying was stopped: the vault goes on."""
        self.store.snapshots.thaw()

    def make(
        self, why: Why, places: Sequence[BackupPlace] | None = None, report: Report = _nothing
    ) -> tuple[Copied, ...]:
        """The whole deed on one thread."""
        in_hand = self.begin(why, places)
        try:
            copied = in_hand.copy(report)
        except BaseException:
            self.give_up()
            raise
        self.finish(in_hand, copied)
        return copied

    def to_file(self, folder: str, name: str, report: Report = _nothing) -> Copied:
        """One backup to a file somebody named. Raises a `BackupProblem`."""
        in_hand = self.begin(Why.ASKED, ())
        place = BackupPlace("", folder)
        try:
            copied = Copied(place, *in_hand.frozen.copy_to(folder, name, report))
        except BaseException:
            self.give_up()
            raise
        self.finish(in_hand, (copied,))
        return copied

    def due(self) -> tuple[BackupPlace, ...]:
        """The places a lock makes a backup to: at most one a day, none of a practice desk."""
        if self.is_practice or not self.rules().on_lock:
            return ()
        made, now = self._made(), self.clock.now()
        return tuple(place for place in self.places() if place.is_automatic and _is_due(made, place, now))

    def on_lock(self) -> tuple[Copied, ...]:
        """The day's backup, where one is due. Whatever is wrong with it keeps nobody from locking."""
        with suppress(UserFacingError):
            self.store.snapshots.thaw()  # one that is being made is given up: this one holds more
            places = self.due()
            return self.make(Why.LOCK, places) if places else ()
        return ()

    def failed(self) -> tuple[BackupPlace, ...]:
        """Places that failed last time."""
        return tuple(place for place in self.places() if place.failure)

    def there(self, places: Sequence[BackupPlace]) -> frozenset[str]:
        """The ids of those that are there now; on any thread, for a network drive may think about it for a while."""
        return frozenset(place.id for place in places if self.folders.is_there(place.path))

    def _made(self) -> Sequence[BackupMade]:
        return self.store.records(BackupMade).where()

    def _keep_failure(self, copied: Copied) -> None:
        failure = "" if copied.problem is None else type(copied.problem).__name__
        if not copied.place.id or (not failure and not copied.place.failure):
            return
        now = self.clock.now().replace(microsecond=0)
        place = replace(copied.place, failure=failure, failed_at=now if failure else None)
        self.store.records(BackupPlace).put(place)

    def _thin(self, place: BackupPlace) -> None:
        """Takes away what the rules keep no longer; only this desk's, only those made by the way."""
        if not place.id:
            return
        vault, thinned = self.store.vault_id, {why.value for why in Why if why.is_thinned}
        files = [each for each in self.folders.files(place.path) if each.vault_id == vault and each.why in thinned]
        staying = kept((each.made for each in files), self.rules())
        for each in files:
            if each.made not in staying:
                self.folders.remove(place.path, each.file)


def _is_due(made: Sequence[BackupMade], place: BackupPlace, now: datetime) -> bool:
    last = newest(made, place.id)
    return is_due(None if last is None else last.at, now)
