"""Windows on pickups and first days in a real vault; the same questions the fakes answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_desk.domain.first_days import ContactStep, FirstDays, LifeEvent, LifeEventKind
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Bring, Pickup, PickupEvent, PickupEventKind, PickupState
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.day_out import DAY_OUT_TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.journal_words.record_words import INSIDE
from tests.storage.made_vaults import add

MAC = PersonId("p1")
FRIDAY = date(2026, 12, 4)
NINE = datetime(2026, 12, 4, 9, tzinfo=UTC)
PICKUP = Pickup("k", MAC, FRIDAY, driver="A. Singh", car="Corsa", bring=(Bring.FOOD,), ring_ladder=("a", "b"))


def kept(vault: Vault, *records: object) -> None:
    with vault.saving():
        for record in records:
            vault.records(type(record)).add(record)


def test_pickups_by_day_and_those_to_hear_of(vault: Vault) -> None:
    add(vault)
    early = replace(PICKUP, id="early", gate_time=540, hear_by=NINE)
    later = replace(PICKUP, id="later", day=FRIDAY + timedelta(days=7), state=PickupState.CONFIRMED, car="Van")
    kept(vault, PICKUP, early, later)
    windows = vault.day_out
    assert windows.pickups_between(FRIDAY, FRIDAY) == [early, PICKUP]
    assert windows.to_hear_of(NINE) == [early]
    assert windows.to_hear_of(NINE - timedelta(minutes=1)) == []
    assert windows.drivers() == [("A. Singh", "", "Van")]
    event = PickupEvent("v", MAC, "k", NINE, PickupEventKind.STATE, "collected", by_whom="M. Kerr")
    kept(vault, event)
    assert vault.records(PickupEvent).where(pickup_id="k") == [event]


def test_what_is_open_after_a_release(vault: Vault) -> None:
    add(vault)
    out, ended = FirstDays("f", MAC, FRIDAY), FirstDays("g", MAC, FRIDAY, ended_on=FRIDAY)
    steps = [ContactStep(f"s{ahead}", MAC, "f", FRIDAY + timedelta(days=ahead), "ring") for ahead in (1, 3)]
    done = ContactStep("d", MAC, "f", FRIDAY, "ring", done_on=FRIDAY)
    lapse = LifeEvent("l", MAC, LifeEventKind.LAPSE, FRIDAY)
    seen = LifeEvent("o", MAC, LifeEventKind.OVERDOSE, FRIDAY, followed_up_on=FRIDAY)
    kept(vault, out, ended, *steps, done, lapse, seen, LifeEvent("n", MAC, LifeEventKind.GOOD_NEWS, FRIDAY))
    windows = vault.day_out
    assert windows.running(FRIDAY) == [out]
    assert windows.running(FRIDAY + timedelta(days=1)) == []
    assert windows.steps_due(FRIDAY + timedelta(days=1)) == steps[:1]
    assert windows.to_follow_up() == [lapse]


@pytest.mark.parametrize("table", DAY_OUT_TABLES, ids=[table.name for table in DAY_OUT_TABLES])
def test_history_has_words_for_every_column(table: TableOf[object]) -> None:
    words = words_of(table.name)
    assert set(table.columns) - set(words.fields) - words.inside - INSIDE == set()
    assert set(words.fields) <= set(table.columns)
