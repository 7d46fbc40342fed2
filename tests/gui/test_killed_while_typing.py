"""Killing the process at any moment loses at most what was not acknowledged yet."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from recovery_desk.clocks import FixedClock
from recovery_desk.storage.opening import open_vault
from tests.gui.driving import PASSPHRASE, TODAY

ROOT = Path(__file__).resolve().parents[2]


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
    vault = open_vault(folder, PASSPHRASE, FixedClock(TODAY))
    draft = vault.drafts.get("note", "")
    assert vault.alarm is None
    vault.close()
    return max(said, default=0), (draft.fields["text"] if draft else "").split()


def check(folder: Path, moments: list[float]) -> None:
    for moment in moments:
        acknowledged, there = killed(folder, moment)
        assert acknowledged > 0
        assert there[:acknowledged] == [f"w{number}" for number in range(acknowledged)], moment


def test_every_acknowledged_word_is_there_after_a_kill(made_folder: Path, tmp_path: Path) -> None:
    random = Random(1)
    for number in range(3):
        folder = Path(shutil.copytree(made_folder, tmp_path / str(number)))
        check(folder, [random.uniform(0, 1.5)])


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_two_hundred_kills_and_one_after_a_minute(made_folder: Path, tmp_path: Path) -> None:
    random = Random(2)
    for number in range(200):
        folder = Path(shutil.copytree(made_folder, tmp_path / str(number)))
        check(folder, [random.uniform(0, 3)])
        shutil.rmtree(folder)
    check(Path(shutil.copytree(made_folder, tmp_path / "minute")), [60])
