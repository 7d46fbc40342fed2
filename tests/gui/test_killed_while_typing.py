"""Killing the process at any moment loses at most what was not acknowledged yet."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from recovery_desk.clocks import FixedClock
from recovery_desk.storage.opening import open_vault
from tests.gui.driving import PASSPHRASE, QUICK, TODAY

ROOT = Path(__file__).resolve().parents[2]
_TYPISTS = 4
"""How many type at once: they mostly wait for their own next word."""


def killed(folder: Path, after: float) -> tuple[int, list[str]]:
    """Types until `after` seconds behind the first word kept, kills, and answers what was said and what is there."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.typing_probe", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert typist.stdout is not None
    first = typist.stdout.readline()
    time.sleep(after)
    typist.kill()
    said = [int(line) for line in [first, *typist.stdout.readlines()] if line.strip().isdecimal()]
    typist.wait()
    typist.stdout.close()
    vault = open_vault(folder, PASSPHRASE, FixedClock(TODAY), kdf=QUICK)
    draft = vault.drafts.get("note", "")
    assert vault.alarm is None
    vault.close()
    return max(said, default=0), (draft.fields["text"] if draft else "").split()


def check(made: Path, folder: Path, moment: float) -> None:
    """One typist over a copy of the desk, killed at that moment."""
    shutil.copytree(made, folder)
    acknowledged, there = killed(folder, moment)
    assert acknowledged > 0
    assert there[:acknowledged] == [f"w{number}" for number in range(acknowledged)], moment
    shutil.rmtree(folder)


def test_every_acknowledged_word_is_there_after_a_kill(made_folder: Path, tmp_path: Path) -> None:
    random = Random(1)
    for number in range(3):
        check(made_folder, tmp_path / str(number), random.uniform(0, 1.5))


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("part", range(8))
def test_two_hundred_kills_at_any_moment_of_a_minute(made_folder: Path, tmp_path: Path, part: int) -> None:
    random = Random(part)
    moments = [*(random.uniform(0, 60) for _ in range(24)), 60.0]
    with ThreadPoolExecutor(_TYPISTS) as typists:
        folders = [tmp_path / str(number) for number in range(len(moments))]
        for _ in typists.map(lambda folder, moment: check(made_folder, folder, moment), folders, moments):
            pass
