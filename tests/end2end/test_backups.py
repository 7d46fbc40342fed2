"""Backups from the command line: made, proved, put back; what is not whole ends with 1 and a sentence."""

import json
import shutil
from pathlib import Path

import pytest

from tests.end2end.program import PASSPHRASE, Program

WITH = ("--passphrase-stdin",)
SAY = PASSPHRASE + "\n"


@pytest.fixture
def desk(practice: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(practice, tmp_path / "desk"))


def test_a_backup_is_made_proved_and_put_back(program: Program, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "monday.rdbackup"
    made = program("backup", "--data", desk, "--out", out, "--json", *WITH, say=SAY)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout) == {"file": str(out), "bytes": out.stat().st_size, "whole": True}
    again = program("backup", "--data", desk, "--out", out, *WITH, say=SAY)
    assert again.returncode == 1
    assert "there already" in again.stderr

    proved = program("verify", out, "--json", *WITH, say=SAY)
    told = json.loads(proved.stdout)
    assert proved.returncode == 0, proved.stderr
    assert (told["whole"], told["found"]) == (True, [])
    assert told["records"] > 100

    bare = tmp_path / "bare"
    look = program("restore", out, "--data", bare, "--look", "--json", *WITH, say=SAY)
    assert json.loads(look.stdout)["standing"] == "no-desk"
    assert not bare.exists()
    back = program("restore", out, "--data", bare, "--json", *WITH, say=SAY)
    assert back.returncode == 0, back.stderr
    assert json.loads(back.stdout)["counts"]["person"] == 40
    whole = program("verify", "--data", bare, *WITH, say=SAY)
    assert whole.returncode == 0
    assert "is whole" in whole.stdout
    beside = program("restore", out, "--data", desk, "--beside", tmp_path / "beside", *WITH, say=SAY)
    assert beside.returncode == 0, beside.stderr
    assert "It becomes a desk of its own, in a folder of its own. No desk that is there is changed." in beside.stdout
    assert "desk here" not in beside.stdout
    for missing in (("--recovery-key", tmp_path / "no.key"), ("--passphrase-stdin",)):
        lost = program("verify", tmp_path / "no.rdbackup", "--data", desk, *missing, say=SAY)
        assert lost.returncode == 1
        assert "no." in lost.stderr
        assert "[Errno" not in lost.stderr


def test_what_is_not_whole_is_one_and_a_sentence(program: Program, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "monday.rdbackup"
    program("backup", "--data", desk, "--out", out, *WITH, say=SAY)
    cut = tmp_path / "cut.rdbackup"
    cut.write_bytes(out.read_bytes()[:-4096])
    not_one = tmp_path / "letter.rdbackup"
    not_one.write_text("Dear Sir")
    for file, sentence in ((cut, "not as it was written"), (not_one, "not a backup"), (tmp_path / "none", "read")):
        for deed in (("verify", file), ("restore", file, "--data", tmp_path / "bare")):
            done = program(*deed, *WITH, say=SAY)
            assert done.returncode == 1
            assert sentence in done.stderr
            assert "Traceback" not in done.stderr
    assert not (tmp_path / "bare").exists()
    for file, what in ((cut, "backup-damaged"), (not_one, "not-a-backup")):
        told = program("verify", file, "--json", *WITH, say=SAY)
        assert json.loads(told.stdout) == {
            "file": str(file),
            "whole": False,
            "found": [{"what": what, "where": str(file)}],
        }
    wrong = program("verify", out, *WITH, say="another passphrase\n")
    assert wrong.returncode == 1

    database = desk / "gen-1" / "vault.db"
    content = bytearray(database.read_bytes())
    content[-5000] ^= 4
    database.write_bytes(bytes(content))
    done = program("verify", "--data", desk, "--json", *WITH, say=SAY)
    assert done.returncode == 1
    assert json.loads(done.stdout)["whole"] is False
    assert "page" in done.stderr.lower()


def test_newer_work_is_not_lost_by_the_way(program: Program, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "monday.rdbackup"
    program("backup", "--data", desk, "--out", out, *WITH, say=SAY)
    caseload = tmp_path / "caseload.csv"
    caseload.write_text("Surname,First name,Prison number\nMadeup,Ann,999001\n")
    done = program("import", "caseload", caseload, "--data", desk, *WITH, say=SAY)
    assert done.returncode == 0, done.stderr
    refused = program("restore", out, "--data", desk, *WITH, say=SAY)
    assert refused.returncode == 1
    assert "would lose 1 stay in custody and 1 person" in refused.stderr
    assert "type: lose 2" in refused.stderr
    put_back = program("restore", out, "--data", desk, "--confirm", "lose 2", "--json", *WITH, say=SAY)
    assert put_back.returncode == 0, put_back.stderr
    kept = Path(json.loads(put_back.stdout)["backup_of_before"])
    assert program("verify", kept, *WITH, say=SAY).returncode == 0


def test_the_audit_is_taken_out_without_names(program: Program, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "audit.csv"
    done = program("export", "audit", "--data", desk, "--out", out, "--json", *WITH, say=SAY)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["lines"] == len(out.read_text("utf-8-sig").splitlines()) - 2


def test_the_audit_on_paper_is_encrypted_unless_asked_otherwise(program: Program, desk: Path, tmp_path: Path) -> None:
    out, plain = tmp_path / "audit.pdf", tmp_path / "plain.pdf"
    known = ("--data", desk, "--json", *WITH)
    done = program("print", "audit", "--out", out, "--from", "2026-11-01", *known, say=SAY)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["head"]) == 8
    assert told["passphrase"]
    assert b"/Encrypt" in out.read_bytes()
    done = program("print", "audit", "--out", plain, "--worker", "m. kerr", "--plain", *known, say=SAY)
    assert done.returncode == 0, done.stderr
    assert b"/Encrypt" not in plain.read_bytes()
    nobody = program("print", "audit", "--out", tmp_path / "x.pdf", "--worker", "Nobody", *known, say=SAY)
    assert (nobody.returncode, nobody.stdout) == (1, "")


def test_what_can_be_read_of_a_damaged_desk_is_a_desk_again(program: Program, desk: Path, tmp_path: Path) -> None:
    database = desk / "gen-1" / "vault.db"
    content = bytearray(database.read_bytes())
    content[20 * 4096 : 21 * 4096] = bytes(4096)
    database.write_bytes(bytes(content))
    out = tmp_path / "salvaged"
    done = program("salvage", "--data", desk, "--out", out, "--json", *WITH, say=SAY)
    told = json.loads(done.stdout)
    assert told["pages"] == [21]
    assert done.returncode == (0 if told["all"] else 1)
    assert "Traceback" not in done.stderr
    assert told["read"]["person"] >= 30
    releases = program("releases", "--data", out, "--json", *WITH, say=SAY)
    assert releases.returncode == 0, releases.stderr
    again = program("salvage", "--data", desk, "--out", out, *WITH, say=SAY)
    assert again.returncode == 1
    assert "already" in again.stderr
