"""Workers and keys from the command line, as somebody without a window would go about it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.end2end.program import PASSPHRASE, Program


@pytest.fixture
def desk(program: Program, tmp_path: Path) -> str:
    folder = str(tmp_path / "desk")
    start = program("start", "--data", folder, "--worker", "M. Kerr", "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert start.returncode == 0, start.stderr
    return folder


def told(output: str) -> str:
    return output.splitlines()[0].rpartition(": ")[2]


def test_let_in_made_read_only_let_in_no_more(program: Program, desk: str) -> None:
    def run(*words: str, say: str = PASSPHRASE) -> str:
        done = program(*words, "--data", desk, "--passphrase-stdin", say=say + "\n")
        assert done.returncode == 0, done.stderr
        return done.stdout

    hers = told(run("worker", "add", "A. Singh"))
    assert len(hers.split()) == 4
    run("worker", "role", "A. Singh", "read-only")
    run("worker", "rename", "A. Singh", "A. K. Singh")
    listed = json.loads(run("worker", "list", "--json", say=hers))
    assert listed == [
        {"name": "A. K. Singh", "role": "read-only", "left_on": None},
        {"name": "M. Kerr", "role": "coordinator", "left_on": None},
    ]
    refused = program("worker", "add", "X", "--data", desk, "--passphrase-stdin", say=hers + "\n")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "coordinator" in refused.stderr
    anew = told(run("worker", "reset", "A. K. Singh"))
    run("worker", "passphrase", say=f"{anew}\npuffin bramble kettle reel")
    run("worker", "list", say="puffin bramble kettle reel")
    run("worker", "remove", "a. k. singh")
    gone = program("worker", "list", "--data", desk, "--passphrase-stdin", say="puffin bramble kettle reel\n")
    assert (gone.returncode, gone.stderr) == (1, "That passphrase does not open this desk.\n")


def test_the_recovery_key_another_data_key_and_lost_key_files(program: Program, desk: str, tmp_path: Path) -> None:
    def run(*words: str, say: str = PASSPHRASE) -> str:
        secret = ("--passphrase-stdin",) if say else ()
        done = program(*words, "--data", desk, *secret, say=say + "\n")
        assert done.returncode == 0, done.stderr
        return done.stdout

    safe, public = tmp_path / "safe.txt", tmp_path / "public.txt"
    run("keys", "recovery", "--out", str(safe), "--public", str(public))
    known_as = json.loads(run("keys", "show", "--json"))["recovery_key"]
    assert known_as in run("keys", "use-recovery", str(public))
    assert "number 2" in run("keys", "rotate")
    kept = Path(shutil.copy(Path(desk) / "gen-1" / "keys.a.json", tmp_path / "kept.json"))
    for name in ("keys.a.json", "keys.b.json"):
        (Path(desk) / "gen-1" / name).write_bytes(b"")
    lost = program("worker", "list", "--data", desk, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert lost.returncode == 1
    assert "keys.a.json" in lost.stderr
    run("keys", "put-back", str(kept), say="")
    anew = told(run("keys", "recover", "--key", str(safe), "--worker", "M. Kerr", say=""))
    assert run("worker", "list", say=anew) == "M. Kerr: coordinator\n"
    wrong = program("keys", "recover", "--key", str(public), "--worker", "M. Kerr", "--data", desk)
    assert wrong.returncode == 1
    assert "only locks" in wrong.stderr


def test_a_backup_opens_with_the_recovery_key_and_gives_the_keys_back(
    program: Program, desk: str, tmp_path: Path
) -> None:
    safe, file, bare = tmp_path / "safe.txt", tmp_path / "monday.rdbackup", tmp_path / "bare"
    known = (*("--data", desk, "--passphrase-stdin"),)
    assert program("keys", "recovery", "--out", safe, *known, say=PASSPHRASE + "\n").returncode == 0
    assert program("backup", "--out", file, *known, say=PASSPHRASE + "\n").returncode == 0
    proved = program("verify", file, "--recovery-key", safe)
    assert proved.returncode == 0, proved.stderr
    back = program("restore", file, "--data", bare, "--recovery-key", safe)
    assert back.returncode == 0, back.stderr
    assert "keys recover" in back.stdout
    anew = told(program("keys", "recover", "--key", safe, "--worker", "M. Kerr", "--data", bare).stdout)
    listed = program("worker", "list", "--data", bare, "--passphrase-stdin", say=anew + "\n")
    assert listed.stdout == "M. Kerr: coordinator\n"

    for name in ("keys.a.json", "keys.b.json"):
        (Path(desk) / "gen-1" / name).unlink()
    lost = program("worker", "list", *known, say=PASSPHRASE + "\n")
    assert ".rdbackup" in lost.stderr
    assert program("keys", "put-back", file, "--data", desk).returncode == 0
    assert program("worker", "list", *known, say=PASSPHRASE + "\n").returncode == 0


def test_a_copy_beside_the_desk_is_listed_and_opens(program: Program, desk: str, tmp_path: Path) -> None:
    file, known = tmp_path / "monday.rdbackup", ("--data", desk, "--passphrase-stdin")
    assert program("backup", "--out", file, *known, say=PASSPHRASE + "\n").returncode == 0
    made = program("restore", file, "--beside", *known, say=PASSPHRASE + "\n")
    assert made.returncode == 0, made.stderr
    here, copy = json.loads(program("desks", "--data", desk, "--json").stdout)
    assert here == {"desk": "The desk of this laptop", "folder": desk}
    assert copy["desk"].startswith("Copy of ")
    listed = program("worker", "list", "--data", copy["folder"], "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert listed.returncode == 0, listed.stderr
    assert "Copy of " in program("desks", "--data", desk).stdout
