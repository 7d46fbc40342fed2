import json
import subprocess
import sys
import textwrap
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.storage import connection as door
from recovery_desk.storage.identities import FreshIds, SeededIds
from recovery_desk.storage.key_header import DataKey
from recovery_desk.storage.vault import Alarm, BrokenChainError, NewVault, Vault, create_vault, open_vault
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from recovery_desk.usecases.vault_problems import (
    KeyHeaderLost,
    NoSuchPerson,
    PassphraseTooShort,
    VaultAlreadyHere,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from tests.storage.made_vaults import CHEAP, PASSPHRASE, SteppingClock, reopen

CRAIG = Person(
    PersonId("p1"),
    "McAllister",
    "Craig",
    "Mac",
    date(1979, 2, 14),
    BirthDatePrecision.EXACT,
    "117531",
    "Easy read",
)


def add(vault: Vault, person: Person = CRAIG, due: date | None = date(2026, 12, 4)) -> None:
    release = None if due is None else ReleaseDate(due, ReleaseKind.SENTENCE, "Records office", date(2026, 11, 1))
    with vault.saving():
        vault.people.add(person)
        vault.episodes.add(CustodyEpisode(EpisodeId("e" + person.id), person.id, None, "D Hall", "1/22", release))


def generation(folder: Path) -> Path:
    return folder / "gen-1"


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x40
    path.write_bytes(content)


def test_what_was_saved_is_there_after_reopening(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    again = reopen(folder, clock)
    assert again.people.get(CRAIG.id) == CRAIG
    episode = again.episodes.current(CRAIG.id)
    assert episode is not None
    assert episode.release == ReleaseDate(date(2026, 12, 4), ReleaseKind.SENTENCE, "Records office", date(2026, 11, 1))
    assert again.alarm is None
    again.close()


def test_a_wrong_passphrase_is_only_that(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE + " ", clock)


def test_accents_composed_or_not_are_the_same_passphrase(folder: Path, clock: SteppingClock) -> None:
    create_vault(folder, NewVault("caf\u00e9 na h-oidhche", "A", kdf=CHEAP), clock, FreshIds()).close()
    open_vault(folder, "cafe\u0301 na h-oidhche", clock).close()


def test_a_short_passphrase_makes_nothing(folder: Path, clock: SteppingClock) -> None:
    with pytest.raises(PassphraseTooShort):
        create_vault(folder, NewVault("eleven char", "A", kdf=CHEAP), clock, FreshIds())
    assert not folder.exists()


def test_a_vault_is_never_made_over_another(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    with pytest.raises(VaultAlreadyHere):
        create_vault(folder, NewVault(PASSPHRASE, "B", kdf=CHEAP), clock, FreshIds())


def test_a_second_opening_is_refused_while_the_first_holds_it(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    with pytest.raises(VaultInUse):
        reopen(folder, clock)


def test_nothing_readable_lies_in_any_file(vault: Vault, folder: Path) -> None:
    add(vault, replace(CRAIG, family_name="Zyxwvutsr"))
    names = [needle for word in ("Zyxwvutsr", "zyxwvutsr") for needle in (word.encode(), word.encode("utf-16-le"))]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 5
    for path in files:
        content = path.read_bytes()
        assert not any(name in content for name in names), path.name
        assert b"SQLite format 3" not in content


def test_either_key_file_is_enough_and_both_are_put_right(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    one, other = generation(folder) / "keys.a.json", generation(folder) / "keys.b.json"
    for lost, damage in ((one, b""), (other, b"{"), (one, b'{"format": 1}'), (other, None)):
        lost.unlink() if damage is None else lost.write_bytes(damage)
        reopen(folder, clock).close()
        assert one.read_bytes() == other.read_bytes()


def test_both_key_files_lost_says_so(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    for name in ("keys.a.json", "keys.b.json"):
        (generation(folder) / name).unlink()
    with pytest.raises(KeyHeaderLost):
        reopen(folder, clock)


@pytest.mark.parametrize(
    ("field", "value"), [("memory_kib", 2**31), ("passes", 1_000_000), ("lanes", 0), ("memory_kib", "many")]
)
def test_a_forged_cost_is_not_spent(
    vault: Vault, folder: Path, clock: SteppingClock, field: str, value: object
) -> None:
    vault.close()
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        header = json.loads(path.read_bytes())
        header["slots"][0]["kdf"][field] = value
        path.write_text(json.dumps(header))
    with pytest.raises(WrongPassphrase):
        reopen(folder, clock)


def test_a_slot_moved_to_another_vault_does_not_open_it(tmp_path: Path, clock: SteppingClock) -> None:
    for name in ("one", "two"):
        create_vault(tmp_path / name, NewVault(PASSPHRASE, name, kdf=CHEAP), clock, FreshIds()).close()
    for name in ("keys.a.json", "keys.b.json"):
        (tmp_path / "one" / "gen-1" / name).replace(tmp_path / "two" / "gen-1" / name)
    with pytest.raises(VaultDamaged):
        open_vault(tmp_path / "two", PASSPHRASE, clock)


def test_a_newer_schema_and_a_newer_header_are_refused(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault._connection.run("PRAGMA user_version = 9999")
    vault.close()
    with pytest.raises(VaultTooNew):
        reopen(folder, clock)
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        path.write_text(path.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(VaultTooNew):
        reopen(folder, clock)


def test_no_vault_an_empty_one_a_plain_one_and_a_truncated_one(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    add(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    whole = database.read_bytes()
    for content, what in (
        (b"", "empty"),
        (b"SQLite format 3\0" + whole[16:], "unencrypted"),
        (whole[:5000], "pages"),
    ):
        database.write_bytes(content)
        with pytest.raises(VaultDamaged) as refusal:
            reopen(folder, clock)
        assert refusal.value.what == what
        assert database.read_bytes() == content
    database.unlink()
    with pytest.raises(VaultDamaged):
        reopen(folder, clock)
    assert not database.exists()


@pytest.mark.parametrize("content", [b"", b"{}", b'{"generation": "../gen-1"}', b'{"generation": 3}', b"\xff"])
def test_a_pointer_that_is_not_ours_is_damage(vault: Vault, folder: Path, clock: SteppingClock, content: bytes) -> None:
    vault.close()
    (folder / "CURRENT").write_bytes(content)
    with pytest.raises(VaultDamaged):
        reopen(folder, clock)


def test_a_lost_pointer_loses_nothing(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    (folder / "CURRENT").unlink()
    with pytest.raises(VaultAlreadyHere):
        create_vault(folder, NewVault(PASSPHRASE, "B", kdf=CHEAP), clock, FreshIds())
    again = reopen(folder, clock)
    assert again.people.get(CRAIG.id) == CRAIG
    again.close()


def test_of_two_makings_at_once_one_is_refused(folder: Path, clock: SteppingClock) -> None:
    def faster(_vault: Vault) -> None:
        create_vault(folder, NewVault(PASSPHRASE + "!", "faster", kdf=CHEAP), clock, FreshIds()).close()

    with pytest.raises(VaultAlreadyHere):
        create_vault(folder, NewVault(PASSPHRASE, "slower", kdf=CHEAP), clock, FreshIds(), fill=faster)
    open_vault(folder, PASSPHRASE + "!", clock).close()
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", "gen-1"]


def test_a_making_that_fails_leaves_no_desk(folder: Path, clock: SteppingClock) -> None:
    def failing(_vault: Vault) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        create_vault(folder, NewVault(PASSPHRASE, "A", kdf=CHEAP), clock, FreshIds(), fill=failing)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"mac": "', '"mac": "00'),
        ('"mac": "', '"mac": "\u0141'),
        ('"generation": 1', '"generation": 9'),
        ('"generation": 1', '"generation": 1e999'),
        ('"format": 1', '"format": 3'),
        ('"memory_kib": 8192', '"memory_kib": 1e999'),
        ('"slots": [', '"slots": [[[[]]],'),
    ],
)
def test_one_key_file_changed_in_any_way_never_keeps_the_worker_out(
    vault: Vault, folder: Path, clock: SteppingClock, old: str, new: str
) -> None:
    vault.close()
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        whole = path.read_text("utf-8")
        assert old in whole
        path.write_text(whole.replace(old, new, 1), "utf-8")
        reopen(folder, clock).close()
        assert path.read_text("utf-8") == whole, "and it is put right"


def test_a_full_disk_after_the_commit_does_not_say_that_nothing_was_kept(
    vault: Vault, folder: Path, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(vault._anchor, "write", full)
        add(vault)
    vault.close()
    again = reopen(folder, clock)
    assert again.people.get(CRAIG.id) == CRAIG
    assert again.alarm is None
    again.close()


def test_a_statement_that_failed_unnoticed_undoes_the_deed(vault: Vault) -> None:
    before = vault.verify()
    with pytest.raises(BrokenChainError), vault.saving():  # noqa: PT012 - the failure is at the end of the block
        vault.people.add(CRAIG)
        with suppress(Exception):
            vault.episodes.add(CustodyEpisode(EpisodeId("e"), PersonId("nobody")))
    assert vault.verify() == before


def test_a_key_of_the_wrong_length_never_becomes_a_passphrase(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="94"):
        door.create(tmp_path / "x.db", DataKey(b"k" * 31, b"s" * 16))
    assert not (tmp_path / "x.db").exists()


def test_the_key_is_in_no_traced_statement(tmp_path: Path) -> None:
    key = DataKey.fresh()
    door.create(tmp_path / "x.db", key).close()
    connection = door.connect(tmp_path / "x.db", key)
    seen: list[str] = []
    connection.trace(seen.append)
    connection.rows("SELECT 1")
    connection.close()
    assert seen == ["SELECT 1"]


def test_a_failed_deed_leaves_nothing_behind(vault: Vault) -> None:
    add(vault)
    before = vault.verify()
    with suppress(RuntimeError), vault.saving():
        vault.people.save(replace(CRAIG, family_name="Gone"))
        raise RuntimeError
    assert vault.people.get(CRAIG.id) == CRAIG
    assert vault.verify() == before
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="Kept"))
    assert vault.verify() == before + 1


def test_the_journal_says_what_changed_from_what_to_what(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    clock.back(days=3)
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="McAlister", worker="J. Boyle"))
    entries = vault.journal.of([CRAIG.id])
    changed = {(entry.field, entry.old, entry.new) for entry in entries if entry.act == "changed"}
    assert changed == {("family_name", "McAllister", "McAlister"), ("worker", "", "J. Boyle")}
    assert entries[0].at >= entries[-1].at, "the clock never runs back"
    assert {entry.worker for entry in entries} == {"M. Kerr"}
    created = entries[-1]
    assert created.act == "created"
    assert json.loads(created.new or "{}")["prison_number"] == "117531"


def test_a_deed_that_changes_nothing_is_noted_in_the_same_chain(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    add(vault)
    before = vault.verify()
    for _ in range(3):
        with vault.saving():
            vault.journal.note("drawn", "person", CRAIG.id, "handover sheet")
    assert vault.verify() == before + 3
    assert (vault.journal.of([CRAIG.id])[0].act, vault.journal.of([CRAIG.id])[0].new) == ("drawn", "handover sheet")
    vault.close()
    again = reopen(folder, clock)
    assert again.alarm is None
    again.close()


def test_every_record_somebody_makes_is_journaled(vault: Vault) -> None:
    from recovery_desk.storage.journal import journaled_tables

    triggers = {row[0] for row in vault._connection.rows("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")}
    tables = journaled_tables(vault._connection)
    assert {"person", "custody_episode", "establishment", "setting", "worker"} <= set(tables)
    for table in tables:
        for act in ("created", "changed", "removed"):
            assert f"journal_{table}_{act}" in triggers


@pytest.mark.parametrize("deed", ["UPDATE journal SET new = 'x' WHERE seq = 2", "DELETE FROM journal WHERE seq = 2"])
def test_the_journal_refuses_to_be_rewritten(vault: Vault, deed: str) -> None:
    add(vault)
    with pytest.raises(Exception, match="journal"):
        vault._connection.run(deed)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE journal SET new = 'x' WHERE seq = 3",
        "UPDATE journal SET clock = '2020' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "INSERT INTO journal VALUES (99, '2026', 'd', 'w', 'changed', 'person', 'p1', 'worker', '', 'me', x'00')",
        "UPDATE journal SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)",
    ],
)
def test_a_journal_somebody_got_at_shows(vault: Vault, deed: str) -> None:
    add(vault)
    for trigger in ("journal_never_changes", "journal_never_shrinks"):
        vault._connection.run(f"DROP TRIGGER {trigger}")
    vault._connection.run(deed)
    with pytest.raises(VaultDamaged):
        vault.verify()


def test_an_older_vault_put_back_is_noticed(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    older = database.read_bytes()
    again = reopen(folder, clock)
    with again.saving():
        again.people.save(replace(CRAIG, worker="J. Boyle"))
    again.close()
    database.write_bytes(older)
    rolled_back = reopen(folder, clock)
    assert rolled_back.alarm is Alarm.WORK_MISSING
    for _ in range(3):
        with rolled_back.saving():
            rolled_back.people.save(replace(CRAIG, worker=f"worker {_}"))
    rolled_back.close()
    later = reopen(folder, clock)
    assert later.alarm is Alarm.WORK_MISSING, "going on working does not wipe out the trace"
    later.close()


def test_a_torn_anchor_costs_nothing_and_a_lost_one_is_told(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    anchor = generation(folder) / "anchor"
    flip(anchor, 3)
    torn = reopen(folder, clock)
    assert torn.alarm is None
    torn.close()
    anchor.unlink()
    lost = reopen(folder, clock)
    assert lost.alarm is Alarm.ANCHOR_LOST
    lost.close()


def test_saves_leave_no_write_ahead_file_to_lose(vault: Vault, folder: Path) -> None:
    add(vault)
    assert (generation(folder) / "vault.db-wal").stat().st_size == 0


def test_the_caseload_follows_every_change(vault: Vault) -> None:
    add(vault)
    row = vault.caseload.page(CaseloadFilter("mac"), CaseloadOrder.NAME, descending=False, offset=0, limit=9)[0]
    assert (row.filed_as, row.called, row.place, row.due) == (
        "McAllister, Craig", "Mac", "D Hall 1/22", date(2026, 12, 4),
    )  # fmt: skip
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="Łukasz", preferred_name=""))
    assert vault.caseload.count(CaseloadFilter("mac")) == 0
    assert vault.caseload.count(CaseloadFilter("LUKASZ cra")) == 1
    assert vault.caseload.count(CaseloadFilter()) == 1
    assert vault.people.named("lukasz")[0].id == CRAIG.id
    assert vault.people.with_number(" 117 531 ")[0].id == CRAIG.id
    assert vault.people.with_number("  ") == []


@pytest.mark.parametrize("text", ['"', "*", "a OR", "NEAR(", "-", "a:b", "^x", "'; DROP TABLE person", "\x00", "%"])
def test_no_text_reaches_the_syntax_of_search(vault: Vault, text: str) -> None:
    add(vault)
    assert vault.caseload.count(CaseloadFilter(text)) == 0


@pytest.mark.parametrize("order", list(CaseloadOrder))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_has_its_index_and_pages_meet(
    vault: Vault, ids: SeededIds, order: CaseloadOrder, descending: bool
) -> None:
    for number in range(25):
        due = None if number % 5 == 0 else date(2026, 12, 1 + number % 7)
        add(vault, Person(PersonId(ids.new()), f"Name{number % 4}", prison_number=str(number)), due)

    def page(offset: int, limit: int) -> list[str]:
        rows = vault.caseload.page(CaseloadFilter(), order, descending=descending, offset=offset, limit=limit)
        return [row.person_id for row in rows]

    everybody = page(0, 100)
    assert len(set(everybody)) == 25
    assert [person for start in range(0, 25, 4) for person in page(start, 4)] == everybody
    seen: list[str] = []
    vault._connection.trace(seen.append)
    page(0, 4)
    vault._connection.trace(None)
    plan = " ".join(str(row) for row in vault._connection.rows("EXPLAIN QUERY PLAN " + seen[0]))
    assert "USING INDEX caseload_by" in plan
    assert "TEMP B-TREE" not in plan


def test_nobody_is_an_answer(vault: Vault) -> None:
    with pytest.raises(NoSuchPerson):
        vault.people.get(PersonId("nobody"))
    with pytest.raises(NoSuchPerson), vault.saving():
        vault.people.save(replace(CRAIG, id=PersonId("nobody")))


def test_killed_at_any_moment_every_acknowledged_save_is_there(folder: Path, clock: SteppingClock) -> None:
    """Kills the writer ten times in the middle of saving; each word it acknowledged must be found again."""
    create_vault(folder, NewVault(PASSPHRASE, "A", kdf=CHEAP), clock, FreshIds()).close()
    writer = textwrap.dedent(
        """
        import sys
        from datetime import UTC, date, datetime
        from pathlib import Path
        from recovery_desk.domain.people import Person, PersonId
        from recovery_desk.storage.identities import FreshIds
        from recovery_desk.storage.vault import open_vault
        class Now:
            def today(self): return date(2026, 11, 23)
            def now(self): return datetime.now(UTC)
        vault, ids = open_vault(Path(sys.argv[1]), sys.argv[2], Now()), FreshIds()
        while True:
            person = PersonId(ids.new())
            with vault.saving():
                vault.people.add(Person(person, "Somebody"))
            print(person, flush=True)
        """
    )
    acknowledged: set[str] = set()
    for round_ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", writer, str(folder), PASSPHRASE], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(3 + round_ * 7):
            acknowledged.add(process.stdout.readline().strip())
        process.kill()
        acknowledged.update(line.strip() for line in process.stdout if line.endswith("\n"))
        process.wait()
        process.stdout.close()
        vault = reopen(folder, clock)
        rows = vault.caseload.page(CaseloadFilter(), CaseloadOrder.NAME, descending=False, offset=0, limit=100_000)
        assert acknowledged <= {row.person_id for row in rows}
        assert vault.alarm is None
        vault.verify()
        vault.close()
    assert len(acknowledged) > 200
