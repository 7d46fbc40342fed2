"""Clocks that are wrong, jump, or are put back an hour in October; row 6 of the faults."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from recovery_desk import app
from recovery_desk.domain.backups import Why
from recovery_desk.storage import journal
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.audit_ports import AuditFilter
from tests.storage.made_vaults import CRAIG, SteppingClock, add, reopen


def stamps(vault: Vault) -> list[str]:
    return [row[0] for row in vault._connection.rows("SELECT clock FROM journal ORDER BY seq")]


def say(vault: Vault, words: str) -> None:
    with vault.saving():
        vault.people.save(replace(CRAIG, communication_needs=words))


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        ("2027-10-31T00:30", "2027-10-31T01:30", date(2027, 10, 31)),  # half past one on the wall, twice
        ("2027-03-28T00:30", "2027-03-28T01:30", date(2027, 3, 28)),  # an hour that is on no wall
        ("2038-01-19T03:14:07", "2038-01-19T03:14:09", date(2038, 1, 19)),  # what some clocks cannot count beyond
    ],
)
def test_the_hour_that_is_there_twice_and_the_end_of_short_clocks_change_no_order(
    vault: Vault, folder: Path, clock: SteppingClock, before: str, after: str, day: date
) -> None:
    clock.moment = datetime.fromisoformat(before).replace(tzinfo=UTC) - timedelta(hours=1)
    add(vault)
    for moment, words in ((before, "first"), (after, "second")):
        clock.moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        say(vault, words)
    changes = [entry.new for entry in vault.journal.about(CRAIG.id) if entry.act == "changed"]
    assert changes == ["second", "first"]
    assert stamps(vault) == sorted(stamps(vault))
    lines = vault.audit.page(AuditFilter(first=day, last=day))
    assert [line.act for line in lines if line.entity == "person"][:2] == ["changed", "changed"]
    assert vault.verify() == vault.audit.lines
    frozen = vault.snapshots.freeze(Why.ASKED)
    frozen.copy_to(vault.snapshots.folder)
    vault.snapshots.thaw()
    vault.close()
    again = reopen(folder, clock)
    assert again.clock_set_back == timedelta()
    assert again.examine().is_whole
    again.close()


def test_a_clock_that_was_years_ahead_and_is_put_right_keeps_order_and_reminders(
    vault: Vault, folder: Path, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many saves at one moment that their counter runs over; the day's backup is made and believed."""
    monkeypatch.setattr(journal, "_MOST_AT_ONCE", 5)
    right = clock.moment
    clock.moment = right.replace(year=2039)
    add(vault)
    ahead = app.desk_over(vault, clock)
    ahead.backups.on_lock()
    vault.close()
    clock.moment = right
    vault = reopen(folder, clock)
    assert vault.clock_set_back > timedelta(days=12 * 365)
    desk = app.desk_over(vault, clock)
    assert any("If it is right, it was ahead before" in sentence for sentence in desk.warnings)
    for at in range(20):
        say(vault, f"asks for print number {at}")
    assert stamps(vault) == sorted(stamps(vault))
    assert len(set(stamps(vault)[-20:])) == 20
    assert desk.backups.age().is_stale, "the only one says it was made in years to come"
    assert desk.backups.due(), "so another is due"
    (copied,) = desk.backups.on_lock()
    assert copied.problem is None
    age = desk.backups.age()
    assert age.newest is not None
    assert age.newest.year == right.year, "what was made last is the newest, whatever a clock said"
    assert not age.is_stale
    assert not desk.backups.due()
    assert vault.examine().is_whole
    vault.close()
