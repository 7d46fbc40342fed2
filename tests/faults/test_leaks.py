"""Nothing readable on the disk: after a working day through the windows and a crash, no file anywhere says a word."""

import os
import sqlite3
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from recovery_desk.printing.forms.handover import render_handover
from recovery_desk.ui.errors import CRASH_FILE
from tests.faults.broken_off import MOMENTS
from tests.faults.planted import files_with, needles
from tests.faults.programs import ROOT
from tests.printing.made_sheets import SHEET

SURNAME = "Zyxwvutsrson"
SENTENCE = "quixotic zephyr jumbles vexed brawny folk"
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR")


def hits(folder: Path) -> list[str]:
    """The files in which any of the planted words stands."""
    return files_with(folder, needles((SURNAME, SENTENCE, "zephyr jumbles")))


def lived_through(program: str, where: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    """Runs a program whose every home is under `where`, with the folders `data` and `out` there, till it is killed."""
    homes = {name: str(where / name.lower()) for name in _HOMES}
    for folder in (*map(Path, homes.values()), where / "out"):
        folder.mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-m", program, str(where / "data"), str(where / "out"), SURNAME, SENTENCE, *more],
        cwd=ROOT,
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == -9, done.stderr
    assert SURNAME not in done.stderr
    return done


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_after_a_working_day_and_a_crash_no_file_says_a_word(tmp_path: Path) -> None:
    done = lived_through("tests.faults.working_day", tmp_path)
    data, out = tmp_path / "data", tmp_path / "out"
    noted, typed, previews, hers, title = done.stdout.splitlines()
    assert hers == "0 of her drafts"
    assert (noted, title) == ("1 note", "Recovery Desk"), "a title names nobody"
    assert int(typed.split()[0]) > 0
    assert int(previews.split()[0]) > 0
    assert (out / "audit.csv").stat().st_size > 100
    assert (out / "monday.rdbackup").exists()
    assert b"/Encrypt" in (out / "sheet.pdf").read_bytes()
    assert (out / "printed.pdf").stat().st_size > 1_000
    assert not (out / "broken-off.pdf").exists()
    assert list((data / "backups").glob("*-lock.rdbackup")), "the lock made the day's backup"
    assert "ValueError at working_day.py" in (data / CRASH_FILE).read_text()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 10
    assert hits(tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_crash_in_the_middle_of_paper_leaves_nothing_readable(tmp_path: Path, moment: str) -> None:
    done = lived_through("tests.faults.broken_off", tmp_path, moment)
    assert done.stdout == "begun\n"
    assert hits(tmp_path) == []
    whole = [path.name for path in tmp_path.rglob("*") if path.is_file() and opens(path)]
    assert whole == [], "no half of a PDF opens"
    saved = tmp_path / "out" / "pack.pdf"
    assert saved.exists() is (moment == "file written, not yet in the log"), "whole and locked, or not at all"


def opens(path: Path) -> bool:
    """Whether a forgiving reader finds a page in it without being told a passphrase."""
    content = path.read_bytes()
    if b"%PDF" not in content:
        return False
    try:
        return len(PdfReader(BytesIO(content), strict=False).pages) > 0
    except PyPdfError:
        return False


def test_the_control_a_plain_sheet_would_open(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.tmp"
    sheet.write_bytes(render_handover(SHEET).pdf)
    assert opens(sheet)


def test_the_control_a_plain_database_would_be_found(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "plain.db")
    raw.execute("CREATE TABLE note (text TEXT)")
    raw.execute("INSERT INTO note VALUES (?)", (f"{SURNAME}: {SENTENCE}",))
    raw.commit()
    raw.close()
    (tmp_path / "wide.txt").write_bytes(SURNAME.encode("utf-16-le"))
    (tmp_path / "hex.txt").write_text(SENTENCE.encode().hex())
    (tmp_path / "innocent.txt").write_text("nobody")
    assert hits(tmp_path) == ["hex.txt", "plain.db", "wide.txt"]
