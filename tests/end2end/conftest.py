"""A practice desk made once by the real program."""

from pathlib import Path

import pytest

from tests.end2end.program import Program, run


@pytest.fixture(scope="session")
def program() -> Program:
    """Runs `recovery-desk` with what it is given; text in, text out."""
    return run


@pytest.fixture(scope="session")
def practice(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice desk of forty made-up people."""
    folder = tmp_path_factory.mktemp("practice") / "desk"
    made = program("practice", "--data", folder, "--people", 40, "--seed", 3, "--today", "2026-11-23")
    assert made.returncode == 0, made.stderr
    return folder
