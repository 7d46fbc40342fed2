"""A PIN in the vault: kept so that nobody reads it, told of in the history without it, and no key to anything."""

import pytest

from recovery_desk.domain.view_pins import ViewPin
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.sealed_pins import fits, sealed
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.read_history import TellRecordHistory
from recovery_desk.usecases.view_pins import Leaving, ViewPins
from tests.storage.made_vaults import PASSPHRASE, SteppingClock

QUICK = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
PIN = "471108"


def pins(vault: Vault, clock: SteppingClock) -> ViewPins:
    return ViewPins(vault, clock, lambda pin: sealed(pin, QUICK), fits, vault.check_passphrase)


def test_a_sealed_pin_fits_itself_and_says_nothing() -> None:
    one, other = sealed(PIN, QUICK), sealed(PIN, QUICK)
    assert one != other
    assert PIN not in one
    assert fits(PIN, one)
    assert not fits("471109", one)
    assert not fits("", one)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "argon2id",
        "md5$8192$1$1$00$00",
        "argon2id$8192$1$1$zz$00",
        "argon2id$99999999$1$1$00$00",
        "argon2id$8192$1$1$00$é",
    ],
)
def test_a_line_somebody_tampered_with_fits_nothing(line: str) -> None:
    assert not fits(PIN, line)


def test_it_leaves_the_view_and_never_opens_the_vault(vault: Vault, clock: SteppingClock) -> None:
    pins(vault, clock).choose(PIN)
    assert pins(vault, clock).leave(PIN).leaving is Leaving.FREE
    assert pins(vault, clock).leave(PASSPHRASE).leaving is Leaving.FREE
    assert not vault.check_passphrase(PIN)


def test_the_history_says_that_there_is_one_and_nothing_of_it(vault: Vault, clock: SteppingClock) -> None:
    mine = pins(vault, clock)
    mine.choose(PIN)
    mine.choose("230815")
    mine.forget()
    kept = [entry.new or entry.old or "" for entry in vault.journal.of([vault.signed_in.id])]
    assert not any(PIN in each for each in kept)
    told = TellRecordHistory(vault)("view_pin", vault.signed_in.id).deeds
    assert [deed.headline for deed in told] == [
        "Took the PIN for leaving a person’s own view away",
        told[1].headline,
        "Chose a PIN for leaving a person’s own view",
    ]
    assert told[1].headline.startswith("Changed when it was chosen of the PIN for the own view from")
    assert not any("argon2id" in line for deed in told for line in deed.lines)
    assert vault.records(ViewPin).where() == []
