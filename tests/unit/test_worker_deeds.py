from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.recovery_keys import NotThatHalf, RecoveryKeyMistyped, in_groups
from recovery_desk.domain.workers import Role, Worker
from recovery_desk.usecases.desk_settings import ChangeSettings, DeskSettings
from recovery_desk.usecases.key_deeds import KeyDeeds
from recovery_desk.usecases.passphrases import judged, made_up
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.recovery_sheet import PrintRecoverySheet, RecoverySheet
from recovery_desk.usecases.vault_problems import PassphraseTooShort, WrongPassphrase
from recovery_desk.usecases.worker_deeds import WorkerDeeds
from recovery_desk.usecases.worker_problems import (
    CoordinatorOnly,
    LastCoordinator,
    NoSuchWorker,
    NotYourself,
    PassphraseTooWeak,
    ReadOnlyWorker,
    RecoveryKeyNotReadBack,
    WorkerAlreadyHere,
    WorkerNeedsName,
)
from tests.fakes import KERR, FakeClock, FakeIds, FakeStore


@dataclass(frozen=True)
class Paper:
    pdf: bytes = b""
    pages: int = 1
    warnings: tuple[str, ...] = ()


STRONG = "lantern otter sorrel wick"


def made(role: Role = Role.COORDINATOR) -> tuple[FakeStore, WorkerDeeds]:
    kerr = replace(KERR, role=role)
    store = FakeStore(signed_in=kerr)
    store.records(Worker).add(kerr)
    store.keys.add(kerr.id, kerr.name, STRONG)
    return store, WorkerDeeds(store, FakeClock(), FakeIds(), lambda: STRONG)


def keys_of(store: FakeStore) -> KeyDeeds:
    return KeyDeeds(store, PrintRecoverySheet(store, FakeClock(), lambda _: Paper()))


def test_somebody_is_let_in_and_let_in_no_more() -> None:
    store, deeds = made()
    singh = deeds.add("  A.  Singh ", Role.WORKER, STRONG)
    assert (singh.name, singh.role) == ("A. Singh", Role.WORKER)
    assert store.keys.passphrases[singh.id] == STRONG
    gone = deeds.remove(singh.id)
    assert gone.left_on == date(2026, 11, 23)
    assert singh.id not in store.keys.passphrases
    assert gone in deeds.everybody(), "the history still names them"
    with pytest.raises(NoSuchWorker):
        deeds.reset_passphrase(singh.id, STRONG)
    assert deeds.add("A. Singh", Role.WORKER, STRONG).id != singh.id


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_worker_has_a_name(name: str) -> None:
    with pytest.raises(WorkerNeedsName):
        made()[1].add(name, Role.WORKER, STRONG)


def test_two_of_one_name_are_told_apart() -> None:
    with pytest.raises(WorkerAlreadyHere):
        made()[1].add("m. KERR", Role.WORKER, STRONG)


@pytest.mark.parametrize(
    ("passphrase", "refusal"),
    [("eleven char", PassphraseTooShort), ("recovery 2026", PassphraseTooWeak), ("m. kerr junior", PassphraseTooWeak)],
)
def test_a_weak_passphrase_lets_nobody_in(passphrase: str, refusal: type[UserFacingError]) -> None:
    store, deeds = made()
    with pytest.raises(refusal) as problem:
        deeds.add("M. Kerr junior", Role.WORKER, passphrase)
    assert len(deeds.everybody()) == 1
    assert store.saves == 0
    assert passphrase not in words_for(problem.value)
    assert passphrase not in repr(problem.value)


def test_one_coordinator_is_always_left() -> None:
    _, deeds = made()
    with pytest.raises(LastCoordinator):
        deeds.change_role(KERR.id, Role.WORKER)
    with pytest.raises(NotYourself):
        deeds.remove(KERR.id)
    other = deeds.add("A. Singh", Role.COORDINATOR, STRONG)
    deeds.change_role(KERR.id, Role.READ_ONLY)
    assert other.role.may_run_the_desk


def test_a_coordinator_who_left_counts_for_none() -> None:
    _, deeds = made()
    other = deeds.add("A. Singh", Role.COORDINATOR, STRONG)
    deeds.remove(other.id)
    with pytest.raises(LastCoordinator):
        deeds.change_role(KERR.id, Role.WORKER)


def test_another_name_is_on_the_slot_too() -> None:
    store, deeds = made()
    assert deeds.rename(KERR.id, "M. Kerr-Boyle").name == "M. Kerr-Boyle"
    assert store.keys.marks[KERR.id] == "M. Kerr-Boyle"


def test_ones_own_passphrase() -> None:
    store, deeds = made(Role.READ_ONLY)
    with pytest.raises(WrongPassphrase):
        deeds.change_passphrase("not it", "puffin bramble kettle reel")
    deeds.change_passphrase(STRONG, "puffin bramble kettle reel")
    assert store.keys.passphrases[KERR.id] == "puffin bramble kettle reel"
    assert [entry.act for entry in store.noted()] == ["passphrase-changed"]


def everything(deeds: WorkerDeeds, keys: KeyDeeds, settings: ChangeSettings) -> list[Callable[[], object]]:
    return [
        lambda: deeds.add("A. Singh", Role.WORKER, STRONG),
        lambda: deeds.rename("somebody else", "X"),
        lambda: deeds.change_role(KERR.id, Role.COORDINATOR),
        lambda: deeds.remove("somebody else"),
        lambda: deeds.reset_passphrase(KERR.id, STRONG),
        keys.new_recovery_key,
        lambda: keys.use_recovery_key_of_another_desk(""),
        keys.rotate,
        keys.acknowledge_alarm,
        lambda: settings(DeskSettings(lock_minutes=30)),
        lambda: settings(DeskSettings(marking="")),
    ]


@pytest.mark.parametrize("role", [Role.WORKER, Role.READ_ONLY])
@pytest.mark.parametrize("number", range(11))
def test_only_a_coordinator(role: Role, number: int) -> None:
    store, deeds = made(role)
    with pytest.raises(CoordinatorOnly):
        everything(deeds, keys_of(store), ChangeSettings(store))[number]()
    assert store.saves == 0


def test_a_worker_may_choose_how_it_looks() -> None:
    store, _ = made(Role.WORKER)
    assert ChangeSettings(store)(DeskSettings(text_percent=150)).text_percent == 150
    reader, _ = made(Role.READ_ONLY)
    with pytest.raises(ReadOnlyWorker):
        ChangeSettings(reader)(DeskSettings(text_percent=150))


def test_a_recovery_key_counts_once_it_was_read_back() -> None:
    store, _ = made()
    keys = keys_of(store)
    pair = keys.new_recovery_key()
    right = in_groups(pair.private, is_private=True)
    with pytest.raises(RecoveryKeyMistyped):
        keys.set_recovery_key(pair, " ".join(right[:-1]))
    with pytest.raises(RecoveryKeyNotReadBack):
        keys.set_recovery_key(pair, " ".join(in_groups(bytes(32), is_private=True)))
    with pytest.raises(NotThatHalf):
        keys.set_recovery_key(pair, " ".join(in_groups(pair.public, is_private=False)))
    assert keys.state().recovery == ""
    known_as = keys.set_recovery_key(pair, " ".join(right).lower())
    assert keys.state().recovery == known_as
    assert store.noted()[-1].new == known_as
    assert keys.use_recovery_key_of_another_desk(" ".join(in_groups(pair.public, is_private=False))) == known_as


def test_another_data_key_and_an_alarm_looked_into() -> None:
    store, _ = made()
    keys = keys_of(store)
    assert keys.rotate() == 2
    keys.acknowledge_alarm()
    assert store.alarms_looked_into == 1


def test_four_words_nobody_chose() -> None:
    assert made_up(("a", "b", "c"), lambda n: n - 1) == "c c c c"


@pytest.mark.parametrize(
    ("passphrase", "enough"),
    [
        ("", False),
        ("password1234", False),
        ("barlinnie1888", False),
        ("Made-up Recovery Service", False),
        (STRONG, True),
        ("x" * 5_000, False),
    ],
)
def test_a_typed_passphrase_is_judged(passphrase: str, enough: bool) -> None:
    judgement = judged(passphrase, ("Made-up Recovery Service", "HMP Barlinnie"))
    assert judgement.is_enough is enough
    assert judgement.words
    assert not passphrase or passphrase not in judgement.words


def test_the_sheet_for_the_safe_is_drawn_and_the_key_is_nowhere_else() -> None:
    store, _ = made()
    drawn: list[RecoverySheet] = []

    def draw(sheet: RecoverySheet) -> Paper:
        drawn.append(sheet)
        return Paper()

    keys = KeyDeeds(store, PrintRecoverySheet(store, FakeClock(), draw))
    pair = keys.new_recovery_key()
    keys.print_sheet(pair)
    assert drawn[0].groups == in_groups(pair.private, is_private=True)
    assert drawn[0].groups[0] not in repr(drawn[0])
    assert [entry.new for entry in store.noted()] == [drawn[0].known_as]
