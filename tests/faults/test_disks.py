"""Full, read-only, on a network, pulled out, held by a scanner: each has a sentence and loses nothing acknowledged."""

import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_desk.storage import connection as door
from recovery_desk.storage import durable_files
from recovery_desk.storage.network_drives import is_on_network, kind_in
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.storage.reserve import Reserve
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.backup_problems import BackupProblem
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.vault_problems import DiskFull, NotEnoughMemory, VaultInUse
from tests.faults.programs import can_mount, run, run_mounted, start
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen

needs_mount = pytest.mark.skipif(not can_mount(), reason="this machine lets nobody mount anything")

FILL = """
kept, problem = [], ""
vault = create_vault(folder, NewVault(passphrase, "A", kdf=CHEAP), Now(), FreshIds())
assert not vault.reserve.is_given_up
try:
    while True:
        kept.append(save(vault))
        if len(kept) == 40:  # somebody else fills the disk
            try:
                with (folder / "film").open("wb") as film:
                    while True:
                        film.write(bytes(4096))
                        film.flush()
            except OSError:
                pass
except problems.DiskFull:
    problem = "full"
assert problem == "full", problem
assert vault.reserve.is_given_up
assert len(kept) > 60, "the reserve took more work in"
vault.snapshots
from recovery_desk.domain.backups import Why
from recovery_desk.usecases.backup_problems import BackupPlaceFull
(folder / "stick").mkdir()
try:  # the last save may have left no room to bring it into the vault's one file, which a backup copies
    vault.snapshots.freeze(Why.ASKED).copy_to(str(folder / "stick"))
except (BackupPlaceFull, problems.DiskFull):
    print("backup refused")
assert not list((folder / "stick").iterdir()), "no half file"
vault.close()
again = open_it()
assert all(again.people.get(person) for person in kept)
assert again.alarm is None
whole = again.examine()
assert whole.is_whole, whole.found
again.close()
print("all", len(kept))
"""


@needs_mount
def test_a_full_disk_keeps_everything_acknowledged_and_the_reserve_takes_the_last_work(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=64m tmpfs {disk}"
    done = run_mounted(mount, FILL, disk, PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert "backup refused" in done.stdout
    assert "all" in done.stdout


ROTATE = """
vault = create_vault(folder, NewVault(passphrase, "A", kdf=CHEAP), Now(), FreshIds())
kept = [save(vault) for _ in range(40)]
left = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - int(sys.argv[3])
(folder / "film").write_bytes(bytes(left))
try:
    vault.rotate_key()
except problems.DiskFull as refusal:
    from recovery_desk.usecases.problem_words import words_for
    print(words_for(refusal))
vault.close()
again = open_it()
assert all(again.people.get(person) for person in kept)
assert again.alarm is None
assert len(again.keys.header.keys) == 1
whole = again.examine()
assert whole.is_whole, whole.found
again.close()
(folder / "film").unlink()
third = open_it()
third.rotate_key()
third.close()
open_it().close()
print("opens")
"""


@needs_mount
@pytest.mark.parametrize("room", [0, 40_000, 400_000])
def test_another_data_key_on_a_full_disk_is_refused_and_the_desk_opens(tmp_path: Path, room: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = run_mounted(f"mount -t tmpfs -o size=24m tmpfs {disk}", ROTATE, disk, PASSPHRASE, room)
    assert done.returncode == 0, done.stderr
    assert "disk is full" in done.stdout.lower(), done.stdout
    assert "opens" in done.stdout


def save_until_full(vault: Vault) -> None:
    for at in range(200):
        with vault.saving():
            vault.journal.note("looked-at", "person", CRAIG.id, "x" * 400 + str(at))


def test_a_full_disk_in_a_save_is_said_and_undone(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    """The same by SQLite's own limit, where nothing can be mounted."""
    add(vault)
    (size,) = vault._connection.one("PRAGMA page_count") or (0,)
    vault._connection.rows(f"PRAGMA max_page_count = {size}")
    with pytest.raises(DiskFull) as refusal:
        save_until_full(vault)
    assert "try again at once" in words_for(refusal.value)
    assert vault.reserve.is_given_up
    kept = vault.audit.lines
    vault._connection.rows("PRAGMA max_page_count = 100000")
    with vault.saving():
        vault.journal.note("looked-at", "person", CRAIG.id)
    assert vault.audit.lines == kept + 1
    vault.close()
    again = reopen(folder, clock)
    assert again.examine().is_whole
    again.close()


def test_the_reserve_is_kept_back_again_once_there_is_room(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    assert (tmp_path / "reserve").stat().st_size == 4_000_000
    reserve.make_room()
    assert (tmp_path / "reserve").exists(), "there is room"
    reserve.give_up()
    assert reserve.is_given_up
    assert list(tmp_path.iterdir()) == []
    assert not Reserve(tmp_path).is_given_up


READ_ONLY = """
try:
    open_it()
except problems.FolderNotWritable as refusal:
    from recovery_desk.usecases.problem_words import words_for
    print(words_for(refusal))
"""


@needs_mount
def test_a_read_only_folder_is_said(vault: Vault, folder: Path) -> None:
    vault.close()
    mount = f"mount --bind {folder} {folder} && mount -o remount,bind,ro {folder}"
    done = run_mounted(mount, READ_ONLY, folder, PASSPHRASE)
    assert "Nothing can be written in" in done.stdout, done.stderr


def test_two_programs_the_second_is_refused_within_a_second(vault: Vault, folder: Path) -> None:
    second = """
    import time
    began = time.monotonic()
    try:
        open_it()
    except problems.VaultInUse:
        print(time.monotonic() - began)
    """
    done = run(second, folder, PASSPHRASE)
    assert float(done.stdout) < 1, done.stderr


def test_after_a_killed_program_the_desk_opens_at_once(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    program = start(
        "vault = open_it(); print('open', flush=True); sys.stdin.read(); import time; time.sleep(60)",
        folder,
        PASSPHRASE,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    with pytest.raises(VaultInUse):
        reopen(folder, clock)
    program.kill()
    program.communicate()
    reopen(folder, clock).close()


LOW_MEMORY = """
import resource
limit = 450 * 1024 * 1024
from recovery_desk.storage.key_derivation import stretch
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    stretch(passphrase, b"s" * 16, KdfParameters(memory_kib=1024 * 1024, passes=1, lanes=1))
except problems.NotEnoughMemory as refusal:
    from recovery_desk.usecases.problem_words import words_for
    print(words_for(refusal))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are asked for as Linux has them")
def test_too_little_memory_for_the_key_is_said(tmp_path: Path) -> None:
    done = run(LOW_MEMORY, tmp_path, PASSPHRASE)
    assert "not enough free memory" in done.stdout, done.stderr
    assert words_for(NotEnoughMemory())


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("/data/desk", "ext4"),
        ("/data/H drive/desk", "cifs"),
        ("/shares/one", "nfs4"),
        ("/shares/one2", "ext4"),
        ("/sticks/blue", "vfat"),
    ],
)
def test_the_kind_of_file_system_is_found_by_the_longest_mount(where: str, kind: str) -> None:
    mounts = (
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "40 21 0:40 / /data/H\\040drive rw shared:1 - cifs //server/home rw\n"
        "41 21 0:41 / /shares/one rw - nfs4 server:/share rw\n"
        "42 21 8:17 / /sticks rw - vfat /dev/sdb1 rw\n"
        "a line that is none\n"
    )
    assert kind_in(mounts, Path(where)) == kind


def test_a_laptops_own_disk_is_not_taken_for_a_network(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path)


def test_on_a_network_drive_there_is_no_write_ahead_file(
    folder: Path, clock: SteppingClock, ids: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recovery_desk.domain.backups import Why
    from recovery_desk.storage.identities import FreshIds
    from recovery_desk.storage.restoring import examine_backup

    create_vault(folder, NewVault(PASSPHRASE, "A", kdf=CHEAP), clock, FreshIds()).close()
    monkeypatch.setattr(door, "is_on_network", lambda _folder: True)
    vault = reopen(folder, clock)
    assert vault._connection.one("PRAGMA journal_mode") == ("delete",)
    assert vault._connection.one("PRAGMA synchronous") == (3,)
    assert not vault.snapshots.goes_on_meanwhile
    add(vault)
    assert not (generation(folder) / "vault.db-wal").exists()
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(str(tmp_path))
    vault.snapshots.thaw()
    vault.close()
    assert examine_backup(tmp_path / name, PASSPHRASE)[1].is_whole
    monkeypatch.undo()
    back_home = reopen(folder, clock)
    assert back_home._connection.one("PRAGMA journal_mode") == ("wal",)
    assert back_home.people.get(CRAIG.id) == CRAIG
    back_home.close()


class Held(PermissionError):
    """What Windows says while a scanner for viruses holds a file."""

    winerror = 32


@pytest.mark.parametrize("times", [3, 100])
def test_a_file_held_by_a_scanner_is_waited_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    held, waited, real = [0], [0.0], Path.replace

    def replace(self: Path, target: Path) -> Path:
        held[0] += 1
        if held[0] <= times:
            raise Held(13, "held")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(time, "sleep", lambda seconds: waited.__setitem__(0, waited[0] + seconds))
    (tmp_path / "keys").write_bytes(b"old")
    if times == 3:
        durable_files.write_durably(tmp_path / "keys", b"new")
        assert (tmp_path / "keys").read_bytes() == b"new"
        assert 0 < waited[0] < 1
    else:
        with pytest.raises(Held):
            durable_files.write_durably(tmp_path / "keys", b"new")
        assert (tmp_path / "keys").read_bytes() == b"old"
        assert waited[0] < 3
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_another_refusal_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "no right")

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("waited"))
    with pytest.raises(PermissionError):
        durable_files.write_durably(tmp_path / "keys", b"new")


def test_a_clock_set_back_is_said_written_down_and_changes_no_order(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    from recovery_desk import app

    add(vault)
    vault.close()
    clock.back(days=40)
    again = reopen(folder, clock)
    assert timedelta(days=39) < again.clock_set_back < timedelta(days=41)
    said = app.desk_over(again, clock).warnings
    assert any("Put the clock right" in sentence for sentence in said)
    assert "clock-set-back" in [line.act for line in again.audit.page(AuditFilter(), limit=5)]
    with again.saving():
        again.people.save(CRAIG)
    stamps = [row[0] for row in again._connection.rows("SELECT clock FROM journal ORDER BY seq")]
    assert stamps == sorted(stamps)
    assert again.examine().is_whole
    again.close()
    clock.moment = clock.moment.replace(year=2039)
    later = reopen(folder, clock)
    assert later.clock_set_back == timedelta()
    (nag,) = app.desk_over(later, clock).warnings
    assert nag.startswith("Never backed up")
    later.close()


def test_every_problem_of_a_place_has_a_sentence_with_the_place_in_it() -> None:
    for kind in BackupProblem.__subclasses__():
        said = words_for(kind("/media/stick"))
        assert said.endswith((".", "?", "DIR")), said
        assert "/media/stick" in said or kind.__name__ == "BackupOfDamagedVault"
